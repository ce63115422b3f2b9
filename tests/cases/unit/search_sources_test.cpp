// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/citizen.h"
#include "cases/store/sql_search_queries.h"
#include "indexing/search_sources.h"
#include "intake/store/caller_lookup.h"
#include "intake/store/type_ahead.h"
#include "storage/door.h"
#include "storage/migrations.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::cases;
using test::must;

namespace {

template <class Id>
Id idOf(quint64 number)
{
    SeededRandom random(number);
    return Id(newUuid(Instant(1'700'000'000'000), random));
}

const auto region = idOf<places::PlaceId>(1);
const auto street = idOf<places::PlaceId>(2);
const auto otherStreet = idOf<places::PlaceId>(3);
const auto subject = idOf<catalogue::SubjectId>(4);
const auto group = idOf<catalogue::SubjectGroupId>(5);
const auto citizen = idOf<CitizenId>(6);
const auto first = idOf<CaseId>(11);
const auto second = idOf<CaseId>(12);
const auto clerk = idOf<UserId>(9);
constexpr Instant at(1'795'000'000'000);

} // namespace

/// Goal: a case is found by everything that this desk holds of it and by nothing that it has no longer; subjects and
/// addresses by any piece of their names.
class SearchSourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = must(storage::openSqlite({.path = m_folder->filePath(QStringLiteral("desk.db"))}));
        must(storage::migrate(*m_store, must(storage::allMigrations()), storage::Side::Desk));
        put(place(region, {}, places::PlaceLevel::Region, QStringLiteral("منطقه ۵"), QStringLiteral("Region 5")));
        put(place(street, region, places::PlaceLevel::Street, QStringLiteral("خیابان سپیدار"), QStringLiteral("Sepidar")));
        put(place(otherStreet, region, places::PlaceLevel::Street, QStringLiteral("بلوار دانش‌آموز"), {}));
        put(catalogue::SubjectGroup{group, {QStringLiteral("نظافت"), {}}, true});
        put(subjectNamed(QStringLiteral("رفت‌وروب معبر"), QStringLiteral("Sweeping")));
        put(Citizen{citizen, QStringLiteral("+989123456789"), QStringLiteral("مهرانگیز گلشیری"), at, 1405});
        put(card(first, QStringLiteral("4820173959"), at, citizen));
        put(card(second, QStringLiteral("7139052466"), at + Milliseconds(60'000), {}));
        put(CaseFile{first, QStringLiteral("جوی آب گرفته است"), QStringLiteral("کیوان نیک‌نام"),
                     QStringLiteral("02188776655"), {{QStringLiteral("since"), QStringLiteral("دیروز")}}, {}, {}, {}});
        put(HistoryEntry{idOf<HistoryEntryId>(20), first, HistoryKind::Noted, clerk, at, {},
                         QStringLiteral("یادداشت کارشناس: پیمانکار اعزام شد"), {}});
        put(HistoryEntry{idOf<HistoryEntryId>(21), first, HistoryKind::Imported, clerk, at, {}, {},
                         {{QStringLiteral("number"), QStringLiteral("NYC-77120")}}});
        put(Referral{idOf<ReferralId>(22), first, idOf<CaseNodeId>(23), {}, idOf<organisation::PostId>(24),
                     QStringLiteral("جهت بازرسی"), clerk, at});
        m_board = std::make_shared<storage::SearchBoard>(m_folder->filePath(QStringLiteral("desk.db")));
        m_keeper = std::make_unique<storage::SearchKeeper>(*m_store, searchSources(), m_board);
        m_reader = std::make_unique<storage::SearchReader>(m_board);
    }
    void cleanup()
    {
        m_reader.reset();
        m_keeper.reset();
        m_store.reset();
    }

    void codeIsKnownToBeHereBeforeTheIndexIs()
    {
        QVERIFY(must(readHoldsCode(*m_store, QStringLiteral("4820173959"))));
        QVERIFY(!must(readHoldsCode(*m_store, QStringLiteral("4820173950"))));
        CaseCard told = card(second, QStringLiteral("7139052466"), at, {});
        told.aliasCode = QStringLiteral("1000000017");
        put(told);
        QVERIFY(must(readHoldsCode(*m_store, QStringLiteral("1000000017"))));
    }

    void whatIsInNoneIsNotFound()
    {
        keep();
        QCOMPARE(found(QStringLiteral("سپیدار آسفالت")), std::vector<CaseId>());
        QCOMPARE(found(QStringLiteral("5912345")), std::vector<CaseId>());
    }

    void fileThatWasTakenAwayTakesItsWordsWithIt()
    {
        keep();
        storage::Door door(*m_store, &m_marks);
        for (const Table *table : {&tableOf<CaseFile>(), &tableOf<HistoryEntry>(), &tableOf<Referral>()})
            must(door.removeAggregate(*table, first.uuid()));
        must(m_marks.write(*m_store));
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(found(QStringLiteral("پیمانکار")), std::vector<CaseId>());
            QCOMPARE(found(QStringLiteral("4820173959")), std::vector{first});
            keep();
        }
    }

    void caseThatWasTakenAwayIsNotFound()
    {
        keep();
        storage::Door door(*m_store, &m_marks);
        must(door.removeAggregate(tableOf<CaseCard>(), first.uuid()));
        must(m_marks.write(*m_store));
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(found(QStringLiteral("سپیدار")), std::vector{second});
            keep();
        }
    }

    void callerIsFoundByTheBeginningOfAnyWordOfHisName_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("people");
        QTest::newRow("family name") << QStringLiteral("گلشی") << 1;
        QTest::newRow("family name first") << QStringLiteral("گلشیری مهر") << 1;
        QTest::newRow("Arabic letters") << QStringLiteral("گلشيري") << 1;
        QTest::newRow("beginning of the whole") << QStringLiteral("مهرانگیز گ") << 1;
        QTest::newRow("both, who begins so first") << QStringLiteral("گل") << 2;
        QTest::newRow("another's first name with his family name") << QStringLiteral("گلناز گلشیری") << 0;
        QTest::newRow("not a beginning") << QStringLiteral("شیری") << 0;
        QTest::newRow("one letter and a sign") << QStringLiteral("گ%") << 0;
    }
    void callerIsFoundByTheBeginningOfAnyWordOfHisName()
    {
        QFETCH(QString, typed);
        QFETCH(int, people);
        const auto other = idOf<CitizenId>(7);
        put(Citizen{other, QStringLiteral("+989350001122"), QStringLiteral("گلناز احمدی"), at, 1405});
        keep();
        const auto found = must(intake::readCallers(*m_store, typed, 9, m_reader.get()));
        QCOMPARE(int(found.size()), people);
        if (people == 2)
            QCOMPARE(found.front().id, other);
        else if (people == 1)
            QCOMPARE(found.front().id, citizen);
    }

    void callerWhoHasJustBeenWrittenDownIsFoundBeforeTheIndexHasHim()
    {
        keep();
        storage::Door door(*m_store, &m_marks);
        must(door.put(toRow(Citizen{idOf<CitizenId>(8), QStringLiteral("+989350001122"), QStringLiteral("نیما رهنورد"), at, 1405})));
        must(m_marks.write(*m_store));
        QCOMPARE(must(intake::readCallers(*m_store, QStringLiteral("رهنو"), 9, m_reader.get())).size(), size_t(1));
    }

    void everyPartOfACaseFindsIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("bothHaveIt");
        QTest::newRow("code") << QStringLiteral("۴۸۲۰۱۷۳۹۵۹") << false;
        QTest::newRow("last digits of the code") << QStringLiteral("959") << false;
        QTest::newRow("part of the subject, in one piece") << QStringLiteral("رفتوروب") << true;
        QTest::newRow("subject, in English") << QStringLiteral("sweep") << true;
        QTest::newRow("street, Arabic letters") << QStringLiteral("سپيدار") << true;
        QTest::newRow("region") << QStringLiteral("منطقه 5") << true;
        QTest::newRow("house and street") << QStringLiteral("سپیدار ۱۲") << true;
        QTest::newRow("rest of the address") << QStringLiteral("بن بست") << true;
        QTest::newRow("citizen") << QStringLiteral("مهرانگ گلشی") << false;
        QTest::newRow("last digits of the citizen's phone") << QStringLiteral("۶۷۸۹") << false;
        QTest::newRow("citizen's phone, spelled nationally") << QStringLiteral("0912 345 6789") << false;
        QTest::newRow("words of the caller") << QStringLiteral("اب گرفته") << false;
        QTest::newRow("caller's name") << QStringLiteral("کیوان نیکنام") << false;
        QTest::newRow("caller's phone") << QStringLiteral("6655") << false;
        QTest::newRow("answer to a question") << QStringLiteral("دیروز") << false;
        QTest::newRow("note") << QStringLiteral("پیمان") << false;
        QTest::newRow("note of a referral") << QStringLiteral("بازرسی") << false;
        QTest::newRow("number in the old system") << QStringLiteral("77120") << false;
        QTest::newRow("words of card and file together") << QStringLiteral("سپیدار پیمانکار") << false;
    }
    void everyPartOfACaseFindsIt()
    {
        QFETCH(QString, typed);
        QFETCH(bool, bothHaveIt);
        const std::vector<CaseId> wanted = bothHaveIt ? std::vector{second, first} : std::vector{first};
        // Before anything is indexed, from the marks alone, and then from the index.
        QCOMPARE(found(typed), wanted);
        keep();
        QCOMPARE(found(typed), wanted);
    }

    void renamedStreetRegionAndCitizenAreFoundByTheirNewNames()
    {
        keep();
        put(place(street, region, places::PlaceLevel::Street, QStringLiteral("خیابان صنوبر"), {}));
        keep();
        QCOMPARE(found(QStringLiteral("صنوبر")), (std::vector{second, first}));
        QCOMPARE(found(QStringLiteral("سپیدار")), std::vector<CaseId>());
        put(place(region, {}, places::PlaceLevel::Region, QStringLiteral("ناحیهٔ مرکزی"), {}));
        keep();
        QCOMPARE(found(QStringLiteral("مرکزی")), (std::vector{second, first}));
        QCOMPARE(addresses(QStringLiteral("صنوبر مرکزی")), std::vector{street});
        put(subjectNamed(QStringLiteral("شست‌وشوی معبر"), {}));
        keep();
        QCOMPARE(found(QStringLiteral("شستشو")), std::vector<CaseId>());
        QCOMPARE(found(QStringLiteral("شستوشوی")), (std::vector{second, first}));
        put(Citizen{citizen, QStringLiteral("+989123456789"), QStringLiteral("پروانه گلشیری"), at, 1405});
        keep();
        QCOMPARE(found(QStringLiteral("پروانه")), std::vector{first});
    }

    void citizenIsFoundByNameOrLastDigits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("second word") << QStringLiteral("گلشی");
        QTest::newRow("last four digits") << QStringLiteral("۶۷۸۹");
        QTest::newRow("beginning") << QStringLiteral("0912");
    }
    void citizenIsFoundByNameOrLastDigits()
    {
        QFETCH(QString, typed);
        keep();
        const FoundCitizens page = must(searchCitizens(*m_store, *m_reader, typed, 5));
        QCOMPARE(page.citizens.size(), size_t(1));
        QCOMPARE(page.citizens.front().id, citizen);
        QVERIFY(must(searchCitizens(*m_store, *m_reader, QStringLiteral("3456"), 5)).citizens.empty());
    }

    void addressIsFoundByAnyPieceOfItsNameTheOnesThatBeginSoFirst()
    {
        keep();
        QCOMPARE(addresses(QStringLiteral("پیدا")), std::vector{street});
        QCOMPARE(addresses(QStringLiteral("آموز")), std::vector{otherStreet});
        QCOMPARE(addresses(QStringLiteral("دانش اموز منطقه ۵")), std::vector{otherStreet});
        // Every street lies in the region; its name alone means the region.
        QCOMPARE(addresses(QStringLiteral("منطقه ۵")), std::vector{region});
        QCOMPARE(addresses(QStringLiteral("بلوار")), std::vector{otherStreet});
        put(place(street, region, places::PlaceLevel::Street, QStringLiteral("میدان بلوار"), {}));
        keep();
        QCOMPARE(addresses(QStringLiteral("بلوار")), (std::vector{otherStreet, street}));
    }

    void placeThatIsNoLongerUsedIsNotProposedButItsCasesAreFound()
    {
        keep();
        places::Place closed = place(street, region, places::PlaceLevel::Street, QStringLiteral("خیابان سپیدار"), {});
        closed.active = false;
        put(closed);
        keep();
        QCOMPARE(addresses(QStringLiteral("سپیدار")), std::vector<places::PlaceId>());
        QCOMPARE(found(QStringLiteral("سپیدار")).size(), size_t(2));
    }

    void subjectIsFoundByAnyPieceAndByItsGroup()
    {
        keep();
        for (const QString &typed : {QStringLiteral("روب"), QStringLiteral("رفت و روب"), QStringLiteral("معبر نظافت"),
                                     QStringLiteral("جاروب")}) {
            const auto choices = must(intake::findSubjects(*m_store, *m_reader, typed, 5));
            QVERIFY2(choices.size() == 1 && choices.front().id == subject, qPrintable(typed));
        }
    }

