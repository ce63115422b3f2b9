// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/post_load.h"

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/complete_node.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "reference/core/put_record.h"
#include "simulation/city.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using cases::CaseNode;
using cases::PostLoad;
using organisation::Post;
using organisation::PostId;
using test::EmptyDatabase;
using test::must;

namespace {

const Instant begun(1'795'000'000'000);
/// Of the second version of the cycle, which gives a case to the expert of its area; of the first group, where unit 3 looks.
constexpr size_t messagesSubject = 6;

PostId expert(int n) { return PostId(simulation::cityId(3, 40 + n)); }

} // namespace

/// Goal: of experts whose areas are equally near, the server gives each case to the one with least in hand; also in one group of
/// commands, after a new leader has begun, and alike on both databases (R057, R069).
class LeastLoadedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_random = SeededRandom(7);
        must(Leadership::establish(*m_connection, newUuid(begun, m_random), QByteArray(32, 'k')));
        Leadership leadership(*m_connection, {"test", ""});
        QVERIFY(must(leadership.campaign(begun)));
        m_token = leadership.token();
        lead(Keeping::Numbers);
        std::vector<Arrival> base;
        for (const auto &step : m_city.steps())
            base.push_back(arrival(step.kind, step.arguments));
        for (int n = 0; n < 3; ++n) {
            base.push_back(record(Post{expert(n), m_city.units()[2], {QStringLiteral("expert"), {}}, m_city.users()[size_t(3 + n)],
                                       false, QStringLiteral("follow_up_expert"), true}));
            base.push_back(record(catalogue::ExpertArea{catalogue::ExpertAreaId(simulation::cityId(8, 40 + n)),
                                                        {QStringLiteral("area"), {}},
                                                        expert(n),
                                                        m_city.units()[2],
                                                        {},
                                                        m_city.subjects()[messagesSubject].group}));
        }
        run(base);
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_connection.reset();
        m_database.reset();
    }

    void casesOfOneGroupAreSharedOut()
    {
        giveOut(10);
        QCOMPARE(loads(), (std::vector<qint64>{4, 3, 3}));
    }

    void whoHasLessGetsWhatComesUntilAllHaveAlike()
    {
        giveOut(9);
        // The second one finishes all three, in the same group as five more come.
        std::vector<Arrival> both = completions(QStringLiteral("follow_up"), expert(1), QStringLiteral("settle"));
        QCOMPARE(both.size(), size_t(3));
        registered(5);
        for (Arrival &one : completions(QStringLiteral("temporary"), {}, QStringLiteral("register")))
            both.push_back(std::move(one));
        run(both);
        // Three for him, then again in turn from the first.
        QCOMPARE(loads(), (std::vector<qint64>{4, 4, 3}));
    }

    void newLeaderGoesOnFromWhatTheDatabaseCounts()
    {
        giveOut(4);
        lead(Keeping::Numbers);
        giveOut(1);
        QCOMPARE(loads(), (std::vector<qint64>{2, 2, 1}));
    }

    void whatIsKeptInMemoryIsWhatTheDatabaseCounts()
    {
        giveOut(7);
        run(completions(QStringLiteral("follow_up"), expert(0), QStringLiteral("settle")));
        giveOut(2);
        storage::Door door(*m_connection);
        RowCache cache;
        GroupFacts counted(door, cache);
        // A sequencer that has everything counted anew gives the next case to the same one.
        const std::vector<qint64> before = loads();
        const auto least = std::min_element(before.begin(), before.end()) - before.begin();
        giveOut(1);
        QCOMPARE(loads()[size_t(least)], before[size_t(least)] + 1);
        QCOMPARE(fromRow<PostLoad>(**must(counted.row(tableOf<PostLoad>(), expert(int(least)).uuid()))).openStays,
                 before[size_t(least)] + 1);
    }

    void withoutNumbersInMemoryEachGroupIsCounted()
    {
        lead(Keeping::Nothing);
        for (int n = 0; n < 6; ++n)
            giveOut(1);
        QCOMPARE(loads(), (std::vector<qint64>{2, 2, 2}));
    }

private:
    enum class Keeping { Numbers, Nothing };
    void lead(Keeping keeping)
    {
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_rules);
        m_sequencer->lead(m_token);
        if (keeping == Keeping::Numbers)
            m_sequencer->keep(cases::tallies());
    }
    Arrival arrival(const QByteArray &kind, const QJsonObject &arguments)
    {
        const Envelope envelope{
            newUuid(begun, m_random), kind, 1, access::systemUser(), begun, 0, begun, {}, arguments};
        return {envelope.encoded(), envelope, access::systemUser().uuid(), begun};
    }
    template <class T>
    Arrival record(const T &item)
    {
        return arrival(reference::putRecordKind, {{QStringLiteral("type"), QLatin1String(T::tableName)},
                                                  {QStringLiteral("record"), fieldsToJson(item)}});
    }
    void run(const std::vector<Arrival> &arrivals)
    {
        for (const Receipt &receipt : must(m_sequencer->run(arrivals)).receipts)
            QCOMPARE(receipt.outcome, Outcome::Applied);
    }
    void registered(int count)
    {
        std::vector<Arrival> messages;
        for (int n = 0; n < count; ++n)
            messages.push_back(arrival(intake::RegisterCase::kind,
                                       fieldsToJson(intake::RegisterCase{.code = {},
                                                                         .subject = m_city.subjects()[messagesSubject].id,
                                                                         .place = std::nullopt,
                                                                         .plaque = {},
                                                                         .address = {},
                                                                         .words = QString::number(n),
                                                                         .callerPhone = {},
                                                                         .callerName = {},
                                                                         .channel = cases::Channel::Phone,
                                                                         .urgency = cases::Urgency::FollowUp,
                                                                         .answers = {}})));
        run(messages);
    }
    /// Messages are registered, and sent to follow-up as one group of commands.
    void giveOut(int count)
    {
        registered(count);
        run(completions(QStringLiteral("temporary"), {}, QStringLiteral("register")));
    }
    /// Of all open stays at a node, with a post if one is named.
    std::vector<Arrival> completions(const QString &node, const std::optional<PostId> &holder, const QString &operation)
    {
        std::vector<Arrival> all;
        const Table &table = tableOf<CaseNode>();
        std::vector<CaseNode> stays;
        must(m_connection->each("SELECT " + table.selectList + " FROM case_node WHERE state = 'open' ORDER BY id", {},
                                [&](const storage::RowView &view) {
                                    stays.push_back(fromRow<CaseNode>(*storage::readRow(table, view)));
                                    return true;
                                }));
        for (const CaseNode &stay : stays) {
            if (stay.node == node && (!holder || stay.holder == holder))
                all.push_back(arrival(cases::CompleteNode::kind,
                                      fieldsToJson(cases::CompleteNode{stay.caseId, stay.id, operation,
                                                                       QStringLiteral("a note"), {}})));
        }
        return all;
    }
    /// What lies with each of the three, as the database counts it.
    std::vector<qint64> loads()
    {
        storage::Door door(*m_connection);
        std::vector<qint64> loads;
        for (int n = 0; n < 3; ++n)
            loads.push_back(fromRow<PostLoad>(*must(door.row(tableOf<PostLoad>(), expert(n).uuid()))).openStays);
        return loads;
    }

    SeededRandom m_random{7};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    const Registry m_rules = makeRegistry();
    const simulation::City m_city;
    std::unique_ptr<Sequencer> m_sequencer;
    qint64 m_token = 0;
};

QTEST_GUILESS_MAIN(LeastLoadedTest)
#include "least_loaded_test.moc"
