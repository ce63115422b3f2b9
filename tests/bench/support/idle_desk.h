// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/sync_port.h"

namespace peygir::bench {

/// A desk at which nothing happens, for windows that are only looked at: it takes no command and has no line.
class IdleDesk final : public DeskPort, public SyncPort
{
public:
    IdleDesk(const UserId &user, Instant now) : m_user(user), m_now(now) {}

    UserId user() const override { return m_user; }
    void submit(const QByteArray &, const QJsonObject &, QObject *, DeskPort::Done done, const char *) override
    {
        done(Error("bench.idle"));
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return m_now; }
    void synchroniseNow() override {}
    void overview(QObject *, SyncPort::Done) override {}
    StoreCheck check() const override { return {}; }
    void checkEverything() override {}
    void cancelCheck() override {}

private:
    UserId m_user;
    Instant m_now;
};

} // namespace peygir::bench
