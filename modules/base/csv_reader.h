// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/row_source.h"

#include <QIODevice>

namespace peygir {

/// Reads comma-separated records of RFC 4180 one by one: quoted fields may hold separators, doubled quotes and line
/// ends; lines end with LF or CRLF; a byte order mark is skipped. A bad record costs one line: reading goes on with the
/// next, whatever a lost quote made of what follows. Holds one record in memory; the device must be open and outlive
/// the reader.
///
/// Errors: "csv.quote_in_field": a quote inside of an unquoted field; "csv.after_quote": something between a closing
/// quote and the next separator; "csv.quote_open": the file ends within quotes; "csv.encoding": not UTF-8;
/// "csv.record_too_long" {bytes}: over 1 MiB, as after a quote that nobody closed.
class CsvReader final : public RowSource
{
public:
    /// `separator`: an ASCII character that is neither a quote nor a line end.
    explicit CsvReader(QIODevice &device, char separator = ',');

    /// Absent at the end of the file. Empty lines are no records.
    std::optional<CsvRecord> next() override;

private:
    enum class Where { FieldStart, Plain, Quoted, QuoteSeen };

    /// The next byte, or -1 at the end.
    int byte();
    /// The record ends with what this returns true for.
    bool take(char c, CsvRecord &record);
    void endField(CsvRecord &record);
    /// Leaves of the bytes read since the record began its first line only, and goes back to what follows it.
    void keepFirstLine(CsvRecord &record);

    QIODevice &m_device;
    char m_separator;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_line = 1;
    Where m_where = Where::FieldStart;
    QByteArray m_field;
    /// The record as it stands in the file.
    QByteArray m_record;
};

/// What separates the fields of this file, by its first line: spreadsheets of different languages separate differently.
/// Reads nothing away.
char separatorOf(QIODevice &device);

/// One line of such a file, quoted where it has to be, with its line end (LF).
QByteArray csvLine(const QStringList &fields, char separator = ',');

} // namespace peygir
