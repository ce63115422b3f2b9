// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/engine.h"
#include "sync/desk/engine_transaction.h"

#include "base/limits.h"
#include "sync/desk/pull_applier.h"
#include "sync/desk/repair.h"
#include "sync/wire/dictionary.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

DeskEngine::DeskEngine(Connection &connection, const Registry &registry, Random &random, UserId user, int schema,
                       CodeWitness &witness, StorePlace *place)
    : m_connection(connection)
    , m_registry(registry)
    , m_random(random)
    , m_user(user)
    , m_schema(schema)
    , m_tables(registry.tablesHash())
    , m_rows(connection, registry)
    , m_state(connection)
    , m_identity(connection, m_state)
    , m_outbox(connection)
    , m_codes(connection, m_state, witness)
    , m_selfCheck(connection, registry)
{
    if (place)
        m_beside.emplace(*place, registry, schema);
}

Result<void> DeskEngine::reload()
{
    TRY(m_state.load());
    TRY(m_identity.load());
    return m_rows.load();
}

Result<void> DeskEngine::open(Instant now)
{
    TRY(reload());
    TRY_LET(const bool isEstablished, m_identity.isEstablished());
    if (!isEstablished || m_state.schema() != m_schema) {
        const auto met = inTransaction([&]() -> Result<void> {
            if (!isEstablished)
                TRY(m_identity.establish(now, m_random));
            TRY(meetNewSchema());
            return m_state.setSchema(m_schema);
        });
        TRY(met);
    }
    return openBeside();
}

Result<void> DeskEngine::meetNewSchema()
{
    TRY(m_rows.rewind());
    TRY(m_rows.settleUnknown());
    return decideAgain();
}

Instant DeskEngine::serverTime(Instant now) const { return now + Milliseconds(m_state.clockOffsetMs().value_or(0)); }

Result<DeskEngine::Submitted> DeskEngine::submit(const QByteArray &kind, QJsonObject arguments, Instant now,
                                                 const char *codeField)
{
    const auto type = m_registry.commands().find(kind);
    if (type == m_registry.commands().end())
        return Error("command.unknown", {{QStringLiteral("kind"), QString::fromLatin1(kind)}});
    return inTransaction([&]() -> Result<Submitted> {
        TRY_LET(const Decided decided, decideHere(type->second, std::move(arguments), now, codeField));
        TRY(keep(decided));
        return decided.submitted;
    });
}

Result<std::vector<Result<DeskEngine::Submitted>>> DeskEngine::submitAll(const QByteArray &kind,
                                                                         const std::vector<QJsonObject> &arguments, Instant now)
{
    using Answers = std::vector<Result<Submitted>>;
    const auto type = m_registry.commands().find(kind);
    if (type == m_registry.commands().end())
        return Error("command.unknown", {{QStringLiteral("kind"), QString::fromLatin1(kind)}});
    return inTransaction([&]() -> Result<Answers> {
        const DeskRows::ReadOnce once(m_rows);
        Answers answers;
        answers.reserve(arguments.size());
        for (const QJsonObject &one : arguments) {
            const auto decided = decideHere(type->second, one, now, nullptr);
            if (!decided.ok() && decided.error().id().startsWith("storage."))
                return decided.error();
            if (!decided.ok()) {
                answers.emplace_back(decided.error());
                continue;
            }
            TRY(keep(*decided));
            answers.emplace_back(decided->submitted);
        }
        return answers;
    });
}

Result<DeskEngine::Decided> DeskEngine::decideHere(const CommandType &type, QJsonObject arguments, Instant now, const char *codeField)
{
    Submitted submitted{newUuid(serverTime(now), m_random), {}, false};
    if (codeField) {
        TRY_LET(submitted.code, m_codes.take());
        arguments.insert(QLatin1String(codeField), QString::fromLatin1(submitted.code));
    }
    Envelope envelope{submitted.command, type.kind, type.version, m_user, now, m_state.clockOffsetMs(), m_state.lastContact(), {}, arguments};
    TRY(type.check(arguments));
    Registry::Trace trace;
    TRY_LET(Changes changes, m_registry.decide(forDecision(envelope), happenedAtOnDesk(envelope), m_rows, &trace));
    // Touching what a waiting command made is also building on it.
    for (const Row &row : changes.rows()) {
        trace.read.push_back(row.id);
        trace.read.push_back(row.aggregate);
    }
    envelope.needs = m_rows.makersOf(trace.read);
    QByteArray bytes = envelope.encoded();
    if (bytes.size() > limits::commandBytes)
        return Error("command.envelope.too_large", {{QStringLiteral("most"), limits::commandBytes}});
    // What nobody could read later is refused now, while the person is there.
    TRY(Envelope::decode(bytes));
    submitted.leftToServer = changes.isLeftToServer();
    return Decided{std::move(submitted), std::move(bytes), std::move(changes)};
}

