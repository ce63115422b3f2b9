// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_news.h"

#include "base/limits.h"

#include <QLoggingCategory>

#include <algorithm>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

using sync::DeskEngine;
using sync::Outbox;

namespace {

TroubledCommand::Standing standingOf(Outbox::State state)
{
    switch (state) {
    case Outbox::State::Held: return TroubledCommand::Standing::Held;
    case Outbox::State::Refused: return TroubledCommand::Standing::Refused;
    default: return TroubledCommand::Standing::Waiting;
    }
}

bool isSame(const TroubledCommand &a, const TroubledCommand &b)
{
    return a.command == b.command && a.standing == b.standing && a.reason == b.reason;
}

} // namespace

bool DeskNews::saysTheSame(const DeskNews &other) const
{
    return status == other.status && check == other.check &&
           std::equal(troubled.begin(), troubled.end(), other.troubled.begin(), other.troubled.end(), isSame);
}

void HeadWatch::follow(std::optional<qint64> head)
{
    if (head == m_head)
        return;
    m_head = head;
    m_isStuck = false;
    m_alarm.cancel();
    if (!head || !m_isOnline)
        return;
    m_alarm.set(limits::outboxHeadStuck, [this] {
        qCWarning(deskLog) << "the first waiting command has not moved for two minutes" << *m_head;
        m_isStuck = true;
        m_stuck();
    });
}

void HeadWatch::lineChanged(bool isOnline)
{
    m_isOnline = isOnline;
    m_isStuck = false;
    m_alarm.cancel();
    follow(std::exchange(m_head, std::nullopt));
}

Result<DeskNews> NewsReader::read(Instant now, std::optional<qint64> &head)
{
    TRY_LET(const DeskEngine::Status status, m_engine.status());
    TRY_LET(const std::vector<Outbox::Entry> entries, m_engine.troubled());
    TRY_LET(const int unsettled, unsettledAttention());
    head = status.head;
    DeskNews news;
    for (const Outbox::Entry &entry : entries) {
        TRY_LET(const Envelope envelope, Envelope::decode(entry.bytes));
        news.troubled.push_back({entry.command, envelope.kind, envelope.arguments,
                                 entry.reason.value_or(Error("sync.no_reason")), standingOf(entry.state)});
    }
    news.status.waiting = status.queue.waiting;
    news.status.needAttention = int(entries.size()) + unsettled;
    news.status.lastContact = status.lastContact;
    news.status.firstSynchronisation = !status.cursor;
    if (status.arriving && status.arriving->of > 0)
        news.status.percentHere = int(std::min<qint64>(99, status.arriving->rows * 100 / status.arriving->of));
    news.status.mismatches = status.mismatches;
    news.status.unencryptedStore = m_store.isUnencrypted();
    if (status.lastContact)
        news.status.clockOffsetMs = (m_engine.serverTime(now) - now).count();
    news.status.bucketsHere = status.bucketsHeld;
    news.status.bucketsWanted = status.bucketsHeld + status.bucketsMissing;
    return news;
}

Result<int> NewsReader::unsettledAttention()
{
    int count = 0;
    TRY(m_store.connection().each("SELECT COUNT(*) FROM attention WHERE NOT settled AND (user_id = ? OR reason = 'held')",
                                  {Value(m_user.uuid())}, [&count](const storage::RowView &view) {
                                      count = int(view.integer(0));
                                      return false;
                                  }));
    return count;
}

} // namespace peygir::front
