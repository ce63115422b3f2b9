// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/jobs.h"

#include "base/limits.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::JobAct;
using storage::JobKind;
using storage::JobPart;
using storage::RowView;
using storage::Transaction;

namespace {

/// What a part is; each but "planned" and "undo_planned" is an end.
struct PartState
{
    static constexpr const char *planned = "planned";
    static constexpr const char *applied = "applied";
    static constexpr const char *refused = "refused";
    static constexpr const char *undoPlanned = "undo_planned";
    static constexpr const char *undone = "undone";
    static constexpr const char *kept = "kept";
};

Value wordOf(JobState state) { return FieldCodec<JobState>::toValue(state); }

Value jsonOf(const JobAct &act)
{
    return Value::text(canonicalJson({{QStringLiteral("kind"), QString::fromLatin1(act.kind)},
                                      {QStringLiteral("version"), act.version},
                                      {QStringLiteral("arguments"), act.arguments}}));
}

JobAct actFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {object.value(QLatin1String("kind")).toString().toLatin1(), object.value(QLatin1String("version")).toInt(),
            object.value(QLatin1String("arguments")).toObject()};
}

Value reasonOf(const std::optional<Error> &error) { return error ? Value::text(errorToJson(*error)) : Value(); }

/// Whoever has been overtaken writes nothing (SYNC 3).
Result<void> mustLead(Connection &connection, qint64 token)
{
    TRY_LET(const qint64 mine,
            connection.run("UPDATE server_state SET head = head WHERE id = 1 AND token = ?", {Value(token)}));
    return mine == 1 ? Result<void>() : Error("sync.not_leader");
}

/// No desk: those are UUIDv7.
const Uuid &noDesk()
{
    static const Uuid desk = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000003")).value();
    return desk;
}

/// Of the machine, not of the question: the same may go well in a moment.
bool isPassing(const Error &error) { return error.id().startsWith("storage.") || error.id() == "sync.not_leader"; }

} // namespace

struct Jobs::Part
{
    qint64 number;
    JobPart part;
    std::optional<JobAct> back;
};

const JobKind *Jobs::kindOf(const QByteArray &name) const
{
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(), [&name](const JobKind &kind) { return kind.name == name; });
    return found == m_kinds.end() ? nullptr : &*found;
}

// --- asking, stopping, looking

Result<void> Jobs::begin(const Uuid &id, const QByteArray &kind, const QJsonObject &arguments, const UserId &askedBy,
                         Instant now)
{
    const JobKind *known = kindOf(kind);
    if (!known)
        return Error("jobs.kind_unknown", {{QStringLiteral("kind"), QString::fromLatin1(kind)}});
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY_LET(const qint64 total, known->count(m_connection, arguments));
    TRY(m_connection.run("INSERT INTO job (id, kind, arguments, asked_by, asked_at, state, planned, total, changed_at)"
                         " VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)",
                         {Value(id), Value::text(kind), Value::text(canonicalJson(arguments)), Value(askedBy.uuid()), Value(now),
                          wordOf(JobState::Running), Value(total), Value(now)}));
    return transaction.commit();
}

Result<void> Jobs::setState(const Uuid &id, JobState state, const std::optional<Error> &reason, Instant now)
{
    TRY(m_connection.run("UPDATE job SET state = ?, reason = ?, changed_at = ? WHERE id = ?",
                         {wordOf(state), reasonOf(reason), Value(now), Value(id)}));
    return {};
}

Result<void> Jobs::turn(const Uuid &id, std::span<const std::pair<JobState, JobState>> ways, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY_LET(const Job job, one(id));
    const auto way = std::find_if(ways.begin(), ways.end(), [&job](const auto &from) { return from.first == job.state; });
    if (way == ways.end())
        return Error("jobs.wrong_state", {{QStringLiteral("state"), QString::fromLatin1(FieldCodec<JobState>::word(job.state))}});
    TRY(setState(id, way->second, {}, now));
    return transaction.commit();
}

Result<void> Jobs::stop(const Uuid &id, Instant now)
{
    using enum JobState;
    static constexpr std::array<std::pair<JobState, JobState>, 2> ways{{{Running, Stopped}, {Undoing, UndoStopped}}};
    return turn(id, ways, now);
}

Result<void> Jobs::goOn(const Uuid &id, Instant now)
{
    using enum JobState;
    static constexpr std::array<std::pair<JobState, JobState>, 3> ways{
        {{Stopped, Running}, {UndoStopped, Undoing}, {Failed, Running}}};
    return turn(id, ways, now);
}

Result<void> Jobs::undo(const Uuid &id, Instant now)
{
    using enum JobState;
    static constexpr std::array<std::pair<JobState, JobState>, 5> ways{
        {{Running, Undoing}, {Stopped, Undoing}, {Done, Undoing}, {Failed, Undoing}, {UndoStopped, Undoing}}};
    return turn(id, ways, now);
}

