// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/sync_port.h"
#include "front/desk/alarm.h"
#include "front/desk/desk_store.h"
#include "sync/desk/engine.h"

namespace peygir::front {

/// What a desk's worker tells screens about synchronisation.
struct DeskNews
{
    DeskStatus status;
    std::vector<TroubledCommand> troubled;
    StoreCheck check = {};

    /// Whether a screen would show the same. What was typed into a command does not change.
    bool saysTheSame(const DeskNews &other) const;
};

/// What a worker knows of its line.
struct LineState
{
    DeskStatus::Line line = DeskStatus::Line::Unknown;
    std::optional<Error> problem = {};
};

/// Sees that the first waiting command does not move although the server answers (SYNC 6). On one thread.
class HeadWatch
{
public:
    /// `stuck` is called when that has gone on for `limits::outboxHeadStuck`.
    HeadWatch(const After &after, std::function<void()> stuck)
        : m_alarm(after)
        , m_stuck(std::move(stuck))
    {}

    /// The number of that command; nothing while none waits.
    void follow(std::optional<qint64> head);
    /// The time of standing still counts only while the server answers.
    void lineChanged(bool isOnline);
    void stop() { m_alarm.cancel(); }
    bool isStuck() const { return m_isStuck; }

private:
    Alarm m_alarm;
    std::function<void()> m_stuck;
    std::optional<qint64> m_head;
    bool m_isOnline = false;
    bool m_isStuck = false;
};

/// Gathers the news out of engine and store. On the engine's thread, between its calls; all must outlive it.
class NewsReader
{
public:
    NewsReader(DeskStore &store, sync::DeskEngine &engine, const UserId &user)
        : m_store(store)
        , m_engine(engine)
        , m_user(user)
    {}

    /// As it is now, but for what the worker alone knows: line, problem, `queueStuck` and the check. `head` is the number of the
    /// first waiting command. Fails as the store does.
    Result<DeskNews> read(Instant now, std::optional<qint64> &head);

private:
    Result<int> unsettledAttention();

    DeskStore &m_store;
    sync::DeskEngine &m_engine;
    UserId m_user;
};

} // namespace peygir::front
