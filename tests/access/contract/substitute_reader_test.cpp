// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/store/bucket_sets.h"
#include "access/store/substitute_reader.h"
#include "cases/core/bucket_rules.h"
#include "reference/support/city_store.h"
#include "supervision/store/subordinates.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;

namespace {

const Instant tenth(1'796'200'000'000);
constexpr auto day = std::chrono::hours(24);

} // namespace

/// Goal: the server finds whose rights as a substitute begin and end, and who stands in is shown the cartable and holds what that needs,
/// from both databases alike (R121).
class SubstituteReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_scene->now = tenth;
        for (Role role : m_scene->store.all<Role>()) {
            role.verbs.push_back(QString::fromLatin1(cases::readFilesVerb.id));
            m_scene->store.put(role);
        }
        m_scene->store.put(SubstituteBook{substituteBookOf(stranger()), stranger(),
                                          {{SubstitutionId(idNamed("one")), mina(), QStringLiteral("2026-12-02"),
                                            QStringLiteral("2026-12-02"), {}}}});
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whereNobodyStandsInNobodyIsToBeKept()
    {
        m_scene->store.put(SubstituteBook{substituteBookOf(stranger()), stranger(), {}});
        QVERIFY(toKeep(tenth).empty());
    }

    void whoIsToBeKeptIsFoundAtTheBeginningAndTheEnd()
    {
        QVERIFY(toKeep(tenth - day).empty());
        QCOMPARE(toKeep(tenth), std::vector{stranger()});
        keep(tenth);
        QVERIFY(toKeep(tenth).empty());
        QCOMPARE(toKeep(tenth + day), std::vector{stranger()});
        keep(tenth + day);
        QVERIFY(toKeep(tenth + day).empty());
    }

    void whoStandsInIsShownTheCartableAndHoldsItsFiles()
    {
        (void)aCase(*m_scene).about(waste()).completed("register").referredTo(answeringOne()).registered();
        write();
        QVERIFY(read().empty());
        const size_t before = held();
        keep(tenth);
        write();
        const auto found = read();
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(*found.front().id, mina());
        QVERIFY(found.front().load && found.front().load->open == 1);
        QCOMPARE(must(supervision::readHeldStays(*m_connection, stranger(), {answeringOne()}, 10)).size(), size_t(1));
        QVERIFY(held() > before);
        keep(tenth + day);
        write();
        QVERIFY(read().empty());
        QCOMPARE(held(), before);
    }

private:
    void write() { fill(*m_connection, m_scene->store); }
    void keep(Instant at)
    {
        m_scene->now = at;
        m_scene->must(KeepSubstitutes{stranger()}, systemUser());
    }
    std::vector<UserId> toKeep(Instant at)
    {
        write();
        return must(substitutesToKeep(*m_connection, at));
    }
    std::vector<supervision::Subordinate> read()
    {
        return must(supervision::readSubordinates(*m_connection, stranger(), m_scene->now));
    }
    /// How many buckets he may hold.
    size_t held()
    {
        BucketSets sets(cases::bucketRules(), [](storage::Connection &) { return Result<std::vector<Uuid>>(std::vector<Uuid>()); });
        return must(sets.of(*m_connection, stranger(), m_scene->now))->size();
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(SubstituteReaderTest)
#include "substitute_reader_test.moc"
