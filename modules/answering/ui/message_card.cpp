// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/message_card.h"

#include "answering/ui/answer_text.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/shown.h"
#include "persian/digits.h"
#include "uikit/direction.h"
#include "uikit/form_field.h"
#include "uikit/form_problems.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/language.h"
#include "uikit/persian_line_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/snippet_text_edit.h"
#include "uikit/status_chip.h"
#include "uikit/times.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace peygir::answering {

namespace {

constexpr int results = 5;
constexpr int opinions = 4;
/// Two lines of a note, and three.
constexpr int entryHeight = 58;

/// When nobody answered: hours from now; the last two say it otherwise.
constexpr int hoursLater[] = {1, 2, 4};
constexpr int tomorrow = 3;
constexpr int noTime = 4;

QLabel *textLabel(const char *role)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace

MessageCard::MessageCard(const cases::CaseId &id, std::function<Instant()> now, QWidget *parent)
    : QFrame(parent)
    , m_id(id)
    , m_now(std::move(now))
    , m_code(new QLabel)
    , m_title(new QLabel)
    , m_status(new uikit::StatusChip)
    , m_words(textLabel(""))
    , m_replies(textLabel("readAloud"))
    , m_handover(textLabel("warning"))
    , m_calls(textLabel("muted"))
    , m_notice(textLabel("warning"))
    , m_entry(new QWidget)
    , m_results(new QButtonGroup(this))
    , m_opinions(new QButtonGroup(this))
    , m_opinionHead(new QLabel(tr("Opinion of 137")))
    , m_said(new uikit::PersianTextEdit)
    , m_told(new uikit::SnippetTextEdit)
    , m_reason(new uikit::PersianLineEdit)
    , m_day(new uikit::JalaliDateEdit([this] { return dayOf(m_now()); }))
    , m_dayRule(textLabel("muted"))
    , m_time(new QComboBox)
    , m_timeSaid(new QLabel)
    , m_hint(textLabel("muted"))
    , m_problems(new uikit::FormProblems)
{
    setProperty("role", QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(head());
    column->addWidget(m_words);
    column->addWidget(m_replies);
    column->addWidget(m_handover);
    column->addWidget(m_calls);
    column->addWidget(m_notice);
    column->addWidget(m_entry);
    auto *entry = new QVBoxLayout(m_entry);
    entry->setContentsMargins(0, 0, 0, 0);
    entry->setSpacing(6);
    QStringList words;
    for (int n = 0; n < results; ++n)
        words.append(shownResult(CallResult(n)));
    entry->addWidget(choices(*m_results, words, 1));
    words.clear();
    for (int n = 0; n < opinions; ++n)
        words.append(cases::shownOpinion(cases::Opinion(n)));
    m_opinionRow = choices(*m_opinions, words, results + 1);
    m_opinionHead->setProperty("role", QStringLiteral("muted"));
    static_cast<QHBoxLayout *>(m_opinionRow->layout())->insertWidget(0, m_opinionHead);
    entry->addWidget(m_opinionRow);
    entry->addWidget(fields());
    connect(m_results, &QButtonGroup::idClicked, this, &MessageCard::resultChosen);
    connect(m_opinions, &QButtonGroup::idClicked, this, [this] {
        arrange();
        Q_EMIT typedChanged();
    });
    m_notice->hide();
    arrange();
}

QWidget *MessageCard::head()
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setProperty("role", QStringLiteral("section"));
    // A long subject is cut by the width of the page and whole in its tool tip.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_code);
    row->addWidget(m_title, 1);
    row->addWidget(m_status);
    return widget;
}

QWidget *MessageCard::choices(QButtonGroup &group, const QStringList &words, int firstNumber)
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (int n = 0; n < words.size(); ++n) {
        auto *button = new QToolButton;
        button->setText(tr("%1  %2").arg(uikit::inUsersDigits(QString::number(firstNumber + n)), words[n]));
        button->setAccessibleName(words[n]);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        group.addButton(button, n);
        row->addWidget(button);
    }
    row->addStretch();
    return widget;
}

void MessageCard::addField(const char *name, QWidget &edit, uikit::FormField &field)
{
    m_problems->add(QLatin1String(name), edit, field);
    edit.installEventFilter(this);
}

