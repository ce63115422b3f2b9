// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/bench_server.h"
#include "sync/desk/engine.h"

#include <map>

namespace peygir::bench {

/// Codes are not what is measured.
class ForgetfulWitness final : public sync::CodeWitness
{
public:
    std::optional<int> used(const Uuid &) override { return std::nullopt; }
    Result<void> setUsed(const Uuid &, int) override { return {}; }
};

/// A desk with a fixed set of buckets, and the reading side of its server.
class BenchDesk
{
public:
    BenchDesk(storage::Connection &desk, storage::Connection &server, const Registry &registry, const CityDay &day,
              qint64 token);

    sync::DeskEngine &engine() { return m_engine; }
    sync::Session session() { return {m_user, m_engine.desk()}; }

    /// Says hello. Nothing else may be asked of the engine before.
    void greet();
    /// What the desk asks next; it must be a pull.
    QByteArray pullRequest();
    /// What the desk would ask if nothing waited to be pushed.
    QByteArray pullRequestFromStatus();
    /// The server's answer.
    QByteArray answer(const QByteArray &request);
    void receive(const QByteArray &answer);
    /// Pulls until everything is here.
    void pullAll();

private:
    storage::Connection &m_server;
    UserId m_user;
    Instant m_now;
    qint64 m_token;
    sync::BucketSetOf m_bucketSetOf;
    SeededRandom m_random{11};
    ForgetfulWitness m_witness;
    sync::DeskEngine m_engine;
    sync::PullAnswerer m_answerer;
};

} // namespace peygir::bench
