// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "uikit/header_bar.h"

#include <QObject>

namespace peygir::desktop {

/// Keeps the truth about synchronisation in the header: line, queue, what needs attention, and the one warning that
/// matters most. Lives as long as its header.
class StatusHeader : public QObject
{
    Q_OBJECT

public:
    StatusHeader(DeskPort &desk, uikit::HeaderBar &header);

private:
    struct Warning
    {
        QString words;
        QString why;
        uikit::HeaderBar::Remedy remedy = uikit::HeaderBar::Remedy::Elsewhere;
    };

    void show();
    static Warning warningOf(const DeskStatus &status);

    DeskPort &m_desk;
    uikit::HeaderBar &m_header;
};

} // namespace peygir::desktop