Result<void> DeskEngine::keep(const Decided &decided)
{
    if (!decided.submitted.leftToServer)
        TRY(m_rows.putOver(decided.changes, decided.submitted.command));
    return m_outbox.append(decided.submitted.command, decided.bytes);
}

Result<std::optional<DeskEngine::Request>> DeskEngine::next(Instant now)
{
    using Answer = std::optional<Request>;
    if (!m_greeted) {
        TRY_LET(const int blocks, m_codes.usableBlocks());
        TRY_LET(Introduction introduction, inTransaction([&] { return m_identity.introduce(m_random); }));
        HelloRequest hello{wireVersion, m_schema, *m_state.desk(), now, blocks, std::move(introduction)};
        hello.known = m_state.known() ? m_state.known() : m_state.cursor();
        TRY_LET(const bool hasToBring, m_outbox.hasToBring());
        if (!hasToBring)
            hello.broughtTo = m_state.home();
        return Answer({RequestKind::Hello, hello.encoded()});
    }
    TRY_LET(Outbox::Push push, m_outbox.nextPush());
    if (!push.commands.empty()) {
        m_pushed = push.ids;
        TRY_LET(PushOpening opening, m_identity.opening(push.first));
        return Answer({RequestKind::Push,
                       PushRequest{*m_state.desk(), std::move(push.commands), std::move(opening), std::move(push.kept),
                                   m_dictionary}
                           .encoded()});
    }
    if (!m_pullWanted) {
        TRY_LET(const std::optional<qint64> doubtful, doubtfulBucket());
        if (!doubtful)
            return Answer();
        if (m_verified != doubtful)
            m_verifyRounds = 0;
        m_verified = doubtful;
        TRY_LET(const PartSums parts, m_selfCheck.partsOf(*m_verified));
        return Answer({RequestKind::Verify,
                       VerifyRequest{*m_state.desk(), *m_state.cursor(), *m_verified, parts}.encoded()});
    }
    const Beside::Step step = m_beside ? m_beside->step() : Beside::Step::None;
    if (step == Beside::Step::Fetch)
        return Answer({RequestKind::Snapshot, m_beside->wanted().encoded()});
    if (step == Beside::Step::Build || step == Beside::Step::Take)
        return Answer();
    PullRequest pull{*m_state.desk(), m_state.cursor(), m_state.set().version, {}, m_state.position(), m_schema};
    if (m_state.beginsAnew() || !m_state.cursor()) {
        pull.cursor.reset();
        pull.planned = true;
        pull.added = m_state.set().buckets;
        if (!m_state.plan().empty()) {
            pull.added.clear();
            for (const BucketRows &one : m_state.plan())
                pull.added.push_back(one.bucket);
        }
        pull.snapshots = takesSnapshots() && !pull.position;
        if (step == Beside::Step::Pull)
            m_beside->ask(pull);
    } else {
        TRY_LET(pull.added, missingBuckets());
        pull.tables = m_tables;
    }
    pull.seen = m_state.known();
    m_movedSinceAsked = false;
    pull.frames = true;
    pull.dictionary = m_dictionary;
    return Answer({RequestKind::Pull, pull.encoded()});
}

Result<DeskEngine::Changed> DeskEngine::receive(RequestKind kind, const QByteArray &body, Instant now)
{
    auto changed = answered(kind, body, now);
    // Pages are kept as they come and read when all are here: one that cannot be used would spoil every later attempt.
    if (!changed.ok() && kind == RequestKind::Pull && changed.error().id().startsWith("sync."))
        TRY(inTransaction([this] { return dropPull(); }));
    return changed;
}

Result<DeskEngine::Changed> DeskEngine::answered(RequestKind kind, const QByteArray &body, Instant now)
{
    switch (kind) {
    case RequestKind::Hello: return receiveHello(body, now);
    case RequestKind::Push: return receivePush(body, now);
    case RequestKind::Pull: return receivePull(body, now);
    case RequestKind::Verify: return receiveVerify(body, now);
    case RequestKind::Snapshot: return receiveSnapshot(body);
    }
    Q_UNREACHABLE();
}

