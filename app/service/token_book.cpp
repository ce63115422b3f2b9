// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/token_book.h"

#include "access/store/accounts.h"
#include "service/event_log.h"
#include "sync/server/lost_desks.h"

#include <algorithm>
#include <utility>

namespace peygir::server {

using access::Accounts;

namespace {

/// A token that was ended on another node works this much longer on the one where it was just used, and what stays open by it
/// is cut after as long.
constexpr auto believedFor = std::chrono::seconds(5);
/// What the clocks of two nodes may differ by, and a transaction take: what ended so long before is looked for again, each time. Where
/// nothing is open by it, that does nothing.
constexpr auto margin = std::chrono::hours(1);
/// A desk with a line asks every minute or two; that it was here is noted a few times a day, so that it does not count as idle.
constexpr auto notedEach = std::chrono::hours(6);
/// So long it is left to whoever was asked to note it.
constexpr auto notedWithin = std::chrono::minutes(10);
constexpr size_t mostKnown = 20'000;

} // namespace

TokenBook::TokenBook(ReaderPool &readers, const Clock &clock, Touch touch, Ended ended)
    : m_readers(readers)
    , m_clock(clock)
    , m_touch(std::move(touch))
    , m_ended(std::move(ended))
    , m_seen(clock.now())
{
}

TokenBook::~TokenBook() { stop(); }

void TokenBook::start()
{
    m_thread = std::thread([this] { loop(); });
}

void TokenBook::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void TokenBook::look()
{
    {
        const std::lock_guard lock(m_mutex);
        // What is known may be what has ended.
        m_known.clear();
        ++m_looks;
        m_isWanted = true;
    }
    m_wake.notify_all();
}

void TokenBook::lookSoon()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
    }
    m_wake.notify_all();
}

void TokenBook::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait_for(lock, believedFor, [this] { return m_stopping || m_isWanted; });
        if (m_stopping)
            return;
        m_isWanted = false;
        lock.unlock();
        const auto looked = lookForEnded();
        // Once for each time that the database is away.
        if (!looked.ok() && !std::exchange(m_isFailing, true))
            logError("tokens", looked.error());
        else if (looked.ok())
            m_isFailing = false;
        lock.lock();
    }
}

Result<void> TokenBook::lookForEnded()
{
    const Instant now = m_clock.now();
    TRY_LET(const std::vector<QByteArray> hashes, m_readers.with([this, now](Reader &reader) {
        // Written by the clock of the node that ended it, or before this one's was put back.
        return Accounts::endedSince(*reader.connection, std::min(m_seen, now) - margin, now);
    }));
    m_seen = now;
    if (hashes.empty())
        return {};
    const std::set<QByteArray> ended(hashes.begin(), hashes.end());
    {
        const std::lock_guard lock(m_mutex);
        for (const QByteArray &hash : ended)
            m_known.erase(hash);
    }
    m_ended(ended);
    return {};
}

Result<TokenBook::Speaker> TokenBook::speakerOf(const front::HttpRequest &request)
{
    const auto token = request.bearerToken();
    return token ? speakerBy(*token) : Result<Speaker>(Error("access.unauthorized"));
}

Result<TokenBook::Speaker> TokenBook::speakerBy(const QByteArray &token)
{
    const QByteArray hash = Accounts::hashOf(token);
    const auto now = std::chrono::steady_clock::now();
    quint64 looks = 0;
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(hash);
        if (known != m_known.end() && known->second.until > now)
            return Speaker{known->second.session, hash};
        looks = m_looks;
    }
    TRY_LET(const sync::Session session, verified(token));
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= mostKnown)
        m_known.clear();
    // What was read before somebody ended tokens here is not believed after.
    if (looks == m_looks)
        m_known.insert_or_assign(hash, Known{session, now + believedFor});
    return Speaker{session, hash};
}

Result<sync::Session> TokenBook::verified(const QByteArray &token)
{
    const Instant now = m_clock.now();
    TRY_LET(const access::SignedIn signedIn, m_readers.with([&token, now](Reader &reader) -> Result<access::SignedIn> {
        auto found = Accounts::verify(*reader.connection, token, now);
        if (found.ok() || found.error().id() != "access.token_unknown")
            return found;
        // Said to whoever has the device, so that it destroys what it keeps (SYNC 16).
        TRY_LET(const auto desk, Accounts::deskOf(*reader.connection, token));
        TRY_LET(const bool isLost, desk ? sync::lostDesks::isLost(*reader.connection, *desk) : Result<bool>(false));
        return isLost ? Error("sync.device_lost") : found.error();
    }));
    if (now - signedIn.usedAt > notedEach && isToBeNoted(Accounts::hashOf(token)))
        m_touch(token);
    return sync::Session{signedIn.user, signedIn.desk};
}

bool TokenBook::isToBeNoted(const QByteArray &hash)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    if (m_noted.size() >= mostKnown)
        m_noted.clear();
    auto &last = m_noted[hash];
    if (last && now - *last < notedWithin)
        return false;
    last = now;
    return true;
}

void TokenBook::forget(const QByteArray &token)
{
    const std::lock_guard lock(m_mutex);
    m_known.erase(Accounts::hashOf(token));
}

} // namespace peygir::server
