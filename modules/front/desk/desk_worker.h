// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/server_port.h"
#include "command/sync_port.h"
#include "front/desk/alarm.h"
#include "front/desk/desk_news.h"
#include "front/desk/desk_place.h"
#include "front/desk/desk_store.h"
#include "front/desk/desk_transport.h"
#include "front/desk/file_code_witness.h"
#include "front/desk/look_sender.h"
#include "front/desk/news_wait.h"
#include "front/desk/store_building.h"
#include "front/desk/sync_watch.h"
#include "front/desk/unsent_work.h"
#include "sync/desk/engine.h"

namespace peygir::front {

/// One desk: whose, where its store lies, and how it reaches its server.
struct DeskSettings
{
    QString storeFolder;
    storage::OpenPolicy policy;
    UserId user;
    /// Called on the worker's thread; empty for a desk that never touches the network.
    std::function<Result<std::unique_ptr<DeskTransport>>()> openTransport;
    /// Where the machine keeps how far codes were given out.
    QString witnessFolder = FileCodeWitness::standardFolder();
    QByteArray machine = FileCodeWitness::thisMachine();
    /// The key of the store; null for one in clear.
    std::shared_ptr<storage::KeyProvider> keys = {};
    /// Which desk a store becomes that is made only now; nothing: one with an id of its own.
    std::optional<Uuid> newDesk = {};
    /// Where what waits lies for whoever works on this machine next (SYNC 16); empty: nowhere.
    QString unsentFolder = {};
};

/// What a worker takes from its surroundings. All must outlive it.
struct DeskSurroundings
{
    const Registry &registry;
    Random &random;
    const Clock &clock;
    After after = afterByTimer();
};

/// Drives the desk's engine: opens the store, sends what the engine wants sent, one request at a time, and gives back
/// what comes. A request on its way never delays a command: between two calls the engine is free. Lives on one thread
/// with an event loop: its own in the window (`DeskRuntime`), the only one in the command-line program.
///
/// After a failure it waits, 1 s at first and 60 s at most, and greets the server again. While the server can poke, it
/// pulls when it is poked, and looks every minute in case a poke was lost; while it cannot, a pull waits at the server
/// (`NewsWait`), and where that does not work it pulls every 10 s. Waits are jittered.
class DeskWorker final : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds leastWait{1000};
    static constexpr Milliseconds mostWait{60'000};
    static constexpr Milliseconds pollTime{10'000};
    static constexpr Milliseconds pokedPollTime{60'000};
    /// Screens read again at most this often.
    static constexpr Milliseconds newsTime{30};
    /// Somebody reads at the moment at which the store is to be exchanged: it is tried again after this.
    static constexpr Milliseconds exchangeTime{20};
    /// What was entered is laid down for others at most this much later.
    static constexpr Milliseconds unsentTime{200};

    using News = DeskNews;

    DeskWorker(DeskSettings settings, DeskSurroundings surroundings);
    ~DeskWorker() override;

    /// Opens store and engine; once, before anything else. Errors of `DeskStore::open`, `openTransport` and the machine.
    Result<void> open();
    /// Begins to synchronise in the name of this token, which the server gave for this desk. Empty: there is none, and
    /// the status says that signing in is needed.
    void start(const QByteArray &token);
    /// Ends all work with the network; commands are still taken.
    void stop();
    /// Ends everything and closes the store.
    void close();

    Result<DeskPort::Accepted> submit(const QByteArray &kind, const QJsonObject &arguments, const char *codeField = nullptr);
    /// As many answers as `arguments` (`DeskPort::submitAll`).
    std::vector<Result<DeskPort::Accepted>> submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments);
    /// Nothing more is given: what is kept back while changes come one after another is told.
    void settle();
    /// Keeps it in the journal of what was looked at, and sends that when it is time.
    void looked(LookAct act, const std::optional<AggregateId> &of, const QString &detail);
    void synchroniseNow();
    /// Asks the server something (`ServerPort::ask`), whatever of synchronisation is on its way. May call back at once.
    void ask(const QByteArray &query, const QJsonObject &arguments, ServerPort::Done done);
    /// What became of one command; nothing if it was not given here.
    Result<std::optional<sync::Outbox::Entry>> find(const Uuid &command);

    /// What the synchronisation page shows (`SyncPort`). Errors: "front.desk_closed" and the machine's.
    Result<SyncOverview> overview();
    /// Counts everything that is here from the rows themselves, also while other work goes on, and asks the server about
    /// what differs (SYNC 17). How it goes is told by `newsChanged`. Nothing while one is running.
    void checkEverything();
    void cancelCheck();

    /// As last told by `newsChanged`.
    const News &news() const { return m_news; }
    /// As it is now.
    Result<News> freshNews();
    /// Nothing is on its way and nothing wants to be sent, and the server has been met.
    bool isQuiet() const { return m_quiet; }
    /// Of an opened desk.
    const Uuid &desk() const { return m_engine->desk(); }
    const std::shared_ptr<DeskStore> &store() const { return m_store; }

Q_SIGNALS:
    /// At most once in `newsTime`, the first at once.
    void rowsChanged();
    /// Something of `news` is different.
    void newsChanged();
    /// The server has answered everything there was to ask.
    void quiet();
    /// One attempt to synchronise came to nothing; the next follows by itself, unless the token was refused.
    void failed(const peygir::Error &error);

private:
    using RequestKind = sync::DeskEngine::RequestKind;

    Result<void> openOnce();
    /// Commands were taken; `isShown`: at least one has been decided here.
    void accepted(bool isShown);
    void pump();
    void sent(RequestKind kind, const Result<QByteArray> &answer);
    void received(RequestKind kind, const QByteArray &body);
    void refused(RequestKind kind, const Error &error);
    void failedToPass(const Error &error);
    void noteDamage(const Error &error);
    void tokenRefused(const Error &error);
    void retryAfter(Milliseconds least);
    void followUnsent(UnsentWork::After after);
    void restUntilNews();
    void waitForNews();
    void waited(quint64 number, quint64 asked, const Result<QByteArray> &answer);
    void heard(const QByteArray &body, Instant came);
    /// What a refused token is told as; nothing of any other error.
    static std::optional<Error> refusalOfToken(const Error &error);
    void send(const sync::DeskEngine::Request &request);
    /// Whether there is work beside sending and receiving (`DeskEngine::work`); begins it.
    bool worksBeside();
    void build();
    void exchangeStores();
    void sendLooks();
    void checkStore();
    void walkOn();
    void watched(const Result<void> &result);
    void reached();
    void setLine(DeskStatus::Line line, std::optional<Error> problem);
    void earChanged(bool open);
    void tellNews();
    Result<News> readNews();
    void changed(const sync::DeskEngine::Changed &what);

    DeskSettings m_settings;
    DeskSurroundings m_surroundings;
    FileCodeWitness m_witness;
    std::shared_ptr<DeskStore> m_store;
    std::unique_ptr<DeskPlace> m_place;
    std::unique_ptr<sync::DeskEngine> m_engine;
    /// Uses the engine.
    std::unique_ptr<StoreBuilding> m_building;
    std::unique_ptr<SyncWatch> m_watch;
    std::unique_ptr<LookSender> m_looks;
    BackOff m_backOff;
    /// Set while nothing is sent because the last attempt failed.
    Alarm m_retry;
    Alarm m_poll;
    Alarm m_check;
    Alarm m_walk;
    Alarm m_exchange;
    Beat m_rowsBeat;
    Beat m_newsBeat;
    Beat m_progressBeat;
    HeadWatch m_head;
    Alarm m_unsentAlarm;
    NewsWait m_wait;
    News m_news;
    LineState m_line;
    /// A page of the store cannot be read; it is replaced when it is opened next.
    std::optional<Error> m_damage;
    QByteArray m_token;
    /// The number of the newest request of the engine: only its answer counts.
    quint64 m_requests = 0;
    bool m_underWay = false;
    bool m_quiet = false;
    bool m_earOpen = false;
    /// Its callbacks use the rest.
    std::unique_ptr<DeskTransport> m_transport;
    /// Last: uses the line.
    std::unique_ptr<UnsentWork> m_unsent;
};

} // namespace peygir::front
