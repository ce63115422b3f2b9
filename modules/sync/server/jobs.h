// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "storage/job_kind.h"
#include "sync/server/sequencer.h"

namespace peygir::sync {

/// Where a job stands.
enum class JobState { Running, Stopped, Done, Failed, Undoing, UndoStopped, Undone };
constexpr std::array<std::pair<JobState, const char *>, 7> wordsOf(JobState)
{
    return {{{JobState::Running, "running"},
             {JobState::Stopped, "stopped"},
             {JobState::Done, "done"},
             {JobState::Failed, "failed"},
             {JobState::Undoing, "undoing"},
             {JobState::UndoStopped, "undo_stopped"},
             {JobState::Undone, "undone"}}};
}

/// What the parts of a job came to.
struct JobCounts
{
    /// Parts whose command was applied and stands.
    qint64 applied = 0;
    qint64 refused = 0;
    /// Whose command, or what takes it back, waits for a person.
    qint64 held = 0;
    /// That were taken back, and that could not be.
    qint64 undone = 0;
    qint64 kept = 0;

    /// Without those that wait.
    QByteArray toJson() const;
    static JobCounts fromJson(const QByteArray &json);
};

struct Job
{
    Uuid id;
    QByteArray kind;
    QJsonObject arguments;
    /// The author of its commands: their rules ask for his rights.
    UserId askedBy;
    Instant askedAt;
    JobState state;
    /// Parts that there could be when it began, or that were found meanwhile, if those are more; of one that is done, those that
    /// there were.
    qint64 total;
    JobCounts counts = {};
    Instant changedAt;
    /// Of one that failed, forwards or while it was taken back.
    std::optional<Error> reason = {};
    /// It ended or was stopped long ago: nobody knows any more what each of its parts was, and it can neither be taken back nor gone
    /// on with.
    bool partsAreGone = false;
};

/// A part of a job that did not come to what was wanted, or waits for a person.
struct JobTrouble
{
    Uuid thing;
    storage::JobAct act;
    Error reason;
    /// It was done and could not be taken back, or that waits; else it could not be done.
    bool isUndo;
};

/// Jobs of the server: work on thousands of aggregates as commands of at most limits::commandAggregates each step, through
/// the one sequencer and its rules (DESIGN §3). Each part is written before its command runs, and the command's id follows
/// from job and part: whoever leads after a kill goes on without doing anything twice. Each command is dated when its part was
/// written, not when the job was asked for, which may be days before.
///
/// What asks and stops works on any connection, of any node; `step` on the sequencer's, with its token. Errors, on top of the
/// machine's: "jobs.unknown" (no such job), "jobs.kind_unknown", "jobs.wrong_state" {state}, "jobs.too_old" (its parts are gone).
class Jobs
{
public:
    /// `kinds` outlives it. Parts are let go so long after their job has ended or was stopped.
    Jobs(storage::Connection &connection, std::span<const storage::JobKind> kinds, Milliseconds partsKept = limits::jobPartsKept)
        : m_connection(connection)
        , m_kinds(kinds)
        , m_partsKept(partsKept)
    {}

    /// Enters a job that begins at the leader's next look. Refuses what its kind refuses.
    Result<void> begin(const Uuid &id, const QByteArray &kind, const QJsonObject &arguments, const UserId &askedBy, Instant now);
    /// It stops after the step that is under way. What was done stays.
    Result<void> stop(const Uuid &id, Instant now);
    /// A stopped one goes on, in the direction that it had, unless its parts have gone meanwhile.
    Result<void> goOn(const Uuid &id, Instant now);
    /// Takes back what it did, part by part, the last first; also of one that is still under way.
    Result<void> undo(const Uuid &id, Instant now);

    /// The newest first; `askedBy` where only those of one person are meant.
    Result<std::vector<Job>> list(const std::optional<UserId> &askedBy = {});
    /// In the order of the parts, at most so many.
    Result<std::vector<JobTrouble>> troubles(const Uuid &id, int most);

    /// Takes the oldest job that is under way one step further. Empty: there is none; then some of what is too old goes. What
    /// was held and has come to an end since is followed first. Not in a transaction. Whoever has been overtaken fails with
    /// "sync.not_leader"; what a failed step had written is gone on from.
    Result<std::optional<GroupOutcome>> step(Sequencer &sequencer, qint64 token, Instant now);

private:
    struct Part;
    const storage::JobKind *kindOf(const QByteArray &name) const;
    Result<std::vector<Job>> read(const QByteArray &where, const std::vector<Value> &values);
    Result<void> count(Job &job);
    Result<Job> one(const Uuid &id);
    Result<void> turn(const Uuid &id, std::span<const std::pair<JobState, JobState>> ways, Instant now);
    Result<bool> turnOnce(const Uuid &id, std::span<const std::pair<JobState, JobState>> ways, Instant now);
    Result<void> setState(const Uuid &id, JobState state, const std::optional<Error> &reason, Instant now);
    Result<std::vector<Part>> parts(const Uuid &job, const char *state, const char *order, int most);
    Result<std::vector<storage::JobPart>> cameMeanwhile(const Job &job, const storage::JobKind &kind, int most);
    Result<bool> plan(const Job &job, const storage::JobKind &kind, int most, qint64 token, Instant now);
    Result<bool> planBack(const Job &job, const storage::JobKind &kind, int most, qint64 token, Instant now);
    Result<void> leaveWhatMovedOn(const Job &job, const storage::JobKind &kind, int most, qint64 token, Instant now);
    Result<void> keepWhatMovedOn(const Job &job, const storage::JobKind &kind, int most, qint64 token, Instant now);
    Result<std::optional<GroupOutcome>> carryOut(const Job &job, bool back, int most, Sequencer &sequencer, qint64 token,
                                                 Instant now);
    Result<void> followHeld(qint64 token, Instant now);
    Result<void> letGo(qint64 token, Instant now);

    storage::Connection &m_connection;
    std::span<const storage::JobKind> m_kinds;
    Milliseconds m_partsKept;
};

} // namespace peygir::sync
