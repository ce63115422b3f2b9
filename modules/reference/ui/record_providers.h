// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_queries.h"
#include "uikit/list_row.h"
#include "uikit/suggestions.h"

#include <QHash>

namespace peygir::reference {

/// The rows of the list of one type of records.
class RecordRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    RecordRowProvider(RecordQueries &queries, QObject *parent) : RowProvider(parent), m_queries(queries) {}

    /// `form` outlives this or is replaced before it goes.
    void setForm(const RecordForm &form);
    void setText(const QString &text) { m_wish.text = text; }
    void setInactiveToo(bool too) { m_wish.inactiveToo = too; }
    const RecordWish &wish() const { return m_wish; }

    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

private:
    RecordQueries &m_queries;
    const RecordForm *m_form = nullptr;
    RecordWish m_wish;
    QHash<quint64, RecordQueries::Cancel> m_asked;
};

/// Records of one type, by any part of their name.
class RecordSuggestions final : public uikit::SuggestionProvider
{
    Q_OBJECT

public:
    RecordSuggestions(RecordQueries &queries, const QString &type, QObject *parent)
        : SuggestionProvider(parent), m_queries(queries), m_type(type)
    {
    }

    void request(quint64 requestId, const QString &typed, int limit) override;
    void cancel(quint64 requestId) override;

private:
    RecordQueries &m_queries;
    QString m_type;
    QHash<quint64, RecordQueries::Cancel> m_asked;
};

} // namespace peygir::reference
