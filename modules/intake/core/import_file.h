// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/csv_reader.h"
#include "base/instant.h"
#include "intake/core/import_map.h"

#include <QHash>
#include <QJsonObject>

#include <memory>

namespace peygir::intake {

/// A row of another system's file in our words. Subject, group and places are names, as the file has them.
struct ImportedRow
{
    QString number;
    Instant registeredAt{0};
    /// Empty: open. Never before `registeredAt`.
    std::optional<Instant> closedAt;
    std::optional<Instant> promisedAt;
    QString group;
    QString subject;
    /// What the file called the subject, where the map has another name for it.
    SubjectName named;
    QString region;
    QString district;
    QString address;
    QString words;
    QString answer;
    QString callerName;
    QString callerPhone;
    cases::Channel channel = cases::Channel::Web;
    /// The words of status and channel, as in the file.
    QString status;
    QString channelWord;
    /// What has no place of its own here, and what could not be read, by column.
    QJsonObject record;
    /// What is odd about it, but no reason to leave it out:
    /// "intake.import_closed_early" (before it was registered), "intake.import_closed_without_time",
    /// "intake.import_status_contradicts" (open, with a time of closing), "intake.import_status_unknown",
    /// "intake.import_time_wrong" (a time that is none, or lies in the future).
    QStringList flags;
};

struct ImportFileRow
{
    qint64 line;
    /// As in the file.
    QStringList fields;
    /// Fails with "csv.…", "import.fields" {found, expected}, "import.number_missing", "import.number_long" {most},
    /// "import.number_repeated" {line}, "import.registered_unreadable" {text}, "import.registered_later" {text},
    /// "import.subject_missing".
    Result<ImportedRow> row;
};

/// Reads such a file row by row, in constant memory but for the numbers that it has seen.
class ImportFile
{
public:
    /// Reads the first line. `now`: nothing can have happened later. Fails with "import.empty", "csv.…" or
    /// "import.columns_missing" {columns}. Device and map must outlive this.
    static Result<ImportFile> open(QIODevice &csv, const ImportMap &map, Instant now);

    /// Names of the columns, as in the file.
    const QStringList &header() const { return m_header; }
    /// Absent at the end.
    std::optional<ImportFileRow> next();

private:
    ImportFile(QIODevice &csv, const ImportMap &map, Instant now);

    Result<ImportedRow> rowOf(const CsvRecord &record);
    QString text(const QStringList &fields, const QString &column) const;
    QString joined(const QStringList &fields, const QStringList &columns, const QString &separator) const;
    /// A time that may lack; one that is wrong is kept as text.
    std::optional<Instant> otherTime(const QStringList &fields, const QString &column, ImportedRow &row) const;
    void readClosing(const QStringList &fields, ImportedRow &row) const;

    /// Where the file has to be made UTF-8 first.
    std::unique_ptr<QIODevice> m_decoded;
    CsvReader m_reader;
    const ImportMap &m_map;
    Instant m_now;
    QStringList m_header;
    QHash<QString, qsizetype> m_columns;
    /// Columns whose content stays in the record.
    std::vector<qsizetype> m_rest;
    /// Number → line.
    QHash<QString, qint64> m_seen;
};

} // namespace peygir::intake
