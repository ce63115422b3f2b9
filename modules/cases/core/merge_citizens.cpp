// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/merge_citizens.h"

#include "cases/core/dossier.h"

#include <algorithm>

namespace peygir::cases {

namespace {

/// The names of the fields in the histories of the two records.
const QString mergedIntoField = QStringLiteral("mergedInto");
const QString joinedField = QStringLiteral("joined");

/// The record and those that it was merged into, the one that is shown last. Not Known where this store does not hold all.
Fact<std::vector<Citizen>> wayOf(const CitizenId &id, const Facts &facts)
{
    std::vector<Citizen> way;
    std::optional<CitizenId> next = id;
    while (next && way.size() <= size_t(mostMergings)) {
        const auto found = facts.of<Citizen>(*next);
        if (!found.isKnown())
            return found.without<std::vector<Citizen>>();
        way.push_back(*found);
        next = found->mergedInto;
    }
    return Fact<std::vector<Citizen>>::known(std::move(way));
}

bool hasOnWay(const std::vector<Citizen> &way, const CitizenId &id)
{
    return std::any_of(way.begin(), way.end(), [&](const Citizen &citizen) { return citizen.id == id; });
}

/// As it is called where two records are told apart.
QString calledOf(const Citizen &citizen) { return citizen.name.isEmpty() ? citizen.phone : citizen.name; }

Error mergedElsewhere(const Citizen &citizen, const Facts &facts)
{
    const auto way = wayOf(citizen.id, facts);
    const Error error("cases.citizen_merged",
                      {{QStringLiteral("name"), way.isKnown() ? calledOf(way->back()) : QString()}});
    const auto history = facts.allOf<CitizenHistory>(citizen.id);
    const CitizenHistory *last = nullptr;
    for (const CitizenHistory &entry : history.isKnown() ? *history : std::vector<CitizenHistory>()) {
        if (entry.details.value(QLatin1String("changed")).toObject().contains(mergedIntoField)
            && (!last || last->at < entry.at))
            last = &entry;
    }
    return last ? told(error, facts, last->by, last->at) : error;
}

/// A line in the history of each: into whom, and whom.
void writeHistories(const Citizen &dropped, const Citizen &kept, FieldEdit<bool> merged, const Facts &facts,
                    const Given &given, Changes &changes)
{
    const auto line = [&](CitizenHistory entry, const QString &field, const QString &name) {
        FieldMerge change;
        QString text = merged.seen ? name : QString();
        change.merge(field, text, std::optional(FieldEdit<QString>{text, merged.written ? name : QString()}));
        entry.details = change.summary();
        changes.put(entry);
    };
    line(historyOf(CitizenChange::Edited, dropped.id, facts, given), mergedIntoField, calledOf(kept));
    CitizenHistory ofKept = historyOf(CitizenChange::Edited, kept.id, facts, given);
    ofKept.id = given.idOf<CitizenHistoryId>("history:kept");
    line(std::move(ofKept), joinedField, calledOf(dropped));
}

/// Two national ids are two people.
bool areSurelyTwo(const Citizen &a, const Citizen &b) { return a.nationalId && b.nationalId && a.nationalId != b.nationalId; }

} // namespace

Result<Changes> decide(const MergeCitizens &command, const Facts &facts, const Given &given)
{
    if (const auto allowed = facts.author().may(editCitizenVerb, {}); !allowed.ok())
        return refusedOrLeft(allowed.error());
    const auto kept = wayOf(command.keep, facts);
    const auto dropped = wayOf(command.drop, facts);
    if (kept.isUnknown() || dropped.isUnknown())
        return Changes::leftToServer();
    if (kept.isAbsent() || dropped.isAbsent())
        return Error("cases.citizen_unknown");
    if (command.keep == command.drop)
        return Error("cases.citizen_same");
    if (hasHappenedToCitizen(facts, given))
        return Changes::none();
    // One person already, whoever of them is shown.
    if (hasOnWay(*kept, dropped->back().id))
        return Changes::none();
    if (dropped->size() > 1)
        return mergedElsewhere(dropped->front(), facts);
    if (kept->size() >= size_t(mostMergings))
        return Error("cases.merged_too_often", {{QStringLiteral("most"), mostMergings}});
    if (areSurelyTwo(kept->back(), dropped->front()))
        return Error("cases.citizens_differ");

    Citizen merged = dropped->front();
    merged.mergedInto = command.keep;
    merged.lastContactYear = std::max(merged.lastContactYear, kept->back().lastContactYear);
    Changes changes;
    changes.put(merged);
    raiseYear(command.keep, merged.lastContactYear, facts, changes);
    writeHistories(merged, kept->front(), {false, true}, facts, given, changes);
    return changes;
}

Result<Changes> decide(const PartCitizens &command, const Facts &facts, const Given &given)
{
    if (const auto allowed = facts.author().may(editCitizenVerb, {}); !allowed.ok())
        return refusedOrLeft(allowed.error());
    const auto found = facts.of<Citizen>(command.citizen);
    const auto from = facts.of<Citizen>(command.keep);
    if (found.isUnknown() || from.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent() || from.isAbsent())
        return Error("cases.citizen_unknown");
    if (hasHappenedToCitizen(facts, given) || !found->mergedInto)
        return Changes::none();
    if (found->mergedInto != command.keep)
        return mergedElsewhere(*found, facts);
    Citizen parted = *found;
    parted.mergedInto.reset();
    Changes changes;
    changes.put(parted);
    writeHistories(parted, *from, {true, false}, facts, given, changes);
    return changes;
}

Result<void> mustStandForItself(const Citizen &citizen, const Facts &facts)
{
    if (citizen.mergedInto)
        return mergedElsewhere(citizen, facts);
    return {};
}

void raiseYear(const CitizenId &id, int year, const Facts &facts, Changes &changes)
{
    const auto way = wayOf(id, facts);
    for (Citizen citizen : way.isKnown() ? *way : std::vector<Citizen>()) {
        if (citizen.lastContactYear >= year)
            continue;
        citizen.lastContactYear = year;
        changes.put(citizen);
    }
}

} // namespace peygir::cases
