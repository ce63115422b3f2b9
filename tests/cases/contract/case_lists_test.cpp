// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "cases/core/case_file.h"
#include "cases/store/case_lists.h"
#include "persian/sort_key.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "support/standard_city/base_commands.h"

#include <algorithm>
#include <functional>

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;

namespace {

const Instant now(1'795'332'000'000);
constexpr Milliseconds hour = std::chrono::hours(1);

template <class Id>
Id idOf(quint64 number)
{
    Uuid::Bytes bytes{1, 2, 3, 4, 5, 6, 0x70, 0, 0x80};
    for (size_t i = 0; i < 4; ++i)
        bytes[15 - i] = quint8(number >> (8 * i));
    return Id(*Uuid::fromBytes(QByteArrayView(reinterpret_cast<const char *>(bytes.data()), 16)));
}

const auto sara = idOf<UserId>(1);
const auto reza = idOf<UserId>(2);
const auto saraPost = idOf<organisation::PostId>(11);
const auto rezaPost = idOf<organisation::PostId>(12);

/// Of so many of the newest cards a count reckons.
constexpr int sampled = 3000;
/// Asks for what no index has together.
const CaseFilter uneven{.list = CaseList::All,
                        .user = sara,
                        .group = idOf<catalogue::SubjectGroupId>(42),
                        .region = idOf<places::PlaceId>(34)};

} // namespace

