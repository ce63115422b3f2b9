// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "reference/core/record_queries.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace peygir::uikit {
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::reference {

/// Merges the record that is open into another one of its type (`MergeRecords`): the one that stays is typed, what that changes
/// is shown, Ctrl+Enter merges, Esc puts it away. A part of the page, no dialog.
class RecordMergePanel final : public QFrame
{
    Q_OBJECT

public:
    RecordMergePanel(RecordQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Asks, empty and with the keyboard, into which other record of `form` this one goes. `form` outlives the panel.
    void begin(const RecordForm &form, const QJsonObject &record);

Q_SIGNALS:
    /// The store has the command; `sentence` says so.
    void merged(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void forget();
    void preview();
    void merge();
    QString dropId() const;

    RecordQueries &m_queries;
    DeskPort &m_desk;
    const RecordForm *m_form = nullptr;
    QJsonObject m_drop;
    RecordQueries::Cancel m_cancel;
    bool m_isKnown = false;
    bool m_isGiven = false;

    QLabel *m_title;
    QFrame *m_place;
    /// Another one for each type.
    uikit::TypeAheadEdit *m_keep = nullptr;
    QLabel *m_preview;
    QPushButton *m_merge;
};

} // namespace peygir::reference
