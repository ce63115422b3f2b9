// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/checklist_panel.h"

#include "cases/ui/shown.h"
#include "persian/local_time.h"
#include "uikit/choice_edit.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/number_edit.h"

#include <QDate>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::intake {

using catalogue::Question;
using catalogue::QuestionKind;
using uikit::PersianLineEdit;

namespace {

const QString yes = QStringLiteral("yes");
const QString no = QStringLiteral("no");

} // namespace

persian::JalaliDate todayAt(Instant now)
{
    const auto local = persian::LocalTime::at(now, cases::organisationTimeZone());
    return local.ok() ? local->date : persian::JalaliDate::last();
}

ChecklistPanel::ChecklistPanel(std::function<persian::JalaliDate()> today, QWidget *parent)
    : QWidget(parent)
    , m_today(std::move(today))
    , m_area(new QScrollArea)
{
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_area);
}

void ChecklistPanel::setQuestions(const catalogue::Checklist &asked)
{
    if (asked == m_questions && m_rows)
        return;
    const QJsonObject before = answers();
    m_questions = asked;
    m_editors.clear();
    m_rows = new QWidget;
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    for (const Question &question : asked) {
        Editor editor = editorOf(question);
        editor.edit->setObjectName(QStringLiteral("question:") + question.key);
        const QString name = cases::shown(question.name);
        column->addWidget(new uikit::FormField(question.required ? name + QStringLiteral(" *") : name, editor.edit));
        connect(editor.edit, &QLineEdit::textChanged, this, &ChecklistPanel::changed);
        connect(editor.edit, &QLineEdit::returnPressed, this, [this, key = question.key] { goOnFrom(key); });
        m_editors.push_back(std::move(editor));
    }
    column->addStretch(1);
    m_area->setWidget(m_rows);
    // It shows the ground that it stands on.
    m_rows->setAutoFillBackground(false);
    setAnswers(before);
}

ChecklistPanel::Editor ChecklistPanel::editorOf(const Question &question)
{
    switch (question.kind) {
    case QuestionKind::Text: return textEditor(question);
    case QuestionKind::Number: return numberEditor(question);
    case QuestionKind::YesNo:
    case QuestionKind::Choice: return choiceEditor(question);
    case QuestionKind::Date: return dateEditor(question);
    }
    Q_UNREACHABLE();
}

ChecklistPanel::Editor ChecklistPanel::textEditor(const Question &question)
{
    auto *edit = new PersianLineEdit;
    return {question, edit,
            [edit] { return edit->text().trimmed().isEmpty() ? QJsonValue() : QJsonValue(edit->text().trimmed()); },
            [edit](const QJsonValue &answer) { edit->setText(answer.toString()); }};
}

ChecklistPanel::Editor ChecklistPanel::numberEditor(const Question &question)
{
    auto *edit = new uikit::NumberEdit;
    return {question, edit,
            [edit] {
                const auto number = edit->value();
                return number ? QJsonValue(*number) : QJsonValue();
            },
            [edit](const QJsonValue &answer) {
                edit->setValue(answer.isDouble() ? std::optional<qint64>(answer.toInteger()) : std::nullopt);
            }};
}

ChecklistPanel::Editor ChecklistPanel::choiceEditor(const Question &question)
{
    const bool isYesNo = question.kind == QuestionKind::YesNo;
    QList<uikit::Suggestion> choices;
    if (isYesNo) {
        choices = {{yes, tr("Yes"), {}}, {no, tr("No"), {}}};
    } else {
        for (const catalogue::Choice &choice : question.choices)
            choices.append({choice.key, cases::shown(choice.name), {}});
    }
    auto *edit = new uikit::ChoiceEdit;
    edit->setChoices(choices);
    connect(edit, &uikit::TypeAheadEdit::taken, this, [this, key = question.key] { goOnFrom(key); });
    return {question, edit,
            [edit, isYesNo] {
                const QString chosen = edit->chosenId();
                if (chosen.isEmpty())
                    return QJsonValue();
                return isYesNo ? QJsonValue(chosen == yes) : QJsonValue(chosen);
            },
            [edit, isYesNo](const QJsonValue &answer) {
                const QString id = isYesNo && answer.isBool() ? (answer.toBool() ? yes : no) : answer.toString();
                edit->setChosenId(id);
            }};
}

