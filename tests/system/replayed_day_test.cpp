// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/registry.h"
#include "front/server/local_authority.h"
#include "storage/sqlite_connection.h"
#include "support/standard_city/base_commands.h"
#include "support/standard_city/city_loading.h"
#include "system/day/day_check.h"
#include "system/day/day_play.h"

#include <QProcess>
#include <QStorageInfo>

#include <cstdio>

using namespace peygir;
using namespace peygir::test;
using standard_city::Nyc311Days;

namespace {

const QDate theDay(2026, 8, 1);
const QString password = QStringLiteral("a day in August");

/// Agents, a follow-up expert and people of the units who cannot reach the server for a while, by the clocks of New
/// York.
std::vector<LineCut> cutLines(Instant midnight)
{
    const auto hours = [midnight](double number) { return midnight + Milliseconds(qint64(number * 3'600'000)); };
    return {{0, hours(7), hours(9.5)},    {3, hours(12), hours(13)},    {5, hours(18), hours(22)},
            {7, hours(15), hours(15.75)}, {11, hours(10), hours(11.5)}, {14, hours(13.5), hours(14)},
            {18, hours(20), hours(23.25)}};
}

/// In the city each desk has a disk of its own. Here all of them would wait for one: each act is made durable, and a
/// disk that needs 6 ms for that turns a day into ten minutes. What survives a power cut is proved elsewhere.
void useFastFolder()
{
    constexpr qint64 wanted = 4'000'000'000;
    const QStorageInfo memory(QStringLiteral("/dev/shm"));
    if (memory.isValid() && memory.fileSystemType() == "tmpfs" && memory.bytesAvailable() > wanted &&
        QFileInfo(memory.rootPath()).isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

/// With what still lies in the file's journal.
void copyDatabase(const QString &from, const QString &to)
{
    storage::SqliteOptions options;
    options.path = from;
    must(must(storage::openSqlite(options))->run("VACUUM INTO '" + to.toUtf8() + '\''));
}

void change(const QString &file, QByteArrayView sql)
{
    storage::SqliteOptions options;
    options.path = file;
    const auto connection = must(storage::openSqlite(options));
    if (must(connection->run(sql)) != 1)
        qFatal("nothing was changed");
}

} // namespace

/// Goal: a real day of a real city goes through real desks and the real server at many times its speed, with lines that
/// fail, and everything is where the day's file says, on the server and on every desk.
class ReplayedDayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("postgresql");
        QTest::newRow("sqlite") << false;
    }

    void init()
    {
        if (!m_server)
            playTheDay();
    }

