// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"
#include "reference/core/put_record.h"
#include "workflow/core/process.h"
#include "workflow/core/walk.h"

#include <memory>

namespace peygir::workflow {

inline constexpr AggregateKind processKind{22, "process"};
inline constexpr Verb editProcesses{"workflow.edit"};

constexpr std::array<std::pair<OpeningState, const char *>, 4> wordsOf(OpeningState)
{
    return {{{OpeningState::Open, "open"},
             {OpeningState::Waiting, "waiting"},
             {OpeningState::Ended, "ended"},
             {OpeningState::Closed, "closed"}}};
}

constexpr std::array<std::pair<ClosedBy, const char *>, 4> wordsOf(ClosedBy)
{
    return {{{ClosedBy::Operation, "operation"},
             {ClosedBy::Join, "join"},
             {ClosedBy::Abandoned, "abandoned"},
             {ClosedBy::Reopening, "reopening"}}};
}

constexpr std::array<std::pair<Outcome, const char *>, 4> wordsOf(Outcome)
{
    return {{{Outcome::Done, "done"},
             {Outcome::Rejected, "rejected"},
             {Outcome::Joined, "joined"},
             {Outcome::Withdrawn, "withdrawn"}}};
}

/// One version of a process. Cases walk the version that they began with, so what a record defines never changes: a
/// changed process is another record with the same key and a higher version.
struct ProcessDefinition
{
    static constexpr const char *tableName = "process";
    static constexpr AggregateKind kind = processKind;
    static constexpr bool root = true;
    static constexpr bool isReadOften = true;

    ProcessId id;
    QString key;
    int version;
    /// The text of the process file (docs/process-format.md).
    QString definition;
    /// Whether subjects may be given this version.
    bool active;
    /// The process that new messages walk instead of this one (`SwitchProcess`); empty: this one itself.
    std::optional<ProcessId> followedBy = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ProcessDefinition::id), field("process_key", &ProcessDefinition::key),
                          field("version", &ProcessDefinition::version),
                          field("definition", &ProcessDefinition::definition),
                          field("active", &ProcessDefinition::active),
                          field("followed_by", &ProcessDefinition::followedBy)};
    }
};

/// The process that a record defines. Parsed once and then shared, whoever asks from whichever thread. Fails as
/// `parseProcess` does.
Result<std::shared_ptr<const Process>> processOf(const ProcessDefinition &record);

/// The record that messages walk where `record` is meant: what follows it, what follows that, and so on, as far as the store
/// holds it.
ProcessDefinition followedTo(const ProcessDefinition &record, const Facts &facts);

/// Brings process definitions, which everybody holds, and the commands that edit and switch them.
void addTo(Registry &registry);

/// Processes are base information; what follows one is not said by its record but by `SwitchProcess`. Refusals besides those of `parseProcess` and, of a new record, `checkCarriedOut`:
/// "workflow.process.record_differs" (id, key or version are not those of the text), "workflow.process.published" (the
/// record has another text already).
std::vector<reference::RecordType> recordTypes();

} // namespace peygir::workflow