Result<std::vector<Job>> Jobs::read(const QByteArray &where, const std::vector<Value> &values)
{
    std::vector<Job> jobs;
    TRY(m_connection.each("SELECT id, kind, arguments, asked_by, asked_at, state, planned, total, changed_at, reason FROM job"
                              + where,
                          values, [&jobs](const RowView &view) {
                              Job job{view.uuid(0), view.utf8(1), QJsonDocument::fromJson(view.utf8(2)).object(),
                                      UserId(view.uuid(3)), Instant(view.integer(4)),
                                      FieldCodec<JobState>::fromValue(Value::text(view.utf8(5))),
                                      std::max(view.integer(6), view.integer(7)), 0, 0, 0, 0, Instant(view.integer(8)), {}};
                              if (!view.isNull(9))
                                  job.reason = errorFromJson(view.utf8(9));
                              jobs.push_back(std::move(job));
                              return true;
                          }));
    for (Job &job : jobs) {
        TRY(m_connection.each("SELECT state, COUNT(*) FROM job_part WHERE job = ? GROUP BY state", {Value(job.id)},
                              [&job](const RowView &view) {
                                  const QByteArray state = view.utf8(0);
                                  const qint64 parts = view.integer(1);
                                  if (state == PartState::applied || state == PartState::undoPlanned)
                                      job.applied += parts;
                                  else if (state == PartState::refused)
                                      job.refused = parts;
                                  else if (state == PartState::undone)
                                      job.undone = parts;
                                  else if (state == PartState::kept)
                                      job.kept = parts;
                                  return true;
                              }));
    }
    return jobs;
}

Result<Job> Jobs::one(const Uuid &id)
{
    TRY_LET(const std::vector<Job> found, read(" WHERE id = ?", {Value(id)}));
    return found.empty() ? Result<Job>(Error("jobs.unknown")) : found.front();
}

Result<std::vector<Job>> Jobs::list(const std::optional<UserId> &askedBy)
{
    if (askedBy)
        return read(" WHERE asked_by = ? ORDER BY asked_at DESC, id DESC", {Value(askedBy->uuid())});
    return read(" ORDER BY asked_at DESC, id DESC", {});
}

Result<std::vector<JobTrouble>> Jobs::troubles(const Uuid &id, int most)
{
    std::vector<JobTrouble> troubles;
    TRY(m_connection.each("SELECT thing, act, reason, state FROM job_part WHERE job = ? AND state IN (?, ?) ORDER BY number"
                          " LIMIT ?",
                          {Value(id), Value::text(QByteArray(PartState::refused)), Value::text(QByteArray(PartState::kept)),
                           Value(qint64(most))},
                          [&troubles](const RowView &view) {
                              const Error reason = view.isNull(2) ? Error("jobs.held") : errorFromJson(view.utf8(2));
                              troubles.push_back({view.uuid(0), actFrom(view.utf8(1)), reason, view.utf8(3) == PartState::kept});
                              return true;
                          }));
    return troubles;
}

// --- going on

Result<std::vector<Jobs::Part>> Jobs::parts(const Uuid &job, const char *state, const char *order, int most)
{
    std::vector<Part> found;
    TRY(m_connection.each("SELECT number, thing, act, back FROM job_part WHERE job = ? AND state = ? ORDER BY number "
                              + QByteArray(order) + " LIMIT ?",
                          {Value(job), Value::text(QByteArray(state)), Value(qint64(most))}, [&found](const RowView &view) {
                              Part part{view.integer(0), {view.uuid(1), actFrom(view.utf8(2))}, {}};
                              if (!view.isNull(3))
                                  part.back = actFrom(view.utf8(3));
                              found.push_back(std::move(part));
                              return true;
                          }));
    return found;
}

/// Writes down what the next step will do. False: nothing is left to do.
Result<bool> Jobs::plan(const Job &job, const JobKind &kind, int most, qint64 token, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    std::optional<Uuid> after;
    qint64 number = 0;
    bool isTurned = false;
    TRY(m_connection.each("SELECT position, planned, state FROM job WHERE id = ?", {Value(job.id)}, [&](const RowView &view) {
        if (!view.isNull(0))
            after = view.uuid(0);
        number = view.integer(1);
        isTurned = Value::text(view.utf8(2)) != wordOf(JobState::Running);
        return false;
    }));
    // Stopped or to be taken back since it was read: the next step knows.
    if (isTurned)
        return true;
    TRY_LET(const std::vector<JobPart> next, kind.next(m_connection, job.arguments, after, most));
    for (const JobPart &part : next) {
        TRY(m_connection.run("INSERT INTO job_part (job, number, thing, act, state) VALUES (?, ?, ?, ?, ?)",
                             {Value(job.id), Value(number++), Value(part.thing), jsonOf(part.act),
                              Value::text(QByteArray(PartState::planned))}));
    }
    if (!next.empty())
        TRY(m_connection.run("UPDATE job SET position = ?, planned = ?, changed_at = ? WHERE id = ?",
                             {Value(next.back().thing), Value(number), Value(now), Value(job.id)}));
    else
        TRY(setState(job.id, JobState::Done, {}, now));
    TRY(transaction.commit());
    return !next.empty();
}

