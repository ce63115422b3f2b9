// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/live/paint_watch.h"

#include "bench/live/lines.h"
#include "persian/digits.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"

#include <QCoreApplication>
#include <QPaintEvent>

namespace peygir::bench {

PaintWatch::PaintWatch(uikit::RowListView &list) : m_list(list) { m_list.viewport()->installEventFilter(this); }

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (m_inside || event->type() != QEvent::Paint)
        return false;
    const QStringList codes = codesIn(*static_cast<QPaintEvent *>(event));
    // The list paints inside this call; the model cannot change before it returns.
    m_inside = true;
    QCoreApplication::sendEvent(watched, event);
    m_inside = false;
    const qint64 now = monotonicNs();
    for (const QString &code : codes) {
        if (!m_seen.contains(code)) {
            m_seen.insert(code);
            Q_EMIT painted(code, now);
        }
    }
    return true;
}

QStringList PaintWatch::codesIn(const QPaintEvent &event) const
{
    const auto *model = static_cast<const uikit::PagedListModel *>(m_list.model());
    QStringList codes;
    for (int row = std::max(0, m_list.rowAt(event.rect().top())); row < model->rowCount(); ++row) {
        const QRect place = m_list.visualRect(model->index(row));
        if (place.top() > event.rect().bottom())
            break;
        const uikit::ListRow *shown = event.region().intersects(place) ? model->rowAt(row) : nullptr;
        if (shown)
            codes.append(persian::toAsciiDigits(shown->code));
    }
    return codes;
}

} // namespace peygir::bench
