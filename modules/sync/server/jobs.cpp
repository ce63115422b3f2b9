// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/jobs.h"

#include "sync/server/job_parts.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::JobAct;
using storage::JobKind;
using storage::RowView;
using storage::Transaction;

Value actToValue(const JobAct &act)
{
    return Value::text(canonicalJson({{QStringLiteral("kind"), QString::fromLatin1(act.kind)},
                                      {QStringLiteral("version"), act.version},
                                      {QStringLiteral("arguments"), act.arguments}}));
}

JobAct actFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {object.value(QLatin1String("kind")).toString().toLatin1(), object.value(QLatin1String("version")).toInt(),
            object.value(QLatin1String("arguments")).toObject()};
}

Uuid commandOfPart(const Uuid &job, qint64 number, bool back)
{
    return derivedUuid(job, (back ? "undo:" : "do:") + QByteArray::number(number));
}

const JobKind *Jobs::kindOf(const QByteArray &name) const
{
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(), [&name](const JobKind &kind) { return kind.name == name; });
    return found == m_kinds.end() ? nullptr : &*found;
}

Result<void> Jobs::begin(const Uuid &id, const QByteArray &kind, const QJsonObject &arguments, const UserId &askedBy,
                         Instant now)
{
    const JobKind *known = kindOf(kind);
    if (!known)
        return Error("jobs.kind_unknown", {{QStringLiteral("kind"), QString::fromLatin1(kind)}});
    // It reads, and keeps nobody from writing meanwhile.
    TRY_LET(const qint64 total, known->count(m_connection, arguments));
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
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
    for (;;) {
        TRY_LET(const bool isTurned, turnOnce(id, ways, now));
        if (isTurned)
            return {};
    }
}

/// False where it is another one by now than what was read.
Result<bool> Jobs::turnOnce(const Uuid &id, std::span<const std::pair<JobState, JobState>> ways, Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY_LET(const Job job, one(id));
    const auto way = std::find_if(ways.begin(), ways.end(), [&job](const auto &from) { return from.first == job.state; });
    if (way == ways.end())
        return Error("jobs.wrong_state", {{QStringLiteral("state"), QString::fromLatin1(FieldCodec<JobState>::word(job.state))}});
    if (job.partsAreGone)
        return Error("jobs.too_old");
    // Where several may write, its parts may be going, or somebody else may have turned it, since it was read.
    TRY_LET(const qint64 turned,
            m_connection.run("UPDATE job SET state = ?, reason = NULL, changed_at = ? WHERE id = ? AND state = ? AND tallied IS NULL",
                             {wordOf(way->second), Value(now), Value(id), wordOf(job.state)}));
    TRY(transaction.commit());
    return turned == 1;
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

/// What its parts came to, as they stand.
Result<void> Jobs::count(Job &job)
{
    return m_connection.each("SELECT state, COUNT(*) FROM job_part WHERE job = ? GROUP BY state", {Value(job.id)},
                             [&job](const RowView &view) {
                                 const QByteArray state = view.utf8(0);
                                 const qint64 parts = view.integer(1);
                                 if (state == PartState::applied || state == PartState::undoPlanned)
                                     job.counts.applied += parts;
                                 else if (state == PartState::refused)
                                     job.counts.refused = parts;
                                 else if (state == PartState::held || state == PartState::undoHeld)
                                     job.counts.held += parts;
                                 else if (state == PartState::undone)
                                     job.counts.undone = parts;
                                 else if (state == PartState::kept)
                                     job.counts.kept = parts;
                                 return true;
                             });
}

Result<std::vector<Job>> Jobs::read(const QByteArray &where, const std::vector<Value> &values)
{
    std::vector<Job> jobs;
    TRY(m_connection.each("SELECT id, kind, arguments, asked_by, asked_at, state, planned, total, changed_at, reason, tallied"
                          " FROM job" + where,
                          values, [&jobs](const RowView &view) {
                              Job job{view.uuid(0), view.utf8(1), QJsonDocument::fromJson(view.utf8(2)).object(),
                                      UserId(view.uuid(3)), Instant(view.integer(4)),
                                      FieldCodec<JobState>::fromValue(Value::text(view.utf8(5))),
                                      std::max(view.integer(6), view.integer(7)), {}, Instant(view.integer(8)), {}};
                              if (!view.isNull(9))
                                  job.reason = errorFromJson(view.utf8(9));
                              job.partsAreGone = !view.isNull(10);
                              if (job.partsAreGone)
                                  job.counts = JobCounts::fromJson(view.utf8(10));
                              jobs.push_back(std::move(job));
                              return true;
                          }));
    for (Job &job : jobs) {
        if (!job.partsAreGone)
            TRY(count(job));
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
    TRY(m_connection.each("SELECT thing, act, reason, state FROM job_part WHERE job = ? AND state IN (?, ?, ?, ?)"
                          " ORDER BY number LIMIT ?",
                          {Value(id), wordOf(PartState::refused), wordOf(PartState::kept), wordOf(PartState::held),
                           wordOf(PartState::undoHeld), Value(qint64(most))},
                          [&troubles](const RowView &view) {
                              const Error reason = view.isNull(2) ? Error("jobs.held") : errorFromJson(view.utf8(2));
                              const QByteArray state = view.utf8(3);
                              troubles.push_back({view.uuid(0), actFromJson(view.utf8(1)), reason,
                                                  state == PartState::kept || state == PartState::undoHeld});
                              return true;
                          }));
    return troubles;
}

// --- what is left of one whose parts are gone

QByteArray JobCounts::toJson() const
{
    return canonicalJson({{QStringLiteral("applied"), applied},
                          {QStringLiteral("refused"), refused},
                          {QStringLiteral("undone"), undone},
                          {QStringLiteral("kept"), kept}});
}

JobCounts JobCounts::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto number = [&object](const char *name) { return object.value(QLatin1String(name)).toInteger(); };
    return {number("applied"), number("refused"), 0, number("undone"), number("kept")};
}

} // namespace peygir::sync
