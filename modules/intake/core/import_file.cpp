// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_file.h"

#include "base/limits.h"
#include "intake/core/import_times.h"
#include "persian/digits.h"
#include "persian/text.h"

namespace peygir::intake {

ImportFile::ImportFile(QIODevice &csv, const ImportMap &map, Instant now)
    : m_decoded(map.encoding == FileEncoding::Windows1256 ? std::make_unique<Windows1256Device>(csv) : nullptr)
    , m_reader(m_decoded ? *m_decoded : csv, map.separator)
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

std::optional<Instant> ImportFile::otherTime(const QStringList &fields, const QString &column, ImportedRow &row) const
{
    const QString typed = text(fields, column);
    if (typed.isEmpty())
        return std::nullopt;
    const auto at = readImportTime(typed, m_map.times, m_map.zone);
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
    row.status = status;
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
    const auto at = readImportTime(registered, m_map.times, m_map.zone);
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
    row.named = {row.group, row.subject};
    if (const auto ours = m_map.subjects.find(row.named); ours != m_map.subjects.end()) {
        row.group = ours->second.group;
        row.subject = ours->second.subject;
        // What it was called there is known by nothing else.
        for (const QString &column : m_map.group + m_map.subject) {
            if (const QString one = text(fields, column); !one.isEmpty())
                row.record.insert(column, one);
        }
    }
    row.promisedAt = otherTime(fields, m_map.promisedAt, row);
    readClosing(fields, row);
    row.region = joined(fields, m_map.region, QStringLiteral(" "));
    row.district = joined(fields, m_map.district, QStringLiteral(" "));
    row.address = joined(fields, m_map.address, QStringLiteral(", "));
    row.words = joined(fields, m_map.words, QStringLiteral("\n"));
    row.answer = joined(fields, m_map.answer, QStringLiteral("\n"));
    row.callerName = joined(fields, m_map.callerName, QStringLiteral(" "));
    row.callerPhone = joined(fields, m_map.callerPhone, QStringLiteral(" "));
    row.channelWord = text(fields, m_map.channel);
    const auto channel = m_map.channels.find(row.channelWord);
    row.channel = channel == m_map.channels.end() ? m_map.otherChannel : channel->second;
    for (const qsizetype i : m_rest) {
        if (!fields.at(i).trimmed().isEmpty())
            row.record.insert(m_header.at(i), fields.at(i).trimmed());
    }
    return row;
}

} // namespace peygir::intake
