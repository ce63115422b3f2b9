// SPDX-License-Identifier: GPL-3.0-or-later
// How a worker hears of news where it has no ear: a pull that waits at the server (SYNC 8).
#include "front/desk/desk_worker.h"

#include <QLoggingCategory>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

using sync::DeskEngine;

/// Beside everything else: whatever is entered meanwhile goes at once, and then the answer is no more than a poke.
void DeskWorker::waitForNews()
{
    m_engine->wantPull();
    const auto request = m_engine->next(m_surroundings.clock.now());
    if (!request.ok()) {
        m_quiet = false;
        return failedToPass(request.error());
    }
    if (!*request)
        return;
    ++m_requests;
    if ((*request)->kind != RequestKind::Pull) {
        m_quiet = false;
        return send(**request);
    }
    const quint64 number = m_wait.begin(m_surroundings.clock.now());
    m_transport->post(NewsWait::path(), (*request)->body, m_token,
                      [this, number, asked = m_requests](const Result<QByteArray> &answer) { waited(number, asked, answer); });
}

void DeskWorker::waited(quint64 number, quint64 asked, const Result<QByteArray> &answer)
{
    if (!m_wait.isPresent(number))
        return;
    const Instant came = m_surroundings.clock.now();
    if (!answer.ok()) {
        qCInfo(deskLog) << "waited in vain" << answer.error().id();
        m_wait.failed();
        if (const auto refusal = refusalOfToken(answer.error()))
            return tokenRefused(*refusal);
        // What is wrong, if it is not the waiting, shows at once.
    } else if (asked == m_requests) {
        return heard(*answer, came);
    } else {
        m_wait.ended(NewsWait::Brought::News, came);
    }
    m_engine->wantPull();
    pump();
}

void DeskWorker::heard(const QByteArray &body, Instant came)
{
    const auto what = m_engine->receive(RequestKind::Pull, body, came);
    m_wait.ended(what.ok() && !what->rows ? NewsWait::Brought::Nothing : NewsWait::Brought::News, came);
    if (!what.ok())
        return failedToPass(what.error());
    const Instant done = m_surroundings.clock.now();
    m_watch->meter().heard(body.size(), *what, came, done, m_engine->serverTime(done));
    if (what->rows)
        watched(m_watch->look(done));
    reached();
    changed(*what);
    pump();
}

} // namespace peygir::front
