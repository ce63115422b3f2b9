// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealing_vfs.h"
#include "storage/sqlite_connection.h"
#include "support/simulated_disk.h"

#include <QtTest>

#include <array>
#include <optional>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::testing;

namespace {

enum class Files { Clear, Sealed };
/// Spill: a transaction does not fit into memory, so that its pages are written, read and written again before it ends.
enum class Cache { Large, Spill };

struct Setting
{
    SqliteOptions options;
    Files files = Files::Clear;
    Cache cache = Cache::Large;
};

constexpr std::array<std::uint8_t, KeyProvider::keyBytes> testKey{7, 3, 7};

/// What was found after the power came back, summed up over the rounds.
struct Findings
{
    int cuts = 0;
    qint64 commits = 0; // that were acknowledged
    int insideTransaction = 0;
    int damaged = 0;
    int lost = 0; // rounds in which a commit that had been acknowledged was gone
    int torn = 0; // rounds with a part of a transaction
};

/// A program that writes transactions of several rows, and remembers which of them it was told to be durable.
class Writer
{
public:
    Writer(SimulatedDisk &disk, const Setting &setting)
        : m_disk(disk)
        , m_vfs(disk)
        , m_options(setting.options)
        , m_cache(setting.cache)
    {
        m_options.vfs = m_vfs.name();
        if (setting.files == Files::Sealed) {
            m_sealing.emplace(testKey, m_vfs.name());
            m_options.vfs = m_sealing->name();
            // A store gets its name when it is whole (`LocalStore`): the making itself is not cut.
            QVERIFY(open().ok());
        }
    }

    /// Writes until the disk dies, a hundred transactions at most.
    void writeUntilDeath(Random &random);
    /// Opens what is left and compares.
    void inspect(Findings &findings);
    void startAnew()
    {
        m_found = 0;
        m_acknowledged = 0;
        m_attempted = 0;
    }

private:
    Result<std::unique_ptr<Connection>> open();
    Result<void> writeOne(Connection &connection, Random &random);
    static Result<qint64> number(Connection &connection, const char *sql);

    static constexpr int rowsEach = 5;
    SimulatedDisk &m_disk;
    DiskVfs m_vfs;
    std::optional<SealingVfs> m_sealing;
    SqliteOptions m_options;
    Cache m_cache;
    qint64 m_found = 0; // at the beginning of the round
    qint64 m_acknowledged = 0;
    qint64 m_attempted = 0;
};

Result<std::unique_ptr<Connection>> Writer::open()
{
    TRY_LET(auto connection, openSqlite(m_options));
    if (m_cache == Cache::Spill)
        TRY(connection->run("PRAGMA cache_size = 3"));
    // A checkpoint every few transactions, so that cuts fall into it as well.
    TRY(connection->run("PRAGMA wal_autocheckpoint = 12"));
    TRY(connection->runScript("CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, step INTEGER NOT NULL,"
                              " filler BLOB NOT NULL);"
                              "CREATE INDEX IF NOT EXISTS entry_step ON entry (step)"));
    return connection;
}

Result<void> Writer::writeOne(Connection &connection, Random &random)
{
    const qint64 step = ++m_attempted;
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    for (int i = 0; i < rowsEach; ++i) {
        TRY(connection.run("INSERT INTO entry (step, filler) VALUES (?, ?)",
                           {Value(step), Value::bytes(random.bytes(qsizetype(random.below(3000))))}));
    }
    if (m_cache == Cache::Spill) {
        TRY(connection.run("UPDATE entry SET filler = coalesce(substr(filler, 2), x'') WHERE step > ?",
                           {Value(step - 4)}));
    }
    // Old rows go, so that pages are used again and the file does not only grow.
    TRY(connection.run("DELETE FROM entry WHERE step = ?", {Value(step - 20)}));
    TRY(transaction.commit());
    m_acknowledged = step;
    return {};
}

void Writer::writeUntilDeath(Random &random)
{
    auto connection = open();
    for (int i = 0; i < 100 && connection && !m_disk.isDead(); ++i) {
        // An error before the death would be one of the disk's own, and there is none.
        const auto written = writeOne(**connection, random);
        QVERIFY2(written.ok() || m_disk.isDead(), written.ok() ? "" : written.error().id().constData());
    }
}

Result<qint64> Writer::number(Connection &connection, const char *sql)
{
    qint64 result = 0;
    TRY(connection.each(sql, {}, [&](const RowView &row) {
        result = row.integer(0);
        return true;
    }));
    return result;
}

void Writer::inspect(Findings &findings)
{
    ++findings.cuts;
    findings.commits += m_acknowledged - m_found;
    auto connection = open();
    if (!connection || !checkIntegrity(**connection, Integrity::Full)) {
        ++findings.damaged;
        return;
    }
    const auto newest = number(**connection, "SELECT coalesce(max(step), 0) FROM entry");
    const auto uneven =
        number(**connection, "SELECT count(*) FROM (SELECT step FROM entry GROUP BY step HAVING count(*) <> 5)");
    const auto steps = number(**connection, "SELECT count(DISTINCT step) FROM entry");
    if (!newest || !uneven || !steps) {
        ++findings.damaged;
        return;
    }
    findings.insideTransaction += m_attempted > m_acknowledged ? 1 : 0;
    findings.lost += *newest < m_acknowledged ? 1 : 0;
    findings.torn += *uneven > 0 || *steps != std::min<qint64>(*newest, 20) ? 1 : 0;
    // What is there now is what the next round may not lose.
    m_found = *newest;
    m_acknowledged = *newest;
    m_attempted = *newest;
}

Findings cutPower(const Setting &setting, int rounds, std::uint64_t seed)
{
    SimulatedDisk disk;
    SeededRandom random(seed);
    Writer writer(disk, setting);
    // A sealed journal is written in pieces of a block.
    const bool manyWrites = setting.files == Files::Sealed && setting.options.journal == SqliteOptions::Journal::Delete;
    const std::uint64_t writes = (manyWrites ? 2000 : 250) * (setting.cache == Cache::Spill ? 4 : 1);
    const SimulatedDisk::Snapshot empty = disk.snapshot();
    Findings findings;
    for (int round = 0; round < rounds; ++round) {
        // Every few rounds a new file, so that its making is cut as well where it may be.
        if (round % 8 == 0) {
            disk.restore(empty);
            writer.startAnew();
        }
        if (random.below(2) == 0)
            disk.dieAtWrite(qint64(1 + random.below(writes)));
        else
            disk.dieAtSync(qint64(1 + random.below(40)));
        writer.writeUntilDeath(random);
        disk.powerCut(random);
        disk.restart();
        const int damagedBefore = findings.damaged;
        writer.inspect(findings);
        if (findings.damaged > damagedBefore) {
            disk.restore(empty);
            writer.startAnew();
        }
    }
    return findings;
}

} // namespace

