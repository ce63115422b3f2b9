// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/postal_code.h"

#include "persian/typed_digits.h"

namespace peygir::persian {

Result<PostalCode> PostalCode::parse(const QString &typed)
{
    constexpr qsizetype needed = 10;
    const TypedDigits read = TypedDigits::from(typed);
    if (read.letters || read.otherSigns || read.leadingPlus)
        return Error("persian.postal_code.letters");
    if (read.digits.isEmpty())
        return Error("persian.postal_code.empty");
    if (read.digits.size() != needed)
        return Error("persian.postal_code.length",
                     {{QStringLiteral("digits"), read.digits.size()}, {QStringLiteral("needed"), needed}});
    const QString area = read.digits.left(4);
    if (area.contains(u'0') || area.contains(u'2') || read.digits.count(read.digits[0]) == needed)
        return Error("persian.postal_code.never_issued");
    return PostalCode(read.digits);
}

} // namespace peygir::persian