private:
    template <class T>
    void put(const T &row)
    {
        must(storage::Door(*m_store, &m_marks).put(toRow(row)));
        must(m_marks.write(*m_store));
    }
    void keep()
    {
        while (must(m_keeper->work())) {
        }
    }
    std::vector<CaseId> found(const QString &typed)
    {
        std::vector<CaseId> ids;
        for (const CaseLine &line : must(searchCases(*m_store, *m_reader, typed, {}, 20)).lines)
            ids.push_back(line.card.id);
        return ids;
    }
    std::vector<places::PlaceId> addresses(const QString &typed)
    {
        std::vector<places::PlaceId> ids;
        for (const intake::AddressChoice &choice : must(intake::findAddresses(*m_store, *m_reader, typed, 20)))
            ids.push_back(choice.id);
        return ids;
    }

    static places::Place place(const places::PlaceId &id, const std::optional<places::PlaceId> &parent,
                               places::PlaceLevel level, const QString &fa, const QString &en)
    {
        return {id, parent, level, {fa, en}, {}, {}, {}, true};
    }
    static catalogue::Subject subjectNamed(const QString &fa, const QString &en)
    {
        catalogue::Subject made{subject, group, {fa, en}, idOf<UserId>(7).uuid(), catalogue::ResponsibleBy::Unit,
                                idOf<UserId>(8).uuid(), 24, true};
        made.searchWords = QStringLiteral("جاروب، زباله");
        return made;
    }
    static CaseCard card(const CaseId &id, const QString &code, Instant registeredAt,
                         const std::optional<CitizenId> &who)
    {
        return {.id = id,
                .code = code,
                .aliasCode = {},
                .subject = subject,
                .subjectGroup = group,
                .place = street,
                .region = region,
                .plaque = QStringLiteral("12"),
                .address = QStringLiteral("بن‌بست یکم"),
                .unit = {},
                .process = {},
                .processVersion = {},
                .node = intakeNode,
                .holder = {},
                .holderUnit = {},
                .takenBy = {},
                .openNodes = 1,
                .referrals = 0,
                .channel = Channel::Phone,
                .urgency = Urgency::FollowUp,
                .citizen = who,
                .registeredBy = clerk,
                .registeredAt = registeredAt,
                .deadline = {},
                .lastChangeAt = registeredAt,
                .closedAt = {},
                .closedPeriod = {},
                .outcome = {},
                .joinedTo = {},
                .intakeFlag = {},
                .needsCallBack = false};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Connection> m_store;
    storage::DirtyMarks m_marks;
    std::shared_ptr<storage::SearchBoard> m_board;
    std::unique_ptr<storage::SearchKeeper> m_keeper;
    std::unique_ptr<storage::SearchReader> m_reader;
};

QTEST_GUILESS_MAIN(SearchSourcesTest)
#include "search_sources_test.moc"
