// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/desk_port.h"

#include <QFrame>

#include <optional>
#include <set>

class QLabel;

namespace peygir::cases {

/// The ids that stand in commands of this desk which wait without effect: of cases whose rows say so (SYNC 11).
std::set<QString> waitingWithoutEffect(const DeskPort &desk);

/// What this person did in a case and what waits to be sent without any effect, because what came from the server
/// meanwhile took its ground away: named, with the reason (SYNC 11). Away while there is none.
class WaitingBar : public QFrame
{
    Q_OBJECT

public:
    explicit WaitingBar(DeskPort &desk, QWidget *parent = nullptr);

    /// Looks again at what waits for this case; empty: none.
    void showCase(const std::optional<CaseId> &id);

private:
    DeskPort &m_desk;
    std::optional<CaseId> m_id;
    QLabel *m_sentences;
};

} // namespace peygir::cases
