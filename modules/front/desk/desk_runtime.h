// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_worker.h"

#include <QPointer>
#include <QThread>

#include <future>
#include <map>

namespace peygir::front {

/// A window's desk: the same `DeskWorker` on a thread of its own, behind the ports that screens know. Lives on the GUI
/// thread and never blocks it, but for at most `mostShutdown` when it is destroyed.
class DeskRuntime final : public DeskPort, public ServerPort, public SyncPort
{
    Q_OBJECT

public:
    static constexpr Milliseconds mostShutdown{2000};

    /// Begins to open the store at once; `opened` or `failedToOpen` follows. `registry` must outlive it. Without a token
    /// it works offline and says that signing in is needed.
    DeskRuntime(const DeskSettings &settings, const Registry &registry, const std::optional<QByteArray> &token);
    /// Waits for the command that is being decided; what waits for the network is cut off.
    ~DeskRuntime() override;

    UserId user() const override { return m_user; }
    /// Commands given before the store is open are decided when it is.
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, DeskPort::Done done,
                const char *codeField = nullptr) override;
    void submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments, QObject *context, AllDone done) override;
    DeskStatus status() const override { return m_news.status; }
    std::vector<TroubledCommand> troubled() const override { return m_news.troubled; }
    Instant now() const override;
    void looked(LookAct act, const std::optional<AggregateId> &of, const QString &detail) override;
    void synchroniseNow() override;
    Cancel ask(const QByteArray &query, const QJsonObject &arguments, QObject *context, ServerPort::Done done) override;
    void overview(QObject *context, SyncPort::Done done) override;
    StoreCheck check() const override { return m_news.check; }
    void checkEverything() override;
    void cancelCheck() override;

    /// For `storage::QueryThread`: waits, on that thread, until the store is open. The query threads must be gone before
    /// another desk opens the same store.
    storage::QueryThread::Open reader() const;
    /// The same for writing what belongs to this desk alone, as half-typed calls.
    storage::QueryThread::Open writer() const;
    /// For `storage::SearchWriter`: the store and its file; nothing before `opened`. What uses the store must be gone
    /// before another desk opens it.
    const std::shared_ptr<DeskStore> &store() const { return m_store; }
    /// This desk's id, for signing in again; nothing before `opened`.
    const std::optional<Uuid> &desk() const { return m_desk; }
    /// Goes on with a new token, after signing in again.
    void setToken(const QByteArray &token);

Q_SIGNALS:
    void opened();
    /// Nothing can be shown or entered: "storage.in_use", "storage.unencrypted_volume" and what else `DeskStore::open`
    /// says.
    void failedToOpen(const peygir::Error &error);

private:
    struct Waiting
    {
        QPointer<QObject> context;
        DeskPort::Done done;
    };
    struct WaitingForAll
    {
        QPointer<QObject> context;
        AllDone done;
    };
    struct Asked
    {
        QPointer<QObject> context;
        ServerPort::Done done;
    };
    struct Viewer
    {
        QPointer<QObject> context;
        SyncPort::Done done;
    };
    using Opened = Result<std::shared_ptr<DeskStore>>;
    struct Side;

    void workerOpened(const Opened &store, const std::optional<Uuid> &desk, const DeskWorker::News &news);
    void answer(int number, const Result<Accepted> &accepted);
    void answerAll(int number, const std::vector<Result<Accepted>> &accepted);
    void answerQuestion(int number, const Result<ServerPort::Answer> &answer);

    const UserId m_user;
    SystemClock m_clock;
    /// What the worker's thread uses. It outlives this object when the thread does not end in time.
    std::shared_ptr<Side> m_side;
    QThread *m_thread;
    std::shared_future<Opened> m_storeOpened;
    std::shared_ptr<DeskStore> m_store;
    std::optional<Uuid> m_desk;
    DeskWorker::News m_news;
    std::map<int, Waiting> m_waiting;
    std::map<int, WaitingForAll> m_waitingForAll;
    std::map<int, Asked> m_asked;
    std::map<int, Viewer> m_viewers;
    int m_lastNumber = 0;
};

} // namespace peygir::front
