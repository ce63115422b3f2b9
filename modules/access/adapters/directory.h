// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/adapters/directory_settings.h"

namespace peygir::access {

/// The organisation's directory (LDAP), asked whether a password is somebody's (R117). Nothing is kept open and nothing
/// remembered: each question has a line of its own, encrypted before a name or a password is said.
class Directory
{
public:
    explicit Directory(DirectorySettings settings);

    /// Whether this is the password of the person whom the directory knows by this name: false for a wrong or empty one, for
    /// somebody it does not know, has closed or finds twice. Blocks for `DirectorySettings::patience` at most, names that
    /// take long to resolve aside; from one thread at a time. Fails with "access.directory_gone" {detail}: it cannot be
    /// reached, is not whom the authority vouches for, answers too late, or with an error of its own.
    Result<bool> accepts(const QString &name, const QString &password) const;

private:
    DirectorySettings m_settings;
};

} // namespace peygir::access
