// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/ask_citizen.h"
#include "cases/core/attach_document.h"
#include "cases/core/move_to_process.h"
#include "cases/core/reopen_case.h"
#include "followup/store/case_follow_up.h"
#include "followup/store/follow_up_lists.h"
#include "followup/support/pursuit.h"
#include "support/databases/empty_database.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::followup;
using namespace peygir::test;

namespace {

constexpr auto day = std::chrono::hours(24);

} // namespace

/// Goal: the cartable of the follow-up finds what is to be asked, waited for and checked, whoever holds it now, and
/// what of it is late, silent or reopened (R056, R062, R071, R128); and a case shows all that was asked, replied and
/// seen.
class FollowUpListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_lists = std::make_unique<FollowUpLists>();
        walk(*m_scene, QStringLiteral("cycle_137_2"));
    }
    void cleanup()
    {
        m_lists.reset();
        m_scene.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNoFollowUpAndWhatIsAnothersIsNotInIt()
    {
        // Still with intake.
        (void)aCase(*m_scene).at(streetOne(), "1").registered();
        // Omid's.
        const CaseId other = toAsk("2");
        m_scene->must(NameExpert{other, supervisorPost(), {}}, sara());
        // Over.
        const CaseId over = toAsk("3");
        complete(*m_scene, over, QStringLiteral("reject"));
        store();
        QCOMPARE(codes(filter(Part::All)), QStringList());
    }

    void caseStaysInItsExpertsListWhileTheOfficialHasIt()
    {
        const CaseId id = waiting("1");
        store();
        const Lines lines = must(m_lists->page(*m_connection, filter(Part::Waiting), 0, 10));
        QCOMPARE(lines.total, 1);
        const Line &line = lines.lines.front();
        QCOMPARE(line.line.card.id, id);
        QVERIFY(!line.own);
        QCOMPARE(line.official, postOf(m_scene->store, headOne()).name);
        QCOMPARE(line.unit.fa, QStringLiteral("one"));
    }

    void officialSeesWhatHeWasAsked()
    {
        const CaseId id = waiting("1");
        (void)toAsk("2");
        store();
        Filter of = filter(Part::All);
        of.user = mina();
        const Lines lines = must(m_lists->page(*m_connection, of, 0, 10));
        QCOMPARE(lines.total, 1);
        QCOMPARE(lines.lines.front().line.card.id, id);
        QVERIFY(lines.lines.front().own);
    }

    void eachStayIsInThePartOfWhatIsToBeDoneNext()
    {
        const CaseId first = toAsk("1");
        const CaseId second = waiting("2");
        const CaseId third = toCheck("3");
        store();
        QCOMPARE(codes(filter(Part::ToAsk)), codesOf({first}));
        QCOMPARE(codes(filter(Part::Waiting)), codesOf({second}));
        QCOMPARE(codes(filter(Part::ToCheck)), codesOf({third}));
        QCOMPARE(codes(filter(Part::All)).size(), 3);
        const PartCounts counts = must(m_lists->counts(*m_connection, filter(Part::Waiting)));
        QCOMPARE(counts.at(Part::All), 3);
        QCOMPARE(counts.at(Part::ToAsk), 1);
        QCOMPARE(counts.at(Part::Overdue), 0);
    }

    void whatTheOfficialWasToReplyByYesterdayIsOverdue()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        (void)waiting("2");
        store();
        Filter of = filter(Part::Overdue);
        QCOMPARE(codes(of), QStringList());
        of.now = of.now + day * 2;
        QCOMPARE(codes(of), codesOf({id}));
        // The citizen's own deadline counts as well.
        of.now = of.now + day * 30;
        QCOMPARE(codes(of).size(), 2);
    }

    void nothingIsOverdueWhileTheCitizenIsAsked()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        m_scene->must(cases::AskCitizen{id, m_scene->openNode(id).id, because}, mina());
        store();
        Filter of = filter(Part::Overdue);
        of.now = of.now + day * 30;
        QCOMPARE(codes(of), QStringList());
        QCOMPARE(codes(filter(Part::Waiting)), codesOf({id}));
    }

    void officialHasAsMuchLongerAsTheCitizenTook()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        const Instant asked = m_scene->now;
        m_scene->must(cases::AskCitizen{id, m_scene->openNode(id).id, because}, mina());
        m_scene->now = asked + day * 3;
        const cases::CaseWaitId wait = m_scene->store.all<cases::CaseWait>().front().id;
        m_scene->must(cases::EndWait{id, wait, cases::AskingEnd::Answered, because}, mina());
        store();
        Filter of = filter(Part::Overdue);
        of.now = asked + day * 3 + std::chrono::hours(12);
        QCOMPARE(codes(of), QStringList());
        of.now = asked + day * 5;
        QCOMPARE(codes(of), codesOf({id}));
    }

    void onlyTheBranchWhoseCitizenIsAskedWaitsForHim()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        const CaseNode official = m_scene->openNode(id);
        // A second branch of the same case, at which the citizen is asked.
        CaseNode other = official;
        other.id = CaseNodeId(idNamed("other branch"));
        other.node = QStringLiteral("follow_up");
        other.holder = followUpPost();
        other.branch = QStringLiteral("other");
        m_scene->store.put(other);
        m_scene->store.put(CaseWait{CaseWaitId(idNamed("wait")), id, other.id, m_scene->now, reza(), {}, {}, {}, {}, {}});
        CaseCard card = m_scene->card(id);
        card.citizenAskedAt = m_scene->now;
        card.openNodes = 2;
        m_scene->store.put(card);
        store();
        Filter of = filter(Part::Overdue);
        of.now = of.now + day * 2;
        const Lines lines = must(m_lists->page(*m_connection, of, 0, 10));
        QCOMPARE(lines.total, 1);
        QCOMPARE(lines.lines.front().node, std::optional(official.id));
    }

    void switchedCaseGoesOnWaitingForItsOfficial()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        const Instant asked = m_scene->now;
        m_scene->must(cases::AskCitizen{id, m_scene->openNode(id).id, because}, mina());
        m_scene->now = asked + day * 3;
        // Twice, and each time the stay ends: what the citizen took until then is the official's to have.
        const CaseNodeId before = m_scene->openNode(id).id;
        moveOn(id, QStringLiteral("answering_expert"));
        moveOn(id, QStringLiteral("follow_up_expert"));
        QVERIFY(m_scene->openNode(id).id != before);
        store();
        QCOMPARE(codes(filter(Part::Waiting)), codesOf({id}));
        const Line line = must(m_lists->page(*m_connection, filter(Part::Waiting), 0, 10)).lines.front();
        QVERIFY(line.replyBy);
        QVERIFY(*line.replyBy >= asked + day * 4 && *line.replyBy < asked + day * 4 + std::chrono::hours(1));
        m_scene->must(reply(*m_scene, id), reza());
        store();
        // A connection does not see its own writes as news.
        m_lists = std::make_unique<FollowUpLists>();
        QCOMPARE(codes(filter(Part::ToCheck)), codesOf({id}));
    }

    void whatIsAskedAgainAfterASwitchWaitsWhereItWasAskedAgain()
    {
        const CaseId id = waiting("1");
        moveOn(id, QStringLiteral("answering_expert"));
        m_scene->must(NotOurs{id, m_scene->openNode(id).id, because}, mina());
        store();
        // Nobody is waited for: it went back without a reply.
        QCOMPARE(codes(filter(Part::Waiting)), QStringList());
        QCOMPARE(codes(filter(Part::ToAsk)), codesOf({id}));
    }

    void repliedCaseIsNoLongerLateForItsOfficial()
    {
        const CaseId id = toAsk("1");
        AskOfficial late = question(*m_scene, id);
        late.replyBy = m_scene->now + day;
        m_scene->must(late, reza());
        m_scene->must(reply(*m_scene, id), mina());
        store();
        Filter of = filter(Part::Overdue);
        of.now = of.now + day * 2;
        QCOMPARE(codes(of), QStringList());
    }

    void silentIsWhatNothingHasMovedForSoManyDays()
    {
        const CaseId old = toAsk("1");
        m_scene->now = m_scene->now + day * 4;
        (void)toAsk("2");
        store();
        Filter of = filter(Part::Silent);
        of.silentDays = 3;
        QCOMPARE(codes(of), codesOf({old}));
        of.silentDays = 5;
        QCOMPARE(codes(of), QStringList());
    }

    void reopenedIsWhatWentBackBecauseItWasNotDone()
    {
        const CaseId id = toAsk("1");
        (void)toAsk("2");
        complete(*m_scene, id, QStringLiteral("reject"));
        m_scene->must(ReopenCase{id, because}, reza());
        m_scene->must(ReferCase{id, m_scene->openNode(id).id, followUpPost(), {}}, omid());
        store();
        QCOMPARE(codes(filter(Part::Reopened)), codesOf({id}));
    }

    void authorityRegionAndTextNarrowTheList()
    {
        const CaseId one = waiting("1");
        const CaseId two = toAsk("2", streetTwo());
        store();
        Filter of = filter(Part::All);
        of.authority = unitOne();
        QCOMPARE(codes(of), codesOf({one}));
        of.authority.reset();
        of.region = regionTwo();
        QCOMPARE(codes(of), codesOf({two}));
        of.region.reset();
        of.text = m_scene->card(one).code;
        QCOMPARE(codes(of), codesOf({one}));
        // Counts are under the same conditions.
        QCOMPARE(must(m_lists->counts(*m_connection, of)).at(Part::All), 1);
        const Choices choices = must(m_lists->choices(*m_connection, reza()));
        QCOMPARE(choices.regions.size(), size_t(2));
        QVERIFY(std::any_of(choices.authorities.begin(), choices.authorities.end(),
                            [](const auto &choice) { return choice.first == unitOne(); }));
    }

    void ordersAreByUrgencySilenceAgeAndAuthority()
    {
        const CaseId first = toAsk("1");
        const CaseId second = toAsk("2", streetTwo());
        const CaseId urgent = toAsk("3");
        AskOfficial soon = question(*m_scene, urgent);
        soon.replyBy = m_scene->now + std::chrono::hours(1);
        m_scene->must(soon, reza());
        store();
        Filter of = filter(Part::All);
        QCOMPARE(codes(of), codesOf({urgent, first, second}));
        of.order = Order::Newest;
        QCOMPARE(codes(of), codesOf({urgent, second, first}));
        of.order = Order::Silent;
        QCOMPARE(codes(of), codesOf({first, second, urgent}));
        of.order = Order::ByAuthority;
        QCOMPARE(codes(of), codesOf({urgent, first, second}));
    }

    void pagesFollowEachOtherAndIdsAreAllOfThem()
    {
        std::vector<CaseId> all;
        for (const char *plaque : {"1", "2", "3"})
            all.push_back(toAsk(plaque));
        store();
        const Lines second = must(m_lists->page(*m_connection, filter(Part::All), 2, 2));
        QCOMPARE(second.total, 3);
        QCOMPARE(second.lines.size(), size_t(1));
        QCOMPARE(second.lines.front().line.card.id, all.back());
        QCOMPARE(must(m_lists->ids(*m_connection, filter(Part::All), 2)), (std::vector{all[0], all[1]}));
    }

    void onlyWhatLiesWithOneselfForFollowUpCanBeAskedAbout()
    {
        const CaseId mine = toAsk("1");
        const CaseId his = waiting("2");
        store();
        const auto found = must(readAskable(*m_connection, {his, mine, CaseId(idNamed("nothing"))}, reza()));
        QCOMPARE(found.size(), size_t(2));
        QVERIFY(!found[0].node);
        QCOMPARE(found[1].node, std::optional(m_scene->openNode(mine).id));
        QCOMPARE(found[1].code, m_scene->card(mine).code);
    }

    void caseShowsWhatWasAskedRepliedAndSeen()
    {
        const CaseId id = waiting("1");
        const DocumentId photo(Given(m_scene->nextId(), m_scene->now).id("document"));
        m_scene->must(AttachDocument{id, DocumentKind::Photo, {}, because, because, 5, BlobHash::of("bytes"), {}},
                      reza());
        RecordReply command = reply(*m_scene, id);
        command.documents = {photo};
        m_scene->must(command, mina());
        m_scene->must(acceptance(*m_scene, id), reza());
        m_scene->must(visitTo(*m_scene, id), reza());
        store();
        const FollowUpView view = must(readFollowUp(*m_connection, id, nima()));
        QCOMPARE(view.questions.size(), size_t(1));
        QCOMPARE(view.questions.front().by, QStringLiteral("Reza"));
        QCOMPARE(view.questions.front().unit.fa, QStringLiteral("one"));
        QCOMPARE(view.replies.size(), size_t(1));
        const ReplyView &replied = view.replies.front();
        QCOMPARE(replied.reply.rating, std::optional(Rating::Good));
        QCOMPARE(replied.enteredBy, QStringLiteral("Mina"));
        QCOMPARE(replied.ratedBy, QStringLiteral("Reza"));
        QCOMPARE(replied.documents.size(), size_t(1));
        QCOMPARE(replied.documents.front().id, photo);
        QCOMPARE(view.visits.size(), size_t(1));
        QVERIFY(view.visits.front().own);
        QCOMPARE(view.visits.front().visitorName, QStringLiteral("Nima"));
        QCOMPARE(view.expertName, QStringLiteral("Reza"));
        QVERIFY(view.own.empty());
        storage::Door door(*m_connection);
        QCOMPARE(must(readReplies(door, id)).size(), size_t(1));
    }

    void caseThatTheServerShowedHasItsRepliesToo()
    {
        const CaseId id = waiting("1");
        m_scene->must(reply(*m_scene, id), mina());
        SystemClock clock;
        LookedAtCases lookedAt(clock);
        std::vector<RowPointer> rows;
        for (const auto &[key, row] : m_scene->store.rows()) {
            if (row->aggregate == id.uuid())
                rows.push_back(row);
        }
        (void)must(lookedAt.keep(rows, m_scene->now));
        const FollowUpView view = must(readFollowUp(*m_connection, id, reza(), &lookedAt));
        QCOMPARE(view.questions.size(), size_t(1));
        QCOMPARE(view.replies.size(), size_t(1));
        // Not held, not shown.
        QVERIFY(must(readFollowUp(*m_connection, id, reza())).replies.empty());
    }

    void ownVisitsAreThoseOfTheDayThatAreNotCancelled()
    {
        const CaseId id = toAsk("1");
        const Instant now = m_scene->now;
        const auto visit = [&](const organisation::PostId &visitor, Instant on) {
            m_scene->must(RequestVisit{id, visitor, on, because}, reza());
        };
        visit(answeringTwo(), now + day);
        visit(answeringTwo(), now + day * 3);
        visit(followUpPost(), now + day);
        visit(answeringTwo(), now + day);
        for (const Visit &one : m_scene->store.all<Visit>()) {
            // The last of them.
            if (one.askedAt > now + std::chrono::minutes(2))
                m_scene->must(CancelVisit{id, one.id, because}, reza());
        }
        store();
        const auto found = must(readOwnVisits(*m_connection, nima(), now, now + day * 2));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().line.card.id, id);
        QVERIFY(found.front().visit.own);
    }

    void ownVisitKnowsTheWordsAndTheNearestPlaceOnTheMap_data()
    {
        QTest::addColumn<bool>("streetIsKnown");
        QTest::addColumn<bool>("regionIsKnown");
        QTest::addColumn<qint64>("latitude");
        QTest::newRow("the street before the region") << true << true << qint64(35'700'000);
        QTest::newRow("the region where the street is not on the map") << false << true << qint64(35'600'000);
        QTest::newRow("nothing is on the map") << false << false << qint64(0);
    }
    void ownVisitKnowsTheWordsAndTheNearestPlaceOnTheMap()
    {
        QFETCH(bool, streetIsKnown);
        QFETCH(bool, regionIsKnown);
        QFETCH(qint64, latitude);
        const CaseId id = toAsk("1");
        m_scene->must(visitTo(*m_scene, id), reza());
        const auto putOnMap = [this](const places::PlaceId &place, qint64 where) {
            for (places::Place one : m_scene->store.all<places::Place>()) {
                if (one.id == place) {
                    one.latitude = where;
                    one.longitude = 51'300'000;
                    m_scene->store.put(one);
                }
            }
        };
        if (streetIsKnown)
            putOnMap(streetOne(), 35'700'000);
        if (regionIsKnown)
            putOnMap(*m_scene->card(id).region, 35'600'000);
        store();
        const auto found = must(readOwnVisits(*m_connection, nima(), m_scene->now, m_scene->now + day * 2));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().words, m_scene->file(id).words);
        QVERIFY(!found.front().words.isEmpty());
        const auto expected = latitude == 0 ? std::nullopt : std::optional(GeoPoint{latitude, 51'300'000});
        QCOMPARE(found.front().point, expected);
    }

    void visitsThatOneIsToMakeAreAPartOfTheirOwn()
    {
        const CaseId later = toAsk("1");
        const CaseId sooner = toAsk("2");
        const Instant now = m_scene->now;
        m_scene->must(RequestVisit{later, answeringTwo(), now + day * 3, because}, reza());
        m_scene->must(RequestVisit{sooner, answeringTwo(), now + day, because}, reza());
        m_scene->must(ReportVisit{later, {}, because, {}, {}, {}}, nima());
        store();
        Filter of = filter(Part::Visits);
        of.user = nima();
        const Lines lines = must(m_lists->page(*m_connection, of, 0, 10));
        QCOMPARE(codes(of), codesOf({sooner, later}));
        QCOMPARE(lines.lines.front().visitDay, std::optional(now + day));
        QCOMPARE(must(m_lists->counts(*m_connection, of)).at(Part::Visits), 2);
        QCOMPARE(must(m_lists->ids(*m_connection, of, 10)), (std::vector{sooner, later}));
        of.user = reza();
        QCOMPARE(codes(of), QStringList());
    }

