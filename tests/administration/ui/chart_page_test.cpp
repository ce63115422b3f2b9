// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/support/chart_screen.h"
#include "desktop/desk_session.h"
#include "organisation/core/chart_use.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using organisation::ChartUse;
using organisation::Post;
using organisation::Unit;

/// Goal: by keys whoever keeps the chart finds, makes, changes and switches off its units and posts, as a tree and as a drawing, and
/// sees who changed what (R064, R066, R067, R110–R112, R127).
class ChartPageTest : public QObject, protected ChartScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void unitWithCasesAndPostsIsNotSwitchedOffAndTheSentenceSaysWhy()
    {
        const Unit unit = unitNamed(regionFour);
        m_desk->facts().put(ChartUse{unit.id.uuid(), 12, 3, 2, 2});
        open(regionFour);
        press("Ctrl+Del");
        QVERIFY(waitUntil([this] { return problem().contains(QStringLiteral("۱۲ پروندهٔ باز")); }));
        QVERIFY2(problem().contains(QStringLiteral("۳ پست")) && problem().contains(QStringLiteral("۲ واحد")), qPrintable(problem()));
        QVERIFY(m_desk->submitted().empty());
        QVERIFY(unitNamed(regionFour).active);
        picture("in-use");
    }

    void boxBeforeIsNotSwitchedOffByWhoIsFasterThanTheDisk()
    {
        open(worksFour);
        press("Up");
        const QString here = outline().current()->toString();
        press("Ctrl+Del");
        QTest::qWait(300);
        // Either it was read in time, or nothing is done.
        for (const Envelope &one : m_desk->submitted())
            QCOMPARE(one.arguments.value(QLatin1String("record")).toObject().value(QLatin1String("id")).toString(), here);
        QVERIFY(unitNamed(worksFour).active);
    }

    void nothingThatIsTypedIsLostByAnotherBox()
    {
        open(regionFour);
        press("Return");
        type(QStringLiteral(" نو"));
        press("Esc");
        press("Home");
        QCOMPARE(title(), regionFour);
        press("Ctrl+N");
        QVERIFY(!m_said.isEmpty());
        QCOMPARE(title(), regionFour);
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(unitNamed(regionFour + QStringLiteral(" نو")).active, true);
    }

    void unitIsMadeBelowAnotherByKeys() // R064, R067
    {
        open(regionFour);
        press("Ctrl+N");
        type(QStringLiteral("اداره آموزش شهروندی"));
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const Unit made = unitNamed(QStringLiteral("اداره آموزش شهروندی"));
        QCOMPARE(*made.parent, unitNamed(regionFour).id);
        QVERIFY(made.active && made.level == organisation::UnitLevel::Unit);
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("اداره آموزش شهروندی") && outlineText().contains(title()); }));
        QVERIFY(outline().hasFocus());
    }

    void domainOfItsOwnIsMadeByKeys() // R110
    {
        press("Ctrl+D");
        type(QStringLiteral("شورای شهر"));
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return outline().topLevelItemCount() == 2; }));
        QVERIFY(!unitNamed(QStringLiteral("شورای شهر")).parent);
    }

    void postIsMadeWithItsHolderWhoHeadsTheUnitByKeys() // R111, R127
    {
        open(worksFour);
        press("Ctrl+Shift+N");
        type(QStringLiteral("رئیس اداره"));
        field("holder").setFocus(Qt::TabFocusReason);
        type(QStringLiteral("مسعود رحیمی"));
        // However late the answers come, Enter takes the first of them.
        press("Return");
        const auto *holder = field("holder").findChild<uikit::TypeAheadEdit *>();
        QVERIFY(waitUntil([holder] { return holder->chosen().has_value(); }));
        field("head").setFocus(Qt::TabFocusReason);
        press("Space");
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const Post made = postNamed(QStringLiteral("رئیس اداره"));
        QVERIFY(made.head && made.holder);
        QCOMPARE(made.unit, unitNamed(worksFour).id);
        QVERIFY(waitUntil([this] { return outlineText().contains(QStringLiteral("رئیس اداره|مسعود رحیمی")); }));
        QVERIFY2(outlineText().contains(worksFour + QStringLiteral("|سرپرست:")), qPrintable(outlineText()));
    }

    void drawingIsWalkedThroughByKeys() // R110
    {
        press("Home");
        press("Ctrl+T");
        QVERIFY(drawing().isVisible() && drawing().hasFocus());
        const Uuid top = *drawing().current();
        QCOMPARE(top, unitNamed(QStringLiteral("شهرداری سروشهر")).id.uuid());
        // In Persian what stands below is to the left.
        press("Left");
        QCOMPARE(*drawing().current(), postNamed(QStringLiteral("شهردار")).id.uuid());
        QVERIFY(drawing().placeOf(*drawing().current()).right() < drawing().placeOf(top).left());
        press("Left");
        const Uuid first = *drawing().current();
        press("Down");
        const Uuid second = *drawing().current();
        QVERIFY(first != second);
        QVERIFY(drawing().placeOf(second).top() > drawing().placeOf(first).bottom());
        press("Up");
        QCOMPARE(*drawing().current(), first);
        QVERIFY(waitUntil([this, first] { return !title().isEmpty() && title() == nameOf(first); }));
        press("Right");
        press("Right");
        QCOMPARE(*drawing().current(), top);
        const int before = drawing().placeOf(top).width();
        press("Ctrl++");
        QVERIFY(drawing().placeOf(top).width() > before);
        press("Ctrl+0");
        QCOMPARE(drawing().placeOf(top).width(), before);
        picture("drawing");
        uikit::Theme::current().setBrightness(uikit::Brightness::Dark);
        picture("drawing-dark");
        uikit::Theme::current().setBrightness(uikit::Brightness::Light);
        press("Ctrl+T");
        QVERIFY(outline().hasFocus());
        picture("tree");
    }

    void drawingIsReadFromLeftToRightInEnglish()
    {
        uikit::setLanguage(uikit::Language::English);
        openPage();
        press("Home");
        press("Ctrl+T");
        const Uuid top = *drawing().current();
        press("Right");
        const Uuid below = *drawing().current();
        QVERIFY(below != top && drawing().placeOf(below).left() > drawing().placeOf(top).right());
        QVERIFY2(label("chartSum").contains(QStringLiteral("Mayor")), qPrintable(label("chartSum")));
        picture("drawing-english");
        press("Left");
        QCOMPARE(*drawing().current(), top);
    }

    void emptyPostIsSwitchedOffAndUsedAgainByKeys()
    {
        open(QStringLiteral("مدیر مرکز ۱۳۷"));
        press("Ctrl+Del");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QVERIFY(!postNamed(QStringLiteral("مدیر مرکز ۱۳۷")).active);
        QVERIFY(waitUntil([this] { return !outlineText().contains(QStringLiteral("مدیر مرکز ۱۳۷|")); }));
        m_page->findChild<QWidget *>(QStringLiteral("chartInactive"))->setFocus();
        press("Space");
        QVERIFY(waitUntil([this] { return outlineText().contains(QStringLiteral("مدیر مرکز ۱۳۷|")); }));
        m_page->takeFocus();
        open(QStringLiteral("مدیر مرکز ۱۳۷"));
        press("Ctrl+Del");
        QVERIFY(waitUntil([this] { return postNamed(QStringLiteral("مدیر مرکز ۱۳۷")).active; }));
    }

    void fieldsOfAnAuthorityAreChangedByKeysAndItsLogSaysWhoDid() // R066, R112
    {
        open(regionFour);
        press("Return");
        press("Ctrl+A");
        type(QStringLiteral("شهرداری منطقه چهار"));
        field("authority_group").setFocus(Qt::TabFocusReason);
        press("End");
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QVERIFY(waitUntil([this] { return history().contains(QStringLiteral("شهرداری منطقه چهار")); }));
        const Unit changed = unitNamed(QStringLiteral("شهرداری منطقه چهار"));
        QVERIFY(changed.active && changed.authorityGroup == organisation::AuthorityGroup::Other);
    }
};

QTEST_MAIN(ChartPageTest)
#include "chart_page_test.moc"
