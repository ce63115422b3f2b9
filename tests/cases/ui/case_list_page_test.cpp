// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/support/told_cases.h"
#include "cases/core/refer_case.h"
#include "cases/ui/case_list_page.h"
#include "uikit/application.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/view_settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::uikit::testing;
using cases::testing::KeepingDesk;
using cases::testing::ToldBook;
using cases::testing::ToldCases;

namespace {

// 1405/9/1 10:50 in Tehran.
const Instant now(1'795'332'000'000);
constexpr Milliseconds day = std::chrono::hours(24);

template <class Id>
Id idOf(int number)
{
    return *Id::parse(QStringLiteral("019b761a-6540-7000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

const auto mine = idOf<organisation::PostId>(8);

CaseLine lineOf(int number)
{
    CaseCard card{.id = idOf<CaseId>(number),
                  .code = QString::number(4820173950 + number),
                  .aliasCode = {},
                  .subject = idOf<catalogue::SubjectId>(51),
                  .subjectGroup = {},
                  .place = {},
                  .region = {},
                  .plaque = {},
                  .address = {},
                  .unit = {},
                  .process = {},
                  .processVersion = {},
                  .node = QStringLiteral("follow_up"),
                  .holder = {},
                  .holderUnit = {},
                  .takenBy = {},
                  .openNodes = 1,
                  .referrals = 0,
                  .channel = Channel::Phone,
                  .urgency = Urgency::FollowUp,
                  .citizen = {},
                  .registeredBy = idOf<UserId>(1),
                  .registeredAt = now - 5 * day,
                  .deadline = now - 3 * day,
                  .lastChangeAt = now,
                  .closedAt = {},
                  .closedPeriod = {},
                  .outcome = {},
                  .joinedTo = {},
                  .intakeFlag = {},
                  .needsCallBack = false};
    return {card, {QStringLiteral("زباله"), {}}, {QStringLiteral("در دست پیگیری"), {}}, QStringLiteral("#2563eb"), {},
            {QStringLiteral("کارشناس پیگیری"), {}}};
}

} // namespace

/// Goal: a person filters, orders, remembers, marks and refers with keys alone, and is told what became of each case.
class CaseListPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void init()
    {
        m_cases = std::make_unique<ToldCases>();
        m_desk = std::make_unique<KeepingDesk>(idOf<UserId>(1), now);
        m_settings = std::make_unique<uikit::PassingViewSettings>();
        m_book = std::make_unique<ToldBook>();
        for (int i = 0; i < 6; ++i)
            m_cases->lines.push_back(lineOf(i));
        m_cases->known.regions = {{idOf<places::PlaceId>(31), {QStringLiteral("منطقه ۱"), {}}},
                                  {idOf<places::PlaceId>(32), {QStringLiteral("منطقه ۲"), {}}}};
        m_cases->known.statuses = {{{std::nullopt, QStringLiteral("intake")}, {}, {}}};
        m_cases->postsKnown = {{idOf<organisation::PostId>(7), {QStringLiteral("کارشناس"), {}},
                                {QStringLiteral("واحد"), {}}, QStringLiteral("رضایی")}};
        show(CaseList::Current);
    }
    void cleanup() { m_page.reset(); }

    void caseWhoseWaitingCommandLostItsGroundSaysSo()
    {
        const auto detailOf = [this](int number) {
            const auto *model = static_cast<const uikit::PagedListModel *>(m_page->findChild<uikit::RowListView *>()->model());
            for (int row = 0; row < model->rowCount(); ++row) {
                if (const uikit::ListRow *loaded = model->rowAt(row); loaded && loaded->id == id(number))
                    return loaded->detail;
            }
            return QStringLiteral("(not there)");
        };
        const QString mark = QStringLiteral("در صف بی‌اثر");
        QVERIFY(waitUntil([&] { return detailOf(1) != QStringLiteral("(not there)"); }));
        QVERIFY(!detailOf(1).contains(mark));
        const auto troubled = [this](TroubledCommand::Standing standing) {
            m_desk->troubledNow = {{*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572")), ReferCase::kind,
                                    {{QStringLiteral("case"), id(1)}}, Error("cases.closed"), standing}};
            Q_EMIT m_desk->statusChanged();
        };
        troubled(TroubledCommand::Standing::Waiting);
        QVERIFY(waitUntil([&] { return detailOf(1).startsWith(mark); }));
        QVERIFY(!detailOf(2).contains(mark));
        // What the server has refused waits no longer: it is in the list of what needs attention.
        troubled(TroubledCommand::Standing::Refused);
        QVERIFY(waitUntil([&] { return !detailOf(1).contains(mark); }));
    }

    void nothingIsReferredWhileNothingIsMarked()
    {
        m_page->referMarked();
        QCOMPARE(m_refused.size(), 1);
        QVERIFY(m_refused.front().contains(QStringLiteral("Ctrl+Space")));
        QVERIFY(m_desk->submitted.empty());
    }

    void whatMayNotGoStaysMarkedAndSaysWhyAndTheOthersGo()
    {
        m_cases->lines[1].card.openNodes = 0;
        m_desk->refused = {m_cases->lines[2].card.id.toString()};
        press(*m_page, QStringLiteral("Ctrl+A"));
        QVERIFY(waitUntil([this] { return marked() == 6; }));
        referTheMarked(QStringLiteral("همه با هم"));
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("۴ پرونده از ۶ پرونده ارجاع شد."));
        QCOMPARE(m_desk->submitted.size(), size_t(4));
        QCOMPARE(marked(), 2);
        const QString told = allText();
        QVERIFY(told.contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۱")) && told.contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۲")));
    }

    void markedOnesGoWithOneNoteToOnePost()
    {
        press(*m_page, QStringLiteral("Ctrl+Space"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Shift+Down"));
        QCOMPARE(marked(), 3);
        referTheMarked(QStringLiteral("فوری"));
        QVERIFY(waitUntil([this] { return !m_said.isEmpty(); }));
        QCOMPARE(m_said.back(), QStringLiteral("۳ پرونده از ۳ پرونده ارجاع شد."));
        QStringList referred;
        for (const KeepingDesk::Submitted &one : m_desk->submitted) {
            QCOMPARE(one.kind, QByteArray(ReferCase::kind));
            QCOMPARE(one.arguments.value(QLatin1String("note")).toString(), QStringLiteral("فوری"));
            QCOMPARE(one.arguments.value(QLatin1String("to")).toString(), idOf<organisation::PostId>(7).toString());
            referred.append(one.arguments.value(QLatin1String("case")).toString());
        }
        QCOMPARE(referred, QStringList({id(0), id(2), id(3)}));
        QCOMPARE(marked(), 0);
    }

    void whereNothingWasReferredNothingIsTakenBack()
    {
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("ارجاع دسته‌جمعی‌ای نیست که بتوان پس گرفت."));
        QVERIFY(m_desk->submitted.empty());
    }

    void anActOnManyIsTakenBackAsOneTheLastFirst()
    {
        referAllSix();
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
        QStringList back;
        for (size_t n = 6; n < 12; ++n) {
            QCOMPARE(m_desk->submitted[n].kind, QByteArray(ReferCase::kind));
            QCOMPARE(m_desk->submitted[n].arguments.value(QLatin1String("to")).toString(), mine.toString());
            back.append(m_desk->submitted[n].arguments.value(QLatin1String("case")).toString());
        }
        QCOMPARE(back, QStringList({id(5), id(4), id(3), id(2), id(1), id(0)}));
        // Once is enough.
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
    }

    void whatSomebodyHasActedOnSinceStaysAndIsNamed()
    {
        referAllSix();
        m_book->now[node(2)] = idOf<organisation::PostId>(99);
        m_book->now.erase(node(4));
        m_desk->refused = {id(5)};
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("۳ پرونده از ۶ پرونده پس گرفته شد."));
        QCOMPARE(m_desk->submitted.size(), size_t(9));
        for (const char16_t *code : {u"۴۸۲۰۱۷۳۹۵۲", u"۴۸۲۰۱۷۳۹۵۴", u"۴۸۲۰۱۷۳۹۵۵"})
            QVERIFY2(allText().contains(QStringView(code)), qPrintable(allText()));
        QCOMPARE(std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                               [](const BulkPart &part) { return part.state == BulkState::Kept; }),
                 3);
    }

    void whatWasInterruptedIsSaidAndGoneOnWith()
    {
        interrupt();
        QVERIFY2(allText().contains(QStringLiteral("۴ پرونده هنوز مانده است")), qPrintable(allText()));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(4));
        QCOMPARE(m_desk->submitted.front().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void whatHadGoneBeforeTheEndIsNotReferredAgainAndCounts()
    {
        interrupt();
        // Two more were given, and the end came before that was noted.
        for (int n = 2; n < 4; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(2));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void whatWasInterruptedIsTakenBackWithAllThatMayHaveGone()
    {
        interrupt();
        for (int n = 2; n < 5; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۵ پرونده از ۵ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(5));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void aFaultOfTheDeskIsNoWordAboutACaseAndTheRestIsGoneOnWith()
    {
        m_desk->room = 2;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("نیمه‌کاره ماند؛ ۴ پرونده")); }));
        const auto count = [this](BulkState state) {
            return std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                                 [state](const BulkPart &part) { return part.state == state; });
        };
        QCOMPARE(count(BulkState::Referred), 2);
        QCOMPARE(count(BulkState::Waiting), 4);
        m_desk->room = KeepingDesk::unlimited;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(6));
        QCOMPARE(m_desk->submitted.back().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
        QCOMPARE(count(BulkState::Referred), 6);
    }

    void whatTheBookHadNoRoomForIsInItWhenOneGoesOn()
    {
        m_book->isFull = true;
        m_desk->room = 0;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("نیمه‌کاره ماند؛ ۶ پرونده")); }));
        QVERIFY(!m_book->act);
        m_book->isFull = false;
        m_desk->room = KeepingDesk::unlimited;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده ارجاع شد.")); }));
        QVERIFY(m_book->act);
        QCOMPARE(std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                               [](const BulkPart &part) { return part.state == BulkState::Referred; }),
                 6);
        // What was typed for them is not offered for others.
        press(*m_page, QStringLiteral("Ctrl+A"));
        m_page->referMarked();
        auto *words = findNamed(QStringLiteral("یادداشت برای همه"), m_page.get());
        QVERIFY(words);
        QVERIFY(qobject_cast<QPlainTextEdit *>(words)->toPlainText().isEmpty());
    }

    void whatCannotBeTakenBackForTheDisksSakeCanBeLater()
    {
        referAllSix();
        m_desk->room = 8;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QVERIFY(!m_book->act->has(BulkState::Kept));
        m_desk->room = KeepingDesk::unlimited;
        for (int n = 4; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), mine);
        m_book->isUnreadable = true;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_refused.size() == 2; }));
        QVERIFY(!m_book->act->has(BulkState::Kept));
        m_book->isUnreadable = false;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
    }

    void whatCouldNotBeTakenBackIsNotReferredAtAll()
    {
        m_book->isUnreadable = true;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QVERIFY(m_desk->submitted.empty());
        QCOMPARE(marked(), 6);
        // Everything typed is still there.
        m_book->isUnreadable = false;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.back().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
    }

    void whatWasInterruptedIsLeftAndNotSaidAgain()
    {
        interrupt();
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(waitUntil([this] { return m_book->act->has(BulkState::Left); }));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
        QVERIFY(m_desk->submitted.empty());
    }

    void whatWasInterruptedIsTakenBackWithTheOneThatMayHaveGone()
    {
        interrupt();
        // The third was given, and the end came before that was noted.
        m_book->now[node(2)] = idOf<organisation::PostId>(7);
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۳ پرونده از ۳ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(3));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void whatWasSelectedBeforeTheRowsCameIsNotTakenForTheFirst()
    {
        QStringList shown;
        CaseListPage page(*m_cases, *m_desk, *m_settings, CaseList::All,
                          {QStringLiteral("all"), QStringLiteral("همه"), {}, {}});
        connect(&page, &CaseListPage::currentChanged, this, [&shown](const QString &id) { shown.append(id); });
        page.select(id(4));
        QVERIFY(showActive(page));
        QVERIFY(waitUntil([&] { return page.currentCase() == id(4); }));
        QCOMPARE(shown, QStringList(id(4)));
        page.takeFocus();
        press(page, QStringLiteral("Up"));
        QCOMPARE(shown.back(), id(3));
    }

    void escapeLetsGoOfTheMarks()
    {
        press(*m_page, QStringLiteral("Ctrl+Space"));
        QCOMPARE(marked(), 1);
        press(*m_page, QStringLiteral("Esc"));
        QCOMPARE(marked(), 0);
    }

    void lettersTypedInTheListFilterIt()
    {
        type(*m_page, QStringLiteral("زباله"));
        QVERIFY(waitUntil([this] { return m_cases->asked->text == QStringLiteral("زباله"); }));
    }

    void aRegionIsChosenByKeysAndRememberedForThisListOnly()
    {
        m_page->openFilter();
        QVERIFY(waitUntil([this] { return combo(QStringLiteral("منطقه"))->count() == 3; }));
        combo(QStringLiteral("منطقه"))->setFocus();
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Down"));
        QVERIFY(waitUntil([this] { return m_cases->asked->region == idOf<places::PlaceId>(32); }));
        show(CaseList::Current);
        QVERIFY(waitUntil([this] { return m_cases->asked && m_cases->asked->region == idOf<places::PlaceId>(32); }));
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("منطقه ۲")); }));
        show(CaseList::All);
        QVERIFY(waitUntil([this] { return m_cases->asked.has_value(); }));
        QVERIFY(!m_cases->asked->region);
    }

    void datesAreTypedAndRelativeOnesMoveWithTheDay()
    {
        m_page->openFilter();
        combo(QStringLiteral("کدام تاریخ"))->setCurrentIndex(1);
        auto *until = find<QLineEdit>(QStringLiteral("تا تاریخ"), m_page.get());
        QVERIFY(until);
        until->setFocus();
        type(*m_page, QStringLiteral("+3"));
        press(*m_page, QStringLiteral("Tab"));
        QVERIFY(waitUntil([this] { return m_cases->asked->until.has_value(); }));
        QCOMPARE(m_cases->asked->date, CaseDate::Deadline);
        // The whole of the third day from now is meant.
        const Instant midnight(1'795'332'000'000 - 39'000'000 + 4 * 86'400'000LL);
        QCOMPARE(m_cases->asked->until->milliseconds(), midnight.milliseconds());
    }

    void aFilterIsSavedUnderANameAndChosenAgain()
    {
        m_page->openFilter();
        auto *order = combo(QStringLiteral("ترتیب"));
        order->setFocus();
        press(*m_page, QStringLiteral("Down"));
        QVERIFY(waitUntil([this] { return m_cases->asked->order == CaseOrder::Newest; }));
        find<QLineEdit>(QStringLiteral("نام پالایه"), m_page.get())->setFocus();
        type(*m_page, QStringLiteral("کار امروز"));
        press(*m_page, QStringLiteral("Return"));
        order->setFocus();
        press(*m_page, QStringLiteral("Up"));
        QVERIFY(waitUntil([this] { return m_cases->asked->order == CaseOrder::Urgent; }));

        show(CaseList::Current);
        m_page->openFilter();
        auto *saved = combo(QStringLiteral("پالایه‌های نگه‌داشته"));
        QCOMPARE(saved->itemText(1), QStringLiteral("کار امروز"));
        saved->setFocus();
        press(*m_page, QStringLiteral("Down"));
        QVERIFY(waitUntil([this] { return m_cases->asked->order == CaseOrder::Newest; }));
    }

    void textStatusAndDateAreSavedClearedAndAppliedAgain()
    {
        type(*m_page, QStringLiteral("زباله"));
        m_page->openFilter();
        QVERIFY(waitUntil([this] { return combo(QStringLiteral("وضعیت"))->count() == 2; }));
        tabTo(QStringLiteral("وضعیت"));
        press(*m_page, QStringLiteral("Down"));
        tabTo(QStringLiteral("از تاریخ"));
        type(*m_page, QStringLiteral("-7"));
        tabTo(QStringLiteral("نام پالایه"));
        type(*m_page, QStringLiteral("زباله‌های این هفته"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_cases->asked->text == QStringLiteral("زباله") && m_cases->asked->from; }));
        const CaseFilter meant = *m_cases->asked;
        QVERIFY(meant.status && allText().contains(QStringLiteral("«زباله»")));

        m_page->clearFilter();
        QVERIFY(waitUntil([this] { return m_cases->asked->text.isEmpty() && !m_cases->asked->status; }));
        QVERIFY(!m_cases->asked->from && !allText().contains(QStringLiteral("«زباله»")));
        applyTheSavedOne();
        QVERIFY(waitUntil([&] { return m_cases->asked == meant; }));
        QCOMPARE(find<QLineEdit>(QStringLiteral("پالایهٔ کارتابل"), m_page.get())->text(), QStringLiteral("زباله"));
        QVERIFY(allText().contains(QStringLiteral("«زباله»")));

        // On the next day; what was typed does not wait there by itself.
        show(CaseList::Current);
        QVERIFY(waitUntil([this] { return m_cases->asked && m_cases->asked->text.isEmpty(); }));
        applyTheSavedOne();
        QVERIFY(waitUntil([&] { return m_cases->asked == meant; }));
    }

    void aFilterThatWasSavedWithoutATextLetsGoOfTheOneThatIsTyped()
    {
        m_settings->setValue(QStringLiteral("list/list"),
                             R"({"saved": [{"name": "دیرکرده", "filter": {"order": "urgent", "late": true}}]})");
        show(CaseList::Current);
        type(*m_page, QStringLiteral("زباله"));
        QVERIFY(waitUntil([this] { return m_cases->asked->text == QStringLiteral("زباله"); }));
        applyTheSavedOne();
        QVERIFY(waitUntil([this] { return m_cases->asked->lateAt.has_value(); }));
        QCOMPARE(m_cases->asked->text, QString());
        QVERIFY(find<QLineEdit>(QStringLiteral("پالایهٔ کارتابل"), m_page.get())->text().isEmpty());
    }

    void whatIsRememberedWronglyIsNotAFilter()
    {
        m_settings->setValue(QStringLiteral("list/list"), "{\"now\": {\"order\": \"closed\", \"region\": \"x\", \"late\": 7}}");
        show(CaseList::Current);
        QVERIFY(waitUntil([this] { return m_cases->asked.has_value(); }));
        QCOMPARE(m_cases->asked->order, CaseOrder::Urgent);
        QVERIFY(!m_cases->asked->region && !m_cases->asked->lateAt);
    }

    void aLateRowSaysHowLateAndWithWhom()
    {
        QVERIFY(waitUntil([this] { return model()->rowAt(0) != nullptr; }));
        QCOMPARE(model()->rowAt(0)->late, QStringLiteral("۳ روز دیرکرد، نزد کارشناس پیگیری"));
        QVERIFY(model()->rowAt(0)->fullDate.contains(QStringLiteral("مهلت")));
    }

    void whatIsLateIsRedAndTheLateOnesAloneAreAskedFor() // R093
    {
        m_cases->lines[1].card.deadline = now + 3 * day;
        show(CaseList::Current);
        QVERIFY(waitUntil([this] { return model()->rowAt(1) != nullptr; }));
        press(*m_page, QStringLiteral("Home"));
        press(*m_page, QStringLiteral("End"));
        QVERIFY(edgeOf(0) == uikit::Theme::current().colours().danger.rgb());
        QVERIFY(edgeOf(1) != uikit::Theme::current().colours().danger.rgb());
        QVERIFY(model()->rowAt(1)->late.isEmpty());
        m_page->openFilter();
        const auto *late = m_page->findChild<QCheckBox *>();
        QVERIFY(late && late->text() == QStringLiteral("فقط دیرکرده‌ها"));
        for (int n = 0; n < 20 && !late->hasFocus(); ++n)
            press(*m_page, QStringLiteral("Tab"));
        press(*m_page, QStringLiteral("Space"));
        QVERIFY(waitUntil([this] { return m_cases->asked->lateAt.has_value(); }));
    }

    void casesArePartedByGroupAndStatusTogetherWithWords() // R095
    {
        const auto roads = idOf<catalogue::SubjectGroupId>(41);
        m_cases->known.groups = {{idOf<catalogue::SubjectGroupId>(40), {QStringLiteral("فضای سبز"), {}}},
                                 {roads, {QStringLiteral("معابر"), {}}}};
        show(CaseList::All);
        type(*m_page, QStringLiteral("گودال"));
        m_page->openFilter();
        QVERIFY(waitUntil([this] { return combo(QStringLiteral("دسته موضوع"))->count() == 3; }));
        tabTo(QStringLiteral("دسته موضوع"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Down"));
        tabTo(QStringLiteral("وضعیت"), QStringLiteral("Shift+Tab"));
        press(*m_page, QStringLiteral("Down"));
        QVERIFY(waitUntil([&] { return m_cases->asked->group == roads && m_cases->asked->status; }));
        QCOMPARE(m_cases->asked->status->node, QStringLiteral("intake"));
        QCOMPARE(m_cases->asked->text, QStringLiteral("گودال"));
        QVERIFY2(allText().contains(QStringLiteral("معابر")), qPrintable(allText()));
    }

    void aCountThatIsNotKnownIsAskedForAndSaysAbout_data()
    {
        QTest::addColumn<bool>("reckoned");
        QTest::addColumn<QString>("text");
        QTest::newRow("about") << true << QStringLiteral("حدود ۱۲٬۳۴۵ مورد");
        QTest::newRow("exactly") << false << QStringLiteral("۱۲٬۳۴۵ مورد");
    }
    void aCountThatIsNotKnownIsAskedForAndSaysAbout()
    {
        QFETCH(const bool, reckoned);
        QFETCH(const QString, text);
        tellCases(150);
        m_cases->precision = CaseTotal::Precision::AtLeast;
        if (!reckoned)
            m_cases->counted.precision = CaseTotal::Precision::Exact;
        show(CaseList::All);
        QVERIFY(waitUntil([this] { return model()->total().rows == 12'345; }));
        QCOMPARE(model()->total().exact, !reckoned);
        QVERIFY(texts().contains(text));
        QCOMPARE(allText().contains(QStringLiteral("حدود")), reckoned);
    }

    void aCountThatCameWithTheRowsSaysAboutOnlyOfAnEstimate_data()
    {
        QTest::addColumn<bool>("reckoned");
        QTest::addColumn<QString>("text");
        QTest::newRow("about") << true << QStringLiteral("حدود ۱۵۰ مورد");
        QTest::newRow("exactly") << false << QStringLiteral("۱۵۰ مورد");
    }
    void aCountThatCameWithTheRowsSaysAboutOnlyOfAnEstimate()
    {
        QFETCH(const bool, reckoned);
        QFETCH(const QString, text);
        tellCases(150);
        m_cases->precision = reckoned ? CaseTotal::Precision::About : CaseTotal::Precision::Exact;
        show(CaseList::All);
        QVERIFY(waitUntil([this] { return model()->isCounted(); }));
        QVERIFY(texts().contains(text));
        QCOMPARE(allText().contains(QStringLiteral("حدود")), reckoned);
    }

    void whileItIsCountedNothingIsSaidToBeAbout()
    {
        tellCases(100);
        m_cases->precision = CaseTotal::Precision::AtLeast;
        show(CaseList::All);
        QString whileCounting;
        connect(model(), &uikit::PagedListModel::totalChanged, this, [&] {
            if (model()->total().rows == 100)
                whileCounting = allText();
        });
        type(*m_page, QStringLiteral("ز"));
        QVERIFY(waitUntil([&] { return !whileCounting.isEmpty(); }));
        QVERIFY(whileCounting.contains(QStringLiteral("شمارش")));
        QVERIFY(!whileCounting.contains(QStringLiteral("حدود")));
    }

    void noCaseFitsIsSaidWithTheWayOut()
    {
        m_cases->lines.clear();
        type(*m_page, QStringLiteral("ه"));
        QVERIFY(waitUntil([this] { return m_cases->asked->text == QStringLiteral("ه") && model()->total().rows == 0; }));
        m_page->clearFilter();
        QVERIFY(waitUntil([this] { return m_cases->asked->text.isEmpty(); }));
    }

private:
    void show(CaseList list)
    {
        m_cases->asked.reset();
        m_said.clear();
        m_refused.clear();
        const QString key = list == CaseList::All ? QStringLiteral("all") : QStringLiteral("list");
        m_page = std::make_unique<CaseListPage>(*m_cases, *m_desk, *m_settings, list,
                                                CaseListPage::Title{key, QStringLiteral("کارتابل"), {}, {}});
        connect(m_page.get(), &CaseListPage::said, this, [this](const QString &said) { m_said.append(said); });
        connect(m_page.get(), &CaseListPage::refused, this, [this](const QString &said) { m_refused.append(said); });
        m_page->setBulkBook(*m_book);
        m_page->resize(520, 700);
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
        QVERIFY(waitUntil([this] { return model()->rowCount() == int(m_cases->lines.size()) || model()->isCounted(); }));
    }

    CaseNodeId node(int number) const { return CaseNodeId(m_cases->lines[size_t(number)].card.id.uuid()); }

    /// All go from his post to another, and lie there.
    void markAllSix()
    {
        for (int n = 0; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), mine);
        press(*m_page, QStringLiteral("Ctrl+A"));
        QVERIFY(waitUntil([this] { return marked() == 6; }));
    }

    void referAllSix()
    {
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return !m_said.isEmpty(); }));
        QCOMPARE(m_desk->submitted.size(), size_t(6));
        for (int n = 0; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
    }

    /// The program had ended when two of six had gone; it has begun again.
    void interrupt()
    {
        BulkAct act{idOf<UserId>(5).uuid(), idOf<organisation::PostId>(7), QStringLiteral("کارشناس"), QStringLiteral("با هم"), {}};
        for (int n = 0; n < 6; ++n) {
            act.parts.push_back({m_cases->lines[size_t(n)].card.id, m_cases->lines[size_t(n)].card.code, node(n), mine,
                                 n < 2 ? BulkState::Referred : BulkState::Waiting});
            m_book->now.insert_or_assign(node(n), n < 2 ? idOf<organisation::PostId>(7) : mine);
        }
        m_book->act = act;
        m_page->offerUnfinished(*m_book);
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("برنامه هنگام ارجاع")); }));
    }

    void referTheMarked(const QString &note)
    {
        m_page->referMarked();
        type(*m_page, QStringLiteral("رضا"));
        press(*m_page, QStringLiteral("Return"));
        auto *words = findNamed(QStringLiteral("یادداشت برای همه"), m_page.get());
        QVERIFY(waitUntil([words] { return words->hasFocus(); }));
        type(*m_page, note);
        press(*m_page, QStringLiteral("Ctrl+Return"));
    }

    /// The colour that is painted at the edge where reading begins, in the middle of a row.
    QRgb edgeOf(int row) const
    {
        auto *view = m_page->findChild<uikit::RowListView *>();
        const QRect room = view->visualRect(view->model()->index(row, 0));
        return view->viewport()->grab().toImage().pixel(room.right() - 1, room.center().y());
    }

    void tabTo(const QString &name, const QString &chord = QStringLiteral("Tab"))
    {
        for (int n = 0; n < 20 && !findNamed(name, m_page.get())->hasFocus(); ++n)
            press(*m_page, chord);
        QVERIFY2(findNamed(name, m_page.get())->hasFocus(), qPrintable(name));
    }

    /// Opens the names in the panel and takes the first.
    void applyTheSavedOne()
    {
        m_page->openFilter();
        tabTo(QStringLiteral("پالایه‌های نگه‌داشته"));
        press(*m_page, QStringLiteral("Alt+Down"));
        press(*m_page, QStringLiteral("Home"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Return"));
    }

    uikit::PagedListModel *model() const
    {
        return qobject_cast<uikit::PagedListModel *>(m_page->findChild<uikit::RowListView *>()->model());
    }
    int marked() const { return int(model()->marked().size()); }
    QComboBox *combo(const QString &name) const { return find<QComboBox>(name, m_page.get()); }
    QString id(int number) const { return m_cases->lines[size_t(number)].card.id.toString(); }
    void tellCases(int count)
    {
        for (int i = int(m_cases->lines.size()); i < count; ++i)
            m_cases->lines.push_back(lineOf(i));
    }
    QString allText() const { return texts().join(u'\n'); }
    QStringList texts() const
    {
        QStringList texts;
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }

    std::unique_ptr<ToldCases> m_cases;
    std::unique_ptr<KeepingDesk> m_desk;
    std::unique_ptr<uikit::PassingViewSettings> m_settings;
    std::unique_ptr<ToldBook> m_book;
    std::unique_ptr<CaseListPage> m_page;
    QStringList m_said;
    QStringList m_refused;
};

QTEST_MAIN(CaseListPageTest)
#include "case_list_page_test.moc"
