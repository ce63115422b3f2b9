// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"
#include "sync/desk/check_book.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s", result.error().id().constData());
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

} // namespace

/// Goal: whoever helps a week later finds what was wrong in a store and what of it is in order again, and nothing else (SYNC 17).
class CheckBookTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<storage::Connection> m_store;
    std::unique_ptr<CheckBook> m_book;

    void hold(qint64 bucket)
    {
        must(m_store->run("INSERT INTO held_bucket (bucket, row_count, row_sum, agrees) VALUES (?, 0, 0, ?)",
                          {Value(bucket), Value(true)}));
    }
    void leave(qint64 bucket) { must(m_store->run("DELETE FROM held_bucket WHERE bucket = ?", {Value(bucket)})); }
    void set(qint64 bucket, const QByteArray &column, bool value)
    {
        QCOMPARE(must(m_store->run("UPDATE held_bucket SET " + column + " = ? WHERE bucket = ?", {Value(value), Value(bucket)})), 1);
    }
    bool lookAt(int minute) { return must(m_book->look(Instant(minute))); }
    /// As another start of the program finds it.
    void startAnew()
    {
        m_book = std::make_unique<CheckBook>(*m_store);
        must(m_book->load());
    }
    /// Newest first: "minute bucket found".
    QByteArray findings() const
    {
        QByteArrayList lines;
        for (const CheckBook::Finding &finding : m_book->findings())
            lines << QByteArray::number(finding.at.milliseconds()) + ' ' + QByteArray::number(finding.bucket)
                    + (finding.what == CheckBook::What::Healed ? " healed" : " found");
        return lines.join(", ");
    }

private Q_SLOTS:
    void init()
    {
        m_book.reset();
        m_store = must(storage::openSqlite({.path = QStringLiteral(":memory:")}));
        must(storage::migrate(*m_store, must(storage::allMigrations()), storage::Side::Desk));
        for (const qint64 bucket : {7, 8, -9})
            hold(bucket);
        startAnew();
    }

    void whatIsInOrderIsNotWrittenDown()
    {
        QVERIFY(!lookAt(1));
        QCOMPARE(findings(), QByteArray());
        QVERIFY(m_book->doubtful().empty());
    }

    void whatIsNotInOrderIsFoundAndThenHealed_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<bool>("wrong");
        QTest::newRow("its content is doubted") << QByteArray("doubted") << true;
        QTest::newRow("its sums do not agree") << QByteArray("agrees") << false;
    }
    void whatIsNotInOrderIsFoundAndThenHealed()
    {
        QFETCH(QByteArray, column);
        QFETCH(bool, wrong);
        set(-9, column, wrong);
        QVERIFY(lookAt(1));
        QCOMPARE(findings(), QByteArray("1 -9 found"));
        QCOMPARE(m_book->doubtful(), (std::set<qint64>{-9}));
        // Nothing is news twice, not after another start either.
        QVERIFY(!lookAt(2));
        startAnew();
        QVERIFY(!lookAt(3));
        QCOMPARE(findings(), QByteArray("1 -9 found"));

        set(-9, column, !wrong);
        QVERIFY(lookAt(4));
        QCOMPARE(findings(), QByteArray("4 -9 healed, 1 -9 found"));
        QVERIFY(m_book->doubtful().empty());
        startAnew();
        QVERIFY(!lookAt(5));
        QCOMPARE(findings(), QByteArray("4 -9 healed, 1 -9 found"));
    }

    void oneIsHealedWhileAnotherIsFound()
    {
        set(7, "doubted", true);
        QVERIFY(lookAt(1));
        set(7, "doubted", false);
        set(8, "doubted", true);
        QVERIFY(lookAt(2));
        QCOMPARE(findings(), QByteArray("2 8 found, 2 7 healed, 1 7 found"));
        QCOMPARE(m_book->doubtful(), (std::set<qint64>{8}));
    }

    void whatHasLeftTheDeskIsNotHealed()
    {
        set(7, "doubted", true);
        set(8, "doubted", true);
        QVERIFY(lookAt(1));
        leave(7);
        QVERIFY(lookAt(2));
        QCOMPARE(findings(), QByteArray("1 7 found, 1 8 found"));
        QCOMPARE(m_book->doubtful(), (std::set<qint64>{8}));
        startAnew();
        QVERIFY(!lookAt(3));
        // It comes back as the server has it: that is no healing either.
        hold(7);
        QVERIFY(!lookAt(4));
        set(7, "agrees", false);
        QVERIFY(lookAt(5));
        QCOMPARE(findings(), QByteArray("5 7 found, 1 7 found, 1 8 found"));
    }

    void onlyTheLastOnesAreKept()
    {
        for (int minute = 1; minute <= limits::checkFindings + 3; ++minute) {
            set(7, "doubted", minute % 2 == 1);
            QVERIFY(lookAt(minute));
        }
        startAnew();
        QCOMPARE(m_book->findings().size(), size_t(limits::checkFindings));
        QCOMPARE(m_book->findings().front().at, Instant(limits::checkFindings + 3));
        QCOMPARE(m_book->findings().back().at, Instant(4));
    }

    void endOfTheWalkIsKept()
    {
        QVERIFY(!m_book->walkedAt());
        set(7, "doubted", true);
        QVERIFY(lookAt(1));
        must(m_book->walked(Instant(2)));
        startAnew();
        QCOMPARE(m_book->walkedAt(), std::optional(Instant(2)));
        QCOMPARE(findings(), QByteArray("1 7 found"));
        QCOMPARE(m_book->doubtful(), (std::set<qint64>{7}));
    }

    void whatCannotBeReadIsPassedOver()
    {
        must(m_store->run("INSERT INTO desk_state (name, value) VALUES ('checks', ?)", {Value::bytes(QByteArray("{\"findings\":"))}));
        startAnew();
        QCOMPARE(findings(), QByteArray());
        set(7, "doubted", true);
        QVERIFY(lookAt(1));
        startAnew();
        QCOMPARE(findings(), QByteArray("1 7 found"));
    }
};

QTEST_GUILESS_MAIN(CheckBookTest)
#include "check_book_test.moc"
