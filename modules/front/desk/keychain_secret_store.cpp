// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/keychain_secret_store.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

namespace peygir::front {

namespace {

/// Runs a job to its end or to the end of our patience. The job is on the heap and deletes itself: the library has no
/// way to stop one, and one that hangs must not take the caller's frame with it.
template <class JobType, class Outcome>
void run(JobType *job, const QString &name, Milliseconds timeout, QObject *context,
         std::function<void(Outcome)> callback, std::function<Outcome(JobType *)> outcomeOf)
{
    const auto waiting = std::make_shared<std::function<void(Outcome)>>(std::move(callback));
    const auto answer = [waiting](Outcome outcome) {
        if (const auto once = std::exchange(*waiting, nullptr))
            once(std::move(outcome));
    };
    job->setKey(name);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, answer, outcomeOf](QKeychain::Job *) { answer(outcomeOf(job)); });
    QTimer::singleShot(timeout, context, [answer] { answer(Outcome(Error("front.keychain_timeout"))); });
    job->start();
}

Error keychainError(const QKeychain::Job &job)
{
    return Error("front.keychain", {{QStringLiteral("reason"), job.errorString()}});
}

} // namespace

KeychainSecretStore::KeychainSecretStore(const QString &service, Milliseconds timeout)
    : m_service(service)
    , m_timeout(timeout)
{}

void KeychainSecretStore::read(const QString &name, Got got)
{
    using Outcome = Result<std::optional<QByteArray>>;
    using Job = QKeychain::ReadPasswordJob;
    run<Job, Outcome>(new Job(m_service), name, m_timeout, &m_context, std::move(got), [](Job *job) -> Outcome {
        if (job->error() == QKeychain::EntryNotFound)
            return std::optional<QByteArray>();
        if (job->error() != QKeychain::NoError)
            return keychainError(*job);
        return std::optional(job->binaryData());
    });
}

void KeychainSecretStore::write(const QString &name, const QByteArray &secret, Done done)
{
    using Job = QKeychain::WritePasswordJob;
    auto *const job = new Job(m_service);
    job->setBinaryData(secret);
    run<Job, Result<void>>(job, name, m_timeout, &m_context, std::move(done), [](Job *ended) -> Result<void> {
        if (ended->error() != QKeychain::NoError)
            return keychainError(*ended);
        return {};
    });
}

void KeychainSecretStore::remove(const QString &name, Done done)
{
    using Job = QKeychain::DeletePasswordJob;
    run<Job, Result<void>>(new Job(m_service), name, m_timeout, &m_context, std::move(done),
                           [](Job *ended) -> Result<void> {
                               if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound)
                                   return keychainError(*ended);
                               return {};
                           });
}

} // namespace peygir::front
