// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/empty_state.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

namespace peygir::uikit {

EmptyState::EmptyState(const QString &iconName, const QString &sentence, const QString &howTo, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_sentence(sentence)
    , m_howTo(howTo)
{
    setAccessibleName(sentence + QLatin1Char('\n') + howTo);
    setMinimumSize(160, 140);
}

void EmptyState::paintEvent(QPaintEvent *)
{
    constexpr int iconSize = 40;
    const Colours &c = Theme::current().colours();
    QPainter painter(this);
    const int width = qMin(this->width() - 24, 420);
    const int left = (this->width() - width) / 2;
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    QFont strong = font();
    strong.setWeight(QFont::Medium);
    const QRect room(left, 0, width, 1000);
    const int sentenceHeight = QFontMetrics(strong).boundingRect(room, flags, m_sentence).height();
    const int howToHeight = fontMetrics().boundingRect(room, flags, m_howTo).height();
    int y = qMax(8, (height() - iconSize - 16 - sentenceHeight - 6 - howToHeight) / 2);

    painter.drawPixmap((this->width() - iconSize) / 2, y,
                       iconPixmap(m_iconName, iconSize, c.mutedText, devicePixelRatioF()));
    y += iconSize + 16;
    painter.setFont(strong);
    painter.setPen(c.text);
    painter.drawText(QRect(left, y, width, sentenceHeight), flags, m_sentence);
    y += sentenceHeight + 6;
    painter.setFont(font());
    painter.setPen(c.mutedText);
    painter.drawText(QRect(left, y, width, howToHeight), flags, m_howTo);
}

} // namespace peygir::uikit
