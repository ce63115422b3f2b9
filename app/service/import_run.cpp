// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/import_run.h"

#include "access/core/roles.h"
#include "intake/store/imported.h"
#include "reference/core/put_record.h"

namespace peygir::server {

using intake::CaseToImport;
using intake::ImportCase;
using sync::Outcome;
using sync::Receipt;

namespace {

Error reasonOf(const Receipt &receipt) { return receipt.reason.value_or(Error("server.command_refused")); }

/// The server's own store, by the server's own commands.
class ServerTarget final : public intake::ImportTarget
{
public:
    ServerTarget(OfflineServer &server, bool dryRun)
        : m_server(server)
        , m_dryRun(dryRun)
    {}

    Result<bool> isThere(const QString &source, const intake::ImportedRow &row) override
    {
        return intake::isImported(m_server.connection(), source, row.number);
    }

    Result<void> putRecords(const std::vector<QJsonObject> &records) override
    {
        std::vector<Envelope> commands;
        for (const QJsonObject &record : records)
            commands.push_back(m_server.command(reference::putRecordKind, record));
        TRY_LET(const std::vector<Receipt> receipts, run(commands));
        for (const Receipt &receipt : receipts) {
            if (receipt.outcome != Outcome::Applied)
                return reasonOf(receipt);
        }
        return {};
    }

    Result<std::vector<std::optional<Error>>> bringIn(const std::vector<CaseToImport> &items) override
    {
        std::vector<Envelope> commands;
        for (const CaseToImport &item : items)
            commands.push_back({item.command,
                                ImportCase::kind,
                                ImportCase::version,
                                access::systemUser(),
                                item.registeredAt,
                                0,
                                std::nullopt,
                                {},
                                fieldsToJson(item.import)});
        TRY_LET(const std::vector<Receipt> receipts, run(commands));
        std::vector<std::optional<Error>> refusals(items.size());
        for (size_t i = 0; i < receipts.size(); ++i) {
            if (receipts[i].outcome != Outcome::Applied)
                refusals[i] = reasonOf(receipts[i]);
        }
        return refusals;
    }

private:
    Result<std::vector<Receipt>> run(const std::vector<Envelope> &commands)
    {
        return m_dryRun ? Result<std::vector<Receipt>>(std::vector<Receipt>()) : m_server.run(commands);
    }

    OfflineServer &m_server;
    bool m_dryRun;
};

} // namespace

Result<ImportReport> importCases(OfflineServer &server, intake::ImportFile &file, const intake::ImportMap &map,
                                 const ImportWishes &wishes)
{
    TRY_LET(const intake::KnownNames known, intake::readKnownNames(server.connection()));
    ServerTarget target(server, wishes.dryRun);
    intake::ImportRun run(target, known, map.source, wishes.rejected);
    for (;;) {
        TRY_LET(const bool more, run.step(file));
        if (wishes.progress && !wishes.progress(run.report()))
            return Error("server.stopped");
        if (!more)
            return run.report();
    }
}

} // namespace peygir::server
