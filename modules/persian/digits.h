// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::persian {

/// The value of a decimal digit of the three sets that reach us: ASCII, Persian (U+06F0…) and Arabic-Indic (U+0660…);
/// -1 for anything else.
constexpr int digitValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= 0x06F0 && c <= 0x06F9)
        return c - 0x06F0;
    if (c >= 0x0660 && c <= 0x0669)
        return c - 0x0660;
    return -1;
}

constexpr bool isAsciiDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

/// The same text with every digit of the three sets in one of them. Nothing else changes; without a digit to change
/// the text is returned shared.
QString toAsciiDigits(const QString &text);
QString toPersianDigits(const QString &text);
QString toArabicIndicDigits(const QString &text);

} // namespace peygir::persian
