// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/stranded.h"

#include <QString>

namespace peygir::front {

/// What waits to be sent from this machine, whoever entered it (SYNC 16): one sealed and signed file for each command, in one
/// folder for all who work here, so that the next one who has a line sends it. Holds nothing itself; may be used from several
/// threads and processes.
class UnsentFolder
{
public:
    explicit UnsentFolder(QString folder) : m_folder(std::move(folder)) {}

    /// `$PEYGIR_UNSENT` where it is set; `/var/lib/peygir/unsent` where an administrator has made it for everybody; else
    /// `$XDG_STATE_HOME/peygir/unsent`, which serves those who share one account of the system.
    static QString standardFolder();

    /// Whether somebody may read it does not matter: only the server can. Durable when it returns. Fails with "base.file" and
    /// "base.disk_full".
    Result<void> keep(const sync::Stranded &stranded) const;
    /// Names of files, those of one desk in the order of its commands.
    QStringList names() const;
    /// Nothing where there is no such file any more, or it is larger than any of ours.
    std::optional<QByteArray> content(const QString &name) const;
    /// Best effort: a file of somebody else's may have to stay until he comes back.
    void remove(const QString &name) const;

    static QString nameOf(const Uuid &desk, qint64 before, const Uuid &command);
    static bool isOf(const QString &name, const Uuid &desk) { return name.startsWith(desk.toString()); }

private:
    QString m_folder;
};

} // namespace peygir::front
