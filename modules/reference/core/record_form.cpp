// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/record_form.h"

#include "access/core/change_rights.h"
#include "base/limits.h"
#include "persian/jalali_date.h"
#include "reference/core/base_information.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace peygir::reference {

namespace {

constexpr qint64 quarterTurn = 90'000'000;
constexpr qint64 halfTurn = 180'000'000;

RecordForm unitForm()
{
    return {.type = "unit",
            .title = QT_TRANSLATE_NOOP("Records", "Units and authorities"),
            .single = QT_TRANSLATE_NOOP("Records", "unit"),
            .verb = editOrganisation,
            .icon = "house",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"level", QT_TRANSLATE_NOOP("Records", "Level"), FieldKind::Choice, Presence::Required,
                        {{"organisation", QT_TRANSLATE_NOOP("Records", "Organisation")},
                         {"deputy", QT_TRANSLATE_NOOP("Records", "Deputy")},
                         {"authority", QT_TRANSLATE_NOOP("Records", "Authority")},
                         {"unit", QT_TRANSLATE_NOOP("Records", "Unit")}}},
                       {"authority_group", QT_TRANSLATE_NOOP("Records", "Group of authorities"), FieldKind::Choice,
                        Presence::Optional,
                        {{"region", QT_TRANSLATE_NOOP("Records", "Region")},
                         {"organisation", QT_TRANSLATE_NOOP("Records", "Organisation")},
                         {"management", QT_TRANSLATE_NOOP("Records", "Management")},
                         {"company", QT_TRANSLATE_NOOP("Records", "Company")},
                         {"other", QT_TRANSLATE_NOOP("Records", "Other")}}},
                       {"parent", QT_TRANSLATE_NOOP("Records", "Below"), FieldKind::Reference, Presence::Optional, {},
                        "unit"}},
            .around = "parent",
            .shown = {"level", "authority_group"}};
}

RecordForm postForm()
{
    return {.type = "post",
            .title = QT_TRANSLATE_NOOP("Records", "Posts"),
            .single = QT_TRANSLATE_NOOP("Records", "post"),
            .verb = editOrganisation,
            .icon = "user",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"unit", QT_TRANSLATE_NOOP("Records", "Unit"), FieldKind::Reference, Presence::Required, {},
                        "unit"},
                       {"holder", QT_TRANSLATE_NOOP("Records", "Held by"), FieldKind::Reference, Presence::Optional, {},
                        "person"},
                       {"head", QT_TRANSLATE_NOOP("Records", "Head of the unit"), FieldKind::YesNo, Presence::Required},
                       {"role_key", QT_TRANSLATE_NOOP("Records", "Part in processes"), FieldKind::Text}},
            .around = "unit",
            .shown = {"holder"}};
}

RecordForm personForm()
{
    return {.type = "person",
            .title = QT_TRANSLATE_NOOP("Records", "Officials and staff"),
            .single = QT_TRANSLATE_NOOP("Records", "person"),
            .verb = editOrganisation,
            .icon = "users",
            .fields = {{"full_name", QT_TRANSLATE_NOOP("Records", "Full name"), FieldKind::Text, Presence::Required},
                       {"duty", QT_TRANSLATE_NOOP("Records", "Duty"), FieldKind::Text},
                       {"phone", QT_TRANSLATE_NOOP("Records", "Telephone of the office"), FieldKind::Text},
                       {"mobile", QT_TRANSLATE_NOOP("Records", "Mobile of the office"), FieldKind::Text},
                       {"email", QT_TRANSLATE_NOOP("Records", "E-mail"), FieldKind::Text}},
            .shown = {"duty", "phone"}};
}

