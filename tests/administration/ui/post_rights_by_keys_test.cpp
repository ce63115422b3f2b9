// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/post_rights.h"
#include "administration/support/chart_screen.h"
#include "desktop/desk_session.h"

#include <QCheckBox>
#include <QListWidget>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using organisation::Post;

/// Goal: by keys a post of the chart is given roles, which whoever holds it has, and loses them again (R113).
class PostRightsByKeysTest : public QObject, protected ChartScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void unitGivesNoRights() // R113
    {
        open(regionFour);
        press("Ctrl+R");
        QVERIFY(!m_said.isEmpty());
        QVERIFY(!gives().isVisible());
        QVERIFY(outline().hasFocus());
    }

    void textThatIsNoUnitDoesNotBecomeTheOwnOne() // R113
    {
        open(headOfWorksFour());
        chooseRole();
        type(QStringLiteral("جایی که نیست"));
        QTest::qWait(400);
        edit("giveGroup").setFocus();
        press("Return");
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
        QVERIFY(edit("giveUnit").hasFocus());
    }

    void postIsGivenARoleForItsOwnUnitByKeysAndThatIsTakenBack() // R113
    {
        open(headOfWorksFour());
        QCOMPARE(gives().count(), 0);
        chooseRole();
        press("Return");
        press("Return");
        QVERIFY(waitUntil([this] { return gives().count() == 1; }));
        QVERIFY2(gives().item(0)->text().contains(QStringLiteral("کارشناس پاسخگویی")) && gives().item(0)->text().contains(worksFour),
                 qPrintable(gives().item(0)->text()));
        QVERIFY2(m_said.contains(QStringLiteral("کارشناس پاسخگویی")), qPrintable(m_said));
        QVERIFY(gives().hasFocus());
        picture("rights");
        const access::PostRights given = m_desk->facts().all<access::PostRights>().front();
        QCOMPARE(given.id, postNamed(headOfWorksFour()).id);
        QVERIFY(given.roles.front().reach == access::PostReach::OwnUnit && !given.roles.front().unit);
        press("Ctrl+Z");
        QVERIFY(waitUntil([this] { return gives().count() == 0; }));
        press("Ctrl+Z");
        QVERIFY(waitUntil([this] { return gives().count() == 1; }));
    }

    void postIsGivenARoleElsewhereForAGroupAndLosesIt() // R113
    {
        open(headOfWorksFour());
        chooseRole();
        type(regionFive);
        QTest::qWait(400);
        press("Return");
        QVERIFY(edit("giveGroup").hasFocus());
        type(QStringLiteral("فضای سبز"));
        QTest::qWait(400);
        press("Return");
        press("Space");
        QVERIFY(waitUntil([this] { return gives().count() == 1; }));
        QVERIFY2(gives().item(0)->text().contains(regionFive) && gives().item(0)->text().contains(QStringLiteral("فضای سبز")),
                 qPrintable(gives().item(0)->text()));
        press("Del");
        QVERIFY(waitUntil([this] { return gives().count() == 0; }));
        QVERIFY(m_desk->facts().all<access::PostRights>().front().roles.empty());
    }

    void roleThatCountsEverywhereIsGivenByKeys() // R113
    {
        open(headOfWorksFour());
        chooseRole();
        m_page->findChild<QCheckBox *>(QStringLiteral("giveEverywhere"))->setFocus(Qt::TabFocusReason);
        press("Space");
        edit("giveGroup").setFocus(Qt::TabFocusReason);
        press("Return");
        QVERIFY(waitUntil([this] { return gives().count() == 1; }));
        QVERIFY2(gives().item(0)->text().contains(QStringLiteral("در همه‌جا")), qPrintable(gives().item(0)->text()));
    }

private:
    QListWidget &gives() { return *m_page->findChild<QListWidget *>(QStringLiteral("postRoles")); }
    QLineEdit &edit(const char *name) { return *m_page->findChild<QLineEdit *>(QLatin1String(name)); }
    /// A post that stands in `worksFour`.
    QString headOfWorksFour()
    {
        for (const Post &post : m_desk->facts().all<Post>()) {
            if (post.active && post.unit == unitNamed(worksFour).id)
                return post.name.fa;
        }
        qFatal("no post there");
    }
    /// By keys, up to the field in which the unit stands.
    void chooseRole()
    {
        press("Ctrl+R");
        QVERIFY(waitUntil([this] { return edit("giveRole").hasFocus(); }));
        type(QStringLiteral("کارشناس پاسخگویی"));
        QTest::qWait(400);
        press("Return");
        QVERIFY(edit("giveUnit").hasFocus());
    }
};

QTEST_MAIN(PostRightsByKeysTest)
#include "post_rights_by_keys_test.moc"
