// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/digits.h"

namespace peygir::persian {

namespace {

QString withDigitsFrom(char16_t zero, const QString &text)
{
    QString changed;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int value = digitValue(text[i].unicode());
        if (value < 0 || text[i].unicode() == zero + value)
            continue;
        if (changed.isNull())
            changed = text;
        changed[i] = QChar(char16_t(zero + value));
    }
    return changed.isNull() ? text : changed;
}

} // namespace

QString toAsciiDigits(const QString &text) { return withDigitsFrom(u'0', text); }

QString toPersianDigits(const QString &text) { return withDigitsFrom(0x06F0, text); }

QString toArabicIndicDigits(const QString &text) { return withDigitsFrom(0x0660, text); }

} // namespace peygir::persian
