// SPDX-License-Identifier: GPL-3.0-or-later
// What a server reads of its own disk and of an administrator: the journal of its writes, the list of a backup, accounts.
#include "fuzz/oracles.h"
#include "fuzz/samples.h"
#include "server/account_files.h"
#include "service/backup_manifest.h"
#include "storage/journal_entry.h"
#include "storage/journal_segment.h"

namespace peygir::fuzz {

namespace {

using namespace storage;
using server::BackupManifest;

// --- the journal of writes -----------------------------------------------------------------------------------------

/// Writes down what it is told to do.
class WritingConnection final : public Connection
{
public:
    JournalEntry told;

    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override
    {
        told.addRun(sql, parameters);
        return 0;
    }
    Result<void> runScript(const QByteArray &sql) override
    {
        told.addScript(sql);
        return {};
    }
    Result<void> each(QByteArrayView, std::span<const Value>, const std::function<bool(const RowView &)> &) override { return {}; }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns, const std::vector<QByteArray> &keys,
                         std::span<const Value> values) override
    {
        expect(!columns.empty() && values.size() % columns.size() == 0, "rows that are put are whole");
        told.addPut(table, columns, keys, values);
        return {};
    }
    Result<void> begin(Access) override { return {}; }
    Result<void> commit() override { return {}; }
    void rollback() override {}
    bool inTransaction() const override { return true; }
    void interrupt() override {}
};

std::vector<QByteArray> entries()
{
    const Value values[]{Value(), Value(-1), Value(true), Value(false), Value::text("a"), Value::bytes("b"), Value(samples::id(1)), Value::text("")};
    JournalEntry entry;
    entry.addRun("UPDATE a SET b = ?", values);
    const QByteArray one = entry.bytes();
    entry.addScript("CREATE TABLE a (b); DROP TABLE a;");
    entry.addPut("a", {"b", "c"}, {"b"}, values);
    return {one, entry.bytes()};
}

void tryEntry(const QByteArray &bytes)
{
    WritingConnection connection;
    const auto ran = runEntry(connection, bytes);
    if (!ran.ok())
        return expectTyped(ran.error(), {"storage.journal_damaged"});
    expect(connection.told.bytes() == bytes, "what an entry says is what was written into it");
}

std::vector<QByteArray> segments()
{
    const QByteArray whole = segment::beginning() + segment::framed(7, entries().front()) + segment::framed(8, entries().back());
    return {whole, whole.chopped(5), whole + QByteArray(700, '\0'), segment::beginning()};
}

void trySegment(const QByteArray &bytes)
{
    QByteArray again = segment::beginning();
    const auto end = segment::read(samples::fileWith("journal-0000000000000007.pj", bytes), [&again](qint64 number, const QByteArray &entry) -> Result<void> {
        again += segment::framed(number, entry);
        return {};
    });
    if (!end.ok())
        return expectTyped(end.error(), {"storage.journal_damaged"});
    expect(end->size <= bytes.size() && end->torn == (end->size < bytes.size() || bytes.size() < again.size()), "what is torn is said");
    expect(end->size == 0 || bytes.first(end->size) == again, "entries that are read are those that were written");
}

// --- backups and accounts ------------------------------------------------------------------------------------------

std::vector<QByteArray> manifests()
{
    BackupManifest manifest{samples::cursor(), samples::noon, 383, true, QStringLiteral("peygir.db"), 4096, QByteArray(64, 'a'), QByteArray(64, 'b'), 3, 100, 9, 17};
    const QByteArray embedded = manifest.toJson();
    manifest.embedded = false;
    return {embedded, manifest.toJson()};
}

void tryManifest(const QByteArray &bytes)
{
    const auto manifest = BackupManifest::read(samples::fileWith("manifest.json", bytes));
    if (!manifest.ok())
        return expectTyped(manifest.error(), {"backup.manifest"});
    expect(!manifest->file.contains(u'/') && manifest->file != QStringLiteral(".."), "a backup names files of its own folder");
    expect(manifest->bytes >= 0 && manifest->contents >= 0 && manifest->schema >= 0, "nothing of a backup is less than none");
    const auto again = BackupManifest::read(samples::fileWith("manifest.json", manifest->toJson()));
    expect(again.ok() && again->toJson() == manifest->toJson(), "a manifest that was read and written is read as the same");
}

std::vector<QByteArray> accountLists()
{
    return {server::accountsToJson({{UserId(samples::id(4)), QStringLiteral("sara"), QStringLiteral("a long password")},
                                    {UserId(samples::id(5)), QStringLiteral("\u0633\u0627\u0631\u0627"), QStringLiteral("\"")}}),
            "[]"};
}

void tryAccounts(const QByteArray &bytes)
{
    const auto accounts = server::accountsFrom(bytes, QStringLiteral("accounts.json"));
    if (!accounts.ok())
        return expectTyped(accounts.error(), {"server.file_content"});
    const QByteArray written = server::accountsToJson(*accounts);
    const auto again = server::accountsFrom(written, QStringLiteral("accounts.json"));
    expect(again.ok() && server::accountsToJson(*again) == written, "accounts that were read and written are read as the same");
}

} // namespace

std::vector<Target> journalTargets()
{
    return {{"journal-entry", 4096, entries, tryEntry},
            {"journal-segment", 4096, segments, trySegment},
            {"backup-manifest", 2048, manifests, tryManifest},
            {"account-list", 2048, accountLists, tryAccounts}};
}

} // namespace peygir::fuzz