/// Goal: every list has the cases that it should, each once, in its order, from whichever end pages are asked for: as a
/// plain walk over all cards says.
class CaseListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_cases.clear();
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

    void aListIsWhatAWalkOverAllCardsFinds()
    {
        qint64 shown = 0;
        for (const CaseFilter &filter : allFilters()) {
            const std::vector<QString> expected = walk(filter);
            CaseLists lists;
            QCOMPARE(paged(lists, filter), expected);
            shown += qint64(expected.size());
        }
        QVERIFY(shown > 3'000);
    }

    void aLeapIntoTheMiddleFindsWhatPagingWouldHave()
    {
        for (const CaseFilter &filter : allFilters()) {
            const std::vector<QString> expected = walk(filter);
            for (const size_t offset : {expected.size() - std::min<size_t>(expected.size(), 3)}) {
                CaseLists lists;
                const auto last = std::min(expected.size(), offset + 5);
                QCOMPARE(codes(page(lists, filter, qint64(offset), 5)),
                         std::vector<QString>(expected.begin() + qsizetype(offset), expected.begin() + qsizetype(last)));
            }
        }
    }

    void aCountIsThatOfTheWalk()
    {
        for (const CaseFilter &filter : allFilters()) {
            CaseLists lists;
            const CaseTotal total = must(lists.count(*m_connection, filter));
            QCOMPARE(total.precision, CaseTotal::Precision::Exact);
            QCOMPARE(total.cases, qint64(walk(filter).size()));
        }
    }

    void aPageBeyondTheEndIsEmptyAndSaysWhereTheEndIs()
    {
        CaseLists lists;
        const CaseLines beyond = page(lists, {CaseList::All, sara}, 5000, 10);
        QVERIFY(beyond.lines.empty());
        QCOMPARE(beyond.total.precision, CaseTotal::Precision::Exact);
        QCOMPARE(beyond.total.cases, qint64(m_cases.size()));
        QCOMPARE(must(lists.count(*m_connection, {CaseList::All, sara})).cases, qint64(m_cases.size()));
    }

    void anEstimateThatIsTooSmallHidesNoRow_data()
    {
        QTest::addColumn<int>("everyOfTheNewest");
        QTest::newRow("none of the newest fit") << 0;
        QTest::newRow("few of the newest fit") << 100;
    }
    void anEstimateThatIsTooSmallHidesNoRow()
    {
        QFETCH(const int, everyOfTheNewest);
        writeUneven([everyOfTheNewest](int age) {
            return age >= sampled || (everyOfTheNewest > 0 && age % everyOfTheNewest == 0);
        });
        const std::vector<QString> expected = walk(uneven);
        CaseLists lists;
        const CaseTotal estimate = must(lists.count(*m_connection, uneven));
        QCOMPARE(estimate.precision, CaseTotal::Precision::About);
        QVERIFY(estimate.cases < 100);
        std::vector<QString> seen;
        for (bool more = true; more;) {
            const CaseLines some = page(lists, uneven, qint64(seen.size()), 100);
            for (const CaseLine &line : some.lines)
                seen.push_back(line.card.code);
            more = some.lines.size() == 100;
            QVERIFY(some.total.cases >= qint64(seen.size()));
            QCOMPARE(some.total.precision == CaseTotal::Precision::Exact, !more);
        }
        QCOMPARE(seen, expected);
        QCOMPARE(page(lists, uneven, qint64(seen.size() / 100 * 100), 100).total.cases, qint64(expected.size()));
    }

    void aCountIsNotBelowWhatWasSeenBeforeIt()
    {
        writeUneven([](int age) { return age >= sampled; });
        CaseLists lists;
        QCOMPARE(page(lists, uneven, 0, 100).total.precision, CaseTotal::Precision::AtLeast);
        const CaseTotal estimate = must(lists.count(*m_connection, uneven));
        QCOMPARE(estimate.precision, CaseTotal::Precision::About);
        // On a server nothing is kept from one question to the next.
        QCOMPARE(estimate.cases, m_connection->dialect() == storage::Dialect::Sqlite ? 100 : 0);
    }

    void anEstimateThatIsTooLargeEndsWhereTheRowsEnd_data()
    {
        QTest::addColumn<bool>("past");
        QTest::newRow("seen by a page that is not full") << false;
        QTest::newRow("seen by a page past the end") << true;
    }
    void anEstimateThatIsTooLargeEndsWhereTheRowsEnd()
    {
        QFETCH(const bool, past);
        writeUneven([](int age) { return age < sampled; });
        const auto fitting = qint64(walk(uneven).size());
        CaseLists lists;
        const CaseTotal estimate = must(lists.count(*m_connection, uneven));
        QCOMPARE(estimate.precision, CaseTotal::Precision::About);
        QVERIFY(estimate.cases > fitting + 500);
        const CaseLines end = page(lists, uneven, past ? estimate.cases - 100 : fitting - 10, 100);
        QCOMPARE(end.lines.size(), size_t(past ? 0 : 10));
        QCOMPARE(end.total.precision, CaseTotal::Precision::Exact);
        QCOMPARE(end.total.cases, fitting);
    }

    void whatAnotherConnectionCommitsIsSeenByTheNextPage()
    {
        CaseLists lists;
        const CaseFilter current{CaseList::Current, sara, {}, CaseOrder::Urgent};
        const std::vector<QString> before = codes(page(lists, current, 0, 1000));
        CaseNode node = openNode(m_cases.at(indexOf(before.front())), saraPost);
        node.state = workflow::OpeningState::Closed;
        {
            const auto other = m_database->open();
            must(other->begin(storage::Connection::Access::Write));
            must(storage::Door(*other).put(toRow(node)));
            must(other->commit());
        }
        const std::vector<QString> after = codes(page(lists, current, 0, 1000));
        QCOMPARE(after, std::vector<QString>(before.begin() + 1, before.end()));
    }

    void choicesAreOnlyWhatSomeCardHas()
    {
        CaseLists lists;
        const CaseChoices choices = must(lists.choices(*m_connection));
        for (const auto &status : choices.statuses)
            QVERIFY(std::any_of(m_cases.begin(), m_cases.end(), [&](const Known &known) {
                return StatusKey{known.card.process, known.card.node} == status.key;
            }));
        QCOMPARE(choices.regions.size(), size_t(3));
        QCOMPARE(choices.regions.front().second.fa, QStringLiteral("منطقه ۲"));
        QCOMPARE(choices.groups.size(), size_t(2));
    }

    void aTextIsAPartOfTheNamesOrOfTheCode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("subject") << QStringLiteral("زبا");
        QTest::newRow("region") << QStringLiteral("منطقه ۱۰");
        QTest::newRow("beginning of a code") << QStringLiteral("۱۰۰");
        QTest::newRow("end of a code") << QStringLiteral("077");
        QTest::newRow("nothing like it") << QStringLiteral("هیچ‌کجا");
    }
    void aTextIsAPartOfTheNamesOrOfTheCode()
    {
        QFETCH(const QString, text);
        for (const CaseList list : {CaseList::All, CaseList::Current}) {
            const CaseFilter filter{list, sara, text};
            CaseLists lists;
            QCOMPARE(paged(lists, filter), walk(filter));
        }
    }

    void aSearchAnswersForTheTextWhereThereIsOne()
    {
        class TwoCases final : public TextSearch
        {
        public:
            explicit TwoCases(std::vector<Uuid> ids) : m_ids(std::move(ids)) {}
            bool isReady() const override { return true; }
            Result<std::vector<Uuid>> newest(storage::Connection &, const QString &, int) override { return m_ids; }
            Result<std::vector<Uuid>> among(storage::Connection &, const QString &text, std::span<const Uuid> ids) override
            {
                Q_ASSERT(text == QStringLiteral("سپیدار"));
                return std::vector(ids.begin(), ids.begin() + 1);
            }

        private:
            std::vector<Uuid> m_ids;
        };
        CaseLists lists(std::make_shared<TwoCases>(std::vector{m_cases[3].card.id.uuid(), m_cases[8].card.id.uuid()}));
        QCOMPARE(codes(page(lists, {CaseList::All, sara, QStringLiteral("سپیدار")}, 0, 10)).size(), size_t(2));
        // A list of his own is looked through, however new other cases with the text are.
        QCOMPARE(codes(page(lists, {CaseList::Current, sara, QStringLiteral("سپیدار")}, 0, 10)).size(), size_t(1));
    }

    void theRailCountsWhatTheListsShow()
    {
        CaseLists lists;
        const CaseCounts counts = must(lists.counts(*m_connection, sara, now));
        QCOMPARE(counts.current, qint64(walk({CaseList::Current, sara}).size()));
        QCOMPARE(counts.referred, qint64(walk({CaseList::Referred, sara}).size()));
        QCOMPARE(counts.late, qint64(walk({.list = CaseList::Current, .user = sara, .lateAt = now}).size()));
        QVERIFY(counts.late > 0 && counts.late < counts.current);
    }

