// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/ui/call_panel.h"

#include "answering/core/call_script.h"
#include "answering/ui/answer_text.h"
#include "answering/ui/message_card.h"
#include "cases/core/release_case.h"
#include "cases/core/take_case.h"
#include "cases/ui/shown.h"
#include "uikit/direction.h"
#include "uikit/error_sentence.h"
#include "uikit/form_problems.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace peygir::answering {

namespace {

constexpr auto keptAfter = std::chrono::milliseconds(300);

uikit::Suggestion suggestionOf(const reference::Snippet &snippet)
{
    return {snippet.id.toString(), snippet.abbreviation, uikit::shown(snippet.words), {}, {}};
}

bool isUsedAs(const reference::Snippet &snippet, reference::SnippetUse use)
{
    return std::find(snippet.usedIn.begin(), snippet.usedIn.end(), use) != snippet.usedIn.end();
}

} // namespace

CallPanel::CallPanel(Ports ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(std::move(ports))
    , m_name(new QLabel)
    , m_phones(new QLabel)
    , m_scriptLabel(new QLabel)
    , m_others(new QLabel)
    , m_scroll(new QScrollArea)
    , m_column(new QVBoxLayout)
    , m_problems(new uikit::FormProblems)
{
    uikit::setHelpTopic(*this, QStringLiteral("answering.call"));
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keptAfter);
    connect(&m_keepSoon, &QTimer::timeout, this, &CallPanel::keep);
    build();
}

CallPanel::~CallPanel() = default;

