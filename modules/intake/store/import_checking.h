// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_queries.h"
#include "intake/core/rejected_rows.h"
#include "storage/query_thread.h"

#include <QFile>
#include <QPointer>

namespace peygir::intake {

/// Holds the names in rows against those of a city, without making anything.
class ImportRecognition
{
public:
    ImportRecognition(const KnownNames &known, const QString &source);

    /// Absent where it would be made.
    std::optional<Localized> subject(const ImportedRow &row) const;
    std::optional<Localized> place(const ImportedRow &row) const;
    void count(ImportWords &words, const ImportedRow &row) const;
    /// What other subjects may be mapped to; once.
    std::vector<std::pair<SubjectName, Localized>> takeOffered() { return std::move(m_offered); }

private:
    ImportNames m_names;
    std::map<catalogue::SubjectId, Localized> m_subjects;
    std::map<places::PlaceId, Localized> m_places;
    std::vector<std::pair<SubjectName, Localized>> m_offered;
};

/// A desk that brings nothing in, and only looks whether it has the cases.
class LookingTarget final : public ImportTarget
{
public:
    /// Of the piece that runs.
    void setConnection(storage::Connection &connection) { m_connection = &connection; }

    Result<bool> isThere(const QString &source, const ImportedRow &row) override;
    Result<void> putRecords(const std::vector<QJsonObject> &) override { return {}; }
    Result<std::vector<std::optional<Error>>> bringIn(const std::vector<CaseToImport> &items) override
    {
        return std::vector<std::optional<Error>>(items.size());
    }

private:
    storage::Connection *m_connection = nullptr;
};

/// One check of a whole file, in pieces. `piece` runs on the query thread, everything else on the GUI thread, never both
/// at once.
class ImportChecking
{
public:
    struct Piece
    {
        bool more;
        ImportReport report;
        qint64 bytes;
    };

    ImportChecking(ImportQueries::CheckWish wish, QObject *context, ImportQueries::Progress progress,
                   ImportQueries::Done<ImportCheck> done)
        : m_wish(std::move(wish))
        , m_context(context)
        , m_progress(std::move(progress))
        , m_done(std::move(done))
    {}

    QObject *context() const { return m_context; }
    void setTicket(const storage::QueryTicket &ticket) { m_ticket = ticket; }
    void cancel();
    /// Opens the file at the first call.
    Result<Piece> piece(storage::Connection &connection);
    /// Tells of the piece, or of the end; true if another one is wanted.
    bool take(const Result<Piece> &piece);

private:
    Result<void> begin(storage::Connection &connection);

    ImportQueries::CheckWish m_wish;
    QPointer<QObject> m_context;
    ImportQueries::Progress m_progress;
    ImportQueries::Done<ImportCheck> m_done;
    storage::QueryTicket m_ticket;
    bool m_cancelled = false;
    LookingTarget m_target;
    QFile m_csv;
    std::optional<ImportFile> m_file;
    std::optional<ImportRecognition> m_recognition;
    std::optional<RejectedRows> m_rejected;
    std::optional<ImportRun> m_run;
    ImportCheck m_check;
};

/// "import.file" {file}, by its name without folders.
Error noImportFile(const QString &path);

} // namespace peygir::intake
