// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_case.h"
#include "intake/core/import_file.h"
#include "intake/core/import_names.h"

#include <functional>
#include <map>

namespace peygir::intake {

/// What became of a file of another system's cases, or would become of it.
struct ImportReport
{
    qint64 rows = 0;
    qint64 imported = 0;
    /// Were there before this run.
    qint64 already = 0;
    /// Imported ones that somebody should look at; by error id below, where one case may count several times.
    qint64 flagged = 0;
    qint64 bad = 0;
    /// Subjects, groups and places that were made.
    qint64 records = 0;
    std::map<QByteArray, qint64> flags;
    std::map<QByteArray, qint64> faults;
};

/// A case as it is to be brought in.
struct CaseToImport
{
    /// As `importCommandId`; names the case for ever.
    Uuid command;
    /// When the command has to have happened.
    Instant registeredAt;
    ImportCase import;
};

/// Where cases are brought to: the server, or a desk that only looks what would come of it.
class ImportTarget
{
public:
    virtual ~ImportTarget() = default;

    /// Whether the case of this row is there already.
    virtual Result<bool> isThere(const QString &source, const ImportedRow &row) = 0;
    /// Makes what the next cases refer to: arguments of PutRecord.
    virtual Result<void> putRecords(const std::vector<QJsonObject> &records) = 0;
    /// For each case the error for which it was refused; absent: it is in.
    virtual Result<std::vector<std::optional<Error>>> bringIn(const std::vector<CaseToImport> &items) = 0;
};

/// The one way of a file's rows to cases, group by group (R048). A bad row is left out and costs the others nothing.
class ImportRun
{
public:
    using Rejected = std::function<Result<void>(const ImportFileRow &row, const Error &error)>;
    using Seen = std::function<void(const ImportedRow &row)>;

    /// `target` outlives the run. `rejected` is called for each bad row, `seen` for each that can be read; both may be
    /// empty.
    ImportRun(ImportTarget &target, const KnownNames &known, QString source, Rejected rejected, Seen seen = {})
        : m_target(target)
        , m_names(known, source)
        , m_source(std::move(source))
        , m_rejected(std::move(rejected))
        , m_seen(std::move(seen))
    {}

    /// The next `limits::groupCommands` rows; false at the end of the file. Errors: those of the target and of `rejected`.
    Result<bool> step(ImportFile &file);
    const ImportReport &report() const { return m_report; }

private:
    CaseToImport caseOf(const ImportedRow &row);
    Result<void> reject(const ImportFileRow &row, const Error &error);
    Result<void> bringIn(const std::vector<ImportFileRow> &rows);

    ImportTarget &m_target;
    ImportNames m_names;
    QString m_source;
    Rejected m_rejected;
    Seen m_seen;
    ImportReport m_report;
};

} // namespace peygir::intake
