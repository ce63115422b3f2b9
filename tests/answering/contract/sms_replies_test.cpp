// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sms_replies.h"
#include "access/core/roles.h"
#include "answering/support/ready_cases.h"
#include "cases/core/citizen.h"
#include "cases/core/merge_citizens.h"
#include "catalogue/core/reply_codes.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"

#include <QRegularExpression>
#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const char *const maryam = "09121234567";
const char *const reza_ = "09351112233";
constexpr auto day = std::chrono::hours(24);

using Outcome = std::optional<ReplyOutcome>;

/// Hands everything on to a connection of SQLite, and keeps how it does what it is asked.
class ExplainedConnection final : public storage::Connection
{
public:
    explicit ExplainedConnection(storage::Connection &inner)
        : m_inner(inner)
    {}
    const QStringList &steps() const { return m_steps; }

    storage::Dialect dialect() const override { return m_inner.dialect(); }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> parameters) override { return m_inner.run(sql, parameters); }
    Result<void> runScript(const QByteArray &sql) override { return m_inner.runScript(sql); }
    Result<void> each(QByteArrayView sql, std::span<const Value> parameters,
                      const std::function<bool(const storage::RowView &)> &row) override
    {
        TRY(m_inner.each("EXPLAIN QUERY PLAN " + sql.toByteArray(), parameters, [this](const storage::RowView &view) {
            m_steps += view.text(3);
            return true;
        }));
        return m_inner.each(sql, parameters, row);
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns, const std::vector<QByteArray> &keys,
                         std::span<const Value> values) override
    {
        return m_inner.putMany(table, columns, keys, values);
    }
    Result<void> begin(Access access) override { return m_inner.begin(access); }
    Result<void> commit() override { return m_inner.commit(); }
    void rollback() override { m_inner.rollback(); }
    bool inTransaction() const override { return m_inner.inTransaction(); }
    void interrupt() override { m_inner.interrupt(); }
    using storage::Connection::each;
    using storage::Connection::run;

private:
    storage::Connection &m_inner;
    QStringList m_steps;
};

} // namespace

