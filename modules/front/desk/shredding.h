// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/profile_secrets.h"

#include <set>

namespace peygir::front {

/// What a feature keeps in the store of a desk that is on no server, as half-typed calls: true where there is some.
using KeepsBack = std::function<Result<bool>(storage::Connection &store)>;

/// Why a store is to go: its person signs out, or the server has closed the desk for him and takes nothing by his token any more.
enum class Parting { SignsOut, Revoked };

/// Whether anything that a person has entered in a profile is nowhere else: a command that the server has not taken or that needs
/// attention here, a file that such a command, or one that no backup has yet, names and the server does not have, and what
/// `keepsBack` says. Files that nobody names do not count, and for a revoked desk those that the server had refused as too large. The
/// commands in `taken` are the server's already, whatever the store says. `key` is null for a store in clear. Opens the store:
/// not on a thread that shows things. Errors are those of `DeskStore::open` and `sync::contentsOfOutbox`.
Result<bool> somethingWaits(const Profile &profile, const ProfileCard &card, StoreKey *key, const KeepsBack &keepsBack,
                            Parting parting, const std::set<Uuid> &taken = {});

/// Destroys a sealed store, its key first (SEALED STORE: crypto-shredding), and the files beside it; the card stays, and
/// says that nothing is here. Not while the store is open. Ends what an earlier attempt has begun. `secrets` must live
/// until `done`.
void shredProfile(const Profile &profile, const ProfileCard &card, ProfileSecrets &secrets,
                  const std::function<void(Result<void>)> &done);

/// What `shredProfile` removes besides the secrets, where the card says already that nothing is here.
Result<void> removeShredded(const Profile &profile);

/// Destroys a store in clear, with its index and the files beside it, by overwriting them. Not while the store is open, and not on a
/// thread that shows things. Harmless when repeated. Fails with "storage.in_use", "storage.io".
Result<void> eraseStore(const Profile &profile);

} // namespace peygir::front
