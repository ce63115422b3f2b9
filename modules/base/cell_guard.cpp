// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/cell_guard.h"

#include <algorithm>

namespace peygir {

namespace {

/// ASCII signs, then the wide ones, which some spreadsheets take for the same.
constexpr QStringView signs = u"=+-@\t\r\n\xFF1D\xFF0B\xFF0D\xFF20";

bool isPlainNumber(QStringView text)
{
    if (text.front() != u'+' && text.front() != u'-')
        return false;
    const QStringView rest = text.mid(1);
    const bool isPlain = std::all_of(rest.begin(), rest.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u' ' || c == u'.' || c == u',';
    });
    return isPlain && std::any_of(rest.begin(), rest.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isTakenForFormula(QStringView text)
{
    return !text.isEmpty() && signs.contains(text.front()) && !isPlainNumber(text);
}

} // namespace

QString guardedCell(const QString &text) { return isTakenForFormula(text) ? u'\'' + text : text; }

QString unguardedCell(const QString &cell)
{
    return cell.startsWith(u'\'') && isTakenForFormula(QStringView(cell).mid(1)) ? cell.mid(1) : cell;
}

} // namespace peygir
