// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <map>

namespace peygir::test {

/// table.md as the test reads it: what each person may do, in his scope and out of it.
struct RightsTable
{
    struct Line
    {
        /// "ReleaseCase, one's own", "PutRecord unit": what `commandOf` names, and which of its cases.
        QString act;
        QStringList rows;
        /// By person: "+-".
        std::map<QString, QString> cells;
    };

    QStringList people;
    std::vector<Line> lines;
};

/// Reads the one table of a file in Markdown. Fails with "rights.unreadable" {line} where a line is not whole, a cell is
/// none of the four words, or an act stands twice.
Result<RightsTable> readRightsTable(const QString &text);

/// "ReleaseCase" of "ReleaseCase, one's own"; of base information with the type of the record: "PutRecord unit".
QString commandOf(const QString &act);

} // namespace peygir::test