RecordForm substitutionForm()
{
    return {.type = "substitution",
            .title = QT_TRANSLATE_NOOP("Records", "Substitutes"),
            .single = QT_TRANSLATE_NOOP("Records", "substitution"),
            .verb = access::changeRights,
            .icon = "users",
            .fields = {{"substitute", QT_TRANSLATE_NOOP("Records", "Substitute"), FieldKind::Reference, Presence::Required, {},
                        "person"},
                       {"person", QT_TRANSLATE_NOOP("Records", "Stands in for"), FieldKind::Reference, Presence::Required, {},
                        "person"},
                       {"first_day", QT_TRANSLATE_NOOP("Records", "From the day"), FieldKind::Date, Presence::Required},
                       {"last_day", QT_TRANSLATE_NOOP("Records", "Until the end of the day"), FieldKind::Date, Presence::Required},
                       {"subject_group", QT_TRANSLATE_NOOP("Records", "Group of subjects (empty: all)"),
                        FieldKind::Reference, Presence::Optional, {}, "subject_group"},
                       {"note", QT_TRANSLATE_NOOP("Records", "Note"), FieldKind::Text}},
            .around = "person",
            .shown = {"substitute", "first_day", "last_day"}};
}

RecordForm placeForm()
{
    return {.type = "place",
            .title = QT_TRANSLATE_NOOP("Records", "Places and addresses"),
            .single = QT_TRANSLATE_NOOP("Records", "place"),
            .verb = editPlaces,
            .icon = "map-pin",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"level", QT_TRANSLATE_NOOP("Records", "Tier"), FieldKind::Choice, Presence::Required,
                        {{"region", QT_TRANSLATE_NOOP("Records", "Region")},
                         {"district", QT_TRANSLATE_NOOP("Records", "District")},
                         {"neighbourhood", QT_TRANSLATE_NOOP("Records", "Neighbourhood")},
                         {"street", QT_TRANSLATE_NOOP("Records", "Street")}}},
                       {"parent", QT_TRANSLATE_NOOP("Records", "Lies in"), FieldKind::Reference, Presence::Optional, {},
                        "place"},
                       {"unit", QT_TRANSLATE_NOOP("Records", "Looked after by"), FieldKind::Reference,
                        Presence::Optional, {}, "unit"},
                       {"latitude", QT_TRANSLATE_NOOP("Records", "Latitude"), FieldKind::Degrees, Presence::Optional,
                        {}, "", -quarterTurn, quarterTurn},
                       {"longitude", QT_TRANSLATE_NOOP("Records", "Longitude"), FieldKind::Degrees, Presence::Optional,
                        {}, "", -halfTurn, halfTurn}},
            .around = "parent",
            .shown = {"level"}};
}

RecordForm snippetForm()
{
    return {.type = "snippet",
            .title = QT_TRANSLATE_NOOP("Records", "Canned texts"),
            .single = QT_TRANSLATE_NOOP("Records", "canned text"),
            .verb = editSnippets,
            .icon = "sticky-note",
            .fields = {{"abbreviation", QT_TRANSLATE_NOOP("Records", "Abbreviation"), FieldKind::Text,
                        Presence::Required},
                       {"words", QT_TRANSLATE_NOOP("Records", "Text"), FieldKind::LocalizedNote, Presence::Required},
                       {"used_in", QT_TRANSLATE_NOOP("Records", "Used in"), FieldKind::Choices, Presence::Required,
                        {{"description", QT_TRANSLATE_NOOP("Records", "Descriptions")},
                         {"note", QT_TRANSLATE_NOOP("Records", "Notes")},
                         {"reply", QT_TRANSLATE_NOOP("Records", "Replies")},
                         {"call_script", QT_TRANSLATE_NOOP("Records", "Script of calls to citizens")}}}},
            .shown = {"words"},
            .isMergeable = true};
}

std::vector<ChoiceWord> weekdays()
{
    return {{"saturday", QT_TRANSLATE_NOOP("Records", "Saturday")},   {"sunday", QT_TRANSLATE_NOOP("Records", "Sunday")},
            {"monday", QT_TRANSLATE_NOOP("Records", "Monday")},       {"tuesday", QT_TRANSLATE_NOOP("Records", "Tuesday")},
            {"wednesday", QT_TRANSLATE_NOOP("Records", "Wednesday")}, {"thursday", QT_TRANSLATE_NOOP("Records", "Thursday")},
            {"friday", QT_TRANSLATE_NOOP("Records", "Friday")}};
}

RecordField fromField() { return {"from", QT_TRANSLATE_NOOP("Records", "From the hour"), FieldKind::TimeOfDay, Presence::Required}; }

