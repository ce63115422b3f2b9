// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/given.h"
#include "workflow/core/process_row.h"

namespace peygir::workflow {

/// What followed both processes when somebody decided to switch; empty: nothing.
struct SwitchSeen
{
    std::optional<ProcessId> from;
    std::optional<ProcessId> to;

    static constexpr auto fields()
    {
        return std::tuple{field("fromFollowedBy", &SwitchSeen::from), field("toFollowedBy", &SwitchSeen::to)};
    }
};

} // namespace peygir::workflow

template <>
struct peygir::FieldCodec<peygir::workflow::SwitchSeen>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const workflow::SwitchSeen &seen) { return fieldsToJson(seen); }
    static Result<workflow::SwitchSeen> fromJson(const QJsonValue &json)
    {
        return json.isObject() ? fieldsFromJson<workflow::SwitchSeen>(json.toObject()) : malformedField();
    }
};

namespace peygir::workflow {

/// From now on new messages that would walk `from` walk `to` (R010, R077): a newer version, or another arrangement of the
/// roles. What is open stays where it is. Given the other way round it takes that back. For whoever has `editProcesses` everywhere.
/// Refusals:
/// "access.denied", "workflow.process_unknown", "workflow.switch.same" (there is nothing to switch), "workflow.switch.inactive"
/// {name, version} (`to` is switched off), "workflow.switch.moved_on" (somebody else has switched one of them since it was seen), those of `parseProcess` and `checkCarriedOut` where this program cannot walk `to`.
struct SwitchProcess
{
    static constexpr const char *kind = "SwitchProcess";
    static constexpr int version = 1;

    ProcessId from;
    ProcessId to;
    /// Empty: whatever follows them.
    std::optional<SwitchSeen> seen = {};

    static constexpr auto fields()
    {
        return std::tuple{field("fromProcess", &SwitchProcess::from), field("toProcess", &SwitchProcess::to),
                          field("seen", &SwitchProcess::seen)};
    }
};

Result<Changes> decide(const SwitchProcess &command, const Facts &facts, const Given &given);

} // namespace peygir::workflow
