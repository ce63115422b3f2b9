// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/look_sender.h"

#include "base/limits.h"
#include "sync/wire/looks.h"

#include <QLoggingCategory>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

Result<void> LookSender::note(LookAct act, const std::optional<AggregateId> &of, const QString &detail, Instant now)
{
    return m_journal.add({newUuid(now, m_random), now, act, of, detail});
}

void LookSender::send(DeskTransport &line, const Uuid &desk, const QByteArray &token, Instant now)
{
    if (m_underWay || token.isEmpty() || !m_journal.isDue(now) || (m_notBefore && now < *m_notBefore))
        return;
    auto looks = m_journal.oldest();
    if (!looks.ok()) {
        qCWarning(deskLog) << "cannot read the journal" << looks.error().id();
        return;
    }
    m_underWay = true;
    const QByteArray body = sync::LooksRequest{desk, *looks}.encoded();
    line.post("/v1/journal", body, token, [this, sent = std::move(*looks), now](const Result<QByteArray> &answer) {
        m_underWay = false;
        const bool came = answer.ok() && sync::LooksResponse::decode(*answer).ok();
        const auto forgotten = came ? m_journal.forget(sent) : Result<void>();
        if (came && forgotten.ok())
            return;
        qCInfo(deskLog) << "the journal was not taken" << (answer.ok() ? QByteArray() : answer.error().id());
        m_notBefore = now + Milliseconds(limits::lookGathering);
    });
}

} // namespace peygir::front
