// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QMenu>

#include <functional>

namespace peygir::cases {

/// The open stays of a case that an act of this person may be meant for: those that lie with him; where none does, all.
std::vector<CaseNodeId> staysFor(const CaseView &view, const UserId &user);
/// Those of these stays that wait for the citizen now.
std::vector<CaseNodeId> waitingOf(const CaseView &view, const std::vector<CaseNodeId> &stays);
/// Where an answer of the citizen may be meant for: where this person waits for it; where he does not, at any stay, since he speaks
/// to whoever takes the telephone.
std::vector<CaseNodeId> answerableFor(const CaseView &view, const UserId &user);
/// The open wait of this stay; empty: it waits for nobody.
std::optional<CaseWaitId> openWaitAt(const CaseView &view, const CaseNodeId &stay);

/// Asks in which of its branches something is to be done with a case, by status and holder. Arrows and Return choose; Esc, and
/// another question, do nothing.
class StayMenu final : public QMenu
{
    Q_OBJECT

public:
    using Go = std::function<void(const CaseNodeId &)>;

    explicit StayMenu(QWidget *parent);
    /// Calls `go` with the stay that is meant: at once where it can only be one, never where there is none. `at`: where it is
    /// shown, on the screen.
    void ask(const CaseView &view, const std::vector<CaseNodeId> &stays, const QPoint &at, const Go &go);
};

} // namespace peygir::cases
