// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/search_queries.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::cases {

/// For the palette: where a whole tracking code is typed and this desk has no case of it, asking the server. The id of the
/// suggestion is the code.
class ServerSuggestions final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    /// Queries outlive it.
    ServerSuggestions(SearchQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    SearchQueries &m_queries;
    QHash<quint64, SearchQueries::Cancel> m_asked;
};

} // namespace peygir::cases
