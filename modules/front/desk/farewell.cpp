// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/farewell.h"

#include <QTimer>

#include <algorithm>

namespace peygir::front {

namespace {

/// Somebody waits to be told that he is out.
constexpr HttpsLimits farewellLimits{.silence = Milliseconds(20'000), .replyBytes = 1024 * 1024};
/// A server that is busy, or has just lost its leader, is asked again so often for each request: long enough for an election.
constexpr int mostRetries = 3;
constexpr auto leastWait = std::chrono::seconds(1);
constexpr auto mostWait = std::chrono::seconds(5);

bool isBusy(const Error &error)
{
    const int status = error.values().value(QStringLiteral("status")).toInt();
    return error.id() == "front.status" && (status == 429 || status == 503);
}

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

bool Farewell::goesOnLater(const Error &error)
{
    if (!isBusy(error) || m_retries >= mostRetries)
        return false;
    ++m_retries;
    m_next = m_answered;
    const auto wait = std::chrono::seconds(error.values().value(QStringLiteral("retryAfter")).toInt());
    // The channel goes with this object, and the timer with the channel.
    QTimer::singleShot(std::clamp<Milliseconds>(wait, leastWait, mostWait), m_channel.get(), [this] { sendNext(); });
    return true;
}

void Farewell::answered(const Result<HttpsReply> &reply)
{
    if (!reply.ok() && goesOnLater(reply.error()))
        return;
    const auto response =
        reply.ok() ? sync::StrandedResponse::decode(reply->body) : Result<sync::StrandedResponse>(reply.error());
    if (!response.ok() || response->left.size() != m_next - m_answered)
        return m_done(m_taken);
    m_retries = 0;
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
