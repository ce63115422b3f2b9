// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "command/field_edit.h"
#include "command/registry.h"

namespace peygir::cases {

inline constexpr Verb moveDeadlineVerb{"cases.move_deadline"};

/// The field's name in the history of a case, with milliseconds of both instants.
inline constexpr const char *deadlineField = "deadline";
/// Of the due times that were moved, beside it: "node", "from" and "to" in milliseconds.
inline constexpr const char *movedDues = "dues";

/// What is moved of an open stay.
struct DueMove
{
    CaseNodeId node;
    FieldEdit<Instant> due;

    static constexpr auto fields() { return std::tuple{field("node", &DueMove::node), field("due", &DueMove::due)}; }
    friend bool operator==(const DueMove &, const DueMove &) = default;
};

} // namespace peygir::cases

template <>
struct peygir::FieldCodec<peygir::cases::DueMove>
{
    static QJsonValue toJson(const cases::DueMove &move) { return fieldsToJson(move); }
    static Result<cases::DueMove> fromJson(const QJsonValue &json)
    {
        return json.isObject() ? fieldsFromJson<cases::DueMove>(json.toObject()) : malformedField();
    }
};

namespace peygir::cases {

/// Moves the promised end of an open case, and the due times of its open stays, from where they were seen (R234): what a changed calendar does to its cases, and
/// what takes that back. It is no work on the case, which stays as quiet as it was (`CaseCard::lastChangeAt`). What waits
/// for the citizen is moved where the wait keeps it. A stay that was left, or whose due time stands elsewhere by now,
/// stays as it is.
///
/// Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.deadline_moved_on" where the promised end stands
/// elsewhere by now.
struct MoveDeadline
{
    static constexpr const char *kind = "MoveDeadline";
    static constexpr int version = 2;

    CaseId caseId;
    FieldEdit<std::optional<Instant>> deadline;
    std::optional<std::vector<DueMove>> dues = {};

    static constexpr auto fields()
    {
        return std::tuple{field("case", &MoveDeadline::caseId), field(deadlineField, &MoveDeadline::deadline),
                          field("dues", &MoveDeadline::dues)};
    }
    /// The first version knew no stays.
    static std::vector<Upcast> upcasts();
};

Result<Changes> decide(const MoveDeadline &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
