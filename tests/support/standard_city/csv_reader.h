// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>
#include <QStringList>

#include <optional>

namespace peygir::standard_city {

struct CsvRecord
{
    /// Line of the file on which the record begins, from 1.
    qint64 line;
    QStringList fields;
    /// Set if the record cannot be trusted; `fields` is then what was understood before.
    std::optional<Error> error;
};

/// Reads comma-separated records of RFC 4180 one by one: quoted fields may hold commas, doubled quotes and line ends;
/// lines end with LF or CRLF; a byte order mark is skipped. A bad record says so and reading goes on with the next
/// line. Holds one record in memory; the device must be open and outlive the reader.
///
/// Errors: "csv.quote_in_field": a quote inside of an unquoted field; "csv.after_quote": something between a closing
/// quote and the next comma; "csv.quote_open": the file ends within quotes; "csv.encoding": not UTF-8;
/// "csv.record_too_long" {bytes}: over 1 MiB, as after a quote that nobody closed.
class CsvReader
{
public:
    explicit CsvReader(QIODevice &device);

    /// Absent at the end of the file. Empty lines are no records.
    std::optional<CsvRecord> next();

private:
    enum class Where { FieldStart, Plain, Quoted, QuoteSeen };

    /// The next byte, or -1 at the end.
    int byte();
    /// The record ends with what this returns true for.
    bool take(char c, CsvRecord &record);
    void endField(CsvRecord &record);
    void skipLine();

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_position = 0;
    qint64 m_line = 1;
    Where m_where = Where::FieldStart;
    QByteArray m_field;
    qsizetype m_recordBytes = 0;
};

} // namespace peygir::standard_city