void CallPanel::build()
{
    m_name->setProperty("role", QStringLiteral("title"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_phones->setProperty("role", QStringLiteral("section"));
    m_phones->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {m_scriptLabel, m_others}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_scriptLabel->setProperty("role", QStringLiteral("readAloud"));
    m_scriptLabel->setAccessibleName(tr("Script of the call"));
    m_others->setProperty("role", QStringLiteral("muted"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_phones);
    auto *content = new QWidget;
    auto *inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    m_column->setSpacing(8);
    inside->addWidget(m_scriptLabel);
    inside->addLayout(m_column);
    inside->addWidget(m_others);
    inside->addStretch();
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *save = new QPushButton(tr("Save the call (Ctrl+Enter)"));
    save->setProperty("role", QStringLiteral("primary"));
    auto *back = new QPushButton(tr("Back (Esc)"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(back);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_problems);
    column->addLayout(buttons);
    connect(save, &QPushButton::clicked, this, &CallPanel::save);
    connect(back, &QPushButton::clicked, this, &CallPanel::leave);
}

void CallPanel::load()
{
    m_ports.book.all(this, [this](const Result<std::vector<TypedCall>> &calls) {
        if (!calls.ok()) {
            Q_EMIT refused(uikit::errorSentence(calls.error()));
            return;
        }
        for (const TypedCall &call : *calls)
            m_kept.emplace(call.id, call);
        Q_EMIT typedChanged();
        if (!calls->empty() && !m_call)
            Q_EMIT restored(calls->front().id);
    });
}

std::set<Uuid> CallPanel::typedCalls() const
{
    std::set<Uuid> ids;
    for (const auto &[id, call] : m_kept)
        ids.insert(id);
    return ids;
}

void CallPanel::open(const Uuid &id)
{
    m_wantsFocus = true;
    if (m_call == id)
        return takeFocus();
    if (m_call)
        leave();
    m_call = id;
    m_wantsFocus = true;
    (void)m_ports.queries.snippets(this, [this](const Result<std::vector<reference::Snippet>> &snippets) {
        if (!snippets.ok())
            return;
        m_snippets.clear();
        m_script.clear();
        for (const reference::Snippet &snippet : *snippets) {
            if (isUsedAs(snippet, reference::SnippetUse::Reply))
                m_snippets.append(suggestionOf(snippet));
            if (m_script.isEmpty() && isUsedAs(snippet, reference::SnippetUse::CallScript))
                m_script = uikit::shown(snippet.words);
        }
        for (MessageCard *card : m_cards)
            card->setSnippets(m_snippets);
        if (m_view)
            showHead(*m_view);
    });
    ask();
}

void CallPanel::ask()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_ports.queries.call(*m_call, this, [this](const Result<CallView> &view) {
        m_cancel = {};
        if (view.ok()) {
            showView(*view);
            return;
        }
        if (m_isSaving)
            return;
        const QString sentence = uikit::errorSentence(view.error());
        const bool isTyped = std::any_of(m_cards.begin(), m_cards.end(),
                                         [](const MessageCard *card) { return !card->typed().isEmpty(); });
        for (MessageCard *card : m_cards)
            card->setGone(sentence);
        if (!isTyped) {
            Q_EMIT refused(sentence);
            closeCall();
        }
    });
}

void CallPanel::refresh()
{
    if (m_call && !m_isSaving)
        ask();
}

MessageCard *CallPanel::find(const cases::CaseId &id) const
{
    const auto found =
        std::find_if(m_cards.begin(), m_cards.end(), [&id](const MessageCard *card) { return card->caseId() == id; });
    return found == m_cards.end() ? nullptr : *found;
}

MessageCard &CallPanel::cardOf(const cases::CaseId &id)
{
    if (MessageCard *known = find(id))
        return *known;
    auto *card = new MessageCard(id, [this] { return m_ports.desk.now(); });
    card->setSnippets(m_snippets);
    if (const auto kept = m_kept.find(*m_call); kept != m_kept.end() && kept->second.answers.contains(id))
        card->setTyped(kept->second.answers.at(id));
    connect(card, &MessageCard::typedChanged, this, &CallPanel::noteTyped);
    connect(card, &MessageCard::stepWanted, this, [this, card](int by) { step(*card, by); });
    connect(card, &MessageCard::takeOverWanted, this, [this, card] { takeOver(*card); });
    m_cards.push_back(card);
    m_column->addWidget(card);
    return *card;
}

void CallPanel::showView(const CallView &view)
{
    m_view = view;
    showHead(view);
    for (const CallMessage &message : view.messages)
        cardOf(message.line.card.id).showMessage(message, m_ports.desk.user());
    for (MessageCard *card : m_cards) {
        const bool isReady =
            std::any_of(view.messages.begin(), view.messages.end(),
                        [card](const CallMessage &message) { return message.line.card.id == card->caseId(); });
        if (!isReady)
            card->setGone(
                tr("This message no longer waits for an answer: a colleague was quicker, or it was moved on."));
    }
    takeMessages();
    if (std::exchange(m_wantsFocus, false))
        takeFocus();
}

void CallPanel::showHead(const CallView &view)
{
    m_name->setText(shownName(view.name));
    m_name->setToolTip(m_name->text());
    QStringList phones;
    for (const QString &phone : view.phones)
        phones.append(cases::shownPhone(phone));
    m_phones->setText(phones.isEmpty() ? tr("No phone number was given") : phones.join(QStringLiteral(" · ")));
    QStringList subjects;
    for (const CallMessage &message : view.messages) {
        if (const QString subject = cases::shown(message.line.subject); !subjects.contains(subject))
            subjects.append(subject);
    }
    const ScriptWords words{view.name.isEmpty() ? tr("the citizen") : view.name, m_ports.fullName,
                            cases::shownNumber(qint64(view.messages.size())), subjects.join(tr(", "))};
    const QString script = m_script.isEmpty() ? tr("Good day. This is {expert} from the city's 137. Am I speaking to "
                                                   "{citizen}? I am calling about {count} of your "
                                                   "messages: {subjects}.")
                                              : m_script;
    m_scriptLabel->setText(filledScript(script, words));
    QStringList others;
    for (const cases::CaseLine &line : view.others) {
        QString other = uikit::leftToRight(uikit::inUsersDigits(line.card.code)) + u' ' + cases::shown(line.subject);
        other += QStringLiteral(" · ") + cases::shownStatus(line);
        if (!line.holder.fa.isEmpty())
            other += QStringLiteral(" · ") + cases::shown(line.holder);
        others.append(other);
    }
    m_others->setText(tr("Other open messages of this citizen, which are not ready yet:") + u'\n' + others.join(u'\n'));
    m_others->setVisible(!others.isEmpty());
}

void CallPanel::takeMessages()
{
    for (const CallMessage &message : m_view->messages) {
        const cases::CaseId id = message.line.card.id;
        if (!message.node || m_taken.contains(id))
            continue;
        if (message.takenBy == m_ports.desk.user()) {
            m_taken.emplace(id, *message.node);
        } else if (!message.takenBy) {
            m_taken.emplace(id, *message.node);
            m_ports.desk.submit(cases::TakeCase::kind, fieldsToJson(cases::TakeCase{id, *message.node}), this,
                                [this, id](const Result<DeskPort::Accepted> &accepted) {
                                    // A colleague was quicker: the rows say who.
                                    if (!accepted.ok())
                                        m_taken.erase(id);
                                });
        }
    }
}

void CallPanel::takeOver(const MessageCard &card)
{
    const cases::CaseId id = card.caseId();
    const cases::CaseNodeId node = *card.takenByOther();
    // Once it is given back, the rows come again and it is taken like the others.
    m_ports.desk.submit(cases::ReleaseCase::kind, fieldsToJson(cases::ReleaseCase{id, node}), this,
                        [this, id](const Result<DeskPort::Accepted> &accepted) {
                            MessageCard *taken = find(id);
                            if (!accepted.ok() && taken)
                                taken->sayRefusal(accepted.error());
                            else
                                refresh();
                        });
}

void CallPanel::releaseMessages()
{
    for (const auto &[id, node] : m_taken) {
        const MessageCard *card = find(id);
        if (card && !card->isGone())
            m_ports.desk.submit(cases::ReleaseCase::kind, fieldsToJson(cases::ReleaseCase{id, node}), this,
                                [](const Result<DeskPort::Accepted> &) {});
    }
    m_taken.clear();
}

void CallPanel::step(const MessageCard &from, int by)
{
    const auto at = std::find(m_cards.begin(), m_cards.end(), &from);
    const auto next = (at - m_cards.begin()) + by;
    if (next >= 0 && next < std::ptrdiff_t(m_cards.size()))
        m_cards[size_t(next)]->setFocus(Qt::OtherFocusReason);
}

void CallPanel::takeFocus()
{
    for (MessageCard *card : m_cards) {
        if (card->node())
            return card->setFocus(Qt::OtherFocusReason);
    }
    if (!m_cards.empty())
        m_cards.front()->setFocus(Qt::OtherFocusReason);
}

TypedCall CallPanel::typedNow() const
{
    TypedCall typed{*m_call, {}};
    for (const MessageCard *card : m_cards) {
        if (TypedAnswer answer = card->typed(); !answer.isEmpty())
            typed.answers.emplace(card->caseId(), std::move(answer));
    }
    return typed;
}

void CallPanel::noteTyped()
{
    m_savesTheRest = false;
    m_problems->clearAll();
    m_keepSoon.start();
}

void CallPanel::keep()
{
    m_keepSoon.stop();
    if (!m_call || m_isSaving)
        return;
    TypedCall typed = typedNow();
    const auto kept = m_kept.find(*m_call);
    if (typed.isEmpty()) {
        if (kept == m_kept.end())
            return;
        m_kept.erase(kept);
        m_ports.book.drop(*m_call);
    } else {
        if (kept != m_kept.end() && kept->second == typed)
            return;
        m_kept.insert_or_assign(*m_call, typed);
        m_ports.book.keep(typed, m_ports.desk.now(), this, [this](const Result<bool> &written) {
            if (!written.ok())
                m_problems->say(written.error());
        });
    }
    Q_EMIT typedChanged();
}

void CallPanel::leave()
{
    if (!m_call || m_isSaving)
        return;
    keep();
    releaseMessages();
    closeCall();
}

void CallPanel::closeCall()
{
    if (m_cancel)
        m_cancel();
    m_cancel = {};
    m_keepSoon.stop();
    m_call.reset();
    m_view.reset();
    m_taken.clear();
    m_savesTheRest = false;
    m_problems->clearAll();
    // Later: one of them may be what has just been pressed in.
    for (MessageCard *card : std::exchange(m_cards, {})) {
        card->disconnect(this);
        card->hide();
        card->deleteLater();
    }
    Q_EMIT closed();
}

void CallPanel::save()
{
    if (!m_call || m_isSaving)
        return;
    m_problems->clearAll();
    std::deque<RecordAnswer> commands;
    int without = 0;
    MessageCard *firstWithout = nullptr;
    for (MessageCard *card : m_cards) {
        if (!card->node())
            continue;
        if (!card->typed().result) {
            ++without;
            firstWithout = firstWithout ? firstWithout : card;
            continue;
        }
        const auto command = card->checked();
        if (!command)
            return;
        commands.push_back(*command);
    }
    if (commands.empty() && without == 0) {
        m_problems->say(tr("None of these messages can be recorded from here; the sentence beside each says why."));
        return takeFocus();
    }
    if (commands.empty()) {
        m_problems->say(
            tr("Choose the result of each message first: 1 done, 2 not done, 3 another day, 4 nobody answered, "
               "5 no opinion to be had."));
        return takeFocus();
    }
    if (without > 0 && !std::exchange(m_savesTheRest, true)) {
        m_problems->say(
            tr("%Ln message(s) have no result yet. Choose it, or save the others with Ctrl+Enter once more.", nullptr,
               without));
        return firstWithout->setFocus(Qt::OtherFocusReason);
    }
    // What is typed until now is on the disk before the first of them is given.
    keep();
    m_toSave = std::move(commands);
    m_saved = 0;
    m_isSaving = true;
    setEnabled(false);
    saveNext();
}

void CallPanel::saveNext()
{
    if (m_toSave.empty())
        return savedAll();
    const RecordAnswer command = m_toSave.front();
    m_toSave.pop_front();
    m_ports.desk.submit(RecordAnswer::kind, fieldsToJson(command), this,
                        [this, command](const Result<DeskPort::Accepted> &accepted) {
                            MessageCard *card = find(command.caseId);
                            if (accepted.ok()) {
                                ++m_saved;
                                m_taken.erase(command.caseId);
                                std::erase(m_cards, card);
                                card->hide();
                                card->deleteLater();
                            } else {
                                card->sayRefusal(accepted.error());
                            }
                            saveNext();
                        });
}

void CallPanel::savedAll()
{
    m_isSaving = false;
    setEnabled(true);
    keep();
    const bool somethingStays = std::any_of(m_cards.begin(), m_cards.end(),
                                            [](const MessageCard *card) { return card->typed().result.has_value(); });
    if (m_saved > 0)
        Q_EMIT said(tr("%Ln message(s) recorded.", nullptr, m_saved));
    if (somethingStays) {
        takeFocus();
        return;
    }
    releaseMessages();
    closeCall();
}

void CallPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::answering
