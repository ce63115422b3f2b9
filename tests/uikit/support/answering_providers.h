// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/list_row.h"
#include "uikit/suggestions.h"

#include <QHash>
#include <QList>

#include <optional>

namespace peygir::uikit::testing {

/// Notes every question and answers when the test says so.
class NotedSuggestions final : public SuggestionProvider
{
    Q_OBJECT

public:
    struct Question
    {
        quint64 id;
        QString typed;
    };

    void request(quint64 requestId, const QString &typed, int) override { questions.append({requestId, typed}); }
    void cancel(quint64 requestId) override { cancelled.append(requestId); }

    QList<Question> questions;
    QList<quint64> cancelled;
};

/// Rows numbered from zero; answers when the test says so.
class NumberedRows final : public RowProvider
{
    Q_OBJECT

public:
    struct Question
    {
        quint64 id;
        qint64 offset;
        int limit;
    };

    explicit NumberedRows(qint64 count)
        : total{count, true}
    {}

    void fetch(quint64 requestId, qint64 offset, int limit) override { questions.append({requestId, offset, limit}); }
    void cancel(quint64 requestId) override { cancelled.append(requestId); }

    void answer(const Question &question)
    {
        QList<ListRow> rows;
        for (qint64 n = question.offset; n < qMin(question.offset + question.limit, total.rows); ++n)
            rows.append({QStringLiteral("id%1").arg(n), QString::number(n), QStringLiteral("row %1").arg(n), {}, {}});
        Q_EMIT fetched(question.id, rows, told.value_or(total));
    }
    /// Everything asked for until now.
    void answerAll()
    {
        for (const Question &question : std::exchange(questions, {}))
            answer(question);
    }

    RowCount total;
    /// What is said instead of `total`, as of an estimate.
    std::optional<RowCount> told;
    QList<Question> questions;
    QList<quint64> cancelled;
};

} // namespace peygir::uikit::testing
