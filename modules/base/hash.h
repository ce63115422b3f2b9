// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace peygir {

/// BLAKE2b (RFC 7693) by libsodium, fed piece by piece. The pieces are not separated from one another: where that
/// matters, add their lengths.
class Blake2b
{
public:
    /// `size` in bytes, 16 to 64.
    explicit Blake2b(qsizetype size, QByteArrayView key = {});
    ~Blake2b();
    Blake2b(const Blake2b &) = delete;
    Blake2b &operator=(const Blake2b &) = delete;

    Blake2b &add(QByteArrayView bytes);
    Blake2b &add(quint64 number);
    /// May be called once.
    QByteArray finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
    qsizetype m_size;
};

/// The first eight bytes of BLAKE2b-128 over `bytes`, for keys of tables and sums; not for anything an adversary may
/// want to forge.
qint64 shortHash(QByteArrayView bytes);

} // namespace peygir
