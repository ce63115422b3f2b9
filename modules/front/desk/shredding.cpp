// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/shredding.h"

#include "front/desk/file_store.h"
#include "storage/sealed_copy.h"
#include "sync/desk/kept_contents.h"
#include "sync/desk/outbox.h"

#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace peygir::front {

namespace {

Result<bool> commandWaits(storage::Connection &connection, const std::set<Uuid> &taken)
{
    sync::Outbox outbox(connection);
    TRY_LET(const std::vector<Uuid> waiting, outbox.waiting());
    const auto isHere = [&taken](const Uuid &command) { return !taken.contains(command); };
    if (std::any_of(waiting.begin(), waiting.end(), isHere))
        return true;
    TRY_LET(const auto troubled, outbox.troubled());
    return std::any_of(troubled.begin(), troubled.end(),
                       [&isHere](const sync::Outbox::Entry &entry) { return isHere(entry.command); });
}

/// Whether a file that the server does not have belongs to something that was entered: what is in a draft only, `KeepsBack` says.
Result<bool> fileWaits(const FileStore &files, storage::Connection &connection, Parting parting)
{
    if (files.queue().empty())
        return false;
    TRY_LET(const std::set<BlobHash> named, sync::contentsOfOutbox(connection));
    return std::any_of(files.queue().begin(), files.queue().end(), [&](const auto &queued) {
        const auto &[hash, size] = queued;
        const bool isRefused = files.most() > 0 && size > files.most();
        return named.contains(hash) && !(isRefused && parting == Parting::Revoked);
    });
}

/// Overwrites whatever lies in a folder, and removes it.
Result<void> eraseFolder(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext())
        TRY(storage::eraseFile(files.next()));
    QDir here(folder);
    return !here.exists() || here.removeRecursively() ? Result<void>()
                                                      : Error("storage.io", {{QStringLiteral("path"), folder}});
}

} // namespace

Result<bool> somethingWaits(const Profile &profile, const ProfileCard &card, StoreKey *key, const KeepsBack &keepsBack,
                            Parting parting, const std::set<Uuid> &taken)
{
    using storage::LocalStore;
    if (!LocalStore::exists(profile.storeFolder(), LocalStore::Purpose::Desk))
        return false;
    const DeskSettings settings = profile.offlineDesk(card);
    TRY_LET(const auto store, DeskStore::open(settings.storeFolder, settings.policy, key));
    TRY_LET(const bool waits, commandWaits(store->connection(), taken));
    if (waits)
        return true;
    TRY_LET(const storage::BlobFolder::Seal seal, FileStore::sealWith(key));
    TRY_LET(const FileStore files, FileStore::open(profile.filesFolder(), {}, seal));
    TRY_LET(const bool hasFile, fileWaits(files, store->connection(), parting));
    if (hasFile)
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

Result<void> eraseStore(const Profile &profile)
{
    TRY(storage::LocalStore::erase(profile.storeFolder(), storage::LocalStore::Purpose::Desk));
    return eraseFolder(profile.filesFolder());
}

} // namespace peygir::front