Result<DeskEngine::Changed> DeskEngine::receiveHello(const QByteArray &body, Instant now)
{
    TRY_LET(const HelloResponse hello, HelloResponse::decode(body));
    TRY(checkWelcome(hello));
    const bool isElsewhere = m_state.home() && m_state.home() != hello.epoch;
    TRY_LET(const Changed changed, inTransaction([&]() -> Result<Changed> {
                Changed done;
                TRY(m_state.setContact(hello.serverTime, now));
                TRY(m_state.setDeskNumber(hello.deskNumber));
                TRY(m_identity.welcomed(hello.sealTo));
                TRY(m_codes.add(hello.blocks));
                TRY(m_state.setHome(hello.epoch));
                // Of a history of which it was told nothing it may have the first pages, and shows them.
                const bool hasHeardNothing = isElsewhere && !m_state.known() && !m_state.cursor();
                if (hello.common || hasHeardNothing) {
                    TRY(enterHistory(hello.common.value_or(0)));
                    done = {true, true};
                }
                if (hello.set.version != m_state.set().version) {
                    TRY(changeSet(hello.set));
                    done.rows = true;
                }
                return done;
            }));
    m_greeted = true;
    m_pullWanted = true;
    m_dictionary = m_isPackedPlainly ? 0 : dictionary::newestOf(hello.dictionaries);
    if (hello.common || isElsewhere) {
        // With nothing to bring it says so at once.
        TRY_LET(m_greeted, m_outbox.hasToBring());
    }
    return changed;
}

Result<DeskEngine::Changed> DeskEngine::receivePush(const QByteArray &body, Instant now)
{
    TRY_LET(const PushResponse response, PushResponse::decode(body));
    TRY(checkReceipts(response));
    m_wasMoved = false;
    TRY_LET(const bool hadToBring, m_outbox.hasToBring());
    TRY_LET(const Changed changed, inTransaction([&]() -> Result<Changed> {
                TRY(m_state.setContact(response.serverTime, now));
                bool anyRefused = false;
                for (const Receipt &receipt : response.receipts) {
                    TRY(m_outbox.receive(receipt, response.serverTime));
                    anyRefused = anyRefused || receipt.outcome == Outcome::Refused;
                }
                if (response.place)
                    TRY(m_state.setKnown(response.place));
                // A refused command leaves at its answer: what it showed must not stay on the screen (SYNC 11).
                if (anyRefused) {
                    TRY(m_rows.rewind());
                    TRY(decideAgain());
                }
                return Changed{anyRefused, true, 0, int(response.receipts.size())};
            }));
    m_pullWanted = true;
    if (hadToBring) {
        // All is there: the server hears it at the next hello.
        TRY_LET(const bool hasToBring, m_outbox.hasToBring());
        m_greeted = m_greeted && hasToBring;
    }
    return changed;
}

Result<DeskEngine::Changed> DeskEngine::receivePull(const QByteArray &body, Instant now)
{
    TRY_LET(const PullResponse response, PullResponse::decode(body));
    if (response.complete)
        TRY(checkComplete(*response.complete));
    m_wasMoved = false;
    // The set that the request named is the present one, or the answer says another.
    if (response.changedSet && response.changedSet->version == m_state.set().version)
        return contradiction("set");
    const bool isBeside = m_beside && (m_beside->step() == Beside::Step::Pull || !response.snapshots.empty());
    if (isBeside && !response.changedSet && (response.complete || response.position))
        return receiveBeside(response, body);
    return inTransaction([&]() -> Result<Changed> {
        TRY(m_state.setContact(response.serverTime, now));
        if (response.changedSet) {
            TRY(changeSet(*response.changedSet));
            return Changed{true, false};
        }
        if (!response.complete) {
            if (!response.position)
                return Error("sync.malformed");
            return keepPage(response, body);
        }
        const bool quiet = response.pages.empty() && m_state.cursor() == response.complete && !m_state.position()
            && !m_state.beginsAnew();
        TRY_LET(const qint64 rowsCame, applyInbox(response));
        // What moved while the answer was on its way has to be asked for again.
        m_pullWanted = m_movedSinceAsked;
        return Changed{!quiet, !quiet, rowsCame};
    });
}

