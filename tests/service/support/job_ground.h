// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "service/job_kinds.h"
#include "simulation/city.h"
#include "storage/door.h"
#include "support/databases/empty_database.h"
#include "sync/server/jobs.h"
#include "sync/server/leadership.h"

#include <QtTest>

#include <utility>

namespace peygir::test {

/// A server that leads, with the small city of the simulator on one of the databases, and jobs in it.
class JobGround
{
protected:
    /// When all begins, unless the test says otherwise. The clock goes on by `lookAgain` with each step of a job.
    static constexpr Instant begun{1'795'000'000'000};
    static constexpr Milliseconds lookAgain{1'000};

    /// The steps of the city are among what is to be run.
    std::vector<sync::Arrival> openServer()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        m_random = SeededRandom(7);
        m_now = begun;
        must(sync::Leadership::establish(*m_connection, newUuid(begun, m_random), QByteArray(32, 'k')));
        sync::Leadership leadership(*m_connection, {"test", ""});
        if (!must(leadership.campaign(begun)))
            qFatal("it does not lead");
        m_token = leadership.token();
        std::vector<sync::Arrival> all;
        for (const auto &step : m_city.steps())
            all.push_back(arrival(step.kind, step.arguments));
        return all;
    }
    void closeServer()
    {
        m_connection.reset();
        m_database.reset();
    }

    sync::Arrival arrival(const UserId &author, const QByteArray &kind, const QJsonObject &arguments)
    {
        const Envelope envelope{newUuid(m_now, m_random), kind, 1, author, m_now, 0, m_now, {}, arguments};
        return {envelope.encoded(), envelope, author.uuid(), m_now};
    }
    sync::Arrival arrival(const QByteArray &kind, const QJsonObject &arguments)
    {
        return arrival(access::systemUser(), kind, arguments);
    }
    /// The n-th, about this subject of the city.
    intake::RegisterCase message(int subject, int n) const
    {
        return {.code = {},
                .subject = m_city.subjects()[size_t(subject)].id,
                .place = std::nullopt,
                .plaque = {},
                .address = {},
                .words = QString::number(n),
                .callerPhone = {},
                .callerName = {},
                .channel = cases::Channel::Phone,
                .urgency = cases::Urgency::FollowUp,
                .answers = {}};
    }
    std::vector<sync::Receipt> runAll(const std::vector<sync::Arrival> &arrivals)
    {
        sync::Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        return must(sequencer.run(arrivals)).receipts;
    }
    void run(const QByteArray &kind, const QJsonObject &arguments)
    {
        QCOMPARE(runAll({arrival(kind, arguments)}).front().outcome, sync::Outcome::Applied);
    }

    void pass(Milliseconds time) { m_now = m_now + time; }
    sync::Jobs jobs() { return sync::Jobs(*m_connection, server::jobKinds()); }
    /// The newest.
    sync::Job job() { return must(jobs().list()).front(); }
    Result<std::optional<sync::GroupOutcome>> step()
    {
        sync::Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        return jobs().step(sequencer, m_token, std::exchange(m_now, m_now + lookAgain));
    }
    void runToEnd()
    {
        sync::Sequencer sequencer(*m_connection, m_rules);
        sequencer.lead(m_token);
        while (must(jobs().step(sequencer, m_token, std::exchange(m_now, m_now + lookAgain)))) {
        }
    }

    SeededRandom m_random{7};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    const Registry m_rules = makeRegistry();
    const simulation::City m_city;
    Instant m_now = begun;
    qint64 m_token = 0;
};

} // namespace peygir::test
