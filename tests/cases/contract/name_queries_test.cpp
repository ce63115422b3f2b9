// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_name_queries.h"

#include "access/core/settle_held.h"
#include "cases/core/case_buckets.h"
#include "cases/core/case_card.h"
#include "cases/core/citizen.h"
#include "catalogue/core/subject.h"
#include "organisation/core/chart.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;
using What = BucketMeaning::What;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const Uuid waterUnit = numbered(1);
const Uuid streets = numbered(2);
constexpr int thisYear = 1405;

BucketHere here(const Bucket &bucket, qint64 rows, std::optional<Instant> checkedAt = {},
                BucketHere::Standing standing = BucketHere::Standing::Agrees)
{
    return {bucket.id(), rows, standing, checkedAt};
}

} // namespace

/// Goal: whoever reads of ids and buckets reads what they stand for, and what is not known here is not made up.
class NameQueriesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;

    StoreParts read(const std::vector<BucketHere> &buckets, const std::vector<qint64> &asked = {})
    {
        BucketNames names({{Bucket::reference().id(), {What::Reference}}});
        return must(readParts(*m_connection, names, buckets, asked, thisYear));
    }

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        must(door.put(toRow(organisation::Unit{organisation::UnitId(waterUnit), {}, organisation::UnitLevel::Unit,
                                               {QStringLiteral("آب"), QStringLiteral("Water")}, true})));
        must(door.put(toRow(Citizen{CitizenId(numbered(5)), QStringLiteral("+982112345678"), QStringLiteral("مریم"), Instant(1),
                                    thisYear})));
        must(door.put(toRow(Citizen{CitizenId(numbered(6)), QStringLiteral("+982112345679"), {}, Instant(1), thisYear})));
        must(m_connection->commit());
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void unknownIdHasNoName()
    {
        const ArgumentNames names = must(readArgumentNames(
            *m_connection, {{QStringLiteral("case"), numbered(99).toString()}, {QStringLiteral("note"), QStringLiteral("آب")}}));
        QVERIFY(names.things.empty());
        QCOMPARE(names.operation, Localized());
    }

    void idsAreNamedHoweverDeepTheyStand()
    {
        const QString unit = waterUnit.toString();
        const ArgumentNames names = must(readArgumentNames(
            *m_connection,
            {{QStringLiteral("citizen"), numbered(5).toString()},
             {QStringLiteral("more"), QJsonArray{QJsonObject{{QStringLiteral("unit"), unit}}, numbered(6).toString()}}}));
        QCOMPARE(names.things.at(unit).en, QStringLiteral("Water"));
        QCOMPARE(names.things.at(numbered(5).toString()).fa, QStringLiteral("مریم"));
        // Who never said his name is his number.
        QCOMPARE(names.things.at(numbered(6).toString()).fa, QStringLiteral("+982112345679"));
    }

    void bucketOfAnotherVersionIsNotGuessed()
    {
        const StoreParts read = this->read({here(Bucket("something:new"), 3)});
        QCOMPARE(read.parts.size(), size_t(1));
        QCOMPARE(read.parts.front().meaning.what, What::Other);
        QCOMPARE(read.parts.front().rows, qint64(3));
    }

    void bucketsAreFoundByTheirNames()
    {
        const StoreParts read = this->read({here(Bucket::reference(), 1), here(cardsBucket({}), 2), here(cardsBucket(14053), 3),
                                            here(citizensBucket(1390), 4), here(filesBucket(std::nullopt, std::nullopt, {}), 5),
                                            here(access::heldBucket(waterUnit), 6)},
                                           {filesBucket(waterUnit, std::nullopt, 14041).id()});
        std::vector<std::pair<What, std::optional<int>>> found;
        for (const StorePart &part : read.parts)
            found.emplace_back(part.meaning.what, part.meaning.time);
        const std::vector<std::pair<What, std::optional<int>>> expected{{What::Reference, {}}, {What::HeldCommands, {}},
                                                                        {What::Citizens, 1390}, {What::Cards, {}},
                                                                        {What::Cards, 14053},   {What::Files, {}}};
        QVERIFY(found == expected);
        QCOMPARE(read.parts[1].unit.fa, QStringLiteral("آب"));
        QCOMPARE(read.asked.begin()->second.meaning.what, What::Files);
        QCOMPARE(read.asked.begin()->second.unit.fa, QStringLiteral("آب"));
    }

    void filesOfAUnitAreOnePart()
    {
        const StoreParts read = this->read({here(filesBucket(waterUnit, std::nullopt, {}), 2, Instant(7)),
                                            here(filesBucket(waterUnit, std::nullopt, 14052), 3, Instant(5)),
                                            here(filesBucket(waterUnit, std::nullopt, 14051), 0, {}, BucketHere::Standing::Missing)});
        QCOMPARE(read.parts.size(), size_t(1));
        const StorePart &part = read.parts.front();
        QCOMPARE(part.rows, qint64(5));
        QCOMPARE(part.buckets, 3);
        QCOMPARE(part.missing, 1);
        // One of them was never compared.
        QVERIFY(!part.checkedAt);
        QCOMPARE(this->read({here(filesBucket(waterUnit, std::nullopt, {}), 2, Instant(7)),
                             here(filesBucket(waterUnit, std::nullopt, 14052), 3, Instant(5))})
                     .parts.front()
                     .checkedAt,
                 std::optional(Instant(5)));
    }
};

QTEST_GUILESS_MAIN(NameQueriesTest)
#include "name_queries_test.moc"
