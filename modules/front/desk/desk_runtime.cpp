// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_runtime.h"

#include <QLoggingCategory>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

/// Both threads hold it; what it tells the GUI goes through `home`, which lives there.
struct DeskRuntime::Side : std::enable_shared_from_this<DeskRuntime::Side>
{
    Side(DeskRuntime *owner, const DeskSettings &settings, const Registry &registry)
        : home(new QObject)
        , runtime(owner)
        , worker(new DeskWorker(settings, {registry, random, clock}))
    {
    }

    /// From the worker's thread: runs `act` with the runtime on the GUI thread, if it is still there.
    template <class Act>
    void tell(Act act)
    {
        QMetaObject::invokeMethod(
            home,
            [side = shared_from_this(), act = std::move(act)] {
                if (side->runtime)
                    act(*side->runtime);
            },
            Qt::QueuedConnection);
    }
    /// From the GUI thread: runs `act` on the worker's, after all that was asked before.
    template <class Act>
    void ask(Act act)
    {
        QMetaObject::invokeMethod(
            worker, [side = shared_from_this(), act = std::move(act)] { act(*side); }, Qt::QueuedConnection);
    }
    void open(const std::optional<QByteArray> &token, std::promise<Opened> &promise);

    SystemRandom random;
    SystemClock clock;
    /// Lives on the GUI thread, where the runtime deletes it.
    QObject *const home;
    /// Read on the GUI thread only.
    QPointer<DeskRuntime> runtime;
    /// Belongs to its thread, which deletes it.
    DeskWorker *worker;
};

void DeskRuntime::Side::open(const std::optional<QByteArray> &token, std::promise<Opened> &promise)
{
    const auto result = worker->open();
    const Opened store = result.ok() ? Opened(worker->store()) : Opened(result.error());
    promise.set_value(store);
    std::optional<Uuid> desk;
    if (result.ok())
        desk = worker->desk();
    tell([store, desk, news = worker->news()](DeskRuntime &there) { there.workerOpened(store, desk, news); });
    if (!result.ok())
        return;
    QObject::connect(worker, &DeskWorker::rowsChanged, worker,
                     [this] { tell([](DeskRuntime &there) { Q_EMIT there.rowsChanged(); }); });
    QObject::connect(worker, &DeskWorker::newsChanged, worker, [this] {
        tell([news = worker->news()](DeskRuntime &there) {
            there.m_news = news;
            Q_EMIT there.statusChanged();
        });
    });
    worker->start(token.value_or(QByteArray()));
}

DeskRuntime::DeskRuntime(const DeskSettings &settings, const Registry &registry,
                         const std::optional<QByteArray> &token)
    : m_user(settings.user)
    , m_side(std::make_shared<Side>(this, settings, registry))
    , m_thread(new QThread)
{
    m_thread->setObjectName(QStringLiteral("desk"));
    m_side->worker->moveToThread(m_thread);
    m_thread->start();
    const auto promise = std::make_shared<std::promise<Opened>>();
    m_storeOpened = promise->get_future().share();
    m_side->ask([token, promise](Side &side) { side.open(token, *promise); });
}

DeskRuntime::~DeskRuntime()
{
    m_side->runtime.clear();
    m_side->ask([](Side &side) {
        side.worker->close();
        side.worker->deleteLater();
        QThread::currentThread()->quit();
    });
    bool ended = m_thread->wait(mostShutdown.count() * 3 / 4);
    if (!ended && m_store) {
        m_store->interrupt();
        ended = m_thread->wait(mostShutdown.count() / 4);
    }
    if (ended) {
        delete m_thread;
        // What was told and not heard goes with it, here and now. Left to the end of the program it would let go of the
        // side inside Qt's own clean-up, which would wait for itself for ever.
        delete m_side->home;
    } else {
        // Nothing is lost: what was accepted is durable. A thread that hangs in the system must not keep the window open.
        qCWarning(deskLog) << "the desk's thread did not end in time";
        // It must not be the last to let go of what belongs to this thread: that may be gone by then, and the program
        // would hang at its end.
        [[maybe_unused]] const auto *const kept = new std::shared_ptr<Side>(m_side);
    }
}

void DeskRuntime::workerOpened(const Opened &store, const std::optional<Uuid> &desk, const DeskWorker::News &news)
{
    if (!store.ok()) {
        Q_EMIT failedToOpen(store.error());
        return;
    }
    m_store = *store;
    m_desk = desk;
    m_news = news;
    Q_EMIT opened();
    Q_EMIT statusChanged();
    Q_EMIT rowsChanged();
}

