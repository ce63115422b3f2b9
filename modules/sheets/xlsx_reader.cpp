// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/xlsx_reader.h"

#include "persian/jalali_date.h"
#include "sheets/sheet_limits.h"

#include <cmath>

namespace peygir::sheets {

namespace {

/// From 0; -1 for a name that is none.
int columnOf(const QString &where)
{
    int column = 0;
    for (const QChar c : where) {
        if (c >= u'0' && c <= u'9')
            break;
        if (c < u'A' || c > u'Z' || column > limits::sheetColumns)
            return -1;
        column = column * 26 + (c.unicode() - u'A' + 1);
    }
    return column - 1;
}

/// As people type it: whole numbers without a point, others with as many digits as a spreadsheet keeps.
QString numberText(double number)
{
    constexpr double exact = 9007199254740992.0;
    if (std::abs(number) <= exact && number == std::floor(number))
        return QString::number(qint64(number));
    return QString::number(number, 'g', 15);
}

/// "1405/08/30", "1405/08/30 14:05", or "14:05" where it is a time without a day; empty: no such day.
QString dateText(double serial, bool from1904)
{
    constexpr double last = 2'958'466;
    if (!(serial >= 0 && serial < last))
        return {};
    const auto minutes = qint64(std::llround((serial - std::floor(serial)) * 24 * 60));
    qint64 day = qint64(std::floor(serial)) + minutes / (24 * 60);
    const auto clock = QStringLiteral("%1:%2")
                           .arg(minutes / 60 % 24, 2, 10, QLatin1Char('0'))
                           .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    if (day == 0 && !from1904)
        return clock;
    // Spreadsheets believe that 1900 was a leap year.
    const QDate begin = from1904 ? QDate(1904, 1, 1) : day < 60 ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    const auto date = persian::JalaliDate::fromGregorian(begin.addDays(day));
    if (!date.ok())
        return {};
    return minutes % (24 * 60) == 0 ? date->toString() : date->toString() + u' ' + clock;
}

} // namespace

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(const QString &file)
{
    TRY_LET(auto archive, ZipArchive::open(file, limits::bookUnpacked));
    TRY_LET(XlsxBook book, readBook(*archive));
    // Every name in it would be missing, and half of a table is worse than none.
    if (book.lacksTexts)
        return Error("sheets.texts_missing");
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(archive), std::move(book)));
    if (!reader->m_part)
        return Error("sheets.damaged");
    return reader;
}

XlsxReader::XlsxReader(std::unique_ptr<ZipArchive> archive, XlsxBook book)
    : m_archive(std::move(archive))
    , m_book(std::move(book))
    , m_part(m_archive->part(m_book.sheet))
{
    if (m_part)
        m_xml.setDevice(m_part.get());
}

std::optional<CsvRecord> XlsxReader::next()
{
    while (!m_ended && !m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD)
            break;
        if (token != QXmlStreamReader::StartElement || m_xml.name() != QLatin1String("row"))
            continue;
        CsvRecord record{++m_row, {}, {}};
        bool ok = false;
        const qint64 said = m_xml.attributes().value(QLatin1String("r")).toLongLong(&ok);
        if (ok && said > 0)
            m_row = record.line = said;
        readRow(record);
        // Half a row is none.
        if (m_xml.hasError())
            break;
        if (fit(record))
            return record;
    }
    if (std::exchange(m_ended, true))
        return {};
    if (m_archive->problem())
        return CsvRecord{m_row + 1, {}, m_archive->problem()};
    if (m_xml.hasError() || !m_xml.atEnd())
        return CsvRecord{m_row + 1, {}, Error("sheets.damaged")};
    return {};
}

void XlsxReader::readRow(CsvRecord &record)
{
    while (m_xml.readNextStartElement()) {
        if (m_xml.name() != QLatin1String("c")) {
            m_xml.skipCurrentElement();
            continue;
        }
        const QString where = m_xml.attributes().value(QLatin1String("r")).toString();
        const qsizetype column = where.isEmpty() ? record.fields.size() : columnOf(where);
        if (column < 0 || column >= limits::sheetColumns) {
            record.error = Error("sheets.too_many_columns", {{QStringLiteral("most"), limits::sheetColumns}});
            m_xml.skipCurrentElement();
            continue;
        }
        const QString text = readCell(record, where);
        while (record.fields.size() <= column)
            record.fields += QString();
        record.fields[column] = text;
    }
}

QString XlsxReader::readCell(CsvRecord &record, const QString &where)
{
    const QString type = m_xml.attributes().value(QLatin1String("t")).toString();
    const int format = m_xml.attributes().value(QLatin1String("s")).toInt();
    QString value;
    QString inlined;
    while (m_xml.readNextStartElement()) {
        if (m_xml.name() == QLatin1String("v")) {
            value = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
        } else if (m_xml.name() == QLatin1String("is")) {
            // Plain, or in runs of different fonts; how it is pronounced is not what it says.
            while (m_xml.readNextStartElement()) {
                if (m_xml.name() == QLatin1String("t")) {
                    inlined += m_xml.readElementText(QXmlStreamReader::SkipChildElements);
                } else if (m_xml.name() == QLatin1String("r")) {
                    while (m_xml.readNextStartElement()) {
                        if (m_xml.name() == QLatin1String("t"))
                            inlined += m_xml.readElementText(QXmlStreamReader::SkipChildElements);
                        else
                            m_xml.skipCurrentElement();
                    }
                } else {
                    m_xml.skipCurrentElement();
                }
            }
        } else {
            // The formula; what came of it is the value.
            m_xml.skipCurrentElement();
        }
    }
    return type == QLatin1String("inlineStr") ? inlined : textOf(record, where, type, format, value);
}

QString XlsxReader::textOf(CsvRecord &record, const QString &where, const QString &type, int format,
                           const QString &value) const
{
    const auto wrong = [&](const char *id) {
        record.error = Error(id, {{QStringLiteral("cell"), where}});
        return value;
    };
    if (value.isEmpty() || type == QLatin1String("str") || type == QLatin1String("b"))
        return value;
    if (type == QLatin1String("e"))
        return wrong("sheets.cell_error");
    bool ok = false;
    if (type == QLatin1String("s")) {
        const qsizetype at = value.toLongLong(&ok);
        return ok && at >= 0 && at < m_book.texts.size() ? m_book.texts[at] : wrong("sheets.cell_text");
    }
    const double number = value.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return value;
    if (format < 0 || size_t(format) >= m_book.isDate.size() || !m_book.isDate[size_t(format)])
        return numberText(number);
    const QString date = dateText(number, m_book.from1904);
    return date.isEmpty() ? wrong("sheets.cell_date") : date;
}

/// Brings the row to the width of the first one; false where nothing is in it.
bool XlsxReader::fit(CsvRecord &record)
{
    QStringList &fields = record.fields;
    if (record.error) {
        fields = {fields.join(u' ')};
        return true;
    }
    while (!fields.isEmpty() && fields.back().isEmpty())
        fields.removeLast();
    if (fields.isEmpty())
        return false;
    if (m_columns == 0)
        m_columns = fields.size();
    while (fields.size() < m_columns)
        fields += QString();
    return true;
}

} // namespace peygir::sheets