QWidget *MessageCard::fields()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (int n = 0; n < int(std::size(hoursLater)); ++n)
        m_time->addItem(tr("In %Ln hour(s)", nullptr, hoursLater[n]));
    m_time->addItem(tr("Tomorrow, as the office opens"));
    m_time->addItem(tr("Whenever somebody has time"));
    m_timeSaid->setProperty("role", QStringLiteral("muted"));
    auto *time = new QWidget;
    auto *timeRow = new QHBoxLayout(time);
    timeRow->setContentsMargins(0, 0, 0, 0);
    timeRow->addWidget(m_time);
    timeRow->addWidget(m_timeSaid, 1);
    m_said->setFixedHeight(entryHeight);
    m_told->setFixedHeight(entryHeight);
    m_day->setRange(dayOf(m_now()).plusDays(1), dayOf(m_now() + askedAgainWithin).plusDays(-1));

    m_dayField = new uikit::FormField(tr("Ask again on"), m_day);
    m_timeField = new uikit::FormField(tr("Call again"), time);
    m_saidField = new uikit::FormField(tr("What the citizen says"), m_said);
    m_toldField = new uikit::FormField(tr("What you add to the reply (:: for canned texts)"), m_told);
    m_reasonField = new uikit::FormField(tr("Why his opinion could not be had"), m_reason);
    addField("askAgainAt", *m_day, *m_dayField);
    addField("words", *m_said, *m_saidField);
    addField("note", *m_told, *m_toldField);
    addField("reason", *m_reason, *m_reasonField);
    m_time->installEventFilter(this);
    // On the line of what is typed beside it.
    m_dayRule->setContentsMargins(0, 0, 0, 6);
    auto *when = new QHBoxLayout;
    when->addWidget(m_dayField, 1);
    when->addWidget(m_dayRule, 1, Qt::AlignBottom);
    auto *texts = new QHBoxLayout;
    texts->addWidget(m_saidField, 1);
    texts->addWidget(m_toldField, 1);
    column->addLayout(when);
    column->addWidget(m_timeField);
    column->addWidget(m_reasonField);
    column->addLayout(texts);
    column->addWidget(m_hint);
    column->addWidget(m_problems);

    const auto typedSomething = [this] {
        if (!m_isFilling)
            Q_EMIT typedChanged();
    };
    connect(m_said, &QPlainTextEdit::textChanged, this, typedSomething);
    connect(m_told, &QPlainTextEdit::textChanged, this, typedSomething);
    connect(m_told, &uikit::SnippetTextEdit::returnPressed, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_reason, &QLineEdit::textChanged, this, typedSomething);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_day, &uikit::JalaliDateEdit::dateChanged, this, typedSomething);
    connect(m_time, &QComboBox::activated, this, [this, typedSomething](int chosen) {
        if (chosen < tomorrow)
            m_again = m_now() + std::chrono::hours(hoursLater[chosen]);
        else
            m_again = chosen == noTime ? std::nullopt : std::optional(callingTimeOf(dayOf(m_now()).plusDays(1)));
        arrange();
        typedSomething();
    });
    return widget;
}

void MessageCard::setSnippets(const QList<uikit::Suggestion> &snippets) { m_told->setSnippets(snippets); }

