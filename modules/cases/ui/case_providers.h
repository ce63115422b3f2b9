// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "command/desk_port.h"
#include "uikit/list_row.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::cases {

/// The rows of one list of cases, with a text that filters it.
class CaseRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    CaseRowProvider(CaseQueries &queries, const DeskPort &desk, CaseList list, QObject *parent);

    void setText(const QString &text) { m_text = text; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

private:
    CaseQueries &m_queries;
    const DeskPort &m_desk;
    CaseList m_list;
    QString m_text;
    QHash<quint64, CaseQueries::Cancel> m_asked;
};

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
