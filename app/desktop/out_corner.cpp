// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/out_corner.h"

#include "paper/out_panel.h"
#include "uikit/action_catalogue.h"
#include "uikit/message_bar.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

#include <utility>

namespace peygir::desktop {

using paper::OutTarget;
using uikit::MessageBar;

namespace {

/// What can be written of the pages that are on the screen, first of the one around the keyboard.
QList<paper::OutOffer> offersOf(QMainWindow &window, QWidget *keyboard)
{
    QList<QWidget *> pages;
    for (QWidget *at = keyboard; at; at = at->parentWidget())
        pages.append(at);
    for (QWidget *one : window.findChildren<QWidget *>()) {
        if (one->isVisible() && !pages.contains(one))
            pages.append(one);
    }
    QList<paper::OutOffer> offers;
    for (QWidget *one : std::as_const(pages)) {
        if (auto *page = dynamic_cast<paper::OutPage *>(one))
            offers += page->outOffers();
    }
    return offers;
}

} // namespace

OutCorner::OutCorner(QMainWindow &window, uikit::ActionCatalogue &actions, MessageBar &messages)
    : QObject(&window)
    , m_window(window)
    , m_messages(messages)
    , m_panel(new paper::OutPanel)
    , m_strip(new QDockWidget(&window))
{
    m_strip->setObjectName(QStringLiteral("outStrip"));
    m_strip->setTitleBarWidget(new QWidget(m_strip));
    m_strip->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_strip->setWidget(m_panel);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_strip);
    m_strip->hide();
    actions.add({QStringLiteral("out.print"), tr("Print, or write as PDF"), Qt::CTRL | Qt::Key_P,
                 QStringLiteral("printer"), [this] { begin(OutTarget::Form::Pdf); }});
    actions.add({QStringLiteral("out.export"), tr("Export to Excel or CSV"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                 QStringLiteral("save"), [this] { begin(OutTarget::Form::Workbook); }});
    connect(m_panel, &paper::OutPanel::said, this,
            [this](const QString &sentence) { m_messages.say(MessageBar::Kind::Done, sentence); });
    connect(m_panel, &paper::OutPanel::refused, this,
            [this](const QString &sentence) { m_messages.say(MessageBar::Kind::Problem, sentence); });
    connect(m_panel, &paper::OutPanel::putAway, this, &OutCorner::putAway);
}

void OutCorner::begin(OutTarget::Form form)
{
    QWidget *keyboard = QApplication::focusWidget();
    if (m_panel->isAncestorOf(keyboard))
        keyboard = m_before;
    const QList<paper::OutOffer> offers = offersOf(m_window, keyboard);
    if (offers.isEmpty() && !m_panel->isRunning()) {
        m_messages.say(MessageBar::Kind::Problem,
                       tr("There is nothing here that could be printed or exported: go to a list or a case."));
        return;
    }
    m_before = keyboard;
    m_strip->show();
    if (!offers.isEmpty())
        m_panel->begin(offers, form);
}

void OutCorner::putAway()
{
    const bool hadKeyboard = m_panel->isAncestorOf(QApplication::focusWidget());
    m_strip->hide();
    // Whoever went on working meanwhile is not to be pulled away.
    if (hadKeyboard && m_before && m_before->isVisible())
        m_before->setFocus();
}

} // namespace peygir::desktop
