// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/reply_codes.h"

#include "catalogue/core/rules.h"
#include "persian/digits.h"

#include <algorithm>

namespace peygir::catalogue {

namespace {

QString storedCode(const QString &typed) { return persian::toAsciiDigits(typed).trimmed(); }

bool isCode(const QString &code)
{
    return !code.isEmpty() && code.size() <= mostCodeDigits &&
        std::all_of(code.begin(), code.end(), [](QChar c) { return persian::isAsciiDigit(c.unicode()); });
}

Result<Changes> putCodes(const ReplyCodes &typed, const Facts &)
{
    ReplyCodes codes = typed;
    codes.accept = storedCode(typed.accept);
    codes.object = storedCode(typed.object);
    const char *wrong = !isCode(codes.accept) ? "accept" : !isCode(codes.object) ? "object" : nullptr;
    if (wrong)
        return Error("catalogue.reply_code",
                     {{QStringLiteral("most"), mostCodeDigits}, {QStringLiteral("field"), QLatin1String(wrong)}});
    if (codes.accept == codes.object)
        return Error("catalogue.reply_codes_same", {{QStringLiteral("field"), QStringLiteral("object")}});
    Changes changes;
    changes.put(codes);
    return changes;
}

} // namespace

void addReplyCodesTo(Registry &registry)
{
    registry.add(AggregateType{replyCodesKind, {&tableOf<ReplyCodes>()},
                               [](const Row &) { return std::vector{Bucket::reference()}; }});
}

reference::RecordType replyCodesType()
{
    return reference::recordType<ReplyCodes>(editCatalogue, std::function(putCodes));
}

} // namespace peygir::catalogue
