// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/citizen_edits.h"

#include "base/limits.h"
#include "cases/core/case_keys.h"
#include "persian/national_id.h"
#include "persian/phone.h"
#include "persian/text.h"

namespace peygir::cases {

namespace {

const QString citizenField = QStringLiteral("field");

Result<QString> storedText(const char *field, const QString &typed, int most, persian::Lines lines = persian::Lines::One)
{
    QString text = persian::normalised(typed, lines);
    if (text.size() > most)
        return Error("cases.text_too_long", {{citizenField, QLatin1String(field)},
                                             {QStringLiteral("length"), text.size()},
                                             {QStringLiteral("most"), most}});
    return text;
}

Result<QString> storedPhone(const char *field, const QString &typed)
{
    const auto phone = persian::Phone::parse(typed);
    return phone.ok() ? Result<QString>(phone->text()) : phone.error().with(citizenField, QLatin1String(field));
}

Result<void> storeCitizenText(std::optional<FieldEdit<QString>> &edit, const char *field, int most,
                       persian::Lines lines = persian::Lines::One)
{
    if (edit) {
        TRY_LET(edit->written, storedText(field, edit->written, most, lines));
    }
    return {};
}

Result<void> mustBeFew(const char *field, qsizetype count)
{
    if (count <= limits::citizenContacts)
        return {};
    return Error("cases.too_many",
                 {{citizenField, QLatin1String(field)}, {QStringLiteral("most"), limits::citizenContacts}});
}

/// Each text once, none empty.
template <class Store>
Result<void> storeSet(std::optional<FieldEdit<std::vector<QString>>> &edit, const char *field, Store store)
{
    if (!edit)
        return {};
    TRY(mustBeFew(field, qsizetype(edit->written.size())));
    std::vector<QString> written;
    for (const QString &typed : edit->written) {
        if (persian::normalised(typed).isEmpty())
            continue;
        TRY_LET(const QString text, store(typed));
        if (std::find(written.begin(), written.end(), text) == written.end())
            written.push_back(text);
    }
    edit->written = std::move(written);
    return {};
}

/// A number that only one citizen has.
struct OwnNumber
{
    const char *kind;
    /// What it is to be told that somebody else has it.
    const char *error;
};
constexpr OwnNumber phoneNumber{citizenPhoneKey, "cases.phone_of_another"};
constexpr OwnNumber nationalIdNumber{citizenNationalIdKey, "cases.national_id_of_another"};

Result<void> claimNumber(const OwnNumber &number, const QString &value, const char *field, const Citizen &citizen,
                         const Facts &facts, Changes &changes)
{
    const auto holder = facts.holder(number.kind, value.toUtf8());
    if (holder.isKnown() && *holder != citizen.id.uuid()) {
        const auto other = facts.of<Citizen>(CitizenId(*holder));
        return Error(number.error, {{citizenField, QLatin1String(field)},
                                    {QStringLiteral("value"), value},
                                    {QStringLiteral("name"), other.isKnown() ? other->name : QString()}});
    }
    changes.claim(number.kind, value.toUtf8(), citizen.id.uuid());
    return {};
}

bool isAmong(const std::vector<QString> &texts, const QString &text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Result<void> movePhones(const std::vector<QString> &before, const CitizenRecord &record, const Facts &facts,
                        Changes &changes)
{
    const std::vector<QString> after = record.phones();
    for (const QString &phone : after) {
        if (!isAmong(before, phone))
            TRY(claimNumber(phoneNumber, phone, phone == record.citizen.phone ? "phone" : "phones", record.citizen,
                            facts, changes));
    }
    for (const QString &phone : before) {
        if (!phone.isEmpty() && !isAmong(after, phone))
            changes.release(citizenPhoneKey, phone.toUtf8());
    }
    return {};
}

void mergeCitizenText(FieldMerge &merge, const char *field, std::optional<QString> &now,
               const std::optional<FieldEdit<QString>> &edit)
{
    QString text = now.value_or(QString());
    merge.merge(QLatin1String(field), text, edit);
    now = text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

Result<CitizenEdits> stored(const CitizenEdits &typed)
{
    CitizenEdits edits = typed;
    TRY(storeCitizenText(edits.name, "name", limits::nameText));
    TRY(storeCitizenText(edits.note, "note", limits::noteText, persian::Lines::Many));
    if (edits.phone) {
        if (persian::normalised(edits.phone->written).isEmpty())
            return Error("cases.phone_missing", {{citizenField, QStringLiteral("phone")}});
        TRY_LET(edits.phone->written, storedPhone("phone", edits.phone->written));
    }
    TRY(storeSet(edits.phones, "phones", [](const QString &text) { return storedPhone("phones", text); }));
    TRY(storeSet(edits.addresses, "addresses",
                 [](const QString &text) { return storedText("addresses", text, limits::addressText); }));
    if (edits.nationalId) {
        QString &written = edits.nationalId->written;
        written = persian::normalised(written);
        const auto id = persian::NationalId::parse(written);
        if (!written.isEmpty() && !id.ok())
            return id.error().with(citizenField, QStringLiteral("nationalId"));
        if (id.ok())
            written = id->text();
    }
    return edits;
}

Result<FieldMerge> mergeInto(CitizenRecord &record, const CitizenEdits &edits, const Facts &facts, const Given &given,
                             Changes &changes)
{
    Citizen &citizen = record.citizen;
    const std::vector<QString> phonesBefore = record.phones();
    const std::optional<QString> nationalIdBefore = citizen.nationalId;
    FieldMerge merge;
    merge.merge(QStringLiteral("name"), citizen.name, edits.name);
    merge.merge(QStringLiteral("phone"), citizen.phone, edits.phone);
    mergeCitizenText(merge, "nationalId", citizen.nationalId, edits.nationalId);
    mergeCitizenText(merge, "note", citizen.note, edits.note);
    std::vector<QString> phones = record.texts(ContactKind::Phone);
    merge.mergeSet(QStringLiteral("phones"), phones, edits.phones);
    std::vector<QString> addresses = record.texts(ContactKind::Address);
    merge.mergeSet(QStringLiteral("addresses"), addresses, edits.addresses);
    // His first number needs no second place.
    std::erase(phones, citizen.phone);
    TRY(mustBeFew("phones", qsizetype(phones.size())));
    TRY(mustBeFew("addresses", qsizetype(addresses.size())));
    record.setTexts(ContactKind::Phone, phones, given);
    record.setTexts(ContactKind::Address, addresses, given);
    TRY(movePhones(phonesBefore, record, facts, changes));
    if (citizen.nationalId != nationalIdBefore) {
        if (citizen.nationalId)
            TRY(claimNumber(nationalIdNumber, *citizen.nationalId, "nationalId", citizen, facts, changes));
        if (nationalIdBefore)
            changes.release(citizenNationalIdKey, nationalIdBefore->toUtf8());
    }
    return merge;
}

QJsonValue fieldOf(const Citizen &citizen, const QString &field)
{
    if (field == QLatin1String("name"))
        return citizen.name;
    if (field == QLatin1String("phone"))
        return citizen.phone;
    if (field == QLatin1String("nationalId"))
        return citizen.nationalId.value_or(QString());
    if (field == QLatin1String("note"))
        return citizen.note.value_or(QString());
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace peygir::cases
