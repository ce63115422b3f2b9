// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/act_panel.h"

#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/help_topic.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::cases {

ActPanel::ActPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_title(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new PostProvider(queries, this), this))
    , m_inputsColumn(new QVBoxLayout)
    , m_note(new uikit::PersianTextEdit(this))
    , m_problem(new QLabel(this))
    , m_ok(new QPushButton(tr("Do it (Ctrl+Enter)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("case.act"));
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_post->setAccessibleName(tr("Refer to"));
    m_post->setPlaceholderText(tr("Refer to: any part of a post, unit or name"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setMaximumHeight(84);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *away = new QPushButton(tr("Cancel (Esc)"), this);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_post);
    column->addLayout(m_inputsColumn);
    column->addWidget(m_note);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_ok, &QPushButton::clicked, this, &ActPanel::submit);
    connect(away, &QPushButton::clicked, this, &ActPanel::putAway);
    connect(m_post, &uikit::TypeAheadEdit::taken, m_note, qOverload<>(&QWidget::setFocus));
    hide();
}

void ActPanel::begin(const QByteArray &kind, const QJsonObject &arguments, const QString &title,
                     const QString &noteField, const QString &doneSentence)
{
    // The same act on the same thing again: what was typed is still wanted.
    const bool same = kind == m_kind && arguments == m_arguments;
    m_kind = kind;
    m_arguments = arguments;
    m_noteField = noteField;
    m_doneSentence = doneSentence;
    m_wantsPost = kind == ReferCase::kind;
    m_title->setText(title);
    if (!same) {
        m_note->clear();
        m_post->setChosen(std::nullopt);
        m_post->clear();
        setInputs({});
    }
    m_post->setVisible(m_wantsPost);
    say({});
    show();
    if (m_wantsPost)
        m_post->setFocus();
    else
        m_note->setFocus();
}

void ActPanel::refer(const CaseId &caseId, const CaseNodeId &node)
{
    begin(ReferCase::kind,
          {{QStringLiteral("case"), caseId.toString()}, {QStringLiteral("node"), node.toString()}}, tr("Refer"),
          QStringLiteral("note"), tr("Referred."));
}

void ActPanel::note(const CaseId &caseId)
{
    begin(AddNote::kind, {{QStringLiteral("case"), caseId.toString()}}, tr("Note"), QStringLiteral("note"),
          tr("The note is in the history."));
}

void ActPanel::complete(const CaseId &caseId, const OperationChoice &operation)
{
    begin(CompleteNode::kind,
          {{QStringLiteral("case"), caseId.toString()},
           {QStringLiteral("node"), operation.node.toString()},
           {QStringLiteral("operation"), operation.key}},
          shown(operation.name), QStringLiteral("note"), tr("Done: %1.").arg(shown(operation.name)));
    if (m_inputs.size() != operation.inputs.size())
        setInputs(operation.inputs);
    if (!m_inputs.empty())
        m_inputs.front().second->setFocus();
}

void ActPanel::reopen(const CaseId &caseId)
{
    begin(ReopenCase::kind, {{QStringLiteral("case"), caseId.toString()}}, tr("Reopen"), QStringLiteral("reason"),
          tr("The case is open again."));
}

void ActPanel::askCitizen(const CaseId &caseId, const CaseNodeId &node)
{
    begin(AskCitizen::kind,
          {{QStringLiteral("case"), caseId.toString()}, {QStringLiteral("node"), node.toString()}},
          tr("What is the citizen asked? The deadline waits until he answers."), QStringLiteral("question"),
          tr("The case waits for the citizen."));
}

void ActPanel::endWait(const CaseId &caseId, const CaseWaitId &wait, AskingEnd how)
{
    const bool isAnswer = how == AskingEnd::Answered;
    begin(EndWait::kind,
          {{QStringLiteral("case"), caseId.toString()},
           {QStringLiteral("wait"), wait.toString()},
           {QStringLiteral("ending"), FieldCodec<AskingEnd>::toJson(how)}},
          isAnswer ? tr("What did the citizen answer?") : tr("Why is the citizen not asked any longer?"),
          QStringLiteral("words"),
          isAnswer ? tr("The answer is in the history, and the deadline runs again.")
                   : tr("The case does not wait for the citizen any longer, and the deadline runs again."));
}

void ActPanel::setInputs(const std::vector<std::pair<QString, Localized>> &inputs)
{
    for (const auto &[key, edit] : m_inputs)
        delete edit->parentWidget();
    m_inputs.clear();
    for (const auto &[key, name] : inputs) {
        auto *edit = new uikit::PersianLineEdit;
        m_inputsColumn->addWidget(new uikit::FormField(shown(name), edit, this));
        m_inputs.emplace_back(key, edit);
    }
}

void ActPanel::submit()
{
    QJsonObject arguments = m_arguments;
    if (m_wantsPost) {
        if (!m_post->chosen()) {
            say(tr("Choose to whom it is referred: type a part of the post or name and press Enter."));
            m_post->setFocus();
            return;
        }
        arguments.insert(QStringLiteral("to"), m_post->chosen()->id);
    }
    arguments.insert(m_noteField, m_note->toPlainText());
    if (m_kind == CompleteNode::kind) {
        QJsonObject values;
        for (const auto &[key, edit] : m_inputs)
            values.insert(key, edit->text());
        arguments.insert(QStringLiteral("values"), values);
    }
    m_ok->setEnabled(false);
    m_desk.submit(m_kind, arguments, this, [this](const Result<DeskPort::Accepted> &accepted) {
        m_ok->setEnabled(true);
        if (!accepted.ok()) {
            say(uikit::errorSentence(accepted.error()));
            return;
        }
        const QString sentence = accepted->leftToServer
            ? tr("Kept. It shows when the server has decided.")
            : m_doneSentence;
        m_kind.clear();
        hide();
        Q_EMIT done(sentence);
    });
}

void ActPanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ActPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        submit();
    } else if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT putAway();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace peygir::cases
