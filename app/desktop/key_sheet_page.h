// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace peygir::uikit {
class ActionCatalogue;
class PersianLineEdit;
} // namespace peygir::uikit

namespace peygir::desktop {

/// Every key of the window on one sheet (R252): those of the actions, read from the catalogue so that none is
/// forgotten, and those that lists and fields have by themselves. A word typed at the top leaves the lines that have
/// it.
class KeySheetPage : public QWidget
{
    Q_OBJECT

public:
    /// `actions` outlives the page; read anew each time the page is shown.
    explicit KeySheetPage(const uikit::ActionCatalogue &actions, QWidget *parent = nullptr);

    void takeFocus();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Line
    {
        QString group;
        QString key;
        QString text;
        /// Why it cannot be done now; empty if it can.
        QString reason = {};
    };
    QList<Line> lines() const;
    void fill();
    QWidget *columnOf(const QList<Line> &lines);

    const uikit::ActionCatalogue &m_actions;
    uikit::PersianLineEdit *m_filter;
    QScrollArea *m_area;
    int m_columns = 1;
};

} // namespace peygir::desktop
