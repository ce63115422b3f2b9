// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/looked_at_cases.h"

#include "cases/store/sql_case_queries.h"
#include "cases/store/sql_document_queries.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::cases;
using test::must;
using namespace std::chrono_literals;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const CaseId lamp(numbered(11));
const UserId sara(numbered(2));
const CitizenId ali(numbered(1));
const Instant noon(1'795'000'000'000);

CaseCard card(const CaseId &id, const QString &address)
{
    return {.id = id, .code = QStringLiteral("4820173959"), .aliasCode = {}, .subject = catalogue::SubjectId(numbered(21)),
            .subjectGroup = {}, .place = {}, .region = {}, .plaque = {}, .address = address, .unit = {}, .process = {},
            .processVersion = {}, .node = intakeNode, .holder = {}, .holderUnit = {}, .takenBy = {}, .openNodes = 1,
            .referrals = 0, .channel = Channel::Phone, .urgency = Urgency::FollowUp, .citizen = ali, .registeredBy = sara,
            .registeredAt = noon, .deadline = {}, .lastChangeAt = noon, .closedAt = {}, .closedPeriod = {}, .outcome = {},
            .joinedTo = {}, .intakeFlag = {}, .needsCallBack = false};
}

CaseFile file(const CaseId &id, const QString &words)
{
    return {.id = id, .words = words, .callerName = {}, .callerPhone = {}, .answers = {}, .units = {}, .subjectGroup = {},
            .closedPeriod = {}, .withAuthor = {}};
}

template <class... T>
std::vector<RowPointer> rows(const T &...items)
{
    return {std::make_shared<Row>(toRow(items))...};
}

const HistoryEntry registered{HistoryEntryId(numbered(61)), lamp, HistoryKind::Registered, sara, noon, {}, {}, {}};
const Citizen citizen{.id = ali, .phone = QStringLiteral("+989121234567"), .name = QStringLiteral("Ali"),
                      .firstSeenAt = noon, .lastContactYear = 1405};
const CaseDocument photo{DocumentId(numbered(71)), lamp, DocumentKind::Photo, {}, QStringLiteral("lamp.jpg"),
                         QStringLiteral("image/jpeg"), 7, BlobHash::of("picture"), {}, sara, noon, {}, {}, {}, {}};

} // namespace

/// Goal: a case that was fetched from the server is shown like a held one, never instead of one, and not for long.
class LookedAtCasesTest : public QObject
{
    Q_OBJECT

    class HandClock final : public Clock
    {
    public:
        Instant now() const override { return time; }
        Instant time = noon;
    };

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        storage::SqliteOptions options;
        options.path = m_folder->filePath(QStringLiteral("desk.db"));
        m_connection = must(storage::openSqlite(options));
        must(storage::migrate(*m_connection, must(storage::allMigrations()), storage::Side::Desk));
        m_clock = std::make_unique<HandClock>();
        m_book = std::make_unique<LookedAtCases>(*m_clock);
    }
    void cleanup()
    {
        m_connection.reset();
        m_folder.reset();
    }

    void answerWithoutACardIsNoCase()
    {
        const auto kept = m_book->keep(rows(file(lamp, QStringLiteral("dark")), citizen), noon);
        QVERIFY(!kept.ok());
        QCOMPARE(kept.error().id(), QByteArray("cases.unknown"));
        QVERIFY(!m_book->find(lamp));
    }

    void caseThatIsNeitherHeldNorFetchedIsUnknown()
    {
        const auto view = readCase(*m_connection, lamp, m_book.get());
        QVERIFY(!view.ok());
        QCOMPARE(view.error().id(), QByteArray("cases.unknown"));
    }

    void fetchedCaseIsReadWithAllThatCame()
    {
        QCOMPARE(must(m_book->keep(rows(card(lamp, {}), file(lamp, QStringLiteral("dark")), registered, photo, citizen),
                                   noon + 5s)),
                 lamp);
        const CaseView view = must(readCase(*m_connection, lamp, m_book.get()));
        QCOMPARE(view.fetchedAt, std::optional(noon + 5s));
        QCOMPARE(view.file->words, QStringLiteral("dark"));
        QCOMPARE(view.history.size(), size_t(1));
        QCOMPARE(view.citizen->name, QStringLiteral("Ali"));
        QCOMPARE(must(readDocuments(*m_connection, lamp, m_book.get())).front().document.fileName,
                 QStringLiteral("lamp.jpg"));
        // Nothing of it went into the store.
        QVERIFY(!readCase(*m_connection, lamp).ok());
        QVERIFY(must(readDocuments(*m_connection, lamp)).empty());
    }

    void cardThatIsHeldIsCompletedByTheFetchedFile()
    {
        put(card(lamp, QStringLiteral("old")));
        QVERIFY(!must(readCase(*m_connection, lamp, m_book.get())).fetchedAt);
        must(m_book->keep(rows(card(lamp, QStringLiteral("new")), file(lamp, QStringLiteral("dark"))), noon));
        const CaseView view = must(readCase(*m_connection, lamp, m_book.get()));
        QVERIFY(view.fetchedAt && view.file);
        QCOMPARE(view.line.card.address, QStringLiteral("new"));
    }

    void whatIsHeldInWholeIsShownAsItIsHeld()
    {
        put(card(lamp, QStringLiteral("here")));
        put(file(lamp, QStringLiteral("here")));
        must(m_book->keep(rows(card(lamp, QStringLiteral("there")), file(lamp, QStringLiteral("there")), photo), noon));
        const CaseView view = must(readCase(*m_connection, lamp, m_book.get()));
        QVERIFY(!view.fetchedAt);
        QCOMPARE(view.line.card.address, QStringLiteral("here"));
        QCOMPARE(view.file->words, QStringLiteral("here"));
        QVERIFY(must(readDocuments(*m_connection, lamp, m_book.get())).empty());
    }

    void whatWasFetchedLongAgoIsForgotten()
    {
        must(m_book->keep(rows(card(lamp, {})), noon));
        m_clock->time = noon + LookedAtCases::live - 1ms;
        QVERIFY(m_book->find(lamp));
        m_clock->time = noon + LookedAtCases::live;
        QVERIFY(!m_book->find(lamp));
    }

    void clockThatWasSetBackKeepsNothingForLonger()
    {
        must(m_book->keep(rows(card(lamp, {})), noon));
        m_clock->time = noon - 24h;
        QVERIFY(!m_book->find(lamp));
    }

    void oldestGivesWayToTheNewest()
    {
        for (int i = 0; i <= int(LookedAtCases::most); ++i) {
            m_clock->time = noon + 1s * i;
            must(m_book->keep(rows(card(CaseId(numbered(100 + i)), {})), noon));
        }
        QVERIFY(!m_book->find(CaseId(numbered(100))));
        QVERIFY(m_book->find(CaseId(numbered(101))));
        QVERIFY(m_book->find(CaseId(numbered(100 + int(LookedAtCases::most)))));
    }

    void allAreForgottenAtOnce()
    {
        must(m_book->keep(rows(card(lamp, {})), noon));
        m_book->forgetAll();
        QVERIFY(!m_book->find(lamp));
    }

private:
    template <class T>
    void put(const T &item)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        must(storage::Door(*m_connection).put(toRow(item)));
        must(m_connection->commit());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<HandClock> m_clock;
    std::unique_ptr<LookedAtCases> m_book;
};

QTEST_GUILESS_MAIN(LookedAtCasesTest)
#include "looked_at_cases_test.moc"
