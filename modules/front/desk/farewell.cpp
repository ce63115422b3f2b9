// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/farewell.h"

namespace peygir::front {

namespace {

/// Somebody waits to be told that he is out.
constexpr HttpsLimits farewellLimits{.silence = Milliseconds(20'000), .replyBytes = 1024 * 1024};

} // namespace

Farewell::Farewell(const ProfileCard &card, std::vector<sync::Stranded> waiting, UnsentFolder folder)
    : m_card(card)
    , m_waiting(std::move(waiting))
    , m_folder(std::move(folder))
{
}

void Farewell::say(Done done)
{
    m_done = std::move(done);
    auto channel = HttpsChannel::open(m_card.server, m_card.trust, farewellLimits);
    if (!channel.ok() || m_waiting.empty())
        return m_done(m_taken);
    m_channel = std::move(*channel);
    sendNext();
}

void Farewell::sendNext()
{
    sync::StrandedRequest request;
    qsizetype size = 0;
    while (m_next < m_waiting.size() && request.files.size() < size_t(limits::strandedFiles)) {
        QByteArray file = m_waiting[m_next].encoded();
        size += file.size();
        if (!request.files.empty() && size > limits::pushBytes)
            break;
        request.files.push_back(std::move(file));
        ++m_next;
    }
    if (request.files.empty())
        return m_done(m_taken);
    m_channel->post("/v1/stranded", request.encoded(), "application/json", {},
                    [this](const Result<HttpsReply> &reply) { answered(reply); });
}

void Farewell::answered(const Result<HttpsReply> &reply)
{
    const auto response =
        reply.ok() ? sync::StrandedResponse::decode(reply->body) : Result<sync::StrandedResponse>(reply.error());
    if (!response.ok() || response->left.size() != m_next - m_answered)
        return m_done(m_taken);
    for (const auto &reason : response->left) {
        const sync::Stranded &file = m_waiting[m_answered++];
        if (reason)
            continue;
        m_taken.insert(file.command);
        m_folder.remove(UnsentFolder::nameOf(file.desk, file.before.n, file.command));
    }
    sendNext();
}

} // namespace peygir::front
