// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/closed_cases.h"

#include "base/random.h"
#include "cases/core/case_buckets.h"
#include "cases/core/period.h"
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

/// Autumn of 1405.
const Instant now(1'795'000'000'000);
constexpr Milliseconds day = std::chrono::hours(24);
const UserId sara(numbered(2));
const UserId reza(numbered(3));
const organisation::PostId saraPost(numbered(11));
const organisation::PostId rezaPost(numbered(12));
const Uuid north = numbered(31);
const Uuid south = numbered(32);
const catalogue::SubjectGroupId streets(numbered(41));
const catalogue::SubjectGroupId parks(numbered(42));
const places::PlaceId fifth(numbered(51));
const CitizenId ali(numbered(61));
const workflow::ProcessId process(numbered(71));
const QString phone = QStringLiteral("+989121234567");
const QString parkWord = QStringLiteral("چمن");

const Bucket allCards = cardsBucket({});
const Bucket citizensNow = citizensBucket(1405);

Bucket filesOf(const Uuid &unit, const catalogue::SubjectGroupId &group) { return filesBucket(unit, group.uuid(), {}); }

std::vector<qint64> holding(const std::vector<Bucket> &buckets)
{
    std::vector<qint64> ids;
    for (const Bucket &bucket : buckets)
        ids.push_back(bucket.id());
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Everything of streets and parks in both units.
const std::vector<Bucket> everything{allCards, citizensNow, filesOf(north, streets), filesOf(north, parks),
                                     filesOf(south, streets), filesOf(south, parks)};

} // namespace

