// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/bench_server.h"

#include <optional>

namespace peygir::bench {

/// What a desk and its server say to one another while one command after the other is given: bodies as a desk of today has
/// them, with the place in its chain, the server's place, and all that a pull asks. For figures, and to learn from what small
/// bodies are made of.
class SmallTalk
{
public:
    /// The desk's: of today, or one that has no dictionary and reads whole rows only.
    enum class Program { Present, BeforeDictionaries };
    /// The desk holds every bucket in which one of these kinds is at this moment, and has pulled them all. Whatever is given
    /// must outlive it, and the server tells its changes to this alone.
    SmallTalk(BenchServer &server, storage::Connection &connection, const Registry &registry, const CityDay &day,
              const std::vector<AggregateKind> &kinds, Program program);

    struct Bodies
    {
        QByteArray push;
        QByteArray pushed;
        QByteArray pull;
        QByteArray pulled;
        /// What the answer to the pull is about.
        int pages = 0;
        qint64 rows = 0;
    };
    /// The command is given, and the desk hears of it.
    Bodies hear(const Envelope &command);

private:
    sync::PullResponse pullOnce();
    QByteArray pushOf(const Envelope &command);

    BenchServer &m_server;
    storage::Connection &m_connection;
    const CityDay &m_day;
    const quint32 m_dictionary;
    SeededRandom m_random{7};
    sync::BucketSet m_set;
    sync::RecentChanges m_recent;
    sync::PullAnswerer m_answerer;
    sync::PullRequest m_request;
    sync::ChainLink m_sent;
};

} // namespace peygir::bench
