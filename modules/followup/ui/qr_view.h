// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace peygir::followup {

/// The QR of a text, one pixel for each of its squares, without a margin; null for a text that is too long for one.
QImage qrOf(const QString &text);

/// A QR on the screen: dark on white with a white margin in every theme, since cameras want that, and its squares of whole pixels.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    /// Empty: nothing is shown.
    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Of a side with the margin, in squares.
    int squares() const;

    QImage m_qr;
};

} // namespace peygir::followup
