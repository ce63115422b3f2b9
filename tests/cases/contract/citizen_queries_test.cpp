// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_citizen_queries.h"
#include "cases/core/case_file.h"
#include "cases/store/sql_case_queries.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const CitizenId ali(numbered(1));
const CitizenId second(numbered(4));
const CitizenId third(numbered(5));
const CaseId oldCase(numbered(11));
const CaseId openCase(numbered(12));
const UserId sara(numbered(2));
const Instant day(1'795'000'000'000);

CaseCard card(const CaseId &id, Instant at, int openNodes)
{
    return {.id = id, .code = QStringLiteral("4820173959"), .aliasCode = {}, .subject = catalogue::SubjectId(numbered(21)),
            .subjectGroup = {}, .place = {}, .region = {}, .plaque = QStringLiteral("12"), .address = {}, .unit = {},
            .process = {}, .processVersion = {}, .node = intakeNode, .holder = {}, .holderUnit = {}, .takenBy = {},
            .openNodes = openNodes, .referrals = 0, .channel = Channel::Phone, .urgency = Urgency::FollowUp,
            .citizen = ali, .registeredBy = sara, .registeredAt = at, .deadline = {}, .lastChangeAt = at,
            .closedAt = {}, .closedPeriod = {}, .outcome = {}, .joinedTo = {}, .intakeFlag = {}, .needsCallBack = false};
}

template <class P, class Owner>
P proposal(int id, const Owner &owner, const char *field, const QJsonValue &wanted, Instant at,
           ProposalState state = ProposalState::Open)
{
    return {ProposalId(numbered(id)), owner, QString::fromLatin1(field), boxed({}), boxed({}), boxed(wanted), sara, at,
            AttentionId(numbered(99)), state, {}, {}};
}

} // namespace

