// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/add_note.h"
#include "cases/core/refer_case.h"
#include "cases/support/told_cases.h"
#include "cases/ui/act_panel.h"
#include "cases/ui/bulk_refer_panel.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/filter_panel.h"
#include "cases/ui/filter_text.h"
#include "cases/ui/history_text.h"
#include "intake/support/call_desk.h"
#include "persian/unit/corpus.h"
#include "support/naughty.h"
#include "uikit/application.h"
#include "uikit/history_view.h"
#include "uikit/type_ahead_edit.h"
#include "uikit/content_area.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using cases::testing::KeepingDesk;
using cases::testing::ToldCases;
using persian::Lines;

namespace {

/// Where each of them is typed or shown.
constexpr int fieldsTried = 6;
const Instant now(1'795'332'000'000);

} // namespace

/// A panel in a window of the least width that a file has.
template <class Panel>
struct PanelWindow
{
    explicit PanelWindow(Panel *shown) : panel(shown)
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(panel);
        column->addStretch();
        window.resize(520, 640);
        if (!showActive(window))
            qFatal("no keyboard");
    }
    template <class Edit>
    Edit *put(const QString &name, const QString &text)
    {
        auto *edit = find<Edit>(name, &window);
        if (!edit)
            qFatal("no field %s", qPrintable(name));
        edit->setFocus(Qt::OtherFocusReason);
        press(window, QStringLiteral("Ctrl+A"));
        press(window, QStringLiteral("Delete"));
        paste(window, text);
        return edit;
    }
    void choosePost(const QString &field)
    {
        auto *post = find<uikit::TypeAheadEdit>(field, &window);
        post->setFocus(Qt::OtherFocusReason);
        type(window, QStringLiteral("رضا"));
        press(window, QStringLiteral("Return"));
        if (!waitUntil([post] { return post->chosen().has_value(); }))
            qFatal("no post");
    }

    QWidget window;
    Panel *panel;
};

/// Goal: the well-known strings that break programs go through what is done with cases: each goes out as it was typed,
/// comes back as it went, and nothing around it moves (R081, R082, R093).
class NaughtyCasesTest : public QObject
{
    Q_OBJECT

    const QStringList m_strings = corpus::naughtyStrings();
    ToldCases m_cases;
    std::unique_ptr<KeepingDesk> m_desk;

    const KeepingDesk::Submitted &last() const { return m_desk->submitted.back(); }

private Q_SLOTS:
    void initTestCase()
    {
        uikit::applyPersian(*qApp);
        QVERIFY(m_strings.size() >= 400);
        m_cases.postsKnown = {{organisation::PostId(numbered(7)), {QStringLiteral("کارشناس"), {}},
                               {QStringLiteral("واحد"), {}}, QStringLiteral("رضایی")}};
    }
    void init() { m_desk = std::make_unique<KeepingDesk>(UserId(numbered(1)), now); }

    void asTheNoteOfAReferralTheyGoOutAsTyped()
    {
        PanelWindow window(new ActPanel(m_cases, *m_desk));
        for (const QString &naughty : m_strings) {
            const size_t before = m_desk->submitted.size();
            window.panel->refer(CaseId(numbered(60)), CaseNodeId(numbered(61)));
            window.choosePost(QStringLiteral("ارجاع به"));
            window.put<QPlainTextEdit>(QStringLiteral("یادداشت"), naughty);
            QCOMPARE(wrongLook(window.window, QSize(520, 640)), QString());
            press(window.window, QStringLiteral("Ctrl+Return"));
            QVERIFY2(waitUntil([&] { return m_desk->submitted.size() == before + 1 && !window.panel->isVisible(); }),
                     qPrintable(naughty));
            QCOMPARE(last().kind, QByteArray(ReferCase::kind));
            const QString sent = last().arguments.value(QLatin1String("note")).toString();
            QVERIFY2(asStored(sent, Lines::Many) == asStored(naughty, Lines::Many), qPrintable(naughty));
            QVERIFY2(!turnsDirection(sent), qPrintable(naughty));
        }
    }

    void asTheNoteOfManyReferralsTheyGoOutAsTyped()
    {
        m_cases.lines = {SmallCity::line(60, QStringLiteral("لکه‌گیری آسفالت")), SmallCity::line(61, QStringLiteral("هرس"))};
        PanelWindow window(new BulkReferPanel(m_cases, *m_desk));
        for (const QString &naughty : m_strings) {
            const size_t before = m_desk->submitted.size();
            window.panel->begin({CaseId(numbered(60)), CaseId(numbered(61))});
            window.choosePost(QStringLiteral("ارجاع همه به"));
            window.put<QPlainTextEdit>(QStringLiteral("یادداشت برای همه"), naughty);
            QCOMPARE(wrongLook(window.window, QSize(520, 640)), QString());
            press(window.window, QStringLiteral("Ctrl+Return"));
            QVERIFY2(waitUntil([&] { return m_desk->submitted.size() == before + 2 && !window.panel->isVisible(); }),
                     qPrintable(naughty));
            for (size_t n = before; n < before + 2; ++n) {
                const QString sent = m_desk->submitted[n].arguments.value(QLatin1String("note")).toString();
                QVERIFY2(asStored(sent, Lines::Many) == asStored(naughty, Lines::Many), qPrintable(naughty));
                QVERIFY2(!turnsDirection(sent), qPrintable(naughty));
            }
        }
    }

