// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/typed_digits.h"

#include "persian/digits.h"
#include "persian/text.h"

namespace peygir::persian {

TypedDigits TypedDigits::from(const QString &typed)
{
    TypedDigits read;
    for (const QChar c : folded(normalised(typed))) {
        if (isAsciiDigit(c.unicode()))
            read.digits += c;
        else if (c == u'+' && read.digits.isEmpty() && !read.leadingPlus)
            read.leadingPlus = true;
        else if (c.isLetterOrNumber() || c.isSurrogate())
            read.letters = true;
        else if (!c.isSpace() && c.category() != QChar::Punctuation_Dash && c.category() != QChar::Other_Format &&
                 c != QChar(0x2212) && !QStringView(u"./()").contains(c))
            read.otherSigns = true;
    }
    return read;
}

} // namespace peygir::persian
