// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/case_card.h"
#include "cases/core/closed_asked.h"
#include "cases/core/period.h"
#include "cases/ui/case_list_page.h"
#include "cases/ui/closed_list.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "storage/door.h"
#include "uikit/navigation_rail.h"
#include "uikit/reasoned_action.h"
#include "uikit/testing/ui_driver.h"

#include <QComboBox>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const Instant answeredAt(1'795'000'000'000);
const QString sourceName = QStringLiteral("فهرست از کجاست");
const QString keepsName = QStringLiteral("این فهرست چه دارد");
const QString caseSource = QStringLiteral("جای پرونده");

cases::CaseId numbered(int n)
{
    return *cases::CaseId::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

} // namespace

/// Goal: a list says that it is what this desk keeps; one key shows the server's closed cases in its place, of any year,
/// page by page and under the same filter, says where they come from and when they cannot be had, and one key leads back.
class ClosedListTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    /// So many closed cases as the server would send them, from this number on; the last page says no "next".
    ServerPort::Answer answerWith(int first, int count, bool more)
    {
        const auto connection = m_desk->connect();
        storage::Door door(*connection);
        const Uuid like = *Uuid::parse(QStringView(m_like));
        const auto known = fromRow<cases::CaseCard>(*bench::must(door.row(tableOf<cases::CaseCard>(), like)));
        ServerPort::Answer answer{answeredAt, {}, {}};
        for (int n = first; n < first + count; ++n) {
            cases::CaseCard card = known;
            card.id = numbered(n);
            card.code = QString::number(2'000'000'000 + n);
            card.openNodes = 0;
            card.closedAt = answeredAt - std::chrono::hours(24) * n;
            card.closedPeriod = cases::periodOf(*card.closedAt);
            card.outcome = workflow::Outcome::Done;
            answer.rows.push_back(std::make_shared<Row>(toRow(card)));
        }
        if (more)
            answer.told.insert(QStringLiteral("next"),
                               fieldsToJson(cases::ClosedPlace{14011, answeredAt, numbered(first + count - 1)}));
        if (first == 0)
            answer.told.insert(QStringLiteral("years"), QJsonArray{1405, 1404, 1401});
        return answer;
    }

    void goTo(const char *place)
    {
        auto &rail = *m_desk->window().findChild<uikit::NavigationRail *>();
        Q_EMIT rail.activated(QLatin1String(place));
    }
    void askTheServer()
    {
        const size_t before = m_desk->server().asked.size();
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F5"));
        QVERIFY(waitUntil([&] { return m_desk->server().asked.size() == before + 1; }));
    }
    cases::ClosedAsked asked() { return *fieldsFromJson<cases::ClosedAsked>(m_desk->server().asked.back().arguments); }
    QString whyNot(const char *action)
    {
        const auto *found = m_desk->window().findChild<uikit::ReasonedAction *>(QLatin1String(action));
        return found->isEnabled() ? QString() : found->reason();
    }
    QString source() { return m_desk->labelled(sourceName); }
    QString m_like;

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>();
        m_like = m_desk->currentRow().id;
    }
    void cleanup() { m_desk.reset(); }

    void cartableIsHereWholeAndAsksNobody()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+Shift+F5"));
        QVERIFY(m_desk->server().asked.empty());
        QCOMPARE(whyNot("list.closed"), QStringLiteral("هر چه برای شما باز است همین‌جاست."));
        QVERIFY(m_desk->labelled(keepsName).isEmpty());
    }

    void serverThatIsNotThereIsSaidAndTheDeskIsOneKeyAway()
    {
        goTo("all");
        QVERIFY2(m_desk->labelled(keepsName).startsWith(QStringLiteral("…")), qPrintable(m_desk->labelled(keepsName)));
        QVERIFY(waitUntil([this] { return !m_desk->list().currentId().isEmpty(); }));
        const QString held = m_desk->list().currentId();
        askTheServer();
        QVERIFY2(source().contains(QStringLiteral("در حال پرسیدن")), qPrintable(source()));
        m_desk->server().answer(Error("front.unreachable"));
        QVERIFY(waitUntil([this] { return source().contains(QStringLiteral("سرور اکنون در دسترس نیست")); }));
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(waitUntil([&] { return source().isEmpty() && m_desk->list().currentId() == held; }));
        QVERIFY(m_desk->labelled(keepsName).startsWith(QStringLiteral("…")));
    }

    void pagesComeAsOneGoesDownAndSayWhereTheyComeFrom()
    {
        goTo("archive");
        askTheServer();
        QCOMPARE(m_desk->server().asked.back().query, QByteArray("closed"));
        QCOMPARE(asked(), (cases::ClosedAsked{.list = cases::CaseList::Archive}));
        m_desk->server().answer(answerWith(0, 100, true));
        QVERIFY(waitUntil([this] { return source().startsWith(QStringLiteral("از سرور")); }));
        QCOMPARE(m_desk->list().currentId(), numbered(0).toString());
        QCOMPARE(m_desk->server().asked.size(), size_t(1));
        press(m_desk->window(), QStringLiteral("End"));
        QVERIFY(waitUntil([this] { return m_desk->server().asked.size() == 2; }));
        QVERIFY(asked().after == fieldsToJson(cases::ClosedPlace{14011, answeredAt, numbered(99)}));
        m_desk->server().answer(answerWith(100, 30, false));
        QVERIFY(waitUntil([this] { return m_desk->list().currentId() == numbered(129).toString(); }));
        QCOMPARE(m_desk->server().asked.size(), size_t(2));
    }

    void pageThatCannotBeHadIsAskedForAgain()
    {
        goTo("archive");
        askTheServer();
        m_desk->server().answer(Error("sync.queries.too_many"));
        QVERIFY(waitUntil([this] { return source().contains(QStringLiteral("یک دقیقه")); }));
        for (auto *button : m_desk->window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("دوباره بپرس"))
                click(*button);
        }
        QVERIFY(waitUntil([this] { return m_desk->server().asked.size() == 2; }));
        m_desk->server().answer(answerWith(0, 0, false));
        QVERIFY(waitUntil([this] { return source() == QStringLiteral("سرور اینجا پروندهٔ بسته‌ای نشان نمی‌دهد."); }));
    }

    void yearAndFilterNarrowTheQuestionAndEndTheOneBefore()
    {
        goTo("all");
        askTheServer();
        m_desk->server().answer(answerWith(0, 3, false));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == 3; }));
        auto *years = m_desk->shown<QComboBox>(QStringLiteral("سال بسته‌شدن"));
        QVERIFY(years);
        QCOMPARE(years->itemText(2), QStringLiteral("۱۴۰۴"));
        years->setFocus();
        press(m_desk->window(), QStringLiteral("Down"));
        QVERIFY(waitUntil([this] { return m_desk->server().asked.size() == 2; }));
        QCOMPARE(asked().year, std::optional(1405));
        const auto cancelled = m_desk->server().asked.back().cancelled;
        // Letters that are typed in the list filter it, there as here.
        m_desk->list().setFocus();
        type(m_desk->window(), QStringLiteral("200"));
        QVERIFY(waitUntil([this] { return m_desk->server().asked.size() >= 3 && persian::toAsciiDigits(asked().text.value_or(QString())) == u"200"; }));
        QVERIFY(*cancelled);
        QCOMPARE(asked().year, std::optional(1405));
    }

    void caseThatIsOpenedIsAskedForAndNothingIsDoneWithIt()
    {
        goTo("archive");
        askTheServer();
        m_desk->server().answer(answerWith(0, 2, false));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == 2; }));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->server().asked.back().query == QByteArray("case"); }));
        QCOMPARE(m_desk->server().asked.back().arguments,
                 QJsonObject({{QStringLiteral("case"), numbered(0).toString()}}));
        QCOMPARE(whyNot("list.refer"), QStringLiteral("آنچه سرور نشان می‌دهد فقط خواندنی است."));
    }
};

QTEST_MAIN(ClosedListTest)
#include "closed_list_test.moc"
