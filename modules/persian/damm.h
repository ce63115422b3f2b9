// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <cstdint>
#include <optional>

/// The check digit by H. Michael Damm (2004): finds every single wrong digit and every swap of two neighbours, the two
/// mistakes that are made when a tracking code is read out on the phone.
namespace peygir::persian::damm {

/// The weakly totally anti-symmetric quasigroup of order ten from Damm's dissertation.
inline constexpr std::uint8_t table[10][10] = {{0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                               {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                               {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                               {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                               {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};

/// The digit to put after `asciiDigits`, 0 to 9; nothing when the text is empty or holds anything but ASCII digits.
constexpr std::optional<int> digit(QStringView asciiDigits)
{
    if (asciiDigits.isEmpty())
        return std::nullopt;
    int interim = 0;
    for (const QChar c : asciiDigits) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        interim = table[interim][c.unicode() - u'0'];
    }
    return interim;
}

/// Whether the last digit is the right one for those before it. A lone digit has nothing to check and is not valid.
constexpr bool valid(QStringView asciiDigits) { return asciiDigits.size() > 1 && digit(asciiDigits) == 0; }

} // namespace peygir::persian::damm
