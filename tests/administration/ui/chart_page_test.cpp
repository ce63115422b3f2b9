// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/post_rights.h"
#include "administration/store/chart_reader.h"
#include "administration/store/sql_user_queries.h"
#include "administration/ui/chart_page.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "organisation/core/chart_use.h"
#include "organisation/ui/chart_outline.h"
#include "organisation/ui/chart_picture.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/city_store.h"
#include "reference/ui/field_editor.h"
#include "uikit/history_view.h"
#include "uikit/language.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using organisation::ChartOutline;
using organisation::ChartPicture;
using organisation::ChartUse;
using organisation::Post;
using organisation::Unit;

namespace {

const QString regionFour = QStringLiteral("شهرداری منطقه ۴");
const QString worksFour = QStringLiteral("اداره فنی و عمرانی منطقه ۴");
const QString regionFive = QStringLiteral("شهرداری منطقه ۵");

} // namespace

/// Goal: by keys, and with the mouse, whoever keeps the chart finds, makes, changes, moves and switches off its units and posts,
/// as a tree and as a drawing, is told first what a move takes along, and sees who changed what (R064, R066, R067, R110–R112, R127).
class ChartPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_writer = m_database->openMigrated();
        m_desk = std::make_unique<CityDesk>(*m_writer);
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_records =
            std::make_unique<reference::SqlRecordQueries>(*m_thread, makeRecordTypes(), reference::recordForms());
        m_queries = std::make_unique<SqlChartQueries>(*m_thread);
        m_users = std::make_unique<SqlUserQueries>(*m_thread);
        openPage();
    }
    void cleanup()
    {
        uikit::setLanguage(uikit::Language::Persian);
        m_page.reset();
        m_users.reset();
        m_queries.reset();
        m_records.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

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

    void unitIsNotMovedBelowItself()
    {
        open(regionFour);
        press("Ctrl+X");
        open(worksFour);
        press("Ctrl+V");
        QVERIFY2(effect().contains(QStringLiteral("زیر خودش")), qPrintable(effect()));
        press("Ctrl+Return");
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
    }

    void postIsNotMovedToTheTop()
    {
        open(QStringLiteral("مدیر مرکز ۱۳۷"));
        press("Ctrl+X");
        press("Ctrl+Shift+V");
        QVERIFY(!effect().isEmpty());
        press("Ctrl+Return");
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
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

    void unitsAreMadeBelowAPostAndMovedToAnotherPlaceByKeys() // R111
    {
        const Post aide = addPost(QStringLiteral("رابط محله‌ها"), unitNamed(regionFour).id);
        open(aide.name.fa);
        for (const QString &name : {QStringLiteral("اداره آموزش شهروندی"), QStringLiteral("اداره بازدید")}) {
            const size_t before = m_desk->submitted().size();
            open(aide.name.fa);
            press("Ctrl+N");
            type(name);
            press("Ctrl+Return");
            QVERIFY(waitUntil([&] { return m_desk->submitted().size() == before + 2; }));
            QCOMPARE(*unitNamed(name).parent, unitNamed(regionFour).id);
            QVERIFY(waitUntil([&] { return above(name) == aide.name.fa; }));
        }
        picture("below-post");
        press("Ctrl+T");
        picture("below-post-drawing");
        press("Ctrl+T");

        // To the unit itself, and by the way back below the post again.
        const QString moved = QStringLiteral("اداره بازدید");
        open(moved);
        press("Ctrl+X");
        open(regionFour);
        press("Ctrl+V");
        QVERIFY2(effect().contains(aide.name.fa) && effect().contains(regionFour), qPrintable(effect()));
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) != aide.name.fa; }));
        QCOMPARE(*unitNamed(moved).parent, unitNamed(regionFour).id);
        press("Ctrl+Z");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) == aide.name.fa; }));

        // To another unit, and below a post of it.
        const Post other = addPost(QStringLiteral("رابط بازارها"), unitNamed(regionFive).id);
        open(moved);
        press("Ctrl+X");
        open(other.name.fa);
        press("Ctrl+V");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) == other.name.fa; }));
        QCOMPARE(*unitNamed(moved).parent, unitNamed(regionFive).id);
        QVERIFY(problem().isEmpty());
    }

    void wayBackBelowAPostThatIsGoneIsRefusedInASentence() // R111
    {
        Post aide = addPost(QStringLiteral("رابط محله‌ها"), unitNamed(regionFour).id);
        const QString name = QStringLiteral("اداره بازدید");
        open(aide.name.fa);
        press("Ctrl+N");
        type(name);
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(name) == aide.name.fa; }));
        open(name);
        press("Ctrl+X");
        open(regionFour);
        press("Ctrl+V");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(name) != aide.name.fa; }));
        aide.active = false;
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(aide)}}, m_page.get(), [](const auto &) {});
        QVERIFY(waitUntil([&] { return !outlineText().contains(aide.name.fa); }));
        const size_t before = m_desk->submitted().size();
        press("Ctrl+Z");
        QCOMPARE(effect(), QStringLiteral("در چارتی که نمایش داده می‌شود نیست."));
        press("Ctrl+Return");
        QTest::qWait(100);
        QCOMPARE(m_desk->submitted().size(), before);
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

    void branchIsMovedAfterThePageHasSaidWhatGoesAlongAndBackAgain() // R110
    {
        open(worksFour);
        press("Ctrl+X");
        QVERIFY2(effect().contains(worksFour), qPrintable(effect()));
        open(regionFive);
        press("Ctrl+V");
        QVERIFY2(effect().contains(regionFour) && effect().contains(regionFive) && effect().contains(QStringLiteral("۱ واحد")),
                 qPrintable(effect()));
        picture("move");
        QVERIFY(m_desk->submitted().empty());
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(*unitNamed(worksFour).parent, unitNamed(regionFive).id);
        QVERIFY(waitUntil([this] { return history().contains(regionFour) && history().contains(regionFive); }));
        QVERIFY(effect().isEmpty());
        press("Ctrl+Z");
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QCOMPARE(*unitNamed(worksFour).parent, unitNamed(regionFour).id);
    }

    void escLeavesAMove()
    {
        open(worksFour);
        press("Ctrl+X");
        open(regionFive);
        press("Ctrl+V");
        press("Esc");
        QVERIFY(effect().isEmpty());
        press("Ctrl+V");
        QVERIFY(effect().isEmpty());
        QVERIFY(m_desk->submitted().empty());
    }

    void boxThatIsDraggedOntoAnotherIsProposed()
    {
        open(worksFour);
        press("Ctrl+T");
        press("Ctrl+-");
        press("Ctrl+-");
        press("Ctrl+-");
        const QRect from = drawing().placeOf(unitNamed(worksFour).id.uuid());
        QVERIFY(drawing().viewport()->rect().contains(from));
        const Unit over = unitNamed(QStringLiteral("اداره خدمات شهری منطقه ۴"));
        const QRect to = drawing().placeOf(over.id.uuid());
        QVERIFY2(drawing().viewport()->rect().contains(to), "both have to be seen");
        QTest::mousePress(drawing().viewport(), Qt::LeftButton, {}, from.center());
        QTest::mouseMove(drawing().viewport(), from.center() + QPoint(0, 20));
        QTest::mouseMove(drawing().viewport(), to.center());
        QTest::mouseRelease(drawing().viewport(), Qt::LeftButton, {}, to.center());
        QVERIFY2(effect().contains(over.name.fa), qPrintable(effect()));
        QVERIFY(m_desk->submitted().empty());
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(*unitNamed(worksFour).parent, over.id);
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
    void openPage()
    {
        m_page = std::make_unique<ChartPage>(ChartPage::Ports{*m_queries, *m_records, *m_users, *m_desk});
        m_page->resize(1160, 700);
        connect(m_page.get(), &ChartPage::said, this, [this](const QString &sentence) { m_said = sentence; });
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(waitUntil([this] { return outline().topLevelItemCount() > 0 && !title().isEmpty(); }));
    }
    /// As somebody else makes it.
    Post addPost(const QString &name, const organisation::UnitId &unit)
    {
        const Post post{organisation::PostId(idNamed(name.toUtf8())), unit, {name, {}}, {}, false, {}, true};
        const size_t before = m_desk->submitted().size();
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(post)}}, m_page.get(), [](const auto &) {});
        if (!waitUntil([&] { return m_desk->submitted().size() == before + 1 && outlineText().contains(name); }))
            qFatal("no post");
        return post;
    }
    /// What is written in the tree above this box.
    QString above(const QString &name)
    {
        for (QTreeWidgetItemIterator at(&outline()); *at; ++at) {
            if ((*at)->text(0) == name)
                return (*at)->parent() ? (*at)->parent()->text(0) : QString();
        }
        return {};
    }
    void press(const char *chord) { uikit::testing::press(*m_page, QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(*m_page, text); }
    ChartOutline &outline() { return *m_page->findChild<ChartOutline *>(); }
    ChartPicture &drawing() { return *m_page->findChild<ChartPicture *>(); }
    QString label(const char *name)
    {
        const auto *found = m_page->findChild<QLabel *>(QLatin1String(name));
        return found && found->isVisible() ? found->text() : QString();
    }
    QString title() { return label("chartItem"); }
    QString problem() { return label("chartProblem"); }
    QString effect() { return label("chartEffect"); }
    reference::FieldEditor &field(const char *name)
    {
        return *m_page->findChild<reference::FieldEditor *>(QLatin1String(name));
    }
    QString history()
    {
        QString all;
        const auto *view = m_page->findChild<uikit::HistoryView *>();
        for (int row = 0; row < view->model()->rowCount(); ++row)
            all += view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + u'\n';
        return all;
    }
    /// "name|who" of each line.
    QString outlineText()
    {
        QString all;
        for (QTreeWidgetItemIterator at(&outline()); *at; ++at)
            all += (*at)->text(0) + u'|' + (*at)->text(1) + u'\n';
        return all;
    }
    /// Finds it by what is typed, and goes back to the chart.
    void open(const QString &name)
    {
        auto *search = m_page->findChild<QLineEdit *>(QStringLiteral("chartSearch"));
        search->setFocus();
        press("Ctrl+A");
        type(name);
        press("Return");
        QVERIFY2(waitUntil([this, name] { return title() == name; }), qPrintable(name + u' ' + title()));
        m_page->takeFocus();
    }
    Unit unitNamed(const QString &name)
    {
        for (const Unit &unit : m_desk->facts().all<Unit>()) {
            if (unit.name.fa == name)
                return unit;
        }
        qFatal("no such unit");
    }
    Post postNamed(const QString &name)
    {
        for (const Post &post : m_desk->facts().all<Post>()) {
            if (post.name.fa == name)
                return post;
        }
        qFatal("no such post");
    }
    QString nameOf(const Uuid &id)
    {
        for (const Unit &unit : m_desk->facts().all<Unit>()) {
            if (unit.id.uuid() == id)
                return unit.name.fa;
        }
        for (const Post &post : m_desk->facts().all<Post>()) {
            if (post.id.uuid() == id)
                return post.name.fa;
        }
        return {};
    }
    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + QStringLiteral("/chart-") + QLatin1String(name) + QStringLiteral(".png")));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<reference::SqlRecordQueries> m_records;
    std::unique_ptr<SqlChartQueries> m_queries;
    std::unique_ptr<SqlUserQueries> m_users;
    std::unique_ptr<ChartPage> m_page;
    QString m_said;
};

QTEST_MAIN(ChartPageTest)
#include "chart_page_test.moc"
