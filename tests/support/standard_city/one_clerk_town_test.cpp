// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/one_clerk_town.h"

#include "support/standard_city/base_commands.h"
#include "support/rules/scene.h"

#include <QtTest>

#include <set>

using namespace peygir;
using namespace peygir::test;

namespace {

const standard_city::CityPlan &town()
{
    static const auto plan = standard_city::oneClerkTown(standard_city::demoCityPlan().value());
    return plan;
}

} // namespace

/// Goal: the town in which one clerk does everything is the demo city's places and subjects, with one person who may do it
/// (R010).
class OneClerkTownTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneUnitOnePostOnePerson()
    {
        QCOMPARE(town().units.size(), size_t(1));
        QVERIFY(!town().units.front().parent);
        QCOMPARE(town().posts.size(), size_t(1));
        QVERIFY(town().posts.front().head);
        QCOMPARE(town().people.size(), size_t(1));
        QCOMPARE(town().users.size(), size_t(1));
        QCOMPARE(town().subjects.size(), standard_city::demoCityPlan().value().subjects.size());
        QCOMPARE(town().streets.size(), standard_city::demoCityPlan().value().streets.size());
    }

    void theClerkMayDoWhateverAnybodyMay()
    {
        const auto &clerk = town().roles[size_t(*town().posts.front().role)];
        const auto city = standard_city::demoCityPlan().value();
        for (const auto &role : city.roles) {
            for (const QString &verb : role.verbs)
                QVERIFY2(clerk.verbs.contains(verb), qPrintable(verb));
        }
        QCOMPARE(std::set<QString>(clerk.verbs.begin(), clerk.verbs.end()).size(), size_t(clerk.verbs.size()));
    }

    void everySubjectWalksTheOneClerkArrangement()
    {
        QVERIFY(standard_city::baseInformation(town(), Instant(1'790'000'000'000)).ok());
        for (const auto &subject : town().subjects)
            QCOMPARE(subject.process, QStringLiteral("one_clerk_town"));
    }
};

QTEST_GUILESS_MAIN(OneClerkTownTest)
#include "one_clerk_town_test.moc"
