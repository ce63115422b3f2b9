// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/adapters/import_file.h"

#include "base/limits.h"
#include "persian/digits.h"
#include "persian/local_time.h"
#include "persian/text.h"

#include <QDateTime>
#include <QRegularExpression>

namespace peygir::intake {

namespace {

/// No system of citizens' messages is older.
constexpr int firstYear = 1900;

/// "1405/8/30 9:12:05"; the time may lack.
std::optional<Instant> jalaliTime(const QString &text, const QTimeZone &zone)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})(?:[ T-]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int n) { return match.captured(n).toInt(); };
    const auto date = persian::JalaliDate::fromParts(number(1), number(2), number(3));
    if (!date.ok() || number(4) > 23 || number(5) > 59 || number(6) > 59)
        return std::nullopt;
    const auto time = std::chrono::hours(number(4)) + std::chrono::minutes(number(5)) + std::chrono::seconds(number(6));
    return persian::LocalTime{*date, time}.toInstant(zone);
}

std::optional<Instant> isoTime(const QString &text, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    // Who writes 1402/12/30 means a Jalali year, and has made a mistake.
    if (!time.isValid() || time.date().year() < firstYear)
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return Instant(time.toMSecsSinceEpoch());
}

} // namespace

ImportFile::ImportFile(QIODevice &csv, const ImportMap &map, Instant now)
    : m_reader(csv, map.separator)
    , m_map(map)
    , m_now(now)
{}

Result<ImportFile> ImportFile::open(QIODevice &csv, const ImportMap &map, Instant now)
{
    ImportFile file(csv, map, now);
    const auto header = file.m_reader.next();
    if (!header)
        return Error("import.empty");
    if (header->error)
        return *header->error;
    for (const QString &name : header->fields)
        file.m_header.append(persian::normalised(name));
    for (qsizetype i = 0; i < file.m_header.size(); ++i)
        file.m_columns.insert(file.m_header.at(i), i);
    QStringList missing;
    const QStringList wanted = map.columns();
    for (const QString &column : wanted) {
        if (!file.m_columns.contains(column))
            missing.append(column);
    }
    if (!missing.isEmpty())
        return Error("import.columns_missing", {{QStringLiteral("columns"), missing.join(QStringLiteral(", "))}});
    for (qsizetype i = 0; i < file.m_header.size(); ++i) {
        // Status and channel are understood in part only.
        const QString &name = file.m_header.at(i);
        if (!name.isEmpty() && (!wanted.contains(name) || name == map.status || name == map.channel))
            file.m_rest.push_back(i);
    }
    return file;
}

std::optional<ImportFileRow> ImportFile::next()
{
    const auto record = m_reader.next();
    if (!record)
        return std::nullopt;
    ImportFileRow row{record->line, record->fields, rowOf(*record)};
    if (row.row.ok())
        m_seen.insert(row.row->number, row.line);
    return row;
}

QString ImportFile::text(const QStringList &fields, const QString &column) const
{
    if (column.isEmpty())
        return {};
    const QString text = persian::normalised(fields.at(m_columns.value(column)), persian::Lines::Many);
    return m_map.empty.contains(text) ? QString() : text;
}

QString ImportFile::joined(const QStringList &fields, const QStringList &columns, const QString &separator) const
{
    QStringList texts;
    for (const QString &column : columns) {
        const QString one = text(fields, column);
        if (!one.isEmpty() && !texts.contains(one))
            texts.append(one);
    }
    return texts.join(separator);
}

std::optional<Instant> ImportFile::time(const QString &typed) const
{
    const QString text = persian::toAsciiDigits(typed);
    if (m_map.times.contains(QStringLiteral("jalali"))) {
        if (const auto at = jalaliTime(text, m_map.zone))
            return at;
    }
    if (const auto at = isoTime(text, m_map.zone))
        return at;
    for (const QString &format : m_map.times) {
        const QDateTime time = QDateTime::fromString(text, format);
        if (time.isValid())
            return Instant(QDateTime(time.date(), time.time(), m_map.zone).toMSecsSinceEpoch());
    }
    return std::nullopt;
}

