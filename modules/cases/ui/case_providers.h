// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "command/desk_port.h"
#include "uikit/list_row.h"
#include "uikit/suggestions.h"

#include <QHash>

#include <set>

namespace peygir::cases {

/// The rows of one list of cases under a filter. Counts are asked for after the first rows.
class CaseRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    CaseRowProvider(CaseQueries &queries, const DeskPort &desk, CaseList list, QObject *parent);

    /// Whoever calls it reloads the model.
    void setFilter(const CaseFilter &filter);
    const CaseFilter &filter() const { return m_filter; }
    /// Whether the count that was told last may be far from the truth, because a better one is on its way.
    bool isCounting() const { return m_countLater; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

Q_SIGNALS:
    /// Other cases than before have a command that waits without effect; their rows say so when they are read again.
    void marksChanged();

private:
    uikit::ListRow rowOf(const CaseLine &line) const;
    uikit::RowCount countWith(const CaseLines &page);
    void askCount();

    CaseQueries &m_queries;
    const DeskPort &m_desk;
    CaseFilter m_filter;
    /// Ids in commands that wait without effect.
    std::set<QString> m_troubled;
    QHash<quint64, CaseQueries::Cancel> m_asked;
    /// The last count of this filter; empty: none yet.
    std::optional<uikit::RowCount> m_known;
    CaseQueries::Cancel m_cancelCount;
    bool m_countLater = false;
};

/// A post as fields offer it: its name, below it its unit and who holds it.
uikit::Suggestion postSuggestion(const PostChoice &post);

/// Posts to refer to, by any part of their name, unit or holder.
class PostProvider final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    PostProvider(CaseQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    CaseQueries &m_queries;
    QHash<quint64, CaseQueries::Cancel> m_asked;
};

} // namespace peygir::cases
