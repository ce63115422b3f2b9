// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/citizen_record.h"

#include <algorithm>

namespace peygir::cases {

namespace {

bool hasText(const std::vector<QString> &texts, const QString &text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

QByteArray contactName(ContactKind what, const QString &text)
{
    return QByteArray("contact:") + FieldCodec<ContactKind>::word(what) + ':' + text.toUtf8();
}

} // namespace

Fact<CitizenRecord> CitizenRecord::find(const Facts &facts, const CitizenId &id)
{
    const auto citizen = facts.of<Citizen>(id);
    const auto contacts = facts.allOf<CitizenContact>(id);
    const auto proposals = facts.allOf<CitizenProposal>(id);
    if (citizen.isUnknown() || contacts.isUnknown() || proposals.isUnknown())
        return Fact<CitizenRecord>::unknown();
    if (citizen.isAbsent())
        return Fact<CitizenRecord>::absent();
    return Fact<CitizenRecord>::known({*citizen, contacts.isKnown() ? *contacts : std::vector<CitizenContact>(),
                                       proposals.isKnown() ? *proposals : std::vector<CitizenProposal>()});
}

std::vector<QString> CitizenRecord::texts(ContactKind what) const
{
    std::vector<QString> found;
    for (const CitizenContact &contact : contacts) {
        if (contact.what == what && contact.active)
            found.push_back(contact.text);
    }
    return found;
}

void CitizenRecord::setTexts(ContactKind what, const std::vector<QString> &texts, const Given &given)
{
    for (CitizenContact &contact : contacts) {
        if (contact.what == what)
            contact.active = hasText(texts, contact.text);
    }
    for (const QString &text : texts) {
        const bool isThere = std::any_of(contacts.begin(), contacts.end(), [&](const CitizenContact &contact) {
            return contact.what == what && contact.text == text;
        });
        if (!isThere)
            contacts.push_back({given.idOf<CitizenContactId>(contactName(what, text)), citizen.id, what, text, true});
    }
}

std::vector<QString> CitizenRecord::phones() const
{
    std::vector<QString> all{citizen.phone};
    for (const QString &phone : texts(ContactKind::Phone)) {
        if (!hasText(all, phone))
            all.push_back(phone);
    }
    return all;
}

void putDifferences(const std::optional<CitizenRecord> &before, const CitizenRecord &after, Changes &changes)
{
    if (!before || !toRow(before->citizen).sameContent(toRow(after.citizen)))
        changes.put(after.citizen);
    for (const CitizenContact &contact : after.contacts) {
        const bool isSame = before
            && std::any_of(before->contacts.begin(), before->contacts.end(), [&](const CitizenContact &other) {
                   return other.id == contact.id && other.active == contact.active;
               });
        if (!isSame)
            changes.put(contact);
    }
}

} // namespace peygir::cases
