// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/support/pair.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));

/// A title with a number in front and as long as it takes; some of its signs have to be escaped on the wire.
QJsonObject aTopic(int number, qsizetype length)
{
    QString title = QString::number(number) + u' ';
    while (title.size() < length)
        title += QStringLiteral("\"چراغ\"\n");
    return {{QStringLiteral("title"), title.left(length)}, {QStringLiteral("room"), QStringLiteral("red")}};
}

} // namespace

/// Goal: a desk that has worked for days without a network sends all of it, in its order, and never more at a time than
/// a server takes (SYNC, "The wire").
class PushTest : public QObject
{
    Q_OBJECT

    const Registry m_registry = topics::registry();

private Q_SLOTS:
    void allThatWaitedArrivesInPushesThatAServerTakes_data()
    {
        QTest::addColumn<int>("commands");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("pushes");
        QTest::newRow("exactly one push") << limits::pushCommands << 10 << 1;
        QTest::newRow("one command more") << limits::pushCommands + 1 << 10 << 2;
        QTest::newRow("many small ones") << 1200 << 10 << 3;
        // Of 100 kB: ten in one MiB.
        QTest::newRow("few large ones") << 20 << 50'000 << 2;
        QTest::newRow("each as large as a command may be") << 7 << 130'000 << 2;
    }
    void allThatWaitedArrivesInPushesThatAServerTakes()
    {
        QFETCH(int, commands);
        QFETCH(int, length);
        QFETCH(int, pushes);
        TestServer server(m_registry);
        server.mayHold(user(1), {red});
        TestDesk desk(m_registry, server, user(1), 1);
        QVERIFY(desk.step()); // hello
        for (int n = 0; n < commands; ++n)
            desk.submit("OpenTopic", aTopic(n, length));

        int sent = 0;
        std::vector<QByteArray> arrived;
        for (;;) {
            const auto request = desk.engine().next(desk.now).value();
            if (!request || request->kind != DeskEngine::RequestKind::Push)
                break;
            ++sent;
            const auto push = PushRequest::decode(request->body);
            QVERIFY2(push.ok(), push.ok() ? "" : push.error().id().constData());
            QVERIFY(push->commands.size() <= size_t(limits::pushCommands));
            qsizetype bytes = 0;
            for (const QByteArray &command : push->commands)
                bytes += command.size();
            QVERIFY(bytes <= limits::pushBytes);
            QVERIFY(request->body.size() <= limits::httpBodyBytes);
            arrived.insert(arrived.end(), push->commands.begin(), push->commands.end());

            const auto answer = server.answer({desk.user, desk.engine().desk()}, request->kind, request->body);
            QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().id().constData());
            QVERIFY(desk.engine().receive(request->kind, *answer, desk.now).ok());
        }
        QCOMPARE(sent, pushes);
        QCOMPARE(arrived.size(), size_t(commands));
        for (int n = 0; n < commands; ++n) {
            const auto title = Envelope::decode(arrived[size_t(n)])->arguments.value(QLatin1String("title")).toString();
            QVERIFY(title.startsWith(QString::number(n) + u' '));
        }

        desk.synchronise();
        const auto status = desk.engine().status().value();
        QCOMPARE(status.queue.waiting + status.queue.acknowledged + status.queue.refused + status.queue.held, 0);
        QCOMPARE(status.mismatches, 0);
        const std::vector<qint64> buckets{red.id(), Bucket::person(desk.user.uuid().toAscii()).id()};
        QCOMPARE(desk.dump(), dumpRows(server.connection(), m_registry, &buckets));
        qint64 topics = 0;
        QVERIFY(desk.connection()
                    .each("SELECT COUNT(*) FROM topic", {}, [&topics](const storage::RowView &view) {
                        topics = view.integer(0);
                        return false;
                    })
                    .ok());
        QCOMPARE(topics, qint64(commands));
    }

    void commandThatIsTooLargeIsRefusedWhereItIsTyped()
    {
        TestServer server(m_registry);
        server.mayHold(user(1), {red});
        TestDesk desk(m_registry, server, user(1), 1);
        desk.synchronise();
        const auto refused = desk.trySubmit("OpenTopic", aTopic(1, limits::commandBytes));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().id(), QByteArray("command.envelope.too_large"));
        QVERIFY(!desk.engine().next(desk.now).value());
    }
};

QTEST_GUILESS_MAIN(PushTest)
#include "push_test.moc"
