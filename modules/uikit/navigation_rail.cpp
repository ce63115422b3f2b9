// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/navigation_rail.h"

#include "uikit/direction.h"
#include "uikit/icons.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace peygir::uikit {

/// One place of the rail.
class RailButton final : public QAbstractButton
{
public:
    RailButton(const QString &text, const QString &iconName, const QString &key, bool indented)
        : m_iconName(iconName)
        , m_key(key)
        , m_indented(indented)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        describe();
    }

    void setCount(qint64 count)
    {
        m_count = count;
        describe();
        update();
    }

    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        setHidden(collapsed && m_iconName.isEmpty());
        describe();
        update();
    }

    QSize sizeHint() const override { return {NavigationRail::narrowWidth, Theme::current().rowHeight() + 2}; }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QString countText() const { return m_count < 0 ? QString() : QLocale().toString(m_count); }
    void describe()
    {
        setAccessibleName(m_count < 0 ? text() : text() + QStringLiteral(" \u2013 ") + countText());
        QString tip = m_key.isEmpty() ? accessibleName() : accessibleName() + QLatin1String("  ") + leftToRight(m_key);
        setToolTip(m_collapsed || !m_key.isEmpty() ? tip : QString());
    }

    QString m_iconName;
    QString m_key;
    qint64 m_count = -1;
    bool m_indented;
    bool m_collapsed = false;
};

void RailButton::paintEvent(QPaintEvent *)
{
    constexpr int iconSize = 18;
    const Colours &c = Theme::current().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect body = rect().adjusted(6, 1, -6, -1);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(isChecked() ? c.accentSoft : c.hover);
        painter.drawRoundedRect(body, 4, 4);
    }
    if (isChecked())
        painter.fillRect(startOf(body.adjusted(0, 4, 0, -4), 3), c.accent);
    if (hasFocus()) {
        painter.setPen(QPen(c.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 4, 4);
    }

    const QColor ink = isChecked() ? c.accent : c.text;
    const int y = body.center().y() - iconSize / 2 + 1;
    const QPixmap picture =
        m_iconName.isEmpty() ? QPixmap() : iconPixmap(m_iconName, iconSize, ink, devicePixelRatioF());
    if (m_collapsed) {
        painter.drawPixmap(body.center().x() - iconSize / 2 + 1, y, picture);
        return;
    }
    QRect room = body.adjusted(10, 0, -10, 0);
    takeFromStart(room, m_indented ? 18 : 2, 0);
    if (!picture.isNull())
        painter.drawPixmap(takeFromStart(room, iconSize, 8).left(), y, picture);
    painter.setPen(c.mutedText);
    constexpr int gap = 8;
    const QFontMetrics metrics = painter.fontMetrics();
    QString end = m_count < 0 ? leftToRight(m_key) : countText();
    // A name is read whole before its key is, which the tool tip has too.
    const int together = metrics.horizontalAdvance(text()) + gap + metrics.horizontalAdvance(end) + 1;
    if (m_count < 0 && together > room.width())
        end.clear();
    const QRect endRoom = takeFromEnd(room, metrics.horizontalAdvance(end) + 1, gap);
    painter.drawText(endRoom, int(readingEnd()), end);
    painter.setPen(ink);
    painter.drawText(room, int(readingStart()), metrics.elidedText(text(), Qt::ElideRight, room.width()));
}

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
    , m_toggle(new QToolButton)
{
    setProperty("role", QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(wideWidth);
    setAccessibleName(tr("Places"));
    m_column->setSpacing(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->addLayout(m_column);
    column->addStretch(1);
    column->addWidget(m_toggle, 0, Qt::AlignHCenter);
    connect(m_toggle, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    refreshToggle();
}

void NavigationRail::addPlace(const QString &id, const QString &text, const QString &iconName, const QString &key,
                              bool indented)
{
    Q_ASSERT_X(!m_places.contains(id), "NavigationRail", qPrintable(id));
    auto *place = new RailButton(text, iconName, key, indented);
    place->setObjectName(id);
    m_places.insert(id, place);
    m_order.append(place);
    m_column->addWidget(place);
    place->setCollapsed(m_collapsed);
    // Not `clicked`: for a screen reader Qt does no more than to toggle the button.
    connect(place, &QAbstractButton::toggled, this, [this, id] {
        if (m_isMarking)
            return;
        setCurrent(id);
        Q_EMIT activated(id);
    });
}

void NavigationRail::movePlaceBelow(const QString &id, const QString &other)
{
    RailButton *place = m_places.value(id);
    RailButton *above = m_places.value(other);
    Q_ASSERT(place && above && place != above);
    m_order.removeOne(place);
    m_order.insert(m_order.indexOf(above) + 1, place);
    m_column->removeWidget(place);
    m_column->insertWidget(m_column->indexOf(above) + 1, place);
    // Tab goes as the eye does.
    setTabOrder(above, place);
}

void NavigationRail::setOffered(const QString &id, bool offered)
{
    if (RailButton *place = m_places.value(id))
        place->setVisible(offered);
}

void NavigationRail::setCount(const QString &id, qint64 count)
{
    if (RailButton *place = m_places.value(id))
        place->setCount(count);
}

void NavigationRail::setCurrent(const QString &id)
{
    m_current = id;
    m_isMarking = true;
    for (RailButton *place : std::as_const(m_order))
        place->setChecked(place->objectName() == id);
    m_isMarking = false;
}

void NavigationRail::setCollapsed(bool collapsed)
{
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrowWidth : wideWidth);
    for (RailButton *place : std::as_const(m_order))
        place->setCollapsed(collapsed);
    refreshToggle();
    Q_EMIT collapsedChanged(collapsed);
}

void NavigationRail::refreshToggle()
{
    m_toggle->setIcon(
        icon(m_collapsed ? QStringLiteral("panel-right-open") : QStringLiteral("panel-right-close"), IconTint::Muted));
    m_toggle->setAccessibleName(m_collapsed ? tr("Show names") : tr("Show icons only"));
    m_toggle->setToolTip(m_toggle->accessibleName());
}

void NavigationRail::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            if (auto *place = qobject_cast<QAbstractButton *>(focusWidget()))
                place->click();
            return;
        }
        QWidget::keyPressEvent(event);
        return;
    }
    for (qsizetype at = 0; at < m_order.size(); ++at) {
        if (!m_order[at]->hasFocus())
            continue;
        for (qsizetype to = at + step; to >= 0 && to < m_order.size(); to += step) {
            if (m_order[to]->isVisible()) {
                m_order[to]->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

} // namespace peygir::uikit
