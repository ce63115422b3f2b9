// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// The Persian words that people type where a date or an address is asked for. What the program says itself is translated
/// (`translations/`); these are understood in every language of the interface.
namespace peygir::persian::words {

/// How many days after today a word means: "today", "tomorrow", "the day before yesterday"… in Persian or English.
std::optional<int> relativeDay(const QString &word);

/// 1 to 12 for the name of a month in Persian or its English transliteration.
std::optional<int> month(const QString &name);

/// Whether a word only says that the number of a house follows ("no.", "plaque").
bool saysHouseNumber(const QString &word);

} // namespace peygir::persian::words
