// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/case_life_check.h"
#include "support/standard_city/larger_city.h"
#include "support/standard_city/volume.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::standard_city;

namespace {

constexpr Instant now(1'795'332'000'000); // 1405/9/1
constexpr qint64 dayMs = 24 * 3'600'000;

const CityPlan &demo()
{
    static const CityPlan plan = demoCityPlan().value();
    return plan;
}

int userOf(const CityPlan &plan, const char *signIn)
{
    for (size_t i = 0; i < plan.users.size(); ++i) {
        if (plan.users[i].key == QLatin1String(signIn))
            return int(i);
    }
    qFatal("no such sign-in");
}

} // namespace

/// Goal: a city of any size is whole, and what is said to lie on a desk is what its user's rights let him hold.
class VolumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLargerCityIsWhole_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("people");
        QTest::newRow("small") << 60 << 2 << 100;
        QTest::newRow("the report's") << 200 << 10 << 300;
        QTest::newRow("more people") << 200 << 10 << 800;
        QTest::newRow("more units") << 320 << 12 << 500;
    }
    void aLargerCityIsWhole()
    {
        QFETCH(int, units);
        QFETCH(int, groups);
        QFETCH(int, people);
        const CityPlan plan = largerCity(demo(), {units, groups, people});
        const auto checked = checkCityPlan(plan);
        QVERIFY2(checked.ok(), checked.ok() ? "" : qPrintable(QDebug::toString(checked.error().values())));
        QCOMPARE(int(plan.units.size()), units);
        QCOMPARE(int(plan.groups.size()), groups);
        QCOMPARE(int(plan.people.size()), people);
        QCOMPARE(plan.users.size(), plan.people.size());
        CaseLifeStream stream(plan, 1, 100, Span::demo(now));
        while (const auto planned = stream.next())
            QVERIFY(checkCaseLife(stream.desks(), *planned).ok());
    }

    void everyRoleIsFilled()
    {
        const CityPlan plan = largerCity(demo(), {});
        std::vector<int> people(plan.roles.size());
        for (const Assignment &assignment : plan.assignments)
            ++people[size_t(assignment.role)];
        QVERIFY(std::none_of(people.begin(), people.end(), [](int count) { return count == 0; }));
    }

    void aDeskHoldsWhatItsUserMaySee()
    {
        const Desks desks(demo());
        CaseLifeStream stream(demo(), 3, 3'000, {now - Milliseconds(200 * dayMs), now}, Texts::LeftOut);
        VolumeCount count(desks, now, 3'000);
        qint64 waste = 0;
        qint64 recent = 0;
        // His window of one month lies in this quarter, which began on 1405/7/1.
        constexpr Instant quarter(1'790'109'000'000);
        const int wasteUser = userOf(demo(), "answer9");
        const int wasteUnit = desks.homeUnit(wasteUser);
        while (const auto planned = stream.next()) {
            count.meet(*planned);
            const auto units = holdingUnits(desks, *planned);
            const bool cleaning = demo().subjects[size_t(planned->registration().subject)].group == 0;
            if (cleaning && std::find(units.begin(), units.end(), wasteUnit) != units.end())
                waste += fileRows(*planned).total();
            if (!planned->closedAt || *planned->closedAt >= quarter)
                recent += fileRows(*planned).total();
        }
        // All of them lie in the window, so cards are whole.
        const auto agent = count.heldBy(userOf(demo(), "agent1"));
        QCOMPARE(agent.cards, qint64(3'000));
        QCOMPARE(agent.fileRows, qint64(0));
        QCOMPARE(agent.citizens, count.citizens());
        const auto answering = count.heldBy(wasteUser);
        QCOMPARE(answering.fileRows, waste);
        QVERIFY(answering.citizens > 0 && answering.citizens <= count.citizens());
        QVERIFY(waste > 0);
        // A follow-up expert of all groups has every file that was followed up, but none twice.
        const auto followUp = count.heldBy(userOf(demo(), "followup1"));
        QVERIFY(followUp.fileRows < count.fileRows());
        QVERIFY(followUp.fileRows > count.fileRows() / 2);
        QCOMPARE(count.heldBy(userOf(demo(), "manager1")).fileRows, recent);
        QVERIFY(recent < count.fileRows() * 3 / 4);
        // Who manages all cartables of the city (R097) keeps no longer than a manager does; what is older he asks the server for.
        QCOMPARE(count.heldBy(userOf(demo(), "admin1")).fileRows, recent);
    }

    void whatWasClosedBeforeTheWindowIsNotOnDesks()
    {
        const Desks desks(demo());
        VolumeCount count(desks, now, 500);
        // 1402 and before: three Jalali years back.
        const Instant end = now - Milliseconds(3 * 366 * dayMs);
        CaseLifeStream stream(demo(), 3, 500, {end - Milliseconds(100 * dayMs), end}, Texts::LeftOut);
        qint64 open = 0;
        while (const auto planned = stream.next()) {
            count.meet(*planned);
            open += planned->closedAt ? 0 : 1;
        }
        QCOMPARE(count.heldBy(userOf(demo(), "agent1")).cards, open);
        QCOMPARE(count.heldBy(userOf(demo(), "agent1")).citizens, qint64(0));
    }
};

QTEST_GUILESS_MAIN(VolumeTest)
#include "volume_test.moc"
