// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace peygir::uikit {

/// A part of a page that is as tall as what it holds while there is room for it, and scrolls when there is not, so that
/// no content makes a window larger than its screen: words of a citizen may be of any size, and one of them longer than
/// the page is wide. The keyboard reaches it only while it scrolls: then Tab comes
/// here, and Up, Down, PgUp and PgDown move what is seen.
class ContentArea : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes `content`, whose width follows that of the area as far as it can.
    explicit ContentArea(QWidget *content, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int contentHeight() const;
};

} // namespace peygir::uikit
