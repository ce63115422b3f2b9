// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/support/pair.h"
#include "sync/support/topic_arguments.h"

#include <map>
#include <memory>
#include <vector>

namespace peygir::sync::testing {

inline constexpr int ownTopics = 7;
inline constexpr int archived = 30;
inline constexpr int inTheCellar = 4;
/// Of the buckets here only the archive is large.
inline constexpr qint64 large = 20;

/// What tests of snapshots begin with: somebody has filled an archive, and the desk of somebody else has nothing yet.
class ArchiveGround : public QObject
{
protected:
    void begin(int pageRows = 5000, const QByteArray &vfs = {});
    /// The desk, empty, in a place of its own; the one before is gone.
    void makeDesk(const QByteArray &vfs = {});

    /// What the server has for the desk.
    QByteArray projection(std::vector<Bucket> buckets);
    /// -1 where it cannot be read.
    static int count(storage::Connection &connection, const char *sql);
    int shown() { return count(m_desk->connection(), "SELECT COUNT(*) FROM topic"); }
    bool isWhole() { return m_desk->engine().status()->cursor.has_value(); }
    /// The desk asks until it wants something of a kind; false where it comes to its end before.
    bool stepUntil(DeskEngine::RequestKind kind);
    bool stepUntil(DeskEngine::Work work);
    /// How often the desk asked for a kind until its end.
    std::map<DeskEngine::RequestKind, int> stepsToTheEnd();
    /// Fails the test unless the desk is whole, equal to the server, and has counted right.
    void checkEnd(const std::vector<Bucket> &buckets = {own, archive, cellar});

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_writer;
    std::unique_ptr<TestDesk> m_desk;
    std::vector<Uuid> m_archived;
};

} // namespace peygir::sync::testing
