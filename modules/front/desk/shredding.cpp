// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/shredding.h"

#include "front/desk/file_store.h"
#include "sync/desk/outbox.h"

#include <QDir>

namespace peygir::front {

Result<bool> somethingWaits(const Profile &profile, const ProfileCard &card, StoreKey &key, const KeepsBack &keepsBack)
{
    using storage::LocalStore;
    if (!LocalStore::exists(profile.storeFolder(), LocalStore::Purpose::Desk))
        return false;
    const DeskSettings settings = profile.offlineDesk(card);
    TRY_LET(const auto store, DeskStore::open(settings.storeFolder, settings.policy, &key));
    sync::Outbox outbox(store->connection());
    TRY_LET(const sync::Outbox::Counts counts, outbox.counts());
    TRY_LET(const auto troubled, outbox.troubled());
    if (counts.waiting > 0 || !troubled.empty())
        return true;
    TRY_LET(const storage::BlobFolder::Seal seal, FileStore::sealWith(&key));
    TRY_LET(const FileStore files, FileStore::open(profile.filesFolder(), {}, seal));
    if (!files.queue().empty())
        return true;
    return keepsBack ? keepsBack(store->connection()) : Result<bool>(false);
}

Result<void> removeShredded(const Profile &profile)
{
    TRY(storage::LocalStore::remove(profile.storeFolder(), storage::LocalStore::Purpose::Desk));
    QDir files(profile.filesFolder());
    if (files.exists() && !files.removeRecursively())
        return Error("storage.io", {{QStringLiteral("path"), files.path()}});
    return {};
}

void shredProfile(const Profile &profile, const ProfileCard &card, ProfileSecrets &secrets,
                  const std::function<void(Result<void>)> &done)
{
    // Said first: after a crash nobody looks for the key of what is left.
    ProfileCard shredded = card;
    shredded.desk.reset();
    if (const auto written = profile.write(shredded); !written.ok())
        return done(written);
    secrets.forgetAll(card.tokenPlace, [profile, done](const Result<void> &forgotten) {
        if (!forgotten.ok())
            return done(forgotten);
        done(removeShredded(profile));
    });
}

} // namespace peygir::front
