// SPDX-License-Identifier: GPL-3.0-or-later
// How jobs go on, by whoever leads.
#include "base/limits.h"
#include "sync/server/job_parts.h"

#include <set>

namespace peygir::sync {

using storage::Connection;
using storage::JobAct;
using storage::JobKind;
using storage::JobPart;
using storage::RowView;
using storage::Transaction;

namespace {

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

const char *stateAfter(Outcome outcome, bool back)
{
    switch (outcome) {
    case Outcome::Applied:
        return back ? PartState::undone : PartState::applied;
    case Outcome::Held:
        return back ? PartState::undoHeld : PartState::held;
    case Outcome::Refused:
        break;
    }
    return back ? PartState::kept : PartState::refused;
}

/// Where in the history the effect of a command stands: what a part has done is there as long as it is the last change.
Result<qint64> placeOf(Connection &connection, const Uuid &command)
{
    qint64 place = 0;
    TRY(connection.each("SELECT COALESCE(settled_seq, seq) FROM receipt WHERE command_id = ?", {Value(command)},
                        [&place](const RowView &view) {
                            place = view.integer(0);
                            return false;
                        }));
    return place;
}

std::optional<Instant> instantOrNone(const RowView &view, int column)
{
    return view.isNull(column) ? std::nullopt : std::optional(view.instant(column));
}

/// When what is written down now is given. Whoever leads now may have a clock behind the one that took the job down.
Instant givenAt(const Job &job, Instant now) { return std::max(now, job.askedAt); }

} // namespace

Result<std::vector<Jobs::Part>> Jobs::parts(const Uuid &job, const char *state, const char *order, int most)
{
    std::vector<Part> found;
    TRY(m_connection.each("SELECT number, thing, act, back, planned_at, back_planned_at FROM job_part"
                          " WHERE job = ? AND state = ? ORDER BY number "
                              + QByteArray(order) + " LIMIT ?",
                          {Value(job), Value::text(QByteArray(state)), Value(qint64(most))}, [&found](const RowView &view) {
                              Part part{view.integer(0), {view.uuid(1), actFromJson(view.utf8(2))}, {},
                                        instantOrNone(view, 4), instantOrNone(view, 5)};
                              if (!view.isNull(3))
                                  part.back = actFromJson(view.utf8(3));
                              found.push_back(std::move(part));
                              return true;
                          }));
    return found;
}

/// What is to be done before the place that the job has come to and was none of its parts yet, at most so much.
Result<std::vector<JobPart>> Jobs::cameMeanwhile(const Job &job, const JobKind &kind, int most)
{
    std::set<Uuid> dealtWith;
    TRY(m_connection.each("SELECT thing FROM job_part WHERE job = ?", {Value(job.id)}, [&dealtWith](const RowView &view) {
        dealtWith.insert(view.uuid(0));
        return true;
    }));
    std::vector<JobPart> found;
    std::optional<Uuid> after;
    for (bool more = true; more && found.empty();) {
        TRY_LET(std::vector<JobPart> page, kind.next(m_connection, job.arguments, after, most));
        more = int(page.size()) == most;
        for (JobPart &part : page) {
            after = part.thing;
            if (!dealtWith.contains(part.thing))
                found.push_back(std::move(part));
        }
    }
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
    TRY_LET(std::vector<JobPart> next, kind.next(m_connection, job.arguments, after, most));
    if (next.empty() && kind.looksAgain) {
        TRY_LET(next, cameMeanwhile(job, kind, most));
    } else if (!next.empty()) {
        after = next.back().thing;
    }
    for (const JobPart &part : next) {
        TRY(m_connection.run("INSERT INTO job_part (job, number, thing, act, state, planned_at) VALUES (?, ?, ?, ?, ?, ?)",
                             {Value(job.id), Value(number++), Value(part.thing), actToValue(part.act),
                              wordOf(PartState::planned), Value(givenAt(job, now))}));
    }
    if (!next.empty()) {
        TRY(m_connection.run("UPDATE job SET position = ?, planned = ?, changed_at = ? WHERE id = ?",
                             {after ? Value(*after) : Value(), Value(number), Value(now), Value(job.id)}));
    } else {
        // What there could have been is not what there was.
        TRY(m_connection.run("UPDATE job SET total = planned WHERE id = ?", {Value(job.id)}));
        TRY(setState(job.id, JobState::Done, {}, now));
    }
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
        TRY_LET(const qint64 place, placeOf(m_connection, commandOfPart(job.id, part.number, false)));
        const auto back = kind.back(m_connection, job.arguments, part.part, place);
        if (!back.ok() && isPassing(back.error()))
            return back.error();
        TRY(m_connection.run("UPDATE job_part SET state = ?, back = ?, reason = ?, back_planned_at = ?"
                             " WHERE job = ? AND number = ?",
                             {wordOf(back.ok() ? PartState::undoPlanned : PartState::kept), back.ok() ? actToValue(*back) : Value(),
                              back.ok() ? Value() : reasonOf(back.error()), Value(givenAt(job, now)), Value(job.id),
                              Value(part.number)}));
    }
    if (last.empty())
        TRY(setState(job.id, JobState::Undone, {}, now));
    TRY(transaction.commit());
    return !last.empty();
}

