// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/row_watch.h"

#include "service/support/job_ground.h"

using namespace peygir;
using namespace peygir::server;
using test::must;

/// Goal: a server that has nothing to do finds a cell of its own that has changed on the disk and says so; while something is asked
/// of it, or another node leads, it does not look (SYNC 17).
class RowWatchTest : public QObject, test::JobGround
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init()
    {
        runAll(openServer());
        m_watch = std::make_unique<RowWatch>(
            m_rules, RowWatch::Duties{[this] { return m_isLeading; }, [this] { return m_asked; },
                                      [this] { return Result<std::unique_ptr<storage::Connection>>(m_database->open()); }});
        m_isLeading = true;
        m_asked = 0;
    }
    void cleanup()
    {
        m_watch.reset();
        closeServer();
    }

    void changedCellIsToldAndCounted()
    {
        QCOMPARE(walk(), qint64(0));
        damage();
        QCOMPARE(walk(), qint64(1));
        QCOMPARE(walk(), qint64(1));
        mend();
        QCOMPARE(walk(), qint64(0));
    }

    void nothingIsFoundWhereNothingWasChanged()
    {
        QCOMPARE(walk(), qint64(0));
        run("RegisterCase", fieldsToJson(message(0, 1)));
        QCOMPARE(walk(), qint64(0));
    }

    void whilePushesComeItDoesNotLook()
    {
        damage();
        for (int n = 0; n < 1000; ++n) {
            ++m_asked;
            QCOMPARE(must(m_watch->turn()), RowWatch::Turn::Left);
        }
        QCOMPARE(m_watch->differing(), qint64(0));
        QCOMPARE(must(m_watch->turn()), RowWatch::Turn::Looked);
        ++m_asked;
        QCOMPARE(must(m_watch->turn()), RowWatch::Turn::Left);
        QCOMPARE(walk(), qint64(1));
    }

    void whereAnotherNodeLeadsItDoesNotLook()
    {
        damage();
        m_isLeading = false;
        for (int n = 0; n < 1000; ++n)
            QCOMPARE(must(m_watch->turn()), RowWatch::Turn::Left);
        QCOMPARE(m_watch->differing(), qint64(0));
        m_isLeading = true;
        QCOMPARE(walk(), qint64(1));
    }

private:
    void damage()
    {
        must(m_connection->runScript("UPDATE person SET full_name = full_name || '!'"
                                     " WHERE id = (SELECT id FROM person ORDER BY id LIMIT 1)"));
    }
    void mend() { must(m_connection->runScript("UPDATE person SET full_name = RTRIM(full_name, '!')")); }
    /// Everything once; answers how many differ.
    qint64 walk()
    {
        while (must(m_watch->turn()) != RowWatch::Turn::Finished) {
        }
        return m_watch->differing();
    }

    bool m_isLeading = true;
    quint64 m_asked = 0;
    std::unique_ptr<RowWatch> m_watch;
};

QTEST_GUILESS_MAIN(RowWatchTest)
#include "row_watch_test.moc"
