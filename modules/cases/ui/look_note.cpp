// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/look_note.h"

namespace peygir::cases {

namespace {

constexpr int longEnoughMs = 1000;

} // namespace

LookNote::LookNote(DeskPort &desk, QWidget &page)
    : m_desk(desk)
    , m_page(page)
{
    m_stays.setSingleShot(true);
    m_stays.setInterval(longEnoughMs);
    connect(&m_stays, &QTimer::timeout, this, [this] {
        if (!m_page.isVisible()) {
            // A page behind another one is read when it comes to the front; it is asked again then.
            m_record.reset();
            return;
        }
        m_desk.looked(LookAct::Opened, m_record);
    });
}

void LookNote::show(const std::optional<AggregateId> &record)
{
    if (record == m_record)
        return;
    m_record = record;
    if (record)
        m_stays.start();
    else
        m_stays.stop();
}

} // namespace peygir::cases