/// The same for what is taken back.
Result<bool> Jobs::planBack(const Job &job, const JobKind &kind, int most, qint64 token, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    TRY_LET(const Job present, one(job.id));
    if (present.state != JobState::Undoing)
        return true;
    TRY_LET(const std::vector<Part> last, parts(job.id, PartState::applied, "DESC", most));
    for (const Part &part : last) {
        const auto back = kind.back(m_connection, job.arguments, part.part);
        if (!back.ok() && isPassing(back.error()))
            return back.error();
        TRY(m_connection.run("UPDATE job_part SET state = ?, back = ?, reason = ? WHERE job = ? AND number = ?",
                             {Value::text(QByteArray(back.ok() ? PartState::undoPlanned : PartState::kept)),
                              back.ok() ? jsonOf(*back) : Value(), back.ok() ? Value() : reasonOf(back.error()), Value(job.id), Value(part.number)}));
    }
    if (last.empty())
        TRY(setState(job.id, JobState::Undone, {}, now));
    TRY(transaction.commit());
    return !last.empty();
}

Result<std::optional<GroupOutcome>> Jobs::carryOut(const Job &job, bool back, int most, Sequencer &sequencer, qint64 token,
                                                   Instant now)
{
    TRY_LET(const std::vector<Part> next,
            parts(job.id, back ? PartState::undoPlanned : PartState::planned, back ? "DESC" : "", most));
    if (next.empty())
        return std::optional<GroupOutcome>();
    std::vector<Arrival> arrivals;
    for (const Part &part : next) {
        const JobAct &act = back ? *part.back : part.part.act;
        const QByteArray name = (back ? "undo:" : "do:") + QByteArray::number(part.number);
        // All of it follows from what is written down: given again after a kill, the receipt of the first time answers.
        const Envelope envelope{derivedUuid(job.id, name), act.kind, act.version, job.askedBy, job.askedAt, 0, std::nullopt,
                                {}, act.arguments};
        arrivals.push_back({envelope.encoded(), envelope, noDesk(), std::max(now, job.askedAt)});
    }
    TRY_LET(GroupOutcome outcome, sequencer.run(arrivals));
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    for (size_t i = 0; i < next.size(); ++i) {
        const Receipt &receipt = outcome.receipts[i];
        const bool done = receipt.outcome == Outcome::Applied;
        const char *state = back ? (done ? PartState::undone : PartState::kept)
                                 : (done ? PartState::applied : PartState::refused);
        TRY(m_connection.run("UPDATE job_part SET state = ?, reason = ? WHERE job = ? AND number = ?",
                             {Value::text(QByteArray(state)), reasonOf(done ? std::nullopt : receipt.reason), Value(job.id),
                              Value(next[i].number)}));
    }
    TRY(m_connection.run("UPDATE job SET changed_at = ? WHERE id = ?", {Value(now), Value(job.id)}));
    TRY(transaction.commit());
    return std::optional(std::move(outcome));
}

Result<std::optional<GroupOutcome>> Jobs::step(Sequencer &sequencer, qint64 token, Instant now)
{
    TRY_LET(const std::vector<Job> going, read(" WHERE state IN (?, ?) ORDER BY asked_at, id LIMIT 1",
                                               {wordOf(JobState::Running), wordOf(JobState::Undoing)}));
    if (going.empty())
        return std::optional<GroupOutcome>();
    const Job &job = going.front();
    const JobKind *kind = kindOf(job.kind);
    const auto ended = [&](const Error &why) -> Result<std::optional<GroupOutcome>> {
        TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
        TRY(mustLead(m_connection, token));
        TRY(setState(job.id, JobState::Failed, why, now));
        TRY(transaction.commit());
        return std::optional(GroupOutcome{});
    };
    if (!kind)
        return ended(Error("jobs.kind_unknown"));
    const int most = std::max(1, limits::commandAggregates / kind->aggregates);
    // What was written down before a kill, or before the direction was changed, first.
    TRY_LET(auto outcome, carryOut(job, false, most, sequencer, token, now));
    if (outcome)
        return outcome;
    const bool back = job.state == JobState::Undoing;
    TRY_LET(outcome, carryOut(job, true, most, sequencer, token, now));
    if (outcome)
        return outcome;
    const auto more = back ? planBack(job, *kind, most, token, now) : plan(job, *kind, most, token, now);
    if (!more.ok())
        return isPassing(more.error()) ? Result<std::optional<GroupOutcome>>(more.error()) : ended(more.error());
    TRY_LET(outcome, carryOut(job, back, most, sequencer, token, now));
    return outcome ? outcome : std::optional(GroupOutcome{});
}

} // namespace peygir::sync
