// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/key_provider.h"
#include "storage/sealing.h"

#include <QByteArray>

#include <memory>
#include <mutex>

namespace peygir::front {

/// The key of a profile's sealed store while a program runs, in memory that is locked and erased (docs/adr/0010). Where
/// it lies when none runs is the business of `ProfileSecrets`. From any thread.
class StoreKey final : public storage::KeyProvider
{
public:
    /// A new one, by chance.
    static std::shared_ptr<StoreKey> fresh();
    /// The one that was kept. Erases `kept`, and every copy that shares its memory. Null where it is no key.
    static std::shared_ptr<StoreKey> take(QByteArray kept);
    /// None: whatever wants to open the store is told "storage.sealed". For a sealed profile whose key nobody has given,
    /// so that no store in clear is made in its place.
    static std::shared_ptr<StoreKey> missing();

    /// As it is kept; whoever takes it erases it (`erase`).
    QByteArray toKeep() const;
    /// Overwrites the bytes, for all who share them.
    static void erase(const QByteArray &secret);

    /// Fails with "storage.sealed" where there is none.
    Result<void> withKey(const std::function<Result<void>(Key)> &use) override;
    /// Lets go of it in this program. What is kept of it goes with `ProfileSecrets::forget`.
    Result<void> forget() override;

private:
    explicit StoreKey(std::shared_ptr<const storage::SecretKey> key)
        : m_key(std::move(key))
    {}
    std::shared_ptr<const storage::SecretKey> held() const;

    mutable std::mutex m_mutex;
    std::shared_ptr<const storage::SecretKey> m_key;
};

} // namespace peygir::front