/// Goal: what the pages show of citizens is what the store holds, in both databases.
class CitizenQueriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(m_connection->begin(storage::Connection::Access::Write));
        write();
        must(m_connection->commit());
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void unknownCitizenIsAnError()
    {
        const auto view = readCitizen(*m_connection, CitizenId(numbered(77)));
        QVERIFY(!view.ok());
        QCOMPARE(view.error().id(), QByteArray("cases.citizen_unknown"));
    }

    void citizenHasHisContactsCasesAndHistory()
    {
        const CitizenView view = must(readCitizen(*m_connection, ali));
        QCOMPARE(view.citizen.note, std::optional(QStringLiteral("note")));
        QCOMPARE(view.phones, std::vector{QStringLiteral("+982188776655")});
        QCOMPARE(view.addresses, std::vector{QStringLiteral("here")});
        QCOMPARE(view.messages, 2);
        QCOMPARE(view.cases.size(), size_t(2));
        // The open one first, though it is older.
        QCOMPARE(view.cases.front().card.id, openCase);
        QCOMPARE(view.history.size(), size_t(2));
        QCOMPARE(view.history.front().entry.what, CitizenChange::Edited);
    }

    void openProposalsOfCaseAndCitizenAreThereInOrder()
    {
        const auto proposals = must(readProposals(*m_connection, openCase));
        QCOMPARE(proposals.size(), size_t(3));
        QCOMPARE(proposals[0].field, QStringLiteral("plaque"));
        QCOMPARE(proposals[0].now, QJsonValue(QStringLiteral("12")));
        QCOMPARE(proposals[0].wanted, QJsonValue(QStringLiteral("14")));
        QVERIFY(!proposals[0].ofCitizen && proposals[1].ofCitizen);
        QCOMPARE(proposals[2].question.fa, QStringLiteral("where?"));
        QCOMPARE(proposals[2].nowName.fa, QStringLiteral("on the road"));
        QCOMPARE(proposals[2].wantedName.fa, QStringLiteral("on the pavement"));
        QCOMPARE(proposals[1].now, QJsonValue(QStringLiteral("Ali")));
        QCOMPARE(must(readProposals(*m_connection, oldCase)).size(), size_t(1));
        QVERIFY(must(readProposals(*m_connection, CaseId(numbered(77)))).empty());
    }

    void editedAnswersStandInTheHistoryUnderTheirQuestions() // R043
    {
        const CaseView view = must(readCase(*m_connection, openCase));
        QCOMPARE(view.answers.size(), size_t(1));
        QCOMPARE(view.answers[0].question.fa, QStringLiteral("where?"));
        QCOMPARE(view.history.size(), size_t(1));
        const auto &answers = view.history[0].answers;
        QCOMPARE(answers.size(), size_t(2));
        // One that nobody asks any longer has its key only.
        QCOMPARE(answers[0].to.key, QStringLiteral("old"));
        QVERIFY(answers[0].to.question.fa.isEmpty());
        QCOMPARE(answers[1].from.value, QJsonValue());
        QCOMPARE(answers[1].to.question.fa, QStringLiteral("where?"));
        QCOMPARE(answers[1].to.choice.fa, QStringLiteral("on the road"));
    }

    void everyActivePhoneLeadsToItsOwner()
    {
        for (const char *phone : {"+989121234567", "+982188776655"})
            QCOMPARE(must(readOwnerOf(*m_connection, QString::fromLatin1(phone)))->id, ali);
        QVERIFY(!must(readOwnerOf(*m_connection, QStringLiteral("+989350001122"))));
    }

    void subscriberIsFoundByEitherCodeInAnySpelling()
    {
        for (const QString &code : {QStringLiteral("4820173959"), QStringLiteral("۴۸۲۰ ۱۷۳ ۹۵۹"), QStringLiteral("7139052466")}) {
            const auto found = must(readSubscriber(*m_connection, code));
            QVERIFY2(found, qPrintable(code));
            QCOMPARE(found->id, ali);
        }
        for (const char *none : {"", "482017395", "4820173958", "x"})
            QVERIFY(!must(readSubscriber(*m_connection, QString::fromLatin1(none))));
    }

    void recordsOfOnePersonAreShownTogether()
    {
        mergeTwo();
        for (const CitizenId &asked : {ali, second, third}) {
            const CitizenView view = must(readCitizen(*m_connection, asked));
            QCOMPARE(view.citizen.id, ali);
            QCOMPARE(view.phones, std::vector{QStringLiteral("+982188776655")});
            QCOMPARE(view.messages, 4);
            QCOMPARE(view.cases.size(), size_t(4));
            QCOMPARE(view.merged.size(), size_t(2));
            QCOMPARE(view.merged[0].citizen.id, second);
            QCOMPARE(view.merged[0].phones, (std::vector{QStringLiteral("+989121110002"), QStringLiteral("+989121110009")}));
            QCOMPARE(view.merged[0].messages, 1);
            QCOMPARE(view.merged[1].citizen.id, third);
        }
        // All but the case itself are his others.
        QCOMPARE(must(readCase(*m_connection, CaseId(numbered(13)))).otherCases.size(), size_t(3));
    }

    void everyNumberAndCodeLeadsToTheRecordThatIsShown()
    {
        mergeTwo();
        for (const char *phone : {"+989121234567", "+989121110002", "+989121110009", "+989121110003"})
            QCOMPARE(must(readOwnerOf(*m_connection, QString::fromLatin1(phone)))->id, ali);
        for (const char *typed : {"09121110003", "Mar", "4820173959", "Al"}) {
            const auto found = must(readCitizensLike(*m_connection, QString::fromLatin1(typed), 10));
            QCOMPARE(found.size(), size_t(1));
            QCOMPARE(found.front().id, ali);
        }
        QVERIFY(must(readCitizensLike(*m_connection, QStringLiteral("x"), 10)).empty());
    }

    void partedRecordsStandForThemselves()
    {
        mergeTwo();
        Citizen parted = must(readCitizen(*m_connection, second)).merged[0].citizen;
        parted.mergedInto.reset();
        inTransaction([&] { put(parted); });
        QCOMPARE(must(readCitizen(*m_connection, ali)).messages, 2);
        const CitizenView view = must(readCitizen(*m_connection, third));
        QCOMPARE(view.citizen.id, second);
        QCOMPARE(view.messages, 2);
    }

    void aRecordWhoseOtherIsNotHereStandsForItself()
    {
        mergeTwo();
        Citizen elsewhere = must(readCitizen(*m_connection, third)).merged[1].citizen;
        elsewhere.mergedInto = CitizenId(numbered(88));
        inTransaction([&] { put(elsewhere); });
        const CitizenView view = must(readCitizen(*m_connection, third));
        QCOMPARE(view.citizen.id, third);
        QCOMPARE(view.messages, 1);
        QCOMPARE(must(readOwnerOf(*m_connection, QStringLiteral("+989121110003")))->id, third);
    }

