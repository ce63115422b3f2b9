// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/bucket_sets.h"
#include "front/server/poke_channel.h"
#include "service/poke_pace.h"
#include "service/reader_pool.h"

#include <condition_variable>
#include <list>
#include <set>
#include <thread>

namespace peygir::server {

/// Desks that want to hear when something moves that they may hold: over a WebSocket, or by a pull that waits (SYNC 8).
/// Works on a thread of its own, so that the sequencer never waits for a desk.
class Listeners
{
public:
    /// `ticking` is called on this object's thread with the history's head before many are told of what came up to it;
    /// `load` at each turn, for what the pace makes of it.
    Listeners(ReaderPool &readers, access::BucketSets &bucketSets, const Clock &clock,
              std::function<void(qint64 head)> ticking, std::function<PokePace::Load()> load);
    /// Stops.
    ~Listeners();

    void start();
    /// Answers all that wait and closes all channels.
    void stop();

    /// The channel is poked from now on, until `remove` is called with the number that this answers. `token` is the hash of
    /// that by which it was opened.
    quint64 add(const UserId &user, const QByteArray &token, std::shared_ptr<front::PokeChannel> channel);
    void remove(quint64 number);

    /// Calls `answer` once, on this object's thread: when something moves that the user may hold and that is newer than
    /// `seen`, when `patience` is over, when the token has ended, or at the end.
    void wait(const UserId &user, const QByteArray &token, qint64 seen, Milliseconds patience, std::function<void()> answer);
    /// Whose desks can be told something at this moment.
    std::set<UserId> users() const;
    /// These tokens have ended: their channels are closed, and pulls that wait with them are answered at once.
    void cut(const std::set<QByteArray> &tokens);

    /// These buckets have new entries; the history's head is here now.
    void moved(std::vector<qint64> buckets, qint64 head);
    /// As far as desks have been told.
    qint64 told() const;

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Channel
    {
        UserId user;
        QByteArray token;
        std::shared_ptr<front::PokeChannel> channel;
    };
    struct Waiting
    {
        UserId user;
        QByteArray token;
        qint64 seen;
        SteadyTime until;
        std::function<void()> answer;
    };

    void loop();
    PokeTime nextTurn() const;
    /// Tells everybody whom these buckets, which have moved up to `head`, concern; answers how many they are. Called without the lock.
    qsizetype tell(const PokePace::Turn &turn, qint64 head);
    access::BucketSets::Ids setOf(const UserId &user);
    std::vector<std::function<void()>> takeOverdue(SteadyTime now);

    ReaderPool &m_readers;
    access::BucketSets &m_bucketSets;
    const Clock &m_clock;
    /// What users may hold, as long as neither rights nor chart have moved. Only on this object's thread.
    std::map<UserId, access::BucketSets::Ids> m_sets;
    std::function<void(qint64)> m_ticking;
    std::function<PokePace::Load()> m_load;
    /// Only on this object's thread, as the next one.
    PokePace m_pace;
    PokeSpread m_spread;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<quint64, Channel> m_channels;
    quint64 m_lastNumber = 0;
    std::list<Waiting> m_waiting;
    std::vector<qint64> m_movedBuckets;
    qint64 m_head = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
