// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/ui/call_keeper.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace peygir::intake {

/// The calls on hold, each with the key that brings it back, at the foot of the call desk. Always there, so that the
/// form does not move when one is put on hold.
class HeldCallsStrip : public QFrame
{
    Q_OBJECT

public:
    explicit HeldCallsStrip(QWidget *parent = nullptr);

    void setCalls(const std::vector<CallKeeper::Held> &calls);
    /// What the desk last said about keeping, at the far end.
    void setNote(const QString &sentence);

Q_SIGNALS:
    void wanted(int n);
    void holdWanted();

private:
    QHBoxLayout *m_row;
    QLabel *m_note;
};

/// "0912 123 4567 · Maryam Ahmadi · pothole": what tells one call from another.
QString shownCall(const Call &call);

} // namespace peygir::intake