/// Goal: a reply by SMS finds the one message that its number means, on both databases, and has the effect of once; where none
/// or several may be meant nothing is changed, and that is said (R101, R102).
class SmsRepliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_scene = std::make_unique<Scene>(answeringTown());
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_at = m_scene->now;
        m_run = 0;
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
        m_scene.reset();
    }

    void aMessageWithoutAnIdOrASenderIsRefused()
    {
        const auto refusal = [this](const QString &id, const QString &from) {
            const auto entered = enterReply(*m_connection, {id, from, QStringLiteral("31"), m_at});
            return entered.ok() ? QString() : entered.error().values().value(QStringLiteral("field")).toString();
        };
        QCOMPARE(refusal({}, QLatin1String(maryam)), QStringLiteral("id"));
        QCOMPARE(refusal(QString(mostMessageId + 1, u'x'), QLatin1String(maryam)), QStringLiteral("id"));
        QCOMPARE(refusal(QStringLiteral("m"), {}), QStringLiteral("from"));
        QCOMPARE(refusal(QString(mostMessageId, u'x'), QLatin1String(maryam)), QString());
    }

    void whatMeansNoneOfHisMessagesChangesNothing_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("outcome");
        const QString his = QLatin1String(maryam);
        QTest::newRow("not understood") << his << QStringLiteral("?") << QStringLiteral("not_understood");
        QTest::newRow("somebody else") << QString(QLatin1String(reza_)) << QStringLiteral("31") << QStringLiteral("nothing_awaited");
        QTest::newRow("a number that is none") << QStringLiteral("10001370") << QStringLiteral("31") << QStringLiteral("nothing_awaited");
        QTest::newRow("a code of nobody") << his << QString(QStringLiteral("31 ") + codeNumber(900))
                                          << QStringLiteral("nothing_awaited");
    }
    void whatMeansNoneOfHisMessagesChangesNothing()
    {
        QFETCH(QString, from);
        QFETCH(QString, text);
        QFETCH(QString, outcome);
        const CaseId id = toldCase(maryam);
        store();
        QCOMPARE(toJson(*reply("m", from, text)).value(QStringLiteral("outcome")).toString(), outcome);
        QVERIFY(!m_scene->card(id).closedAt);
    }

    void aCodeOfSomebodyElseMovesNothing()
    {
        const CaseId id = toldCase(maryam);
        store();
        QCOMPARE(reply("m", QLatin1String(reza_), QStringLiteral("31 ") + m_scene->card(id).code),
                 Outcome(ReplyOutcome{ReplyResult::NothingAwaited}));
        QVERIFY(!m_scene->card(id).closedAt);
    }

    void whoWasToldOneAnswerNeedNotNameIt() // R101 R104
    {
        // Of the others one waits for the official, one is over, and of one he was told nothing yet.
        const CaseId id = toldCase(maryam);
        aCase(*m_scene).at(streetOne()).calledFrom(QLatin1String(maryam)).completed("register").registered();
        m_scene->must(anAnswer(*m_scene, toldCase(maryam), CallResult::Done), sara());
        const CaseId ready = readyCase(*m_scene, maryam);
        store();
        QCOMPARE(reply("m", QStringLiteral("+98 912 123 4567"), QStringLiteral("۳۱")),
                 Outcome(ReplyOutcome{ReplyResult::Accepted, {m_scene->card(id).code}}));
        QVERIFY(m_scene->card(id).closedAt && m_scene->card(id).opinion == Opinion::Satisfied);
        QVERIFY(!m_scene->card(ready).closedAt);
    }

    void objectionGoesBackToTheOfficialWithHisWords() // R102
    {
        const CaseId id = toldCase(maryam);
        store();
        QCOMPARE(reply("m", QLatin1String(maryam), QStringLiteral("33 هنوز خراب است"))->result, ReplyResult::Objected);
        const CaseCard card = m_scene->card(id);
        QCOMPARE(card.node, QStringLiteral("official"));
        QCOMPARE(card.holder, std::optional(headOne()));
        QCOMPARE(card.reopened, std::optional(1));
        const HistoryEntry last = m_scene->history(id).back();
        QCOMPARE(last.words, QStringLiteral("هنوز خراب است"));
        QCOMPARE(last.values.value(QStringLiteral("channel")).toString(), QStringLiteral("sms"));
    }

    void whoHasSeveralIsAskedForTheCodeAndNamesIt()
    {
        const CaseId one = toldCase(maryam);
        const CaseId two = toldCase(maryam);
        const QString code = m_scene->card(two).code;
        store();
        QCOMPARE(reply("m1", QLatin1String(maryam), QStringLiteral("31")),
                 Outcome(ReplyOutcome{ReplyResult::CodeNeeded, {m_scene->card(one).code, code}}));
        QVERIFY(!m_scene->card(one).closedAt && !m_scene->card(two).closedAt);
        QCOMPARE(reply("m2", QLatin1String(maryam), QStringLiteral("31 ") + code)->result, ReplyResult::Accepted);
        QVERIFY(!m_scene->card(one).closedAt && m_scene->card(two).closedAt);
    }

    void whoWasToldNothingYetNamesTheCode()
    {
        const CaseId id = readyCase(*m_scene, maryam);
        const QString code = m_scene->card(id).code;
        store();
        QCOMPARE(reply("m1", QLatin1String(maryam), QStringLiteral("31")), Outcome(ReplyOutcome{ReplyResult::CodeNeeded, {code}}));
        QVERIFY(!m_scene->card(id).closedAt);
        QCOMPARE(reply("m2", QLatin1String(maryam), QStringLiteral("31 ") + code)->result, ReplyResult::Accepted);
    }

    void whereAProcessHasNoStayForItTheCallSaysThatHeWasTold()
    {
        Scene &scene = *m_scene;
        const CaseId id = readyCase(scene, maryam);
        const CaseNodeId node = scene.openNode(id).id;
        scene.store.put(AnsweringCall{AnsweringCallId(idNamed("told")), id, node, Channel::Phone, CallResult::Later, {}, {}, {},
                                      m_at + day, {}, sara(), m_at});
        scene.store.put(AnsweringCall{AnsweringCallId(idNamed("vain")), readyCase(scene, maryam), node, Channel::Phone,
                                      CallResult::NoAnswer, {}, {}, {}, {}, {}, sara(), m_at});
        store();
        QCOMPARE(reply("m", QLatin1String(maryam), QStringLiteral("31"))->codes, std::vector{scene.card(id).code});
        QVERIFY(scene.card(id).closedAt);
    }

    void hisFurtherNumbersAndMergedRecordsAreHis()
    {
        const CaseId one = toldCase(maryam);
        const CitizenId citizen = *m_scene->card(one).citizen;
        m_scene->store.put(CitizenContact{CitizenContactId(idNamed("c1")), citizen, ContactKind::Phone,
                                          QStringLiteral("+989190000000"), true});
        m_scene->store.put(CitizenContact{CitizenContactId(idNamed("c2")), citizen, ContactKind::Phone,
                                          QStringLiteral("+989190000001"), false});
        const CaseId other = toldCase(reza_);
        m_scene->must(MergeCitizens{citizen, *m_scene->card(other).citizen}, sara());
        store();
        QCOMPARE(reply("m1", QStringLiteral("09190000001"), QStringLiteral("31"))->result, ReplyResult::NothingAwaited);
        QCOMPARE(reply("m2", QStringLiteral("09190000000"), QStringLiteral("31"))->result, ReplyResult::CodeNeeded);
        QCOMPARE(reply("m3", QLatin1String(maryam), QStringLiteral("31 ") + m_scene->card(other).code)->result,
                 ReplyResult::Accepted);
        QCOMPARE(reply("m4", QStringLiteral("09190000000"), QStringLiteral("31"))->result, ReplyResult::Accepted);
        QVERIFY(m_scene->card(one).closedAt);
    }

    void aMessageThatComesAgainHasNoEffect()
    {
        const CaseId one = toldCase(maryam);
        const CaseId two = toldCase(maryam);
        store();
        const Outcome unclear = reply("m1", QLatin1String(maryam), QStringLiteral("31"));
        reply("m2", QLatin1String(maryam), QStringLiteral("31 ") + m_scene->card(one).code);
        // By now it would be clear which one he means, but he did not mean it then.
        QCOMPARE(reply("m1", QLatin1String(maryam), QStringLiteral("31")), unclear);
        QCOMPARE(reply("m2", QLatin1String(maryam), QStringLiteral("33"))->result, ReplyResult::Accepted);
        QVERIFY(m_scene->card(one).closedAt && !m_scene->card(two).closedAt);
        QCOMPARE(m_run, 1);
    }

    void whoeverGoesOnAfterAKillGivesTheSameCommand()
    {
        const CaseId id = toldCase(maryam);
        store();
        must(enterReply(*m_connection, {QStringLiteral("m"), QLatin1String(maryam), QStringLiteral("31"), m_at}));
        const ReplyAct before = *must(nextReply(*m_connection));
        QVERIFY(!must(replyOutcome(*m_connection, QStringLiteral("m"))));
        run(before);
        // Killed before that was written down: the case is no longer what it was.
        const ReplyAct after = *must(nextReply(*m_connection));
        QCOMPARE(after.command, before.command);
        QCOMPARE(after.at, before.at);
        QCOMPARE(fieldsToJson(after.answer), fieldsToJson(before.answer));
        must(endReply(*m_connection, after, {}));
        QCOMPARE(must(replyOutcome(*m_connection, QStringLiteral("m"))),
                 Outcome(ReplyOutcome{ReplyResult::Accepted, {m_scene->card(id).code}}));
        QVERIFY(!must(nextReply(*m_connection)));
    }

    void whatTheRuleRefusesIsSaid()
    {
        const CaseId id = toldCase(maryam);
        store();
        must(enterReply(*m_connection, {QStringLiteral("m"), QLatin1String(maryam), QStringLiteral("31"), m_at}));
        must(endReply(*m_connection, *must(nextReply(*m_connection)), Error("cases.closed")));
        QCOMPARE(must(replyOutcome(*m_connection, QStringLiteral("m"))),
                 Outcome(ReplyOutcome{ReplyResult::Refused, {m_scene->card(id).code}, QStringLiteral("cases.closed")}));
    }

    void theCitysCodesTakeThePlaceOfTheUsualOnes()
    {
        const CaseId one = toldCase(maryam);
        const CaseId two = toldCase(reza_);
        putCodes("former", "1", "2", true, {});
        putCodes("new", "7", "8", true, QStringLiteral("he objects"));
        putCodes("off", "31", "33", false, QStringLiteral("never"));
        store();
        QCOMPARE(reply("m1", QLatin1String(maryam), QStringLiteral("31"))->result, ReplyResult::NotUnderstood);
        QCOMPARE(reply("m2", QLatin1String(maryam), QStringLiteral("1"))->result, ReplyResult::Accepted);
        QCOMPARE(reply("m3", QLatin1String(reza_), QStringLiteral("8"))->result, ReplyResult::Objected);
        QVERIFY(m_scene->card(one).closedAt);
        QCOMPARE(m_scene->history(two).back().words, QStringLiteral("he objects"));
    }

    void withoutWordsOfTheCityTheReplyItselfIsRead()
    {
        const CaseId id = toldCase(maryam);
        store();
        reply("m", QLatin1String(maryam), QStringLiteral("۳۳"));
        QCOMPARE(m_scene->history(id).back().words, QStringLiteral("۳۳"));
    }

    void whatHeWroteGoesAndLaterThatItCame()
    {
        const auto count = [this](const char *where) {
            qint64 found = -1;
            must(m_connection->each(QByteArray("SELECT COUNT(*) FROM sms_reply WHERE ") + where, {},
                                    [&found](const storage::RowView &view) {
                                        found = view.integer(0);
                                        return false;
                                    }));
            return found;
        };
        toldCase(maryam);
        store();
        reply("m1", QLatin1String(maryam), QStringLiteral("31"));
        reply("m2", QLatin1String(maryam), QStringLiteral("hello"));
        QCOMPARE(count("sender = '' AND words = '' AND command IS NULL"), 2);
        m_at = m_at + repliesKept;
        reply("m3", QLatin1String(maryam), QStringLiteral("hello"));
        QCOMPARE(count("1 = 1"), 3);
        m_at = m_at + day;
        must(enterReply(*m_connection, {QStringLiteral("m4"), QLatin1String(maryam), QStringLiteral("hello"), m_at}));
        QCOMPARE(count("1 = 1"), 2);
        // Who waits is kept however long it takes.
        m_at = m_at + 2 * repliesKept;
        must(enterReply(*m_connection, {QStringLiteral("m5"), QLatin1String(maryam), QStringLiteral("hello"), m_at}));
        QCOMPARE(count("outcome IS NULL"), 2);
    }

    /// However many cases the city has open: each step is by an index.
    void noTableOfCasesIsReadThrough()
    {
        if (m_connection->dialect() != storage::Dialect::Sqlite)
            QSKIP("PostgreSQL plans by what is there, and here is next to nothing");
        toldCase(maryam);
        store();
        must(enterReply(*m_connection, {QStringLiteral("m"), QLatin1String(maryam), QStringLiteral("31"), m_at}));
        ExplainedConnection explained(*m_connection);
        QVERIFY(must(nextReply(explained)));
        const QStringList steps = explained.steps();
        QVERIFY2(!steps.filter(QStringLiteral("case_card_citizen")).isEmpty(), qPrintable(steps.join(u'\n')));
        // A city has few processes and pairs of codes.
        for (const QString &step : steps.filter(QRegularExpression(QStringLiteral("^SCAN"))))
            QVERIFY2(step.contains(QLatin1String("process")) || step.contains(QLatin1String("reply_codes"))
                         || step.contains(QLatin1String("sms_reply_waiting")),
                     qPrintable(step));
    }

