// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_transport.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace peygir::front::testing {

/// A line without sockets: what a desk sends lies here until the test answers it.
struct ScriptedLine
{
    struct Request
    {
        QByteArray path;
        QByteArray body;
        QByteArray token;
        DeskTransport::Answer answer;
    };
    std::deque<Request> underWay;
    /// Every request ever made, by its path.
    std::vector<QByteArray> paths;
    DeskTransport::Ear ear;
    QByteArray listeningFor;

    void answer(const Result<QByteArray> &result)
    {
        Request request = std::move(underWay.front());
        underWay.pop_front();
        request.answer(result);
    }
    void fail(const char *id) { answer(Error(id)); }
    void refuse(int status, const char *id)
    {
        answer(Error("front.status",
                     {{QStringLiteral("status"), status}, {QStringLiteral("error"), QByteArray(id)}}));
    }
    int sent(const char *path) const { return int(std::count(paths.begin(), paths.end(), QByteArray(path))); }
};

class ScriptedTransport final : public DeskTransport
{
public:
    explicit ScriptedTransport(std::shared_ptr<ScriptedLine> line) : m_line(std::move(line)) {}
    ~ScriptedTransport() override
    {
        m_line->underWay.clear();
        m_line->ear = {};
    }

    void post(const QByteArray &path, const QByteArray &body, const QByteArray &token, Answer answer) override
    {
        m_line->paths.push_back(path);
        m_line->underWay.push_back({path, body, token, std::move(answer)});
    }
    /// The body is the wanted bytes, as in a header.
    void fetch(const QByteArray &path, qint64 from, qint64 bytes, const QByteArray &token, Answer answer) override
    {
        post(path, QByteArray::number(from) + '+' + QByteArray::number(bytes), token, std::move(answer));
    }
    void listen(const QByteArray &token, Ear ear) override
    {
        m_line->ear = std::move(ear);
        m_line->listeningFor = token;
    }
    void stopListening() override
    {
        m_line->ear = {};
        m_line->listeningFor.clear();
    }

private:
    std::shared_ptr<ScriptedLine> m_line;
};

/// Time that passes when the test says so.
class HandClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    /// Waits are called in their order as time passes over them.
    After after()
    {
        return [this](Milliseconds wait, std::function<void()> then) {
            m_waits.insert({m_now + wait, std::move(then)});
        };
    }
    void pass(Milliseconds time)
    {
        const Instant end = m_now + time;
        while (!m_waits.empty() && m_waits.begin()->first <= end) {
            auto wait = m_waits.extract(m_waits.begin());
            m_now = wait.key();
            wait.mapped()();
        }
        m_now = end;
    }

private:
    Instant m_now{1'790'000'000'000};
    std::multimap<Instant, std::function<void()>> m_waits;
};

} // namespace peygir::front::testing
