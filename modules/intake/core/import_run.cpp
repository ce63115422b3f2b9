// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_run.h"

#include "base/limits.h"

namespace peygir::intake {

Result<bool> ImportRun::step(ImportFile &file)
{
    std::vector<ImportFileRow> fresh;
    bool more = true;
    for (int n = 0; n < limits::groupCommands && more; ++n) {
        auto row = file.next();
        more = row.has_value();
        if (!more)
            break;
        ++m_report.rows;
        if (!row->row.ok()) {
            TRY(reject(*row, row->row.error()));
            continue;
        }
        if (m_seen)
            m_seen(*row->row);
        TRY_LET(const bool there, m_target.isThere(m_source, *row->row));
        if (there)
            ++m_report.already;
        else
            fresh.push_back(std::move(*row));
    }
    TRY(bringIn(fresh));
    return more;
}

CaseToImport ImportRun::caseOf(const ImportedRow &row)
{
    return {importCommandId(m_source, row.number, row.registeredAt),
            row.registeredAt,
            {.source = m_source,
             .number = row.number,
             .subject = m_names.subject(row.group, row.subject),
             .place = m_names.place(row.region, row.district),
             .address = row.address,
             .words = row.words,
             .callerPhone = row.callerPhone,
             .callerName = row.callerName,
             .channel = row.channel,
             .closedAt = row.closedAt,
             .promisedAt = row.promisedAt,
             .answer = row.answer,
             .record = row.record,
             .flags = {row.flags.begin(), row.flags.end()}}};
}

Result<void> ImportRun::reject(const ImportFileRow &row, const Error &error)
{
    ++m_report.bad;
    ++m_report.faults[error.id()];
    return m_rejected ? m_rejected(row, error) : Result<void>();
}

Result<void> ImportRun::bringIn(const std::vector<ImportFileRow> &rows)
{
    std::vector<CaseToImport> items;
    for (const ImportFileRow &row : rows)
        items.push_back(caseOf(*row.row));
    const std::vector<QJsonObject> records = m_names.takeNewRecords();
    m_report.records += qint64(records.size());
    TRY(m_target.putRecords(records));
    TRY_LET(const auto refusals, m_target.bringIn(items));
    for (size_t i = 0; i < rows.size(); ++i) {
        if (refusals[i]) {
            TRY(reject(rows[i], *refusals[i]));
            continue;
        }
        ++m_report.imported;
        const QStringList &flags = rows[i].row->flags;
        m_report.flagged += flags.isEmpty() ? 0 : 1;
        for (const QString &flag : flags)
            ++m_report.flags[flag.toLatin1()];
    }
    return {};
}

} // namespace peygir::intake
