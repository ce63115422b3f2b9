// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/https_channel.h"
#include "front/server/problem.h"
#include "front/unit/front_support.h"
#include "sync/wire/stranded.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <mutex>

namespace peygir::front {

/// A server that knows one person, whose password is "spring-2026", and can change it.
class LoginServer
{
public:
    LoginServer()
        : m_server([this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); })
    {
        listen();
    }

    void listen()
    {
        ServerOptions options = m_authority.options();
        options.port = m_port;
        if (!m_server.listen(options).ok())
            qFatal("no port");
        m_port = m_server.port();
    }
    void stop() { m_server.stop(); }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port)); }
    Trust trust() const { return {m_authority.pem(), {}}; }
    void setPassword(const QString &password)
    {
        const std::lock_guard lock(m_mutex);
        m_password = password;
    }
    /// Which desk asked last.
    QString desk() const
    {
        const std::lock_guard lock(m_mutex);
        return m_desk;
    }

    /// It can ask nobody for a password.
    void loseDirectory(bool isLost)
    {
        const std::lock_guard lock(m_mutex);
        m_isDirectoryLost = isLost;
    }

    /// Of what is left behind it does not take the first ones.
    void takeAllBut(int left)
    {
        const std::lock_guard lock(m_mutex);
        m_leaves = left;
    }
    /// What is left behind it does not even look at for so many times: another one leads.
    void doNotLead(int times)
    {
        const std::lock_guard lock(m_mutex);
        m_doesNotLead = times;
    }
    /// Commands that were brought, whoever brought them.
    std::vector<Uuid> brought() const
    {
        const std::lock_guard lock(m_mutex);
        return m_brought;
    }

private:
    HttpResponse takeStranded(const HttpRequest &request)
    {
        const auto asked = sync::StrandedRequest::decode(request.body);
        if (!asked.ok() || request.bearerToken())
            return problemDocument(Error("sync.malformed"));
        const std::lock_guard lock(m_mutex);
        if (m_doesNotLead-- > 0)
            return problemDocument(Error("sync.not_leader", {{QStringLiteral("retryAfter"), 1}}), 503);
        sync::StrandedResponse response;
        for (const QByteArray &bytes : asked->files) {
            m_brought.push_back(sync::Stranded::decode(bytes)->command);
            response.left.push_back(m_leaves-- > 0 ? std::optional(Error("sync.signature")) : std::nullopt);
        }
        return {200, "application/octet-stream", response.encoded(), {}};
    }
    HttpResponse answer(const HttpRequest &request)
    {
        if (request.path == "/v1/stranded")
            return takeStranded(request);
        if (request.path != "/v1/login" && request.path != "/v1/password")
            return {200, "application/json", "{}", {}};
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        const std::lock_guard lock(m_mutex);
        m_desk = asked.value(QLatin1String("desk")).toString();
        if (m_isDirectoryLost)
            return problemDocument(Error("access.directory_gone", {{QStringLiteral("retryAfter"), 5}}), 503);
        if (asked.value(QLatin1String("password")).toString() != m_password)
            return problemDocument(Error("access.sign_in_wrong"), 401);
        const QString next = asked.value(QLatin1String("newPassword")).toString();
        if ((request.path == "/v1/password") == next.isEmpty())
            return problemDocument(Error("sync.malformed"));
        if (next == QLatin1String("12345678"))
            return problemDocument(Error("access.password_common"), 422);
        if (!next.isEmpty())
            m_password = next;
        return {200, "application/json",
                R"({"token":"token-)" + QByteArray::number(++m_tokens) + R"(","user":"0195f5a0-0000-7000-8000-000000000137","fullName":"Sara"})",
                {}};
    }

    TestAuthority m_authority;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QString m_password = QStringLiteral("spring-2026");
    QString m_desk;
    int m_tokens = 0;
    int m_leaves = 0;
    int m_doesNotLead = 0;
    bool m_isDirectoryLost = false;
    std::vector<Uuid> m_brought;
    HttpServer m_server;
};

} // namespace peygir::front
