// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/crash_file.h"

#include "base/limits.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace peygir::server {

namespace {

constexpr qsizetype idBytes = 16;

} // namespace

Result<std::unique_ptr<CrashFile>> CrashFile::open(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Error("server.folder", {{QStringLiteral("folder"), path}});
    std::unique_ptr<CrashFile> ledger(new CrashFile(file));
    QByteArray content(limits::groupCommands * idBytes, '\0');
    const ssize_t read = ::pread(file, content.data(), size_t(content.size()), 0);
    for (qsizetype at = 0; at + idBytes <= read; at += idBytes) {
        if (const auto id = Uuid::fromBytes(QByteArrayView(content).sliced(at, idBytes)); id.ok())
            ledger->m_leftBehind.push_back(*id);
    }
    return ledger;
}

CrashFile::~CrashFile() { ::close(m_file); }

void CrashFile::running(std::span<const sync::Arrival> group)
{
    QByteArray content;
    content.reserve(qsizetype(group.size()) * idBytes);
    for (const sync::Arrival &arrival : group)
        content += arrival.envelope.id.view();
    // A ledger that cannot be written (disk full) costs a guess after a fall, nothing else.
    [[maybe_unused]] const ssize_t written = ::pwrite(m_file, content.constData(), size_t(content.size()), 0);
}

void CrashFile::finished() { [[maybe_unused]] const int result = ::ftruncate(m_file, 0); }

} // namespace peygir::server
