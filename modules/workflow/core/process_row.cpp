// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_row.h"

#include "workflow/core/carried_out.h"
#include "workflow/core/process_codec.h"

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
    Changes changes;
    changes.put(record);
    return changes;
}

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

void addTo(Registry &registry)
{
    registry.add(AggregateType{processKind, {&tableOf<ProcessDefinition>()},
                               [](const Row &) { return std::vector{Bucket::reference()}; }});
}

std::vector<reference::RecordType> recordTypes()
{
    return {reference::recordType<ProcessDefinition>(editProcesses, putProcess)};
}

} // namespace peygir::workflow
