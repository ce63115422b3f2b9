// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_runtime.h"
#include "sync/support/pair.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

const storage::OpenPolicy clearPolicy{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};

QJsonObject someTopic(const QString &title)
{
    return {{QStringLiteral("title"), title}, {QStringLiteral("room"), QStringLiteral("red")}};
}

/// A line on which nobody ever answers.
class SilentTransport final : public DeskTransport
{
public:
    void post(const QByteArray &, const QByteArray &, const QByteArray &, Answer) override {}
    void fetch(const QByteArray &, qint64, qint64, const QByteArray &, Answer) override {}
    void listen(const QByteArray &, Ear) override {}
    void stopListening() override {}
};

} // namespace

/// Goal: a window may use its desk without ever waiting for disk or network.
class DeskRuntimeTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<QTemporaryDir> m_folder;

    DeskSettings settings()
    {
        return {.storeFolder = m_folder->filePath(QStringLiteral("store")),
                .policy = clearPolicy,
                .user = sync::testing::user(1),
                .openTransport = []() -> Result<std::unique_ptr<DeskTransport>> {
                    return std::unique_ptr<DeskTransport>(std::make_unique<SilentTransport>());
                },
                .witnessFolder = m_folder->filePath(QStringLiteral("codes")),
                .machine = "this machine"};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto store = DeskStore::open(m_folder->filePath(QStringLiteral("store")), clearPolicy);
        QVERIFY(store.ok());
        const auto schema = storage::inDialect(topics::schema(), storage::Dialect::Sqlite);
        QVERIFY(schema.ok() && (*store)->connection().runScript(*schema).ok());
    }

    void aStoreThatCannotBeOpenedIsToldAndRefusesCommands()
    {
        const auto holder = DeskStore::open(m_folder->filePath(QStringLiteral("store")), clearPolicy);
        QVERIFY(holder.ok());
        DeskRuntime desk(settings(), m_registry, QByteArray("token"));
        QByteArray opening;
        connect(&desk, &DeskRuntime::failedToOpen, this, [&opening](const Error &error) { opening = error.id(); });
        QByteArray refusal;
        desk.submit("OpenTopic", someTopic(QStringLiteral("lamp")), this,
                    [&refusal](const Result<DeskPort::Accepted> &accepted) {
                        refusal = accepted.ok() ? QByteArray("accepted") : accepted.error().id();
                    });
        QTRY_COMPARE(opening, QByteArray("storage.in_use"));
        QTRY_COMPARE(refusal, QByteArray("front.desk_closed"));
    }

    void anAnswerIsDroppedWhenItsAskerIsGone()
    {
        DeskRuntime desk(settings(), m_registry, QByteArray("token"));
        auto asker = std::make_unique<QObject>();
        bool wasCalled = false;
        desk.submit("OpenTopic", someTopic(QStringLiteral("lamp")), asker.get(),
                    [&wasCalled](const Result<DeskPort::Accepted> &) { wasCalled = true; });
        asker.reset();
        QTRY_COMPARE(desk.status().waiting, 1);
        QVERIFY(!wasCalled);
    }

    void commandsGivenBeforeTheStoreIsOpenAreTakenInTheirOrder()
    {
        DeskRuntime desk(settings(), m_registry, QByteArray("token"));
        QStringList answers;
        for (const char *kind : {"OpenTopic", "OpenNothing", "OpenTopic"}) {
            desk.submit(kind, someTopic(QLatin1String(kind)), this,
                        [&answers](const Result<DeskPort::Accepted> &accepted) {
                            QCOMPARE(QThread::currentThread(), qApp->thread());
                            answers << (accepted.ok() ? QStringLiteral("taken")
                                                      : QString::fromLatin1(accepted.error().id()));
                        });
        }
        QTRY_COMPARE(answers, QStringList({QStringLiteral("taken"), QStringLiteral("command.unknown"),
                                           QStringLiteral("taken")}));
    }

    void whatWasTakenIsReadByTheScreensAndSurvivesTheEnd()
    {
        {
            DeskRuntime desk(settings(), m_registry, QByteArray("token"));
            storage::QueryThread queries(desk.reader());
            QSignalSpy rows(&desk, &DeskPort::rowsChanged);
            bool taken = false;
            desk.submit("OpenTopic", someTopic(QStringLiteral("lamp")), this,
                        [&taken](const Result<DeskPort::Accepted> &accepted) { taken = accepted.ok(); });
            QTRY_VERIFY(taken && rows.count() > 0);
            QString title;
            queries.run<QString>(
                [](storage::Connection &connection) -> Result<QString> {
                    QString found;
                    TRY(connection.each("SELECT title FROM topic", {}, [&found](const storage::RowView &view) {
                        found = view.text(0);
                        return true;
                    }));
                    return found;
                },
                this, [&title](const Result<QString> &found) { title = found.ok() ? *found : QString(); });
            QTRY_COMPARE(title, QStringLiteral("lamp"));
            // A request hangs; the end of this block does not wait for it.
        }
        DeskRuntime again(settings(), m_registry, std::nullopt);
        QSignalSpy opened(&again, &DeskRuntime::opened);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(again.status().waiting, 1);
        QTRY_COMPARE(again.status().line, DeskStatus::Line::SignInNeeded);
    }
};

QTEST_GUILESS_MAIN(DeskRuntimeTest)
#include "desk_runtime_test.moc"
