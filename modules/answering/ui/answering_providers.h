// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "command/desk_port.h"
#include "uikit/list_row.h"

#include <QHash>

#include <set>

namespace peygir::answering {

/// The citizens who are to be called, one line each.
class ReadyRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    /// Both outlive it.
    ReadyRowProvider(AnsweringQueries &queries, const DeskPort &desk, QObject *parent);

    /// Whoever calls it reloads the model. So with `setTyped`.
    void setText(const QString &text) { m_text = text; }
    const QString &text() const { return m_text; }
    /// For whom something is typed that is not saved.
    void setTyped(std::set<Uuid> typed) { m_typed = std::move(typed); }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;

Q_SIGNALS:
    /// As rows come: what of the list is ready.
    void told(qint64 citizens, qint64 messages);

private:
    AnsweringQueries &m_queries;
    const DeskPort &m_desk;
    QString m_text;
    std::set<Uuid> m_typed;
    /// When the first page was asked for: the others tell of the same list.
    Instant m_now;
    QHash<quint64, AnsweringQueries::Cancel> m_asked;
};

/// The messages whose feedback is due on a day, one line each.
class DueRowProvider final : public uikit::RowProvider
{
    Q_OBJECT

public:
    DueRowProvider(AnsweringQueries &queries, const DeskPort &desk, QObject *parent);

    /// Whoever calls it reloads the model.
    void setFilter(const DueFilter &filter) { m_filter = filter; }
    const DueFilter &filter() const { return m_filter; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64 requestId) override;
    /// Whom to call about a line; empty while it has not been loaded.
    std::optional<Uuid> callOf(const QString &rowId) const;

private:
    AnsweringQueries &m_queries;
    const DeskPort &m_desk;
    DueFilter m_filter{{}, Instant(0)};
    QHash<QString, Uuid> m_calls;
    QHash<quint64, AnsweringQueries::Cancel> m_asked;
};

} // namespace peygir::answering
