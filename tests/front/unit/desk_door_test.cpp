// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_door.h"
#include "front/desk/desk_runtime.h"
#include "sync/support/pair.h"

#include <QJsonArray>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

const storage::OpenPolicy openInTheClear{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};

} // namespace

/// Goal: whoever comes second to a store is served by the one who has it, and nobody else is.
class DeskDoorTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeskRuntime> m_desk;
    std::unique_ptr<DeskDoor> m_door;

    /// Asks as another process would: without this thread's help.
    Result<QJsonObject> asked(const QJsonObject &request)
    {
        std::optional<Result<QJsonObject>> answer;
        const std::unique_ptr<QThread> visitor(QThread::create([&] {
            answer.emplace(DeskDoor::ask(m_folder->path(), request, Milliseconds(20'000)));
        }));
        visitor->start();
        while (!visitor->wait(QDeadlineTimer(1)))
            QCoreApplication::processEvents();
        return *answer;
    }
    QByteArray refusal(const QJsonObject &request)
    {
        const auto answer = asked(request);
        return answer.ok() ? QByteArray("answered") : answer.error().id();
    }
    static QJsonObject opening(const QString &title)
    {
        return {{QStringLiteral("do"), QStringLiteral("submit")},
                {QStringLiteral("kind"), QStringLiteral("OpenTopic")},
                {QStringLiteral("arguments"),
                 QJsonObject{{QStringLiteral("title"), title}, {QStringLiteral("room"), QStringLiteral("red")}}}};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString storeFolder = m_folder->filePath(QStringLiteral("store"));
        {
            const auto store = DeskStore::open(storeFolder, openInTheClear);
            QVERIFY(store.ok());
            const auto schema = storage::inDialect(topics::schema(), storage::Dialect::Sqlite);
            QVERIFY(schema.ok() && (*store)->connection().runScript(*schema).ok());
        }
        m_desk = std::make_unique<DeskRuntime>(DeskSettings{.storeFolder = storeFolder,
                                                            .policy = openInTheClear,
                                                            .user = sync::testing::user(1),
                                                            .openTransport = {},
                                                            .witnessFolder = m_folder->filePath(QStringLiteral("codes")),
                                                            .machine = "this machine"},
                                               m_registry, std::nullopt);
        QSignalSpy opened(m_desk.get(), &DeskRuntime::opened);
        QTRY_COMPARE(opened.count(), 1);
        m_door = std::make_unique<DeskDoor>(*m_desk, *m_desk, m_registry, m_desk->reader());
        const auto listening = m_door->listen(m_folder->path());
        QVERIFY2(listening.ok(), listening.ok() ? "" : listening.error().id().constData());
    }
    void cleanup()
    {
        m_door.reset();
        m_desk.reset();
    }

    void whatCannotBeDoneIsSaid()
    {
        QCOMPARE(refusal({}), QByteArray("front.wish_unknown"));
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("dance")}}), QByteArray("front.wish_unknown"));
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("submit")}}), QByteArray("command.unknown"));
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("query")}}), QByteArray("front.query_unknown"));
    }

    void questionForTheServerWithoutALineIsAnsweredWithWhy()
    {
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("ask")}, {QStringLiteral("name"), QStringLiteral("case")}}),
                 QByteArray("front.sign_in_needed"));
    }

    void noiseAtTheDoorDisturbsNobody()
    {
        QLocalSocket noisy;
        noisy.connectToServer(m_folder->filePath(QStringLiteral("window")));
        QVERIFY(noisy.waitForConnected(5000));
        noisy.write("\xff\xfe not JSON\n");
        QTRY_VERIFY(noisy.bytesAvailable() > 0);
        QVERIFY(noisy.readAll().contains("front.wish_unknown"));
        QLocalSocket leaving;
        leaving.connectToServer(m_folder->filePath(QStringLiteral("window")));
        QVERIFY(leaving.waitForConnected(5000));
        leaving.write("{\"do\":");
        leaving.abort();
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("status")}}), QByteArray("answered"));
    }

    void aDoorWithoutADeskIsNoDesk()
    {
        m_door.reset();
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("status")}}), QByteArray("front.no_desk"));
    }

    void aSecondStartRaisesTheFirstWindow()
    {
        QSignalSpy raised(m_door.get(), &DeskDoor::raiseAsked);
        QCOMPARE(refusal({{QStringLiteral("do"), QStringLiteral("raise")}}), QByteArray("answered"));
        QCOMPARE(raised.count(), 1);
    }

    void commandsAndQuestionsGoThroughTheDoor()
    {
        const auto accepted = asked(opening(QStringLiteral("lamp")));
        QVERIFY(accepted.ok());
        QVERIFY(Uuid::parse(QStringView(accepted->value(QStringLiteral("command")).toString())).ok());
        QTRY_COMPARE(m_desk->status().waiting, 1);
        const auto status = asked({{QStringLiteral("do"), QStringLiteral("status")}});
        QVERIFY(status.ok());
        QCOMPARE(status->value(QStringLiteral("waiting")).toInt(), 1);
        const auto rows = asked(
            {{QStringLiteral("do"), QStringLiteral("query")},
             {QStringLiteral("name"), QStringLiteral("rows")},
             {QStringLiteral("arguments"),
              QJsonObject{{QStringLiteral("table"), QStringLiteral("topic")},
                          {QStringLiteral("where"), QJsonObject{{QStringLiteral("title"), QStringLiteral("lamp")}}}}}});
        QVERIFY(rows.ok());
        QCOMPARE(rows->value(QStringLiteral("rows")).toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(DeskDoorTest)
#include "desk_door_test.moc"