Result<std::optional<qint64>> DeskEngine::doubtfulBucket()
{
    std::optional<qint64> doubtful;
    if (!m_state.cursor())
        return doubtful;
    TRY(m_connection.each("SELECT bucket FROM held_bucket WHERE NOT agrees OR doubted ORDER BY bucket", {},
                          [&](const RowView &view) {
                              if (m_beyondRepair.contains(view.integer(0)))
                                  return true;
                              doubtful = view.integer(0);
                              return false;
                          }));
    return doubtful;
}

Result<DeskEngine::Changed> DeskEngine::receiveVerify(const QByteArray &body, Instant now)
{
    TRY_LET(const VerifyResponse found, VerifyResponse::decode(body));
    const qint64 bucket = *m_verified;
    return inTransaction([&]() -> Result<Changed> {
        TRY(m_state.setContact(found.serverTime, now));
        // Each round brings a part at least; who needs more of them gets nowhere.
        if (++m_verifyRounds > verifyParts)
            m_beyondRepair.insert(bucket);
        if (found.moved) {
            // Pulled first; whether it still differs then is asked again.
            wantPull();
            return Changed{};
        }
        TRY(m_rows.rewind());
        TRY_LET(const bool agrees, repairBucket(m_connection, m_registry, m_rows, bucket, found));
        m_selfCheck.touched(bucket);
        m_comparedAt.insert_or_assign(bucket, found.serverTime);
        if (agrees)
            m_verifyRounds = 0;
        else if (!found.more)
            m_beyondRepair.insert(bucket);
        TRY(decideAgain());
        return Changed{true, true};
    });
}

Result<SelfCheck::Step> DeskEngine::checkSelf()
{
    return inTransaction([&] { return m_selfCheck.walk(limits::selfCheckMemberships); });
}

void DeskEngine::checkFromStart()
{
    m_selfCheck.startOver();
    m_beyondRepair.clear();
}

Result<qint64> DeskEngine::applyInbox(const PullResponse &last)
{
    TRY(m_rows.rewind());
    if (m_state.beginsAnew()) {
        TRY(forgetBase());
        TRY(m_state.setBeginsAnew(false));
    }
    PullApplier applier(m_connection, m_registry, m_rows, m_state.set());
    if (!m_state.cursor())
        TRY(applier.expectNew());
    std::vector<qint64> numbers;
    TRY(m_connection.each("SELECT n FROM inbox ORDER BY n", {}, [&numbers](const RowView &view) {
        numbers.push_back(view.integer(0));
        return true;
    }));
    for (const qint64 n : numbers) {
        QByteArray body;
        TRY(m_connection.each("SELECT body FROM inbox WHERE n = ?", {Value(n)}, [&body](const RowView &view) {
            body = view.bytes(0);
            return false;
        }));
        TRY_LET(const PullResponse kept, PullResponse::decode(body));
        TRY(applier.apply(kept.pages));
    }
    TRY(applier.apply(last.pages));
    TRY(applier.finish(PullApplier::Part::All, last.digests));
    for (const qint64 bucket : applier.counted()) {
        m_selfCheck.touched(bucket);
        m_comparedAt.insert_or_assign(bucket, last.serverTime);
        // The server has said anew what it holds.
        m_beyondRepair.erase(bucket);
    }
    TRY(m_state.setCursor(last.complete));
    TRY(m_state.setKnown(last.complete));
    TRY(m_state.setDurable(last.durable));
    TRY(forgetPull());
    TRY(m_outbox.pulledTo(last.complete->seq));
    TRY(letGo(last.serverTime));
    TRY(decideAgain());
    return applier.rowsCame();
}

Result<void> DeskEngine::enterHistory(qint64 common)
{
    TRY_LET(const ChainLink sent, m_identity.sent());
    const std::optional<Cursor> known = m_state.known() ? m_state.known() : m_state.cursor();
    TRY(forgetBase());
    TRY(m_state.setCursor(std::nullopt));
    TRY(m_state.setKnown(std::nullopt));
    TRY(m_state.setDurable(0));
    TRY(m_state.setBeginsAnew(false));
    TRY(forgetPull());
    TRY(m_outbox.bringAgain(common, known ? known->seq : 0));
    TRY(m_identity.sendAgain(sent));
    return decideAgain();
}

