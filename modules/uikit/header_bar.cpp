// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/header_bar.h"

#include "uikit/direction.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

namespace peygir::uikit {

namespace {

/// Two letters that stand for a name, kept apart so that Persian ones do not join.
QString initials(const QString &name)
{
    QString letters;
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words.mid(0, 2)) {
        if (!letters.isEmpty())
            letters += QLatin1String(". ");
        letters += word[0];
    }
    return letters;
}

/// The way into the palette: looks like a field, with its key at the far end.
class PaletteButton final : public QAbstractButton
{
public:
    PaletteButton()
    {
        setText(QCoreApplication::translate("peygir::uikit::HeaderBar", "Find anything…"));
        setAccessibleName(QCoreApplication::translate("peygir::uikit::HeaderBar", "Find anything"));
        setFocusPolicy(Qt::TabFocus);
        setFixedSize(320, 30);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = Theme::current().colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? c.focus : c.border, hasFocus() ? 2 : 1));
        painter.setBrush(underMouse() ? c.hover : c.window);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        QRect room = rect().adjusted(10, 0, -10, 0);
        painter.drawPixmap(takeFromStart(room, 16, 8).left(), height() / 2 - 8,
                           iconPixmap(QStringLiteral("search"), 16, c.mutedText, devicePixelRatioF()));
        painter.setPen(c.mutedText);
        painter.drawText(room, int(readingStart()), text());
        painter.drawText(room, int(readingEnd()), QStringLiteral("Ctrl+K"));
    }
};

} // namespace

SyncIndicator::SyncIndicator(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("syncIndicator"));
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Show the line, what is queued and what needs attention (Ctrl+F10, F10)"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState({});
}

void SyncIndicator::setState(const SyncState &state)
{
    m_state = state;
    setText(words());
    setAccessibleName(words());
    updateGeometry();
    update();
}

QStringList SyncIndicator::parts() const
{
    QStringList parts;
    switch (m_state.link) {
    case SyncState::Link::Online:
        parts << tr("Online");
        break;
    case SyncState::Link::Working:
        parts << (m_state.percent               ? tr("Synchronising, %L1%").arg(*m_state.percent)
                  : m_state.progress.isEmpty() ? tr("Synchronising")
                                               : tr("Synchronising: %1").arg(m_state.progress));
        break;
    case SyncState::Link::Offline:
        parts << tr("Offline");
        break;
    }
    if (m_state.queued > 0)
        parts << tr("%Ln queued", nullptr, m_state.queued);
    if (m_state.attention > 0)
        parts << tr("%Ln need attention", nullptr, m_state.attention);
    return parts;
}

QString SyncIndicator::words() const { return parts().join(QStringLiteral(" \u00b7 ")); }

QRect SyncIndicator::attentionRoom() const
{
    if (m_state.attention <= 0)
        return {};
    QRect room = rect().adjusted(8, 0, -8, 0);
    // It is the last of the words.
    return takeFromEnd(room, fontMetrics().horizontalAdvance(parts().last()), 0);
}

void SyncIndicator::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && isDown() && attentionRoom().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT attentionClicked();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

QSize SyncIndicator::sizeHint() const { return {fontMetrics().horizontalAdvance(words()) + 38, 30}; }

void SyncIndicator::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::current().colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.hover);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    QColor dot = c.done;
    if (m_state.attention > 0)
        dot = c.attention;
    else if (m_state.link == SyncState::Link::Offline)
        dot = c.mutedText;
    else if (m_state.link == SyncState::Link::Working)
        dot = c.accent;
    painter.setPen(QPen(dot, 2));
    // Offline is also another shape, not only another colour.
    painter.setBrush(m_state.link == SyncState::Link::Offline ? QBrush(Qt::NoBrush) : QBrush(dot));
    QRect room = rect().adjusted(8, 0, -8, 0);
    const QRect dotRoom = takeFromStart(room, 14, 4);
    painter.drawEllipse(QPoint(dotRoom.center().x(), height() / 2), 4, 4);
    painter.setPen(m_state.attention > 0 ? c.attention : c.text);
    painter.drawText(room, int(readingStart()), words());
    if (hasFocus()) {
        painter.setPen(QPen(c.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
    }
}

HeaderBar::HeaderBar(QWidget *parent)
    : QWidget(parent)
    , m_palette(new PaletteButton)
    , m_warning(new QLabel)
    , m_remedy(new QPushButton)
    , m_sync(new SyncIndicator)
    , m_user(new QPushButton)
{
    setProperty("role", QStringLiteral("header"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(barHeight);
    m_palette->setObjectName(QStringLiteral("paletteButton"));
    for (QWidget *warning : std::initializer_list<QWidget *>{m_warning, m_remedy}) {
        warning->setObjectName(QStringLiteral("warning"));
        warning->setProperty("role", QStringLiteral("warning"));
        warning->hide();
    }
    m_user->setObjectName(QStringLiteral("userBadge"));
    m_user->setProperty("role", QStringLiteral("badge"));
    m_user->hide();

    // From the right: the user, synchronisation, a warning, and the palette at the far side, over the file.
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(10);
    row->addWidget(m_user);
    row->addWidget(m_sync);
    row->addWidget(m_warning, 0, Qt::AlignVCenter);
    row->addWidget(m_remedy, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_palette);
    connect(m_palette, &QPushButton::clicked, this, &HeaderBar::paletteWanted);
    connect(m_sync, &QAbstractButton::clicked, this, &HeaderBar::syncListWanted);
    connect(m_sync, &SyncIndicator::attentionClicked, this, &HeaderBar::attentionWanted);
    connect(m_remedy, &QPushButton::clicked, this, &HeaderBar::remedyWanted);
    connect(m_user, &QPushButton::clicked, this,
            [this] { Q_EMIT userMenuWanted(m_user->mapToGlobal(QPoint(m_user->width(), m_user->height()))); });
}

void HeaderBar::setUser(const QString &name, const QString &role)
{
    m_user->setText(initials(name));
    m_user->setAccessibleName(role.isEmpty() ? name : name + QStringLiteral(" \u2013 ") + role);
    m_user->setToolTip(m_user->accessibleName());
    m_user->setVisible(!name.isEmpty());
}

void HeaderBar::setWarning(const QString &words, const QString &why, Remedy remedy)
{
    m_warning->setText(words);
    m_warning->setToolTip(why);
    m_warning->setVisible(!words.isEmpty() && remedy == Remedy::Elsewhere);
    m_remedy->setText(words);
    m_remedy->setToolTip(why);
    m_remedy->setVisible(!words.isEmpty() && remedy == Remedy::Here);
}

} // namespace peygir::uikit
