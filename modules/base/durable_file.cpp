// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace peygir {

namespace {

Error fileError(const QString &path)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return Error(isFull ? "base.disk_full" : "base.file",
                 {{QStringLiteral("path"), path}, {QStringLiteral("detail"), QString::fromLocal8Bit(std::strerror(errno))}});
}

/// An open file of the system, closed at its end.
class Descriptor
{
public:
    Descriptor(const QString &path, int flags) : m_number(::open(QFile::encodeName(path).constData(), flags, 0600)) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    bool isOpen() const { return m_number >= 0; }
    bool sync() const { return ::fsync(m_number) == 0; }
    bool write(QByteArrayView bytes) const
    {
        while (!bytes.isEmpty()) {
            const ssize_t written = ::write(m_number, bytes.data(), size_t(bytes.size()));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes = bytes.sliced(written);
        }
        return true;
    }

private:
    int m_number;
};

} // namespace

Result<void> writeDurably(const QString &path, const QByteArray &content)
{
    const QString unfinished = path + QStringLiteral(".new");
    {
        const Descriptor file(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
        if (!file.isOpen() || !file.write(content) || !file.sync())
            return fileError(path);
    }
    if (::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(path).constData()) != 0)
        return fileError(path);
    // Without this the old name may come back with the power.
    const Descriptor folder(QFileInfo(path).path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (!folder.isOpen() || !folder.sync())
        return fileError(path);
    return {};
}

Result<void> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString parent = QFileInfo(QDir::cleanPath(QFileInfo(path).absoluteFilePath())).path();
    if (parent != path)
        TRY(makePrivateFolder(parent));
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return fileError(path);
    return {};
}

} // namespace peygir
