// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/sign_in.h"

#include <QJsonObject>

namespace peygir::cli {

/// The desk of a profile: opened by this program, or the one that runs in a window, which is asked instead.
class OpenDesk
{
public:
    enum class Network { Never, WhenTold };

    struct Wish
    {
        Network network;
        /// For what is sealed with it; empty where none was given.
        QString password;
    };

    /// Errors of `DeskWorker::open`; "front.nobody_signed_in"; of a sealed store also those of `SignIn::unlock`. A store that a
    /// running desk has is no error as long as that desk answers; then no password is needed.
    static Result<std::unique_ptr<OpenDesk>> open(const front::Profile &profile, const Registry &registry,
                                                  const Wish &wish);

    // The answers are those of `front::DeskDoor`, whoever gives them.

    Result<QJsonObject> submit(const QByteArray &kind, const QJsonObject &arguments, const QByteArray &codeField);
    Result<QJsonObject> query(const QString &name, const QJsonObject &arguments);
    Result<QJsonObject> status();
    /// Synchronises until nothing is left to ask, or for some time whatever happens; answers the status at the end.
    /// Fails with what stopped it, and as `token`.
    Result<QJsonObject> synchronise(std::optional<int> seconds);

    /// Asks the server what this desk does not hold; it is shown and not kept. Errors and answer are those of
    /// front/desk/server_query.h, and of `token`.
    Result<QJsonObject> askServer(const QString &name, const QJsonObject &arguments);
    /// The device token of a desk that is opened here. Fails with "front.sign_in_needed" and the errors of `SignIn::resume`.
    Result<QByteArray> token();
    /// The key of a sealed store that is opened here; null for one in clear.
    const std::shared_ptr<front::StoreKey> &key() const { return m_key; }

    /// A window has the store; it has the token too.
    bool isElsewhere() const { return !m_worker; }
    const front::ProfileCard &card() const { return m_card; }
    /// Who this desk is to the server; nothing where a window has the store.
    std::optional<Uuid> desk() const { return m_worker ? std::optional(m_worker->desk()) : std::nullopt; }

private:
    OpenDesk(const front::Profile &profile, const Registry &registry, front::ProfileCard card, QString password);
    Result<void> unlock();
    Result<QJsonObject> askElsewhere(const QJsonObject &request) const;
    Result<QJsonObject> waitElsewhere(std::optional<int> seconds);

    const front::Profile m_profile;
    const Registry &m_registry;
    const front::ProfileCard m_card;
    const QString m_password;
    std::optional<QByteArray> m_token;
    std::shared_ptr<front::StoreKey> m_key;
    SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<front::DeskWorker> m_worker;
};

} // namespace peygir::cli
