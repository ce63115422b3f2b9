// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in_desk.h"

#include "organisation/core/chart.h"
#include "storage/door.h"

#include <future>

namespace peygir::server {

using access::Accounts;

namespace {

/// Some ten seconds of work; who waits longer had better come back.
constexpr size_t mostWaiting = 48;

} // namespace

SignInDesk::SignInDesk(ReaderPool &readers, SequencerThread &sequencer, Accounts &accounts, const Clock &clock)
    : m_readers(readers)
    , m_sequencer(sequencer)
    , m_accounts(accounts)
    , m_clock(clock)
{
}

SignInDesk::~SignInDesk() { stop(); }

void SignInDesk::start()
{
    m_thread = std::thread([this] { loop(); });
}

void SignInDesk::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void SignInDesk::signIn(Request request, Done done)
{
    std::optional<Error> refusal;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            refusal = Error("server.stopping", {{QStringLiteral("retryAfter"), 2}});
        else if (m_jobs.size() >= mostWaiting)
            refusal = Error("server.overloaded", {{QStringLiteral("retryAfter"), 10}});
        else
            m_jobs.push_back({std::move(request), std::move(done)});
    }
    if (refusal)
        done(*refusal);
    else
        m_wake.notify_one();
}

void SignInDesk::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_stopping)
            break;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        check(std::move(job));
        lock.lock();
    }
    for (const Job &job : m_jobs)
        job.done(Error("server.stopping", {{QStringLiteral("retryAfter"), 2}}));
}

void SignInDesk::check(Job job)
{
    const auto attempt = m_readers.with(
        [&](Reader &reader) { return m_accounts.begin(*reader.connection, job.request.name, m_clock.now()); });
    if (!attempt.ok()) {
        job.done(attempt.error());
        return;
    }
    const bool matched = m_accounts.matches(*attempt, job.request.password);

    // The next check waits until this one is counted; otherwise guesses sent at one time would share one delay.
    std::promise<Result<QByteArray>> written;
    m_sequencer.run([&](Result<SequencerThread::Writer> writer) {
        written.set_value(writer.ok() ? m_accounts.finish(writer->connection, *attempt, matched, job.request.desk,
                                                          m_clock.now())
                                      : Result<QByteArray>(writer.error()));
    });
    const Result<QByteArray> token = written.get_future().get();
    if (!token.ok()) {
        job.done(token.error());
        return;
    }
    const auto fullName = fullNameOf(*attempt->user);
    job.done(fullName.ok() ? Result<Token>(Token{*token, *attempt->user, *fullName}) : fullName.error());
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
