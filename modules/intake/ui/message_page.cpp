// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/message_page.h"

#include "cases/core/edit_message.h"
#include "cases/ui/shown.h"
#include "intake/ui/checklist_panel.h"
#include "intake/ui/intake_providers.h"
#include "persian/digits.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/form_problems.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::intake {

namespace {

std::optional<FieldEdit<QString>> changedText(const QString &seen, const QString &typed)
{
    return typed == seen ? std::nullopt : std::optional(FieldEdit<QString>{seen, typed});
}

/// Of what is stored in ASCII digits and shown in those of the user. Letters in it stay as they are.
std::optional<FieldEdit<QString>> changedNumber(const QString &seen, const QString &typed)
{
    const bool isSame = typed == seen || typed == uikit::inUsersDigits(seen);
    return isSame ? std::nullopt : changedText(seen, persian::toAsciiDigits(typed));
}

} // namespace

MessagePage::MessagePage(IntakeQueries &queries, cases::CaseQueries &caseQueries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_caseQueries(caseQueries)
    , m_desk(desk)
    , m_title(new QLabel)
    , m_subject(new uikit::TypeAheadEdit(*new SubjectProvider(queries, this)))
    , m_place(new uikit::TypeAheadEdit(*new AddressProvider(queries, this)))
    , m_plaque(new uikit::PersianLineEdit)
    , m_address(new uikit::PersianLineEdit)
    , m_callerName(new uikit::PersianLineEdit)
    , m_callerPhone(new uikit::PersianLineEdit)
    , m_urgency(new QComboBox)
    , m_words(new uikit::PersianTextEdit)
    , m_asked(new QWidget)
    , m_checklist(new ChecklistPanel([&desk] { return todayAt(desk.now()); }))
    , m_problems(new uikit::FormProblems)
{
    uikit::setHelpTopic(*this, QStringLiteral("message"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_urgency->addItem(tr("To be followed up"), int(cases::Urgency::FollowUp));
    m_urgency->addItem(tr("Instant"), int(cases::Urgency::Instant));
    build();
}

void MessagePage::build()
{
    const auto field = [this](const char *name, const QString &label, auto *edit) {
        auto *made = new uikit::FormField(label, edit);
        m_problems->add(QLatin1String(name), *edit, *made);
        return made;
    };
    auto *who = new QHBoxLayout;
    who->addWidget(field("callerPhone", tr("Phone"), m_callerPhone), 1);
    who->addWidget(field("callerName", tr("Name"), m_callerName), 1);
    auto *what = new QHBoxLayout;
    what->addWidget(field("subject", tr("Subject"), m_subject), 3);
    what->addWidget(field("urgency", tr("Urgency"), m_urgency), 1);
    auto *where = new QHBoxLayout;
    where->addWidget(field("place", tr("Address"), m_place), 3);
    where->addWidget(field("plaque", tr("House number"), m_plaque), 1);
    auto *save = new QPushButton(tr("Save (Ctrl+Enter)"));
    auto *back = new QPushButton(tr("Back (Esc)"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(back);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(who);
    column->addLayout(what);
    column->addLayout(where);
    column->addWidget(field("address", tr("Rest of the address"), m_address));
    auto *asked = new QVBoxLayout(m_asked);
    asked->setContentsMargins(0, 0, 0, 0);
    asked->setSpacing(2);
    auto *heading = new QLabel(tr("Answers to the questions of the subject"));
    heading->setProperty("role", QStringLiteral("muted"));
    asked->addWidget(heading);
    asked->addWidget(m_checklist, 1);
    auto *told = new QHBoxLayout;
    told->addWidget(field("words", tr("Words of the citizen"), m_words), 1);
    told->addWidget(m_asked, 1);
    column->addLayout(told, 1);
    column->addWidget(m_problems);
    column->addLayout(buttons);
    m_asked->hide();
    connect(m_subject, &uikit::TypeAheadEdit::taken, this, [this](const uikit::Suggestion &subject) {
        if (const auto id = catalogue::SubjectId::parse(subject.id); id.ok())
            askQuestions(*id);
    });
    connect(m_checklist, &ChecklistPanel::finished, save, qOverload<>(&QWidget::setFocus));
    connect(save, &QPushButton::clicked, this, &MessagePage::save);
    connect(back, &QPushButton::clicked, this, &MessagePage::leave);
}

void MessagePage::showMessage(const cases::CaseId &id)
{
    if (isDirty()) {
        m_leaving = false;
        const cases::CaseCard &card = m_seen->line.card;
        m_problems->say(id == card.id
                            ? tr("What you typed here before is not saved: Ctrl+Enter saves it, Esc leaves it.")
                            : tr("What you typed into the message %1 is not saved: save it (Ctrl+Enter) or leave it (Esc); "
                                 "then you can edit the other one.").arg(uikit::inUsersDigits(card.code)));
        return;
    }
    if (m_cancel)
        m_cancel();
    m_seen.reset();
    m_problems->clearAll();
    empty();
    setEnabled(false);
    m_cancel = m_caseQueries.open(id, this, [this](const Result<cases::CaseView> &view) {
        setEnabled(true);
        if (!view.ok())
            m_problems->say(view.error());
        else if (!view->file)
            m_problems->say(Error("cases.unknown"));
        else
            fill(*view);
        takeFocus();
    });
}

void MessagePage::empty()
{
    m_title->clear();
    for (uikit::TypeAheadEdit *edit : {m_subject, m_place})
        edit->setChosen(std::nullopt);
    for (uikit::PersianLineEdit *edit : {m_plaque, m_address, m_callerName, m_callerPhone})
        edit->clear();
    m_words->clear();
    if (m_cancelSubject)
        m_cancelSubject();
    m_cancelSubject = {};
    m_shownAnswers = {};
    m_checklist->setQuestions({});
    m_asked->hide();
}

void MessagePage::takeFocus() { m_subject->setFocus(Qt::OtherFocusReason); }

void MessagePage::fill(const cases::CaseView &view)
{
    m_seen = view;
    m_leaving = false;
    const cases::CaseCard &card = view.line.card;
    m_title->setText(tr("Edit the message %1").arg(uikit::inUsersDigits(card.code)));
    m_subject->setChosen(uikit::Suggestion{card.subject.toString(), cases::shown(view.line.subject), {}});
    m_place->setChosen(card.place ? std::optional(uikit::Suggestion{card.place->toString(),
                                                                    cases::shown(view.line.place), {}})
                                  : std::nullopt);
    for (uikit::TypeAheadEdit *edit : {m_subject, m_place})
        edit->setCursorPosition(0);
    m_plaque->setText(uikit::inUsersDigits(card.plaque));
    m_address->setText(card.address);
    m_urgency->setCurrentIndex(m_urgency->findData(int(card.urgency)));
    m_callerName->setText(view.file->callerName);
    m_callerPhone->setText(uikit::inUsersDigits(view.file->callerPhone));
    m_words->setPlainText(view.file->words);
    askQuestions(card.subject);
}

void MessagePage::askQuestions(const catalogue::SubjectId &id)
{
    if (m_cancelSubject)
        m_cancelSubject();
    m_cancelSubject = m_queries.subject(id, this, [this](const Result<std::optional<catalogue::Subject>> &subject) {
        m_cancelSubject = {};
        if (!m_seen)
            return;
        const QJsonObject &answers = m_seen->file->answers;
        catalogue::Checklist all, asked;
        if (subject.ok() && *subject)
            all = (*subject)->questions.value_or(catalogue::Checklist());
        for (const catalogue::Question &question : all) {
            // What was answered is shown in whatever channel the message came.
            if (answers.contains(question.key) || !catalogue::askedIn(m_seen->line.card.channel, {question}).empty())
                asked.push_back(question);
        }
        showQuestions(asked);
    });
}

void MessagePage::showQuestions(const catalogue::Checklist &asked)
{
    QJsonObject answers = m_seen->file->answers;
    const QJsonObject typed = typedAnswers();
    m_checklist->setQuestions(asked);
    m_checklist->setAnswers(answers);
    m_shownAnswers = m_checklist->answers();
    for (auto one = typed.begin(); one != typed.end(); ++one)
        answers.insert(one.key(), one.value());
    if (!typed.isEmpty())
        m_checklist->setAnswers(answers);
    m_asked->setVisible(!asked.empty());
}

QJsonObject MessagePage::typedAnswers() const
{
    const QJsonObject now = m_checklist->answers();
    QJsonObject typed;
    for (const catalogue::Question &question : m_checklist->questions()) {
        const QJsonValue answer = now.value(question.key);
        if (answer != m_shownAnswers.value(question.key))
            typed.insert(question.key, answer.isUndefined() ? QJsonValue(QJsonValue::Null) : answer);
    }
    return typed;
}

cases::MessageEdits MessagePage::edits() const
{
    const cases::CaseCard &card = m_seen->line.card;
    const cases::CaseFile &file = *m_seen->file;
    cases::MessageEdits edits{.plaque = changedNumber(card.plaque, m_plaque->text()),
                              .address = changedText(card.address, m_address->text()),
                              .words = changedText(file.words, m_words->toPlainText()),
                              .callerName = changedText(file.callerName, m_callerName->text()),
                              .callerPhone = changedNumber(file.callerPhone, m_callerPhone->text())};
    const auto subject = m_subject->chosen() ? catalogue::SubjectId::parse(m_subject->chosen()->id)
                                             : Result<catalogue::SubjectId>(card.subject);
    if (subject.ok() && *subject != card.subject)
        edits.subject = FieldEdit<catalogue::SubjectId>{card.subject, *subject};
    std::optional<places::PlaceId> place;
    if (const auto &chosen = m_place->chosen()) {
        const auto parsed = places::PlaceId::parse(chosen->id);
        place = parsed.ok() ? std::optional(*parsed) : card.place;
    }
    if (place != card.place)
        edits.place = FieldEdit<std::optional<places::PlaceId>>{card.place, place};
    const auto urgency = cases::Urgency(m_urgency->currentData().toInt());
    if (urgency != card.urgency)
        edits.urgency = FieldEdit<cases::Urgency>{card.urgency, urgency};
    QJsonObject answers;
    const QJsonObject typed = typedAnswers();
    for (auto one = typed.begin(); one != typed.end(); ++one) {
        const QJsonValue seen = file.answers.value(one.key());
        answers.insert(one.key(), QJsonObject{{QStringLiteral("seen"), seen.isUndefined() ? QJsonValue() : seen},
                                              {QStringLiteral("written"), one.value()}});
    }
    if (!answers.isEmpty())
        edits.answers = answers;
    return edits;
}

bool MessagePage::isDirty() const
{
    // A subject or an answer that is only half typed is no edit yet, but somebody typed it.
    return m_seen && (!m_subject->chosen() || m_checklist->hasUnread() || !fieldsToJson(edits()).isEmpty());
}

void MessagePage::save()
{
    m_problems->clearAll();
    if (!m_seen)
        return;
    // Words that are none of those offered would be lost.
    const bool subjectIsChosen = m_subject->check() && m_subject->chosen();
    if (!subjectIsChosen)
        m_subject->setProblem(tr("Choose a subject from the list."));
    if (!m_place->check() || !subjectIsChosen) {
        (subjectIsChosen ? m_place : m_subject)->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_checklist->checkTyped())
        return;
    if (!isDirty()) {
        Q_EMIT saved(tr("Nothing was changed."));
        return;
    }
    const cases::EditMessage command{m_seen->line.card.id, edits()};
    // Until it is kept: a second Ctrl+Enter would send it twice, and what is typed meanwhile would go with the page.
    const QPointer<QWidget> typedIn(focusWidget());
    setEnabled(false);
    m_desk.submit(cases::EditMessage::kind, fieldsToJson(command), this,
                  [this, typedIn](const Result<DeskPort::Accepted> &accepted) {
                      setEnabled(true);
                      if (!accepted.ok()) {
                          if (typedIn)
                              typedIn->setFocus(Qt::OtherFocusReason);
                          sayRefusal(accepted.error());
                          return;
                      }
                      m_seen.reset();
                      Q_EMIT saved(accepted->leftToServer ? tr("Kept. It shows when the server has decided.")
                                                          : tr("The message is changed."));
                  });
}

void MessagePage::sayRefusal(const Error &error)
{
    const QString field = error.values().value(QStringLiteral("field")).toString();
    if (!cases::isAnswerField(field) || !m_checklist->say(cases::questionOf(field), uikit::errorSentence(error)))
        m_problems->say(error);
}

void MessagePage::leave()
{
    if (isDirty() && !m_leaving) {
        m_leaving = true;
        m_problems->say(tr("What you typed is not saved: Ctrl+Enter saves it, Esc once more leaves it."));
        return;
    }
    m_leaving = false;
    // Put away: it is not to come back.
    m_seen.reset();
    Q_EMIT backWanted();
}

void MessagePage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::intake
