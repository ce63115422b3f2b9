// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/code_supply.h"

#include <QString>

namespace peygir::front {

/// The machine's own record of how far tracking codes were given out (SYNC 19): one small file for each block, in a
/// folder outside every profile, so that a store put back from a copy, or copied to another machine, gives no code
/// twice. A file names the machine on which it was written; on another one it counts as missing.
class FileCodeWitness final : public sync::CodeWitness
{
public:
    /// The folder is made when it is first needed. `machine` is anything that differs from machine to machine; only
    /// its hash is kept.
    FileCodeWitness(const QString &folder, const QByteArray &machine);

    std::optional<int> used(const Uuid &block) override;
    /// Fails with "base.file".
    Result<void> setUsed(const Uuid &block, int used) override;

    /// `$XDG_STATE_HOME/peygir/codes`, by default below `~/.local/state`.
    static QString standardFolder();
    /// The system's own id of this machine (/etc/machine-id), or its name where it has none.
    static QByteArray thisMachine();

private:
    QString fileOf(const Uuid &block) const;
    QByteArray contentFor(const Uuid &block, int used) const;

    QString m_folder;
    QByteArray m_machine;
};

} // namespace peygir::front
