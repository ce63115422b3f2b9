// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/event_reader.h"

#include "base/random.h"
#include "cases/core/refer_case.h"
#include "command/look.h"
#include "reference/support/city_store.h"
#include "service/support/plan_reader.h"
#include "sync/server/leadership.h"
#include "sync/server/looked_at.h"
#include "sync/server/sequencer.h"

#include <QJsonDocument>
#include <QtTest>

#include <algorithm>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Role;
using access::RoleId;

namespace {

const Uuid desk = idNamed("desk");
const RoleId watcher(idNamed("role:watcher"));
const QString secret = QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷");

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

} // namespace

/// Goal: the log has everything that people did and looked at, once, the newest first, page by page, from both databases, with the
/// names that belong to it and none of the words; and only for whoever may read it in the whole city (R132).
class EventReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
        m_scene->store.put(Role{watcher, QStringLiteral("watcher"), {QStringLiteral("ناظر"), {}}, {QString::fromLatin1(readLog.id)}, true});
        m_scene->store.put(Assignment{AssignmentId(idNamed("watches")), omid(), watcher, {}, {}, true});
        m_scene->store.put(Assignment{AssignmentId(idNamed("watches a part")), nima(), watcher, unitTwo(), {}, true});
        m_case = aCase(*m_scene).about(waste()).completed("register").referredTo(answeringTwo()).registered();
        fill(*m_connection, m_scene->store);
        must(sync::Leadership::establish(*m_connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        m_leadership = std::make_unique<sync::Leadership>(*m_connection, sync::Leadership::Node{"test", "https://test"});
        QVERIFY(must(m_leadership->campaign(m_scene->now)));
        must(m_connection->run("INSERT INTO desk (id, number, user_id, last_seen) VALUES (?, ?, ?, ?)",
                               {Value(desk), Value(17), Value(mina().uuid()), Value(m_scene->now)}));
    }
    void cleanup()
    {
        m_leadership.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whoMayNotReadTheLogIsToldNothing()
    {
        command(1, mina(), 1);
        QCOMPARE(readEvents(*m_connection, stranger(), {EventPart::All}).error().id(), QByteArray("access.denied"));
        // In a part of the city is not enough: an act has no place.
        QCOMPARE(readEvents(*m_connection, nima(), {EventPart::All}).error().id(), QByteArray("access.denied"));
    }

    void newestComesFirstOfBothKinds()
    {
        command(1, mina(), 10);
        look(2, mina(), 20, LookAct::Opened);
        command(3, reza(), 30);
        look(4, reza(), 40, LookAct::Exported);
        QCOMPARE(ids({EventPart::All}), (std::vector<int>{4, 3, 2, 1}));
    }

    void pagesHaveEveryEventOnceAlsoThoseOfOneMoment()
    {
        for (int n = 1; n <= 250; ++n)
            n % 3 == 0 ? look(n, mina(), n / 40, LookAct::Opened) : command(n, mina(), n / 40);
        std::vector<int> sizes, seen;
        EventsAsked asked{EventPart::All};
        do {
            const EventsAnswer page = must(readEvents(*m_connection, omid(), asked));
            sizes.push_back(int(page.lines.size()));
            for (const EventLine &line : page.lines)
                seen.push_back(numberOf(line.id));
            asked.after = page.next;
        } while (asked.after);
        QCOMPARE(sizes, (std::vector<int>{100, 100, 50}));
        std::vector<int> all;
        for (int n = 250; n >= 1; --n)
            all.push_back(n);
        QCOMPARE(seen, all);
    }

    void conditionsNarrowIt_data()
    {
        QTest::addColumn<EventsAsked>("asked");
        QTest::addColumn<std::vector<int>>("expected");
        QTest::newRow("done") << EventsAsked{EventPart::Done} << std::vector{7, 1};
        QTest::newRow("not applied") << EventsAsked{EventPart::NotApplied} << std::vector{3, 2};
        QTest::newRow("opened") << EventsAsked{EventPart::Opened} << std::vector{5, 4};
        QTest::newRow("taken out") << EventsAsked{EventPart::TakenOut} << std::vector{8, 6};
        QTest::newRow("of one") << EventsAsked{.part = EventPart::All, .user = reza()} << std::vector{8, 7, 5, 3};
        QTest::newRow("of one, taken out") << EventsAsked{.part = EventPart::TakenOut, .user = reza()} << std::vector{8};
        QTest::newRow("from") << EventsAsked{.part = EventPart::All, .from = Instant(6)} << std::vector{8, 7, 6};
        QTest::newRow("until") << EventsAsked{.part = EventPart::All, .until = Instant(3)} << std::vector{2, 1};
        QTest::newRow("nothing") << EventsAsked{.part = EventPart::Opened, .until = Instant(3)} << std::vector<int>{};
    }
    void conditionsNarrowIt()
    {
        QFETCH(EventsAsked, asked);
        QFETCH(std::vector<int>, expected);
        command(1, mina(), 1);
        command(2, mina(), 2, "refused");
        command(3, reza(), 3, "held");
        look(4, mina(), 4, LookAct::Opened);
        look(5, reza(), 5, LookAct::FileOpened);
        look(6, mina(), 6, LookAct::FileSaved);
        command(7, reza(), 7);
        look(8, reza(), 8, LookAct::Printed);
        QCOMPARE(ids(asked), expected);
    }

    void referralIsToldWithItsCaseAndWhereItWent()
    {
        const Envelope refers = referral(reza(), answeringOne());
        run(refers);
        const EventLine line = only();
        QCOMPARE(line.sort, EventSort::Done);
        QCOMPARE(line.act, QStringLiteral("ReferCase"));
        QCOMPARE(line.who, QStringLiteral("Reza"));
        QCOMPARE(line.desk, std::optional(17));
        QCOMPARE(line.caseId, std::optional(m_case->uuid()));
        QCOMPARE(line.code, std::optional(m_scene->card(*m_case).code));
        QVERIFY(line.to.has_value());
        QCOMPARE(line.to->fa, postName(answeringOne()));
        QVERIFY(!line.forWhom && !line.reason && !line.person);
        QVERIFY(!whole().contains(secret));
    }

    void whoeverStoodInForAnotherIsToldWithHim()
    {
        const Envelope refers = referral(reza(), answeringOne());
        run(refers);
        cases::HistoryEntry entry{cases::HistoryEntryId(derivedUuid(refers.id, "history")), *m_case, cases::HistoryKind::Referred, reza(),
                                  m_scene->now, {}, {}, {{QStringLiteral("for_name"), QStringLiteral("Mina")}}};
        must(storage::Door(*m_connection).put(toRow(entry)));
        QCOMPARE(only().forWhom, std::optional(QStringLiteral("Mina")));
    }

    void refusedOneNamesItsCaseAndWhyAndNoneOfItsWords()
    {
        run(referral(stranger(), answeringOne()));
        const EventLine line = only();
        QCOMPARE(line.sort, EventSort::Refused);
        QCOMPARE(line.reason, std::optional(QStringLiteral("access.denied")));
        QCOMPARE(line.code, std::optional(m_scene->card(*m_case).code));
        QVERIFY(!line.to);
        QVERIFY2(!whole().contains(secret), qPrintable(whole()));
    }

    void changedRightsNameWhoseTheyAre()
    {
        command(1, omid(), 1, "applied", AggregateId{access::userRightsKind.number, mina().uuid()});
        const EventLine line = only();
        QCOMPARE(line.person, std::optional(QStringLiteral("Mina")));
        QVERIFY(!line.caseId && !line.code);
    }

    void whatHasNoAuthorIsNotInTheLog()
    {
        // A receipt of before the log, and one of what the server tried by itself.
        must(m_connection->run("INSERT INTO receipt (command_id, digest, outcome, seq, happened_at, desk)"
                               " VALUES (?, ?, 'applied', 1, ?, ?)",
                               {Value(numbered(1)), Value::bytes("d"), Value(Instant(1)), Value(desk)}));
        QVERIFY(ids({EventPart::All}).empty());
        QVERIFY(ids({EventPart::Done}).empty());
    }

    void answerComesWholeThroughTheWire()
    {
        run(referral(reza(), answeringOne()));
        look(2, mina(), 2, LookAct::Exported);
        const EventsAnswer answer = must(readEvents(*m_connection, omid(), {EventPart::All}));
        QCOMPARE(answer.lines.size(), size_t(2));
        QCOMPARE(fieldsToJson(must(fieldsFromJson<EventsAnswer>(fieldsToJson(answer)))), fieldsToJson(answer));
    }

    void everyPartIsReadInTheOrderOfAnIndex()
    {
        test::PlanReader reader(*m_connection);
        if (!reader.canRead())
            QSKIP("PostgreSQL plans by how much there is");
        for (const auto &[part, word] : wordsOf(EventPart())) {
            for (const auto &user : {std::optional<UserId>(), std::optional(mina())}) {
                must(readEvents(reader, omid(), {.part = part, .user = user, .from = Instant(1), .after = EventPlace{Instant(9), numbered(1)}}));
                const auto others = reader.readsOf("receipt", "USING INDEX receipt_log") + reader.readsOf("looked_at", "USING INDEX looked_at_log")
                                    + reader.readsOf("B-TREE", "nothing sorts");
                QVERIFY2(others.isEmpty(), others.join('\n').constData());
            }
        }
        QVERIFY(reader.steps() > 0);
    }

private:
    void command(int n, const UserId &user, qint64 at, const char *outcome = "applied", const std::optional<AggregateId> &about = {})
    {
        must(m_connection->run("INSERT INTO receipt (command_id, digest, outcome, seq, happened_at, desk, kind, user_id, received_at,"
                               " about_kind, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               {Value(numbered(n)), Value::bytes("d"), Value::text(QByteArray(outcome)), Value(n), Value(Instant(at)),
                                Value(desk), Value::text(QByteArray("AddNote")), Value(user.uuid()), Value(Instant(at)),
                                about ? Value(about->kind) : Value(), about ? Value(about->id) : Value()}));
    }
    void look(int n, const UserId &user, qint64 at, LookAct act)
    {
        const std::vector<Look> looks{{numbered(n), Instant(at), act, {}, {}}};
        must(sync::LookedAt(*m_connection).add(user, desk, looks, m_scene->now, m_leadership->token()));
    }
    Envelope referral(const UserId &author, const organisation::PostId &to)
    {
        const cases::ReferCase refers{*m_case, m_scene->openNode(*m_case).id, to, secret};
        return {newUuid(m_scene->now, m_random), cases::ReferCase::kind, cases::ReferCase::version, author, m_scene->now, std::nullopt,
                std::nullopt, {}, fieldsToJson(refers)};
    }
    void run(const Envelope &envelope)
    {
        sync::Sequencer sequencer(*m_connection, cityRules());
        sequencer.lead(m_leadership->token());
        const sync::Arrival arrival{envelope.encoded(), envelope, desk, m_scene->now};
        must(sequencer.run(std::vector{arrival}));
    }
    std::vector<int> ids(const EventsAsked &asked)
    {
        std::vector<int> numbers;
        for (const EventLine &line : must(readEvents(*m_connection, omid(), asked)).lines)
            numbers.push_back(numberOf(line.id));
        return numbers;
    }
    static int numberOf(const Uuid &id) { return id.toString().right(12).toInt(); }
    EventLine only()
    {
        const EventsAnswer answer = must(readEvents(*m_connection, omid(), {EventPart::All}));
        if (answer.lines.size() != 1)
            qFatal("%d lines", int(answer.lines.size()));
        return answer.lines.front();
    }
    /// All that leaves the server.
    QString whole()
    {
        return QString::fromUtf8(
            QJsonDocument(fieldsToJson(must(readEvents(*m_connection, omid(), {EventPart::All})))).toJson(QJsonDocument::Compact));
    }
    QString postName(const organisation::PostId &id) const
    {
        for (const auto &post : m_scene->store.all<organisation::Post>()) {
            if (post.id == id)
                return post.name.fa;
        }
        return {};
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<sync::Leadership> m_leadership;
    std::optional<cases::CaseId> m_case;
    SeededRandom m_random{7};
};

QTEST_GUILESS_MAIN(EventReaderTest)
#include "event_reader_test.moc"
