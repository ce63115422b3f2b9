// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/closed_lists.h"
#include "command/desk_port.h"
#include "uikit/forward_rows.h"

namespace peygir::cases {

/// The rows of one list of closed cases as the server gives them.
class ClosedRows final : public uikit::ForwardRows
{
    Q_OBJECT

public:
    /// Both outlive it.
    ClosedRows(ClosedLists &lists, const DeskPort &desk, QObject *parent);

    /// Forgets what came and is asked; whoever calls it reloads the model. Empty: no list.
    void setAsked(const std::optional<ClosedAsked> &asked);
    /// What has come so far.
    const std::vector<CaseLine> &lines() const { return m_lines; }

Q_SIGNALS:
    /// The first page of a list has come, with the years that there are.
    void begun(const std::vector<int> &years);

private:
    Cancel askNext() override;
    void take(const ServerLines &page);

    ClosedLists &m_lists;
    const DeskPort &m_desk;
    std::optional<ClosedAsked> m_asked;
    std::vector<CaseLine> m_lines;
    std::optional<QJsonObject> m_next;
};

} // namespace peygir::cases
