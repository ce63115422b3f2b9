// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/jobs.h"

/// What the parts of jobs are in their table; for jobs.cpp and job_steps.cpp.
namespace peygir::sync {

/// The words of `job_part.state`. Those that are "planned" wait for their command to run, those that are "held" for what a
/// person makes of it; each other one is an end.
struct PartState
{
    static constexpr const char *planned = "planned";
    static constexpr const char *held = "held";
    static constexpr const char *applied = "applied";
    static constexpr const char *refused = "refused";
    static constexpr const char *undoPlanned = "undo_planned";
    static constexpr const char *undoHeld = "undo_held";
    static constexpr const char *undone = "undone";
    static constexpr const char *kept = "kept";
};

struct Jobs::Part
{
    qint64 number;
    storage::JobPart part;
    std::optional<storage::JobAct> back;
    /// When each of both was written down, which is when its command was given; empty: before that was kept, when the job was
    /// asked for.
    std::optional<Instant> plannedAt;
    std::optional<Instant> backPlannedAt;
};

inline Value wordOf(JobState state) { return FieldCodec<JobState>::toValue(state); }
inline Value wordOf(const char *partState) { return Value::text(QByteArray(partState)); }
inline Value reasonOf(const std::optional<Error> &error) { return error ? Value::text(errorToJson(*error)) : Value(); }

/// As `job_part.act` and `job_part.back` have it.
Value actToValue(const storage::JobAct &act);
storage::JobAct actFromJson(const QByteArray &json);

/// The command of a part, or the one that takes it back. It follows from what is written down: given again after a kill, the
/// receipt of the first time answers.
Uuid commandOfPart(const Uuid &job, qint64 number, bool back);

} // namespace peygir::sync