private:
    void inTransaction(const std::function<void()> &write)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        write();
        must(m_connection->commit());
    }
    /// The third record into the second, and that into Ali's; each has a message.
    void mergeTwo()
    {
        inTransaction([this] {
            Citizen record{.id = second, .phone = QStringLiteral("+989121110002"), .name = QStringLiteral("Maryam"),
                           .firstSeenAt = day + Milliseconds(1), .lastContactYear = 1405};
            record.mergedInto = ali;
            put(record);
            put(CitizenContact{CitizenContactId(numbered(35)), second, ContactKind::Phone, QStringLiteral("+989121110009"), true});
            record.id = third;
            record.phone = QStringLiteral("+989121110003");
            record.name.clear();
            record.firstSeenAt = day + Milliseconds(2);
            record.mergedInto = second;
            put(record);
            CaseCard one = card(CaseId(numbered(13)), day, 1);
            one.citizen = second;
            put(one);
            one.id = CaseId(numbered(14));
            one.citizen = third;
            put(one);
            // All open, so that each is among the others of each.
            CaseCard old = card(oldCase, day + Milliseconds(9), 1);
            put(old);
        });
    }
    template <RowType T>
    void put(const T &item)
    {
        must(storage::Door(*m_connection).put(toRow(item)));
    }
    void write()
    {
        put(Citizen{.id = ali, .phone = QStringLiteral("+989121234567"), .name = QStringLiteral("Ali"), .firstSeenAt = day,
                    .lastContactYear = 1405, .note = QStringLiteral("note"),
                    .subscriptionCode = QStringLiteral("4820173959"), .subscriptionAlias = QStringLiteral("7139052466")});
        const auto contact = [this](int n, ContactKind what, const char *text, bool active) {
            put(CitizenContact{CitizenContactId(numbered(n)), ali, what, QString::fromLatin1(text), active});
        };
        contact(31, ContactKind::Phone, "+982188776655", true);
        contact(32, ContactKind::Phone, "+989350001122", false);
        contact(33, ContactKind::Address, "here", true);
        put(CitizenHistory{CitizenHistoryId(numbered(41)), ali, CitizenChange::Subscribed, sara, day + Milliseconds(2), {}});
        put(CitizenHistory{CitizenHistoryId(numbered(42)), ali, CitizenChange::Edited, sara, day + Milliseconds(1), {}});
        put(card(oldCase, day + Milliseconds(9), 0));
        put(card(openCase, day, 1));
        const auto named = [](const char *name) { return Localized{QString::fromLatin1(name), {}}; };
        const auto key = [](const char *name) { return QString::fromLatin1(name); };
        catalogue::Subject subject{catalogue::SubjectId(numbered(21)), catalogue::SubjectGroupId(numbered(22)), named("hole"),
                                   numbered(23), catalogue::ResponsibleBy::Unit, numbered(24), 48, true};
        subject.questions = catalogue::Checklist{{key("where"), named("where?"), catalogue::QuestionKind::Choice, true,
                                                  {{key("road"), named("on the road")}, {key("pavement"), named("on the pavement")}},
                                                  {}}};
        put(subject);
        put(CaseFile{openCase, {}, {}, {}, {{key("where"), key("road")}}, {}, {}, {}});
        const auto change = [](const QJsonValue &from, const QJsonValue &to) {
            return QJsonObject{{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
        };
        put(HistoryEntry{HistoryEntryId(numbered(61)), openCase, HistoryKind::Edited, sara, day, {}, {},
                         {{key("changed"), QJsonObject{{key("answer:old"), change(1, 2)},
                                                       {key("answer:where"), change(QJsonValue::Null, key("road"))},
                                                       {key("words"), change(key("a"), key("b"))}}}}});
        put(proposal<CaseProposal>(54, openCase, "answer:where", QStringLiteral("pavement"), day + Milliseconds(2)));
        put(proposal<CaseProposal>(51, openCase, "plaque", QStringLiteral("14"), day));
        put(proposal<CaseProposal>(52, openCase, "words", QStringLiteral("w"), day, ProposalState::Kept));
        put(proposal<CitizenProposal>(53, ali, "name", QStringLiteral("Reza"), day + Milliseconds(1)));
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(CitizenQueriesTest)
#include "citizen_queries_test.moc"
