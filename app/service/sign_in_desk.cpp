// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in_desk.h"

#include "organisation/core/chart.h"
#include "service/event_log.h"
#include "storage/door.h"

#include <future>

namespace peygir::server {

using access::Accounts;

namespace {

/// Some ten seconds of work; who waits longer had better come back.
constexpr size_t mostWaiting = 48;

} // namespace

SignInDesk::SignInDesk(ReaderPool &readers, SequencerThread &sequencer, Accounts &accounts, const Clock &clock,
                       std::optional<access::DirectorySettings> directory)
    : m_readers(readers)
    , m_sequencer(sequencer)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_directory(directory ? std::optional<access::Directory>(std::move(*directory)) : std::nullopt)
{
}

SignInDesk::~SignInDesk() { stop(); }

void SignInDesk::start()
{
    m_here.thread = std::thread([this] { loop(m_here, &SignInDesk::checkHere); });
    m_inDirectory.thread = std::thread([this] { loop(m_inDirectory, &SignInDesk::checkInDirectory); });
}

void SignInDesk::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    for (Line *line : {&m_here, &m_inDirectory}) {
        line->wake.notify_all();
        if (line->thread.joinable())
            line->thread.join();
    }
}

void SignInDesk::signIn(Request request, Done done) { add(m_here, {std::move(request), std::move(done)}); }

void SignInDesk::add(Line &line, Job job)
{
    std::optional<Error> refusal;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            refusal = Error("server.stopping", {{QStringLiteral("retryAfter"), 2}});
        else if (line.jobs.size() >= mostWaiting)
            refusal = Error("server.overloaded", {{QStringLiteral("retryAfter"), 10}});
        else
            line.jobs.push_back(std::move(job));
    }
    if (refusal)
        job.done(*refusal);
    else
        line.wake.notify_one();
}

void SignInDesk::loop(Line &line, void (SignInDesk::*check)(Job job))
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        line.wake.wait(lock, [this, &line] { return m_stopping || !line.jobs.empty(); });
        if (m_stopping)
            break;
        Job job = std::move(line.jobs.front());
        line.jobs.pop_front();
        lock.unlock();
        (this->*check)(std::move(job));
        lock.lock();
    }
    for (const Job &job : line.jobs)
        job.done(Error("server.stopping", {{QStringLiteral("retryAfter"), 2}}));
}

Result<Accounts::Attempt> SignInDesk::begin(const Job &job)
{
    return m_readers.with(
        [&](Reader &reader) { return m_accounts.begin(*reader.connection, job.request.name, m_clock.now()); });
}

void SignInDesk::checkHere(Job job)
{
    const auto attempt = begin(job);
    if (!attempt.ok())
        return job.done(attempt.error());
    if (!attempt->directoryName) {
        const bool matched = m_accounts.matches(*attempt, job.request.password);
        if (matched && !job.request.newPassword.isEmpty())
            return change(job, *attempt);
        // Said to whoever has the password only.
        if (matched && attempt->mustChange)
            return job.done(Error("access.password_first"));
        return finish(job, *attempt, matched);
    }
    if (!m_directory)
        return job.done(Error("access.directory_none"));
    add(m_inDirectory, std::move(job));
}

void SignInDesk::checkInDirectory(Job job)
{
    // Once more: guesses that waited in this line behind a wrong one have its delay.
    const auto attempt = begin(job);
    if (!attempt.ok())
        return job.done(attempt.error());
    // Made an account of this server since.
    if (!attempt->directoryName)
        return add(m_here, std::move(job));
    const auto accepted = m_directory->accepts(*attempt->directoryName, job.request.password);
    // Said to whoever has the password only: nobody else learns where it is kept.
    if (accepted.ok() && *accepted && !job.request.newPassword.isEmpty())
        return job.done(Error("access.password_of_directory"));
    if (accepted.ok())
        return finish(job, *attempt, *accepted);
    logError("directory", accepted.error());
    // What it lacked is no matter of who asks.
    const Error error("access.directory_gone", {{QStringLiteral("retryAfter"), 5}});
    job.done(error);
    answerAllInLine(error);
}

/// They have waited for the same directory as long, and a desk does not wait for many patiences one after the other.
void SignInDesk::answerAllInLine(const Error &error)
{
    std::deque<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs.swap(m_inDirectory.jobs);
    }
    for (const Job &job : jobs)
        job.done(error);
}

void SignInDesk::change(const Job &job, const Accounts::Attempt &attempt)
{
    const auto hash = m_accounts.newHash(attempt, job.request.name, job.request.newPassword);
    if (!hash.ok())
        return job.done(hash.error());
    finish(job, attempt, [&](storage::Connection &connection) {
        return m_accounts.finishWithNew(connection, attempt, *hash, job.request.desk, m_clock.now());
    });
}

void SignInDesk::finish(const Job &job, const Accounts::Attempt &attempt, bool matched)
{
    finish(job, attempt, [&](storage::Connection &connection) {
        return m_accounts.finish(connection, attempt, matched, job.request.desk, m_clock.now());
    });
}

void SignInDesk::finish(const Job &job, const Accounts::Attempt &attempt, const Written &write)
{
    // The next check waits until this one is counted; otherwise guesses sent at one time would share one delay.
    std::promise<Result<QByteArray>> written;
    m_sequencer.run([&](Result<SequencerThread::Writer> writer) {
        written.set_value(writer.ok() ? write(writer->connection) : Result<QByteArray>(writer.error()));
    });
    const Result<QByteArray> token = written.get_future().get();
    if (!token.ok())
        return job.done(token.error());
    const auto fullName = fullNameOf(*attempt.user);
    job.done(fullName.ok() ? Result<Token>(Token{*token, *attempt.user, *fullName}) : fullName.error());
}

Result<QString> SignInDesk::fullNameOf(const UserId &user)
{
    return m_readers.with([&](Reader &reader) -> Result<QString> {
        TRY_LET(const RowPointer row,
                storage::Door(*reader.connection).row(tableOf<organisation::Person>(), user.uuid()));
        return row ? fromRow<organisation::Person>(*row).fullName : QString();
    });
}

} // namespace peygir::server
