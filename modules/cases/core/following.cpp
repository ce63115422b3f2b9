// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/following.h"

#include "cases/core/case_keys.h"
#include "cases/core/citizen.h"
#include "cases/core/holders.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/period.h"
#include "cases/core/promised_end.h"
#include "persian/phone.h"
#include "places/core/place_tree.h"

#include <algorithm>

namespace peygir::cases {

namespace {

using ProcessPointer = std::shared_ptr<const workflow::Process>;

// Each of these answers false where the server has to decide.

bool followSubject(CaseDossier &dossier, const Facts &facts, Following &following)
{
    const auto subject = facts.of<catalogue::Subject>(dossier.card.subject);
    if (subject.isUnknown())
        return false;
    if (subject.isAbsent()) {
        following.wrong.push_back(Error("intake.subject_unknown"));
        dossier.card.subjectGroup.reset();
        dossier.file.subjectGroup.reset();
        dossier.card.deadline.reset();
        return true;
    }
    following.subject = *subject;
    dossier.card.subjectGroup = subject->group;
    dossier.file.subjectGroup = subject->group;
    const auto promised = promisedEnd(*subject, dossier.card.registeredAt, facts);
    if (promised.isUnknown())
        return false;
    dossier.card.deadline.reset();
    if (promised.isKnown())
        dossier.card.deadline = *promised;
    else
        following.wrong.push_back(
            Error("intake.calendar_missing", {{QStringLiteral("subject"), subject->name.fa}}));
    return true;
}

bool followPlace(CaseDossier &dossier, const Facts &facts, Following &following)
{
    CaseCard &card = dossier.card;
    card.region.reset();
    card.unit.reset();
    if (card.place) {
        const auto place = facts.of<places::Place>(*card.place);
        const auto region = places::regionOf(facts, *card.place);
        if (place.isUnknown() || region.isUnknown())
            return false;
        if (place.isAbsent())
            following.wrong.push_back(Error("intake.place_unknown"));
        if (region.isKnown())
            card.region = *region;
    }
    if (following.subject) {
        const auto unit = responsibleUnit(facts, *following.subject, card.place);
        if (unit.isUnknown())
            return false;
        card.unit = *unit;
    } else if (card.place) {
        const auto unit = places::unitOf(facts, *card.place);
        if (unit.isKnown())
            card.unit = organisation::UnitId(*unit);
    }
    return true;
}

/// The process of this id, or what follows it; absent where it is not there or cannot be read.
Fact<ProcessPointer> processWith(const workflow::ProcessId &id, const Facts &facts)
{
    const auto record = facts.of<workflow::ProcessDefinition>(id);
    if (!record.isKnown())
        return record.without<ProcessPointer>();
    auto process = workflow::processOf(workflow::followedTo(*record, facts));
    return process.ok() ? Fact<ProcessPointer>::known(std::move(process).value()) : Fact<ProcessPointer>::absent();
}

bool followProcess(CaseDossier &dossier, const Facts &facts, Following &following)
{
    auto process = Fact<ProcessPointer>::absent();
    if (following.subject) {
        process = processWith(workflow::ProcessId(following.subject->process), facts);
        if (process.isUnknown())
            return false;
        if (process.isAbsent())
            following.wrong.push_back(
                Error("intake.process_missing", {{QStringLiteral("subject"), following.subject->name.fa}}));
    }
    if (process.isAbsent())
        process = processWith(fallbackProcess(), facts);
    if (process.isUnknown())
        return false;
    dossier.card.process.reset();
    dossier.card.processVersion.reset();
    if (process.isKnown()) {
        following.process = *process;
        dossier.card.process = following.process->id();
        dossier.card.processVersion = following.process->version();
    }
    return true;
}

} // namespace

std::optional<Following> followAbout(CaseDossier &dossier, const Facts &facts)
{
    Following following;
    if (!followSubject(dossier, facts, following) || !followPlace(dossier, facts, following)
        || !followProcess(dossier, facts, following))
        return std::nullopt;
    return following;
}

workflow::ProcessId fallbackProcess()
{
    static const workflow::ProcessId id(Uuid::parse(QByteArrayView("3f0c8a4e-6d1b-4e57-9a2c-71b5e0d94f13")).value());
    return id;
}

std::optional<Error> followCaller(CaseDossier &dossier, const Facts &facts, const Given &given, Changes &changes)
{
    const CaseFile &file = dossier.file;
    dossier.card.citizen.reset();
    if (file.callerPhone.isEmpty())
        return std::nullopt;
    const auto phone = persian::Phone::parse(file.callerPhone);
    if (!phone.ok())
        return Error("intake.phone_malformed", {{QStringLiteral("reason"), QString::fromLatin1(phone.error().id())}});
    const int year = jalaliYear(given.happenedAt());
    Citizen citizen{given.idOf<CitizenId>("citizen"), phone->text(), file.callerName, given.happenedAt(), year};
    const auto holder = facts.holder(citizenPhoneKey, phone->text().toUtf8());
    const auto known = holder.isKnown() ? facts.of<Citizen>(CitizenId(*holder)) : holder.without<Citizen>();
    if (known.isKnown()) {
        citizen = *known;
        citizen.lastContactYear = std::max(citizen.lastContactYear, year);
        if (citizen.name.isEmpty())
            citizen.name = file.callerName;
    } else {
        changes.claim(citizenPhoneKey, phone->text().toUtf8(), citizen.id.uuid());
    }
    if (!known.isKnown() || !toRow(*known).sameContent(toRow(citizen)))
        changes.put(citizen);
    // The message stays with the record of the number, so that parting the two gives each its own back. Whoever holds
    // this record needs the one that is shown for it.
    if (citizen.mergedInto)
        raiseYear(*citizen.mergedInto, citizen.lastContactYear, facts, changes);
    dossier.card.citizen = citizen.id;
    return std::nullopt;
}

} // namespace peygir::cases
