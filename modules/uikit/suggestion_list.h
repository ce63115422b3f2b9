// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/suggestions.h"

#include <QFrame>
#include <QHash>

class QListView;
class QStandardItemModel;

namespace peygir::uikit {

/// The list of suggestions under a field. A child of the field's window and never focused: the field keeps the keyboard
/// and hands Up, Down and Page keys on. Shown by showBelow(), hidden when there is nothing to show.
class SuggestionList : public QFrame
{
    Q_OBJECT

public:
    explicit SuggestionList(QWidget *parent = nullptr);

    void setSuggestions(const QList<Suggestion> &suggestions);
    const QList<Suggestion> &suggestions() const { return m_suggestions; }
    /// The row that Enter takes: the highlighted one, the first at the beginning; -1 if the list is empty.
    int currentRow() const;
    void setCurrentRow(int row);
    /// True if the key moved the highlight.
    bool moveBy(int key);
    /// Greyed rows, by row number, cannot be taken; the subtitle says why.
    void setForbidden(const QList<int> &rows) { m_forbidden = rows; }
    /// Words above the first row of each group, by that row's number. To be set before the suggestions, as `setForbidden`.
    void setHeadings(const QHash<int, QString> &headings) { m_headings = headings; }
    bool isForbidden(int row) const { return m_forbidden.contains(row); }

    /// Opens below `field`, as wide as it and in its window; above it where there is more room.
    void showBelow(const QWidget &field);
    /// Height in pixels of all rows, at most `rows` of them.
    int heightOf(int rows) const;

Q_SIGNALS:
    /// A click on a row.
    void taken(int row);

private:
    QListView *m_view;
    QStandardItemModel *m_model;
    QList<Suggestion> m_suggestions;
    QList<int> m_forbidden;
    QHash<int, QString> m_headings;
};

} // namespace peygir::uikit
