// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_encoding.h"

#include <QList>
#include <QStringList>

#include <vector>

namespace peygir::intake {

/// What the values of a column look like, most of them.
enum class ColumnShape { Empty, Time, Coordinates, Phone, Code, Word, Text };

/// The beginning of a file of another system, for guessing what it means.
struct ImportSample
{
    FileEncoding encoding = FileEncoding::Utf8;
    char separator = ',';
    /// In the normal form of text.
    QStringList header;
    /// Readable rows with as many fields as the header; texts in the normal form.
    QList<QStringList> rows;
    /// Rows that were read and are left out here.
    int badRows = 0;

    /// What is in this column, without what is empty.
    QStringList valuesOf(qsizetype column) const;
    /// A column without a heading, or with that of another one, cannot be told apart from others.
    bool canBeNamed(qsizetype column) const;
};

/// Reads at most `rows` rows from an opened device. Fails as `ImportFile::open` does for a file without a first line that
/// can be read.
Result<ImportSample> readImportSample(QIODevice &csv, FileEncoding encoding, char separator, int rows);

/// The one of , ; tab and | that makes most columns of which most rows have as many as the first. `beginning` may end
/// within a row.
char recogniseSeparator(const QByteArray &beginning, FileEncoding encoding);

/// How a file writes its times: a form for a map's `times`; empty for ISO 8601.
struct RecognisedTimes
{
    QString form;
    /// Day before month and month before day would both do for all of these.
    bool ambiguous = false;
};
/// Nothing where fewer than three of four values are times of one form.
std::optional<RecognisedTimes> recogniseTimes(const QStringList &values);

ColumnShape shapeOf(const QStringList &values);

} // namespace peygir::intake
