// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>

namespace peygir::storage {

/// What was written to a database, transaction after transaction, in a folder on another disk (SYNC 9): together with a
/// backup it gives the state of the last commit. Each entry has a number that its transaction also leaves in the database, is
/// on the disk before that is committed, and carries a hash, so that of an entry that was being written when the power went
/// nothing is believed.
///
/// Lies in segments `journal-FIRST.pj`, named by the number of their first entry. Safe from any thread; one process at a time.
class WriteJournal
{
public:
    /// Opens the journal of a store whose last committed transaction is `number`; makes the folder, for its owner only. An
    /// entry that was not written to its end, or never committed, is cut off. Where the store has gone on without the journal,
    /// that begins a new segment, and `hasGap`.
    ///
    /// Fails with "storage.journal_ahead" {journal, store} (the journal knows more: this is not the store that it was
    /// written for, or an older copy of it), "storage.journal_damaged" {file} and the disk's errors.
    static Result<std::unique_ptr<WriteJournal>> open(const QString &folder, qint64 number);
    ~WriteJournal();
    WriteJournal(const WriteJournal &) = delete;
    WriteJournal &operator=(const WriteJournal &) = delete;

    const QString &folder() const { return m_folder; }
    /// Transactions before the first entry of the present segment are in no earlier one: a backup is needed.
    bool hasGap() const { return m_hasGap; }

    /// The database says, in its next transaction, that `number` was the last one that was committed: an entry behind it is
    /// cut off. Fails with "storage.journal_gap" where the journal lacks entries.
    Result<void> agreeWith(qint64 number);
    /// Durable when this succeeds; when it fails, nothing of it counts. `number` is one more than the last. Fails with
    /// "storage.disk_full", "storage.io".
    Result<void> append(qint64 number, QByteArrayView entry);
    /// A backup is there: a new segment begins, and those go that have nothing behind `number`.
    Result<void> rotate(qint64 number);

    /// Gives all entries behind `after`, in order, and answers the number of the last one (`after` where there is none). Fails
    /// with "storage.journal_gap" {wanted, found} where one is missing between, "storage.journal_damaged" {file}, and what
    /// `entry` fails with.
    static Result<qint64> read(const QString &folder, qint64 after,
                               const std::function<Result<void>(qint64 number, const QByteArray &entry)> &entry);

private:
    WriteJournal(QString folder, int file, QString path, qint64 last, qint64 size);

    Result<void> begin(qint64 first);
    Result<void> cutTo(qint64 size);

    QString m_folder;
    std::mutex m_mutex;
    int m_file;
    QString m_path;
    qint64 m_last;
    qint64 m_size;
    /// Where the last entry begins; -1: this segment has none that was written here.
    qint64 m_lastAt = -1;
    bool m_hasGap = false;
};

} // namespace peygir::storage
