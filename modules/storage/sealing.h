// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <span>

namespace peygir::storage {

/// 32 secret bytes in memory that is locked, fenced, left out of core dumps, and erased when they are destroyed.
class SecretKey
{
public:
    static constexpr size_t size = 32;

    explicit SecretKey(std::span<const std::uint8_t, size> bytes);
    /// The key that BLAKE2b makes of `from` and `context`: nobody gets from it to the one that it was made of.
    SecretKey(const SecretKey &from, std::span<const std::uint8_t> context);
    ~SecretKey();
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;

    const std::uint8_t *data() const { return m_bytes; }

private:
    std::uint8_t *m_bytes;
};

/// What is not as we wrote it, counted since the program has opened the files. A log or journal whose end was torn by
/// a power cut counts as well; a page never does unless somebody or the disk changed it.
struct SealFindings
{
    std::uint64_t pages = 0;
    std::uint64_t logPieces = 0;
    std::uint64_t journalBlocks = 0;

    friend bool operator==(const SealFindings &, const SealFindings &) = default;
};

/// The same while it is counted, from any thread.
struct SealCounters
{
    std::atomic<std::uint64_t> pages = 0;
    std::atomic<std::uint64_t> logPieces = 0;
    std::atomic<std::uint64_t> journalBlocks = 0;
};

/// Where a sealed piece belongs. Opened at another place it is not authentic.
struct SealedPlace
{
    enum class Kind : std::uint8_t { Page = 'M', LogHead = 'H', FrameHead = 'F', FramePage = 'P', JournalBlock = 'J',
                                   BlobHead = 'b', BlobBlock = 'B' };
    static constexpr size_t bindingBytes = 4;

    Kind kind;
    /// Number of the page, frame or block.
    std::uint64_t index;
    /// What else it hangs on: for the page in a frame, which page of the database it is.
    std::array<std::uint8_t, bindingBytes> binding = {};
};

/// How the pieces of one database file, of its log and of its journal are sealed: XChaCha20-Poly1305 with a random
/// nonce for each writing and a key of the file's own.
///
/// A file begins with its prefix in clear: "SEA1", four bytes by which a wrong key is known, eight bytes of chance.
class FileSeal
{
public:
    static constexpr int prefixBytes = 16;
    static constexpr int nonceBytes = 24;
    static constexpr int tagBytes = 16;
    static constexpr int extraBytes = nonceBytes + tagBytes;
    using Prefix = std::array<std::uint8_t, prefixBytes>;

    enum class Belongs { Ours, OtherKey, Clear, Foreign };
    static Belongs belongs(const Prefix &prefix, const SecretKey &master);
    static Prefix newPrefix(const SecretKey &master);

    FileSeal(const SecretKey &master, const Prefix &prefix);
    const Prefix &prefix() const { return m_prefix; }

    /// `extra` takes nonce and tag. `sealed` and `clear` have the same size; they may be the same memory or apart.
    void seal(const SealedPlace &place, std::span<const char> clear, char *sealed,
              std::span<char, extraBytes> extra) const;
    /// False, and nothing to be read in `clear`, where it is not what was sealed for this place.
    [[nodiscard]] bool open(const SealedPlace &place, std::span<const char> sealed, char *clear,
                            std::span<const char, extraBytes> extra) const;

private:
    static constexpr size_t associatedBytes = 1 + 8 + SealedPlace::bindingBytes + prefixBytes;
    std::array<std::uint8_t, associatedBytes> associated(const SealedPlace &place) const;

    Prefix m_prefix;
    SecretKey m_key;
};

} // namespace peygir::storage
