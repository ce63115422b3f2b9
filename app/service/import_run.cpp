// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/import_run.h"

#include "access/core/roles.h"
#include "base/limits.h"
#include "intake/core/import_case.h"
#include "intake/store/imported.h"
#include "reference/core/put_record.h"

namespace peygir::server {

using intake::ImportCase;
using intake::ImportedRow;
using intake::ImportFileRow;
using sync::Outcome;
using sync::Receipt;

namespace {

class ImportRun
{
public:
    ImportRun(OfflineServer &server, intake::ImportNames names, QString source, const ImportWishes &wishes)
        : m_server(server)
        , m_names(std::move(names))
        , m_source(std::move(source))
        , m_wishes(wishes)
    {}

    Result<ImportReport> all(intake::ImportFile &file)
    {
        for (;;) {
            TRY_LET(const bool more, group(file));
            if (m_wishes.progress && !m_wishes.progress(m_report))
                return Error("server.stopped");
            if (!more)
                return m_report;
        }
    }

private:
    struct Waiting
    {
        ImportFileRow row;
        Envelope command;
    };

    /// False at the end of the file.
    Result<bool> group(intake::ImportFile &file)
    {
        std::vector<Waiting> waiting;
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
            TRY_LET(const bool there, intake::isImported(m_server.connection(), m_source, row->row->number));
            if (there) {
                ++m_report.already;
                continue;
            }
            Envelope command = commandOf(*row->row);
            waiting.push_back({std::move(*row), std::move(command)});
        }
        TRY(putRecords());
        TRY(run(waiting));
        return more;
    }

    Envelope commandOf(const ImportedRow &row)
    {
        const ImportCase import{.source = m_source,
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
                                .flags = {row.flags.begin(), row.flags.end()}};
        return {intake::importCommandId(m_source, row.number, row.registeredAt),
                ImportCase::kind,
                ImportCase::version,
                access::systemUser(),
                row.registeredAt,
                0,
                std::nullopt,
                {},
                fieldsToJson(import)};
    }

    Result<void> reject(const ImportFileRow &row, const Error &error)
    {
        ++m_report.bad;
        ++m_report.faults[error.id()];
        return m_wishes.rejected ? m_wishes.rejected(row, error) : Result<void>();
    }

    /// What the cases of this group refer to.
    Result<void> putRecords()
    {
        std::vector<Envelope> commands;
        const std::vector<QJsonObject> records = m_names.takeNewRecords();
        for (const QJsonObject &record : records)
            commands.push_back(m_server.command(reference::putRecordKind, record));
        m_report.records += qint64(commands.size());
        if (m_wishes.dryRun)
            return {};
        TRY_LET(const std::vector<Receipt> receipts, m_server.run(commands));
        for (const Receipt &receipt : receipts) {
            if (receipt.outcome != Outcome::Applied)
                return receipt.reason.value_or(Error("server.command_refused"));
        }
        return {};
    }

    Result<void> run(const std::vector<Waiting> &waiting)
    {
        std::vector<Receipt> receipts;
        if (!m_wishes.dryRun) {
            std::vector<Envelope> commands;
            for (const Waiting &one : waiting)
                commands.push_back(one.command);
            TRY_LET(receipts, m_server.run(commands));
        }
        for (size_t i = 0; i < waiting.size(); ++i) {
            if (!m_wishes.dryRun && receipts[i].outcome != Outcome::Applied) {
                TRY(reject(waiting[i].row, receipts[i].reason.value_or(Error("server.command_refused"))));
                continue;
            }
            ++m_report.imported;
            const QStringList &flags = waiting[i].row.row->flags;
            m_report.flagged += flags.isEmpty() ? 0 : 1;
            for (const QString &flag : flags)
                ++m_report.flags[flag.toLatin1()];
        }
        return {};
    }

    OfflineServer &m_server;
    intake::ImportNames m_names;
    QString m_source;
    const ImportWishes &m_wishes;
    ImportReport m_report;
};

} // namespace

Result<ImportReport> importCases(OfflineServer &server, intake::ImportFile &file, const intake::ImportMap &map,
                                 const ImportWishes &wishes)
{
    TRY_LET(const intake::KnownNames known, intake::readKnownNames(server.connection()));
    return ImportRun(server, intake::ImportNames(known, map.source), map.source, wishes).all(file);
}

} // namespace peygir::server
