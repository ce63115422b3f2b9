// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/message_bar.h"

#include "uikit/icons.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace peygir::uikit {

namespace {

struct KindLook
{
    const char *icon;
    IconTint tint;
    QColor Colours::*ground;
};

KindLook lookOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Note:
        return {"info", IconTint::Accent, &Colours::accentSoft};
    case MessageBar::Kind::Done:
        return {"circle-check", IconTint::Done, &Colours::doneSoft};
    case MessageBar::Kind::Attention:
        return {"triangle-alert", IconTint::Attention, &Colours::attentionSoft};
    case MessageBar::Kind::Problem:
        return {"circle-alert", IconTint::Danger, &Colours::dangerSoft};
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_sentence(new QLabel)
    , m_undo(new QPushButton(tr("Undo")))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_undo->setIcon(icon(QStringLiteral("undo-2")));
    auto *close = new QToolButton;
    close->setIcon(icon(QStringLiteral("x")));
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(close->accessibleName());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_undo);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const auto undo = std::exchange(m_undoing, {});
        clear();
        if (undo)
            undo();
    });
    connect(&Theme::current(), &Theme::changed, this, &MessageBar::showKind);
    setAutoFillBackground(true);
    hide();
    qApp->installEventFilter(this);
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    // A key of an action: the next act begins, and says itself what comes of it.
    if (event->type() == QEvent::Shortcut && !m_sentence->text().isEmpty() && isActiveWindow())
        pass();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::say(Kind kind, const QString &sentence, std::function<void()> undo)
{
    m_kind = kind;
    m_undoing = std::move(undo);
    m_undo->setVisible(bool(m_undoing));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    showKind();
    show();
}

void MessageBar::clear()
{
    m_undoing = {};
    m_sentence->clear();
    hide();
}

void MessageBar::pass()
{
    if (!m_undoing)
        clear();
}

QString MessageBar::sentence() const { return m_sentence->text(); }

void MessageBar::showKind()
{
    const KindLook look = lookOf(m_kind);
    m_icon->setPixmap(iconPixmap(QLatin1String(look.icon), 18, tintColour(look.tint), devicePixelRatioF()));
    QPalette coloured = palette();
    coloured.setColor(QPalette::Window, Theme::current().colours().*look.ground);
    setPalette(coloured);
}

} // namespace peygir::uikit
