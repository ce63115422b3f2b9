// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/row_watch.h"

#include "service/event_log.h"

namespace peygir::server {

RowWatch::RowWatch(const Registry &registry, Duties duties)
    : m_registry(registry)
    , m_duties(std::move(duties))
{
}

RowWatch::~RowWatch() { stop(); }

void RowWatch::start()
{
    m_thread = std::thread([this] { loop(); });
}

void RowWatch::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void RowWatch::loop()
{
    for (Milliseconds wait = pause;;) {
        {
            std::unique_lock lock(m_mutex);
            if (m_wake.wait_for(lock, wait, [this] { return m_stopping; }))
                return;
        }
        const auto begun = std::chrono::steady_clock::now();
        const auto taken = turn();
        const auto took = std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - begun);
        // A database that is away is told of by those who need it.
        // A disk that is slow with old rows is left to those who ask for new ones.
        wait = taken.ok() && *taken == Turn::Finished ? rest : std::max(pause, restOfStep * took);
        if (!taken.ok() && taken.error().id() != "storage.unreachable") {
            logError("row-watch", taken.error());
            wait = rest;
        }
    }
}

Result<RowWatch::Turn> RowWatch::turn()
{
    const quint64 asked = m_duties.asked();
    const bool isIdle = m_asked == asked;
    m_asked = asked;
    if (!m_duties.isLeading()) {
        m_differing = 0;
        m_audit.reset();
        m_connection.reset();
        return Turn::Left;
    }
    if (!isIdle)
        return Turn::Left;
    if (!m_connection) {
        TRY_LET(m_connection, m_duties.openReading());
        m_audit = std::make_unique<sync::RowAudit>(*m_connection, m_registry);
        m_found.clear();
    }
    const auto step = m_audit->step(rowsPerStep);
    if (!step.ok() && step.error().id() == "storage.damaged") {
        // The tables behind it are looked at as well.
        logError("row-watch", step.error());
        const sync::RowAudit::Step left = m_audit->leaveTable();
        note(left);
        return left.isLast ? Turn::Finished : Turn::Looked;
    }
    if (!step.ok()) {
        m_audit.reset();
        m_connection.reset();
        return step.error();
    }
    note(*step);
    return step->isLast ? Turn::Finished : Turn::Looked;
}

void RowWatch::note(const sync::RowAudit::Step &step)
{
    for (const sync::RowAudit::Finding &finding : step.findings) {
        if (m_found.size() < mostKept)
            m_found.insert(finding);
        if (m_told.size() < mostKept && m_told.insert(finding).second)
            logEvent("row-differs", {{"table", finding.table}, {"id", finding.id ? finding.id->toAscii() : QByteArray("-")}});
    }
    if (step.isLast)
        // What has been mended meanwhile is told again where it differs again.
        m_told = std::exchange(m_found, {});
    m_differing = qint64(m_told.size());
}

} // namespace peygir::server
