// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

/// Tables on their way out of the program: on paper, as a workbook, as CSV.
namespace peygir::sheets {

struct Column
{
    enum class Kind {
        Text,
        /// Units stand below units.
        Number,
        /// Tracking codes, phones: read from left to right wherever they stand, and never calculated with.
        Code,
        /// Jalali, with or without a time.
        Date,
    };
    /// As people read it.
    QString title;
    Kind kind = Kind::Text;
};

/// What stands in one place of a table. The text is in ASCII digits and without marks of direction: each form of output
/// writes it as it is read there.
struct Cell
{
    QString text;
    /// Of a number, where it is one.
    std::optional<qint64> number = {};
    /// Of a date: what the wall's clock says in the organisation's zone, in the Gregorian calendar that spreadsheets
    /// calculate in.
    std::optional<QDateTime> date = {};

    friend bool operator==(const Cell &, const Cell &) = default;
};

using Row = std::vector<Cell>;

/// What a table is called and what is said above it. Everything translated.
struct TableHead
{
    QString title;
    /// The filter in words, where the rows come from, who has it written and when.
    QStringList lines;
    std::vector<Column> columns;
};

Cell textCell(const QString &text);
Cell numberCell(qint64 number);
/// In the zone of the organisation; an instant that no calendar of ours has is an empty cell.
Cell timeCell(Instant at);
Cell timeCell(const std::optional<Instant> &at);
/// The day alone, where its time says nothing to anybody.
Cell dayCell(const std::optional<Instant> &day);

} // namespace peygir::sheets