/// Between the step that wrote down what is done and the one that goes on after a kill, somebody may have acted on it: what the
/// job would not take up any more, or would do otherwise now, is not done as it was written down, and what is done is given now.
/// Of a job that is taken back, what was not given at all is no part.
Result<void> Jobs::leaveWhatMovedOn(const Job &job, const JobKind &kind, int most, qint64 token, Instant now)
{
    TRY_LET(const std::vector<Part> left, parts(job.id, PartState::planned, "", 1));
    if (left.empty())
        return {};
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    TRY_LET(const std::vector<Part> planned, parts(job.id, PartState::planned, "", most));
    for (const Part &part : planned) {
        // Its command has run, and only that is not written down.
        TRY_LET(const qint64 done, placeOf(m_connection, commandOfPart(job.id, part.number, false)));
        if (done != 0)
            continue;
        if (job.state == JobState::Undoing) {
            TRY(m_connection.run("DELETE FROM job_part WHERE job = ? AND number = ?", {Value(job.id), Value(part.number)}));
            continue;
        }
        TRY_LET(const auto wanted, kind.at(m_connection, job.arguments, part.part.thing));
        TRY(m_connection.run("UPDATE job_part SET state = ?, act = ?, reason = ?, planned_at = ? WHERE job = ? AND number = ?",
                             {wordOf(wanted ? PartState::planned : PartState::refused),
                              actToValue(wanted ? *wanted : part.part.act),
                              wanted ? Value() : reasonOf(Error("jobs.moved_on")), Value(givenAt(job, now)), Value(job.id),
                              Value(part.number)}));
    }
    TRY(m_connection.run("UPDATE job SET planned = (SELECT COALESCE(MAX(number) + 1, 0) FROM job_part WHERE job = ?) WHERE id = ?",
                         {Value(job.id), Value(job.id)}));
    return transaction.commit();
}

/// Between the step that wrote down what is taken back and the one that goes on after a kill, somebody may have acted on it; what
/// is taken back all the same is so now.
Result<void> Jobs::keepWhatMovedOn(const Job &job, const JobKind &kind, int most, qint64 token, Instant now)
{
    TRY_LET(const std::vector<Part> left, parts(job.id, PartState::undoPlanned, "DESC", 1));
    if (left.empty())
        return {};
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    TRY_LET(const std::vector<Part> planned, parts(job.id, PartState::undoPlanned, "DESC", most));
    for (const Part &part : planned) {
        // Its command has run, and only that is not written down.
        TRY_LET(const qint64 undone, placeOf(m_connection, commandOfPart(job.id, part.number, true)));
        if (undone != 0)
            continue;
        TRY_LET(const qint64 place, placeOf(m_connection, commandOfPart(job.id, part.number, false)));
        const auto back = kind.back(m_connection, job.arguments, part.part, place);
        if (!back.ok() && isPassing(back.error()))
            return back.error();
        TRY(m_connection.run("UPDATE job_part SET state = ?, back = ?, reason = ?, back_planned_at = ?"
                             " WHERE job = ? AND number = ?",
                             {wordOf(back.ok() ? PartState::undoPlanned : PartState::kept), back.ok() ? actToValue(*back) : Value(),
                              back.ok() ? Value() : reasonOf(back.error()), Value(givenAt(job, now)), Value(job.id),
                              Value(part.number)}));
    }
    return transaction.commit();
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
        const Instant given = (back ? part.backPlannedAt : part.plannedAt).value_or(job.askedAt);
        const Envelope envelope{commandOfPart(job.id, part.number, back), act.kind, act.version, job.askedBy, given, 0,
                                std::nullopt, {}, act.arguments};
        arrivals.push_back({envelope.encoded(), envelope, noDesk(), std::max(now, given)});
    }
    TRY_LET(GroupOutcome outcome, sequencer.run(arrivals));
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    for (size_t i = 0; i < next.size(); ++i) {
        const Receipt &receipt = outcome.receipts[i];
        const bool done = receipt.outcome == Outcome::Applied;
        const bool waits = receipt.outcome == Outcome::Held;
        TRY(m_connection.run("UPDATE job_part SET state = ?, reason = ?, waits_for = ? WHERE job = ? AND number = ?",
                             {wordOf(stateAfter(receipt.outcome, back)), reasonOf(done ? std::nullopt : receipt.reason),
                              waits ? Value(receipt.command) : Value(), Value(job.id), Value(next[i].number)}));
    }
    TRY(m_connection.run("UPDATE job SET changed_at = ? WHERE id = ?", {Value(now), Value(job.id)}));
    TRY(transaction.commit());
    return std::optional(std::move(outcome));
}

