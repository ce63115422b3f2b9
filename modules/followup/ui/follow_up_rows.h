// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "followup/core/followup_queries.h"
#include "uikit/list_row.h"

#include <QHash>

namespace peygir::followup {

/// The rows of the follow-up's list under a filter, known by the ids of their cases.
class FollowUpRows final : public uikit::RowProvider
{
    Q_OBJECT

public:
    /// Both outlive it.
    FollowUpRows(FollowUpQueries &queries, const DeskPort &desk, QObject *parent);

    /// Whoever calls it reloads the model.
    void setFilter(const Filter &filter) { m_filter = filter; }
    const Filter &filter() const { return m_filter; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

private:
    FollowUpQueries &m_queries;
    const DeskPort &m_desk;
    Filter m_filter;
    QHash<quint64, FollowUpQueries::Cancel> m_asked;
};

} // namespace peygir::followup
