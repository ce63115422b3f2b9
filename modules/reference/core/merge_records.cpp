// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/merge_records.h"

#include "organisation/core/chart.h"
#include "reference/core/record_form.h"
#include "reference/core/record_history.h"
#include "reference/core/record_merge.h"

#include <algorithm>

namespace peygir::reference {

namespace {

using Types = std::shared_ptr<const std::vector<RecordType>>;

const QString activeField = QStringLiteral("active");

Result<const RecordType *> typeOf(const Types &types, const QString &name)
{
    const auto type = std::find_if(types->begin(), types->end(),
                                   [&](const RecordType &candidate) { return QLatin1String(candidate.name) == name; });
    if (type == types->end())
        return Error("reference.type_unknown", {{QStringLiteral("type"), name}});
    if (!type->isMergeable)
        return Error("reference.not_mergeable");
    return &*type;
}

QString calledOf(const RecordType &type, const Facts &facts, const Uuid &id)
{
    const auto record = type.find(facts, id);
    return record.isKnown() ? nameOf(*record).fa : QString();
}

/// By whom and when, for the sentence.
Error mergedError(const RecordType &type, const Facts &facts, const RecordMerge &merge)
{
    const Uuid shown = shownRecord(facts, merge.recordType, merge.record);
    const auto person = facts.of<organisation::Person>(merge.by);
    return Error("reference.record_merged", {{QStringLiteral("name"), calledOf(type, facts, shown)},
                                             {QStringLiteral("by"), person.isKnown() ? person->fullName : QString()},
                                             {QStringLiteral("at"), merge.at.milliseconds()}});
}

/// What both commands name.
struct Two
{
    QJsonObject keep;
    QJsonObject drop;
};

Result<std::optional<Two>> bothOf(const RecordType &type, const Facts &facts, const Uuid &keep, const Uuid &drop)
{
    const auto kept = type.find(facts, keep);
    const auto dropped = type.find(facts, drop);
    if (kept.isUnknown() || dropped.isUnknown())
        return std::optional<Two>();
    if (kept.isAbsent() || dropped.isAbsent())
        return Error("reference.record_unknown");
    return std::optional(Two{*kept, *dropped});
}

/// The row with what is kept beside it, and a line in the history of each.
Result<Changes> withRow(const RecordType &type, const Two &two, bool active, const RecordMerge &merge, const Facts &facts,
                        const Given &given)
{
    QJsonObject after = two.drop;
    after.insert(activeField, active);
    TRY_LET(const Row row, type.read(after));
    Changes changes;
    if (type.put) {
        TRY_LET(changes, type.put(row, facts));
        if (changes.isLeftToServer())
            return changes;
    } else {
        changes.putRow(row);
    }
    changes.put(merge);
    const auto change = [&merge](const Uuid &id) {
        const QJsonValue other = id.toString();
        return merge.active ? QJsonObject{{QStringLiteral("from"), QJsonValue::Null}, {QStringLiteral("to"), other}}
                            : QJsonObject{{QStringLiteral("from"), other}, {QStringLiteral("to"), QJsonValue::Null}};
    };
    const auto line = [&](const char *name, const Uuid &record, QJsonObject changed) {
        changes.put(RecordHistory{given.idOf<RecordHistoryId>(name), merge.recordType, record, RecordChange::Changed,
                                  facts.author().id(), given.happenedAt(), std::move(changed)});
    };
    QJsonObject ofDropped = changesBetween(two.drop, after);
    ofDropped.insert(QLatin1String(mergedIntoField), change(merge.kept));
    line("record_history", merge.record, std::move(ofDropped));
    line("record_history:kept", merge.kept, {{QLatin1String(joinedField), change(merge.record)}});
    return changes;
}

Result<Changes> merge(const RecordType &type, const MergeRecords &command, const Facts &facts, const Given &given)
{
    if (command.keep == command.drop)
        return Error("reference.merge_same");
    TRY_LET(const auto two, bothOf(type, facts, command.keep, command.drop));
    if (!two)
        return Changes::leftToServer();
    if (const auto before = mergeOf(facts, command.type, command.drop)) {
        if (before->kept == command.keep)
            return Changes::none();
        return mergedError(type, facts, *before);
    }
    if (const auto ofKept = mergeOf(facts, command.type, command.keep)) {
        if (shownRecord(facts, command.type, command.keep) == command.drop)
            return Error("reference.merge_circle", {{QStringLiteral("name"), nameOf(two->drop).fa}});
        return mergedError(type, facts, *ofKept);
    }
    if (!two->keep.value(activeField).toBool())
        return Error("reference.merge_unused", {{QStringLiteral("name"), nameOf(two->keep).fa}});
    return withRow(type, *two, false,
                   {mergeIdOf(command.type, command.drop), command.type, command.drop, command.keep,
                    two->drop.value(activeField).toBool(), facts.author().id(), given.happenedAt(), true},
                   facts, given);
}

Result<Changes> part(const RecordType &type, const PartRecords &command, const Facts &facts, const Given &given)
{
    TRY_LET(const auto two, bothOf(type, facts, command.keep, command.drop));
    const auto found = facts.of<RecordMerge>(mergeIdOf(command.type, command.drop));
    if (!two || found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent() || !found->active)
        return Changes::none();
    if (found->kept != command.keep)
        return mergedError(type, facts, *found);
    RecordMerge parted = *found;
    parted.active = false;
    return withRow(type, *two, parted.wasActive, parted, facts, given);
}

template <class C>
CommandType commandOf(const Types &types, Result<Changes> (*rule)(const RecordType &, const C &, const Facts &, const Given &))
{
    return CommandType{
        C::kind, C::version,
        [](const QJsonObject &arguments) -> Result<void> {
            TRY(fieldsFromJson<C>(arguments));
            return {};
        },
        [types, rule](const QJsonObject &arguments, const Facts &facts, const Given &given) -> Result<Changes> {
            TRY_LET(const C command, fieldsFromJson<C>(arguments));
            TRY_LET(const RecordType *type, typeOf(types, command.type));
            const auto allowed = facts.author().may(type->verb, {});
            if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
                return Changes::leftToServer();
            TRY(allowed);
            return rule(*type, command, facts, given);
        },
        false, false,
        [types] {
            std::vector<Shape> shapes;
            for (const RecordType &type : *types) {
                if (!type.isMergeable)
                    continue;
                Shape shape = shapeOf<C>();
                shape.parts[0] = {Shape::Kind::Word, shape.parts[0].name};
                shape.parts[0].words = {type.name};
                for (size_t id : {1, 2})
                    shape.parts[id].names = type.table->idType;
                shapes.push_back(std::move(shape));
            }
            return shapes;
        }};
}

} // namespace

Result<void> mustStandForItself(const RecordType &type, const Uuid &record, const Facts &facts)
{
    if (!type.isMergeable)
        return {};
    if (const auto merge = mergeOf(facts, QString::fromLatin1(type.name), record))
        return mergedError(type, facts, *merge);
    return {};
}

void addMergeRecords(Registry &registry, const std::vector<RecordType> &types)
{
    const auto shared = std::make_shared<const std::vector<RecordType>>(types);
    registry.add(commandOf<MergeRecords>(shared, merge));
    registry.add(commandOf<PartRecords>(shared, part));
}

} // namespace peygir::reference
