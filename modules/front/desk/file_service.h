// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/file_worker.h"

#include <QPointer>
#include <QThread>

#include <map>

namespace peygir::front {

/// A window's files: a `FileWorker` on a thread of its own, behind the port that screens know. Lives on the GUI thread
/// and never blocks it, but for at most `mostShutdown` when it is destroyed.
class FileService final : public FilePort
{
    Q_OBJECT

public:
    static constexpr Milliseconds mostShutdown{2000};

    /// `settings.openChannel` is called on the service's thread.
    explicit FileService(const FileWorker::Settings &settings);
    /// What is being copied or sent is broken off; sending goes on at the next start.
    ~FileService() override;

    /// Begins to send and get in the name of this token.
    void setToken(const QByteArray &token);
    /// The line is back, or looks so: no need to wait for the next attempt.
    void wake();

    quint64 take(const QString &path, QObject *context, Taken done) override;
    quint64 takeContent(const QByteArray &content, const QString &name, QObject *context, Taken done) override;
    void cancelTake(quint64 number) override;
    void letGo(const BlobHash &sha256) override;
    void named(const BlobHash &sha256) override;
    /// As `FileWorker::loose` and `sweep`; `done` is called on the GUI thread.
    using Loose = std::function<void(Result<std::vector<BlobHash>>)>;
    void findLoose(QObject *context, Loose done);
    void sweep(const std::vector<BlobHash> &unnamed);
    /// As the worker's; see there.
    void setMost(qint64 bytes);
    void makeRoom(const FileKeeper::StoreWord &word);
    void lookAtRoom();
    void fetchAhead(const std::vector<AheadFile> &files);
    void setLineFree(bool isFree);
    void send(const BlobHash &sha256, QObject *context, Done done) override;
    void fetch(const BlobHash &sha256, qint64 size) override;
    void fetchThumbnail(const BlobHash &sha256) override;
    void stopFetching(const BlobHash &sha256) override;
    FileState stateOf(const BlobHash &sha256) override;
    std::unique_ptr<QIODevice> read(const BlobHash &sha256) const override;
    qint64 most() const override { return m_most; }

Q_SIGNALS:
    /// No file can be taken or shown: "storage.io".
    void failedToOpen(const peygir::Error &error);
    /// Somebody let go of a file: a sweep may find something.
    void loosened();
    /// More is here than may be: `makeRoom` wants to hear from the store.
    void crowded();

private:
    struct Side;
    /// Runs `act(worker)` on the worker's thread, if it is open.
    template <class Act>
    void tellWorker(Act act) const;
    template <class T>
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void(Result<T>)> done;
    };
    template <class T>
    void answer(std::map<quint64, Waiting<T>> &waiting, quint64 number, const Result<T> &result);
    quint64 keepWaiting(QObject *context, Taken done);

    storage::BlobFolder m_blobs;
    std::shared_ptr<Side> m_side;
    QThread *m_thread;
    std::map<quint64, Waiting<KeptFile>> m_takes;
    std::map<quint64, Waiting<void>> m_sends;
    std::map<quint64, Waiting<std::vector<BlobHash>>> m_looking;
    std::map<BlobHash, FileState> m_states;
    qint64 m_most;
    quint64 m_lastNumber = 0;
};

} // namespace peygir::front
