// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_row.h"

#include "workflow/core/carried_out.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/put_process.h"
#include "workflow/core/switch_process.h"

#include <QHash>
#include <QMutex>

namespace peygir::workflow {

namespace {

/// A city has some dozens of processes; whoever has more pays with parsing again, not with memory.
constexpr qsizetype parsedProcesses = 512;

Result<Changes> putProcess(const ProcessDefinition &record, const Facts &facts)
{
    TRY_LET(const auto process, processOf(record));
    if (process->id() != record.id || process->key().text() != record.key || process->version() != record.version)
        return Error("workflow.process.record_differs");
    const auto before = facts.of<ProcessDefinition>(record.id);
    if (before.isKnown() && before->definition != record.definition)
        return Error("workflow.process.published",
                     {{QStringLiteral("key"), record.key}, {QStringLiteral("version"), record.version}});
    // What is published already can be switched off, whichever program published it.
    if (!before.isKnown())
        TRY(checkCarriedOut(*process));
    if (before.isUnknown())
        return Changes::leftToServer();
    ProcessDefinition put = record;
    put.followedBy = before.isKnown() ? before->followedBy : std::nullopt;
    Changes changes;
    changes.put(put);
    return changes;
}

/// Nobody switches more often without ever coming back.
constexpr int mostFollowing = 100;

} // namespace

Result<std::shared_ptr<const Process>> processOf(const ProcessDefinition &record)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const Process>> parsed;
    {
        const QMutexLocker locker(&mutex);
        const auto found = parsed.constFind(record.definition);
        if (found != parsed.constEnd())
            return *found;
    }
    TRY_LET(Process process, parseProcess(record.definition.toUtf8()));
    auto shared = std::make_shared<const Process>(std::move(process));
    const QMutexLocker locker(&mutex);
    if (parsed.size() >= parsedProcesses)
        parsed.clear();
    parsed.insert(record.definition, shared);
    return shared;
}

ProcessDefinition followedTo(const ProcessDefinition &record, const Facts &facts)
{
    ProcessDefinition found = record;
    for (int steps = 0; found.followedBy && steps < mostFollowing; ++steps) {
        const auto next = facts.of<ProcessDefinition>(*found.followedBy);
        if (!next.isKnown())
            break;
        found = *next;
    }
    return found;
}

void addTo(Registry &registry)
{
    registry.add(AggregateType{processKind, {&tableOf<ProcessDefinition>()},
                               [](const Row &) { return std::vector{Bucket::reference()}; }});
    registry.addCommand<PutProcess>();
    registry.addCommand<SwitchProcess>();
}

std::vector<reference::RecordType> recordTypes()
{
    return {reference::recordType<ProcessDefinition>(editProcesses, putProcess)};
}

} // namespace peygir::workflow
