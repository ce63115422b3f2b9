// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_columns.h"
#include "intake/core/import_sample.h"

namespace peygir::intake {

/// Why a column is taken for something.
enum class GuessedBy { Nothing, Heading, Values };

struct GuessedColumn
{
    /// In the normal form of text.
    QString heading;
    /// The first values, different ones, to be recognised by.
    QStringList samples;
    ColumnShape shape;
    GuessedBy by = GuessedBy::Nothing;
    /// False: it has no heading, or that of another column; it stays Kept.
    bool canBeNamed = true;
};

/// What a file seems to mean; a person looks at it and changes what is wrong.
struct ImportGuess
{
    ImportMap map;
    /// In the file's order.
    std::vector<GuessedColumn> columns;
    /// Whether 03/04 is the third day or the third month cannot be told from these rows.
    bool dayOrMonthFirst = false;
};

/// From the headings, and from what the values look like: a column of words is no time whatever it is called.
/// `source` becomes the name of the other system, shortened where it is too long.
ImportGuess guessImport(const ImportSample &sample, const QString &source);

/// What the columns of a sample hold, as `ImportGuess::columns`, for a map that was not guessed.
std::vector<GuessedColumn> describeColumns(const ImportSample &sample);

} // namespace peygir::intake
