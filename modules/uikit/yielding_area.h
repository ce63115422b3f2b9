// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace peygir::uikit {

/// Shows a part of a page that may be of any size, as words of a citizen are: as high as it wants to be as long as
/// there is room, scrolled where what stands below it needs the room or a word is longer than the page is wide, and
/// never a reason for the window to grow. Owns the part. Takes no focus; what has the focus in it is scrolled to.
class YieldingArea final : public QScrollArea
{
    Q_OBJECT

public:
    explicit YieldingArea(QWidget *part, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int wantedHeight() const;
};

} // namespace peygir::uikit
