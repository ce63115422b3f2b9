// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/registry.h"
#include "front/desk/desk_runtime.h"
#include "front/server/http_server.h"
#include "front/server/local_authority.h"
#include "intake/core/register_case.h"
#include "system/support/clerks_town.h"
#include "system/support/system_desk.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>

using namespace peygir;
using test::Caller;
using test::ClerksTown;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;
using test::SystemDesk;

namespace {

constexpr int changes = 5;
/// Far from the ten seconds of a clock, and room for a busy machine.
constexpr qint64 longestMs = 6000;

} // namespace

namespace peygir::test {

/// Something between desk and server that lets requests through and refuses every upgrade, as some proxies do.
class RefusingDoor
{
public:
    RefusingDoor()
        : m_files(must(front::openLocalAuthority(m_folder.path(), SystemClock().now(), {})))
        , m_server([](const front::HttpRequest &, const front::Responder &respond) { respond({404, {}, {}, {}}); },
                   [this](const front::HttpRequest &, const std::shared_ptr<front::PokeChannel> &) -> Result<front::PokeListener> {
                       ++m_knocks;
                       return Error("test.forbidden");
                   })
    {
        front::ServerOptions options;
        options.certificateFile = m_files.certificateFile;
        options.keyFile = m_files.keyFile;
        must(m_server.listen(options));
    }

    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.port())); }
    front::Trust trust() const
    {
        QFile file(m_files.authorityFile);
        return {file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), {}};
    }
    int knocks() const { return m_knocks; }

private:
    QTemporaryDir m_folder;
    std::atomic_int m_knocks = 0;
    front::LocalAuthority m_files;
    front::HttpServer m_server;
};

/// The real line of a desk, but for its ear.
class DeafTransport final : public front::DeskTransport
{
public:
    DeafTransport(std::unique_ptr<front::DeskTransport> line, std::unique_ptr<front::DeskTransport> ear)
        : m_line(std::move(line))
        , m_ear(std::move(ear))
    {}
    void post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer) override
    {
        m_line->post(path, body, token, std::move(answer));
    }
    void fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer) override
    {
        m_line->fetch(path, from, bytes, token, std::move(answer));
    }
    void listen(const QByteArray &token, Ear ear) override { m_ear->listen(token, std::move(ear)); }
    void stopListening() override { m_ear->stopListening(); }

private:
    std::unique_ptr<front::DeskTransport> m_line;
    std::unique_ptr<front::DeskTransport> m_ear;
};

} // namespace peygir::test

/// Goal (SYNC 8): where nothing but plain requests gets through to the real server, a desk sees what a colleague does within
/// about a second, and what its own person enters is at the server as soon.
class DeafDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void newsComeToADeskThatHasNoEar()
    {
        EmptyDatabase database;
        ServerProcess server(database);
        const ClerksTown town;
        town.setUp(server);
        Caller caller(server);
        const Registry registry = makeRegistry();
        SystemDesk colleague(registry, town.nima, 2);
        const QByteArray token = caller.signIn(QStringLiteral("nima"), QStringLiteral("nima's password"), colleague.desk());
        QCOMPARE(colleague.synchronise(caller, token), QByteArray());

        const test::RefusingDoor door;
        QTemporaryDir folder;
        const Uuid desk = newUuid(SystemClock().now(), m_random);
        front::DeskSettings settings{.storeFolder = folder.filePath(QStringLiteral("store")),
                                     .policy = {storage::OpenPolicy::UnencryptedVolume::Allow},
                                     .user = town.sara,
                                     .openTransport = [&]() -> Result<std::unique_ptr<front::DeskTransport>> {
                                         TRY_LET(auto line, front::openHttpsTransport(server.url(), server.trust()));
                                         TRY_LET(auto ear, front::openHttpsTransport(door.url(), door.trust()));
                                         return std::unique_ptr<front::DeskTransport>(
                                             std::make_unique<test::DeafTransport>(std::move(line), std::move(ear)));
                                     },
                                     .witnessFolder = folder.filePath(QStringLiteral("codes")),
                                     .machine = "this machine"};
        settings.newDesk = desk;
        const QByteArray hers = caller.signIn(QStringLiteral("sara"), QStringLiteral("sara's password"), desk);
        front::DeskRuntime runtime(settings, registry, hers);
        QTRY_VERIFY_WITH_TIMEOUT(!runtime.status().firstSynchronisation, 60'000);
        const auto connection = must(runtime.reader()());
        QTRY_VERIFY_WITH_TIMEOUT(door.knocks() > 0, 20'000);
        // The ear is given its time to open.
        QTest::qWait(int(front::NewsWait::earTime.count()) + 500);

        QList<qint64> seen;
        for (int n = 1; n <= changes; ++n) {
            registerBy(colleague, town);
            QCOMPARE(colleague.synchronise(caller, token), QByteArray());
            QElapsedTimer since;
            since.start();
            QVERIFY(QTest::qWaitFor([&] { return cards(*connection) == n; }, 30'000));
            seen.append(since.elapsed());
        }
        std::sort(seen.begin(), seen.end());
        qInfo() << "milliseconds until news were seen, without an ear:" << seen;
        QVERIFY2(seen.back() < longestMs, qPrintable(QString::number(seen.back())));

        // Her own message does not stand behind the pull that waits.
        QElapsedTimer since;
        since.start();
        runtime.submit(intake::RegisterCase::kind, fieldsToJson(message(town)), this, [](const Result<DeskPort::Accepted> &accepted) {
            QVERIFY(accepted.ok());
        }, "code");
        QVERIFY(QTest::qWaitFor([&] { return cards(*connection) == changes + 1 && runtime.status().waiting == 0; }, 30'000));
        QVERIFY2(since.elapsed() < longestMs, qPrintable(QString::number(since.elapsed())));
        QCOMPARE(runtime.status().line, DeskStatus::Line::Online);
    }

private:
    static intake::RegisterCase message(const ClerksTown &town)
    {
        return {{}, ClerksTown::subjectOf(town.streets), {}, {}, {}, QStringLiteral("There is a hole in the street"), {}, {}, {}, {}, {}};
    }
    static void registerBy(SystemDesk &desk, const ClerksTown &town)
    {
        must(desk.engine().submit(intake::RegisterCase::kind, fieldsToJson(message(town)), desk.now(), "code"));
    }
    static int cards(storage::Connection &connection)
    {
        int count = 0;
        must(connection.each("SELECT COUNT(*) FROM case_card", {}, [&count](const storage::RowView &view) {
            count = int(view.integer(0));
            return false;
        }));
        return count;
    }

    SystemRandom m_random;
};

QTEST_GUILESS_MAIN(DeafDeskTest)
#include "deaf_desk_test.moc"