void DeskRuntime::submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, DeskPort::Done done,
                         const char *codeField)
{
    const int number = ++m_lastNumber;
    // Callbacks stay on this thread: what they hold must not be destroyed on another one.
    m_waiting.insert({number, {context, std::move(done)}});
    m_side->ask([number, kind, arguments, field = QByteArray(codeField)](Side &side) {
        const auto accepted = side.worker->submit(kind, arguments, field.isEmpty() ? nullptr : field.constData());
        side.tell([number, accepted](DeskRuntime &there) { there.answer(number, accepted); });
    });
}

void DeskRuntime::answer(int number, const Result<Accepted> &accepted)
{
    auto found = m_waiting.extract(number);
    if (!found.empty() && found.mapped().context)
        found.mapped().done(accepted);
}

void DeskRuntime::submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments, QObject *context, AllDone done)
{
    const int number = ++m_lastNumber;
    m_waitingForAll.insert({number, {context, std::move(done)}});
    m_side->ask([number, kind, arguments](Side &side) {
        const auto accepted = side.worker->submitAll(kind, arguments);
        side.tell([number, accepted](DeskRuntime &there) { there.answerAll(number, accepted); });
    });
}

void DeskRuntime::answerAll(int number, const std::vector<Result<Accepted>> &accepted)
{
    auto found = m_waitingForAll.extract(number);
    if (!found.empty() && found.mapped().context)
        found.mapped().done(accepted);
    // Whoever has more to give has given it by now.
    if (m_waitingForAll.empty())
        m_side->ask([](Side &side) { side.worker->settle(); });
}

ServerPort::Cancel DeskRuntime::ask(const QByteArray &query, const QJsonObject &arguments, QObject *context,
                                    ServerPort::Done done)
{
    const int number = ++m_lastNumber;
    m_asked.insert({number, {context, std::move(done)}});
    m_side->ask([number, query, arguments](Side &side) {
        side.worker->ask(query, arguments, [number, &side](const Result<ServerPort::Answer> &answer) {
            side.tell([number, answer](DeskRuntime &there) { there.answerQuestion(number, answer); });
        });
    });
    // What comes nevertheless is not looked at.
    return [there = QPointer(this), number] {
        if (there)
            there->m_asked.erase(number);
    };
}

void DeskRuntime::answerQuestion(int number, const Result<ServerPort::Answer> &answer)
{
    auto found = m_asked.extract(number);
    if (!found.empty() && found.mapped().context)
        found.mapped().done(answer);
}

Instant DeskRuntime::now() const { return m_clock.now() + Milliseconds(m_news.status.clockOffsetMs.value_or(0)); }

void DeskRuntime::looked(LookAct act, const std::optional<AggregateId> &of, const QString &detail)
{
    m_side->ask([act, of, detail](Side &side) { side.worker->looked(act, of, detail); });
}

void DeskRuntime::synchroniseNow()
{
    m_side->ask([](Side &side) { side.worker->synchroniseNow(); });
}

void DeskRuntime::overview(QObject *context, SyncPort::Done done)
{
    const int number = ++m_lastNumber;
    m_viewers.insert({number, {context, std::move(done)}});
    m_side->ask([number](Side &side) {
        side.tell([number, overview = side.worker->overview()](DeskRuntime &there) {
            const auto found = there.m_viewers.extract(number);
            if (!found.empty() && found.mapped().context)
                found.mapped().done(overview);
        });
    });
}

void DeskRuntime::checkEverything()
{
    m_side->ask([](Side &side) { side.worker->checkEverything(); });
}

void DeskRuntime::cancelCheck()
{
    m_side->ask([](Side &side) { side.worker->cancelCheck(); });
}

storage::QueryThread::Open DeskRuntime::reader() const
{
    return [opened = m_storeOpened]() -> Result<std::unique_ptr<storage::Connection>> {
        const Opened &store = opened.get();
        if (!store.ok())
            return store.error();
        return DeskStore::reader(*store)();
    };
}

storage::QueryThread::Open DeskRuntime::writer() const
{
    return [opened = m_storeOpened]() -> Result<std::unique_ptr<storage::Connection>> {
        const Opened &store = opened.get();
        if (!store.ok())
            return store.error();
        return DeskStore::writer(*store)();
    };
}

void DeskRuntime::setToken(const QByteArray &token)
{
    m_side->ask([token](Side &side) { side.worker->start(token); });
}

} // namespace peygir::front
