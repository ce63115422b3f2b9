// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/refer_case.h"
#include "cases/support/list_screen.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::cases::testing;
using namespace peygir::uikit::testing;

/// Goal: a person filters, orders and remembers a list with keys alone, and it says how many there are and what is late.
class CaseListPageTest : public QObject, protected ListScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init() { begin(); }
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

    QComboBox *combo(const QString &name) const { return find<QComboBox>(name, m_page.get()); }
    void tellCases(int count)
    {
        for (int i = int(m_cases->lines.size()); i < count; ++i)
            m_cases->lines.push_back(lateLine(i));
    }
};

QTEST_MAIN(CaseListPageTest)
#include "case_list_page_test.moc"