private:
    CaseId toAsk(const char *plaque, const places::PlaceId &place = streetOne())
    {
        const CaseId id = aCase(*m_scene).at(place, plaque).completed("register").registered();
        if (m_scene->openNode(id).holder != followUpPost())
            m_scene->must(ReferCase{id, m_scene->openNode(id).id, followUpPost(), {}}, omid());
        return id;
    }
    CaseId waiting(const char *plaque)
    {
        const CaseId id = toAsk(plaque);
        m_scene->must(question(*m_scene, id), reza());
        return id;
    }
    CaseId toCheck(const char *plaque)
    {
        const CaseId id = waiting(plaque);
        m_scene->must(reply(*m_scene, id), mina());
        return id;
    }
    /// Into the next version of its process, in which others receive what the officials had.
    void moveOn(const CaseId &id, const QString &role)
    {
        using namespace workflow;
        const access::RoleId keeper(idNamed("role:keeper"));
        m_scene->store.put(access::Role{keeper, QStringLiteral("keeper"), {}, {QString::fromLatin1(editProcesses.id)}, true});
        m_scene->store.put(access::Assignment{access::AssignmentId(idNamed("keeps")), sara(), keeper, {}, {}, true});
        const ProcessId from = *m_scene->card(id).process;
        const std::vector<ProcessDefinition> all = m_scene->store.all<ProcessDefinition>();
        const auto record = std::find_if(all.begin(), all.end(), [&from](const auto &one) { return one.id == from; });
        EditedProcess edited(*processOf(*record).value());
        QVERIFY(edited
                    .setReceiver(NodeKey::parse(QStringLiteral("official")).value(),
                                 {.by = HolderKind::Role, .role = role, .unit = Responsibility::Organisation})
                    .ok());
        m_scene->must(PutProcess{from, QString::fromUtf8(textOf(edited.next().value().draft()))}, sara());
        m_scene->must(MoveToProcess{id, from, nextVersionOf(from), {}}, sara());
    }
    Filter filter(Part part) const { return {.user = reza(), .part = part, .now = m_scene->now}; }

    /// All that the town has, as a desk that holds it.
    void store()
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : m_scene->store.rows())
            must(door.put(*row));
        must(m_connection->commit());
    }
    QStringList codes(const Filter &filter)
    {
        QStringList found;
        for (const Line &line : must(m_lists->page(*m_connection, filter, 0, 100)).lines)
            found.append(line.line.card.code);
        return found;
    }
    QStringList codesOf(const std::vector<CaseId> &ids) const
    {
        QStringList found;
        for (const CaseId &id : ids)
            found.append(m_scene->card(id).code);
        return found;
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<FollowUpLists> m_lists;
};

QTEST_GUILESS_MAIN(FollowUpListsTest)
#include "followup_lists_test.moc"
