// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_csv.h"
#include "reference/core/record_form.h"
#include "reference/core/record_history.h"

#include <QObject>

#include <functional>

namespace peygir::reference {

/// One record with the names of what it refers to.
struct RecordLine
{
    Uuid id;
    QJsonObject record;
    /// By the id of the other record as text.
    std::map<QString, Localized> names;
    /// What it is a part of, from the inside out.
    std::vector<Localized> around;
    /// The record that is shown for it, with its name; empty: it stands for itself.
    std::optional<Uuid> shownAs = {};
    Localized shownAsName = {};
    /// Into which it was merged, which may have been merged itself; empty: into none.
    std::optional<Uuid> mergedInto = {};
};

/// How many records of a type name a record.
struct NamingRecords
{
    /// As `RecordForm::type`.
    QString type;
    qint64 count = 0;
};

struct RecordWish
{
    /// As `RecordForm::type`.
    QString type;
    /// Parts of words; empty: everything.
    QString text;
    /// Also those that are switched off.
    bool inactiveToo = false;
};

/// In the order of the Persian alphabet.
struct RecordPage
{
    std::vector<RecordLine> lines;
    qint64 total = 0;
};

struct HistoryOfRecord
{
    /// The newest first.
    std::vector<RecordHistory> entries;
    /// Of the authors and of what the record referred to, by id as text.
    std::map<QString, Localized> names;
};

/// What the editor of base information reads (R151). Asked and answered on the GUI thread; errors are the machine's, or
/// "reference.type_unknown".
class RecordQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~RecordQueries() = default;
    virtual Cancel list(const RecordWish &wish, qint64 offset, int limit, QObject *context, Done<RecordPage> done) = 0;
    /// Absent where there is no such record here.
    virtual Cancel record(const QString &type, const Uuid &id, QObject *context,
                          Done<std::optional<RecordLine>> done)
        = 0;
    virtual Cancel history(const QString &type, const Uuid &id, QObject *context, Done<HistoryOfRecord> done) = 0;
    /// The records that name this one, type by type; nothing of types without any.
    virtual Cancel naming(const QString &type, const Uuid &id, QObject *context, Done<std::vector<NamingRecords>> done) = 0;
    /// Which of these verbs the person has, anywhere.
    virtual Cancel verbsOf(const UserId &user, const std::vector<Verb> &verbs, QObject *context,
                           Done<std::vector<QByteArray>> done)
        = 0;
    /// Reads a file, CSV or a workbook (XLSX), and holds it against what is here; writes nothing. Further errors: those of
    /// `readRecordsCsv`, "reference.file" {file} where it cannot be read, and "sheets.…" where a workbook is none.
    virtual Cancel readCsv(const RecordForm &form, const QString &file, const CsvWords &words, QObject *context,
                           Done<CsvImport> done)
        = 0;
    /// Writes the records that a list shows, as a workbook where the name ends with ".xlsx", else as CSV; answers how many.
    /// Fails with "reference.file" and "sheets.file" {file}.
    virtual Cancel writeCsv(const RecordForm &form, const RecordWish &wish, const QString &file, const CsvWords &words,
                            QObject *context, Done<qint64> done)
        = 0;
};

} // namespace peygir::reference
