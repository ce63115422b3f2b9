// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/subscribe_citizen.h"

#include "cases/core/case_keys.h"
#include "cases/core/dossier.h"
#include "cases/core/merge_citizens.h"
#include "cases/core/period.h"
#include "cases/core/proposing.h"
#include "cases/core/tracking_code.h"

#include <algorithm>

namespace peygir::cases {

namespace {

/// The record that the command is about; a new one has an empty phone and is not stored yet. Absent: there is no citizen
/// of this id.
Fact<CitizenRecord> recordFor(const SubscribeCitizen &command, const CitizenEdits &edits, const Facts &facts,
                              const Given &given)
{
    if (command.citizen)
        return facts.of<CitizenRecord>(*command.citizen);
    const auto holder = facts.holder(citizenPhoneKey, edits.phone->written.toUtf8());
    if (holder.isKnown())
        return facts.of<CitizenRecord>(CitizenId(*holder));
    return Fact<CitizenRecord>::known(
        {{given.idOf<CitizenId>("citizen"), {}, {}, given.happenedAt(), jalaliYear(given.happenedAt())}});
}

/// Of somebody new nobody can have seen anything.
void forgetSeen(CitizenEdits &edits)
{
    for (auto *text : {&edits.name, &edits.phone, &edits.nationalId, &edits.note}) {
        if (*text)
            (*text)->seen.clear();
    }
    for (auto *set : {&edits.phones, &edits.addresses}) {
        if (*set)
            (*set)->seen.clear();
    }
}

/// No citizen has it, and no case.
bool isFree(const QString &code, const CitizenId &citizen, const Facts &facts)
{
    const auto subscriber = facts.holder(subscriptionCodeKey, code.toUtf8());
    const auto found = facts.holder(caseCodeKey, code.toUtf8());
    return !found.isKnown() && (!subscriber.isKnown() || *subscriber == citizen.uuid());
}

/// Gives the citizen his code; whether it is the one that he was told.
bool giveCode(Citizen &citizen, const QString &told, const Facts &facts, const Given &given, Changes &changes)
{
    QString code = told;
    const bool toldIsGood = isTrackingCode(told) && isFree(told, citizen.id, facts);
    if (citizen.subscriptionCode) {
        if (told == *citizen.subscriptionCode || told == citizen.subscriptionAlias)
            return true;
        if (!toldIsGood || citizen.subscriptionAlias)
            return false;
        citizen.subscriptionAlias = told;
    } else {
        for (int n = 0; !toldIsGood && (n == 0 || !isFree(code, citizen.id, facts)); ++n)
            code = replacementCode(given.commandId(), n);
        citizen.subscriptionCode = code;
        citizen.subscribedAt = given.happenedAt();
    }
    changes.claim(subscriptionCodeKey, code.toUtf8(), citizen.id.uuid());
    return toldIsGood;
}

void tellOtherCode(const SubscribeCitizen &command, const QString &told, const Citizen &citizen, const Facts &facts,
                   const Given &given, Changes &changes)
{
    changes.put(Attention{.id = given.idOf<AttentionId>("attention:code"),
                          .user = facts.author().id(),
                          .commandId = given.commandId(),
                          .reason = AttentionReason::Changed,
                          .errorId = QStringLiteral("cases.subscription_code_changed"),
                          .errorValues = {{QStringLiteral("told"), told},
                                          {QStringLiteral("code"), *citizen.subscriptionCode},
                                          {QStringLiteral("citizen"), citizen.id.toString()},
                                          {QStringLiteral("name"), citizen.name}},
                          .commandKind = QString::fromLatin1(SubscribeCitizen::kind),
                          .arguments = fieldsToJson(command),
                          .at = given.happenedAt(),
                          .settled = false});
}

} // namespace

Result<Changes> decide(const SubscribeCitizen &command, const Facts &facts, const Given &given)
{
    if (const auto allowed = facts.author().may(subscribeCitizenVerb, {}); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappenedToCitizen(facts, given))
        return Changes::none();
    TRY_LET(CitizenEdits edits, stored(command.edits));
    if (!command.citizen && !edits.phone)
        return Error("cases.phone_missing", {{QStringLiteral("field"), QStringLiteral("phone")}});
    const auto found = recordFor(command, edits, facts, given);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.citizen_unknown");

    TRY(mustStandForItself(found->citizen, facts));
    CitizenRecord record = *found;
    const bool isNew = record.citizen.phone.isEmpty();
    if (isNew)
        forgetSeen(edits);
    Changes changes;
    TRY_LET(const FieldMerge merge, mergeInto(record, edits, facts, given, changes));
    if (record.citizen.name.isEmpty())
        return Error("cases.name_missing", {{QStringLiteral("field"), QStringLiteral("name")}});
    record.citizen.lastContactYear = std::max(record.citizen.lastContactYear, jalaliYear(given.happenedAt()));
    const QString told = asTrackingCode(command.code);
    if (!giveCode(record.citizen, told, facts, given, changes) && !told.isEmpty())
        tellOtherCode(command, told, record.citizen, facts, given, changes);
    propose(merge, record.citizen.id, record.proposals, command,
            {{QStringLiteral("citizen"), record.citizen.id.toString()}, {QStringLiteral("name"), record.citizen.name}},
            facts, given, changes);
    putDifferences(isNew ? std::nullopt : std::optional(*found), record, changes);
    CitizenHistory entry = historyOf(CitizenChange::Subscribed, record.citizen.id, facts, given);
    entry.details = merge.summary();
    entry.details.insert(QStringLiteral("code"), *record.citizen.subscriptionCode);
    changes.put(entry);
    return changes;
}

} // namespace peygir::cases