Result<void> DeskEngine::letGo(Instant serverTime)
{
    // Once in a while: it looks through the whole outbox.
    if (m_letGoAt && serverTime - *m_letGoAt < limits::acknowledgedLookedAt)
        return {};
    m_letGoAt = serverTime;
    return m_outbox.letGo(m_state.durable(), serverTime - limits::acknowledgedKept);
}

Result<void> DeskEngine::decideAgain()
{
    TRY_LET(const std::vector<Outbox::Entry> entries, m_outbox.undecided());
    for (const Outbox::Entry &entry : entries) {
        TRY_LET(const Envelope envelope, Envelope::decode(entry.bytes));
        const auto decided = m_registry.decide(forDecision(envelope), happenedAtOnDesk(envelope), m_rows);
        if (decided.ok()) {
            TRY(m_rows.putOver(*decided, entry.command));
        } else if (decided.error().id().startsWith("storage.")) {
            return decided.error();
        }
        // Refused here on the new facts: it stays waiting without effect and is still pushed; the server decides.
        TRY(m_outbox.noteWithoutEffect(entry, decided.ok() ? std::nullopt : std::optional(decided.error())));
    }
    return {};
}

Result<void> DeskEngine::changeSet(const BucketSet &set)
{
    TRY(m_rows.rewind());
    TRY(m_state.setSet(set));
    PullApplier applier(m_connection, m_registry, m_rows, m_state.set());
    TRY(applier.dropBucketsOutside());
    // A pull under way was asked for another set.
    TRY(forgetPull());
    return decideAgain();
}

Result<std::vector<qint64>> DeskEngine::missingBuckets()
{
    std::vector<qint64> held;
    TRY(m_connection.each("SELECT bucket FROM held_bucket ORDER BY bucket", {}, [&held](const RowView &view) {
        held.push_back(view.integer(0));
        return true;
    }));
    std::vector<qint64> missing;
    const auto &wanted = m_state.set().buckets;
    std::set_difference(wanted.begin(), wanted.end(), held.begin(), held.end(), std::back_inserter(missing));
    return missing;
}

Result<DeskEngine::Changed> DeskEngine::refused(RequestKind kind, const Error &error, Instant now)
{
    m_greeted = false;
    // An older one among several servers says "sync.malformed".
    const bool isUnread = error.id() == "sync.dictionary_unknown" || error.id() == "sync.malformed";
    m_isPackedPlainly = m_isPackedPlainly || (isUnread && m_dictionary != 0);
    if (error.id() == "sync.fork") {
        return inTransaction([&]() -> Result<Changed> {
            TRY(m_identity.becomeAnother(now, m_random));
            return Changed{false, true};
        });
    }
    if (kind == RequestKind::Verify && m_verified)
        // A server that does not know the question is not asked again and again; the person is told all the same.
        m_beyondRepair.insert(*m_verified);
    if ((kind == RequestKind::Pull || kind == RequestKind::Verify) && error.id() == "sync.epoch_changed") {
        // Another history: what is here is not its state. What was entered here goes to it again.
        return inTransaction([&]() -> Result<Changed> {
            TRY(enterHistory(error.values().value(QStringLiteral("common")).toLongLong()));
            return Changed{true, true};
        });
    }
    if (kind == RequestKind::Snapshot)
        return forgetBeside();
    if (kind == RequestKind::Pull) {
        return inTransaction([&]() -> Result<Changed> {
            // The same history, but too long ago: outbox and receipts are as good as ever, the rows come anew (SYNC 4).
            if (error.id() == "sync.cursor_expired" && m_state.cursor())
                TRY(m_state.setBeginsAnew(true));
            const bool wasShown = m_state.arrived().isShown && !m_state.cursor();
            TRY(dropPull());
            return Changed{wasShown, false};
        });
    }
    return Changed{};
}

Result<DeskEngine::Status> DeskEngine::status()
{
    Status status;
    TRY_LET(status.queue, m_outbox.counts());
    TRY_LET(status.head, m_outbox.head());
    TRY_LET(const std::vector<qint64> missing, missingBuckets());
    status.cursor = m_state.cursor();
    status.lastContact = m_state.lastContact();
    TRY(m_connection.each("SELECT COUNT(*) FROM held_bucket WHERE NOT agrees OR doubted", {}, [&status](const RowView &view) {
        status.mismatches = int(view.integer(0));
        return false;
    }));
    status.arriving = arriving();
    status.bucketsMissing = int(missing.size());
    status.bucketsHeld = int(m_state.set().buckets.size() - missing.size());
    return status;
}

} // namespace peygir::sync
