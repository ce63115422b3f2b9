// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_transport.h"

#include "front/desk/https_channel.h"
#include "front/desk/poke_socket.h"

namespace peygir::front {

namespace {

HttpHeaders authorisation(const QByteArray &token)
{
    return token.isEmpty() ? HttpHeaders() : HttpHeaders{{"Authorization", "Bearer " + token}};
}

QUrl pokeUrl(QUrl server)
{
    server.setScheme(QStringLiteral("wss"));
    server.setPath(QStringLiteral("/v1/poke"));
    return server;
}

class HttpsTransport final : public DeskTransport
{
public:
    HttpsTransport(std::unique_ptr<HttpsChannel> channel, const QUrl &server, const Trust &trust)
        : m_channel(std::move(channel))
        , m_pokes(pokeUrl(server), trust, m_random)
    {
        QObject::connect(&m_pokes, &PokeSocket::poked, &m_pokes, [this] {
            if (m_ear.poked)
                m_ear.poked();
        });
        QObject::connect(&m_pokes, &PokeSocket::openChanged, &m_pokes, [this](bool open) {
            if (m_ear.openChanged)
                m_ear.openChanged(open);
        });
    }

    void post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer) override
    {
        m_channel->post(path, body, "application/octet-stream", authorisation(token),
                        [answer = std::move(answer)](Result<HttpsReply> reply) {
                            if (reply.ok())
                                answer(std::move(reply->body));
                            else
                                answer(reply.error());
                        });
    }

    void fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer) override
    {
        HttpHeaders headers = authorisation(token);
        headers.push_back({"Range", "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + bytes - 1)});
        m_channel->get(path, headers, [answer = std::move(answer), bytes](Result<HttpsReply> reply) {
            if (!reply.ok())
                answer(reply.error());
            else if (reply->status != 206 || reply->body.size() != bytes)
                answer(Error("sync.malformed"));
            else
                answer(std::move(reply->body));
        });
    }

    void listen(const QByteArray &token, Ear ear) override
    {
        m_ear = std::move(ear);
        m_pokes.open(authorisation(token));
    }

    void stopListening() override
    {
        m_ear = {};
        m_pokes.close();
    }

private:
    SystemRandom m_random;
    std::unique_ptr<HttpsChannel> m_channel;
    Ear m_ear;
    PokeSocket m_pokes;
};

} // namespace

Result<std::unique_ptr<DeskTransport>> openHttpsTransport(const QUrl &server, const Trust &trust)
{
    TRY_LET(auto channel, HttpsChannel::open(server, trust));
    return std::unique_ptr<DeskTransport>(std::make_unique<HttpsTransport>(std::move(channel), server, trust));
}

} // namespace peygir::front
