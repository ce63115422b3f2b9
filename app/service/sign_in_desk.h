// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/adapters/directory.h"
#include "access/store/accounts.h"
#include "service/reader_pool.h"
#include "service/sequencer_thread.h"

namespace peygir::server {

/// Checks passwords one after another on a thread of its own: each check takes 64 MB and a fifth of a second, so that
/// many at once would be an easy way to stop the server. Whose password is kept in the organisation's directory is asked for there
/// on a second thread (R117), so that a directory that is slow, or gone, holds up nobody else.
class SignInDesk
{
public:
    struct Request
    {
        QString name;
        QString password;
        Uuid desk;
        /// From now on the person's own, where the present one is right; empty: he only comes in.
        QString newPassword = {};
    };
    struct Token
    {
        QByteArray token;
        UserId user;
        /// Empty where base information does not know the person.
        QString fullName;
    };
    using Done = std::function<void(Result<Token>)>;

    /// Without `directory` nobody signs in by it. The others outlive this.
    SignInDesk(ReaderPool &readers, SequencerThread &sequencer, access::Accounts &accounts, const Clock &clock,
               std::optional<access::DirectorySettings> directory);
    /// Stops.
    ~SignInDesk();

    void start();
    void stop();

    /// From any thread. `done` is called on another one. Errors: those of `Accounts`, "access.directory_gone", "access.directory_none"
    /// (nobody has said where it is), "access.password_of_directory" (it is not changed here), "server.overloaded", "server.stopping" and the machine's.
    void signIn(Request request, Done done);

private:
    struct Job
    {
        Request request;
        Done done;
    };
    /// Who waits for one kind of check, and the thread that makes it.
    struct Line
    {
        std::deque<Job> jobs;
        std::condition_variable wake;
        std::thread thread;
    };

    void add(Line &line, Job job);
    void loop(Line &line, void (SignInDesk::*check)(Job job));
    void checkHere(Job job);
    void checkInDirectory(Job job);
    void answerAllInLine(const Error &error);
    void change(const Job &job, const access::Accounts::Attempt &attempt);
    using Written = std::function<Result<QByteArray>(storage::Connection &connection)>;
    void finish(const Job &job, const access::Accounts::Attempt &attempt, const Written &write);
    void finish(const Job &job, const access::Accounts::Attempt &attempt, bool matched);
    Result<access::Accounts::Attempt> begin(const Job &job);
    Result<QString> fullNameOf(const UserId &user);

    ReaderPool &m_readers;
    SequencerThread &m_sequencer;
    access::Accounts &m_accounts;
    const Clock &m_clock;
    const std::optional<access::Directory> m_directory;
    std::mutex m_mutex;
    Line m_here;
    Line m_inDirectory;
    bool m_stopping = false;
};

} // namespace peygir::server
