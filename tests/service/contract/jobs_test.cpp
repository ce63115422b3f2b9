// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/settle_held.h"
#include "access/store/grant_job.h"
#include "base/limits.h"
#include "cases/core/case_file.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "cases/store/transfer_job.h"
#include "service/support/job_ground.h"
#include "sync/support/failing_connection.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::sync;
using sync::testing::FailingConnection;
using test::idOf;
using test::must;

namespace {

/// More than one step.
constexpr int messages = 320;
constexpr int stepOfTransfer = limits::commandAggregates / 2;
const Uuid jobId = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-000000000137"));

} // namespace

/// Goal: work on more than one command may touch is done part by part, each once, whatever ends the server meanwhile; it is
/// told how far it is, stops, goes on and is taken back, and what could not be done or taken back is named (DESIGN §3).
class JobsTest : public QObject, protected test::JobGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        std::vector<Arrival> all = openServer();
        for (int n = 0; n < messages; ++n)
            all.push_back(arrival(m_city.users()[1], intake::RegisterCase::kind, fieldsToJson(message(0, n))));
        for (const Receipt &receipt : runAll(all))
            QCOMPARE(receipt.outcome, Outcome::Applied);
        m_from = busiestPost();
        for (const organisation::Post &post : m_city.posts()) {
            if (post.id != m_from && openAt(post.id).empty())
                m_to = post.id;
        }
        m_nodes = openAt(m_from);
        QVERIFY(int(m_nodes.size()) > stepOfTransfer);
    }
    void cleanup() { closeServer(); }

    void whatNoJobCanDoIsRefused()
    {
        const auto refused = [this](const QByteArray &kind, const QJsonObject &arguments) {
            return idOf(jobs().begin(jobId, kind, arguments, access::systemUser(), begun));
        };
        QCOMPARE(refused("paint", {}), QByteArray("jobs.kind_unknown"));
        QCOMPARE(refused("transfer", {}), QByteArray("command.field.missing"));
        QCOMPARE(refused("transfer", transfer(m_from, m_from)), QByteArray("cases.same_post"));
        QCOMPARE(refused("transfer", transfer(m_from, organisation::PostId(jobId))), QByteArray("cases.post_unknown"));
        const access::RoleId role = m_city.roles().front().id;
        QCOMPARE(refused("grant", fieldsToJson(access::GrantAsked{role, role})), QByteArray("access.same_role"));
        QCOMPARE(refused("grant", fieldsToJson(access::GrantAsked{role, access::RoleId(jobId)})),
                 QByteArray("access.role_unknown"));
        QVERIFY(must(jobs().list()).empty());
        QCOMPARE(idOf(jobs().stop(jobId, begun)), QByteArray("jobs.unknown"));
    }

    void itGoesStepByStepAndTellsHowFarItIs()
    {
        begin("transfer", transfer(m_from, m_to));
        QCOMPARE(job().total, qint64(m_nodes.size()));
        QVERIFY(!must(step())->movedBuckets.empty());
        QCOMPARE(job().counts.applied, qint64(stepOfTransfer));
        QCOMPARE(job().state, JobState::Running);
        QCOMPARE(qint64(openAt(m_to).size()), qint64(stepOfTransfer));
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.applied, qint64(m_nodes.size()));
        QVERIFY(openAt(m_from).empty());
        QCOMPARE(openAt(m_to), m_nodes);
        QVERIFY(!must(step()));
        QCOMPARE(must(jobs().list(access::systemUser())).size(), size_t(1));
        QVERIFY(must(jobs().list(m_city.users()[0])).empty());
    }

    void whereverItIsKilledEachPartIsDoneOnce_data()
    {
        QTest::addColumn<int>("kill");
        QTest::addColumn<bool>("back");
        QTest::newRow("before a commit") << int(FailingConnection::Kill::BeforeCommit) << false;
        QTest::newRow("after a commit") << int(FailingConnection::Kill::AfterCommit) << false;
        QTest::newRow("before a commit, taking back") << int(FailingConnection::Kill::BeforeCommit) << true;
        QTest::newRow("after a commit, taking back") << int(FailingConnection::Kill::AfterCommit) << true;
    }
    void whereverItIsKilledEachPartIsDoneOnce()
    {
        QFETCH(const int, kill);
        QFETCH(const bool, back);
        begin("transfer", transfer(m_from, m_to));
        if (back) {
            runToEnd();
            must(jobs().undo(jobId, begun));
        }
        int killed = 0;
        for (int spared = 0; job().state == (back ? JobState::Undoing : JobState::Running); spared = (spared + 1) % 5) {
            FailingConnection connection(*m_connection);
            connection.killAt(FailingConnection::Kill(kill), spared);
            Sequencer sequencer(connection, m_rules);
            sequencer.lead(m_token);
            // The process is gone with its first failure, and another one begins.
            while (!connection.isKilled()) {
                const auto done = Jobs(connection, server::jobKinds()).step(sequencer, m_token, begun);
                if (done.ok() && !*done)
                    break;
            }
            killed += connection.isKilled() ? 1 : 0;
            if (m_connection->inTransaction())
                m_connection->rollback();
        }
        QVERIFY2(killed >= 4, "killed too seldom to be a test");
        QCOMPARE(job().state, back ? JobState::Undone : JobState::Done);
        QCOMPARE(openAt(back ? m_from : m_to), m_nodes);
        QCOMPARE(back ? job().counts.undone : job().counts.applied, qint64(m_nodes.size()));
        // Each part was one command, however often it was given to the sequencer.
        QCOMPARE(commandsOfJobs(), qint64(m_nodes.size()) * (back ? 2 : 1));
    }

    void whoWasOvertakenWritesNothing()
    {
        begin("transfer", transfer(m_from, m_to));
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token - 1);
        QCOMPARE(idOf(jobs().step(sequencer, m_token - 1, begun)), QByteArray("sync.not_leader"));
        QCOMPARE(openAt(m_from), m_nodes);
        QCOMPARE(job().counts.applied, qint64(0));
    }

    /// As a server that was put back to an older program does with a kind it does not know.
    void whatSomebodyHasTakenSinceItWasToBeTakenBackStaysHis()
    {
        begin("transfer", transfer(m_from, m_to));
        runToEnd();
        must(jobs().undo(jobId, begun));
        // What is to be taken back is written down, and the process is gone before its commands run.
        FailingConnection connection(*m_connection);
        connection.killAt(FailingConnection::Kill::AfterCommit, 0);
        Sequencer sequencer(connection, m_rules);
        sequencer.lead(m_token);
        for (int steps = 0; steps < 3 && job().counts.undone == 0 && !connection.isKilled(); ++steps)
            (void)Jobs(connection, server::jobKinds()).step(sequencer, m_token, begun);
        QVERIFY(connection.isKilled());
        const cases::CaseNode taken = nodeOf(m_nodes.back());
        run(cases::TakeCase::kind, fieldsToJson(cases::TakeCase{taken.caseId, taken.id}));
        QVERIFY(nodeOf(m_nodes.back()).takenBy);
        runToEnd();
        QCOMPARE(job().counts.kept, qint64(1));
        QCOMPARE(openAt(m_to), std::vector<Uuid>{m_nodes.back()});
        QVERIFY(nodeOf(m_nodes.back()).takenBy);
    }

    void whatFailsWhileItIsTakenBackGoesOnBackwards()
    {
        begin("transfer", transfer(m_from, m_to));
        runToEnd();
        must(jobs().undo(jobId, begun));
        must(step());
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        must(Jobs(*m_connection, {}).step(sequencer, m_token, begun));
        QCOMPARE(job().state, JobState::UndoStopped);
        QCOMPARE(job().reason->id(), QByteArray("jobs.kind_unknown"));
        must(jobs().goOn(jobId, begun));
        runToEnd();
        QCOMPARE(job().state, JobState::Undone);
        QCOMPARE(openAt(m_from), m_nodes);
    }

    void itStopsGoesOnAndIsTakenBack()
    {
        begin("transfer", transfer(m_from, m_to));
        must(step());
        must(jobs().stop(jobId, begun));
        QVERIFY(!must(step()));
        QCOMPARE(idOf(jobs().stop(jobId, begun)), QByteArray("jobs.wrong_state"));
        QCOMPARE(int(openAt(m_to).size()), stepOfTransfer);
        must(jobs().goOn(jobId, begun));
        runToEnd();
        must(jobs().undo(jobId, begun));
        must(step());
        QCOMPARE(job().counts.undone, qint64(stepOfTransfer));
        must(jobs().stop(jobId, begun));
        QCOMPARE(job().state, JobState::UndoStopped);
        must(jobs().goOn(jobId, begun));
        runToEnd();
        QCOMPARE(job().state, JobState::Undone);
        QCOMPARE(openAt(m_from), m_nodes);
        QVERIFY(openAt(m_to).empty());
        QCOMPARE(idOf(jobs().undo(jobId, begun)), QByteArray("jobs.wrong_state"));
    }

    void whatSomebodyHasActedOnSinceIsNamedAndStays()
    {
        begin("transfer", transfer(m_from, m_to));
        runToEnd();
        const auto elsewhere = std::find_if(m_city.posts().begin(), m_city.posts().end(), [this](const auto &post) {
                                   return post.id != m_from && post.id != m_to;
                               })->id;
        const cases::CaseNode moved = nodeOf(m_nodes[5]);
        run(cases::ReferCase::kind, fieldsToJson(cases::ReferCase{moved.caseId, moved.id, elsewhere, {}}));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.kept, qint64(1));
        QCOMPARE(job().counts.undone, qint64(m_nodes.size() - 1));
        const auto troubles = must(jobs().troubles(jobId, 10));
        QCOMPARE(troubles.size(), size_t(1));
        QCOMPARE(troubles.front().thing, m_nodes[5]);
        QCOMPARE(troubles.front().reason.id(), QByteArray("jobs.moved_on"));
        QVERIFY(troubles.front().isUndo);
        QCOMPARE(nodeOf(m_nodes[5]).holder, std::optional(elsewhere));
    }

    void whatAPersonDidMeanwhileIsNeitherDoneNorTakenBack()
    {
        planAndEnd();
        const auto elsewhere = std::find_if(m_city.posts().begin(), m_city.posts().end(), [this](const auto &post) {
                                   return post.id != m_from && post.id != m_to;
                               })->id;
        // One goes where the job would have sent it, one somewhere else.
        for (const auto &[node, to] : {std::pair(m_nodes[5], m_to), std::pair(m_nodes[6], elsewhere)}) {
            const cases::CaseNode byHand = nodeOf(node);
            run(cases::ReferCase::kind, fieldsToJson(cases::ReferCase{byHand.caseId, byHand.id, to, {}}));
        }
        runToEnd();
        QCOMPARE(job().counts.applied, qint64(m_nodes.size() - 2));
        QCOMPARE(job().counts.refused, qint64(2));
        QCOMPARE(nodeOf(m_nodes[6]).holder, std::optional(elsewhere));
        const auto troubles = must(jobs().troubles(jobId, 10));
        QCOMPARE(troubles.size(), size_t(2));
        QCOMPARE(troubles.front().thing, m_nodes[5]);
        QCOMPARE(troubles.back().thing, m_nodes[6]);
        QCOMPARE(troubles.back().reason.id(), QByteArray("jobs.moved_on"));
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(openAt(m_to), std::vector<Uuid>{m_nodes[5]});
        QCOMPARE(nodeOf(m_nodes[6]).holder, std::optional(elsewhere));
    }

    void whatWasPlannedWhenItEndedIsDoneOnce()
    {
        planAndEnd();
        runToEnd();
        QCOMPARE(job().counts.applied, qint64(m_nodes.size()));
        QCOMPARE(openAt(m_to), m_nodes);
    }

    void whatWasPlannedAndNeverGivenIsNotDoneToBeTakenBack()
    {
        planAndEnd();
        must(jobs().undo(jobId, m_now));
        runToEnd();
        QCOMPARE(job().state, JobState::Undone);
        QCOMPARE(commandsOfJobs(), qint64(0));
        QCOMPARE(job().counts.undone, qint64(0));
        QCOMPARE(parts(), qint64(0));
        QCOMPARE(openAt(m_from), m_nodes);
    }

    void aHeldPartCountsAsWhatAPersonMakesOfIt_data()
    {
        QTest::addColumn<int>("decision");
        QTest::addColumn<bool>("back");
        QTest::newRow("let pass") << int(HeldDecision::Retry) << false;
        QTest::newRow("refused") << int(HeldDecision::Refuse) << false;
        QTest::newRow("let pass, taking back") << int(HeldDecision::Retry) << true;
        QTest::newRow("refused, taking back") << int(HeldDecision::Refuse) << true;
    }
    void aHeldPartCountsAsWhatAPersonMakesOfIt()
    {
        QFETCH(const int, decision);
        QFETCH(const bool, back);
        const qint64 all = qint64(m_nodes.size());
        begin("transfer", transfer(m_from, m_to));
        if (back) {
            runToEnd();
            must(jobs().undo(jobId, begun));
        }
        const Uuid command = derivedUuid(jobId, back ? "undo:3" : "do:3");
        crashThreeTimes(command);
        runToEnd();
        QCOMPARE(job().state, back ? JobState::Undone : JobState::Done);
        QCOMPARE(job().counts.held, qint64(1));
        QCOMPARE(back ? job().counts.undone : job().counts.applied, all - 1);
        const auto troubles = must(jobs().troubles(jobId, 10));
        QCOMPARE(troubles.size(), size_t(1));
        QCOMPARE(troubles.front().reason.id(), QByteArray("sync.crashed"));
        QCOMPARE(troubles.front().isUndo, back);

        settle(command, HeldDecision(decision));
        runToEnd();
        const bool passes = HeldDecision(decision) == HeldDecision::Retry;
        QCOMPARE(job().counts.held, qint64(0));
        QCOMPARE(back ? job().counts.undone : job().counts.applied, passes ? all : all - 1);
        QCOMPARE(back ? job().counts.kept : job().counts.refused, passes ? qint64(0) : qint64(1));
        QCOMPARE(must(jobs().troubles(jobId, 10)).size(), size_t(passes ? 0 : 1));
        if (!back && passes) {
            must(jobs().undo(jobId, begun));
            runToEnd();
            QCOMPARE(job().counts.undone, all);
            QCOMPARE(openAt(m_from), m_nodes);
        }
    }

    void whatIsLetPassAfterAllWasTakenBackStaysAndIsNamed()
    {
        begin("transfer", transfer(m_from, m_to));
        const Uuid command = derivedUuid(jobId, "do:3");
        crashThreeTimes(command);
        runToEnd();
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(job().counts.held, qint64(1));
        settle(command, HeldDecision::Retry);
        runToEnd();
        QCOMPARE(job().state, JobState::Undone);
        QCOMPARE(job().counts.kept, qint64(1));
        QCOMPARE(openAt(m_to), std::vector<Uuid>{m_nodes[3]});
        QCOMPARE(must(jobs().troubles(jobId, 10)).front().reason.id(), QByteArray("jobs.let_pass"));
    }

    void partsGoSomeTimeAfterTheEndAndTheCountsStay()
    {
        begin("transfer", transfer(m_from, m_to));
        crashThreeTimes(derivedUuid(jobId, "do:3"));
        runToEnd();
        // One of them still waits for a person.
        stepAt(m_now + limits::jobPartsKept);
        QVERIFY(!job().partsAreGone);
        settle(derivedUuid(jobId, "do:3"), HeldDecision::Refuse);
        runToEnd();
        const Instant late = m_now + limits::jobPartsKept;
        stepAt(begun + limits::jobPartsKept);
        QVERIFY(!job().partsAreGone);
        stepAt(late);
        QVERIFY(job().partsAreGone);
        stepAt(late);
        QCOMPARE(parts(), qint64(0));
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.applied, qint64(m_nodes.size()) - 1);
        QCOMPARE(job().counts.refused, qint64(1));
        QCOMPARE(idOf(jobs().undo(jobId, late)), QByteArray("jobs.too_old"));
        QCOMPARE(openAt(m_to).size(), m_nodes.size() - 1);
    }

    void partsOfOneThatWasStoppedAndForgottenGoAsWell_data()
    {
        QTest::addColumn<bool>("back");
        QTest::newRow("on its way") << false;
        QTest::newRow("being taken back") << true;
    }
    void partsOfOneThatWasStoppedAndForgottenGoAsWell()
    {
        QFETCH(const bool, back);
        begin("transfer", transfer(m_from, m_to));
        if (back) {
            runToEnd();
            must(jobs().undo(jobId, begun));
        }
        must(step());
        must(jobs().stop(jobId, begun));
        const Instant late = begun + limits::jobPartsKept + Milliseconds(1);
        stepAt(begun + limits::jobPartsKept);
        QVERIFY(!job().partsAreGone);
        stepAt(late);
        QVERIFY(job().partsAreGone);
        stepAt(late);
        QCOMPARE(parts(), qint64(0));
        QCOMPARE(job().state, back ? JobState::UndoStopped : JobState::Stopped);
        QCOMPARE(back ? job().counts.undone : job().counts.applied, qint64(stepOfTransfer));
        QCOMPARE(idOf(jobs().goOn(jobId, late)), QByteArray("jobs.too_old"));
        QCOMPARE(idOf(jobs().undo(jobId, late)), QByteArray("jobs.too_old"));
    }

    void whoTurnsItAfterItHasBecomeAnotherIsToldSo()
    {
        // One writes at a time there, from before he reads.
        if (!m_database->isPostgresql())
            return;
        begin("transfer", transfer(m_from, m_to));
        must(step());
        const auto other = m_database->open();
        FailingConnection connection(*m_connection);
        Jobs mine(connection, server::jobKinds());
        connection.meanwhile([&] { must(Jobs(*other, server::jobKinds()).undo(jobId, begun)); });
        must(mine.stop(jobId, begun));
        QCOMPARE(job().state, JobState::UndoStopped);
        connection.meanwhile([&] { must(other->run("UPDATE job SET tallied = ?", {Value::text(JobCounts().toJson())})); });
        QCOMPARE(idOf(mine.goOn(jobId, begun)), QByteArray("jobs.too_old"));
        QCOMPARE(job().state, JobState::UndoStopped);
    }

    void whatTheRuleRefusesIsNamedAndKeepsNothingBack()
    {
        // He has no right to refer anything.
        must(jobs().begin(jobId, "transfer", transfer(m_from, m_to), m_city.users()[7], begun));
        runToEnd();
        QCOMPARE(job().state, JobState::Done);
        QCOMPARE(job().counts.refused, qint64(m_nodes.size()));
        QCOMPARE(must(jobs().troubles(jobId, 3)).size(), size_t(3));
        QCOMPARE(must(jobs().troubles(jobId, 1)).front().reason.id(), QByteArray("access.denied"));
        QCOMPARE(openAt(m_from), m_nodes);
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(openAt(m_from), m_nodes);
    }

    void aRoleIsGivenToThoseWhoHaveAnotherAndTakenFromThemAlone()
    {
        const auto &roles = m_city.roles();
        const std::set<QByteArray> before = assigned(roles[2].id);
        const std::set<QByteArray> like = assigned(roles[1].id);
        // One of them has it already, in the same place.
        const auto users = m_city.users();
        run(access::ChangeRights::kind,
            fieldsToJson(access::ChangeRights{users[4], roles[2].id, m_city.units()[3], std::nullopt, true}));
        const std::set<QByteArray> had = assigned(roles[2].id);
        QVERIFY(had.size() == before.size() + 1);
        begin("grant", fieldsToJson(access::GrantAsked{roles[1].id, roles[2].id}));
        runToEnd();
        QCOMPARE(job().counts.applied, qint64(like.size() - 1));
        std::set<QByteArray> all = had;
        all.insert(like.begin(), like.end());
        QCOMPARE(assigned(roles[2].id), all);
        must(jobs().undo(jobId, begun));
        runToEnd();
        QCOMPARE(assigned(roles[2].id), had);
    }

