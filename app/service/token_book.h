// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_message.h"
#include "service/reader_pool.h"
#include "sync/server/desk_register.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace peygir::server {

/// Who speaks: asks the database about a token, believes the answer for some seconds, and finds out soon which tokens have
/// ended, wherever that was done, so that what stays open by one of them can be cut (SYNC 16).
class TokenBook
{
public:
    /// What every request of a signed-in desk has.
    struct Speaker
    {
        sync::Session session;
        /// `Accounts::hashOf` its token.
        QByteArray token;
    };
    /// Called with the hashes of tokens that have ended, on this object's thread; perhaps more than once with the same.
    using Ended = std::function<void(const std::set<QByteArray> &tokens)>;
    /// Has it noted that the owner of a token was here (`Accounts::touch`); asked again after some minutes at the earliest, so that it
    /// may do nothing where nothing can be written. From any thread.
    using Touch = std::function<void(const QByteArray &token)>;

    /// All outlive it.
    TokenBook(ReaderPool &readers, const Clock &clock, Touch touch, Ended ended);
    /// Stops.
    ~TokenBook();

    void start();
    void stop();

    /// Errors: "access.unauthorized" (no token), those of `Accounts::verify`, "sync.device_lost" (it was ended because the
    /// device is lost), and the database's. From any thread.
    Result<Speaker> speakerOf(const front::HttpRequest &request);
    /// Of one token. From any thread.
    Result<Speaker> speakerBy(const QByteArray &token);
    /// Nothing is believed of it any more. From any thread.
    void forget(const QByteArray &token);
    /// Tokens of whole accounts or devices were ended by this process: believes nothing from before, and looks now, not only at the
    /// next turn. From any thread.
    void look();
    /// A single token may have been ended by this process, as with every signing in: looks now, and goes on believing the others.
    /// From any thread.
    void lookSoon();

private:
    struct Known
    {
        sync::Session session;
        std::chrono::steady_clock::time_point until;
    };

    void loop();
    Result<void> lookForEnded();
    Result<sync::Session> verified(const QByteArray &token);
    /// Whether nobody was asked lately to note the owner of this token.
    bool isToBeNoted(const QByteArray &hash);

    ReaderPool &m_readers;
    const Clock &m_clock;
    Touch m_touch;
    Ended m_ended;
    /// Up to here it is known what has ended. Only on this object's thread, as the next one.
    Instant m_seen;
    bool m_isFailing = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    /// Tokens that were good a moment ago, by their hashes.
    std::map<QByteArray, Known> m_known;
    /// When somebody was last asked to note their owners.
    std::map<QByteArray, std::optional<std::chrono::steady_clock::time_point>> m_noted;
    /// How often `look` was called.
    quint64 m_looks = 0;
    bool m_isWanted = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
