// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/row_source.h"
#include "base/uuid.h"
#include "reference/core/record_form.h"

#include <QIODevice>

#include <functional>
#include <map>

/// Records as rows of a CSV file or a spreadsheet. Each field is a column, a text in two languages two of them ("name", "name.en");
/// references are written as names from the outside in ("Region 1 / District 2"), lists as JSON. A file
/// is written as its name, and whatever a sheet says there changes nothing.
namespace peygir::reference {

/// What the columns and words of a file are called by the person who writes it, beside the names that they always have.
struct CsvWords
{
    /// By the name of the column.
    std::map<QString, QString> columns;
    /// By "field|word".
    std::map<QString, QString> choices;
    QString yes;
    QString no;
};

/// Why one row could not be read: its first fault.
struct BadCsvRow
{
    /// Of the file, from 1.
    qint64 line;
    /// As in the head of the file; empty: the row as a whole.
    QString column;
    Error error;
    /// The row as it stands in the file.
    QStringList cells;
};

struct GoodCsvRow
{
    qint64 line;
    QJsonObject record;
    bool isNew;
    QStringList cells;
};

struct CsvImport
{
    /// The head of the file as it stands there.
    QStringList head;
    /// Rows that would change something.
    std::vector<GoodCsvRow> good;
    std::vector<BadCsvRow> bad;
    /// Rows that say what is here already.
    qint64 unchanged = 0;
    /// Columns that mean nothing to this type.
    QStringList ignored;
};

/// What a file is held against.
struct CsvGround
{
    struct Known
    {
        Uuid id;
        QJsonObject record;
    };
    /// The record of this id, or empty.
    std::function<Result<std::optional<Known>>(const Uuid &id)> byId;
    /// Records of a type whose names from the outside in end with these, in their search form.
    std::function<Result<std::vector<Uuid>>(const QString &type, const QStringList &path)> byPath;
    /// Whether the record's JSON is one.
    std::function<Result<void>(const QJsonObject &record)> check;
};

/// The head of an exported file and one row of it. `path` names what is referred to, from the outside in.
QStringList csvHead(const RecordForm &form, const CsvWords &words);
QStringList csvCells(const RecordForm &form, const QJsonObject &record, const CsvWords &words,
                     const std::function<QStringList(const QString &type, const QString &id)> &path);

/// Reads a whole file. A bad row costs itself only. A row is the record of its "id"; without one that of its name (and
/// what is around it); else a new one, whose id follows from these, so that reading the file twice makes it once.
/// Columns that are not there keep what the record has.
///
/// Fails with "reference.csv_empty" and "reference.csv_column_missing" {column}. Rows: "csv.…" of CsvReader,
/// "reference.csv_cells" {expected, found}, "reference.csv_id", "reference.csv_not_found" {value},
/// "reference.csv_several" {value}, "reference.csv_number" {least, most}, "reference.csv_yes_no",
/// "reference.csv_date" {value}, "reference.time_malformed" {text}, "reference.csv_choice" {value}, "reference.csv_items", "reference.csv_missing", "reference.csv_twice" {line}, and
/// what `check` finds.
Result<CsvImport> readRecordsCsv(QIODevice &device, const RecordForm &form, const CsvWords &words,
                                 const CsvGround &ground);

/// The same of rows that come from elsewhere: a spreadsheet. What that says of itself before its first row ("sheets.…") is
/// handed on.
Result<CsvImport> readRecords(RowSource &rows, const RecordForm &form, const CsvWords &words, const CsvGround &ground);

} // namespace peygir::reference
