// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"

#include <QTimer>
#include <QWidget>

namespace peygir::cases {

/// Tells the desk's journal which record a page has shown. Walking through a list with the arrow keys is no look: only
/// what stays on the screen for a second counts, and once until another record is shown.
class LookNote : public QObject
{
public:
    /// Both must outlive it.
    LookNote(DeskPort &desk, QWidget &page);

    /// The page shows it now; empty: nothing.
    void show(const std::optional<AggregateId> &record);

private:
    DeskPort &m_desk;
    QWidget &m_page;
    std::optional<AggregateId> m_record;
    QTimer m_stays;
};

} // namespace peygir::cases