std::optional<Instant> ImportFile::otherTime(const QStringList &fields, const QString &column, ImportedRow &row) const
{
    const QString typed = text(fields, column);
    if (typed.isEmpty())
        return std::nullopt;
    const auto at = time(typed);
    if (at && (*at <= m_now || column == m_map.promisedAt))
        return at;
    if (!row.flags.contains(QStringLiteral("intake.import_time_wrong")))
        row.flags.append(QStringLiteral("intake.import_time_wrong"));
    row.record.insert(column, typed);
    return std::nullopt;
}

void ImportFile::readClosing(const QStringList &fields, ImportedRow &row) const
{
    row.closedAt = otherTime(fields, m_map.closedAt, row);
    const QString status = text(fields, m_map.status);
    const bool closed = m_map.closedStatuses.contains(status);
    if (!m_map.status.isEmpty() && !closed && !m_map.openStatuses.contains(status))
        row.flags.append(QStringLiteral("intake.import_status_unknown"));
    else if (!m_map.status.isEmpty() && !closed && row.closedAt)
        row.flags.append(QStringLiteral("intake.import_status_contradicts"));
    if (closed && !row.closedAt) {
        row.flags.append(QStringLiteral("intake.import_closed_without_time"));
        row.closedAt = row.registeredAt;
    }
    if (row.closedAt && *row.closedAt < row.registeredAt) {
        row.flags.append(QStringLiteral("intake.import_closed_early"));
        row.record.insert(m_map.closedAt, text(fields, m_map.closedAt));
        row.closedAt = row.registeredAt;
    }
}

Result<ImportedRow> ImportFile::rowOf(const CsvRecord &record)
{
    if (record.error)
        return *record.error;
    const QStringList &fields = record.fields;
    if (fields.size() != m_header.size())
        return Error("import.fields",
                     {{QStringLiteral("found"), fields.size()}, {QStringLiteral("expected"), m_header.size()}});
    ImportedRow row;
    row.number = persian::toAsciiDigits(text(fields, m_map.number));
    if (row.number.isEmpty())
        return Error("import.number_missing");
    if (row.number.size() > limits::typedCodeText)
        return Error("import.number_long", {{QStringLiteral("most"), limits::typedCodeText}});
    if (m_seen.contains(row.number))
        return Error("import.number_repeated", {{QStringLiteral("line"), m_seen.value(row.number)}});
    const QString registered = text(fields, m_map.registeredAt);
    const auto at = time(registered);
    if (!at)
        return Error("import.registered_unreadable", {{QStringLiteral("text"), registered}});
    if (*at > m_now)
        return Error("import.registered_later", {{QStringLiteral("text"), registered}});
    row.registeredAt = *at;
    row.group = joined(fields, m_map.group, QStringLiteral(" - "));
    row.subject = joined(fields, m_map.subject, QStringLiteral(" - "));
    if (row.subject.isEmpty())
        row.subject = row.group;
    if (row.subject.isEmpty())
        return Error("import.subject_missing");
    row.promisedAt = otherTime(fields, m_map.promisedAt, row);
    readClosing(fields, row);
    row.region = joined(fields, m_map.region, QStringLiteral(" "));
    row.district = joined(fields, m_map.district, QStringLiteral(" "));
    row.address = joined(fields, m_map.address, QStringLiteral(", "));
    row.words = joined(fields, m_map.words, QStringLiteral("\n"));
    row.answer = joined(fields, m_map.answer, QStringLiteral("\n"));
    row.callerName = joined(fields, m_map.callerName, QStringLiteral(" "));
    row.callerPhone = joined(fields, m_map.callerPhone, QStringLiteral(" "));
    const auto channel = m_map.channels.find(text(fields, m_map.channel));
    row.channel = channel == m_map.channels.end() ? m_map.otherChannel : channel->second;
    for (const qsizetype i : m_rest) {
        if (!fields.at(i).trimmed().isEmpty())
            row.record.insert(m_header.at(i), fields.at(i).trimmed());
    }
    return row;
}

} // namespace peygir::intake