private:
    /// A case of the little world with what its file says of it.
    struct Known
    {
        CaseCard card;
        /// Nodes: holder and whether open.
        std::vector<std::pair<organisation::PostId, bool>> nodes;
        std::optional<UserId> referredBy;
    };

    // --- the little world

    void writeBase()
    {
        const auto put = [this](const auto &row) { must(storage::Door(*m_connection).put(toRow(row))); };
        m_process = must(standard_city::firstCycle());
        put(m_process);
        const auto place = [&](quint64 number, const QString &name) {
            put(places::Place{idOf<places::PlaceId>(number), std::nullopt, places::PlaceLevel::Region, {name, {}}, {}, {},
                              {}, true});
        };
        // Ids in another order than names.
        place(31, QStringLiteral("منطقه ۱۰"));
        place(32, QStringLiteral("منطقه ۲"));
        place(33, QStringLiteral("منطقه ۳"));
        place(34, QStringLiteral("منطقه ۴"));
        for (const auto &[number, name] : {std::pair(41, QStringLiteral("آب")), std::pair(42, QStringLiteral("شهر"))})
            put(catalogue::SubjectGroup{idOf<catalogue::SubjectGroupId>(quint64(number)), {name, {}}, true});
        for (const auto &[number, name] : {std::pair(51, QStringLiteral("زباله")), std::pair(52, QStringLiteral("روشنایی"))})
            put(catalogue::Subject{idOf<catalogue::SubjectId>(quint64(number)), idOf<catalogue::SubjectGroupId>(41),
                                   {name, {}}, processId(), catalogue::ResponsibleBy::Unit, idOf<UserId>(9).uuid(), 24,
                                   true});
        for (const auto &[post, holder] : {std::pair(saraPost, sara), std::pair(rezaPost, reza)})
            put(organisation::Post{post, idOf<organisation::UnitId>(21), {QStringLiteral("پست"), {}}, holder, false, {},
                                   true});
    }

    Uuid processId() const { return FieldCodec<workflow::ProcessId>::toValue(m_process.id).toUuid(); }

    void writeCases()
    {
        SeededRandom random(5);
        const auto drawn = [&random](int bound) { return int(random.below(quint64(bound))); };
        const char *open[] = {"temporary", "follow_up", "answering", "feedback"};
        const char *ends[] = {"done", "rejected", "withdrawn"};
        for (int i = 0; i < 150; ++i) {
            Known known{card(quint64(i)), {}, {}};
            CaseCard &card = known.card;
            // Several in the same minute, so that equal keys are met.
            card.registeredAt = now - hour * drawn(60);
            if (drawn(8) != 0)
                card.deadline = card.registeredAt + hour * drawn(50);
            if (drawn(10) != 0)
                card.region = idOf<places::PlaceId>(quint64(31 + drawn(3)));
            if (drawn(10) != 0)
                card.subjectGroup = idOf<catalogue::SubjectGroupId>(quint64(41 + drawn(2)));
            card.registeredBy = drawn(2) ? sara : reza;
            const bool closed = drawn(3) == 0;
            const auto post = drawn(2) ? saraPost : rezaPost;
            if (drawn(9) != 0) {
                card.process = m_process.id;
                card.processVersion = 1;
                card.node = QLatin1String(closed ? ends[drawn(3)] : open[drawn(4)]);
            }
            if (closed && card.process) {
                card.closedAt = card.registeredAt + hour * drawn(20);
                card.closedPeriod = 14053;
                card.outcome = card.node == QLatin1String("done") ? workflow::Outcome::Done : workflow::Outcome::Rejected;
            } else {
                card.openNodes = 1;
                card.holder = post;
                known.nodes.emplace_back(post, true);
            }
            if (drawn(2))
                known.nodes.emplace_back(drawn(2) ? saraPost : rezaPost, false);
            if (drawn(3) == 0)
                known.referredBy = sara;
            m_cases.push_back(known);
            write(known);
        }
    }

    /// A thousand cards more than a count reads, all of one region: of the group of `uneven` as `fits` says, by their
    /// number from the newest.
    void writeUneven(const std::function<bool(int)> &fits)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        for (int age = 0; age < sampled + 1000; ++age) {
            Known known{card(0), {}, {}};
            known.card.id = idOf<CaseId>(quint64(50'000 - age));
            known.card.code = QString::number(2000000000 + age);
            known.card.registeredAt = now + hour * (sampled + 1000 - age);
            known.card.region = uneven.region;
            known.card.subjectGroup = fits(age) ? uneven.group : idOf<catalogue::SubjectGroupId>(41);
            m_cases.push_back(known);
            write(known);
        }
        must(m_connection->commit());
    }

    CaseCard card(quint64 number) const
    {
        return {.id = idOf<CaseId>(1000 + number * 7 % 1009),
                .code = QString::number(1000000000 + number),
                .aliasCode = {},
                .subject = idOf<catalogue::SubjectId>(51 + number % 2),
                .subjectGroup = {},
                .place = {},
                .region = {},
                .plaque = {},
                .address = {},
                .unit = {},
                .process = {},
                .processVersion = {},
                .node = intakeNode,
                .holder = {},
                .holderUnit = {},
                .takenBy = {},
                .openNodes = 0,
                .referrals = 0,
                .channel = Channel::Phone,
                .urgency = Urgency::FollowUp,
                .citizen = {},
                .registeredBy = sara,
                .registeredAt = now,
                .deadline = {},
                .lastChangeAt = now,
                .closedAt = {},
                .closedPeriod = {},
                .outcome = {},
                .joinedTo = {},
                .intakeFlag = {},
                .needsCallBack = false};
    }

    CaseNode node(const Known &known, const organisation::PostId &post, bool open, quint64 number) const
    {
        return {idOf<CaseNodeId>(number), known.card.id, known.card.node,
                open ? workflow::OpeningState::Open : workflow::OpeningState::Closed, {}, post, {}, {}, {}, now, sara, {},
                {}, {}, {}};
    }
    size_t indexOf(const QString &code) const
    {
        return size_t(std::find_if(m_cases.begin(), m_cases.end(),
                                   [&](const Known &known) { return known.card.code == code; }) -
                      m_cases.begin());
    }
    CaseNode openNode(const Known &known, const organisation::PostId &post) const
    {
        return node(known, post, true, nodeNumber(known, 0));
    }
    quint64 nodeNumber(const Known &known, size_t at) const
    {
        return 100'000 + indexOf(known.card.code) * 10 + at;
    }

    void write(const Known &known)
    {
        storage::Door door(*m_connection);
        must(door.put(toRow(known.card)));
        for (size_t i = 0; i < known.nodes.size(); ++i)
            must(door.put(toRow(node(known, known.nodes[i].first, known.nodes[i].second, nodeNumber(known, i)))));
        if (known.referredBy)
            must(door.put(toRow(Referral{idOf<ReferralId>(nodeNumber(known, 9)), known.card.id,
                                         idOf<CaseNodeId>(nodeNumber(known, 0)), saraPost, rezaPost, {},
                                         *known.referredBy, now})));
    }

    // --- asking

    CaseLines page(CaseLists &lists, const CaseFilter &filter, qint64 offset, int limit)
    {
        must(m_connection->begin(storage::Connection::Access::Read));
        CaseLines lines = must(lists.page(*m_connection, filter, offset, limit));
        m_connection->rollback();
        return lines;
    }
    static std::vector<QString> codes(const CaseLines &page)
    {
        std::vector<QString> found;
        for (const CaseLine &line : page.lines)
            found.push_back(line.card.code);
        return found;
    }
    std::vector<QString> paged(CaseLists &lists, const CaseFilter &filter)
    {
        std::vector<QString> all;
        for (constexpr int limit = 23;;) {
            const std::vector<QString> some = codes(page(lists, filter, qint64(all.size()), limit));
            all.insert(all.end(), some.begin(), some.end());
            if (int(some.size()) < limit)
                return all;
        }
    }

    std::vector<CaseFilter> allFilters() const
    {
        std::vector<CaseFilter> filters;
        for (const CaseList list : {CaseList::Current, CaseList::Referred, CaseList::Registered, CaseList::Archive,
                                    CaseList::Final, CaseList::All}) {
            for (const CaseOrder order : ordersOf(list)) {
                const CaseFilter whole{list, sara, {}, order};
                const auto add = [&](auto change) {
                    filters.push_back(whole);
                    change(filters.back());
                };
                add([](CaseFilter &) {});
                for (const char *status : {"follow_up", "done", "feedback"})
                    add([&](CaseFilter &f) { f.status = StatusKey{m_process.id, QLatin1String(status)}; });
                add([](CaseFilter &f) { f.status = StatusKey{std::nullopt, intakeNode}; });
                add([](CaseFilter &f) { f.group = idOf<catalogue::SubjectGroupId>(41); });
                add([](CaseFilter &f) { f.region = idOf<places::PlaceId>(32); });
                add([](CaseFilter &f) { f.lateAt = now; });
                add([](CaseFilter &f) { f.from = now - 20 * hour; });
                add([](CaseFilter &f) {
                    f.from = now - 40 * hour;
                    f.until = now - 5 * hour;
                    f.region = idOf<places::PlaceId>(31);
                    f.group = idOf<catalogue::SubjectGroupId>(42);
                });
                add([](CaseFilter &f) {
                    f.date = CaseDate::Deadline;
                    f.until = now + 2 * hour;
                });
                add([&](CaseFilter &f) {
                    f.status = StatusKey{m_process.id, QStringLiteral("done")};
                    f.region = idOf<places::PlaceId>(33);
                    f.group = idOf<catalogue::SubjectGroupId>(42);
                });
            }
        }
        return filters;
    }

    // --- the walk over all cards

    bool belongs(const Known &known, const CaseFilter &filter) const
    {
        const auto has = [&](bool open) {
            return std::find(known.nodes.begin(), known.nodes.end(), std::pair(saraPost, open)) != known.nodes.end();
        };
        const bool closed = known.card.closedAt.has_value();
        switch (filter.list) {
        case CaseList::Current: return has(true);
        case CaseList::Referred: return known.referredBy == sara && !closed && !has(true);
        case CaseList::Registered: return known.card.registeredBy == sara;
        case CaseList::Archive: return closed && has(false);
        case CaseList::Final: return closed && has(false) && known.card.outcome == workflow::Outcome::Done;
        case CaseList::All: return true;
        }
        return false;
    }

    static bool fits(const CaseCard &card, const CaseFilter &filter)
    {
        if (filter.status && (card.process != filter.status->process || card.node != filter.status->node))
            return false;
        if ((filter.group && card.subjectGroup != filter.group) || (filter.region && card.region != filter.region))
            return false;
        if (filter.lateAt && (card.closedAt || !card.deadline || *card.deadline >= *filter.lateAt))
            return false;
        if (filter.from || filter.until) {
            if (filter.date == CaseDate::Deadline && (card.closedAt || !card.deadline))
                return false;
            const Instant at = filter.date == CaseDate::Deadline ? *card.deadline : card.registeredAt;
            if ((filter.from && at < *filter.from) || (filter.until && at >= *filter.until))
                return false;
        }
        const QString names = card.subject == idOf<catalogue::SubjectId>(51) ? QStringLiteral("زباله")
                                                                            : QStringLiteral("روشنایی");
        if (filter.text.isEmpty())
            return true;
        if (filter.text == QStringLiteral("منطقه ۱۰"))
            return card.region == idOf<places::PlaceId>(31);
        if (filter.text == QStringLiteral("۱۰۰"))
            return card.code.startsWith(QStringLiteral("100"));
        return names.startsWith(filter.text) || card.code.endsWith(filter.text);
    }

    int statusRank(const CaseCard &card) const
    {
        if (!card.process)
            return -1;
        const auto process = must(workflow::processOf(m_process));
        int rank = 0;
        for (const workflow::Node &candidate : process->nodes()) {
            if (candidate.key.text() == card.node)
                return rank;
            ++rank;
        }
        return rank;
    }

    std::tuple<int, qint64> key(const CaseCard &card, CaseOrder order) const
    {
        constexpr qint64 last = std::numeric_limits<qint64>::max();
        static const QHash<quint8, int> byName{{32, 0}, {33, 1}, {34, 2}, {31, 3}};
        switch (order) {
        case CaseOrder::Urgent:
            return {card.closedAt ? 1 : 0, card.closedAt ? 0 : card.deadline ? card.deadline->milliseconds() : last};
        case CaseOrder::Newest: return {0, 0};
        case CaseOrder::Oldest: return {0, card.registeredAt.milliseconds()};
        case CaseOrder::ByRegion: return {card.region ? byName.value(card.region->uuid().bytes()[15]) : 99, 0};
        case CaseOrder::ByStatus: return {statusRank(card), 0};
        case CaseOrder::Closed: return {0, -card.closedAt->milliseconds()};
        }
        return {};
    }

    std::vector<QString> walk(const CaseFilter &filter) const
    {
        std::vector<CaseCard> found;
        for (const Known &known : m_cases) {
            if (belongs(known, filter) && fits(known.card, filter))
                found.push_back(known.card);
        }
        std::sort(found.begin(), found.end(), [&](const CaseCard &a, const CaseCard &b) {
            if (key(a, filter.order) != key(b, filter.order))
                return key(a, filter.order) < key(b, filter.order);
            if (filter.order == CaseOrder::Urgent && !a.closedAt && a.deadline)
                return a.id < b.id;
            if (a.registeredAt != b.registeredAt)
                return a.registeredAt > b.registeredAt;
            // Where everything else is equal the id parts them.
            return filter.order == CaseOrder::Oldest ? a.id < b.id : b.id < a.id;
        });
        std::vector<QString> walked;
        for (const CaseCard &card : found)
            walked.push_back(card.code);
        return walked;
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    workflow::ProcessDefinition m_process = must(standard_city::firstCycle());
    std::vector<Known> m_cases;
};

QTEST_GUILESS_MAIN(CaseListsTest)
#include "case_lists_test.moc"
