// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/case_lookup.h"

#include "cases/core/case_buckets.h"
#include "cases/core/period.h"
#include "cases/core/tracking_code.h"
#include "persian/damm.h"
#include "support/databases/empty_database.h"

#include <algorithm>

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

QString codeNumbered(int n)
{
    const QString digits = QString::number(100'000'000 + n);
    return digits + QString::number(*persian::damm::digit(digits));
}

const CaseId openCase(numbered(11));
const CaseId oldCase(numbered(12));
const CaseId renamedCase(numbered(13));
const CitizenId ali(numbered(1));
const UserId sara(numbered(2));
const Uuid north = numbered(31);
const Uuid south = numbered(32);
const catalogue::SubjectGroupId streets(numbered(41));
const catalogue::SubjectGroupId parks(numbered(42));
/// Autumn of 1405.
const Instant now(1'795'000'000'000);
constexpr int longAgo = 14011;

std::vector<qint64> holding(const std::vector<Bucket> &buckets)
{
    std::vector<qint64> ids;
    for (const Bucket &bucket : buckets)
        ids.push_back(bucket.id());
    std::sort(ids.begin(), ids.end());
    return ids;
}

const Bucket allCards = cardsBucket({});
const Bucket filesOfNorth = filesBucket(north, streets.uuid(), {});
const Bucket citizensNow = citizensBucket(1405);

CaseCard card(const CaseId &id, const QString &code, std::optional<int> period)
{
    return {.id = id, .code = code, .aliasCode = {}, .subject = catalogue::SubjectId(numbered(21)),
            .subjectGroup = streets, .place = {}, .region = {}, .plaque = {}, .address = {}, .unit = {},
            .process = {}, .processVersion = {}, .node = intakeNode, .holder = {}, .holderUnit = {}, .takenBy = {},
            .openNodes = period ? 0 : 1, .referrals = 0, .channel = Channel::Phone, .urgency = Urgency::FollowUp,
            .citizen = ali, .registeredBy = sara, .registeredAt = now, .deadline = {}, .lastChangeAt = now,
            .closedAt = period ? std::optional(now) : std::nullopt, .closedPeriod = period,
            .outcome = period ? std::optional(workflow::Outcome::Done) : std::nullopt, .joinedTo = {}, .intakeFlag = {},
            .needsCallBack = false};
}

CaseFile file(const CaseId &id, std::optional<int> period)
{
    return {.id = id, .words = QStringLiteral("words"), .callerName = {}, .callerPhone = {}, .answers = {},
            .units = {north}, .subjectGroup = streets, .closedPeriod = period, .withAuthor = {}};
}

} // namespace

