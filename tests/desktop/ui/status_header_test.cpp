// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/status_header.h"

#include <QAbstractButton>
#include <QLabel>
#include <QtTest>

using namespace peygir;
using Line = DeskStatus::Line;
using Link = uikit::SyncState::Link;

/// A desk that says what it is told to say.
class TellingDesk final : public DeskPort
{
public:
    UserId user() const override { return m_user; }
    void submit(const QByteArray &, const QJsonObject &, QObject *, Done, const char *) override {}
    DeskStatus status() const override { return m_status; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return Instant(0); }
    void synchroniseNow() override {}

    void say(const DeskStatus &status)
    {
        m_status = status;
        Q_EMIT statusChanged();
    }

private:
    DeskStatus m_status;
    UserId m_user{*Uuid::parse(QStringView(u"00000000-0000-4000-8000-000000000001"))};
};

namespace {

DeskStatus inOrder()
{
    DeskStatus status;
    status.line = Line::Online;
    status.firstSynchronisation = false;
    return status;
}

} // namespace

/// Goal: the header says what is true of the line, and of several troubles the one that matters most.
class StatusHeaderTest : public QObject
{
    Q_OBJECT

    TellingDesk m_desk;
    uikit::HeaderBar m_header;
    desktop::StatusHeader m_status{m_desk, m_header};

    QString warning() const
    {
        for (const auto *button : m_header.findChildren<QAbstractButton *>(QStringLiteral("warning"))) {
            if (!button->isHidden())
                return button->text();
        }
        for (const auto *label : m_header.findChildren<QLabel *>(QStringLiteral("warning"))) {
            if (!label->isHidden())
                return label->text();
        }
        return {};
    }

private Q_SLOTS:
    void theLineIsTold_data()
    {
        QTest::addColumn<Line>("line");
        QTest::addColumn<bool>("first");
        QTest::addColumn<Link>("link");
        QTest::newRow("before the first try") << Line::Unknown << true << Link::Working;
        QTest::newRow("online, not all here yet") << Line::Online << true << Link::Working;
        QTest::newRow("online") << Line::Online << false << Link::Online;
        QTest::newRow("offline") << Line::Offline << false << Link::Offline;
        QTest::newRow("offline before everything was here") << Line::Offline << true << Link::Offline;
        QTest::newRow("wrong certificate") << Line::CertificateProblem << false << Link::Offline;
        QTest::newRow("signed out") << Line::SignInNeeded << false << Link::Offline;
    }
    void theLineIsTold()
    {
        QFETCH(Line, line);
        QFETCH(bool, first);
        DeskStatus status = inOrder();
        status.line = line;
        status.firstSynchronisation = first;
        m_desk.say(status);
        QTEST(m_header.sync().state().link, "link");
    }

    void howMuchIsHereIsTold_data()
    {
        QTest::addColumn<bool>("first");
        QTest::newRow("at first") << true;
        QTest::newRow("anew") << false;
    }
    void howMuchIsHereIsTold()
    {
        QFETCH(bool, first);
        DeskStatus status = inOrder();
        status.firstSynchronisation = first;
        status.percentHere = 37;
        m_desk.say(status);
        QCOMPARE(m_header.sync().state().link, Link::Working);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Persian, QLocale::Iran));
        m_header.sync().setState(m_header.sync().state());
        QCOMPARE(m_header.sync().text(), QStringLiteral("Synchronising, ۳۷%"));
        QCOMPARE(m_header.sync().accessibleName(), m_header.sync().text());
        QLocale::setDefault(before);
        status.line = Line::Offline;
        m_desk.say(status);
        QVERIFY(!m_header.sync().text().contains(u'%'));
    }

    void countsAreTold()
    {
        DeskStatus status = inOrder();
        status.waiting = 3;
        status.needAttention = 2;
        m_desk.say(status);
        QCOMPARE(m_header.sync().state(), (uikit::SyncState{Link::Online, 3, 2}));
    }

    void whoseDeskIsInOrderIsNotWarned()
    {
        DeskStatus status = inOrder();
        status.clockOffsetMs = 300'000;
        m_desk.say(status);
        QCOMPARE(warning(), QString());
    }

    void theTroubleThatMattersMostIsTold_data()
    {
        QTest::addColumn<DeskStatus>("status");
        QTest::addColumn<QString>("words");
        // Each with all that matter less.
        DeskStatus status = inOrder();
        status.unencryptedStore = true;
        QTest::newRow("store in the clear") << status << QStringLiteral("Store is not encrypted");
        status.clockOffsetMs = -300'001;
        QTest::newRow("clock behind") << status << QStringLiteral("Clock is wrong");
        status.clockOffsetMs = 300'001;
        QTest::newRow("clock ahead") << status << QStringLiteral("Clock is wrong");
        status.mismatches = 1;
        QTest::newRow("store differs") << status << QStringLiteral("Store differs");
        status.queueStuck = true;
        QTest::newRow("queue stands") << status << QStringLiteral("Sending has stopped");
        status.problem = Error("storage.disk_full");
        QTest::newRow("disk full") << status << QStringLiteral("Disk is full");
        status.line = Line::SignInNeeded;
        QTest::newRow("signed out") << status << QStringLiteral("Sign in again");
        status.line = Line::CertificateProblem;
        QTest::newRow("wrong certificate") << status << QStringLiteral("Wrong certificate");
    }
    void theTroubleThatMattersMostIsTold()
    {
        QFETCH(DeskStatus, status);
        m_desk.say(status);
        QTEST(warning(), "words");
        m_desk.say(inOrder());
        QCOMPARE(warning(), QString());
    }
};

QTEST_MAIN(StatusHeaderTest)
#include "status_header_test.moc"
