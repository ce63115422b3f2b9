// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/unsent_folder.h"

#include "base/durable_file.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace peygir::front {

namespace {

const QString ending = QStringLiteral(".sealed");

} // namespace

QString UnsentFolder::standardFolder()
{
    const QString told = qEnvironmentVariable("PEYGIR_UNSENT");
    if (QDir::isAbsolutePath(told))
        return told;
    const QFileInfo shared(QStringLiteral("/var/lib/peygir/unsent"));
    if (shared.isDir() && shared.isWritable())
        return shared.filePath();
    const QString configured = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(configured) ? configured
                                                           : QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(state).filePath(QStringLiteral("peygir/unsent"));
}

QString UnsentFolder::nameOf(const Uuid &desk, qint64 before, const Uuid &command)
{
    return QStringLiteral("%1.%2.%3%4").arg(desk.toString()).arg(before, 16, 10, QLatin1Char('0')).arg(command.toString(), ending);
}

Result<void> UnsentFolder::keep(const sync::Stranded &stranded) const
{
    const QString path = QDir(m_folder).filePath(nameOf(stranded.desk, stranded.before.n, stranded.command));
    if (QFile::exists(path))
        return {};
    if (!QFileInfo(m_folder).isDir())
        TRY(makePrivateFolder(m_folder));
    TRY(writeDurably(path, stranded.encoded()));
    // In a folder for everybody it is somebody else who reads it.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return {};
}

QStringList UnsentFolder::names() const
{
    return QDir(m_folder).entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name);
}

std::optional<QByteArray> UnsentFolder::content(const QString &name) const
{
    QFile file(QDir(m_folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly) || file.size() > limits::strandedFileBytes)
        return std::nullopt;
    return file.readAll();
}

void UnsentFolder::remove(const QString &name) const { QFile::remove(QDir(m_folder).filePath(name)); }

} // namespace peygir::front
