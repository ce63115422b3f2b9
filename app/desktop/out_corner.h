// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_target.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

class QDockWidget;
class QMainWindow;

namespace peygir::uikit {
class ActionCatalogue;
class MessageBar;
} // namespace peygir::uikit
namespace peygir::paper {
class OutPanel;
}

namespace peygir::desktop {

/// What of printing and exporting there is in a window: two actions, and a strip below the pages that asks as what and
/// where. It knows no page: whatever is on the screen and says that it can be written (`paper::OutPage`) is offered.
class OutCorner : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    OutCorner(QMainWindow &window, uikit::ActionCatalogue &actions, uikit::MessageBar &messages);

private:
    void begin(paper::OutTarget::Form form);
    void putAway();

    QMainWindow &m_window;
    uikit::MessageBar &m_messages;
    paper::OutPanel *m_panel;
    QDockWidget *m_strip;
    /// What had the keyboard before.
    QPointer<QWidget> m_before;
};

} // namespace peygir::desktop
