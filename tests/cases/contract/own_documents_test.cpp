// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/case_file.h"
#include "cases/core/document.h"
#include "cases/store/document_links.h"
#include "cases/store/own_documents.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::cases;
using test::EmptyDatabase;
using test::must;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const UserId sara(numbered(1)), reza(numbered(2));
const organisation::PostId hers(numbered(11)), left(numbered(12)), his(numbered(13));
constexpr qint64 most = 1000;

BlobHash content(int n) { return BlobHash::of(QByteArray::number(n)); }

} // namespace

/// Goal (SYNC 20): what an offline visit needs is what hangs on the cases that wait for this person now, and nothing else.
class OwnDocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_last = 1000;
        post(hers, sara, true);
        post(left, sara, false);
        post(his, reza, true);
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatIsNotHersNowDoesNotCount()
    {
        caseAt(1, his, workflow::OpeningState::Open);
        caseAt(2, hers, workflow::OpeningState::Closed);
        caseAt(3, left, workflow::OpeningState::Open);
        for (const int n : {1, 2, 3})
            attach(n, n, 10);
        QVERIFY(found(100).empty());
    }

    void smallOnesComeFirstAndEachOnce()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        // Two branches of one case, both hers.
        caseAt(1, hers, workflow::OpeningState::Open);
        caseAt(2, hers, workflow::OpeningState::Open);
        attach(1, 31, 30);
        attach(1, 11, 10);
        attach(2, 21, 20);
        attach(2, 11, 10);
        QCOMPARE(found(100), (std::vector{content(11), content(21), content(31)}));
    }

    void largeOnesAndThoseBeyondTheLimitDoNotCount()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        attach(1, 1, most + 1);
        for (const int n : {2, 3, 4})
            attach(1, n, n);
        QCOMPARE(found(2), (std::vector{content(2), content(3)}));
    }

    void smallPicturesComeFirstAlsoOfLargeOnes()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        caseAt(2, his, workflow::OpeningState::Open);
        attach(1, 1, most + 1, content(11));
        attach(1, 2, 2, content(12));
        attach(2, 3, 3, content(13));
        auto found = this->found(100);
        QCOMPARE(found.size(), size_t(3));
        QCOMPARE(found.back(), content(2));
        QCOMPARE((std::set(found.begin(), found.begin() + 2)), (std::set{content(11), content(12)}));
    }

    void smallPicturesTakeNoFilesPlace()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        for (const int n : {1, 2, 3})
            attach(1, n, n, content(10 + n));
        const auto found = this->found(2);
        QCOMPARE(found.size(), size_t(4));
        QCOMPARE((std::vector(found.begin() + 2, found.end())), (std::vector{content(1), content(2)}));
    }

    void smallPictureHasNoSizeOfItsOwnUnlessItIsAFileToo()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        attach(1, 1, 700, content(11));
        attach(1, 2, 800, content(1));
        const auto found = must(ownDocuments(*m_connection, sara, most, 10));
        QCOMPARE(found.size(), size_t(3));
        QVERIFY(found[0].sha256 == content(11) && found[0].isThumbnail && found[0].size == limits::thumbnailBytes);
        QVERIFY(found[1].sha256 == content(1) && !found[1].isThumbnail && found[1].size == 700);
    }

    void smallPictureOpensAndIsKeptAsItsDocument()
    {
        attach(1, 1, 10, content(11));
        attach(2, 2, 10);
        const auto links = must(documentsWith(*m_connection, content(11)));
        QCOMPARE(links.size(), size_t(1));
        QCOMPARE(links.front().caseId, CaseId(numbered(101)));
        QCOMPARE(must(documentsWith(*m_connection, content(2))).size(), size_t(1));
        QVERIFY(must(documentsWith(*m_connection, content(12))).empty());
        QCOMPARE(must(namedContents(*m_connection)), (std::set{content(1), content(2), content(11)}));
    }

    void sizeIsAsTheRecordSays()
    {
        caseAt(1, hers, workflow::OpeningState::Open);
        attach(1, 1, most);
        QCOMPARE(must(ownDocuments(*m_connection, sara, most, 10)).front().size, most);
    }

private:
    template <class T>
    void put(const T &item)
    {
        storage::Door door(*m_connection);
        must(door.put(toRow(item)));
    }
    void post(const organisation::PostId &id, const UserId &holder, bool active)
    {
        put(organisation::Post{id, organisation::UnitId(numbered(21)), {QStringLiteral("post"), {}}, holder, false, {}, active});
    }
    void caseAt(int n, const organisation::PostId &holder, workflow::OpeningState state)
    {
        put(CaseNode{CaseNodeId(numbered(++m_last)), CaseId(numbered(100 + n)), QStringLiteral("follow_up"), state, {}, holder, {},
                     {}, {}, Instant(1), reza, {}, {}, {}, {}});
    }
    void attach(int n, int contentNumber, qint64 size, const std::optional<BlobHash> &thumbnail = {})
    {
        put(CaseDocument{DocumentId(numbered(++m_last)), CaseId(numbered(100 + n)), DocumentKind::Photo, {},
                         QStringLiteral("a.jpg"), QStringLiteral("image/jpeg"), size, content(contentNumber), {}, reza,
                         Instant(1), {}, {}, {}, {}, thumbnail});
    }
    std::vector<BlobHash> found(int limit)
    {
        std::vector<BlobHash> hashes;
        for (const DocumentContent &one : must(ownDocuments(*m_connection, sara, most, limit)))
            hashes.push_back(one.sha256);
        return hashes;
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    int m_last = 0;
};

QTEST_GUILESS_MAIN(OwnDocumentsTest)
#include "own_documents_test.moc"
