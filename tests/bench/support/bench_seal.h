// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/must.h"
#include "storage/sealed_copy.h"
#include "storage/sealing_vfs.h"
#include "storage/vfs.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <optional>

namespace peygir::bench {

/// How a bench's desk lies on its disk: sealed, as desks do, with `--sealed` on the command line; else in clear.
class BenchSeal
{
public:
    BenchSeal(int argc, char **argv)
    {
        if (std::find(argv, argv + argc, QByteArray("--sealed")) != argv + argc)
            m_vfs.emplace(key, storage::fileVfs());
    }

    bool isOn() const { return m_vfs.has_value(); }
    /// For `openSqlite`; empty in clear.
    QByteArray vfs() const { return m_vfs ? m_vfs->name() : QByteArray(); }
    /// A file in clear, without a log, as it lies on this bench's desk.
    void lay(const QString &clear, const QString &to) const
    {
        QFile::remove(to);
        if (m_vfs)
            must(storage::copySealed(clear, to, m_vfs->name()));
        else if (!QFile::copy(clear, to))
            qFatal("cannot copy %s", qPrintable(clear));
    }

private:
    static constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> key{1, 3, 7};
    std::optional<storage::SealingVfs> m_vfs;
};

} // namespace peygir::bench
