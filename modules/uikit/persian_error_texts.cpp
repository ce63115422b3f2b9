// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/persian_error_texts.h"

#include "uikit/error_sentence.h"

namespace peygir::uikit {

namespace {

// clang-format off
constexpr ErrorText persianErrorTexts[] = {
    {"persian.date.malformed", QT_TRANSLATE_NOOP("Errors", "This is no date. Write it like 1405/8/30, or today, or +3.")},
    {"persian.date.out_of_range", QT_TRANSLATE_NOOP("Errors", "The year must lie between %{first} and %{last}.")},
    {"persian.date.no_such_month", QT_TRANSLATE_NOOP("Errors", "There is no month %{month}. The months are 1 to 12.")},
    {"persian.date.no_such_day", QT_TRANSLATE_NOOP("Errors", "There is no such day: month %{month} of %{year} has %{days_in_month} days.")},
    {"persian.phone.empty", QT_TRANSLATE_NOOP("Errors", "Write the phone number.")},
    {"persian.phone.letters", QT_TRANSLATE_NOOP("Errors", "A phone number has no letters. Write digits only.")},
    {"persian.phone.signs", QT_TRANSLATE_NOOP("Errors", "There is a sign in it that is no part of a phone number. Write digits only.")},
    {"persian.phone.too_short", QT_TRANSLATE_NOOP("Errors", "The number is too short: it has %{digits} digits.")},
    {"persian.phone.too_long", QT_TRANSLATE_NOOP("Errors", "The number is too long: it has %{digits} digits.")},
    {"persian.phone.foreign", QT_TRANSLATE_NOOP("Errors", "This is a number of another country. Give a number in Iran.")},
    {"persian.phone.unknown_prefix", QT_TRANSLATE_NOOP("Errors", "No phone number begins with %{prefix}. Check the first digits.")},
    {"persian.phone.area_code_missing", QT_TRANSLATE_NOOP("Errors", "The code of the city is missing. Write it before the number.")},
    {"persian.national_id.empty", QT_TRANSLATE_NOOP("Errors", "Write the national id.")},
    {"persian.national_id.letters", QT_TRANSLATE_NOOP("Errors", "A national id has no letters. Write digits only.")},
    {"persian.national_id.length", QT_TRANSLATE_NOOP("Errors", "A national id has %{needed} digits; this one has %{digits}.")},
    {"persian.national_id.check_digit", QT_TRANSLATE_NOOP("Errors", "This national id cannot be right: one of its digits is mistyped. Ask for it again.")},
    {"persian.national_id.never_issued", QT_TRANSLATE_NOOP("Errors", "Such a national id was never issued. Ask for it again.")},
    {"persian.legal_id.empty", QT_TRANSLATE_NOOP("Errors", "Write the id of the legal person.")},
    {"persian.legal_id.letters", QT_TRANSLATE_NOOP("Errors", "The id of a legal person has no letters. Write digits only.")},
    {"persian.legal_id.length", QT_TRANSLATE_NOOP("Errors", "The id of a legal person has %{needed} digits; this one has %{digits}.")},
    {"persian.legal_id.check_digit", QT_TRANSLATE_NOOP("Errors", "This id cannot be right: one of its digits is mistyped. Ask for it again.")},
    {"persian.legal_id.never_issued", QT_TRANSLATE_NOOP("Errors", "Such an id was never issued. Ask for it again.")},
    {"persian.postal_code.empty", QT_TRANSLATE_NOOP("Errors", "Write the postal code.")},
    {"persian.postal_code.letters", QT_TRANSLATE_NOOP("Errors", "A postal code has no letters. Write digits only.")},
    {"persian.postal_code.length", QT_TRANSLATE_NOOP("Errors", "A postal code has %{needed} digits; this one has %{digits}.")},
    {"persian.postal_code.never_issued", QT_TRANSLATE_NOOP("Errors", "Such a postal code was never issued. Check it.")},
    {"persian.text.empty", QT_TRANSLATE_NOOP("Errors", "Write something here.")},
    {"persian.text.too_long", QT_TRANSLATE_NOOP("Errors", "This is too long: %{length} characters, at most %{most} are kept.")},
};
// clang-format on

} // namespace

void addPersianErrorTexts()
{
    if (!hasErrorText(persianErrorTexts[0].id))
        addErrorTexts(persianErrorTexts);
}

} // namespace peygir::uikit
