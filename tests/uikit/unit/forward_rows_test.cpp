// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/forward_rows.h"

#include <QtTest>

#include <map>

using namespace peygir;
using namespace peygir::uikit;

namespace {

constexpr int pageRows = 10;

/// So many rows, "0" and on, one page at a time, answered when the test says so.
class Source final : public ForwardRows
{
public:
    explicit Source(int count)
        : ForwardRows(pageRows, nullptr)
        , m_count(count)
    {
    }

    void begin(bool isWanted)
    {
        m_given = 0;
        restart(isWanted);
    }
    int asked() const { return m_asked; }
    bool isWaiting() const { return m_isWaiting; }
    void answer()
    {
        m_isWaiting = false;
        QList<ListRow> rows;
        for (int end = std::min(m_given + pageRows, m_count); m_given < end; ++m_given) {
            ListRow row;
            row.id = QString::number(m_given);
            rows.append(row);
        }
        pageCame(rows, Instant(1000 + m_asked), m_given < m_count);
    }
    void fail()
    {
        m_isWaiting = false;
        pageFailed(Error("test.gone"));
    }

private:
    Cancel askNext() override
    {
        ++m_asked;
        m_isWaiting = true;
        return [this] { m_isWaiting = false; };
    }

    const int m_count;
    int m_given = 0;
    int m_asked = 0;
    bool m_isWaiting = false;
};

} // namespace

/// Goal: a list that a server gives page by page is asked for as far as somebody looks and no further, one question at a time, and no
/// row of one list comes into another.
class ForwardRowsTest : public QObject
{
    Q_OBJECT

    struct Told
    {
        QStringList ids;
        RowCount total;
    };
    std::map<quint64, Told> m_told;
    QList<quint64> m_failed;

    void watch(Source &source)
    {
        m_told.clear();
        m_failed.clear();
        connect(&source, &RowProvider::fetched, this, [this](quint64 request, const QList<ListRow> &rows, RowCount total) {
            QStringList ids;
            for (const ListRow &row : rows)
                ids += row.id;
            m_told[request] = {ids, total};
        });
        connect(&source, &RowProvider::failed, this, [this](quint64 request, const Error &) { m_failed += request; });
    }
    void turn() { QCoreApplication::processEvents(); }

private Q_SLOTS:
    void itIsAskedAsFarAsSomebodyLooksAndWhatCameIsKept()
    {
        Source source(35);
        watch(source);
        source.begin(true);
        source.fetch(1, 0, 5);
        QCOMPARE(source.asked(), 0);
        turn();
        QCOMPARE(source.asked(), 1);
        QVERIFY(source.isAsking() && !source.at());
        source.answer();
        QCOMPARE(m_told.at(1).ids, (QStringList{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}));
        // One page more than is known makes the list go on.
        QCOMPARE(m_told.at(1).total.rows, 20);
        QVERIFY(!m_told.at(1).total.exact);
        QVERIFY(!source.isAsking() && !source.isComplete());
        source.fetch(2, 5, 5);
        turn();
        QCOMPARE(source.asked(), 1);
        QCOMPARE(m_told.at(2).ids, (QStringList{QStringLiteral("5"), QStringLiteral("6"), QStringLiteral("7"), QStringLiteral("8"), QStringLiteral("9")}));
        // Far below: all pages up to there, one after another.
        source.fetch(3, 32, 5);
        turn();
        for (int page = 2; page <= 4; ++page) {
            QCOMPARE(source.asked(), page);
            source.answer();
        }
        QCOMPARE(m_told.at(3).ids, (QStringList{QStringLiteral("32"), QStringLiteral("33"), QStringLiteral("34")}));
        QCOMPARE(m_told.at(3).total.rows, 35);
        QVERIFY(m_told.at(3).total.exact && source.isComplete() && !source.isCut());
        QCOMPARE(source.at()->milliseconds(), 1001);
    }

    void anotherListBeginsWithNothingOfTheFirst()
    {
        Source source(35);
        watch(source);
        source.begin(true);
        source.fetch(1, 0, 5);
        turn();
        source.begin(true);
        QVERIFY(!source.isWaiting());
        source.fetch(2, 0, 2);
        turn();
        source.answer();
        QVERIFY(!m_told.count(1));
        QCOMPARE(m_told.at(2).ids, (QStringList{QStringLiteral("0"), QStringLiteral("1")}));
        source.begin(false);
        QVERIFY(!source.at() && !source.isComplete());
        source.fetch(3, 0, 2);
        turn();
        QCOMPARE(source.asked(), 2);
        QVERIFY(!m_told.count(3));
    }

    void aQuestionForWhichNobodyWaitsIsGivenUpAndAFailedOneIsToldToAll()
    {
        Source source(35);
        watch(source);
        source.begin(true);
        source.fetch(1, 0, 5);
        source.fetch(2, 5, 5);
        turn();
        source.cancel(1);
        QVERIFY(source.isWaiting());
        source.cancel(2);
        QVERIFY(!source.isWaiting() && !source.isAsking());
        source.fetch(3, 0, 5);
        source.fetch(4, 5, 5);
        turn();
        source.fail();
        QCOMPARE(m_failed, (QList<quint64>{3, 4}));
        // The line is back.
        source.fetch(5, 0, 1);
        turn();
        source.answer();
        QCOMPARE(m_told.at(5).ids, QStringList{QStringLiteral("0")});
    }

    void moreThanAnybodyReadsIsCutAndSaidToBe()
    {
        Source source(int(ForwardRows::most) + 1);
        watch(source);
        source.begin(true);
        source.fetch(1, ForwardRows::most - 1, 5);
        turn();
        while (source.isWaiting())
            source.answer();
        QCOMPARE(source.asked(), int(ForwardRows::most) / pageRows);
        QCOMPARE(m_told.at(1).ids.size(), 1);
        QCOMPARE(m_told.at(1).total.rows, ForwardRows::most);
        QVERIFY(m_told.at(1).total.exact && source.isCut() && !source.isComplete());
    }
};

QTEST_GUILESS_MAIN(ForwardRowsTest)
#include "forward_rows_test.moc"
