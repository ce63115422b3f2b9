// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/query_thread.h"

#include <QPointer>

namespace peygir::storage {

struct QueryThread::Job
{
    Work work;
    Deliver deliver;
    QPointer<QObject> context;
    std::shared_ptr<std::atomic_bool> cancelled;
};

QueryThread::QueryThread(Open open, Jobs jobs)
    : m_kind(jobs)
    , m_home(std::make_unique<QObject>())
    , m_thread(QThread::create([this, open = std::move(open)] { loop(open); }))
{
    m_thread->setObjectName(QStringLiteral("queries"));
    m_thread->start();
}

QueryThread::~QueryThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_kind == Jobs::Read)
            m_jobs.clear();
    }
    m_changed.notify_all();
    m_thread->wait();
}

QueryTicket QueryThread::enqueue(Work work, QObject *context, Deliver deliver)
{
    QueryTicket ticket;
    ticket.m_cancelled = std::make_shared<std::atomic_bool>(false);
    auto job = std::make_unique<Job>(
        Job{std::move(work), std::move(deliver), context, ticket.m_cancelled});
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    return ticket;
}

void QueryThread::loop(const Open &open)
{
    auto connection = open();
    for (;;) {
        std::unique_ptr<Job> job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        std::shared_ptr<void> answer;
        if (!job->cancelled->load()) {
            if (!connection.ok()) {
                answer = job->work(connection.error());
            } else if (m_kind == Jobs::Write) {
                answer = job->work(connection->get());
            } else {
                auto transaction = Transaction::begin(**connection, Connection::Access::Read);
                answer = transaction.ok() ? job->work(connection->get()) : job->work(transaction.error());
            }
        }
        // Only the asking thread may look whether the context is still there: it is the one that deletes it.
        QMetaObject::invokeMethod(
            m_home.get(),
            [answer, job = std::shared_ptr<Job>(std::move(job))] {
                if (answer && job->context && !job->cancelled->load())
                    job->deliver(answer);
            },
            Qt::QueuedConnection);
    }
}

} // namespace peygir::storage
