// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/light/light_line.h"
#include "command/rights.h"
#include "front/desk/back_off.h"
#include "sync/support/bare_chain.h"
#include "sync/wire/messages.h"

#include <deque>
#include <optional>

namespace peygir::bench {

/// What a desk says to its server, by a desk without a store: it signs in, says hello, listens, pulls when it is poked,
/// unpacks all that comes, pushes, and comes back after growing waits when it is told to. It does not read rows: thousands
/// have one processor together here, and one each in a city.
class LightDesk
{
public:
    using Then = std::function<void()>;

    /// `random` is shared by all desks of a program.
    LightDesk(LightLoop &loop, LightServer &server, Random &random, QString name);

    void signIn(const QString &password, Then then);
    /// Says hello until it is answered.
    void greet(Then then);
    /// Where it is from now on, without having pulled; the last desk's that has.
    void setCursor(const sync::Cursor &cursor) { m_cursor = cursor; }
    const std::optional<sync::Cursor> &cursor() const { return m_cursor; }
    /// Pulls until everything is here and then calls `then`; a call while one runs means one more afterwards.
    void pull(Then then = {});
    /// Sends commands until each has a receipt.
    void push(std::vector<QByteArray> commands, std::function<void(const sync::PushResponse &)> then);

    /// Opens the ear and keeps asking: at each poke, and now and then as a desk does that is poked (`DeskWorker`).
    void listen(Then opened);
    /// Closes both lines, as when the network goes.
    void hangUp();
    std::function<void()> poked;
    /// A pull has come to its end; the cursor is where it led.
    std::function<void()> pulled;

    const Uuid &id() const { return m_id; }
    const UserId &user() const { return m_user; }
    const QString &name() const { return m_name; }
    /// Answers of the server that asked for patience.
    int busy() const { return m_busy; }
    qint64 bytesPulled() const { return m_bytesPulled; }
    int pulls() const { return m_pulls; }

private:
    struct Call
    {
        QByteArray path;
        QByteArray body;
        std::function<void(const QByteArray &body)> then;
    };

    void post(QByteArray path, QByteArray body, std::function<void(const QByteArray &)> then);
    void sendFirst();
    void answerCame(QByteArray &bytes);
    void answered(int status, const QByteArray &retryAfter, const QByteArray &body);
    void again(double leastSeconds);
    void pullPage();
    void takePage(const QByteArray &body);
    void heard(QByteArray &bytes);
    void openEar();
    void rest();
    void sendFrame(char opcode, QByteArrayView content);

    LightLoop &m_loop;
    Random &m_random;
    const QString m_name;
    Uuid m_id;
    UserId m_user;
    QByteArray m_token;
    front::BackOff m_backOff;
    front::BackOff m_earBackOff;
    LightLine m_calls;
    LightLine m_ear;
    std::deque<Call> m_waiting;
    bool m_underWay = false;
    std::optional<sync::Cursor> m_cursor;
    std::optional<sync::Position> m_position;
    qint64 m_setVersion = 0;
    /// From the first hello on.
    std::optional<sync::testing::BareChain> m_chain;
    std::vector<Then> m_afterPull;
    bool m_pulling = false;
    bool m_pullAgain = false;
    bool m_listening = false;
    bool m_earOpen = false;
    Then m_opened;
    int m_rests = 0;
    int m_busy = 0;
    int m_pulls = 0;
    qint64 m_bytesPulled = 0;
};

} // namespace peygir::bench
