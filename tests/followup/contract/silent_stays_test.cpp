// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/add_note.h"
#include "followup/store/follow_up_lists.h"
#include "followup/support/pursuit.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::followup;
using namespace peygir::test;

namespace {

constexpr auto day = std::chrono::hours(24);
const QString threeRoles = QStringLiteral("cycle_137_2");
const QString oneClerk = QStringLiteral("one_clerk_town_2");

using Story = std::function<void(Scene &, const CaseId &)>;

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: silent is a message to which nothing has happened for so many days, also where one stay lasts the whole case and
/// neither a question nor a reply moves it (R062).
class SilentStaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_scene = std::make_unique<Scene>();
    }
    void cleanup()
    {
        m_scene.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whatHappensEndsTheSilence_data();
    void whatHappensEndsTheSilence()
    {
        QFETCH(QString, process);
        QFETCH(Story, before);
        QFETCH(Story, story);
        walk(*m_scene, process);
        const CaseId quiet = held(process, "1");
        const CaseId told = held(process, "2");
        if (before)
            before(*m_scene, told);
        const CaseNodeId stay = m_scene->openNode(told).id;
        m_scene->now = m_scene->now + day * 4;
        story(*m_scene, told);
        QCOMPARE(m_scene->openNode(told).id, stay);
        store();
        QCOMPARE(silentAt(m_scene->now), codesOf({quiet}));
        // ... and it begins anew from there.
        QCOMPARE(silentAt(m_scene->now + day * 2), codesOf({quiet}));
        QCOMPARE(silentAt(m_scene->now + day * 3), codesOf({quiet, told}));
    }

    void ofSeveralBranchesEachIsSilentByItself()
    {
        walk(*m_scene, threeRoles);
        const CaseId id = held(threeRoles, "1");
        m_scene->must(question(*m_scene, id), reza());
        const CaseNode official = m_scene->openNode(id);
        CaseNode other = official;
        other.id = CaseNodeId(idNamed("other branch"));
        other.node = QStringLiteral("follow_up");
        other.holder = followUpPost();
        other.branch = QStringLiteral("other");
        m_scene->store.put(other);
        m_scene->now = m_scene->now + day * 4;
        // Somebody was asked from the other branch; of a note one cannot say of which branch it is.
        m_scene->store.put(Question{QuestionId(idNamed("question")), id, other.id, headOne(), because, {}, reza(), m_scene->now});
        m_scene->must(AddNote{id, because}, reza());
        store();
        const Lines lines = silent(m_scene->now);
        QCOMPARE(lines.total, 1);
        QCOMPARE(lines.lines.front().node, std::optional(official.id));
    }

    void sinceWhenItIsHereIsShownAsBefore()
    {
        walk(*m_scene, oneClerk);
        const CaseId id = held(oneClerk, "1");
        const Instant opened = m_scene->openNode(id).openedAt;
        m_scene->now = m_scene->now + day;
        m_scene->must(question(*m_scene, id), reza());
        store();
        const Lines lines = silent(m_scene->now + day * 4);
        QCOMPARE(lines.total, 1);
        QCOMPARE(lines.lines.front().since, opened);
    }

private:
    /// With Reza, who is to follow it up.
    CaseId held(const QString &process, const char *plaque)
    {
        CaseBuilder builder = aCase(*m_scene).at(streetOne(), plaque);
        if (process == threeRoles)
            builder.completed("register");
        const CaseId id = builder.registered();
        if (m_scene->openNode(id).holder != followUpPost())
            m_scene->must(ReferCase{id, m_scene->openNode(id).id, followUpPost(), {}}, omid());
        return id;
    }
    /// All that the town has, as a desk that holds it.
    void store()
    {
        must(m_connection->begin(storage::Connection::Access::Write));
        storage::Door door(*m_connection);
        for (const auto &[key, row] : m_scene->store.rows())
            must(door.put(*row));
        must(m_connection->commit());
    }
    Lines silent(Instant now)
    {
        FollowUpLists lists;
        return must(lists.page(*m_connection, {.user = reza(), .part = Part::Silent, .now = now, .silentDays = 3}, 0, 100));
    }
    QStringList silentAt(Instant now)
    {
        QStringList found;
        for (const Line &line : silent(now).lines)
            found.append(line.line.card.code);
        return found;
    }
    QStringList codesOf(const std::vector<CaseId> &ids) const
    {
        QStringList found;
        for (const CaseId &id : ids)
            found.append(m_scene->card(id).code);
        return found;
    }

    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<Scene> m_scene;
};

void SilentStaysTest::whatHappensEndsTheSilence_data()
{
    QTest::addColumn<QString>("process");
    QTest::addColumn<Story>("before");
    QTest::addColumn<Story>("story");
    const Story ask = [](Scene &scene, const CaseId &id) { scene.must(question(scene, id), reza()); };
    const Story answer = [](Scene &scene, const CaseId &id) { scene.must(reply(scene, id), reza()); };
    const Story note = [](Scene &scene, const CaseId &id) { scene.must(AddNote{id, because}, reza()); };
    const Story visit = [](Scene &scene, const CaseId &id) { scene.must(visitTo(scene, id), reza()); };
    QTest::newRow("one clerk: the official is asked") << oneClerk << Story() << ask;
    QTest::newRow("one clerk: he replies") << oneClerk << ask << answer;
    QTest::newRow("one clerk: his reply is accepted") << oneClerk << answer << Story([](Scene &scene, const CaseId &id) {
        scene.must(acceptance(scene, id), reza());
    });
    QTest::newRow("one clerk: his reply is returned") << oneClerk << answer << Story([](Scene &scene, const CaseId &id) {
        scene.must(ReturnReply{id, scene.openNode(id).id, theOnly<Reply>(scene).id, because, {}}, reza());
    });
    QTest::newRow("one clerk: a note") << oneClerk << Story() << note;
    QTest::newRow("one clerk: a visit is asked for") << oneClerk << Story() << visit;
    QTest::newRow("three roles: a note") << threeRoles << Story() << note;
    QTest::newRow("three roles: a visit is asked for") << threeRoles << Story() << visit;
    QTest::newRow("three roles: a note while the official has it") << threeRoles << ask << note;
}

QTEST_GUILESS_MAIN(SilentStaysTest)
#include "silent_stays_test.moc"
