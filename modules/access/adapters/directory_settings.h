// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <QString>

#include <functional>

namespace peygir::access {

/// Where the organisation's directory is, and as whom a person is known there (R117): what an administrator writes into a
/// JSON file (docs/deployment.md).
struct DirectorySettings
{
    /// ldaps://HOST[:PORT], or ldap://HOST[:PORT], which is encrypted by StartTLS before anything is said.
    QString url;
    /// PEM, by whom the directory is trusted.
    QString authorityFile;
    /// "uid={name},ou=people,dc=example,dc=org" or "{name}@example.org": as whom a person binds. Empty where he is searched for.
    QString bind;
    /// Below what he is searched for.
    QString base;
    /// "(&(objectClass=person)(uid={name}))": must find one entry.
    QString filter;
    /// As whom is searched; empty: as nobody.
    QString searcher;
    QString searcherPassword;
    /// For one sign-in altogether; less than a desk waits for the server.
    Milliseconds patience = std::chrono::seconds(5);

    /// Reads the file's content; `contentOf` gives that of the file with the searcher's password. Fails with
    /// "access.directory_settings" {problem} and the errors of `contentOf`.
    static Result<DirectorySettings> fromJson(const QByteArray &json,
                                              const std::function<Result<QByteArray>(const QString &file)> &contentOf);

    /// As whom this person binds; only where `bind` is set.
    QString bindNameOf(const QString &name) const;
    /// By what he is searched for; only where `filter` is set.
    QString filterOf(const QString &name) const;
};

/// The same text where a directory would take some of it for its own: what is neither a letter, a digit nor one of - _ . @ as
/// backslash and two hexadecimal digits, which names (RFC 4514) and filters (RFC 4515) both understand.
QString escapedForDirectory(const QString &text);

} // namespace peygir::access