ChecklistPanel::Editor ChecklistPanel::dateEditor(const Question &question)
{
    auto *edit = new uikit::JalaliDateEdit(m_today);
    return {question, edit,
            [edit] {
                return edit->date() ? QJsonValue(edit->date()->toGregorian().toString(Qt::ISODate)) : QJsonValue();
            },
            [edit](const QJsonValue &answer) {
                const auto day = persian::JalaliDate::fromGregorian(QDate::fromString(answer.toString(), Qt::ISODate));
                edit->setDate(day.ok() ? std::optional(*day) : std::nullopt);
            }};
}

QJsonObject ChecklistPanel::answers() const
{
    QJsonObject answers;
    for (const Editor &editor : m_editors) {
        const QJsonValue answer = editor.answer();
        if (!answer.isNull())
            answers.insert(editor.question.key, answer);
    }
    return answers;
}

void ChecklistPanel::setAnswers(const QJsonObject &answers)
{
    for (const Editor &editor : m_editors)
        editor.show(answers.value(editor.question.key));
}

std::vector<ShownAnswer> ChecklistPanel::shownAnswers() const
{
    std::vector<ShownAnswer> shown;
    for (const Editor &editor : m_editors) {
        const QString text = editor.edit->text().trimmed();
        if (!text.isEmpty())
            shown.push_back({editor.question.key, cases::shown(editor.question.name), text});
    }
    return shown;
}

std::map<QString, Error> ChecklistPanel::wrong() const { return catalogue::checkAnswers(m_questions, answers()); }

bool ChecklistPanel::hasMissing() const { return !wrong().empty(); }

bool ChecklistPanel::focusMissing()
{
    const auto errors = wrong();
    for (size_t n = 0; n < m_editors.size(); ++n) {
        if (errors.contains(m_editors[n].question.key)) {
            focus(int(n));
            return true;
        }
    }
    return false;
}

bool ChecklistPanel::focusFirst()
{
    if (m_editors.empty())
        return false;
    focus(0);
    return true;
}

bool ChecklistPanel::check()
{
    // A day that was typed last is read when its field is left.
    for (const Editor &editor : m_editors)
        editor.edit->check();
    const auto errors = wrong();
    for (const Editor &editor : m_editors) {
        const auto error = errors.find(editor.question.key);
        if (error != errors.end() && editor.edit->problem().isEmpty())
            editor.edit->setProblem(uikit::errorSentence(error->second));
    }
    return errors.empty();
}

bool ChecklistPanel::checkTyped()
{
    for (size_t n = 0; n < m_editors.size(); ++n) {
        const Editor &editor = m_editors[n];
        const bool isRead = editor.edit->check() && (editor.edit->text().trimmed().isEmpty() || !editor.answer().isNull());
        if (isRead)
            continue;
        if (editor.edit->problem().isEmpty())
            editor.edit->setProblem(uikit::errorSentence(Error("catalogue.answer_malformed")));
        focus(int(n));
        return false;
    }
    return true;
}

bool ChecklistPanel::hasUnread() const
{
    return std::any_of(m_editors.begin(), m_editors.end(), [](const Editor &editor) {
        return !editor.edit->text().trimmed().isEmpty() && editor.answer().isNull();
    });
}

bool ChecklistPanel::say(const QString &key, const QString &sentence)
{
    for (size_t n = 0; n < m_editors.size(); ++n) {
        if (m_editors[n].question.key != key)
            continue;
        focus(int(n));
        m_editors[n].edit->setProblem(sentence);
        return true;
    }
    return false;
}

QString ChecklistPanel::missingNames() const
{
    QStringList names;
    const auto errors = wrong();
    for (const Question &question : m_questions) {
        if (errors.contains(question.key))
            names.append(tr("“%1”").arg(cases::shown(question.name)));
    }
    return names.join(tr(", "));
}

void ChecklistPanel::goOnFrom(const QString &key)
{
    for (size_t n = 0; n < m_editors.size(); ++n) {
        if (m_editors[n].question.key != key)
            continue;
        if (n + 1 < m_editors.size())
            return focus(int(n) + 1);
        Q_EMIT finished();
        return;
    }
}

void ChecklistPanel::focus(int index)
{
    PersianLineEdit *edit = m_editors[size_t(index)].edit;
    // The question goes to the top, before its answers open: they come where the field is, and those that follow it are
    // seen below.
    m_rows->layout()->activate();
    m_area->verticalScrollBar()->setValue(edit->parentWidget()->mapTo(m_rows, QPoint()).y());
    edit->setFocus(Qt::TabFocusReason);
    m_area->ensureWidgetVisible(edit->parentWidget());
}

} // namespace peygir::intake
