// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/profile.h"

#include <QJsonObject>

namespace peygir::cli {

/// The desk of a profile: opened by this program, or the one that runs in a window, which is asked instead.
class OpenDesk
{
public:
    enum class Network { Never, WhenTold };

    /// Errors of `DeskWorker::open`; "front.nobody_signed_in". A store that a running desk has is no error as long as that
    /// desk answers.
    static Result<std::unique_ptr<OpenDesk>> open(const front::Profile &profile, const Registry &registry,
                                                  Network network);

    // The answers are those of `front::DeskDoor`, whoever gives them.

    Result<QJsonObject> submit(const QByteArray &kind, const QJsonObject &arguments, const QByteArray &codeField);
    Result<QJsonObject> query(const QString &name, const QJsonObject &arguments);
    Result<QJsonObject> status();
    /// Synchronises until nothing is left to ask, or for some time whatever happens; answers the status at the end.
    /// Fails with what stopped it.
    Result<QJsonObject> synchronise(const QByteArray &token, std::optional<int> seconds);

    /// Asks the server what this desk does not hold; it is shown and not kept. `token` is not needed where a window asks.
    /// Errors and answer are those of front/desk/server_query.h.
    Result<QJsonObject> askServer(const QByteArray &token, const QString &name, const QJsonObject &arguments);

    /// A window has the store; it has the token too.
    bool isElsewhere() const { return !m_worker; }
    const front::ProfileCard &card() const { return m_card; }

private:
    OpenDesk(const front::Profile &profile, const Registry &registry, front::ProfileCard card);
    Result<QJsonObject> askElsewhere(const QJsonObject &request) const;
    Result<QJsonObject> waitElsewhere(std::optional<int> seconds);

    const front::Profile m_profile;
    const Registry &m_registry;
    const front::ProfileCard m_card;
    SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<front::DeskWorker> m_worker;
};

} // namespace peygir::cli
