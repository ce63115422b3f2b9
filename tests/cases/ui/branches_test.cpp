// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/ask_citizen.h"
#include "cases/core/case_fetch.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "cases/support/told_cases.h"
#include "cases/ui/case_acts.h"
#include "cases/ui/case_page.h"
#include "intake/support/call_desk.h"
#include "uikit/application.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QApplication>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using cases::testing::KeepingDesk;
using cases::testing::ToldCases;

namespace {

const Instant now(1'795'332'000'000);
const UserId own(numbered(1));
const UserId other(numbered(2));
const CaseId caseId(numbered(60));

CaseNode stay(int id, const char *node)
{
    return {CaseNodeId(numbered(id)), caseId, QLatin1String(node), workflow::OpeningState::Open, QLatin1String(node),
            organisation::PostId(numbered(id + 10)), {}, {}, {}, Instant(now.milliseconds() - 1000 * (100 - id)), own, {}, {}, {}, {}};
}

CaseWait waitAt(int id, const CaseNode &node, int minutesAgo)
{
    return {CaseWaitId(numbered(id)), caseId, node.id, Instant(now.milliseconds() - 60'000 * minutesAgo), own, {}, {}, {}, {}, {}};
}

} // namespace

/// Goal: where a case goes on in several branches at once, what one does is done at the stay that one holds, and where that could be
/// several, one is asked which (R073, R080).
class BranchesTest : public QObject
{
    Q_OBJECT

    struct NoFetch final : CaseFetch
    {
        Cancel fetch(const CaseAsked &, QObject *, Done) override { return [] {}; }
    };

    const CaseNode m_survey = stay(71, "survey");
    const CaseNode m_permit = stay(72, "permit");
    const CaseNode m_traffic = stay(73, "traffic");
    ToldCases m_cases;
    NoFetch m_fetch;
    std::unique_ptr<KeepingDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
    CasePage *m_page = nullptr;

    void show(const std::map<CaseNodeId, UserId> &whose, const std::vector<CaseWait> &waits = {})
    {
        CaseView view{.line = SmallCity::line(60, QStringLiteral("حفاری")), .file = CaseFile{caseId, {}, {}, {}, {}, {}, {}, {}},
                      .openNodes = {m_survey, m_permit, m_traffic}, .operations = {}, .history = {}, .registeredBy = {},
                      .takenBy = {}, .unit = {}, .answers = {}, .referrals = {}, .otherCases = {}, .joinedToCode = {}};
        view.line.card.openNodes = 3;
        const auto add = [&view](const CaseNode &node, const QString &status, const QString &holder) {
            view.stays.push_back({node, {status, {}}, {holder, {}}, {}});
        };
        add(m_survey, QStringLiteral("بازدید کارشناس"), QStringLiteral("بازرس میدانی"));
        add(m_permit, QStringLiteral("صدور مجوز"), QStringLiteral("کارشناس مجوز"));
        add(m_traffic, QStringLiteral("هماهنگی ترافیک"), QStringLiteral("کارشناس ترافیک"));
        view.whose = whose;
        view.waits = waits;
        m_cases.view = view;
        m_page->showCase(caseId);
        if (!waitUntil([this] { return m_page->view().has_value(); }))
            qFatal("no case");
    }
    /// The command that was given last; empty: none yet.
    QByteArray kind() const { return m_desk->submitted.empty() ? QByteArray() : m_desk->submitted.back().kind; }
    QString argument(const char *name) const
    {
        return m_desk->submitted.empty() ? QString()
                                         : m_desk->submitted.back().arguments.value(QLatin1String(name)).toString();
    }
    static QMenu *asks() { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }
    static QStringList choices()
    {
        QStringList texts;
        for (const QAction *one : asks() ? asks()->actions() : QList<QAction *>()) {
            if (one->isEnabled() && !one->isSeparator())
                texts.append(one->text());
        }
        return texts;
    }
    void confirm(const QString &words)
    {
        type(*m_window, words);
        press(*m_window, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !m_desk->submitted.empty(); }));
    }

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init()
    {
        m_desk = std::make_unique<KeepingDesk>(own, now);
        m_window = std::make_unique<QWidget>();
        m_page = new CasePage(m_cases, m_fetch, *m_desk);
        (new QVBoxLayout(m_window.get()))->addWidget(m_page);
        m_window->resize(720, 640);
        QVERIFY(showActive(*m_window));
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void whatOneHoldsIsTaken()
    {
        show({{m_survey.id, other}, {m_permit.id, own}});
        m_page->acts().take();
        QVERIFY(waitUntil([this] { return !m_desk->submitted.empty(); }));
        QCOMPARE(kind(), QByteArray(TakeCase::kind));
        QCOMPARE(argument("node"), m_permit.id.toString());
    }

    void whatOneHoldsIsReferred()
    {
        m_cases.postsKnown = {{organisation::PostId(numbered(7)), {QStringLiteral("کارشناس"), {}}, {QStringLiteral("واحد"), {}},
                               QStringLiteral("رضایی")}};
        show({{m_survey.id, other}, {m_permit.id, own}});
        m_page->acts().refer();
        type(*m_window, QStringLiteral("رضا"));
        press(*m_window, QStringLiteral("Return"));
        const auto *post = find<uikit::TypeAheadEdit>(QStringLiteral("ارجاع به"), m_window.get());
        QVERIFY(waitUntil([post] { return post->chosen().has_value(); }));
        confirm(QStringLiteral("لطفاً بررسی شود"));
        QCOMPARE(kind(), QByteArray(ReferCase::kind));
        QCOMPARE(argument("node"), m_permit.id.toString());
    }

    void whoHoldsSeveralIsAskedWhichByKeys()
    {
        show({{m_survey.id, other}, {m_permit.id, own}, {m_traffic.id, own}});
        m_page->acts().take();
        QVERIFY(waitUntil([] { return asks() != nullptr; }));
        QVERIFY(m_desk->submitted.empty());
        QCOMPARE(choices(), QStringList({QStringLiteral("صدور مجوز · کارشناس مجوز"), QStringLiteral("هماهنگی ترافیک · کارشناس ترافیک")}));
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
        if (!folder.isEmpty()) {
            QVERIFY(m_window->grab().save(folder + QStringLiteral("/branches-page.png")));
            QVERIFY(asks()->grab().save(folder + QStringLiteral("/branches-menu.png")));
        }
        QTest::keyClick(asks(), Qt::Key_Down);
        QTest::keyClick(asks(), Qt::Key_Return);
        QVERIFY(waitUntil([this] { return !m_desk->submitted.empty(); }));
        QCOMPARE(argument("node"), m_traffic.id.toString());
    }

    void whoHoldsNoneIsAskedAmongAllAndEscapeDoesNothing()
    {
        show({{m_survey.id, other}});
        m_page->acts().take();
        QVERIFY(waitUntil([] { return asks() != nullptr; }));
        QCOMPARE(choices().size(), 3);
        QTest::keyClick(asks(), Qt::Key_Escape);
        QVERIFY(waitUntil([] { return asks() == nullptr; }));
        QTest::qWait(20);
        QVERIFY(m_desk->submitted.empty());
    }

    void citizenIsAskedAtOnesOwnStayWhileAnotherWaitsForHim()
    {
        show({{m_survey.id, other}, {m_permit.id, own}}, {waitAt(81, m_survey, 50)});
        m_page->acts().askCitizen();
        confirm(QStringLiteral("نشانی دقیق؟"));
        QCOMPARE(kind(), QByteArray(AskCitizen::kind));
        QCOMPARE(argument("node"), m_permit.id.toString());
    }

    void answerIsToWhatOneHasAsked()
    {
        show({{m_survey.id, other}, {m_permit.id, own}}, {waitAt(81, m_survey, 50), waitAt(82, m_permit, 20)});
        m_page->acts().askCitizen();
        confirm(QStringLiteral("پلاک ۱۲"));
        QCOMPARE(kind(), QByteArray(EndWait::kind));
        QCOMPARE(argument("wait"), CaseWaitId(numbered(82)).toString());
    }

    void whoHoldsNoneTakesDownTheOnlyAnswerThatIsWaitedFor()
    {
        CaseWait over = waitAt(80, m_permit, 90);
        over.endedAt = now;
        show({{m_survey.id, other}}, {over, waitAt(81, m_traffic, 50)});
        m_page->acts().askCitizen();
        confirm(QStringLiteral("پلاک ۱۲"));
        QCOMPARE(kind(), QByteArray(EndWait::kind));
        QCOMPARE(argument("wait"), CaseWaitId(numbered(81)).toString());
    }
};

QTEST_MAIN(BranchesTest)
#include "branches_test.moc"
