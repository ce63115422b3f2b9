// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_bulk_book.h"

#include "cases/core/case_file.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const organisation::PostId mine(numbered(1));
const organisation::PostId theirs(numbered(2));
const Instant now(1'795'000'000'000);

BulkAct actOf(int id, int parts)
{
    BulkAct act{numbered(id), theirs, QStringLiteral("ناحیه ۲"), QStringLiteral("با هم"), {}};
    for (int n = 0; n < parts; ++n)
        act.parts.push_back({CaseId(numbered(100 + n)), QString::number(4820173950 + n), CaseNodeId(numbered(200 + n)),
                             n == 0 ? std::nullopt : std::optional(mine), BulkState::Waiting});
    return act;
}

std::vector<BulkState> statesOf(const BulkAct &act)
{
    std::vector<BulkState> states;
    for (const BulkPart &part : act.parts)
        states.push_back(part.state);
    return states;
}

} // namespace

/// Goal: the last act on many cases is remembered case by case, as it was given and with what became of each, and nothing of
/// the one before it.
class BulkBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->open();
        must(storage::migrate(*m_connection, must(storage::allMigrations()), storage::Side::Desk));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whereNothingWasGivenThereIsNothing() { QVERIFY(!must(readBulkAct(*m_connection))); }

    void whatWasGivenIsReadAsItWasWritten()
    {
        must(writeBulkAct(*m_connection, actOf(7, 3)));
        const BulkAct act = *must(readBulkAct(*m_connection));
        QCOMPARE(act.id, numbered(7));
        QCOMPARE(act.to, theirs);
        QCOMPARE(act.toName, QStringLiteral("ناحیه ۲"));
        QCOMPARE(act.note, QStringLiteral("با هم"));
        QCOMPARE(act.parts.size(), size_t(3));
        QCOMPARE(act.parts[2].code, QStringLiteral("4820173952"));
        QCOMPARE(act.parts[2].node, CaseNodeId(numbered(202)));
        QVERIFY(!act.parts[0].from && act.parts[1].from == mine);
    }

    void eachCaseMayGoToAPostOfItsOwn()
    {
        BulkAct given = actOf(7, 2);
        given.parts[1].to = mine;
        must(writeBulkAct(*m_connection, given));
        const BulkAct act = *must(readBulkAct(*m_connection));
        QCOMPARE(act.targetOf(act.parts[0]), theirs);
        QCOMPARE(act.targetOf(act.parts[1]), mine);
    }

    void anActTakesThePlaceOfTheOneBefore()
    {
        must(writeBulkAct(*m_connection, actOf(7, 3)));
        must(writeBulkAct(*m_connection, actOf(8, 1)));
        must(writeBulkStates(*m_connection, numbered(7), {{0, BulkState::Referred}}));
        const BulkAct act = *must(readBulkAct(*m_connection));
        QCOMPARE(act.id, numbered(8));
        QCOMPARE(statesOf(act), std::vector{BulkState::Waiting});
    }

    void whatBecameOfEachIsKeptAndWhatIsLeftWaitsNoMore()
    {
        must(writeBulkAct(*m_connection, actOf(7, 3)));
        must(writeBulkStates(*m_connection, numbered(7), {{1, BulkState::Referred}}));
        must(leaveBulkAct(*m_connection, numbered(8)));
        QCOMPARE(statesOf(*must(readBulkAct(*m_connection))),
                 (std::vector{BulkState::Waiting, BulkState::Referred, BulkState::Waiting}));
        must(leaveBulkAct(*m_connection, numbered(7)));
        QCOMPARE(statesOf(*must(readBulkAct(*m_connection))),
                 (std::vector{BulkState::Left, BulkState::Referred, BulkState::Left}));
    }

    void holdersAreThoseOfOpenNodesNow()
    {
        storage::Door door(*m_connection);
        const auto put = [&](int n, bool open, std::optional<organisation::PostId> holder) {
            must(door.put(toRow(CaseNode{CaseNodeId(numbered(n)), CaseId(numbered(100)), QStringLiteral("follow_up"),
                                         open ? workflow::OpeningState::Open : workflow::OpeningState::Closed, {}, holder, {}, {},
                                         {}, now, UserId(numbered(3)), {}, {}, {}, {}})));
        };
        put(200, true, mine);
        put(201, true, {});
        put(202, false, mine);
        const auto holders = must(readHolders(*m_connection, {CaseNodeId(numbered(200)), CaseNodeId(numbered(201)),
                                                              CaseNodeId(numbered(202)), CaseNodeId(numbered(203))}));
        QCOMPARE(holders, (BulkBook::Holders{{CaseNodeId(numbered(200)), mine}, {CaseNodeId(numbered(201)), std::nullopt}}));
    }

private:
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(BulkBookTest)
#include "bulk_book_test.moc"
