// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_code_witness.h"

#include "base/durable_file.h"
#include "base/hash.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

namespace peygir::front {

namespace {

constexpr qsizetype witnessFileBytes = 256;

} // namespace

FileCodeWitness::FileCodeWitness(const QString &folder, const QByteArray &machine)
    : m_folder(folder)
    , m_machine(Blake2b(16).add("peygir codes").add(machine).finish().toHex())
{
}

std::optional<int> FileCodeWitness::used(const Uuid &block)
{
    QFile file(fileOf(block));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray content = file.read(witnessFileBytes);
    const int end = int(content.lastIndexOf(' '));
    bool isNumber = false;
    const int count = content.mid(end + 1).trimmed().toInt(&isNumber);
    // Anything that we would not have written ourselves, on this machine and for this block, tells nothing.
    if (!isNumber || count < 0 || content != contentFor(block, count))
        return std::nullopt;
    return count;
}

Result<void> FileCodeWitness::setUsed(const Uuid &block, int used)
{
    TRY(makePrivateFolder(m_folder));
    return writeDurably(fileOf(block), contentFor(block, used));
}

QString FileCodeWitness::standardFolder()
{
    const QString configured = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state = QDir::isAbsolutePath(configured) ? configured
                                                           : QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(state).filePath(QStringLiteral("peygir/codes"));
}

QByteArray FileCodeWitness::thisMachine()
{
    const QByteArray id = QSysInfo::machineUniqueId();
    return id.isEmpty() ? QSysInfo::machineHostName().toUtf8() : id;
}

QString FileCodeWitness::fileOf(const Uuid &block) const { return QDir(m_folder).filePath(block.toString()); }

QByteArray FileCodeWitness::contentFor(const Uuid &block, int used) const
{
    return "codes 1 " + m_machine + ' ' + block.toAscii() + ' ' + QByteArray::number(used) + '\n';
}

} // namespace peygir::front
