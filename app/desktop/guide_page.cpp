// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/guide_page.h"

#include "uikit/language.h"
#include "uikit/reasoned_action.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace peygir::desktop {

GuidePage::GuidePage(const QList<Step> &steps, QWidget *parent)
    : QWidget(parent)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto *heading = new QLabel(tr("A day with Peygir"));
    heading->setProperty("role", QStringLiteral("title"));
    grid->addWidget(heading, 0, 0, 1, 3);
    int row = 1;
    for (const Step &step : steps) {
        auto *number = new QLabel(uikit::inUsersDigits(QString::number(row / 2 + 1)));
        number->setProperty("role", QStringLiteral("title"));
        auto *title = new QLabel(step.title);
        QFont bold = title->font();
        bold.setWeight(QFont::DemiBold);
        title->setFont(bold);
        auto *words = new QLabel(step.words);
        words->setProperty("role", QStringLiteral("muted"));
        words->setWordWrap(true);
        title->setContentsMargins(0, 14, 0, 0);
        number->setContentsMargins(0, 14, 0, 0);
        grid->addWidget(number, row, 0, Qt::AlignTop);
        grid->addWidget(title, row, 1);
        grid->addWidget(words, row + 1, 1);
        if (step.action) {
            const QString key = uikit::shownKey(step.action->shortcut());
            auto *button = new QPushButton(key.isEmpty() ? tr("Show") : tr("Show (%1)").arg(key));
            button->setAccessibleName(step.title);
            connect(button, &QPushButton::clicked, step.action, &QAction::trigger);
            grid->addWidget(button, row, 2, 2, 1, Qt::AlignVCenter);
            m_buttons.append(button);
        }
        row += 2;
    }
    grid->setRowStretch(row, 1);

    // A small screen, or large letters, must not cut the last step.
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    // Longer lines are hard to read.
    content->setMaximumWidth(960);
    area->setWidget(content);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
}

void GuidePage::takeFocus()
{
    if (!m_buttons.isEmpty())
        m_buttons.first()->setFocus(Qt::TabFocusReason);
}

} // namespace peygir::desktop