void MessageCard::showMessage(const CallMessage &message, const UserId &me)
{
    const cases::CaseLine &line = message.line;
    m_code->setText(uikit::leftToRight(uikit::inUsersDigits(line.card.code)));
    QString title = cases::shown(line.subject);
    if (!line.place.empty())
        title += QStringLiteral(" · ") + cases::shownNearPlace(line.place);
    m_title->setText(title);
    m_title->setToolTip(title);
    setAccessibleName(tr("Message %1, %2").arg(uikit::inUsersDigits(line.card.code), title));
    m_status->setStatus(cases::shownStatus(line), QColor(line.statusColour));
    m_words->setText(message.words.isEmpty() ? tr("The words of the citizen are not on this desk.") : message.words);
    QStringList replies;
    for (const OfficialReply &reply : message.replies)
        replies.append(tr("%1 (%2, %3)").arg(reply.words, uikit::shown(reply.by), uikit::timeText(reply.at)));
    QString toCaller;
    if (const auto &handover = message.handover) {
        const QString by = handover->by.isEmpty() ? tr("A colleague") : handover->by;
        // Nobody else said what came of it.
        if (replies.isEmpty())
            replies.append(tr("What came of it: %1 (%2, %3)").arg(handover->words, by, uikit::timeText(handover->at)));
        else
            toCaller = tr("For you, from %1: %2").arg(by, handover->words);
    }
    m_replies->setText(replies.join(u'\n'));
    m_replies->setVisible(!replies.isEmpty());
    m_handover->setText(toCaller);
    m_handover->setVisible(!toCaller.isEmpty());
    m_calls->setText(shownCalls(message.calls));
    m_calls->setVisible(!message.calls.empty());
    m_tries = message.tries;
    m_feedbackDays = message.feedbackDays;
    m_isGone = false;

    const bool isOthers = message.takenBy && *message.takenBy != me;
    m_node = isOthers ? std::nullopt : message.node;
    m_takenByOther = isOthers ? message.node : std::nullopt;
    QString notice;
    if (!message.node)
        notice = tr("Its file lies with another unit and is not on this desk, so it cannot be answered here.");
    else if (isOthers)
        notice = tr("%1 has been calling about it since %2. If that is over, 0 takes it over.")
                     .arg(message.takenByName.isEmpty() ? tr("A colleague") : message.takenByName,
                          message.takenAt ? uikit::timeText(*message.takenAt) : QString());
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_entry->setEnabled(m_node.has_value());
    m_entry->setVisible(m_node || !typed().isEmpty());
    arrange();
}

void MessageCard::setGone(const QString &sentence)
{
    m_isGone = true;
    m_node.reset();
    m_takenByOther.reset();
    m_notice->setText(sentence);
    m_notice->show();
    m_entry->setEnabled(false);
    m_entry->setVisible(!typed().isEmpty());
}

std::optional<CallResult> MessageCard::result() const
{
    const int id = m_results->checkedId();
    return id < 0 ? std::nullopt : std::optional(CallResult(id));
}

std::optional<cases::Opinion> MessageCard::opinion() const
{
    const int id = m_opinions->checkedId();
    return id < 0 ? std::nullopt : std::optional(cases::Opinion(id));
}

TypedAnswer MessageCard::typed() const
{
    TypedAnswer answer{result(), opinion(), m_said->toPlainText(), m_told->words(), m_reason->text(), {}};
    if (answer.result == CallResult::Later && m_day->date())
        answer.askAgainAt = callingTimeOf(*m_day->date());
    if (answer.result == CallResult::NoAnswer)
        answer.askAgainAt = m_again;
    return answer;
}

void MessageCard::setTyped(const TypedAnswer &answer)
{
    m_isFilling = true;
    if (answer.result)
        m_results->button(int(*answer.result))->setChecked(true);
    if (answer.opinion)
        m_opinions->button(int(*answer.opinion))->setChecked(true);
    m_said->setPlainText(answer.words);
    m_told->setWords(answer.note);
    m_reason->setText(answer.reason);
    if (answer.result == CallResult::Later && answer.askAgainAt)
        m_day->setDate(dayOf(*answer.askAgainAt));
    if (answer.result == CallResult::NoAnswer) {
        m_again = answer.askAgainAt;
        // Which of the words was chosen then is not kept: the time beside them counts.
        m_time->setCurrentIndex(m_again ? -1 : noTime);
    }
    m_isFilling = false;
    m_entry->setVisible(m_node || !answer.isEmpty());
    arrange();
}

std::optional<RecordAnswer> MessageCard::checked()
{
    m_problems->clearAll();
    if (!m_node)
        return std::nullopt;
    // A day that is still being typed is understood first.
    if (result() == CallResult::Later && !m_day->check()) {
        m_day->setFocus(Qt::OtherFocusReason);
        sayWayBack();
        return std::nullopt;
    }
    const TypedAnswer answer = typed();
    const RecordAnswer command = *commandOf(answer, m_id, *m_node);
    const auto stored = storedAnswer(command, m_now());
    if (!stored.ok()) {
        sayRefusal(stored.error());
        return std::nullopt;
    }
    return *stored;
}