    void serverHasEveryRowOfTheFile()
    {
        m_compared = compareWithFile(serverFile(), *m_day, m_journal);
        for (const QString &difference :
             m_compared.differences.first(std::min<qsizetype>(20, m_compared.differences.size())))
            qWarning("%s", qPrintable(difference));
        QCOMPARE(m_compared.differences.size(), 0);
        QCOMPARE(m_day->rows.size(), size_t(9'915));
        QCOMPARE(m_compared.closedAsInFile + m_compared.closedLater, 6'406);
        // Lines were cut, so something was late; but most of the day was not touched by it.
        QVERIFY(m_journal.lateCommands > 0 && m_journal.offlineCommands > 0);
        QVERIFY2(m_compared.closedAsInFile > 5 * m_compared.closedLater,
                 qPrintable(QString::number(m_compared.closedLater)));
    }

    void everyDeskHasWhatItsPersonMaySeeAndNothingElse()
    {
        QByteArray said;
        QCOMPARE(compareDesks(m_deskFiles, &said), 0);
        for (const QByteArray &line : said.split('\n')) {
            for (const QByteArray &part : line.mid(line.indexOf(':') + 1).split(','))
                m_deskRows += part.trimmed().split(' ').last().toLongLong();
        }
        QVERIFY(m_deskRows > qint64(m_day->rows.size()) * 20);
    }

    void noDeskDisagreesWithTheServersSumsOrWaits() { QCOMPARE(m_unsettled, QStringList()); }

    void oneMissingRowAndOneWrongClosingAreFound()
    {
        const QString copy = m_database->folder() + QStringLiteral("/copy.sqlite");
        copyDatabase(serverFile(), copy);
        change(copy, "UPDATE case_card SET closed_at = closed_at + 1 WHERE id ="
                     " (SELECT MAX(id) FROM case_card WHERE closed_at IS NOT NULL)");
        QCOMPARE(compareWithFile(copy, *m_day, m_journal).differences.size(), 1);
        change(copy, "DELETE FROM case_card WHERE id = (SELECT MIN(id) FROM case_card)");
        QVERIFY(compareWithFile(copy, *m_day, m_journal).differences.size() > 1);

        const auto [file, user] = m_deskFiles.back();
        const QString desk = m_database->folder() + QStringLiteral("/desk.sqlite");
        copyDatabase(file, desk);
        QCOMPARE(compareDesks({{desk, user}}), 0);
        change(desk, "DELETE FROM case_card WHERE id = (SELECT MIN(id) FROM case_card)");
        QCOMPARE(compareDesks({{desk, user}}), 1);
    }

    void cleanupTestCase()
    {
        if (!m_day)
            return;
        const double factor = double((m_journal.until - m_journal.from).count()) / 1000 / m_journal.seconds;
        std::printf(
            "replayed day: %zu requests, %lld commands, %zu desks, %d lines cut; %lld commands made offline, %lld "
            "late\n",
            m_day->rows.size(), qlonglong(m_journal.commands), m_deskFiles.size(), m_journal.cuts,
            qlonglong(m_journal.offlineCommands), qlonglong(m_journal.lateCommands));
        std::printf(
            "compared: %lld rows of the server with the file (%d closings as there, %d later), %lld rows of desks "
            "with the server\n",
            qlonglong(m_compared.rows), m_compared.closedAsInFile, m_compared.closedLater, qlonglong(m_deskRows));
        std::printf("%lld requests over HTTPS, %.0f s: %.0f times the day's speed\n", qlonglong(m_journal.requests),
                    m_journal.seconds, factor);
        m_server.reset();
        m_database.reset();
    }

private:
    using DeskFiles = std::vector<std::pair<QString, UserId>>;

    QString serverFile() const { return m_database->folder() + QStringLiteral("/server/peygir.sqlite"); }

    void playTheDay()
    {
        QFile csv(qEnvironmentVariable("PEYGIR_CORPUS") + QStringLiteral("/service-requests/nyc311_2026-08-01_04.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        m_day = must(standard_city::readNyc311Days(csv, theDay, theDay));
        m_database = std::make_unique<EmptyDatabase>();
        const Instant midnight(theDay.startOfDay(QTimeZone(m_day->plan.timeZone)).toMSecsSinceEpoch());
        CityClock clock(m_database->folder() + QStringLiteral("/clock"));
        clock.moveTo(midnight - std::chrono::hours(1));
        setUpServer(clock);
        const Registry registry = makeRegistry();
        auto desks = openDesks(registry, clock);
        const auto process = must(workflow::processOf(must(standard_city::firstCycle())));
        clock.moveTo(midnight);
        m_journal = DayPlay(*m_day, *process, clock, desks, cutLines(midnight)).play();
        for (size_t i = 0; i < desks.size(); ++i)
            lookAt(*desks[i], m_day->plan.users[i].key);
        desks.clear();
        QCOMPARE(m_server->stop(), 0);
    }

    void setUpServer(const CityClock &clock)
    {
        {
            const QString folder = m_database->folder() + QStringLiteral("/server");
            const auto store = must(server::OfflineServer::open({folder, {}}, makeRegistry()));
            const auto base = must(standard_city::baseInformation(m_day->plan, clock.now()));
            must(standard_city::runPlanned(*store, base));
            must(store->putAccounts(standard_city::accountsOf(m_day->plan, password), access::PasswordCost::least()));
        }
        // Of today: what desks check certificates by is the machine's own clock.
        const auto authority =
            must(front::openLocalAuthority(m_database->folder() + QStringLiteral("/server/certificates"),
                                           SystemClock().now(), {QStringLiteral("127.0.0.1")}));
        m_server = std::make_unique<ServerProcess>(*m_database);
        m_server->setOptions(
            {QStringLiteral("--certificate"), authority.certificateFile, QStringLiteral("--key"), authority.keyFile});
        m_server->setVariable(QStringLiteral("LD_PRELOAD"), QStringLiteral(TOLD_CLOCK));
        m_server->setVariable(QStringLiteral("PEYGIR_TOLD_CLOCK"), clock.path());
        m_server->start();
    }

    std::vector<std::unique_ptr<DayDesk>> openDesks(const Registry &registry, const CityClock &clock)
    {
        std::vector<std::unique_ptr<DayDesk>> desks;
        for (size_t i = 0; i < m_day->plan.users.size(); ++i) {
            const QString name = m_day->plan.users[i].key;
            const QString folder = m_database->folder() + QStringLiteral("/desk-") + name;
            desks.push_back(
                std::make_unique<DayDesk>(registry, clock, *m_server, UserId(m_day->plan.userId(int(i))), folder));
            desks.back()->start(*m_server, name, password);
            m_deskFiles.emplace_back(desks.back()->storeFile(), desks.back()->user);
        }
        for (const auto &desk : desks) {
            if (!QTest::qWaitFor([&desk] { return desk->worker().isQuiet(); }, 60'000))
                qFatal("a desk does not come to rest");
        }
        return desks;
    }

    void lookAt(DayDesk &desk, const QString &name)
    {
        const auto news = must(desk.worker().freshNews());
        const DeskStatus &status = news.status;
        if (status.waiting != 0 || status.needAttention != 0 || status.mismatches != 0 ||
            status.line != DeskStatus::Line::Online)
            m_unsettled.append(QStringLiteral("%1: %2 waiting, %3 need attention, %4 sums differ")
                                   .arg(name)
                                   .arg(status.waiting)
                                   .arg(status.needAttention)
                                   .arg(status.mismatches));
    }

    int compareDesks(const DeskFiles &desks, QByteArray *said = nullptr)
    {
        QStringList arguments{QStringLiteral("-B"), QStringLiteral(COMPARE_ROWS), serverFile()};
        for (const auto &[file, user] : desks)
            arguments << file << user.uuid().toString();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("python3"), arguments);
        if (!process.waitForFinished(600'000))
            qFatal("the comparison does not end");
        const QByteArray all = process.readAll().trimmed();
        if (said)
            *said = all;
        if (said && process.exitCode() != 0)
            qWarning("%s", all.left(10'000).constData());
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    std::optional<Nyc311Days> m_day;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    DeskFiles m_deskFiles;
    DayJournal m_journal;
    DayComparison m_compared;
    qint64 m_deskRows = 0;
    QStringList m_unsettled;
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("PEYGIR_CORPUS")) {
        std::puts("corpus absent: 4 checks not made");
        return 77;
    }
    // Whoever runs the tests has a limit for the whole of it; the day is played in the first function.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    useFastFolder();
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("peygir.desk.info=false"));
    ReplayedDayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "replayed_day_test.moc"
