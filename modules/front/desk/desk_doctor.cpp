// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_doctor.h"

#include "base/limits.h"
#include "storage/disk_room.h"
#include "storage/local_store.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "sync/desk/identity.h"
#include "sync/desk/outbox.h"

#include <algorithm>

namespace peygir::front {

using storage::Connection;
using storage::LocalStore;
using storage::RowView;
using Weight = DeskSymptom::Weight;

namespace {

/// What one damaged page keeps from being read keeps nothing else.
class Examination
{
public:
    explicit Examination(DeskReport &report) : m_report(report) {}

    void look(Connection &connection)
    {
        note(storage::checkIntegrity(connection, storage::Integrity::Full));
        note(lookAtSchema(connection));
        if (!m_isReadable)
            return;
        note(lookAtIdentity(connection));
        note(lookAtBuckets(connection));
        note(lookAtOutbox(connection));
    }
    void note(const Result<void> &looked)
    {
        const auto isSame = [&looked](const DeskSymptom &symptom) { return symptom.what.id() == looked.error().id(); };
        // The first page that is damaged tells as much as the next one.
        if (!looked.ok() && std::none_of(m_report.symptoms.begin(), m_report.symptoms.end(), isSame))
            m_report.symptoms.push_back({Weight::Trouble, looked.error()});
    }
    void add(Weight weight, const char *id, const QVariantMap &values = {})
    {
        m_report.symptoms.push_back({weight, Error(id, values)});
    }

private:
    Result<void> lookAtSchema(Connection &connection)
    {
        TRY_LET(const auto migrations, storage::allMigrations());
        const auto pending = storage::pendingMigrations(connection, migrations, storage::Side::Desk);
        if (!pending.ok() && pending.error().id() == "storage.schema_newer") {
            m_isReadable = false;
            add(Weight::Trouble, "desk.schema_newer");
            return {};
        }
        TRY(pending);
        // It is brought up to date when it is opened.
        m_isReadable = *pending == 0;
        if (*pending > 0)
            add(Weight::Note, "desk.schema_old", {{QStringLiteral("pending"), *pending}});
        return {};
    }
    Result<void> lookAtIdentity(Connection &connection)
    {
        sync::DeskState state(connection);
        TRY(state.load());
        sync::DeskIdentity identity(connection, state);
        TRY(identity.load());
        if (!state.desk() || !identity.strandingKeys())
            add(Weight::Note, "desk.no_identity");
        return {};
    }
    Result<void> lookAtBuckets(Connection &connection)
    {
        qint64 differing = 0;
        TRY(connection.each("SELECT COUNT(*) FROM held_bucket WHERE NOT agrees OR doubted", {}, [&differing](const RowView &row) {
            differing = row.integer(0);
            return false;
        }));
        if (differing > 0)
            add(Weight::Note, "desk.differs", {{QStringLiteral("buckets"), differing}});
        return {};
    }
    Result<void> lookAtOutbox(Connection &connection)
    {
        TRY_LET(const sync::Outbox::Counts counts, sync::Outbox(connection).counts());
        m_report.waiting = counts.waiting;
        if (counts.refused + counts.held > 0)
            add(Weight::Note, "desk.attention", {{QStringLiteral("count"), counts.refused + counts.held}});
        return {};
    }

    DeskReport &m_report;
    bool m_isReadable = true;
};

} // namespace

bool DeskReport::isWell() const
{
    return std::none_of(symptoms.begin(), symptoms.end(),
                        [](const DeskSymptom &symptom) { return symptom.weight == Weight::Trouble; });
}

Result<DeskReport> examineDesk(const QString &storeFolder, storage::KeyProvider *keys)
{
    DeskReport report;
    Examination examination(report);
    const qint64 room = storage::diskRoom(storeFolder);
    if (room < limits::blobDiskRoom)
        examination.add(Weight::Trouble, "desk.disk", {{QStringLiteral("megabytes"), room / (1024 * 1024)}});
    TRY(LocalStore::lookInto(storeFolder, LocalStore::Purpose::Desk, keys, [&](const Result<Connection *> &file) -> Result<void> {
        if (file.ok())
            examination.look(**file);
        else
            examination.note(file.error());
        return {};
    }));
    return report;
}

Result<StrandedWork> strandedIn(const QString &storeFolder, storage::KeyProvider *keys)
{
    StrandedWork work;
    // In memory: what is sealed on the disk stays so.
    TRY_LET(const auto fresh, storage::openSqlite({.path = QStringLiteral(":memory:")}));
    TRY(LocalStore::lookInto(storeFolder, LocalStore::Purpose::Desk, keys, [&](const Result<Connection *> &file) {
        return copyWhatIsOnlyHere(file.ok() ? *file : nullptr, *fresh, work.read);
    }));
    sync::DeskState state(*fresh);
    TRY(state.load());
    sync::DeskIdentity identity(*fresh, state);
    TRY(identity.load());
    const auto stranding = identity.strandingKeys();
    if (!state.desk() || !stranding)
        return Error("desk.no_identity");
    TRY_LET(const auto waiting, identity.waitingAfter(0));
    for (const sync::OutboxChain::Waiting &entry : waiting)
        work.commands.push_back(sync::Stranded::of(*state.desk(), entry.before, entry.command, entry.bytes, *stranding));
    return work;
}

Result<LeftBehind> leaveBehind(const QString &storeFolder, storage::KeyProvider *keys, const UnsentFolder &folder)
{
    TRY_LET(const StrandedWork work, strandedIn(storeFolder, keys));
    for (const sync::Stranded &command : work.commands)
        TRY(folder.keep(command));
    return LeftBehind{work.read, int(work.commands.size())};
}

} // namespace peygir::front
