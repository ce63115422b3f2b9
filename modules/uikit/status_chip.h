// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

namespace peygir::uikit {

/// A status as a word on its colour. The colour is data; the colour of the word is computed so that it can be read.
class StatusChip : public QWidget
{
    Q_OBJECT

public:
    explicit StatusChip(QWidget *parent = nullptr);

    void setStatus(const QString &word, const QColor &colour);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same for delegates. An invalid colour gives a quiet chip in the theme's grey. A word too long for `rect` is
    /// shortened.
    static void draw(QPainter &painter, const QRect &rect, const QString &word, const QColor &colour);
    static QSize sizeOf(const QString &word, const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    QColor m_colour;
};

} // namespace peygir::uikit
