// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/write_journal.h"

#include "base/durable_file.h"
#include "storage/journal_segment.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace peygir::storage {

namespace {

Error journalError(const QString &path)
{
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return Error(isFull ? "storage.disk_full" : "storage.io",
                 {{QStringLiteral("path"), path}, {QStringLiteral("detail"), QString::fromLocal8Bit(std::strerror(errno))}});
}

Error gapError(qint64 wanted, qint64 found)
{
    return Error("storage.journal_gap", {{QStringLiteral("wanted"), wanted}, {QStringLiteral("found"), found}});
}

int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC | flags, 0600);
}

Result<void> writeAt(int file, qint64 at, QByteArrayView bytes, const QString &path)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), size_t(bytes.size()), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return journalError(path);
        bytes = bytes.sliced(written);
        at += written;
    }
    return ::fdatasync(file) == 0 ? Result<void>() : journalError(path);
}

Result<void> syncNames(const QString &folder)
{
    const int place = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = place >= 0 && ::fsync(place) == 0;
    if (place >= 0)
        ::close(place);
    return synced ? Result<void>() : journalError(folder);
}

} // namespace

WriteJournal::WriteJournal(QString folder, int file, QString path, qint64 last, qint64 size)
    : m_folder(std::move(folder))
    , m_file(file)
    , m_path(std::move(path))
    , m_last(last)
    , m_size(size)
{}

WriteJournal::~WriteJournal()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<std::unique_ptr<WriteJournal>> WriteJournal::open(const QString &folder, qint64 number)
{
    TRY(makePrivateFolder(folder));
    const std::vector<QString> segments = segment::all(folder);
    std::unique_ptr<WriteJournal> journal(new WriteJournal(folder, -1, {}, number, 0));
    if (segments.empty()) {
        TRY(journal->begin(number + 1));
        return journal;
    }
    const QString path = segments.back();
    TRY_LET(const segment::End end, segment::read(path, [](qint64, const QByteArray &) { return Result<void>(); }));
    journal->m_path = path;
    journal->m_file = openFile(path, 0);
    if (journal->m_file < 0)
        return journalError(path);
    journal->m_last = end.last > 0 ? end.last : segment::firstOf(path) - 1;
    journal->m_lastAt = end.lastAt;
    TRY(journal->cutTo(end.size));
    if (end.size == 0)
        TRY(writeAt(journal->m_file, 0, segment::beginning(), path));
    journal->m_size = std::max(end.size, qint64(segment::beginning().size()));
    if (journal->m_last > number + 1) {
        return Error("storage.journal_ahead",
                     {{QStringLiteral("journal"), journal->m_last}, {QStringLiteral("store"), number}});
    }
    if (journal->m_last < number) {
        journal->m_hasGap = true;
        TRY(journal->begin(number + 1));
        return journal;
    }
    TRY(journal->agreeWith(number));
    return journal;
}

Result<void> WriteJournal::begin(qint64 first)
{
    const QString path = segment::pathOf(m_folder, first);
    const int file = openFile(path, O_CREAT | O_TRUNC);
    if (file < 0)
        return journalError(path);
    if (m_file >= 0)
        ::close(m_file);
    m_file = file;
    m_path = path;
    TRY(writeAt(m_file, 0, segment::beginning(), path));
    m_size = segment::beginning().size();
    m_last = first - 1;
    m_lastAt = -1;
    return syncNames(m_folder);
}

Result<void> WriteJournal::cutTo(qint64 size)
{
    return ::ftruncate(m_file, size) == 0 && ::fdatasync(m_file) == 0 ? Result<void>() : journalError(m_path);
}

Result<void> WriteJournal::agreeWith(qint64 number)
{
    const std::lock_guard lock(m_mutex);
    if (number == m_last)
        return {};
    if (number + 1 != m_last || m_lastAt < 0)
        return gapError(number, m_last);
    TRY(cutTo(m_lastAt));
    m_size = m_lastAt;
    m_last = number;
    m_lastAt = -1;
    return {};
}

Result<void> WriteJournal::append(qint64 number, QByteArrayView entry)
{
    const std::lock_guard lock(m_mutex);
    if (number != m_last + 1)
        return gapError(m_last + 1, number);
    const QByteArray frame = segment::framed(number, entry);
    if (const auto written = writeAt(m_file, m_size, frame, m_path); !written.ok()) {
        // Half of it may be there; the next one is written in its place.
        (void)cutTo(m_size);
        return written;
    }
    m_lastAt = m_size;
    m_size += frame.size();
    m_last = number;
    return {};
}

Result<void> WriteJournal::rotate(qint64 number)
{
    const std::lock_guard lock(m_mutex);
    // A segment that is empty goes on.
    if (m_size > segment::beginning().size())
        TRY(begin(m_last + 1));
    m_hasGap = false;
    const std::vector<QString> segments = segment::all(m_folder);
    for (size_t i = 0; i + 1 < segments.size(); ++i) {
        if (segment::firstOf(segments[i + 1]) <= number + 1)
            QFile::remove(segments[i]);
    }
    return syncNames(m_folder);
}

Result<qint64> WriteJournal::read(const QString &folder, qint64 after,
                                  const std::function<Result<void>(qint64, const QByteArray &)> &entry)
{
    qint64 last = after;
    const std::vector<QString> segments = segment::all(folder);
    for (size_t i = 0; i < segments.size(); ++i) {
        // The whole segment lies before.
        if (i + 1 < segments.size() && segment::firstOf(segments[i + 1]) <= after + 1)
            continue;
        TRY_LET(const segment::End end,
                segment::read(segments[i], [&](qint64 number, const QByteArray &bytes) -> Result<void> {
                    if (number <= last)
                        return {};
                    if (number != last + 1)
                        return gapError(last + 1, number);
                    TRY(entry(number, bytes));
                    last = number;
                    return {};
                }));
        if (end.torn && i + 1 < segments.size())
            return Error("storage.journal_damaged", {{QStringLiteral("file"), segments[i]}});
    }
    return last;
}

} // namespace peygir::storage
