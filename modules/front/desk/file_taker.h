// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/file_port.h"
#include "front/desk/file_store.h"

#include <list>

namespace peygir::front {

/// Copies files into a desk, piece by piece between other events of its thread, several at a time.
class FileTaker : public QObject
{
    Q_OBJECT

public:
    FileTaker(FileStore &store, Random &random, QObject *parent);
    ~FileTaker() override;

    /// `done` is called once from the event loop, with the errors of `FilePort::take`, unless it was cancelled.
    /// `number` is the caller's.
    void take(quint64 number, const QString &path, FilePort::Taken done);
    void takeContent(quint64 number, const QByteArray &content, const QString &name, FilePort::Taken done);
    /// What was copied so far is thrown away.
    void cancel(quint64 number);

Q_SIGNALS:
    void taking(quint64 number, qint64 done, qint64 size);

private:
    struct Job;

    void begin(std::unique_ptr<Job> job);
    void work(quint64 number);
    /// True when nothing is left to copy.
    Result<bool> copyPiece(Job &job);
    Result<KeptFile> keep(Job &job);
    std::list<std::unique_ptr<Job>>::iterator find(quint64 number);

    FileStore &m_store;
    Random &m_random;
    std::list<std::unique_ptr<Job>> m_jobs;
};

} // namespace peygir::front
