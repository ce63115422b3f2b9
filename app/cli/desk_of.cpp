// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_of.h"

#include "base/limits.h"

#include <QFile>

#include <cstdio>

namespace peygir::cli {

QFile &input()
{
    static QFile file;
    if (!file.isOpen() && !file.open(stdin, QIODevice::ReadOnly))
        qFatal("standard input cannot be read");
    return file;
}

QString passwordLine()
{
    QByteArray line = input().readLine(limits::commandBytes);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

Result<std::unique_ptr<OpenDesk>> deskOf(const Arguments &arguments, const Registry &registry,
                                         OpenDesk::Network network)
{
    const QString password = arguments.passwordFromStdin ? passwordLine() : QString();
    return OpenDesk::open(front::Profile(arguments.profile), registry, {network, password});
}

} // namespace peygir::cli