/// Goal: who asks the server for a case gets of it what his rights reach, however old it is, and learns nothing else, not
/// even whether it is there (DESIGN §5).
class CaseLookupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[id, code, period] : {std::tuple(openCase, codeNumbered(1), std::optional<int>()),
                                               {oldCase, codeNumbered(2), std::optional(longAgo)}}) {
            must(door.put(toRow(card(id, code, period))));
            must(door.put(toRow(file(id, period))));
        }
        must(door.put(toRow(Citizen{.id = ali, .phone = QStringLiteral("+989121234567"), .name = QStringLiteral("Ali"),
                                    .firstSeenAt = now, .lastContactYear = 1399})));
        must(m_connection->commit());
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNoQuestionIsRefused_data()
    {
        QTest::addColumn<bool>("withId");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << false << QString();
        QTest::newRow("both") << true << codeNumbered(1);
        QTest::newRow("empty code") << false << QStringLiteral("");
        QTest::newRow("wrong check digit") << false << QStringLiteral("1000000000");
        QTest::newRow("words") << false << QStringLiteral("' OR 1=1");
        QTest::newRow("Persian digits") << false << QStringLiteral("۱۰۰۰۰۰۰۰۱۷");
    }
    void whatIsNoQuestionIsRefused()
    {
        QFETCH(bool, withId);
        QFETCH(QString, code);
        CaseAsked asked;
        if (withId)
            asked.id = openCase;
        if (!code.isNull())
            asked.code = code;
        QCOMPARE(errorOf(asked, holding({allCards})), QByteArray("command.field.malformed"));
    }

    void forbiddenAndUnknownLookTheSame()
    {
        const auto others = holding({filesOfNorth, citizensNow, Bucket::person(sara.uuid().toAscii())});
        for (const CaseAsked &asked : {CaseAsked{.id = openCase}, CaseAsked{.id = CaseId(numbered(99))},
                                       CaseAsked{.code = codeNumbered(1)}, CaseAsked{.code = codeNumbered(99)}}) {
            storage::Door door(*m_connection);
            const auto answer = findCase(door, asked, others, now);
            QVERIFY(!answer.ok());
            QCOMPARE(answer.error(), Error("cases.unknown"));
        }
    }

    void cardsAloneGiveTheCardAlone()
    {
        for (const CaseAsked &asked : {CaseAsked{.id = openCase}, CaseAsked{.code = codeNumbered(1)}})
            QCOMPARE(found(asked, {allCards}), (std::vector<AggregateId>{cardOf(openCase)}));
    }

    void fileIsReadByThoseOfItsUnitAndGroup_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<bool>("reads");
        const auto row = [](const char *name, const Uuid &unit, const catalogue::SubjectGroupId &group, bool reads) {
            QTest::newRow(name) << unit.toAscii() << group.uuid().toAscii() << reads;
        };
        row("his", north, streets, true);
        row("another unit", south, streets, false);
        row("another group", north, parks, false);
    }
    void fileIsReadByThoseOfItsUnitAndGroup()
    {
        QFETCH(QByteArray, unit);
        QFETCH(QByteArray, group);
        QFETCH(bool, reads);
        const Bucket files
            = filesBucket(*Uuid::parse(QByteArrayView(unit)), *Uuid::parse(QByteArrayView(group)), {});
        for (const CaseId &id : {openCase, oldCase}) {
            std::vector<AggregateId> expected{cardOf(id)};
            if (reads)
                expected.push_back({caseFileKind.number, id.uuid()});
            QCOMPARE(found({.id = id}, {allCards, files}), expected);
        }
    }

    void ageKeepsNothingBack()
    {
        // Nobody's window reaches back to that period, and to the year of the citizen's last call.
        QCOMPARE(found({.code = codeNumbered(2)}, {allCards, filesOfNorth, citizensNow}),
                 (std::vector<AggregateId>{cardOf(oldCase),
                                           {caseFileKind.number, oldCase.uuid()},
                                           {citizenKind.number, ali.uuid()}}));
    }

    void oldPeriodsThatHeHoldsDoNotMakeUpForTheRight()
    {
        // As a desk would have whose right to cards was taken away and whose pull has not come.
        QCOMPARE(errorOf({.id = oldCase}, holding({cardsBucket(longAgo)})), QByteArray("cases.unknown"));
    }

    void citizenIsShownToThoseWhoMayReadCitizens()
    {
        const AggregateId citizen{citizenKind.number, ali.uuid()};
        const auto reads = [&](const std::vector<Bucket> &buckets) {
            const auto aggregates = found({.id = openCase}, buckets);
            return std::find(aggregates.begin(), aggregates.end(), citizen) != aggregates.end();
        };
        QVERIFY(reads({allCards, citizensNow}));
        QVERIFY(!reads({allCards, filesOfNorth, citizensBucket(1399)}));
    }

    void authorSeesWhatStillLiesWithHim()
    {
        CaseFile begun = file(openCase, {});
        begun.units = {south};
        begun.withAuthor = sara;
        put(begun);
        const Bucket himself = Bucket::person(sara.uuid().toAscii());
        QCOMPARE(found({.id = openCase}, {allCards, himself}).size(), size_t(2));
        QCOMPARE(found({.id = openCase}, {allCards, Bucket::person(numbered(77).toAscii())}).size(), size_t(1));
    }

    void codeThatWasToldLeadsToTheCase()
    {
        CaseCard renamed = card(renamedCase, codeNumbered(3), {});
        renamed.aliasCode = codeNumbered(4);
        put(renamed);
        QCOMPARE(found({.code = codeNumbered(4)}, {allCards}), (std::vector<AggregateId>{cardOf(renamedCase)}));
        // Two citizens were told the first case's code: who asks with it gets the one that has kept it.
        renamed.aliasCode = codeNumbered(1);
        put(renamed);
        QCOMPARE(found({.code = codeNumbered(1)}, {allCards}), (std::vector<AggregateId>{cardOf(openCase)}));
    }

private:
    static AggregateId cardOf(const CaseId &id) { return {caseCardKind.number, id.uuid()}; }

    std::vector<AggregateId> found(const CaseAsked &asked, const std::vector<Bucket> &buckets)
    {
        storage::Door door(*m_connection);
        return must(findCase(door, asked, holding(buckets), now));
    }
    QByteArray errorOf(const CaseAsked &asked, const std::vector<qint64> &present)
    {
        storage::Door door(*m_connection);
        const auto answer = findCase(door, asked, present, now);
        return answer.ok() ? QByteArray() : answer.error().id();
    }
    template <class T>
    void put(const T &item)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        must(storage::Door(*m_connection).put(toRow(item)));
        must(m_connection->commit());
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(CaseLookupTest)
#include "case_lookup_test.moc"
