// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/refuse_line.h"

#include "access/core/settle_held.h"
#include "uikit/error_sentence.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

namespace peygir::access {

RefuseLine::RefuseLine(DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_label(new QLabel(tr("Why is it refused?"), this))
    , m_reason(new uikit::PersianLineEdit(this))
{
    m_reason->setAccessibleName(m_label->text());
    m_reason->setPlaceholderText(tr("Enter refuses it, Esc puts this away"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_label);
    row->addWidget(m_reason, 1);
    connect(m_reason, &QLineEdit::returnPressed, this, &RefuseLine::submit);
    hide();
}

void RefuseLine::ask(const Uuid &command)
{
    if (m_command != command)
        m_reason->clear();
    m_command = command;
    show();
    m_reason->setFocus();
}

void RefuseLine::keepFor(const std::optional<Uuid> &command)
{
    if (!command || m_command != command)
        hide();
}

void RefuseLine::submit()
{
    const SettleHeld command{*m_command, HeldDecision::Refuse, m_reason->text()};
    m_desk.submit(SettleHeld::kind, fieldsToJson(command), this, [this](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok()) {
            const QString sentence = uikit::errorSentence(accepted.error());
            m_reason->setProblem(sentence);
            Q_EMIT failed(sentence);
            return;
        }
        m_reason->clear();
        hide();
        Q_EMIT refused();
    });
}

void RefuseLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    hide();
    Q_EMIT putAway();
}

} // namespace peygir::access
