// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_record.h"
#include "command/field_edit.h"

namespace peygir::cases {

/// What a person wrote into the fields of a citizen; a field that he did not touch is absent. Phones in any spelling.
struct CitizenEdits
{
    std::optional<FieldEdit<QString>> name = {};
    std::optional<FieldEdit<QString>> phone = {};
    /// Further ones, and addresses: sets, of which each thing is added or taken away for itself.
    std::optional<FieldEdit<std::vector<QString>>> phones = {};
    std::optional<FieldEdit<std::vector<QString>>> addresses = {};
    std::optional<FieldEdit<QString>> nationalId = {};
    std::optional<FieldEdit<QString>> note = {};

    static constexpr auto fields()
    {
        return std::tuple{field("name", &CitizenEdits::name),           field("phone", &CitizenEdits::phone),
                          field("phones", &CitizenEdits::phones),       field("addresses", &CitizenEdits::addresses),
                          field("nationalId", &CitizenEdits::nationalId), field("note", &CitizenEdits::note)};
    }
};

/// The edits with what was written in the form in which it is stored. Every failure has the "field" that it is about:
/// "cases.phone_missing" (nobody could call him back), those of `persian::Phone` and `persian::NationalId`,
/// "cases.text_too_long" {length, most}, "cases.too_many" {most}.
Result<CitizenEdits> stored(const CitizenEdits &typed);

/// Merges stored edits into the record, and gives and takes the keys that his numbers are. Fails with
/// "cases.phone_of_another" {field, phone, name} and "cases.national_id_of_another" {field, name} where the store knows
/// that somebody else has them; on a desk they count as free, the server decides. Also "cases.too_many", if others
/// added some meanwhile.
Result<FieldMerge> mergeInto(CitizenRecord &record, const CitizenEdits &edits, const Facts &facts, const Given &given,
                             Changes &changes);

/// What stands in a field that may be proposed for, as in the edit's JSON; undefined for a name that is none.
QJsonValue fieldOf(const Citizen &citizen, const QString &field);

} // namespace peygir::cases

namespace peygir {

template <>
struct FieldCodec<cases::CitizenEdits>
{
    static QJsonValue toJson(const cases::CitizenEdits &edits) { return fieldsToJson(edits); }
    static Result<cases::CitizenEdits> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<cases::CitizenEdits>(json.toObject());
    }
};

} // namespace peygir
