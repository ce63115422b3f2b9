// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/post_load.h"
#include "cases/core/refer_case.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "organisation/core/chart_use.h"
#include "reference/core/put_record.h"
#include "simulation/city.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using organisation::ChartUse;
using organisation::Post;
using organisation::PostId;
using organisation::Unit;
using organisation::UnitId;
using test::EmptyDatabase;
using test::must;

namespace {

const Instant begun(1'795'000'000'000);
const UnitId corner(simulation::cityId(2, 70));
const UnitId below(simulation::cityId(2, 71));
const PostId desk(simulation::cityId(3, 70));

} // namespace

/// Goal: what is in use in the chart is what is in use after the commands before, also those that came with this one in a group;
/// and what the server remembers of it is what the database counts, on both databases (R110).
class ChartGroupTest : public QObject
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
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_rules);
        m_sequencer->lead(leadership.token());
        m_sequencer->keep(cases::tallies());
        std::vector<Arrival> base;
        for (const auto &step : m_city.steps())
            base.push_back(arrival(step.kind, step.arguments));
        base.push_back(record(unit(corner, true)));
        base.push_back(record(post(corner, true)));
        for (const Receipt &receipt : run(base))
            QCOMPARE(receipt.outcome, Outcome::Applied);
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_connection.reset();
        m_database.reset();
    }

    void unitWhoseLastPostLeavesIsSwitchedOffInTheSameGroup()
    {
        const auto receipts = run({record(post(m_city.units()[2], true)), record(unit(corner, false))});
        QCOMPARE(wordOf(receipts[1]), QByteArray());
        QCOMPARE(use(corner.uuid()).posts, qint64(0));
        // The unit to which it came is in use from then on, by what is remembered as by what is counted.
        QCOMPARE(wordOf(run({record(unit(corner, true)), record(post(corner, true)), record(unit(corner, false))})[2]),
                 QByteArray("organisation.unit_in_use"));
        QCOMPARE(use(corner.uuid()).posts, qint64(1));
    }

    void unitToWhichAUnitCameInTheSameGroupStays()
    {
        const auto receipts = run({record(post(m_city.units()[2], true)), record(unit(below, true, corner)),
                                   record(unit(corner, false))});
        QCOMPARE(wordOf(receipts[2]), QByteArray("organisation.unit_in_use"));
        QCOMPARE(receipts[2].reason->values().value(QStringLiteral("units")).toInt(), 1);
        QCOMPARE(receipts[2].reason->values().value(QStringLiteral("posts")).toInt(), 0);
        // Once that is off as well, nothing is below.
        QCOMPARE(wordOf(run({record(unit(below, false, corner)), record(unit(corner, false))})[1]), QByteArray());
    }

    void unitThatIsMadeInTheGroupIsInUseByWhatIsMadeInIt()
    {
        Post other = post(below, true);
        other.id = PostId(simulation::cityId(3, 71));
        const auto receipts = run({record(unit(below, true)), record(other), record(unit(below, false))});
        QCOMPARE(wordOf(receipts[2]), QByteArray("organisation.unit_in_use"));
        QCOMPARE(receipts[2].reason->values().value(QStringLiteral("held")).toInt(), 1);
        QCOMPARE(use(below.uuid()).held, qint64(1));
    }

    void postToWhichACaseIsReferredInTheSameGroupStays()
    {
        const auto [caseId, stay] = openStay();
        const auto receipts = run({arrival(cases::ReferCase::kind, fieldsToJson(cases::ReferCase{caseId, stay, desk, {}})),
                                   record(post(corner, false))});
        QCOMPARE(wordOf(receipts[0]), QByteArray());
        QCOMPARE(wordOf(receipts[1]), QByteArray("organisation.post_in_use"));
        // And the other way round: what leaves in the group lies there no more.
        const auto away = run({arrival(cases::ReferCase::kind,
                                       fieldsToJson(cases::ReferCase{caseId, stay, m_city.posts()[0].id, {}})),
                               record(post(corner, false)), record(unit(corner, false))});
        for (const Receipt &receipt : away)
            QCOMPARE(wordOf(receipt), QByteArray());
        QCOMPARE(use(desk.uuid()).openStays, qint64(0));
    }

private:
    Arrival arrival(const QByteArray &kind, const QJsonObject &arguments)
    {
        const Envelope envelope{newUuid(begun, m_random), kind, 1, access::systemUser(), begun, 0, begun, {}, arguments};
        return {envelope.encoded(), envelope, access::systemUser().uuid(), begun};
    }
    template <class T>
    Arrival record(const T &item)
    {
        return arrival(reference::putRecordKind, {{QStringLiteral("type"), QLatin1String(T::tableName)},
                                                  {QStringLiteral("record"), fieldsToJson(item)}});
    }
    static Unit unit(const UnitId &id, bool active, const std::optional<UnitId> &parent = {})
    {
        return {id, parent, organisation::UnitLevel::Unit, {QStringLiteral("corner"), {}}, active};
    }
    Post post(const UnitId &unit, bool active) const
    {
        return {desk, unit, {QStringLiteral("desk"), {}}, m_city.users()[3], false, {}, active};
    }
    std::vector<Receipt> run(const std::vector<Arrival> &arrivals) { return must(m_sequencer->run(arrivals)).receipts; }
    /// Why it was not applied; empty: it was.
    static QByteArray wordOf(const Receipt &receipt) { return receipt.reason ? receipt.reason->id() : QByteArray(); }
    /// As the database counts it.
    ChartUse use(const Uuid &id)
    {
        storage::Door door(*m_connection);
        return fromRow<ChartUse>(*must(door.row(tableOf<ChartUse>(), id)));
    }
    std::pair<cases::CaseId, cases::CaseNodeId> openStay()
    {
        const intake::RegisterCase message{.code = {},
                                           .subject = m_city.subjects()[0].id,
                                           .place = std::nullopt,
                                           .plaque = {},
                                           .address = {},
                                           .words = QStringLiteral("words"),
                                           .callerPhone = {},
                                           .callerName = {},
                                           .channel = cases::Channel::Phone,
                                           .urgency = cases::Urgency::FollowUp,
                                           .answers = {}};
        must(m_sequencer->run(std::vector{arrival(intake::RegisterCase::kind, fieldsToJson(message))}));
        std::optional<std::pair<cases::CaseId, cases::CaseNodeId>> found;
        must(m_connection->each("SELECT aggregate, id FROM case_node WHERE state = 'open'", {},
                                [&found](const storage::RowView &view) {
                                    found.emplace(cases::CaseId(view.uuid(0)), cases::CaseNodeId(view.uuid(1)));
                                    return true;
                                }));
        return *found;
    }

    SeededRandom m_random{7};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    const Registry m_rules = makeRegistry();
    const simulation::City m_city;
    std::unique_ptr<Sequencer> m_sequencer;
};

QTEST_GUILESS_MAIN(ChartGroupTest)
#include "chart_group_test.moc"
