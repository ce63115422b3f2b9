// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/blob_links.h"

#include "access/core/roles.h"
#include "base/random.h"
#include "cases/core/case_ids.h"
#include "catalogue/core/service_terms.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::server;
using reference::RecordFile;
using sync::BlobRegister;
using test::EmptyDatabase;
using test::must;

/// Goal: who may read a file is whoever holds a record that names it or named it once, whatever its type, and nobody else; and
/// what something names is not nobody's (R158, SYNC 20). On both databases.
class BlobLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(BlobRegister(*m_connection).add(m_hash, m_sara, 5, Instant(1)));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whatNothingNamesOpensToNobody()
    {
        lies(catalogue::introductionFileKind.number, here);
        QVERIFY(must(linksTo(*m_connection, m_hash)).empty());
        QVERIFY(must(namedContents(*m_connection)).empty());
        QVERIFY(!opens({here}));
    }

    void strangerIsRefusedAndWhoHoldsTheRecordIsNot()
    {
        name("introduction_file", m_sara);
        lies(catalogue::introductionFileKind.number, here);
        QVERIFY(opens({here}));
        QVERIFY(!opens({elsewhere}));
        QVERIFY(!opens({}));
        QCOMPARE(must(namedContents(*m_connection)), std::set{m_hash});
    }

    void eachTypeOpensAsItsOwnRecordsDo()
    {
        // What one may hold of another type says nothing, were the ids the same.
        name("role", m_sara);
        lies(catalogue::introductionFileKind.number, here);
        lies(access::roleKind.number, elsewhere);
        QVERIFY(!opens({here}));
        QVERIFY(opens({elsewhere}));
    }

    void namingAContentThatOneHasNotShownOpensNothing()
    {
        name("introduction_file", m_omid);
        lies(catalogue::introductionFileKind.number, here);
        QVERIFY(!opens({here}));
        // It is used nevertheless: its bytes may be on their way.
        QCOMPARE(must(namedContents(*m_connection)), std::set{m_hash});
    }

    void typeThatThereIsNoLongerOpensNothing()
    {
        name("forgotten_type", m_sara);
        lies(catalogue::introductionFileKind.number, here);
        QVERIFY(must(linksTo(*m_connection, m_hash)).empty());
        QVERIFY(!opens({here}));
        QCOMPARE(must(namedContents(*m_connection)), std::set{m_hash});
    }

private:
    static constexpr qint64 here = 5;
    static constexpr qint64 elsewhere = 7;

    void name(const char *type, const UserId &by)
    {
        storage::Door door(*m_connection);
        auto transaction = must(storage::Transaction::begin(*m_connection, storage::Connection::Access::Write));
        must(door.put(toRow(RecordFile{reference::RecordFileId(newUuid(Instant(1), m_random)), QString::fromLatin1(type), m_record,
                                       m_hash, by, Instant(1)})));
        must(transaction.commit());
    }
    void lies(int kind, qint64 bucket)
    {
        must(m_connection->putMany("log", {"kind", "aggregate", "bucket", "seq", "entered_seq", "removed"},
                                   {"aggregate", "kind", "bucket"},
                                   std::vector<Value>{Value(kind), Value(m_record), Value(bucket), Value(qint64(1)),
                                                      Value(qint64(1)), Value(false)}));
    }
    bool opens(const std::vector<qint64> &buckets)
    {
        return must(BlobRegister(*m_connection).opens(must(linksTo(*m_connection, m_hash)), m_hash, buckets));
    }

    SeededRandom m_random{4};
    const Uuid m_record = newUuid(Instant(1), m_random);
    const UserId m_sara{newUuid(Instant(1), m_random)};
    const UserId m_omid{newUuid(Instant(1), m_random)};
    const BlobHash m_hash = BlobHash::of("bytes");
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(BlobLinksTest)
#include "blob_links_test.moc"
