// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_worker.h"

#include "base/limits.h"
#include "front/desk/desk_json.h"
#include "front/desk/revocation.h"
#include "front/desk/server_query.h"

#include <QLoggingCategory>

#include <algorithm>

namespace peygir::front {

Q_LOGGING_CATEGORY(deskLog, "peygir.desk", QtInfoMsg)

using sync::DeskEngine;
using sync::Outbox;
using Line = DeskStatus::Line;

namespace {

QByteArray pathOf(DeskEngine::RequestKind kind)
{
    switch (kind) {
    case DeskEngine::RequestKind::Hello: return "/v1/hello";
    case DeskEngine::RequestKind::Push: return "/v1/push";
    case DeskEngine::RequestKind::Pull: return "/v1/pull";
    case DeskEngine::RequestKind::Verify: return "/v1/verify";
    case DeskEngine::RequestKind::Snapshot: return "/v1/snapshot/";
    }
    Q_UNREACHABLE();
}

/// Between three quarters of `length` and five quarters of it.
Milliseconds jittered(Milliseconds length, Random &random)
{
    return length * 3 / 4 + Milliseconds(qint64(random.below(std::uint64_t(length.count() / 2 + 1))));
}

/// What the server itself said, where it said something; an error of its id and values.
std::optional<Error> wordOfServer(const Error &error)
{
    const QByteArray id = error.values().value(QStringLiteral("error")).toByteArray();
    if (error.id() != "front.status" || id.isEmpty())
        return std::nullopt;
    return Error(id, error.values().value(QStringLiteral("values")).toMap());
}

int statusOf(const Error &error) { return error.values().value(QStringLiteral("status")).toInt(); }

/// The server asks for patience or has fallen over: as good as not there.
bool isBusy(int status) { return status == 408 || status == 429 || status >= 500; }

} // namespace

DeskWorker::DeskWorker(DeskSettings settings, DeskSurroundings surroundings)
    : m_settings(std::move(settings))
    , m_surroundings(std::move(surroundings))
    , m_witness(m_settings.witnessFolder, m_settings.machine)
    , m_backOff(m_surroundings.random, leastWait, mostWait)
    , m_retry(m_surroundings.after)
    , m_poll(m_surroundings.after)
    , m_check(m_surroundings.after)
    , m_walk(m_surroundings.after)
    , m_exchange(m_surroundings.after)
    , m_rowsBeat(m_surroundings.after, newsTime, [this] { Q_EMIT rowsChanged(); })
    , m_newsBeat(m_surroundings.after, newsTime, [this] { tellNews(); })
    , m_progressBeat(m_surroundings.after, limits::progressPause, [this] { m_newsBeat.ask(); })
    , m_head(m_surroundings.after, [this] { m_newsBeat.ask(); })
    , m_unsentAlarm(m_surroundings.after)
    , m_wait(m_surroundings.after, m_surroundings.random, [this] {
        if (m_quiet)
            restUntilNews();
    })
{
}

DeskWorker::~DeskWorker() { close(); }

Result<void> DeskWorker::open()
{
    const auto opened = openOnce();
    const bool isReplaced = m_store && m_store->rescued();
    if (opened.ok() || opened.error().id() != "storage.damaged" || !m_store || isReplaced)
        return opened;
    // A page that is needed for opening: the store is replaced at once.
    noteDamage(opened.error());
    m_damage.reset();
    m_engine.reset();
    m_store->closeWriting();
    m_store.reset();
    return openOnce();
}

Result<void> DeskWorker::openOnce()
{
    TRY_LET(m_store, DeskStore::open(m_settings.storeFolder, m_settings.policy, m_settings.keys.get()));
    if (const auto &rescued = m_store->rescued())
        qCWarning(deskLog) << "the store was damaged and was replaced; rows rescued" << rescued->rows << "all" << !rescued->isIncomplete;
    if (m_store->wasSealedNow())
        qCInfo(deskLog) << "the store was sealed";
    if (m_settings.newDesk)
        TRY(m_store->beDesk(*m_settings.newDesk));
    TRY_LET(const int schema, schemaNumber());
    m_place = std::make_unique<DeskPlace>(m_store->file());
    auto engine = std::make_unique<DeskEngine>(m_store->connection(), m_surroundings.registry, m_surroundings.random,
                                               m_settings.user, schema, m_witness, m_place.get());
    TRY(engine->open(m_surroundings.clock.now()));
    if (m_settings.openTransport) {
        TRY_LET(m_transport, m_settings.openTransport());
    }
    m_engine = std::move(engine);
    m_looks = std::make_unique<LookSender>(m_store->connection(), m_surroundings.random);
    TRY(m_looks->load());
    m_watch = std::make_unique<SyncWatch>(*m_store, *m_engine);
    TRY(m_watch->load());
    m_unsent = std::make_unique<UnsentWork>(m_settings.unsentFolder);
    followUnsent(UnsentWork::After::Answer);
    TRY_LET(m_news, readNews());
    return {};
}

void DeskWorker::start(const QByteArray &token)
{
    if (!m_transport)
        return;
    if (token.isEmpty())
        return tokenRefused(Error("front.sign_in_needed"));
    m_token = token;
    m_engine->disconnected();
    m_backOff.reset();
    m_retry.cancel();
    if (m_line.line == Line::SignInNeeded)
        setLine(Line::Unknown, std::nullopt);
    m_wait.start();
    m_transport->listen(token, {[this] {
                                    m_engine->wantPull();
                                    pump();
                                },
                                [this](bool open) { earChanged(open); }});
    pump();
}

void DeskWorker::stop()
{
    m_token.clear();
    m_retry.cancel();
    m_poll.cancel();
    m_check.cancel();
    m_head.stop();
    m_wait.stop();
    if (m_transport)
        m_transport->stopListening();
}

void DeskWorker::close()
{
    stop();
    // What was entered a moment ago is laid down before the program ends.
    if (m_unsent && m_engine)
        followUnsent(UnsentWork::After::Entering);
    m_unsent.reset();
    m_walk.cancel();
    m_exchange.cancel();
    m_transport.reset();
    m_looks.reset();
    m_watch.reset();
    if (m_building)
        m_engine->stopBuilding();
    m_building.reset();
    m_engine.reset();
    m_place.reset();
    if (m_store)
        m_store->closeWriting();
    m_store.reset();
}

Result<DeskPort::Accepted> DeskWorker::submit(const QByteArray &kind, const QJsonObject &arguments, const char *codeField)
{
    if (!m_engine)
        return Error("front.desk_closed");
    const auto submitted = m_engine->submit(kind, arguments, m_surroundings.clock.now(), codeField);
    if (!submitted.ok()) {
        noteDamage(submitted.error());
        return submitted.error();
    }
    accepted(!submitted->leftToServer);
    return DeskPort::Accepted{submitted->command, QString::fromLatin1(submitted->code), submitted->leftToServer};
}

std::vector<Result<DeskPort::Accepted>> DeskWorker::submitAll(const QByteArray &kind, const std::vector<QJsonObject> &arguments)
{
    using Answer = Result<DeskPort::Accepted>;
    if (!m_engine)
        return std::vector<Answer>(arguments.size(), Error("front.desk_closed"));
    const auto submitted = m_engine->submitAll(kind, arguments, m_surroundings.clock.now());
    if (!submitted.ok()) {
        noteDamage(submitted.error());
        return std::vector<Answer>(arguments.size(), submitted.error());
    }
    std::vector<Answer> answers;
    bool isAnyKept = false, isAnyShown = false;
    for (const auto &one : *submitted) {
        if (!one.ok()) {
            answers.emplace_back(one.error());
            continue;
        }
        isAnyKept = true;
        isAnyShown = isAnyShown || !one->leftToServer;
        answers.emplace_back(DeskPort::Accepted{one->command, {}, one->leftToServer});
    }
    if (isAnyKept)
        accepted(isAnyShown);
    return answers;
}

void DeskWorker::settle()
{
    m_rowsBeat.settle();
    m_newsBeat.settle();
}

void DeskWorker::accepted(bool isShown)
{
    changed({isShown, true});
    if (!m_unsentAlarm.isSet())
        m_unsentAlarm.set(unsentTime, [this] { followUnsent(UnsentWork::After::Entering); });
    pump();
}

void DeskWorker::looked(LookAct act, const std::optional<AggregateId> &of, const QString &detail)
{
    if (!m_engine)
        return;
    const auto noted = m_looks->note(act, of, detail, m_engine->serverTime(m_surroundings.clock.now()));
    if (!noted.ok())
        qCWarning(deskLog) << "cannot keep what was looked at" << noted.error().id();
    sendLooks();
}

void DeskWorker::sendLooks()
{
    if (m_transport && m_quiet)
        m_looks->send(*m_transport, m_engine->desk(), m_token, m_engine->serverTime(m_surroundings.clock.now()));
}

void DeskWorker::synchroniseNow()
{
    if (!m_engine)
        return;
    m_engine->wantPull();
    m_retry.cancel();
    pump();
}

void DeskWorker::ask(const QByteArray &query, const QJsonObject &arguments, ServerPort::Done done)
{
    if (!m_engine)
        return done(Error("front.desk_closed"));
    if (m_token.isEmpty())
        return done(Error("front.sign_in_needed"));
    askServer(*m_transport, {m_surroundings.registry, m_engine->desk(), m_token}, query, arguments, std::move(done));
}

Result<std::optional<Outbox::Entry>> DeskWorker::find(const Uuid &command)
{
    if (!m_engine)
        return Error("front.desk_closed");
    return m_engine->find(command);
}

void DeskWorker::pump()
{
    if (m_underWay || m_token.isEmpty() || m_retry.isSet())
        return;
    m_quiet = false;
    auto request = m_engine->next(m_surroundings.clock.now());
    if (!request.ok())
        return failedToPass(request.error());
    if (*request) {
        ++m_requests;
        send(**request);
    } else if (!worksBeside()) {
        restUntilNews();
    }
}

void DeskWorker::send(const DeskEngine::Request &request)
{
    m_poll.cancel();
    m_underWay = true;
    m_watch->meter().posted(request.kind, request.body, m_surroundings.clock.now());
    const auto answered = [this, kind = request.kind](const Result<QByteArray> &answer) { sent(kind, answer); };
    if (request.kind != RequestKind::Snapshot)
        return m_transport->post(pathOf(request.kind), request.body, m_token, answered);
    // Our own engine's words.
    const sync::SnapshotPiece piece = sync::SnapshotPiece::decode(request.body).value();
    m_transport->fetch(pathOf(request.kind) + piece.hash.hex(), piece.from, piece.bytes, m_token, answered);
}

void DeskWorker::restUntilNews()
{
    if (m_unsent->isBusy())
        return;
    if (m_unsent->isDue()) {
        // What others have left on this machine goes first; meanwhile a poke is heard as ever.
        m_unsent->sendOthers(*m_engine, *m_transport, m_token, [this](bool anySent) {
            if (anySent)
                m_engine->wantPull();
            pump();
        });
        return;
    }
    m_quiet = true;
    settle();
    sendLooks();
    watched(m_watch->rested(m_surroundings.clock.now()));
    const bool isDue = m_wait.isDue();
    const bool isTold = m_earOpen || isDue || m_wait.isUnderWay();
    // Not put off by waits that bring nothing: what others left on this machine is looked for every minute.
    if (!m_poll.isSet()) {
        m_poll.set(jittered(isTold ? pokedPollTime : pollTime, m_surroundings.random), [this] {
            m_engine->wantPull();
            m_unsent->makeDue();
            pump();
        });
    }
    if (!m_check.isSet())
        m_check.set(limits::selfCheckPause, [this] { checkStore(); });
    if (isDue)
        waitForNews();
    if (m_quiet)
        Q_EMIT quiet();
}

/// Looks a little further whether the store is what it was counted to be, when nothing else is to do (SYNC 17).
void DeskWorker::checkStore()
{
    if (!m_quiet || m_watch->check().phase == StoreCheck::Phase::Walking)
        return;
    const auto step = m_engine->checkSelf();
    if (!step.ok()) {
        qCWarning(deskLog) << "cannot check the store" << step.error().id();
        noteDamage(step.error());
        m_check.set(limits::selfCheckRest, [this] { checkStore(); });
        return;
    }
    watched(m_watch->stepped(*step, m_surroundings.clock.now()));
    m_check.set(step->isLast ? Milliseconds(limits::selfCheckRest) : Milliseconds(limits::selfCheckPause), [this] { checkStore(); });
    if (!step->hasFound)
        return;
    qCWarning(deskLog) << "the store is not what it was counted to be";
    m_newsBeat.ask();
    pump();
}

Result<SyncOverview> DeskWorker::overview()
{
    if (!m_engine)
        return Error("front.desk_closed");
    return m_watch->overview();
}

void DeskWorker::checkEverything()
{
    if (!m_engine || m_watch->check().isRunning())
        return;
    watched(m_watch->begin());
    m_newsBeat.ask();
    walkOn();
}

void DeskWorker::cancelCheck()
{
    if (!m_engine)
        return;
    m_watch->cancel();
    m_newsBeat.ask();
    pump();
}

/// One step after the other, whatever else is to do: between two of them there is room for it.
void DeskWorker::walkOn()
{
    if (m_watch->check().phase != StoreCheck::Phase::Walking)
        return;
    const auto step = m_engine->checkSelf();
    watched(step.ok() ? m_watch->stepped(*step, m_surroundings.clock.now()) : Result<void>(step.error()));
    if (m_watch->check().phase == StoreCheck::Phase::Walking) {
        m_progressBeat.ask();
        m_walk.set({}, [this] { walkOn(); });
        return;
    }
    m_newsBeat.ask();
    pump();
}

/// What is only told must not keep the work from going on.
void DeskWorker::watched(const Result<void> &result)
{
    if (result.ok())
        return;
    qCWarning(deskLog) << "cannot watch the store" << result.error().id();
    m_watch->failed(result.error());
    m_newsBeat.ask();
}

std::optional<Error> DeskWorker::refusalOfToken(const Error &error)
{
    const auto word = wordOfServer(error);
    // That only time has ended it is said as it is: nobody has done anything.
    if (word && (isRevocation(*word) || word->id() == "access.token_expired"))
        return word;
    // A token that is in order, but another desk's, is none for this one.
    if (statusOf(error) == 401 || (word && word->id() == "sync.desk_of_another"))
        return Error("front.sign_in_needed");
    return std::nullopt;
}

void DeskWorker::sent(RequestKind kind, const Result<QByteArray> &answer)
{
    m_underWay = false;
    if (answer.ok())
        return received(kind, *answer);
    const Error &error = answer.error();
    if (const auto refusal = refusalOfToken(error))
        return tokenRefused(*refusal);
    const auto word = wordOfServer(error);
    if (word && !isBusy(statusOf(error)))
        return refused(kind, *word);
    failedToPass(error);
}

void DeskWorker::received(RequestKind kind, const QByteArray &body)
{
    const Instant came = m_surroundings.clock.now();
    const auto what = m_engine->receive(kind, body, came);
    if (!what.ok())
        return failedToPass(what.error());
    const Instant done = m_surroundings.clock.now();
    m_watch->meter().taken(body.size(), *what, came, done, m_engine->serverTime(done));
    if (what->rows)
        watched(m_watch->look(done));
    reached();
    changed(*what);
    // The first hello brings the key to which it is sealed; a push says what need not lie there any longer.
    if (kind == RequestKind::Hello || kind == RequestKind::Push)
        followUnsent(UnsentWork::After::Answer);
    pump();
}

void DeskWorker::followUnsent(UnsentWork::After after)
{
    if (!m_engine)
        return;
    const auto followed = m_unsent->follow(*m_engine, after);
    if (!followed.ok())
        qCWarning(deskLog) << "cannot lay down what waits" << followed.error().id();
}

/// The server is there and says no to the request as such; the engine knows what follows from it.
void DeskWorker::refused(RequestKind kind, const Error &error)
{
    qCInfo(deskLog) << "refused" << pathOf(kind) << error.id();
    m_watch->meter().failed();
    const auto what = m_engine->refused(kind, error, m_surroundings.clock.now());
    if (!what.ok())
        return failedToPass(what.error());
    // This store was copied, and goes on as a desk of its own (SYNC 15); or what it began to fetch has been followed by newer
    // ones, and it begins again (SYNC 18). Nobody has anything to do.
    const bool isSettled = error.id() == "sync.fork" || error.id() == "sync.snapshot_gone";
    setLine(Line::Online, isSettled ? std::nullopt : std::optional(error));
    changed(*what);
    retryAfter({});
    if (!isSettled)
        Q_EMIT failed(error);
}

void DeskWorker::failedToPass(const Error &error)
{
    noteDamage(error);
    qCInfo(deskLog) << "failed" << error.id() << statusOf(error);
    m_engine->disconnected();
    m_watch->meter().failed();
    const bool isOwnFault = error.id().startsWith("storage.") || error.id().startsWith("base.");
    if (error.id() == "front.certificate")
        setLine(Line::CertificateProblem, error);
    else
        setLine(isOwnFault ? m_line.line : Line::Offline, wordOfServer(error).value_or(error));
    retryAfter(std::chrono::seconds(error.values().value(QStringLiteral("retryAfter")).toInt()));
    Q_EMIT failed(error);
}

/// Whatever is wrong is not mended by trying again: the store is replaced, by whoever opens it next.
void DeskWorker::noteDamage(const Error &error)
{
    if (error.id() != "storage.damaged" || m_damage)
        return;
    qCWarning(deskLog) << "the store is damaged";
    m_damage = error;
    if (const auto marked = storage::LocalStore::markDamaged(m_settings.storeFolder, storage::LocalStore::Purpose::Desk); !marked.ok())
        qCWarning(deskLog) << "cannot mark it" << marked.error().id();
    m_newsBeat.ask();
}

void DeskWorker::tokenRefused(const Error &error)
{
    qCInfo(deskLog) << "token refused" << error.id();
    stop();
    m_engine->disconnected();
    m_watch->meter().failed();
    setLine(Line::SignInNeeded, error);
    Q_EMIT failed(error);
}

void DeskWorker::retryAfter(Milliseconds least)
{
    // No server may silence a desk for longer than it would be silent of itself.
    m_retry.set(std::max(m_backOff.next(), std::min(least, mostWait)), [this] { pump(); });
}

void DeskWorker::reached()
{
    m_backOff.reset();
    setLine(Line::Online, std::nullopt);
}

void DeskWorker::setLine(Line line, std::optional<Error> problem)
{
    if (m_line.line == line && m_line.problem == problem)
        return;
    if (m_line.line != line)
        qCInfo(deskLog) << "line" << wordOf(line);
    const bool wasOnline = m_line.line == Line::Online;
    m_line = {line, std::move(problem)};
    if (wasOnline != (line == Line::Online))
        m_head.lineChanged(!wasOnline);
    m_newsBeat.ask();
}

/// A server that can be heard can be reached: whatever we wait for is over.
void DeskWorker::earChanged(bool open)
{
    m_earOpen = open;
    m_wait.earChanged(open);
    m_poll.cancel();
    if (open) {
        m_engine->wantPull();
        m_retry.cancel();
        pump();
    } else if (m_quiet) {
        restUntilNews();
    }
}

void DeskWorker::changed(const DeskEngine::Changed &what)
{
    if (what.rows)
        m_rowsBeat.ask();
    m_newsBeat.ask();
}

void DeskWorker::tellNews()
{
    if (!m_engine)
        return;
    auto news = readNews();
    if (!news.ok()) {
        qCWarning(deskLog) << "cannot read the state" << news.error().id();
        noteDamage(news.error());
        if (m_damage && m_news.status.problem != m_damage) {
            m_news.status.problem = m_damage;
            Q_EMIT newsChanged();
        }
        return;
    }
    const bool isSame = news->saysTheSame(m_news);
    m_news = std::move(*news);
    if (!isSame)
        Q_EMIT newsChanged();
}

Result<DeskWorker::News> DeskWorker::freshNews()
{
    if (!m_engine)
        return Error("front.desk_closed");
    return readNews();
}

Result<DeskWorker::News> DeskWorker::readNews()
{
    std::optional<qint64> head;
    TRY_LET(News news, NewsReader(*m_store, *m_engine, m_settings.user).read(m_surroundings.clock.now(), head));
    m_head.follow(head);
    news.status.line = m_line.line;
    news.status.queueStuck = m_head.isStuck();
    news.status.problem = m_damage ? m_damage : m_line.problem;
    news.check = m_watch->check();
    return news;
}

} // namespace peygir::front
