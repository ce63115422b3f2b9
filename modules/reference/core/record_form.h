// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "command/rights.h"

#include <QJsonObject>

#include <vector>

namespace peygir::reference {

/// How a field of a record is shown, typed and written to files. Its value is always that of the record's JSON.
enum class FieldKind {
    /// One line.
    Text,
    /// Several lines.
    Note,
    /// {fa, en?} of one line.
    LocalizedText,
    /// {fa, en?} of several lines.
    LocalizedNote,
    /// A whole number in `least` to `most`.
    Number,
    /// Millionths of a degree, typed as degrees with a point.
    Degrees,
    /// A day, "2026-11-21" (ISO, Gregorian), typed and shown as a Jalali date.
    Date,
    /// "07:30", up to "24:00" (`TimeOfDay`).
    TimeOfDay,
    YesNo,
    /// One of `choices`.
    Choice,
    /// Any of `choices`: an array of words.
    Choices,
    /// The id of a record of the type `refersTo`.
    Reference,
    /// A file: {sha256, size, name, mediaType} (`FileValue`). Not within Items.
    File,
    /// An array of objects with the fields `items`, in an order that means something.
    Items,
};

/// A word of a closed set with what people read for it.
struct ChoiceWord
{
    const char *word;
    /// English, marked by QT_TRANSLATE_NOOP("Records", …), as every label here.
    const char *label;
};

enum class Presence { Required, Optional };

struct RecordField
{
    /// As in the record's JSON.
    const char *name;
    const char *label;
    FieldKind kind;
    Presence presence = Presence::Optional;
    std::vector<ChoiceWord> choices = {};
    const char *refersTo = "";
    qint64 least = 0;
    qint64 most = 0;
    std::vector<RecordField> items = {};
};

/// Declares what people see of a type of base information: one editor, one table and one file format serve all types
/// (R151). `id` and `active` belong to every record and are not declared.
struct RecordForm
{
    /// As `RecordType::name`.
    const char *type;
    /// Of many: "Subjects".
    const char *title;
    /// Of one: "subject".
    const char *single;
    Verb verb;
    /// A name of resources/icons/icons.txt.
    const char *icon;
    /// In the order in which they are typed; the first one is what the record is called.
    std::vector<RecordField> fields;
    /// The field that names what the record is a part of; empty: nothing.
    const char *around = "";
    /// Fields that a list shows below the name.
    std::vector<const char *> shown = {};
    /// As `RecordType::isMergeable`.
    bool isMergeable = false;
    /// Who has this one may put some of the records as well (`RecordType::mayOtherwise`).
    std::optional<Verb> otherVerb = {};

    const RecordField *field(const QString &name) const;
};

/// What a record is called, whatever its type: its "name", "full_name", "abbreviation", the name and version of the process
/// that it defines, or its "date" in the Jalali calendar.
Localized nameOf(const QJsonObject &record);

/// A stored day as "1405/08/30" in ASCII digits; empty where it is none.
QString jalaliText(const QString &stored);

/// Units, posts, people, places, canned texts, working calendars and their days.
std::vector<RecordForm> recordForms();

} // namespace peygir::reference
