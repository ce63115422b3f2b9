// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/rights/rights_table.h"

#include <algorithm>

namespace peygir::test {

namespace {

/// The act, its rows and why, beside one cell for each person.
constexpr int otherColumns = 3;

QStringList cellsOf(const QString &line)
{
    QStringList cells = line.trimmed().mid(1).chopped(1).split(u'|');
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells;
}

bool isCell(const QString &text)
{
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'+' || c == u'-'; });
}

} // namespace

Result<RightsTable> readRightsTable(const QString &text)
{
    RightsTable table;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith(u'|') || line.startsWith(QLatin1String("|-")))
            continue;
        const QStringList cells = cellsOf(line);
        const Error unreadable("rights.unreadable", {{QStringLiteral("line"), line}});
        if (table.people.isEmpty()) {
            if (cells.size() <= otherColumns)
                return unreadable;
            table.people = cells.mid(2, cells.size() - otherColumns);
            continue;
        }
        const bool isTwice = std::any_of(table.lines.begin(), table.lines.end(),
                                         [&](const RightsTable::Line &other) { return other.act == cells.front(); });
        if (cells.size() != table.people.size() + otherColumns || isTwice)
            return unreadable;
        RightsTable::Line read{cells[0], cells[1].split(u' ', Qt::SkipEmptyParts), {}};
        for (qsizetype n = 0; n < table.people.size(); ++n) {
            if (!isCell(cells[n + 2]))
                return unreadable;
            read.cells[table.people[n]] = cells[n + 2];
        }
        table.lines.push_back(std::move(read));
    }
    return table;
}

QString commandOf(const QString &act) { return act.section(u',', 0, 0); }

} // namespace peygir::test
