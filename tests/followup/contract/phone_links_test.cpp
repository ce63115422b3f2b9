// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/phone_links.h"
#include "followup/support/pursuit.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::followup;
using namespace peygir::test;

/// Goal: a link is found by its secret alone, on both databases alike; a person has one for a visit, and it can be ended (R060).
class PhoneLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        SeededRandom random(1);
        must(sync::Leadership::establish(*m_connection, newUuid(Instant(1), random), QByteArray(32, 'k')));
        sync::Leadership leadership(*m_connection, {"test", ""});
        QVERIFY(must(leadership.campaign(m_now)));
        m_token = leadership.token();
        m_links = std::make_unique<PhoneLinks>(*m_connection);
    }
    void cleanup()
    {
        m_links.reset();
        m_connection.reset();
        m_database.reset();
    }

    void linkIsFoundByItsSecretAlone()
    {
        const PhoneLink link = linkOf("visit", nima(), m_now);
        must(m_links->put(link, hash("one"), m_token));
        const auto found = must(m_links->find(hash("one")));
        QVERIFY(found.has_value());
        QCOMPARE(found->visit, link.visit);
        QCOMPARE(found->caseId, link.caseId);
        QCOMPARE(found->user, nima());
        QCOMPARE(found->desk, link.desk);
        QCOMPARE(found->madeAt, link.madeAt);
        QCOMPARE(found->until, link.until);
        QVERIFY(!found->endedAt);
        QVERIFY(!must(m_links->find(hash("other"))));
    }

    void laterLinkTakesThePlaceOfTheEarlierOne()
    {
        must(m_links->put(linkOf("visit", nima(), m_now), hash("one"), m_token));
        must(m_links->put(linkOf("visit", mina(), m_now), hash("of mina"), m_token));
        must(m_links->put(linkOf("other", nima(), m_now), hash("of another visit"), m_token));
        must(m_links->put(linkOf("visit", nima(), m_now + minute), hash("two"), m_token));
        QCOMPARE(must(m_links->find(hash("one")))->endedAt, m_now + minute);
        for (const char *good : {"two", "of mina", "of another visit"})
            QVERIFY2(!must(m_links->find(hash(good)))->endedAt, good);
    }

    void endedOnceIsEndedThen()
    {
        must(m_links->put(linkOf("visit", nima(), m_now), hash("one"), m_token));
        must(m_links->end(VisitId(idNamed("visit")), nima(), m_now + minute, m_token));
        must(m_links->end(VisitId(idNamed("visit")), nima(), m_now + 2 * minute, m_token));
        must(m_links->end(VisitId(idNamed("never")), nima(), m_now, m_token));
        QCOMPARE(must(m_links->find(hash("one")))->endedAt, m_now + minute);
    }

    void whatWasOverAMonthAgoIsForgotten()
    {
        must(m_links->put(linkOf("visit", nima(), m_now), hash("old"), m_token));
        must(m_links->put(linkOf("other", nima(), m_now + 30 * day), hash("later"), m_token));
        QVERIFY(must(m_links->find(hash("old"))).has_value());
        must(m_links->put(linkOf("third", nima(), m_now + 32 * day), hash("last"), m_token));
        QVERIFY(!must(m_links->find(hash("old"))));
        QVERIFY(must(m_links->find(hash("later"))).has_value());
    }

    void ofManyForOneVisitTheLastAreKept()
    {
        for (int n = 0; n < 12; ++n)
            must(m_links->put(linkOf("visit", nima(), m_now + n * minute), hash(QByteArray::number(n).constData()), m_token));
        must(m_links->put(linkOf("other", nima(), m_now), hash("of another visit"), m_token));
        for (int n = 0; n < 12; ++n)
            QCOMPARE(must(m_links->find(hash(QByteArray::number(n).constData()))).has_value(), n >= 2);
        QVERIFY(!must(m_links->find(hash("11")))->endedAt);
        QVERIFY(must(m_links->find(hash("of another visit"))).has_value());
    }

    void whoeverHasBeenOvertakenWritesNothing()
    {
        const auto put = m_links->put(linkOf("visit", nima(), m_now), hash("one"), m_token + 1);
        QVERIFY(!put.ok());
        QCOMPARE(put.error().id(), QByteArray("sync.not_leader"));
        QVERIFY(!must(m_links->find(hash("one"))));
    }

    void visitIsShownWithItsAddressAndWhoHasItNow()
    {
        Scene scene;
        const cases::CaseId id = pursued(scene);
        scene.must(visitTo(scene, id), reza());
        store(scene);
        const Visit visit = theOnly<Visit>(scene);
        const auto found = must(m_links->visit(visit.id));
        QVERIFY(found.has_value());
        QCOMPARE(found->note, because);
        QCOMPARE(must(m_links->visitorOf(*found)), nima());
        const PhoneView view = must(m_links->viewOf(*found));
        QCOMPARE(view.line.card.id, id);
        QCOMPARE(view.line.card.plaque, QStringLiteral("12"));
        QVERIFY(!view.line.subject.fa.isEmpty());
        QVERIFY(!must(m_links->visit(VisitId(idNamed("none")))));

        organisation::Post post = postOf(scene.store, answeringTwo());
        post.active = false;
        scene.store.put(post);
        store(scene);
        QCOMPARE(must(m_links->visitorOf(*found)), std::nullopt);
    }

private:
    static constexpr Milliseconds minute = std::chrono::minutes(1);
    static constexpr Milliseconds day = std::chrono::hours(24);
    static QByteArray hash(const char *secret) { return hashOfPhoneSecret(secret); }
    static PhoneLink linkOf(const char *visit, const UserId &user, Instant at)
    {
        return {VisitId(idNamed(visit)), cases::CaseId(idNamed("case")), user, idNamed("desk"), at, at + day, {}};
    }
    void store(const Scene &scene)
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : scene.store.rows())
            must(door.put(*row));
        must(m_connection->commit());
    }

    const Instant m_now{1'795'332'000'000};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<PhoneLinks> m_links;
    qint64 m_token = 0;
};

QTEST_MAIN(PhoneLinksTest)
#include "phone_links_test.moc"
