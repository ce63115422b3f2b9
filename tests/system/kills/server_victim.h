// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composition/registry.h"
#include "sync/support/bare_chain.h"
#include "sync/wire/messages.h"
#include "system/kills/victim.h"
#include "system/support/clerks_town.h"

#include <map>

namespace peygir::kills {

/// peygird under pushes that never end: several desks send messages of citizens in groups, each as soon as the last is
/// answered, and in its place of what the desk has sent (SYNC 15). What was not answered is sent again, byte for byte, to the server that comes back.
class ServerVictim final : public Victim
{
public:
    explicit ServerVictim(test::EmptyDatabase::Kind kind);
    ~ServerVictim() override;

    std::optional<bool> strike(Random &random, Aim aim) override;
    QString wrong() override;
    QString wrongAtTheEnd() override;
    qint64 acknowledged() const override { return qint64(m_acknowledged.size()); }

private:
    struct Sender
    {
        Uuid desk;
        QByteArray token;
        sync::testing::BareChain chain;
        /// On its way; empty: nothing is.
        QByteArray body;
        std::vector<Uuid> commands;
    };

    void send(Sender &sender);
    void fill(Sender &sender);
    void hear(const sync::PushResponse &response);
    std::unique_ptr<storage::Connection> look() const;
    QString wrongReceipts(storage::Connection &server) const;

    const Registry m_registry;
    test::EmptyDatabase m_database;
    test::ServerProcess m_server;
    test::ClerksTown m_town;
    SystemRandom m_chance;
    std::unique_ptr<front::HttpsChannel> m_channel;
    std::vector<Sender> m_senders;
    /// Commands that desks have pushed, answered or not.
    qint64 m_sent = 0;
    /// Receipts before the first push.
    qint64 m_before = 0;
    std::map<Uuid, sync::Receipt> m_acknowledged;
    QString m_heardWrong;
    /// While this is set, an answer is followed by the next push.
    bool m_goesOn = false;
    int m_underWay = 0;
    std::function<void()> m_quiet;
    /// Called at each answer.
    std::function<void()> m_answered;
};

} // namespace peygir::kills
