// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/event_log.h"

#include <QDateTime>

#include <cstdio>

namespace peygir::server {

namespace {

void writeLine(QByteArray line)
{
    // One line, whatever a driver says; one write, so that lines of several threads do not mix.
    line.replace('\n', ' ').replace('\r', ' ');
    line += '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

QByteArray beginning(QByteArrayView event)
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' ' + event.toByteArray();
}

} // namespace

void logEvent(QByteArrayView event, std::initializer_list<std::pair<QByteArray, QByteArray>> values)
{
    QByteArray line = beginning(event);
    for (const auto &[name, value] : values)
        line += ' ' + name + '=' + value;
    writeLine(line);
}

void logError(QByteArrayView where, const Error &error)
{
    QByteArray line = beginning("error") + " in=" + where.toByteArray() + " id=" + error.id();
    const QByteArray detail = error.values().value(QStringLiteral("detail")).toString().toUtf8();
    // What PostgreSQL adds after the first line may quote a row.
    if (!detail.isEmpty())
        line += " detail=\"" + detail.split('\n').first() + '"';
    writeLine(line);
}

} // namespace peygir::server
