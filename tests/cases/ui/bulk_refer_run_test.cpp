// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_refer_run.h"

#include "base/random.h"
#include "cases/support/told_cases.h"

#include <QtTest>

#include <deque>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::cases::testing;

namespace {

constexpr Instant now(1'795'332'000'000);
/// Two groups and a part of a third.
constexpr int parts = 2 * BulkReferRun::atOnce + 100;

template <class Id>
Id idOf(int number)
{
    return Id(derivedUuid(*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000001")), QByteArray::number(number)));
}

BulkAct manyWaiting()
{
    BulkAct act{idOf<UserId>(5).uuid(), idOf<organisation::PostId>(7), QStringLiteral("expert"), QStringLiteral("together"), {}};
    for (int n = 0; n < parts; ++n)
        act.parts.push_back({idOf<CaseId>(100 + n), QString::number(n), idOf<CaseNodeId>(10'000 + n), {}, BulkState::Waiting});
    return act;
}

} // namespace

/// Goal: the desk is never without work while the answers to some cases are noted, and yet no more has gone unnoted than
/// is promised; a fault or a stop lets what is under way come to its end.
class BulkReferRunTest : public QObject
{
    Q_OBJECT

    /// Takes groups and answers them when the test says.
    class SlowDesk final : public DeskPort
    {
    public:
        struct Group
        {
            std::vector<QJsonObject> arguments;
            AllDone done;
        };
        std::deque<Group> groups;

        UserId user() const override { return idOf<UserId>(1); }
        void submit(const QByteArray &, const QJsonObject &, QObject *, Done, const char *) override { QFAIL("one alone"); }
        void submitAll(const QByteArray &, const std::vector<QJsonObject> &arguments, QObject *, AllDone done) override
        {
            groups.push_back({arguments, std::move(done)});
        }
        DeskStatus status() const override { return {}; }
        std::vector<TroubledCommand> troubled() const override { return {}; }
        Instant now() const override { return ::now; }
        void synchroniseNow() override {}

        void answer(const std::optional<Error> &error = {})
        {
            const Group group = std::move(groups.front());
            groups.pop_front();
            group.done(std::vector<Result<Accepted>>(group.arguments.size(),
                                                     error ? Result<Accepted>(*error) : Result<Accepted>(Accepted{idOf<UserId>(9).uuid(), {}, false})));
        }
    };

    ToldCases m_cases;
    std::unique_ptr<SlowDesk> m_desk;
    std::unique_ptr<BulkReferRun> m_run;
    int m_finished = 0;
    int m_last = 0;

    int waiting() const
    {
        return int(std::count_if(m_run->act()->parts.begin(), m_run->act()->parts.end(),
                                 [](const BulkPart &part) { return part.state == BulkState::Waiting; }));
    }

private Q_SLOTS:
    void init()
    {
        m_finished = 0;
        m_desk = std::make_unique<SlowDesk>();
        m_run = std::make_unique<BulkReferRun>(m_cases, *m_desk, nullptr);
        connect(m_run.get(), &BulkReferRun::finished, this, [this] { ++m_finished; });
        connect(m_run.get(), &BulkReferRun::moved, this, [this](int done, int) { m_last = done; });
        m_run->goOn(manyWaiting());
    }

    void theNextGroupIsThereBeforeTheLastIsAnswered()
    {
        QCOMPARE(m_desk->groups.size(), size_t(BulkReferRun::underWay / BulkReferRun::atOnce));
        QCOMPARE(m_desk->groups.front().arguments.size(), size_t(BulkReferRun::atOnce));
        m_desk->answer();
        QCOMPARE(m_last, BulkReferRun::atOnce);
        QCOMPARE(waiting(), parts - BulkReferRun::atOnce);
        QCOMPARE(m_desk->groups.size(), size_t(2));
        m_desk->answer();
        QCOMPARE(m_finished, 0);
        QCOMPARE(m_desk->groups.front().arguments.size(), size_t(100));
        m_desk->answer();
        QCOMPARE(m_finished, 1);
        QCOMPARE(m_run->went(), parts);
        QCOMPARE(m_last, parts);
        QVERIFY(!m_run->isInterrupted());
    }

    void aFaultEndsItWhenWhatIsUnderWayIsAnswered()
    {
        m_desk->answer(Error("storage.disk_full"));
        QCOMPARE(m_finished, 0);
        QCOMPARE(m_desk->groups.size(), size_t(1));
        // There was room again for these.
        m_desk->answer();
        QCOMPARE(m_finished, 1);
        QVERIFY(m_run->isInterrupted());
        QVERIFY(!m_run->isRunning());
        QCOMPARE(m_run->went(), BulkReferRun::atOnce);
        QCOMPARE(waiting(), parts - BulkReferRun::atOnce);
        QCOMPARE(m_run->stayed().size(), 1);
        QVERIFY(m_desk->groups.empty());
    }

    void afterAStopNoneIsGivenAndThoseUnderWayAreNoted()
    {
        m_run->stop();
        m_desk->answer();
        QCOMPARE(m_finished, 0);
        m_desk->answer();
        QCOMPARE(m_finished, 1);
        QVERIFY(!m_run->isInterrupted());
        QCOMPARE(m_run->went(), 2 * BulkReferRun::atOnce);
        QVERIFY(m_desk->groups.empty());
    }

    void afterAFaultItGoesOnWithWhatIsLeft()
    {
        m_desk->answer(Error("storage.disk_full"));
        m_desk->answer(Error("storage.disk_full"));
        QCOMPARE(m_finished, 1);
        const BulkAct left = *m_run->act();
        m_run->goOn(left);
        while (!m_desk->groups.empty())
            m_desk->answer();
        QCOMPARE(m_finished, 2);
        QCOMPARE(m_run->went(), parts);
        QVERIFY(!m_run->isInterrupted());
    }
};

QTEST_MAIN(BulkReferRunTest)
#include "bulk_refer_run_test.moc"
