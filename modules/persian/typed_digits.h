// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::persian {

/// What is left of a number as people type it: the digits in ASCII, without spaces, dashes, dots, slashes, brackets and
/// invisible signs; and what else was there, for the parsers to refuse.
struct TypedDigits
{
    QString digits;
    bool leadingPlus = false;
    bool letters = false;
    bool otherSigns = false;

    static TypedDigits from(const QString &typed);
};

} // namespace peygir::persian
