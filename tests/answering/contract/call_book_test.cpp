// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sql_call_book.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"

using namespace peygir;
using namespace peygir::answering;
using test::EmptyDatabase;
using test::must;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

TypedCall aCall(int id, const char *words)
{
    return {numbered(id),
            {{cases::CaseId(numbered(100 + id)), {CallResult::Done, {}, QString::fromUtf8(words), {}, {}, {}}}}};
}

const Instant now(1'795'000'000'000);

} // namespace

/// Goal: what is typed in calls is kept on the desk until it is saved or put away.
class CallBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->open();
        must(storage::migrate(*m_connection, must(storage::allMigrations()), storage::Side::Desk));
    }
    void cleanup()
    {
        m_connection.reset();
        m_database.reset();
    }

    void whereNothingWasTypedThereIsNothing()
    {
        QVERIFY(must(readTypedCalls(*m_connection)).empty());
        must(removeTypedCall(*m_connection, numbered(7)));
    }

    void whatWasTypedLastComesFirst()
    {
        must(writeTypedCall(*m_connection, aCall(1, "یک"), now));
        must(writeTypedCall(*m_connection, aCall(2, "دو"), now + Milliseconds(5)));
        const auto calls = must(readTypedCalls(*m_connection));
        QCOMPARE(calls.size(), size_t(2));
        QCOMPARE(calls[0], aCall(2, "دو"));
        QCOMPARE(calls[1], aCall(1, "یک"));
    }

    void theSameCallTakesThePlaceOfWhatWasThere()
    {
        must(writeTypedCall(*m_connection, aCall(1, "یک"), now));
        must(writeTypedCall(*m_connection, aCall(1, "دیگر"), now));
        QCOMPARE(must(readTypedCalls(*m_connection)), (std::vector{aCall(1, "دیگر")}));
    }

    void whatIsSavedIsDropped()
    {
        must(writeTypedCall(*m_connection, aCall(1, "یک"), now));
        must(removeTypedCall(*m_connection, numbered(1)));
        QVERIFY(must(readTypedCalls(*m_connection)).empty());
    }

    void aDeskThatHasOneIsNotThrownAway()
    {
        QVERIFY(!must(hasTyped(*m_connection)));
        must(writeTypedCall(*m_connection, aCall(1, "یک"), now));
        QVERIFY(must(hasTyped(*m_connection)));
    }

    void aBookDoesWhatItWasAskedBeforeItGoes()
    {
        {
            SqlCallBook book([this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
            book.keep(aCall(1, "یک"), now, this, [](const Result<bool> &) {});
            book.keep(aCall(2, "دو"), now, this, [](const Result<bool> &) {});
            book.drop(numbered(1));
        }
        QCOMPARE(must(readTypedCalls(*m_connection)), (std::vector{aCall(2, "دو")}));
    }

private:
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
};

QTEST_GUILESS_MAIN(CallBookTest)
#include "call_book_test.moc"