void MessageCard::sayRefusal(const Error &error)
{
    m_problems->say(error);
    const QString field = error.values().value(QStringLiteral("field")).toString();
    if (field.isEmpty() || field == QLatin1String("opinion") ||
        (field == QLatin1String("askAgainAt") && !m_day->isVisible()))
        setFocus(Qt::OtherFocusReason);
    else
        sayWayBack();
}

void MessageCard::sayWayBack()
{
    // Whoever meant another result would type its digit into the field where the keyboard is now.
    m_problems->say(tr("If you meant another result, Esc leads back to the digits."));
}

void MessageCard::resultChosen()
{
    if (result() == CallResult::NoAnswer && !m_again) {
        m_time->setCurrentIndex(1);
        m_again = m_now() + std::chrono::hours(hoursLater[1]);
    }
    proposeDay();
    m_problems->clearAll();
    arrange();
    Q_EMIT typedChanged();
}

void MessageCard::proposeDay()
{
    if (result() == CallResult::Later && m_feedbackDays && m_day->text().isEmpty())
        m_day->setDate(dayOf(m_now()).plusDays(*m_feedbackDays));
}

void MessageCard::arrange()
{
    const auto chosen = result();
    const bool isAnswered = chosen == CallResult::Done || chosen == CallResult::NotDone || chosen == CallResult::Later;
    const bool isNotHad = opinion() == cases::Opinion::NotHad;
    m_opinionRow->setVisible(isAnswered);
    m_saidField->setVisible(isAnswered);
    m_toldField->setVisible(isAnswered);
    m_dayField->setVisible(chosen == CallResult::Later);
    m_dayRule->setVisible(chosen == CallResult::Later);
    m_dayRule->setText(m_feedbackDays ? tr("By the rule of the subject: in %Ln day(s)", nullptr, *m_feedbackDays) : QString());
    m_timeField->setVisible(chosen == CallResult::NoAnswer);
    m_timeSaid->setText(m_again ? uikit::timeText(*m_again) : QString());
    m_reasonField->setVisible(chosen == CallResult::NoOpinion || (isAnswered && isNotHad));
    QString hint;
    if (chosen == CallResult::NoAnswer && m_tries + 1 >= callTries)
        hint = tr("With this one nobody has answered %Ln time(s). 5 ends the message without his opinion.", nullptr,
                  m_tries + 1);
    else if (chosen == CallResult::NotDone)
        hint = tr("The message goes back to the official who replied, with what the citizen says.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    updateGeometry();
}

void MessageCard::choose(int number)
{
    if (number >= 1 && number <= results) {
        m_results->button(number - 1)->setChecked(true);
        resultChosen();
        return;
    }
    const int opinion = number - results - 1;
    // What is asked together with the result, and belongs to no other.
    if (opinion >= 0 && opinion < opinions && m_opinionRow->isVisibleTo(this)) {
        m_opinions->button(opinion)->setChecked(true);
        arrange();
        Q_EMIT typedChanged();
    }
}

void MessageCard::enterFields()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_day, m_time, m_reason, m_said}) {
        if (field->isVisible())
            return field->setFocus(Qt::OtherFocusReason);
    }
}

void MessageCard::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const QString typed = persian::toAsciiDigits(event->text());
    if (isPlain && typed.size() == 1 && typed[0] >= u'1' && typed[0] <= u'9' && m_node)
        choose(typed[0].digitValue());
    else if (isPlain && typed == QLatin1String("0") && m_takenByOther)
        Q_EMIT takeOverWanted();
    else if (isPlain && isEnter)
        enterFields();
    else if (isPlain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        Q_EMIT stepWanted(event->key() == Qt::Key_Up ? -1 : 1);
    else
        QFrame::keyPressEvent(event);
}

void MessageCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    for (QWidget *around = parentWidget(); around; around = around->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(around))
            return scroll->ensureWidgetVisible(this, 0, 8);
    }
}

bool MessageCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape &&
        !m_told->isListOpen()) {
        setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace peygir::answering
