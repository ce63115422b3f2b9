// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace peygir::access {

inline constexpr int leastPassword = 8;
/// The hash reads all of it: a password of a megabyte would be work for nothing.
inline constexpr int mostPassword = 1024;

/// Whether a new password that is kept here will do: at the server, which decides, and in a window before it asks. Fails with
/// "access.password_short" {least, most}; "access.password_is_name": it is the sign-in name, alone or with digits and signs
/// around it; "access.password_common": it is among the first that anybody would try. Case and look-alike letters make no
/// difference, nor does it matter whose digits are typed.
Result<void> checkPassword(const QString &password, const QString &signInName);

} // namespace peygir::access