RecordField toField() { return {"to", QT_TRANSLATE_NOOP("Records", "To the hour"), FieldKind::TimeOfDay, Presence::Required}; }

RecordForm calendarForm()
{
    return {.type = "working_calendar",
            .title = QT_TRANSLATE_NOOP("Records", "Working calendars"),
            .single = QT_TRANSLATE_NOOP("Records", "working calendar"),
            .verb = editCalendars,
            .icon = "clock",
            .fields = {{"name", QT_TRANSLATE_NOOP("Records", "Name"), FieldKind::LocalizedText, Presence::Required},
                       {"week", QT_TRANSLATE_NOOP("Records", "Working hours of the week"), FieldKind::Items,
                        Presence::Required, {}, "", 0, 0,
                        {{"weekday", QT_TRANSLATE_NOOP("Records", "Day of the week"), FieldKind::Choice, Presence::Required,
                          weekdays()},
                         fromField(), toField()}}},
            .shown = {"week"}};
}

RecordForm calendarDayForm()
{
    return {.type = "calendar_day",
            .title = QT_TRANSLATE_NOOP("Records", "Holidays and special days"),
            .single = QT_TRANSLATE_NOOP("Records", "day"),
            .verb = editCalendars,
            .icon = "calendar",
            .fields = {{"date", QT_TRANSLATE_NOOP("Records", "Date"), FieldKind::Date, Presence::Required},
                       {"calendar", QT_TRANSLATE_NOOP("Records", "Calendar"), FieldKind::Reference, Presence::Required, {},
                        "working_calendar"},
                       {"occasion", QT_TRANSLATE_NOOP("Records", "Occasion"), FieldKind::LocalizedText, Presence::Required},
                       {"spans", QT_TRANSLATE_NOOP("Records", "Working hours of this day (none: a holiday)"), FieldKind::Items,
                        Presence::Optional, {}, "", 0, 0, {fromField(), toField()}}},
            .around = "calendar",
            .shown = {"occasion", "spans"}};
}

} // namespace

const RecordField *RecordForm::field(const QString &name) const
{
    for (const RecordField &candidate : fields) {
        if (name == QLatin1String(candidate.name))
            return &candidate;
    }
    return nullptr;
}

namespace {

/// Several versions of a process are there at once, and have one name.
Localized nameOfProcess(const QString &definition, int version)
{
    const QJsonObject both =
        QJsonDocument::fromJson(definition.toUtf8()).object().value(QLatin1String("name")).toObject();
    const auto called = [&both, version](QLatin1String language) {
        return QStringLiteral("%1 (%2)").arg(both.value(language).toString()).arg(version);
    };
    return {called(QLatin1String("fa")), called(QLatin1String("en"))};
}

} // namespace

Localized nameOf(const QJsonObject &record)
{
    const QJsonObject both = record.value(QLatin1String("name")).toObject();
    if (!both.isEmpty())
        return {both.value(QLatin1String("fa")).toString(), both.value(QLatin1String("en")).toString()};
    if (const QString definition = record.value(QLatin1String("definition")).toString(); !definition.isEmpty())
        return nameOfProcess(definition, record.value(QLatin1String("version")).toInt());
    for (const char *field : {"full_name", "abbreviation"}) {
        const QString text = record.value(QLatin1String(field)).toString();
        if (!text.isEmpty())
            return {text, {}};
    }
    if (const QString day = record.value(QLatin1String("first_day")).toString(); !day.isEmpty())
        return {jalaliText(day) + QStringLiteral(" – ") + jalaliText(record.value(QLatin1String("last_day")).toString()), {}};
    return {jalaliText(record.value(QLatin1String("date")).toString()), {}};
}

QString jalaliText(const QString &stored)
{
    const auto date = persian::JalaliDate::fromGregorian(QDate::fromString(stored, Qt::ISODate));
    return date.ok() ? date->toString() : QString();
}

std::vector<RecordForm> recordForms()
{
    return {unitForm(), postForm(), personForm(), substitutionForm(), placeForm(), snippetForm(), calendarForm(), calendarDayForm()};
}

} // namespace peygir::reference
