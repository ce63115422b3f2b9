// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_transport.h"
#include "system/day/city_clock.h"

#include <QObject>

namespace peygir::test {

/// The real line of a desk with a hand on it: requests leave when the test lets them, and the line can be cut. A
/// request that was on its way when the line was cut may have reached the server; its answer is lost. Nobody pokes: the
/// test says when to look.
class DayLine final : public front::DeskTransport
{
public:
    /// `clock` outlives it.
    DayLine(std::unique_ptr<front::DeskTransport> line, DeskClock &clock);

    /// What may leave. What may not waits here.
    enum class Passes { Nothing, Commands, Everything };
    /// Answers whether something that waited here has left.
    bool let(Passes passes);
    void cut();
    void mend() { m_cut = false; }
    bool isCut() const { return m_cut; }
    /// Requests sent so far.
    qint64 sent() const { return m_sent; }

    void post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer) override;
    void fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer) override;
    void listen(const QByteArray &, Ear) override {}
    void stopListening() override {}

private:
    struct Request
    {
        QByteArray path, body, token;
        Answer answer;
        /// Of what is fetched and not posted: from where on, and how much.
        std::optional<std::pair<qint64, qint64>> range = {};
    };

    bool mayLeave(const QByteArray &path) const;
    void leave(Request request);
    void send(Request request);
    void answer(const Answer &answer, Result<QByteArray> reply);
    void fail(Answer answer);

    std::unique_ptr<front::DeskTransport> m_line;
    DeskClock &m_clock;
    Passes m_passes = Passes::Everything;
    bool m_cut = false;
    qint64 m_sent = 0;
    std::optional<Request> m_kept;
    /// Of the request on its way; a cut forgets it.
    Answer m_awaited;
    /// Calls that are still to be made end with it.
    QObject m_context;
};

} // namespace peygir::test
