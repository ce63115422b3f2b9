// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"

#include <QStringDecoder>

namespace peygir {

namespace {

constexpr qsizetype chunkBytes = 64 * 1024;
constexpr qsizetype recordBytes = 1024 * 1024;

} // namespace

CsvReader::CsvReader(QIODevice &device, char separator)
    : m_device(device)
    , m_separator(separator)
{
    m_buffer = m_device.read(chunkBytes);
    if (m_buffer.startsWith("\xef\xbb\xbf"))
        m_position = 3;
}

int CsvReader::byte()
{
    if (m_position == m_buffer.size()) {
        m_buffer = m_device.read(chunkBytes);
        m_position = 0;
        if (m_buffer.isEmpty())
            return -1;
    }
    const char c = m_buffer.at(m_position++);
    if (c == '\n')
        ++m_line;
    return static_cast<unsigned char>(c);
}

void CsvReader::keepFirstLine(CsvRecord &record)
{
    qsizetype end = m_record.indexOf('\n');
    while (end < 0) {
        const int c = byte();
        if (c < 0)
            break;
        m_record += char(c);
        if (c == '\n')
            end = m_record.size() - 1;
    }
    if (end >= 0) {
        m_buffer = m_record.mid(end + 1) + m_buffer.mid(m_position);
        m_position = 0;
        m_line = record.line + 1;
        m_record.truncate(end);
    }
    if (m_record.endsWith('\r'))
        m_record.chop(1);
    record.fields = {QString::fromUtf8(m_record)};
}

void CsvReader::endField(CsvRecord &record)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    record.fields.append(utf8(m_field));
    if (utf8.hasError() && !record.error)
        record.error = Error("csv.encoding").with(QStringLiteral("field"), record.fields.size());
    m_field.clear();
    m_where = Where::FieldStart;
}

bool CsvReader::take(char c, CsvRecord &record)
{
    if (m_where == Where::Quoted) {
        if (c == '"')
            m_where = Where::QuoteSeen;
        else
            m_field += c;
        return false;
    }
    if (c == m_separator) {
        endField(record);
        return false;
    }
    if (c == '\n') {
        if (m_where != Where::QuoteSeen && m_field.endsWith('\r'))
            m_field.chop(1);
        endField(record);
        return true;
    }
    if (m_where == Where::QuoteSeen) {
        if (c == '"') {
            m_field += c;
            m_where = Where::Quoted;
        } else if (c != '\r') {
            record.error = Error("csv.after_quote");
        }
        return false;
    }
    if (c == '"' && m_where == Where::FieldStart && m_field.isEmpty()) {
        m_where = Where::Quoted;
    } else if (c == '"') {
        record.error = Error("csv.quote_in_field");
    } else {
        m_field += c;
        m_where = Where::Plain;
    }
    return false;
}

std::optional<CsvRecord> CsvReader::next()
{
    for (;;) {
        CsvRecord record{m_line, {}, std::nullopt};
        m_where = Where::FieldStart;
        m_field.clear();
        m_record.clear();
        bool ended = false;
        while (!ended && !record.error) {
            const int c = byte();
            if (c < 0) {
                if (m_record.isEmpty())
                    return std::nullopt;
                if (m_where == Where::Quoted)
                    record.error = Error("csv.quote_open");
                endField(record);
                break;
            }
            m_record += char(c);
            if (m_record.size() > recordBytes)
                record.error = Error("csv.record_too_long").with(QStringLiteral("bytes"), recordBytes);
            else
                ended = take(char(c), record);
        }
        if (record.error)
            keepFirstLine(record);
        // A line without anything is no record with one empty field.
        if (record.error || record.fields.size() > 1 || !record.fields.first().isEmpty())
            return record;
    }
}

char separatorOf(QIODevice &device)
{
    const QByteArray head = device.peek(chunkBytes).split('\n').front();
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        if (head.count(candidate) > head.count(best))
            best = candidate;
    }
    return best;
}

QByteArray csvLine(const QStringList &fields, char separator)
{
    QByteArray line;
    for (const QString &field : fields) {
        if (&field != &fields.first())
            line += separator;
        QByteArray bytes = field.toUtf8();
        if (bytes.contains(separator) || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r'))
            bytes = '"' + bytes.replace('"', "\"\"") + '"';
        line += bytes;
    }
    return line + '\n';
}

} // namespace peygir
