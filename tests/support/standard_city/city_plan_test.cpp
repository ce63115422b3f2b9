// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/city_plan.h"
#include "support/standard_city/desks.h"

#include <QtTest>

#include <functional>

using namespace peygir;
using namespace peygir::standard_city;

using Damage = std::function<void(QByteArray &)>;

/// Goal: a plan that is wrong anywhere is refused with the place named, and the shipped city is whole.
class CityPlanTest : public QObject
{
    Q_OBJECT

private:
    /// A copy of the demo city in which `from` became `to` once in `file`.
    static Result<CityPlan> damaged(const char *file, const QByteArray &from, const QByteArray &to)
    {
        QTemporaryDir folder;
        for (const QString &name : QDir(QStringLiteral(":/demo_city")).entryList()) {
            QFile source(QStringLiteral(":/demo_city/") + name);
            QFile copy(folder.filePath(name));
            if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
                return Error("test.copy");
            QByteArray content = source.readAll();
            if (name == QLatin1String(file)) {
                const qsizetype at = content.indexOf(from);
                if (at < 0)
                    return Error("test.nothing_to_damage");
                content.replace(at, from.size(), to);
            }
            copy.write(content);
        }
        return readCityPlan(folder.path());
    }

private Q_SLOTS:
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *file, const char *from, const char *to, const char *error) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to)
                                << QByteArray("standard_city.") + error;
        };
        row("not JSON", "city.json", "{", "[", "malformed");
        row("no id", "city.json", "\"id\": \"0", "\"id\": \"x", "malformed");
        row("fraction of a micro-degree", "places.json", "\"centre\": [34", "\"centre\": [0.34", "malformed");
        row("English name missing", "catalogue.json", "\"en\": \"Noise\"", "\"en\": \"\"", "malformed");
        row("heh and hamza in two characters", "snippets.json", "سامان\u06c0", "سامان\u0647\u0654", "malformed");
        row("unknown kind of unit", "organisation.json", "\"kind\": \"deputy\"", "\"kind\": \"guild\"", "malformed");
        row("unknown rule", "catalogue.json", "\"rule\": \"unit\"", "\"rule\": \"luck\"", "malformed");
        row("unknown region", "places.json", "\"region\": \"region_1\"", "\"region\": \"region_9\"",
            "unknown_reference");
        row("unknown person", "access.json", "\"person\": \"person_013\"", "\"person\": \"person_999\"",
            "unknown_reference");
        row("unknown role", "access.json", "\"role\": \"manager\"", "\"role\": \"king\"", "unknown_reference");
        row("key twice", "places.json", "\"key\": \"s_azadi\"", "\"key\": \"s_hafez\"", "repeated");
        row("unknown verb", "access.json", "cases.reopen", "cases.erase", "unknown_verb");
        row("time zone", "city.json", "Asia/Tehran", "Asia/Atlantis", "number");
        row("negative weight", "places.json", "\"call_weight\": 13", "\"call_weight\": -13", "number");
        row("nine of ten sooner than half", "catalogue.json", "\"median\": 20", "\"median\": 2000", "number");
        row("two heads", "organisation.json", "\"unit\": \"intake\", \"head\": false",
            "\"unit\": \"intake\", \"head\": true", "chart");
        row("two roots", "organisation.json", "\"kind\": \"deputy\", \"parent\": \"municipality\"",
            "\"kind\": \"deputy\", \"parent\": null", "chart");
        row("circle", "organisation.json", "\"parent\": \"mayor_office\"", "\"parent\": \"intake\"", "chart");
        row("nobody answers", "access.json", "\"role\": \"answering_expert\", \"unit\": \"region_5_municipality\"",
            "\"role\": \"manager\", \"unit\": \"region_5_municipality\"", "nobody");
        row("no words", "phrases.json", "\"potholes\": [", "\"pits\": [", "no_words");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, error);
        const auto plan = damaged(file.constData(), from, to);
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().id(), error);
    }

    void anAbsentFileIsNamed()
    {
        QTemporaryDir empty;
        const auto plan = readCityPlan(empty.path());
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().id(), QByteArray("standard_city.unreadable"));
    }

    void aStreetOutsideOfItsDistrictIsFound()
    {
        auto plan = demoCityPlan();
        QVERIFY(plan.ok());
        plan->streets[7].to.latitude += 500'000;
        const auto checked = checkCityPlan(*plan);
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error().id(), QByteArray("standard_city.outside"));
        QCOMPARE(checked.error().values().value(QStringLiteral("key")).toString(), plan->streets[7].key);
    }

    void theShippedCityIsWhole()
    {
        const auto plan = demoCityPlan();
        QVERIFY2(plan.ok(), plan.ok() ? "" : qPrintable(QDebug::toString(plan.error().values())));
        QCOMPARE(plan->regions.size(), size_t(8));
        QCOMPARE(plan->districts.size(), size_t(24));
        QCOMPARE(plan->neighbourhoods.size(), size_t(72));
        QCOMPARE(plan->streets.size(), size_t(252));
        QCOMPARE(plan->groups.size(), size_t(8));
        QCOMPARE(plan->subjects.size(), size_t(60));
        QCOMPARE(plan->snippets.size(), size_t(23));
        QCOMPARE(plan->roles.size(), size_t(8));
        const auto deputies = std::count_if(plan->units.begin(), plan->units.end(),
                                            [](const Unit &unit) { return unit.kind == UnitKind::Deputy; });
        QCOMPARE(deputies, 8);
    }

    void districtsDoNotOverlap()
    {
        const auto plan = demoCityPlan();
        QVERIFY(plan.ok());
        for (const Street &street : plan->streets) {
            const auto holding = std::count_if(plan->districts.begin(), plan->districts.end(), [&](const District &d) {
                return contains(d.outline, street.from);
            });
            QCOMPARE(holding, 1);
        }
    }

    void everyRoleHasASignIn()
    {
        const auto plan = demoCityPlan();
        QVERIFY(plan.ok());
        for (size_t role = 0; role < plan->roles.size(); ++role) {
            const bool used = std::any_of(plan->assignments.begin(), plan->assignments.end(),
                                          [&](const Assignment &a) { return a.role == int(role); });
            QVERIFY2(used, qPrintable(plan->roles[role].key));
        }
        for (const char *name : {"agent1", "supervisor1", "followup1", "followupmanager1", "answer1", "official1",
                                 "manager1", "admin1"}) {
            const bool there = std::any_of(plan->users.begin(), plan->users.end(),
                                           [&](const User &user) { return user.key == QLatin1String(name); });
            QVERIFY2(there, name);
        }
    }

    void agentsReferInIntakeAndNowhereElse()
    {
        const auto plan = demoCityPlan();
        QVERIFY(plan.ok());
        const Desks desks(*plan);
        QVERIFY(!desks.registering().empty());
        for (const int agent : desks.registering()) {
            for (size_t unit = 0; unit < plan->units.size(); ++unit) {
                const bool isIntake = plan->units[unit].key == QLatin1String("intake");
                for (const char *verb : {"cases.refer", "cases.take"})
                    QCOMPARE(desks.may(agent, QLatin1String(verb), int(unit), 0), isIntake);
            }
        }
    }

    void anAssignmentForOneGroupGivesNoRightInAnother()
    {
        const auto plan = demoCityPlan();
        QVERIFY(plan.ok());
        const Desks desks(*plan);
        const auto indexOf = [](const auto &list, const char *key) {
            const auto found = std::find_if(list.begin(), list.end(),
                                            [&](const auto &item) { return item.key == QLatin1String(key); });
            return int(found - list.begin());
        };
        const int user = indexOf(plan->users, "answer9");
        const int waste = indexOf(plan->units, "waste");
        const QString complete = QStringLiteral("cases.complete");
        QVERIFY(desks.may(user, complete, waste, indexOf(plan->groups, "cleaning")));
        QVERIFY(!desks.may(user, complete, waste, indexOf(plan->groups, "roads")));
        QVERIFY(!desks.may(user, QStringLiteral("cases.reopen"), waste, indexOf(plan->groups, "cleaning")));
        QVERIFY(!desks.may(user, complete, indexOf(plan->units, "fire"), indexOf(plan->groups, "cleaning")));
    }
};

QTEST_GUILESS_MAIN(CityPlanTest)
#include "city_plan_test.moc"