    void asTheNameOfASavedFilterTheyComeBackAsTyped()
    {
        PanelWindow window(new FilterPanel(CaseList::Current, [] { return now; }));
        QStringList expected;
        for (const QString &naughty : m_strings) {
            window.put<QLineEdit>(QStringLiteral("نام پالایه"), naughty);
            press(window.window, QStringLiteral("Return"));
            const QString name = asStored(naughty, Lines::One).simplified();
            if (!name.isEmpty() && !expected.contains(name))
                expected.append(name);
            QCOMPARE(wrongLook(window.window, QSize(520, 640)), QString());
        }
        QVERIFY(expected.size() > 300);
        QStringList kept;
        for (const auto &[name, filter] : window.panel->saved())
            kept.append(name);
        QCOMPARE(kept, expected);
        // As another start of the program shows them.
        PanelWindow other(new FilterPanel(CaseList::Current, [] { return now; }));
        other.panel->setSaved(window.panel->saved());
        const auto *box = find<QComboBox>(QStringLiteral("پالایه‌های نگه‌داشته"), &other.window);
        QCOMPARE(box->count(), 1 + expected.size());
        for (qsizetype n = 0; n < expected.size(); ++n) {
            QCOMPARE(box->itemText(int(n) + 1), expected[n]);
            QVERIFY2(!turnsDirection(box->itemText(int(n) + 1)), qPrintable(expected[n]));
        }
        QCOMPARE(wrongLook(other.window, QSize(520, 640)), QString());
    }

    void asADateOfAFilterTheyFilterNothing()
    {
        PanelWindow window(new FilterPanel(CaseList::Current, [] { return now; }));
        for (const QString &naughty : m_strings) {
            const auto *edit = window.put<uikit::PersianLineEdit>(QStringLiteral("از تاریخ"), naughty);
            press(window.window, QStringLiteral("Tab"));
            const QString typed = asStored(naughty, Lines::One);
            QVERIFY2(asStored(edit->text(), Lines::One) == typed || edit->problem().isEmpty(), qPrintable(naughty));
            if (!edit->problem().isEmpty())
                QCOMPARE(filterOf(window.panel->chosen(), CaseList::Current, m_desk->user(), now).from, std::nullopt);
            QCOMPARE(wrongLook(window.window, QSize(520, 640)), QString());
        }
    }

    void inTheHistoryTheyStandAsWrittenAndTurnNothingRound()
    {
        uikit::HistoryView view;
        view.resize(480, 600);
        QVERIFY(showActive(view));
        for (const QString &naughty : m_strings) {
            HistoryEntry noted{HistoryEntryId(numbered(70)), CaseId(numbered(60)), HistoryKind::Noted, UserId(numbered(1)),
                               now, {}, asStored(naughty, Lines::Many), {}};
            HistoryEntry edited = noted;
            edited.what = HistoryKind::Edited;
            const QJsonObject change{{QStringLiteral("from"), QStringLiteral("چاله")}, {QStringLiteral("to"), noted.words}};
            edited.values = {{QStringLiteral("changed"), QJsonObject{{QStringLiteral("words"), change}}}};
            view.setLines({historyLine({noted, QStringLiteral("رضا"), {}, {}, {}}),
                           historyLine({edited, QStringLiteral("رضا"), {}, {}, {}})});
            (void)view.grab();
            QCOMPARE(view.size(), QSize(480, 600));
            const auto text = [&view](int row) { return view.model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); };
            QVERIFY2(text(0).contains(noted.words) && text(1).contains(noted.words), qPrintable(naughty));
            QVERIFY2(!turnsDirection(noted.words), qPrintable(naughty));
        }
    }

    void asAFactOfACaseTheyAreReadAsTextAndMoveNothing()
    {
        QWidget window;
        auto *label = new QLabel;
        label->setWordWrap(true);
        (new QVBoxLayout(&window))->addWidget(new uikit::ContentArea(label));
        window.resize(480, 600);
        QVERIFY(showActive(window));
        for (const QString &naughty : m_strings) {
            CaseView view{.line = SmallCity::line(60, QStringLiteral("لکه‌گیری آسفالت")), .file = {}, .openNodes = {},
                          .operations = {}, .history = {}, .registeredBy = {}, .takenBy = {}, .unit = {}, .answers = {},
                          .referrals = {}, .otherCases = {}, .joinedToCode = {}};
            view.line.card.address = asStored(naughty, Lines::One);
            for (const CaseFact &fact : factsOf(view, now)) {
                label->setText(fact.value);
                QCOMPARE(wrongLook(window, QSize(480, 600)), QString());
            }
        }
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(corpus::naughtyStringsThere * fieldsTried);
    QApplication application(argc, argv);
    NaughtyCasesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "naughty_cases_test.moc"
