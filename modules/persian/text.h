// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::persian {

/// Whether a text may have several lines.
enum class Lines { One, Many };

/// The one form in which text is stored, so that two spellings that look the same are the same:
/// - well-formed Unicode in NFC (a lone surrogate becomes U+FFFD), presentation forms spelled out;
/// - Persian letters and digits for their Arabic and Urdu look-alikes, a hamza on heh or yeh as one letter;
/// - no NUL, control or invisible direction characters; ZWNJ only between letters or digits; no tatweel in words;
/// - any white space is one space, none at the ends. With `Lines::Many` line breaks stay, as '\n'.
///
/// Applying it twice gives what once gives. Text that is in this form already is returned shared, after one look at
/// every character (a million short texts take well under a second).
QString normalised(const QString &text, Lines lines = Lines::One);

/// What texts are compared by when a person searches: letters that people interchange are the same (heh and teh
/// marbuta, alef with and without madda or hamza, the carriers of hamza), diacritics, tatweel and invisible characters
/// are gone, digits are ASCII, Latin letters are lower case without accents. Word breaks stay as they are, ZWNJ too.
///
/// For display or storage useless; changes of this function make every search index out of date.
QString folded(const QString &text);

/// `folded` without ZWNJ and white space: a compound written with a half-space, a space or in one piece is the same.
/// For "contains" in short names (subjects, streets); for long texts see `tokens.h`.
QString searchForm(const QString &text);

} // namespace peygir::persian
