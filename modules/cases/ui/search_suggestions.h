// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/search_queries.h"
#include "command/desk_port.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::cases {

/// Cases by any words or digits of what is known of them, the newest first, for the palette.
class CaseSuggestions final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    /// Queries and desk outlive it.
    CaseSuggestions(SearchQueries &queries, const DeskPort &desk, QObject *parent)
        : SuggestionProvider(parent), m_queries(queries), m_desk(desk)
    {
    }
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    SearchQueries &m_queries;
    const DeskPort &m_desk;
    QHash<quint64, SearchQueries::Cancel> m_asked;
};

/// Citizens by name or phone, for the palette. The id of a suggestion is the phone.
class CitizenSuggestions final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    CitizenSuggestions(SearchQueries &queries, QObject *parent) : SuggestionProvider(parent), m_queries(queries) {}
    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    SearchQueries &m_queries;
    QHash<quint64, SearchQueries::Cancel> m_asked;
};

} // namespace peygir::cases
