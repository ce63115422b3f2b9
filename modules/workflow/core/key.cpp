// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/key.h"

#include <algorithm>

namespace peygir::workflow {

bool isKey(QStringView text)
{
    constexpr qsizetype most = 40;
    if (text.isEmpty() || text.size() > most)
        return false;
    const auto isLetter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    const auto isPart = [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'_'; };
    return isLetter(text.front()) && std::all_of(text.begin(), text.end(), isPart);
}

Result<ActName> ActName::parse(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0 || !isKey(text.left(dot)) || !isKey(text.mid(dot + 1)))
        return Error("workflow.act.malformed").with(QStringLiteral("act"), text.left(80).toString());
    return ActName(text.toString());
}

} // namespace peygir::workflow
