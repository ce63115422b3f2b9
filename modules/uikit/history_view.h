// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QListView>
#include <QString>

class QStandardItemModel;

namespace peygir::uikit {

/// One thing that happened, finished for the screen.
struct HistoryLine
{
    /// Full date and time in Jalali, digits of any set.
    QString when;
    QColor colour;
    /// "Referred to district 2 by Rezaei".
    QString sentence;
    /// What the person wrote; may have several lines, or none.
    QString note = {};
};

/// What happened to a case, in order, as a line of coloured dots with the time, a sentence and the note of each.
class HistoryView : public QListView
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);

    /// Replaces what is shown; stays at the place that the user reads.
    void setLines(const QList<HistoryLine> &lines);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QStandardItemModel *m_model;
};

} // namespace peygir::uikit
