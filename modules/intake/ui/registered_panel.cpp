// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/registered_panel.h"

#include "cases/ui/shown.h"
#include "uikit/digit_cells.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::intake {

namespace {

constexpr int codePoints = 28;
constexpr int codeSpacing = 8;

} // namespace

RegisteredPanel::RegisteredPanel(QWidget *parent)
    : QFrame(parent)
    , m_sentence(new QLabel)
    , m_code(new uikit::CodeLabel)
    , m_answerHead(new QLabel(tr("Read aloud:")))
    , m_answer(new QLabel)
    , m_stepButton(new QPushButton)
    , m_nextOfCaller(new QPushButton(tr("Next message of the same caller (Enter)")))
    , m_problem(new QLabel)
{
    uikit::setHelpTopic(*this, QStringLiteral("call.registered"));
    QFont large = font();
    large.setPointSize(codePoints);
    m_code->setFont(large);
    m_code->setSpacing(codeSpacing);
    m_code->setObjectName(QStringLiteral("code"));
    m_sentence->setProperty("role", QStringLiteral("title"));
    m_sentence->setObjectName(QStringLiteral("registeredSentence"));
    m_sentence->setWordWrap(true);
    auto *copies = new QLabel(tr("Copy the code: Ctrl+C"));
    copies->setProperty("role", QStringLiteral("muted"));
    m_answerHead->setProperty("role", QStringLiteral("muted"));
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setObjectName(QStringLiteral("registeredAnswer"));
    m_answer->setProperty("role", QStringLiteral("readAloud"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_stepButton->setObjectName(QStringLiteral("step"));
    m_nextOfCaller->setObjectName(QStringLiteral("nextOfCaller"));
    auto *nextCaller = new QPushButton(tr("Next caller (Esc)"));
    nextCaller->setObjectName(QStringLiteral("nextCaller"));
    connect(m_stepButton, &QPushButton::clicked, this, &RegisteredPanel::stepWanted);
    connect(m_nextOfCaller, &QPushButton::clicked, this, &RegisteredPanel::nextOfCallerWanted);
    connect(nextCaller, &QPushButton::clicked, this, &RegisteredPanel::nextCallerWanted);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 24, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addWidget(m_code);
    column->addWidget(copies);
    column->addSpacing(16);
    column->addWidget(m_answerHead);
    column->addWidget(m_answer);
    column->addSpacing(16);
    column->addWidget(m_stepButton);
    column->addWidget(m_nextOfCaller);
    column->addWidget(nextCaller);
    column->addWidget(m_problem);
    column->addStretch(1);
}

void RegisteredPanel::tell(const QString &code, const QString &sentence, const QString &firstAnswer)
{
    m_sentence->setText(sentence);
    m_code->setCode(code);
    m_code->setAccessibleName(tr("Tracking code %1").arg(uikit::inUsersDigits(code)));
    m_code->setVisible(!code.isEmpty());
    m_answer->setText(firstAnswer);
    m_answer->setVisible(!firstAnswer.isEmpty());
    m_answerHead->setVisible(!firstAnswer.isEmpty());
    say({});
    setStep(std::nullopt);
}

void RegisteredPanel::setStep(const std::optional<cases::OperationChoice> &step)
{
    m_step = step;
    m_stepButton->setVisible(step.has_value());
    if (step)
        m_stepButton->setText(tr("%1 (Ctrl+Enter)").arg(cases::shown(step->name)));
}

void RegisteredPanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void RegisteredPanel::done(const QString &step)
{
    setStep(std::nullopt);
    m_sentence->setText(tr("Done: %1").arg(step));
    takeFocus();
}

void RegisteredPanel::takeFocus() { m_code->setFocus(Qt::OtherFocusReason); }

} // namespace peygir::intake
