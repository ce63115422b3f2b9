// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/doctor.h"

#include "base/limits.h"
#include "service/backup.h"
#include "service/blob_links.h"
#include "service/store_files.h"
#include "storage/blob_folder.h"
#include "storage/disk_room.h"
#include "sync/server/gathering.h"
#include "sync/server/health.h"
#include "sync/server/history.h"

#include <QDir>

#include <algorithm>

namespace peygir::server {

using storage::Connection;
using Weight = Symptom::Weight;

namespace {

qint64 countWithout(const std::set<BlobHash> &some, const std::set<BlobHash> &others)
{
    return qint64(std::count_if(some.begin(), some.end(), [&others](const BlobHash &hash) { return !others.contains(hash); }));
}

class Doctor
{
public:
    Doctor(const ServerStore &store, const Registry &registry, Instant now)
        : m_store(store)
        , m_registry(registry)
        , m_now(now)
    {}

    Result<std::vector<Symptom>> examine()
    {
        lookAtDisk(m_store.location().folder);
        bool goesOn = true;
        TRY(look([&] { return lookAtSchema(goesOn); }));
        if (!m_connection || !goesOn)
            return std::move(m_symptoms);
        TRY(look([this] { return lookAtItself(); }));
        TRY(look([this] { return lookAtRows(); }));
        TRY(look([this] { return lookAtBackup(); }));
        TRY(look([this] { return lookAtGathering(); }));
        TRY(look([this] { return lookAtFiles(); }));
        return std::move(m_symptoms);
    }

private:
    void add(Weight weight, const char *id, const QVariantMap &values = {}) { m_symptoms.push_back({weight, Error(id, values)}); }

    template <class Look>
    Result<void> look(Look look)
    {
        const Result<void> looked = look();
        if (looked.ok() || looked.error().id() == "storage.unreachable" || looked.error().id() == "server.folder")
            return looked;
        if (looked.error().id() == "storage.damaged")
            add(Weight::Trouble, "doctor.damaged", looked.error().values());
        else
            m_symptoms.push_back({Weight::Trouble, looked.error()});
        return {};
    }

    Result<void> lookAtSchema(bool &goesOn)
    {
        TRY_LET(m_connection, m_store.openReading());
        TRY_LET(const auto migrations, storage::allMigrations());
        TRY_LET(const int pending, storage::pendingMigrations(*m_connection, migrations, storage::Side::Server));
        goesOn = pending == 0;
        // The rest would ask tables that may not be there.
        if (!goesOn)
            add(Weight::Trouble, "doctor.schema_old", {{QStringLiteral("pending"), pending}});
        return {};
    }

    Result<void> lookAtItself()
    {
        TRY_LET(const sync::Health health, sync::healthOf(*m_connection));
        if (health.hasLed && !health.tokensAgree)
            add(Weight::Trouble, "doctor.leader_torn");
        // An embedded store has one process at a time, and it may well be stopped.
        if (!m_store.isEmbedded() && health.hasLed && m_now - health.beat > limits::leaderLost * 2)
            add(Weight::Trouble, "doctor.no_leader");
        if (health.held > 0)
            add(Weight::Note, "doctor.held", {{QStringLiteral("count"), health.held}});
        if (health.crashed > 0)
            add(Weight::Note, "doctor.crashed", {{QStringLiteral("count"), health.crashed}});
        return m_store.isEmbedded() ? lookAtJournal(health) : Result<void>();
    }

    Result<void> lookAtJournal(const sync::Health &health)
    {
        const QString folder = m_store.journalFolder();
        if (folder.isEmpty()) {
            add(Weight::Note, "doctor.no_journal");
            return {};
        }
        lookAtDisk(folder);
        const auto last = storage::WriteJournal::read(folder, health.backedUp,
                                                      [](qint64, const QByteArray &) { return Result<void>(); });
        const bool hasGap = last.ok() ? *last < health.lastTransaction : last.error().id() == "storage.journal_gap";
        if (hasGap)
            add(Weight::Trouble, "doctor.journal_gap");
        return hasGap || last.ok() ? Result<void>() : Result<void>(last.error());
    }

    Result<void> lookAtRows()
    {
        TRY_LET(const sync::StoreReport report, auditLive(m_store, m_registry));
        for (const Error &finding : report.findings)
            m_symptoms.push_back({Weight::Trouble, finding});
        if (!report.isSound())
            add(Weight::Trouble, "doctor.unsound", {{QStringLiteral("found"), report.found}});
        return {};
    }

    Result<void> lookAtBackup()
    {
        TRY_LET(const sync::Cursor head, sync::headOf(*m_connection));
        TRY_LET(const qint64 durable, sync::durableSeq(*m_connection));
        if (durable == 0 && head.seq > 0)
            add(Weight::Trouble, "doctor.no_backup");
        else if (durable < head.seq)
            add(Weight::Note, "doctor.since_backup", {{QStringLiteral("commands"), head.seq - durable}});
        return {};
    }

    Result<void> lookAtGathering()
    {
        TRY_LET(const auto gathering, sync::gatheringOf(*m_connection));
        if (!gathering)
            return {};
        if (!gathering->ended)
            add(Weight::Note, "doctor.gathering",
                {{QStringLiteral("returned"), gathering->returned},
                 {QStringLiteral("desks"), gathering->desks},
                 {QStringLiteral("waiting"), gathering->waiting}});
        TRY_LET(const auto lost, sync::possiblyLost(*m_connection));
        for (const sync::Places &places : lost)
            add(gathering->ended ? Weight::Trouble : Weight::Note, "doctor.possibly_lost",
                {{QStringLiteral("first"), places.first}, {QStringLiteral("last"), places.last}});
        return {};
    }

    Result<void> lookAtFiles()
    {
        std::set<BlobHash> here;
        if (QDir(m_store.file(files::blobs)).exists()) {
            TRY_LET(const auto folder, storage::BlobFolder::open(m_store.file(files::blobs)));
            for (const BlobHash &hash : folder.all())
                here.insert(hash);
        }
        TRY_LET(const auto shown, sync::shownContents(*m_connection));
        TRY_LET(const auto named, namedContents(*m_connection));
        if (const qint64 missing = countWithout(shown, here); missing > 0)
            add(Weight::Trouble, "doctor.files_missing", {{QStringLiteral("count"), missing}});
        std::set<BlobHash> known = here;
        known.insert(shown.begin(), shown.end());
        if (const qint64 awaited = countWithout(named, known); awaited > 0)
            add(Weight::Note, "doctor.files_awaited", {{QStringLiteral("count"), awaited}});
        known = named;
        known.insert(shown.begin(), shown.end());
        if (const qint64 loose = countWithout(here, known); loose > 0)
            add(Weight::Note, "doctor.files_loose", {{QStringLiteral("count"), loose}});
        return {};
    }

    void lookAtDisk(const QString &folder)
    {
        const qint64 room = storage::diskRoom(folder);
        if (room < limits::blobDiskRoom)
            add(Weight::Trouble, "doctor.disk",
                {{QStringLiteral("folder"), folder}, {QStringLiteral("megabytes"), room / (1024 * 1024)}});
    }

    const ServerStore &m_store;
    const Registry &m_registry;
    Instant m_now;
    std::unique_ptr<Connection> m_connection;
    std::vector<Symptom> m_symptoms;
};

} // namespace

Result<std::vector<Symptom>> examine(const ServerStore &store, const Registry &registry, Instant now)
{
    return Doctor(store, registry, now).examine();
}

} // namespace peygir::server
