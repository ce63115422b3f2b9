// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealing.h"

#include <QtGlobal>

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace peygir::storage {

namespace {

static_assert(FileSeal::nonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(FileSeal::tagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

constexpr char mark[] = {'S', 'E', 'A', '1'};
constexpr size_t checkBytes = 4;
constexpr char clearDatabase[FileSeal::prefixBytes + 1] = "SQLite format 3";

std::uint8_t *lockedMemory()
{
    const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
    auto *const memory = static_cast<std::uint8_t *>(sodium_malloc(SecretKey::size));
    Q_CHECK_PTR(memory);
    return memory;
}

const std::uint8_t *raw(const char *bytes) { return reinterpret_cast<const std::uint8_t *>(bytes); }
std::uint8_t *raw(char *bytes) { return reinterpret_cast<std::uint8_t *>(bytes); }

/// Says whether a key belongs to a prefix, and nothing else about either.
std::array<std::uint8_t, checkBytes> checkOf(const SecretKey &master, std::span<const std::uint8_t> chance)
{
    const char purpose[] = "peygir key check";
    crypto_generichash_state state;
    crypto_generichash_init(&state, master.data(), SecretKey::size, crypto_generichash_BYTES);
    crypto_generichash_update(&state, raw(purpose), sizeof purpose);
    crypto_generichash_update(&state, chance.data(), chance.size());
    std::array<std::uint8_t, crypto_generichash_BYTES> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    std::array<std::uint8_t, checkBytes> check{};
    std::copy_n(hash.begin(), checkBytes, check.begin());
    return check;
}

} // namespace

SecretKey::SecretKey(std::span<const std::uint8_t, size> bytes)
    : m_bytes(lockedMemory())
{
    std::memcpy(m_bytes, bytes.data(), size);
}

SecretKey::SecretKey(const SecretKey &from, std::span<const std::uint8_t> context)
    : m_bytes(lockedMemory())
{
    crypto_generichash(m_bytes, size, context.data(), context.size(), from.data(), size);
}

SecretKey::~SecretKey() { sodium_free(m_bytes); }

FileSeal::Belongs FileSeal::belongs(const Prefix &prefix, const SecretKey &master)
{
    if (std::memcmp(prefix.data(), clearDatabase, prefixBytes) == 0)
        return Belongs::Clear;
    if (std::memcmp(prefix.data(), mark, sizeof mark) != 0)
        return Belongs::Foreign;
    const auto check = checkOf(master, std::span(prefix).subspan(sizeof mark + checkBytes));
    return sodium_memcmp(check.data(), prefix.data() + sizeof mark, checkBytes) == 0 ? Belongs::Ours
                                                                                     : Belongs::OtherKey;
}

FileSeal::Prefix FileSeal::newPrefix(const SecretKey &master)
{
    Prefix prefix{};
    const auto chance = std::span(prefix).subspan(sizeof mark + checkBytes);
    randombytes_buf(chance.data(), chance.size());
    std::memcpy(prefix.data(), mark, sizeof mark);
    const auto check = checkOf(master, chance);
    std::copy(check.begin(), check.end(), prefix.begin() + sizeof mark);
    return prefix;
}

FileSeal::FileSeal(const SecretKey &master, const Prefix &prefix)
    : m_prefix(prefix)
    , m_key(master, prefix)
{}

std::array<std::uint8_t, FileSeal::associatedBytes> FileSeal::associated(const SealedPlace &place) const
{
    std::array<std::uint8_t, associatedBytes> bytes{};
    auto at = bytes.begin();
    *at++ = std::uint8_t(place.kind);
    for (int shift = 0; shift < 64; shift += 8)
        *at++ = std::uint8_t(place.index >> shift);
    at = std::copy(place.binding.begin(), place.binding.end(), at);
    std::copy(m_prefix.begin(), m_prefix.end(), at);
    return bytes;
}

void FileSeal::seal(const SealedPlace &place, std::span<const char> clear, char *sealed,
                    std::span<char, extraBytes> extra) const
{
    // 192 bits of chance never meet twice, and there is no counter that a restored copy could set back.
    randombytes_buf(extra.data(), nonceBytes);
    const auto with = associated(place);
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(raw(sealed), raw(extra.data()) + nonceBytes, nullptr,
                                                        raw(clear.data()), clear.size(), with.data(), with.size(),
                                                        nullptr, raw(extra.data()), m_key.data());
}

bool FileSeal::open(const SealedPlace &place, std::span<const char> sealed, char *clear,
                    std::span<const char, extraBytes> extra) const
{
    const auto with = associated(place);
    return crypto_aead_xchacha20poly1305_ietf_decrypt_detached(raw(clear), nullptr, raw(sealed.data()), sealed.size(),
                                                               raw(extra.data()) + nonceBytes, with.data(), with.size(),
                                                               raw(extra.data()), m_key.data()) == 0;
}

} // namespace peygir::storage