/// Goal: who asks the server for closed cases finds every one that his rights reach, however old, once, the latest first,
/// page by page; and of the others nothing (DESIGN §5, R254).
class ClosedCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_known.clear();
        must(m_connection->begin(storage::Connection::Access::Write));
        writeBase();
        writeCases();
        must(m_connection->commit());
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNoQuestionIsRefused()
    {
        QJsonObject place = fieldsToJson(ClosedPlace{14011, now, CaseId(numbered(9))});
        place.remove(QStringLiteral("case"));
        for (const ClosedAsked &asked :
             {ClosedAsked{.list = CaseList::Current}, ClosedAsked{.list = CaseList::All, .year = 0},
              ClosedAsked{.list = CaseList::All, .year = 300'000'000}, ClosedAsked{.list = CaseList::All, .process = process},
              ClosedAsked{.list = CaseList::All, .node = QStringLiteral("done")},
              ClosedAsked{.list = CaseList::All, .after = QJsonObject()},
              ClosedAsked{.list = CaseList::All, .after = place}}) {
            storage::Door door(*m_connection);
            const auto present = holding(everything);
            QCOMPARE(test::idOf(closedCases(door, asked, {sara, present, now})), QByteArray("command.field.malformed"));
        }
    }

    void whoMayReadNoCardsLearnsNothing()
    {
        const std::vector<Bucket> others{citizensNow, filesOf(north, streets), cardsBucket(14011)};
        const auto present = holding(others);
        for (const CaseList list : {CaseList::All, CaseList::Archive, CaseList::Registered})
            QVERIFY(pages({.list = list}, others).empty());
        QVERIFY(must(closedYears(*m_connection, {sara, present, now})).empty());
    }

    void aListIsWhatAWalkOverAllCasesFinds_data()
    {
        QTest::addColumn<int>("list");
        for (const CaseList list : {CaseList::All, CaseList::Registered, CaseList::Archive, CaseList::Final,
                                    CaseList::Referred})
            QTest::newRow(FieldCodec<CaseList>::word(list)) << int(list);
    }
    void aListIsWhatAWalkOverAllCasesFinds()
    {
        QFETCH(const int, list);
        size_t shown = 0;
        for (ClosedAsked asked : questions()) {
            asked.list = CaseList(list);
            const auto expected = walk(asked, everything);
            QCOMPARE(pages(asked, everything), expected);
            shown += expected.size();
        }
        QVERIFY2(shown > 100, "the questions find too little to be a test");
    }

    void whatWasDoneInACaseIsToldToThoseWhoReadItsFile()
    {
        const std::vector<Bucket> some{allCards, filesOf(south, parks)};
        for (const CaseList list : {CaseList::Archive, CaseList::Final, CaseList::Referred}) {
            const ClosedAsked asked{.list = list};
            const auto expected = walk(asked, some);
            QVERIFY(!expected.empty() && expected.size() < walk(asked, everything).size());
            QCOMPARE(pages(asked, some), expected);
            QVERIFY(pages(asked, {allCards}).empty());
        }
        // A card tells by itself who registered it.
        QCOMPARE(pages({.list = CaseList::Registered}, {allCards}), walk({.list = CaseList::Registered}, everything));
    }

    void aPageIsShortRatherThanSlowWhereFewMayBeRead()
    {
        // Six hundred that he held and may not read stand before one that he may.
        must(m_connection->begin(storage::Connection::Access::Write));
        m_known.clear();
        for (int i = 0; i < 601; ++i)
            write(known(10'000 + i, now + day * (600 - i), i == 600 ? south : north, parks));
        must(m_connection->commit());
        const auto present = holding({allCards, filesOf(south, parks)});
        storage::Door door(*m_connection);
        const ClosedAsked asked{.list = CaseList::Archive, .group = parks};
        const ClosedPage first = must(closedCases(door, asked, {sara, present, now}));
        QVERIFY(first.cards.empty());
        QVERIFY(first.next);
        QCOMPARE(pages(asked, {allCards, filesOf(south, parks)}), walk(asked, {allCards, filesOf(south, parks)}));
    }

    void aNumberFindsTheCasesOfACitizenWhomOneMayRead()
    {
        for (const QString &typed : {QStringLiteral("09121234567"), QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷")}) {
            const ClosedAsked asked{.list = CaseList::All, .text = typed};
            QCOMPARE(pages(asked, everything), walk({.list = CaseList::All, .citizen = ali}, everything));
            QVERIFY(!pages(asked, everything).empty());
            QVERIFY(pages(asked, {allCards}).empty());
        }
    }

    void yearsAreThoseInWhichSomethingWasClosed()
    {
        const auto present = holding({allCards});
        std::vector<int> years;
        for (const Known &known : m_known) {
            if (known.card.closedPeriod)
                years.push_back(*known.card.closedPeriod / 10);
        }
        std::sort(years.rbegin(), years.rend());
        years.erase(std::unique(years.begin(), years.end()), years.end());
        QVERIFY(years.size() > 3);
        QCOMPARE(must(closedYears(*m_connection, {sara, present, now})), years);
    }

    void whatIsClosedMeanwhileShiftsNoPage()
    {
        const ClosedAsked asked{.list = CaseList::All};
        const auto expected = walk(asked, everything);
        const auto present = holding(everything);
        storage::Door door(*m_connection);
        const ClosedPage first = must(closedCases(door, asked, {sara, present, now}));
        QCOMPARE(int(first.cards.size()), closedPageCases);
        must(m_connection->begin(storage::Connection::Access::Write));
        write(known(9'000, now + day, north, streets));
        must(m_connection->commit());
        ClosedAsked second = asked;
        second.after = fieldsToJson(*first.next);
        const ClosedPage rest = must(closedCases(door, second, {sara, present, now}));
        QCOMPARE(rest.cards.front().code, expected[size_t(closedPageCases)]);
    }

private:
    struct Known
    {
        CaseCard card;
        Uuid unit;
        /// Of his posts that held a node.
        organisation::PostId held;
        std::optional<UserId> referredBy;
    };

    std::vector<ClosedAsked> questions() const
    {
        const CaseList list = CaseList::All;
        return {{.list = list},
                {.list = list, .year = 1401},
                {.list = list, .year = 1390},
                {.list = list, .text = QStringLiteral("10000")},
                {.list = list, .text = parkWord},
                {.list = list, .text = QStringLiteral("ناموجود")},
                {.list = list, .year = 1402, .group = parks},
                {.list = list, .region = fifth},
                {.list = list, .process = process, .node = QStringLiteral("done")},
                {.list = list, .from = now - day * 900, .until = now - day * 100},
                {.list = list, .citizen = ali}};
    }

    bool fits(const Known &known, const ClosedAsked &asked, const std::vector<qint64> &present) const
    {
        const CaseCard &card = known.card;
        if (!card.closedPeriod || (asked.year && *card.closedPeriod / 10 != *asked.year)
            || (asked.group && card.subjectGroup != asked.group) || (asked.region && card.region != asked.region)
            || (asked.process && (card.process != asked.process || card.node != asked.node))
            || (asked.from && card.registeredAt < *asked.from) || (asked.until && card.registeredAt >= *asked.until)
            || (asked.citizen && card.citizen != asked.citizen))
            return false;
        if (asked.text) {
            const bool named = *asked.text == parkWord && card.subjectGroup == parks;
            if (!named && !card.code.startsWith(*asked.text))
                return false;
        }
        const bool mine = known.held == saraPost;
        const bool readsFile = std::binary_search(present.begin(), present.end(),
                                                  filesBucket(known.unit, card.subjectGroup->uuid(), {}).id());
        switch (asked.list) {
        case CaseList::All: return true;
        case CaseList::Registered: return card.registeredBy == sara;
        case CaseList::Archive: return mine && readsFile;
        case CaseList::Final: return mine && readsFile && card.outcome == workflow::Outcome::Done;
        case CaseList::Referred: return known.referredBy == sara && readsFile;
        case CaseList::Current: break;
        }
        Q_UNREACHABLE();
    }

    std::vector<QString> walk(const ClosedAsked &asked, const std::vector<Bucket> &buckets) const
    {
        const auto present = holding(buckets);
        std::vector<const CaseCard *> cards;
        for (const Known &known : m_known) {
            if (fits(known, asked, present))
                cards.push_back(&known.card);
        }
        std::sort(cards.begin(), cards.end(), [](const CaseCard *a, const CaseCard *b) {
            return std::tuple(*a->closedAt, a->id.uuid()) > std::tuple(*b->closedAt, b->id.uuid());
        });
        std::vector<QString> codes;
        for (const CaseCard *card : cards)
            codes.push_back(card->code);
        return codes;
    }

    /// All pages, one after another.
    std::vector<QString> pages(ClosedAsked asked, const std::vector<Bucket> &buckets)
    {
        const auto present = holding(buckets);
        storage::Door door(*m_connection);
        std::vector<QString> codes;
        for (bool more = true; more;) {
            const ClosedPage page = must(closedCases(door, asked, {sara, present, now}));
            for (const CaseCard &card : page.cards)
                codes.push_back(card.code);
            more = page.next.has_value();
            if (more)
                asked.after = fieldsToJson(*page.next);
        }
        return codes;
    }

    void writeBase()
    {
        const auto put = [this](const auto &row) { must(storage::Door(*m_connection).put(toRow(row))); };
        for (const auto &[post, holder] : {std::pair(saraPost, sara), std::pair(rezaPost, reza)})
            put(organisation::Post{post, organisation::UnitId(north), {QStringLiteral("پست"), {}}, holder, false, {}, true});
        for (const auto &[number, group, name] : {std::tuple(21, streets, QStringLiteral("آسفالت")),
                                                  std::tuple(22, parks, parkWord)})
            put(catalogue::Subject{catalogue::SubjectId(numbered(number)), group, {name, {}}, process.uuid(),
                                   catalogue::ResponsibleBy::Unit, north, 24, true});
        put(Citizen{.id = ali, .phone = phone, .name = QStringLiteral("علی"), .firstSeenAt = now, .lastContactYear = 1399});
    }

    Known known(int number, Instant closedAt, const Uuid &unit, const catalogue::SubjectGroupId &group) const
    {
        CaseCard card{.id = CaseId(numbered(1000 + number)), .code = QString::number(1000000000 + number), .aliasCode = {},
                      .subject = catalogue::SubjectId(numbered(group == parks ? 22 : 21)), .subjectGroup = group,
                      .place = {}, .region = {}, .plaque = {}, .address = {}, .unit = {}, .process = process,
                      .processVersion = 1, .node = QStringLiteral("done"), .holder = {}, .holderUnit = {}, .takenBy = {},
                      .openNodes = 0, .referrals = 0, .channel = Channel::Phone, .urgency = Urgency::FollowUp,
                      .citizen = {}, .registeredBy = sara, .registeredAt = closedAt - day, .deadline = {},
                      .lastChangeAt = closedAt, .closedAt = closedAt, .closedPeriod = periodOf(closedAt),
                      .outcome = workflow::Outcome::Done, .joinedTo = {}, .intakeFlag = {}, .needsCallBack = false};
        return {card, unit, saraPost, {}};
    }

    void writeCases()
    {
        SeededRandom random(7);
        const auto drawn = [&random](int bound) { return int(random.below(quint64(bound))); };
        for (int i = 0; i < 400; ++i) {
            // Several on one day, so that equal times are met.
            Known one = known(i, now - day * drawn(1600), drawn(2) ? north : south, drawn(2) ? streets : parks);
            one.held = drawn(3) ? saraPost : rezaPost;
            if (drawn(3) == 0)
                one.referredBy = drawn(2) ? sara : reza;
            CaseCard &card = one.card;
            card.registeredBy = drawn(2) ? sara : reza;
            if (drawn(3) == 0)
                card.region = fifth;
            if (drawn(9) == 0)
                card.citizen = ali;
            if (drawn(3) == 0) {
                card.node = QStringLiteral("rejected");
                card.outcome = workflow::Outcome::Rejected;
            }
            if (drawn(8) == 0) {
                card.closedAt.reset();
                card.closedPeriod.reset();
                card.outcome.reset();
                card.openNodes = 1;
            }
            write(one);
        }
    }

    void write(const Known &known)
    {
        storage::Door door(*m_connection);
        const CaseCard &card = known.card;
        const int number = int(m_known.size());
        must(door.put(toRow(card)));
        must(door.put(toRow(CaseFile{.id = card.id, .words = {}, .callerName = {}, .callerPhone = {}, .answers = {},
                                     .units = {known.unit}, .subjectGroup = card.subjectGroup,
                                     .closedPeriod = card.closedPeriod, .withAuthor = {}})));
        must(door.put(toRow(CaseNode{CaseNodeId(numbered(100'000 + number)), card.id, card.node,
                                     card.closedAt ? workflow::OpeningState::Closed : workflow::OpeningState::Open, {},
                                     known.held, {}, {}, {}, now, sara, {}, {}, {}, {}})));
        if (known.referredBy)
            must(door.put(toRow(Referral{ReferralId(numbered(200'000 + number)), card.id,
                                         CaseNodeId(numbered(100'000 + number)), {}, rezaPost, {}, *known.referredBy, now})));
        m_known.push_back(known);
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::vector<Known> m_known;
};

QTEST_GUILESS_MAIN(ClosedCasesTest)
#include "closed_cases_test.moc"
