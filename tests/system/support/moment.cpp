// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/moment.h"

#include "support/databases/empty_database.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/stat.h>

namespace peygir::kills {

namespace {

/// The state of a thread as the kernel says it: 'T' where it is stopped; 0 where it is gone.
char stateOf(const QString &task)
{
    QFile file(task + QStringLiteral("/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray words = file.readAll();
    const qsizetype end = words.lastIndexOf(')');
    return end < 0 || end + 2 >= words.size() ? 0 : words[end + 2];
}

bool isStopped(qint64 pid)
{
    const QString tasks = QStringLiteral("/proc/%1/task").arg(pid);
    const QStringList all = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return !all.isEmpty() && std::all_of(all.begin(), all.end(), [&tasks](const QString &task) {
        const char state = stateOf(tasks + u'/' + task);
        return state == 'T' || state == 0;
    });
}

} // namespace

bool freeze(qint64 pid)
{
    if (::kill(pid_t(pid), SIGSTOP) != 0)
        return false;
    while (!isStopped(pid)) {
        const char state = stateOf(QStringLiteral("/proc/%1").arg(pid));
        if (state == 'Z' || state == 'X' || state == 0)
            return false;
    }
    return true;
}

void thaw(qint64 pid) { ::kill(pid_t(pid), SIGCONT); }

void kill(qint64 pid) { ::kill(pid_t(pid), SIGKILL); }

bool writesTo(const QString &database, qint64 pid)
{
    struct stat shm = {};
    if (::stat(QFile::encodeName(database + QStringLiteral("-shm")).constData(), &shm) != 0)
        return false;
    QFile locks(QStringLiteral("/proc/locks"));
    if (!locks.open(QIODevice::ReadOnly))
        qFatal("the kernel does not tell who holds locks");
    // "1: POSIX  ADVISORY  WRITE 4711 08:01:131103 120 120"
    const QByteArray inode = ':' + QByteArray::number(quint64(shm.st_ino));
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() >= 8 && words[3] == "WRITE" && words[4].toLongLong() == pid && words[5].endsWith(inode)
            && words[6] == "120")
            return true;
    }
    return false;
}

bool writesToPostgresql(storage::Connection &database)
{
    bool writes = false;
    test::must(database.each("SELECT 1 FROM pg_stat_activity WHERE pid = (SELECT backend FROM leader WHERE id = 1)"
                             " AND xact_start IS NOT NULL AND state <> 'idle'",
                             {}, [&writes](const storage::RowView &) {
                                 writes = true;
                                 return false;
                             }));
    return writes;
}

std::optional<bool> killAt(qint64 pid, Aim aim, const std::function<bool()> &isInside, const std::function<void()> &pass)
{
    for (int look = 1;; ++look) {
        if (!freeze(pid))
            return std::nullopt;
        const bool isThere = isInside();
        if (isThere || aim == Aim::Anywhere || look == mostLooks) {
            kill(pid);
            return isThere;
        }
        thaw(pid);
        pass();
    }
}

} // namespace peygir::kills
