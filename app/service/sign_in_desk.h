// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/accounts.h"
#include "service/reader_pool.h"
#include "service/sequencer_thread.h"

namespace peygir::server {

/// Checks passwords one after another on a thread of its own: each check takes 64 MB and a fifth of a second, so that
/// many at once would be an easy way to stop the server.
class SignInDesk
{
public:
    struct Request
    {
        QString name;
        QString password;
        Uuid desk;
    };
    struct Token
    {
        QByteArray token;
        UserId user;
        /// Empty where base information does not know the person.
        QString fullName;
    };
    using Done = std::function<void(Result<Token>)>;

    SignInDesk(ReaderPool &readers, SequencerThread &sequencer, access::Accounts &accounts, const Clock &clock);
    /// Stops.
    ~SignInDesk();

    void start();
    void stop();

    /// From any thread. `done` is called on another one. Errors: those of `Accounts`, "server.overloaded",
    /// "server.stopping" and the machine's.
    void signIn(Request request, Done done);

private:
    struct Job
    {
        Request request;
        Done done;
    };
    void loop();
    void check(Job job);
    Result<QString> fullNameOf(const UserId &user);

    ReaderPool &m_readers;
    SequencerThread &m_sequencer;
    access::Accounts &m_accounts;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
