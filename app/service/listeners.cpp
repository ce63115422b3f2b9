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

Listeners::Listeners(ReaderPool &readers, access::BucketSets &bucketSets, const Clock &clock,
                     std::function<void(qint64 head)> ticking, std::function<PokePace::Load()> load)
    : m_readers(readers)
    , m_bucketSets(bucketSets)
    , m_clock(clock)
    , m_ticking(std::move(ticking))
    , m_load(std::move(load))
    , m_pace(std::chrono::steady_clock::now())
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

quint64 Listeners::add(const UserId &user, const QByteArray &token, std::shared_ptr<front::PokeChannel> channel)
{
    const std::lock_guard lock(m_mutex);
    m_channels.emplace(++m_lastNumber, Channel{user, token, std::move(channel)});
    return m_lastNumber;
}

void Listeners::remove(quint64 number)
{
    const std::lock_guard lock(m_mutex);
    m_channels.erase(number);
}

void Listeners::wait(const UserId &user, const QByteArray &token, qint64 seen, Milliseconds patience,
                     std::function<void()> answer)
{
    {
        const std::lock_guard lock(m_mutex);
        // What moved while the pull was being answered would otherwise be told to nobody.
        const bool late = m_head > seen;
        const auto until = std::chrono::steady_clock::now() + (late ? Milliseconds(0) : patience);
        m_waiting.push_back({user, token, seen, until, std::move(answer)});
    }
    m_wake.notify_one();
}

void Listeners::cut(const std::set<QByteArray> &tokens)
{
    std::vector<std::shared_ptr<front::PokeChannel>> channels;
    {
        const std::lock_guard lock(m_mutex);
        // They are removed when they have ended.
        for (const auto &[number, one] : m_channels) {
            if (tokens.contains(one.token))
                channels.push_back(one.channel);
        }
        for (Waiting &one : m_waiting) {
            if (tokens.contains(one.token))
                one.until = std::chrono::steady_clock::now();
        }
    }
    m_wake.notify_one();
    for (const auto &channel : channels)
        channel->close();
}

std::set<UserId> Listeners::users() const
{
    const std::lock_guard lock(m_mutex);
    std::set<UserId> users;
    for (const auto &[number, one] : m_channels)
        users.insert(one.user);
    for (const Waiting &one : m_waiting)
        users.insert(one.user);
    return users;
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

PokeTime Listeners::nextTurn() const
{
    auto next = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    for (const Waiting &waiting : m_waiting)
        next = std::min(next, waiting.until);
    for (const auto &due : {m_pace.due(), m_spread.due()})
        next = std::min(next, due.value_or(next));
    return next;
}

void Listeners::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_movedBuckets.empty())
            m_wake.wait_until(lock, nextTurn());
        std::vector<qint64> buckets;
        buckets.swap(m_movedBuckets);
        const qint64 head = m_head;
        const PokePace::Turn turn = m_pace.turn(std::move(buckets), std::chrono::steady_clock::now(), m_load());
        const auto overdue = takeOverdue(std::chrono::steady_clock::now());
        lock.unlock();
        for (const auto &answer : overdue)
            answer();
        if (m_ticking && (turn.isTick || !turn.everybody.empty()))
            m_ticking(head);
        if (!turn.everybody.empty() || !turn.owners.empty())
            m_pace.told(tell(turn, head));
        for (const auto &channel : m_spread.takeDue(std::chrono::steady_clock::now()))
            channel->send(movedMessage);
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

qsizetype Listeners::tell(const PokePace::Turn &turn, qint64 head)
{
    static const std::vector<qint64> decideSets = [] {
        std::vector<qint64> ids{Bucket::reference().id(), access::rightsBucket().id()};
        std::sort(ids.begin(), ids.end());
        return ids;
    }();
    if (haveCommon(decideSets, turn.everybody) || haveCommon(decideSets, turn.owners))
        m_sets.clear();

    std::map<quint64, Channel> channels;
    std::set<UserId> users;
    {
        const std::lock_guard lock(m_mutex);
        channels = m_channels;
        for (const Waiting &waiting : m_waiting)
            users.insert(waiting.user);
    }
    for (const auto &[number, channel] : channels)
        users.insert(channel.user);
    std::set<UserId> concerned;
    std::set<UserId> owners;
    for (const UserId &user : users) {
        const auto set = turn.everybody.empty() ? nullptr : setOf(user);
        if (set && haveCommon(turn.everybody, *set))
            concerned.insert(user);
        else if (std::binary_search(turn.owners.begin(), turn.owners.end(), Bucket::person(user.uuid().toAscii()).id()))
            owners.insert(user);
    }
    const auto now = std::chrono::steady_clock::now();
    qsizetype told = 0;
    for (const auto &[number, channel] : channels) {
        if (owners.contains(channel.user))
            channel.channel->send(movedMessage);
        if (!concerned.contains(channel.user))
            continue;
        m_spread.add(number, channel.channel, now);
        ++told;
    }
    const std::lock_guard lock(m_mutex);
    for (Waiting &waiting : m_waiting) {
        // Where another node wrote, a pull may have seen a change before it was heard of here.
        if (waiting.seen >= head)
            continue;
        if (owners.contains(waiting.user))
            waiting.until = now;
        if (!concerned.contains(waiting.user))
            continue;
        waiting.until = std::min(waiting.until, m_spread.reserve(now));
        ++told;
    }
    return told;
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
