// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/profile_secrets.h"

#include <set>

namespace peygir::front {

/// What a feature keeps in the store of a desk that is on no server, as half-typed calls: true where there is some.
using KeepsBack = std::function<Result<bool>(storage::Connection &store)>;

/// Whether anything of a profile is nowhere else: a command that the server has not taken, a file that it does not have; and of
/// a sealed one, which nobody reads meanwhile, a command that needs attention here, and what `keepsBack` says. The commands in
/// `taken` are the server's already, whatever the store says. `key` is null for a store in clear. Opens the store: not on a
/// thread that shows things. Errors are those of `DeskStore::open`.
Result<bool> somethingWaits(const Profile &profile, const ProfileCard &card, StoreKey *key, const KeepsBack &keepsBack,
                            const std::set<Uuid> &taken = {});

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