private:
    static QJsonObject transfer(const organisation::PostId &from, const organisation::PostId &to)
    {
        return fieldsToJson(cases::TransferAsked{from, to, QStringLiteral("جابه‌جایی")});
    }
    void begin(const QByteArray &kind, const QJsonObject &arguments)
    {
        must(jobs().begin(jobId, kind, arguments, access::systemUser(), begun));
    }
    /// The parts of the first step are written down, and the process is gone before their commands run.
    void planAndEnd()
    {
        begin("transfer", transfer(m_from, m_to));
        FailingConnection connection(*m_connection);
        connection.killAt(FailingConnection::Kill::AfterCommit, 0);
        Sequencer sequencer(connection, m_rules);
        sequencer.lead(m_token);
        QVERIFY(!Jobs(connection, server::jobKinds()).step(sequencer, m_token, begun).ok());
        QCOMPARE(openAt(m_from), m_nodes);
    }
    /// Nothing is under way.
    void stepAt(Instant now)
    {
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        QVERIFY(!must(jobs().step(sequencer, m_token, now)));
    }
    /// The server holds it when it comes.
    void crashThreeTimes(const Uuid &command)
    {
        Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        for (int n = 0; n < 3; ++n)
            must(sequencer.countCrashes({&command, 1}));
    }
    void settle(const Uuid &command, HeldDecision decision)
    {
        run(access::SettleHeld::kind, fieldsToJson(access::SettleHeld{command, decision, QStringLiteral("seen")}));
    }
    qint64 parts()
    {
        qint64 parts = -1;
        must(m_connection->each("SELECT COUNT(*) FROM job_part", {}, [&parts](const storage::RowView &view) {
            parts = view.integer(0);
            return false;
        }));
        return parts;
    }
    organisation::PostId busiestPost()
    {
        organisation::PostId busiest = m_city.posts().front().id;
        for (const organisation::Post &post : m_city.posts()) {
            if (openAt(post.id).size() > openAt(busiest).size())
                busiest = post.id;
        }
        return busiest;
    }
    std::vector<Uuid> openAt(const organisation::PostId &post)
    {
        std::vector<Uuid> nodes;
        must(m_connection->each("SELECT id FROM case_node WHERE holder = ? AND state = 'open' ORDER BY id",
                                {Value(post.uuid())}, [&nodes](const storage::RowView &view) {
                                    nodes.push_back(view.uuid(0));
                                    return true;
                                }));
        return nodes;
    }
    cases::CaseNode nodeOf(const Uuid &id)
    {
        storage::Door door(*m_connection);
        return fromRow<cases::CaseNode>(*must(door.row(tableOf<cases::CaseNode>(), id)));
    }
    qint64 commandsOfJobs()
    {
        qint64 commands = 0;
        const Uuid noDesk = *Uuid::parse(QStringView(u"5e7e0000-0000-8000-8000-000000000003"));
        must(m_connection->each("SELECT COUNT(*) FROM receipt WHERE desk = ?", {Value(noDesk)},
                                [&commands](const storage::RowView &view) {
                                    commands = view.integer(0);
                                    return false;
                                }));
        return commands;
    }
    /// Who has the role where.
    std::set<QByteArray> assigned(const access::RoleId &role)
    {
        std::set<QByteArray> found;
        must(m_connection->each("SELECT aggregate, unit, subject_group FROM assignment WHERE role = ? AND active = ?",
                                {Value(role.uuid()), Value(true)}, [&found](const storage::RowView &view) {
                                    QByteArray one = view.uuid(0).toAscii();
                                    for (const int column : {1, 2})
                                        one += ' ' + (view.isNull(column) ? QByteArray("-") : view.uuid(column).toAscii());
                                    found.insert(one);
                                    return true;
                                }));
        return found;
    }

    organisation::PostId m_from{jobId};
    organisation::PostId m_to{jobId};
    std::vector<Uuid> m_nodes;
};

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs_test.moc"
