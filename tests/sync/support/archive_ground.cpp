// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/archive_ground.h"

#include <QtTest>

namespace peygir::sync::testing {

void ArchiveGround::begin(int pageRows, const QByteArray &vfs)
{
    m_server = std::make_unique<TestServer>(m_registry, QByteArray(), pageRows);
    m_server->beginWith({own, Bucket::person(user(2).uuid().toAscii())});
    m_server->mayHold(user(1), {own, archive, cellar});
    m_server->mayHold(user(2), {own, archive, cellar});
    m_writer = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
    m_archived.clear();
    for (int i = 0; i < archived; ++i)
        m_archived.push_back(m_writer->submit("OpenTopic", aTopic(QStringLiteral("old %1").arg(i), "archive")));
    for (int i = 0; i < inTheCellar; ++i)
        m_writer->submit("OpenTopic", aTopic(QStringLiteral("cold %1").arg(i), "cellar"));
    for (int i = 0; i < ownTopics; ++i)
        m_writer->submit("OpenTopic", aTopic(QStringLiteral("own %1").arg(i), "own"));
    m_writer->synchronise();
    makeDesk(vfs);
}

void ArchiveGround::makeDesk(const QByteArray &vfs)
{
    m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(2), 2, testPlace(vfs));
}

QByteArray ArchiveGround::projection(std::vector<Bucket> buckets)
{
    buckets.push_back(Bucket::person(m_desk->user.uuid().toAscii()));
    std::vector<qint64> ids;
    for (const Bucket &bucket : buckets)
        ids.push_back(bucket.id());
    return dumpRows(m_server->connection(), m_registry, &ids);
}

int ArchiveGround::count(storage::Connection &connection, const char *sql)
{
    int number = -1;
    const auto read = connection.each(sql, {}, [&number](const storage::RowView &view) {
        number = int(view.integer(0));
        return false;
    });
    return read.ok() ? number : -1;
}

bool ArchiveGround::stepUntil(DeskEngine::RequestKind kind)
{
    for (;;) {
        const auto request = m_desk->engine().next(m_desk->now).value();
        if (request && request->kind == kind)
            return true;
        if (!m_desk->step())
            return false;
    }
}

bool ArchiveGround::stepUntil(DeskEngine::Work work)
{
    while (m_desk->engine().work() != work) {
        if (!m_desk->step())
            return false;
    }
    return true;
}

std::map<DeskEngine::RequestKind, int> ArchiveGround::stepsToTheEnd()
{
    std::map<DeskEngine::RequestKind, int> kinds;
    for (int steps = 0; steps < 1000; ++steps) {
        const auto request = m_desk->engine().next(m_desk->now).value();
        if (request)
            ++kinds[request->kind];
        if (!m_desk->step())
            return kinds;
    }
    qFatal("no end");
}

void ArchiveGround::checkEnd(const std::vector<Bucket> &buckets)
{
    QCOMPARE(m_desk->dump(), projection(buckets));
    QVERIFY(isWhole());
    QCOMPARE(m_desk->engine().status()->mismatches, 0);
    QVERIFY(!m_desk->engine().status()->arriving);
    QVERIFY(!m_desk->place().hasNext());
    QCOMPARE(count(m_desk->connection(), "SELECT COUNT(*) FROM inbox"), 0);
    QCOMPARE(count(m_desk->connection(), "SELECT COUNT(*) FROM coming_snapshot"), 0);
    // Whatever was counted is there.
    m_desk->engine().checkFromStart();
    while (!m_desk->engine().checkSelf()->isLast) {
    }
    QCOMPARE(m_desk->engine().status()->mismatches, 0);
}

} // namespace peygir::sync::testing
