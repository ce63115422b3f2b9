// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/listeners.h"

#include "access/core/roles.h"
#include "service/event_log.h"

#include <algorithm>

namespace peygir::server {

namespace {

const QByteArray movedMessage = QByteArrayLiteral("{\"moved\":true}");

/// Both ascending.
bool haveCommon(const std::vector<qint64> &a, const std::vector<qint64> &b)
{
    // Few buckets move at a time, and people hold many.
    return std::any_of(a.begin(), a.end(),
                       [&b](qint64 bucket) { return std::binary_search(b.begin(), b.end(), bucket); });
}

} // namespace

Listeners::Listeners(ReaderPool &readers, access::BucketSets &bucketSets, const Clock &clock)
    : m_readers(readers)
    , m_bucketSets(bucketSets)
    , m_clock(clock)
{
}

Listeners::~Listeners() { stop(); }

void Listeners::start()
{
    m_thread = std::thread([this] { loop(); });
}

void Listeners::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

quint64 Listeners::add(const UserId &user, std::shared_ptr<front::PokeChannel> channel)
{
    const std::lock_guard lock(m_mutex);
    m_channels.emplace(++m_lastNumber, Channel{user, std::move(channel)});
    return m_lastNumber;
}

void Listeners::remove(quint64 number)
{
    const std::lock_guard lock(m_mutex);
    m_channels.erase(number);
}

void Listeners::wait(const UserId &user, qint64 seen, Milliseconds patience, std::function<void()> answer)
{
    {
        const std::lock_guard lock(m_mutex);
        // What moved while the pull was being answered would otherwise be told to nobody.
        const bool late = m_head > seen;
        const auto until = std::chrono::steady_clock::now() + (late ? Milliseconds(0) : patience);
        m_waiting.push_back({user, seen, until, std::move(answer)});
    }
    m_wake.notify_one();
}

void Listeners::moved(std::vector<qint64> buckets, qint64 head)
{
    {
        const std::lock_guard lock(m_mutex);
        m_head = std::max(m_head, head);
        m_movedBuckets.insert(m_movedBuckets.end(), buckets.begin(), buckets.end());
    }
    m_wake.notify_one();
}

qint64 Listeners::told() const
{
    const std::lock_guard lock(m_mutex);
    return m_head;
}

void Listeners::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        auto next = std::chrono::steady_clock::now() + std::chrono::seconds(1);
        for (const Waiting &waiting : m_waiting)
            next = std::min(next, waiting.until);
        if (m_movedBuckets.empty())
            m_wake.wait_until(lock, next);
        std::vector<qint64> buckets;
        buckets.swap(m_movedBuckets);
        const qint64 head = m_head;
        const auto overdue = takeOverdue(std::chrono::steady_clock::now());
        lock.unlock();
        for (const auto &answer : overdue)
            answer();
        if (!buckets.empty()) {
            std::sort(buckets.begin(), buckets.end());
            buckets.erase(std::unique(buckets.begin(), buckets.end()), buckets.end());
            tell(buckets, head);
        }
        lock.lock();
    }
    std::list<Waiting> waiting;
    waiting.swap(m_waiting);
    std::map<quint64, Channel> channels;
    channels.swap(m_channels);
    lock.unlock();
    for (const Waiting &one : waiting)
        one.answer();
    for (const auto &[number, one] : channels)
        one.channel->close();
}

std::vector<std::function<void()>> Listeners::takeOverdue(SteadyTime now)
{
    std::vector<std::function<void()>> overdue;
    for (auto at = m_waiting.begin(); at != m_waiting.end();) {
        if (at->until <= now) {
            overdue.push_back(std::move(at->answer));
            at = m_waiting.erase(at);
        } else {
            ++at;
        }
    }
    return overdue;
}

void Listeners::tell(const std::vector<qint64> &buckets, qint64 head)
{
    static const std::vector<qint64> decideSets = [] {
        std::vector<qint64> ids{Bucket::reference().id(), access::rightsBucket().id()};
        std::sort(ids.begin(), ids.end());
        return ids;
    }();
    if (haveCommon(decideSets, buckets))
        m_sets.clear();

    std::vector<std::pair<UserId, std::shared_ptr<front::PokeChannel>>> channels;
    std::vector<UserId> waitingUsers;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[number, channel] : m_channels)
            channels.emplace_back(channel.user, channel.channel);
        for (const Waiting &waiting : m_waiting)
            waitingUsers.push_back(waiting.user);
    }
    const auto concerns = [&](const UserId &user) {
        const auto set = setOf(user);
        return set && haveCommon(buckets, *set);
    };
    for (const auto &[user, channel] : channels) {
        if (concerns(user))
            channel->send(movedMessage);
    }
    std::set<UserId> concerned;
    for (const UserId &user : waitingUsers) {
        if (concerns(user))
            concerned.insert(user);
    }
    if (concerned.empty())
        return;
    std::vector<std::function<void()>> answers;
    {
        const std::lock_guard lock(m_mutex);
        for (Waiting &waiting : m_waiting) {
            // Where another node wrote, a pull may have seen a change before it was heard of here.
            if (waiting.seen < head && concerned.contains(waiting.user))
                waiting.until = SteadyTime::min();
        }
        answers = takeOverdue(std::chrono::steady_clock::now());
    }
    for (const auto &answer : answers)
        answer();
}

access::BucketSets::Ids Listeners::setOf(const UserId &user)
{
    const auto kept = m_sets.find(user);
    if (kept != m_sets.end())
        return kept->second;
    const auto set = m_readers.with([&](Reader &reader) -> Result<access::BucketSets::Ids> {
        TRY_LET(const storage::Transaction transaction,
                storage::Transaction::begin(*reader.connection, storage::Connection::Access::Read));
        return m_bucketSets.of(*reader.connection, user, m_clock.now());
    });
    if (!set.ok()) {
        // Not poked this time; the desk asks by itself after a while.
        logError("listeners", set.error());
        return nullptr;
    }
    m_sets.emplace(user, *set);
    return *set;
}

} // namespace peygir::server
