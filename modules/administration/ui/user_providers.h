// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "uikit/list_row.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::administration {

/// The rows of the list of users.
class UserRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    UserRowProvider(UserQueries &queries, QObject *parent)
        : RowProvider(parent)
        , m_queries(queries)
    {}

    /// Whoever changes it reloads the model.
    UserWish &wish() { return m_wish; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

private:
    UserQueries &m_queries;
    UserWish m_wish;
    QHash<quint64, UserQueries::Cancel> m_asked;
};

/// People by any part of their name, duty or roles.
class UserSuggestions final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    UserSuggestions(UserQueries &queries, QObject *parent)
        : SuggestionProvider(parent)
        , m_queries(queries)
    {}

    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    UserQueries &m_queries;
    QHash<quint64, UserQueries::Cancel> m_asked;
};

} // namespace peygir::administration