/// Goal: what SQLite said to be durable survives a power cut on our way of opening it, sealed or in clear, and the disk
/// that says so would see it if it were not.
class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsAreLostWithoutSync_data()
    {
        QTest::addColumn<bool>("wal");
        QTest::addColumn<Files>("files");
        QTest::newRow("WAL") << true << Files::Clear;
        QTest::newRow("rollback journal") << false << Files::Clear;
        QTest::newRow("sealed WAL") << true << Files::Sealed;
    }
    void commitsAreLostWithoutSync()
    {
        QFETCH(bool, wal);
        QFETCH(Files, files);
        const SqliteOptions options{.path = QStringLiteral("a.db"),
                                    .exclusive = wal,
                                    .synchronous = SqliteOptions::Synchronous::OffForTests,
                                    .journal = wal ? SqliteOptions::Journal::Wal : SqliteOptions::Journal::Delete};
        const Findings found = cutPower({options, files}, 100, 7);
        QVERIFY2(found.lost + found.damaged + found.torn > 20,
                 qPrintable(QStringLiteral("%1 lost, %2 damaged, %3 torn of %4")
                                .arg(found.lost)
                                .arg(found.damaged)
                                .arg(found.torn)
                                .arg(found.cuts)));
    }

    void nothingAcknowledgedIsLostWithFullSync_data()
    {
        QTest::addColumn<bool>("wal");
        QTest::addColumn<bool>("exclusive");
        QTest::addColumn<Files>("files");
        QTest::addColumn<Cache>("cache");
        for (const Files files : {Files::Clear, Files::Sealed}) {
            for (const Cache cache : {Cache::Large, Cache::Spill}) {
                const QByteArray kind =
                    QByteArray(files == Files::Sealed ? "sealed " : "") + (cache == Cache::Spill ? "spilling " : "");
                QTest::newRow(kind + "WAL") << true << true << files << cache;
                QTest::newRow(kind + "rollback journal") << false << false << files << cache;
                QTest::newRow(kind + "rollback journal, exclusive") << false << true << files << cache;
            }
        }
    }
    void nothingAcknowledgedIsLostWithFullSync()
    {
        QFETCH(bool, wal);
        QFETCH(bool, exclusive);
        QFETCH(Files, files);
        QFETCH(Cache, cache);
        const SqliteOptions options{.path = QStringLiteral("a.db"),
                                    .exclusive = exclusive,
                                    .journal = wal ? SqliteOptions::Journal::Wal : SqliteOptions::Journal::Delete};
        const Findings found = cutPower({options, files, cache}, 320, 11);
        qInfo("%d cuts, %d inside a transaction, %lld commits", found.cuts, found.insideTransaction, found.commits);
        QVERIFY(found.commits > 2 * found.cuts);
        QCOMPARE(found.cuts, 320);
        QVERIFY(found.insideTransaction * 10 > found.cuts * 3);
        QCOMPARE(found.damaged, 0);
        QCOMPARE(found.torn, 0);
        QCOMPARE(found.lost, 0);
    }

    void normalSyncMayLoseCommitsButNeverAPart_data()
    {
        QTest::addColumn<Files>("files");
        QTest::newRow("in clear") << Files::Clear;
        QTest::newRow("sealed") << Files::Sealed;
    }
    void normalSyncMayLoseCommitsButNeverAPart()
    {
        QFETCH(Files, files);
        const SqliteOptions options{
            .path = QStringLiteral("a.db"), .exclusive = true, .synchronous = SqliteOptions::Synchronous::Normal};
        const Findings found = cutPower({options, files}, files == Files::Sealed ? 300 : 100, 13);
        QCOMPARE(found.damaged, 0);
        QCOMPARE(found.torn, 0);
        QVERIFY(found.lost > 0);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"