/// What was held and has come to an end since.
Result<void> Jobs::followHeld(qint64 token, Instant now)
{
    struct Ended
    {
        Uuid job;
        qint64 number;
        const char *state;
        Value reason;
    };
    std::vector<Ended> ended;
    TRY(m_connection.each(
        "SELECT p.job, p.number, p.state, j.state, r.outcome, r.reason FROM job_part p JOIN job j ON j.id = p.job"
        " JOIN receipt r ON r.command_id = p.waits_for WHERE p.waits_for IS NOT NULL AND r.outcome <> 'held' LIMIT ?",
        {Value(qint64(limits::commandAggregates))}, [&ended](const RowView &view) {
            const bool back = view.utf8(2) == PartState::undoHeld;
            const bool applied = view.utf8(4) == "applied";
            Ended one{view.uuid(0), view.integer(1), stateAfter(applied ? Outcome::Applied : Outcome::Refused, back),
                      applied ? Value() : Value::text(view.utf8(5))};
            // The job was taken back, and a person lets this pass all the same: that is not for the job to undo.
            if (!back && applied && Value::text(view.utf8(3)) == wordOf(JobState::Undone)) {
                one.state = PartState::kept;
                one.reason = reasonOf(Error("jobs.let_pass"));
            }
            ended.push_back(std::move(one));
            return true;
        }));
    if (ended.empty())
        return {};
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    for (const Ended &one : ended) {
        TRY(m_connection.run("UPDATE job_part SET state = ?, reason = ?, waits_for = NULL WHERE job = ? AND number = ?",
                             {wordOf(one.state), one.reason, Value(one.job), Value(one.number)}));
        TRY(m_connection.run("UPDATE job SET changed_at = ? WHERE id = ?", {Value(now), Value(one.job)}));
    }
    return transaction.commit();
}

/// Parts of what ended long ago go, and of what was stopped as long ago and forgotten, some at a time; the job says what they came
/// to.
Result<void> Jobs::letGo(qint64 token, Instant now)
{
    std::optional<Uuid> found;
    bool isTallied = true;
    const auto note = [&found](const RowView &view) {
        found = view.uuid(0);
        return false;
    };
    TRY(m_connection.each("SELECT id FROM job WHERE tallied IS NOT NULL"
                          " AND EXISTS (SELECT 1 FROM job_part WHERE job = job.id) LIMIT 1",
                          {}, note));
    const QByteArray over = " state IN (?, ?, ?, ?, ?) AND changed_at < ? AND tallied IS NULL"
                            " AND NOT EXISTS (SELECT 1 FROM job_part WHERE job = job.id AND waits_for IS NOT NULL)";
    const std::vector<Value> ends{wordOf(JobState::Done), wordOf(JobState::Undone), wordOf(JobState::Failed),
                                  wordOf(JobState::Stopped), wordOf(JobState::UndoStopped), Value(now - m_partsKept)};
    if (!found) {
        isTallied = false;
        TRY(m_connection.each("SELECT id FROM job WHERE" + over + " LIMIT 1", ends, note));
    }
    if (!found)
        return {};
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(mustLead(m_connection, token));
    if (isTallied) {
        TRY(m_connection.run("DELETE FROM job_part WHERE job = ? AND number < (SELECT MIN(number) FROM job_part WHERE job = ?) + ?",
                             {Value(*found), Value(*found), Value(qint64(limits::jobPartsAtOnce))}));
    } else {
        TRY_LET(const Job job, one(*found));
        std::vector<Value> values{Value::text(job.counts.toJson()), Value(*found)};
        values.insert(values.end(), ends.begin(), ends.end());
        // Somebody may have wanted it back since it was looked at.
        TRY(m_connection.run("UPDATE job SET tallied = ? WHERE id = ? AND" + over, values));
    }
    return transaction.commit();
}

Result<std::optional<GroupOutcome>> Jobs::step(Sequencer &sequencer, qint64 token, Instant now)
{
    TRY(followHeld(token, now));
    TRY_LET(const std::vector<Job> going, read(" WHERE state IN (?, ?) ORDER BY asked_at, id LIMIT 1",
                                               {wordOf(JobState::Running), wordOf(JobState::Undoing)}));
    if (going.empty()) {
        TRY(letGo(token, now));
        return std::optional<GroupOutcome>();
    }
    const Job &job = going.front();
    const JobKind *kind = kindOf(job.kind);
    const auto ended = [&](const Error &why) -> Result<std::optional<GroupOutcome>> {
        TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
        TRY(mustLead(m_connection, token));
        // Told to go on it goes the way that it was going.
        TRY(setState(job.id, job.state == JobState::Undoing ? JobState::UndoStopped : JobState::Failed, why, now));
        TRY(transaction.commit());
        return std::optional(GroupOutcome{});
    };
    if (!kind)
        return ended(Error("jobs.kind_unknown"));
    const int most = std::max(1, limits::commandAggregates / kind->aggregates);
    // What was written down before a kill, or before the direction was changed, first.
    const auto seen = leaveWhatMovedOn(job, *kind, most, token, now);
    if (!seen.ok())
        return isPassing(seen.error()) ? Result<std::optional<GroupOutcome>>(seen.error()) : ended(seen.error());
    TRY_LET(auto outcome, carryOut(job, false, most, sequencer, token, now));
    if (outcome)
        return outcome;
    const bool back = job.state == JobState::Undoing;
    TRY(keepWhatMovedOn(job, *kind, most, token, now));
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
