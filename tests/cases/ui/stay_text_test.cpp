// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/stay_text.h"
#include "uikit/application.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace std::chrono_literals;

namespace {

const Instant opened(1'795'000'000'000);

Uuid id(int n) { return *Uuid::parse(QStringLiteral("019b761a-6540-7000-8000-%1").arg(n, 12, 10, QChar(u'0'))); }

StayView stay(int unit, const QString &name, std::optional<Milliseconds> closedAfter)
{
    CaseNode node{CaseNodeId(id(1)),
                  CaseId(id(2)),
                  QStringLiteral("official"),
                  workflow::OpeningState::Open,
                  {},
                  organisation::PostId(id(3)),
                  organisation::UnitId(id(unit)),
                  {},
                  {},
                  opened,
                  UserId(id(4)),
                  {},
                  {},
                  {},
                  {}};
    node.dueAt = opened + 10h;
    if (closedAfter)
        node.closedAt = opened + *closedAfter;
    return {node, {QStringLiteral("نزد مسئول"), {}}, {QStringLiteral("رئیس"), {}}, {name, {}}};
}

CaseView viewWith(std::vector<StayView> stays)
{
    CaseCard card{CaseId(id(2)),
                  {},
                  {},
                  catalogue::SubjectId(id(5)),
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  {},
                  1,
                  0,
                  cases::Channel::Phone,
                  cases::Urgency::FollowUp,
                  {},
                  UserId(id(4)),
                  opened,
                  {},
                  opened,
                  {},
                  {},
                  {},
                  {},
                  {},
                  false};
    CaseView view{CaseLine{card, {}, {}, {}, {}, {}}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    view.stays = std::move(stays);
    return view;
}

} // namespace

/// Goal: whoever looks at a case sees where its time went, and whose delay it is (R093, R234).
class StayTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void caseInTimeIsNobodysDelay()
    {
        const CaseView view = viewWith({stay(10, QStringLiteral("واحد یک"), 4h)});
        QCOMPARE(shownDelayOwners(view, opened + 900h), QString());
        const auto lines = stayLines(view, opened + 900h);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.front().sentence, QStringLiteral("نزد مسئول، نزد رئیس (واحد یک)"));
        QVERIFY2(lines.front().note.contains(QStringLiteral("عالی")), qPrintable(lines.front().note));
    }

    void openStayIsJudgedOnlyWhenItIsLate()
    {
        const CaseView view = viewWith({stay(10, QStringLiteral("واحد یک"), {})});
        QVERIFY(!stayLines(view, opened + 1h).front().note.contains(QStringLiteral("عالی")));
        const QString late = stayLines(view, opened + 82h).front().note;
        QVERIFY2(late.contains(QStringLiteral("ضعیف")) && late.contains(QStringLiteral("۳ روز")), qPrintable(late));
    }

    void ownersOfADelayAreNamedTheWorstFirst()
    {
        const CaseView view =
            viewWith({stay(10, QStringLiteral("واحد یک"), 13h), stay(11, QStringLiteral("واحد دو"), 82h)});
        const QString owners = shownDelayOwners(view, opened + 900h);
        QVERIFY2(owners.startsWith(QStringLiteral("واحد دو: ۳ روز")), qPrintable(owners));
        QVERIFY2(owners.contains(QStringLiteral("واحد یک: ۳ ساعت")), qPrintable(owners));
    }

    void waitForTheCitizenIsSaidAndIsNobodysDelay()
    {
        CaseView view = viewWith({stay(10, QStringLiteral("واحد یک"), {})});
        CaseNode &node = view.stays.front().stay;
        view.waits = {{CaseWaitId(id(7)), node.caseId, node.id, opened + 2h, UserId(id(4)), node.dueAt, {}, {}, {}, {}}};
        node.dueAt.reset();
        const QString open = stayLines(view, opened + 900h).front().note;
        QVERIFY2(open.contains(QStringLiteral("در انتظار شهروند")), qPrintable(open));
        QVERIFY(!open.contains(QStringLiteral("ضعیف")));
        QCOMPARE(shownDelayOwners(view, opened + 900h), QString());
        view.waits.front().endedAt = opened + 50h;
        node.dueAt = opened + 58h;
        node.closedAt = opened + 51h;
        const QString over = stayLines(view, opened + 900h).front().note;
        QVERIFY2(over.contains(QStringLiteral("در انتظار شهروند: ۲ روز")), qPrintable(over));
        QVERIFY2(over.contains(QStringLiteral("عالی")), qPrintable(over));
    }

    void lateWhenHeWasAskedIsLateByThatMuch()
    {
        CaseView view = viewWith({stay(10, QStringLiteral("واحد یک"), {})});
        CaseNode &node = view.stays.front().stay;
        view.waits = {{CaseWaitId(id(7)), node.caseId, node.id, opened + 13h, UserId(id(4)), node.dueAt, {}, {}, {}, {}}};
        node.dueAt.reset();
        QVERIFY2(shownDelayOwners(view, opened + 900h).contains(QStringLiteral("واحد یک: ۳ ساعت")),
                 qPrintable(shownDelayOwners(view, opened + 900h)));
    }

    void newestStayComesFirst()
    {
        auto later = stay(11, QStringLiteral("واحد دو"), {});
        const auto lines = stayLines(viewWith({stay(10, QStringLiteral("واحد یک"), 4h), later}), opened + 5h);
        QVERIFY(lines.front().sentence.contains(QStringLiteral("واحد دو")));
    }
};

QTEST_MAIN(StayTextTest)
#include "stay_text_test.moc"
