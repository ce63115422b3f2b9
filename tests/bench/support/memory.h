// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace peygir::bench {

/// What a process ("self", or its id) has of the machine's memory, shared parts by share (Pss), in MB.
inline double memoryOf(const QString &process)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no smaps_rollup of %s", qPrintable(process));
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toDouble() / 1024;
    }
    qFatal("no Pss of %s", qPrintable(process));
}

inline double ownMemory() { return memoryOf(QStringLiteral("self")); }

} // namespace peygir::bench