private:
    CaseId toldCase(const char *phone)
    {
        const CaseId id = readyCase(*m_scene, phone);
        m_scene->must(anAnswer(*m_scene, id, CallResult::Later), sara());
        return id;
    }
    void putCodes(const char *name, const char *accept, const char *object, bool active, const std::optional<QString> &objection)
    {
        m_scene->store.put(catalogue::ReplyCodes{catalogue::ReplyCodesId(idNamed(name)), {QLatin1String(name), {}},
                                                 QLatin1String(accept), QLatin1String(object), objection, active});
    }
    void run(const ReplyAct &act)
    {
        m_scene->must(act.answer, access::systemUser());
        ++m_run;
        store();
    }
    /// Entered, and carried out until nothing waits.
    Outcome reply(const char *id, const QString &from, const QString &text)
    {
        must(enterReply(*m_connection, {QLatin1String(id), from, text, m_at}));
        while (const auto act = must(nextReply(*m_connection))) {
            run(*act);
            must(endReply(*m_connection, *act, {}));
        }
        return must(replyOutcome(*m_connection, QLatin1String(id)));
    }

    template <class T>
    void put()
    {
        storage::Door door(*m_connection);
        for (const T &item : m_scene->store.all<T>())
            must(door.put(toRow(item)));
    }
    void store()
    {
        put<workflow::ProcessDefinition>();
        put<catalogue::ReplyCodes>();
        put<CaseCard>();
        put<CaseNode>();
        put<AnsweringCall>();
        put<Citizen>();
        put<CitizenContact>();
    }

    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    Instant m_at{0};
    int m_run = 0;
};

QTEST_GUILESS_MAIN(SmsRepliesTest)
#include "sms_replies_test.moc"
