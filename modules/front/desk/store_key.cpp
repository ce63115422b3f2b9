// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/store_key.h"

#include <sodium.h>

#include <array>

namespace peygir::front {

using storage::SecretKey;

std::shared_ptr<StoreKey> StoreKey::fresh()
{
    std::array<std::uint8_t, SecretKey::size> bytes{};
    const int ready = sodium_init();
    Q_ASSERT(ready >= 0);
    randombytes_buf(bytes.data(), bytes.size());
    auto key = std::make_shared<const SecretKey>(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    return std::shared_ptr<StoreKey>(new StoreKey(std::move(key)));
}

std::shared_ptr<StoreKey> StoreKey::take(QByteArray kept)
{
    std::shared_ptr<const SecretKey> key;
    if (kept.size() == qsizetype(SecretKey::size)) {
        const auto *const bytes = reinterpret_cast<const std::uint8_t *>(kept.constData());
        key = std::make_shared<const SecretKey>(std::span<const std::uint8_t, SecretKey::size>(bytes, SecretKey::size));
    }
    erase(kept);
    return key ? std::shared_ptr<StoreKey>(new StoreKey(std::move(key))) : nullptr;
}

std::shared_ptr<StoreKey> StoreKey::missing() { return std::shared_ptr<StoreKey>(new StoreKey(nullptr)); }

std::shared_ptr<const SecretKey> StoreKey::held() const
{
    const std::lock_guard lock(m_mutex);
    return m_key;
}

QByteArray StoreKey::toKeep() const
{
    const auto key = held();
    return key ? QByteArray(reinterpret_cast<const char *>(key->data()), SecretKey::size) : QByteArray();
}

void StoreKey::erase(const QByteArray &secret)
{
    // Not data(): it would make a copy and erase that.
    sodium_memzero(const_cast<char *>(secret.constData()), std::size_t(secret.size()));
}

Result<void> StoreKey::withKey(const std::function<Result<void>(Key)> &use)
{
    const auto key = held();
    if (!key)
        return Error("storage.sealed");
    return use(Key(key->data(), SecretKey::size));
}

Result<void> StoreKey::forget()
{
    const std::lock_guard lock(m_mutex);
    m_key.reset();
    return {};
}

} // namespace peygir::front
