// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/follow_up_panel.h"

#include "cases/ui/case_providers.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "followup/ui/days.h"
#include "followup/ui/followup_words.h"
#include "followup/ui/typed_place.h"
#include "uikit/choice_edit.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/reasoned_action.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::followup {

namespace {

constexpr int mostDocumentRows = 3;

/// What a closed set of words is offered as.
template <class T>
QList<uikit::Suggestion> choicesOf()
{
    QList<uikit::Suggestion> choices;
    for (const auto &[item, word] : wordsOf(T{}))
        choices.append({QString::fromLatin1(word), nameOf(item), {}, {}, {}});
    return choices;
}

template <class C>
std::pair<QByteArray, QJsonObject> made(const C &command)
{
    return {C::kind, fieldsToJson(command)};
}

bool isSame(const ActOn &a, const ActOn &b)
{
    const auto replyOf = [](const ActOn &on) { return on.reply ? std::optional(on.reply->reply.id) : std::nullopt; };
    const auto visitOf = [](const ActOn &on) { return on.visit ? std::optional(on.visit->visit.id) : std::nullopt; };
    return a.act == b.act && a.caseId == b.caseId && a.node == b.node && replyOf(a) == replyOf(b) &&
           visitOf(a) == visitOf(b);
}

} // namespace

/// Which fields an act has, and what they ask.
struct FollowUpPanel::Form
{
    QString post = {};
    QString words = {};
    QString note = {};
    QString day = {};
    bool channel = false;
    bool rating = false;
    bool place = false;
    bool documents = false;
    QString doneSentence = {};

    static Form of(Act act)
    {
        switch (act) {
        case Act::Ask:
            return {.post = tr("Official: any part of a post, unit or name; empty: whom the process says"),
                    .words = tr("What do you ask him?"),
                    .day = tr("Reply wanted by: tomorrow, +3"),
                    .doneSentence = tr("The official is asked.")};
        case Act::Reply:
            return {.post = tr("Who replied; empty: who holds the case"),
                    .words = tr("What did the official reply?"),
                    .channel = true,
                    .documents = true,
                    .doneSentence = tr("The reply is recorded.")};
        case Act::NotOurs:
            return {.words = tr("Why is it not your unit's, and whose is it?"),
                    .doneSentence = tr("It went back to the follow-up.")};
        case Act::Accept:
            return {.words = tr("Why this rating? May be empty."),
                    .note = tr("For whoever calls the citizen; may be empty"),
                    .rating = true,
                    .doneSentence = tr("The reply is accepted.")};
        case Act::Return:
            return {.words = tr("Why does it go back, and what is still wanted?"),
                    .day = tr("Reply wanted by: tomorrow, +3"),
                    .doneSentence = tr("The reply went back to the official.")};
        case Act::NameExpert:
            return {.post = tr("Expert: any part of a post, unit or name"),
                    .words = tr("Note"),
                    .doneSentence = tr("The case has another expert.")};
        case Act::RequestVisit:
            return {.post = tr("Who goes: any part of a post, unit or name"),
                    .words = tr("What is to be looked at?"),
                    .day = tr("Day of the visit: today, tomorrow, 9/15"),
                    .doneSentence = tr("The visit is asked for.")};
        case Act::ReportVisit:
            return {.words = tr("What did you find there?"),
                    .place = true,
                    .documents = true,
                    .doneSentence = tr("The visit is reported.")};
        case Act::CancelVisit:
            return {.words = tr("Why is the visit cancelled?"), .doneSentence = tr("The visit is cancelled.")};
        }
        Q_UNREACHABLE();
    }
};

FollowUpPanel::FollowUpPanel(cases::CaseQueries &posts, cases::DocumentQueries &documents, DeskPort &desk,
                             QWidget *parent)
    : QFrame(parent)
    , m_documentQueries(documents)
    , m_desk(desk)
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new cases::PostProvider(posts, this), this))
    , m_channel(new uikit::ChoiceEdit(this))
    , m_ratingHead(new QLabel(tr("How did the official answer?"), this))
    , m_rating(new uikit::ChoiceEdit(this))
    , m_words(new uikit::PersianTextEdit(this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_day(new uikit::JalaliDateEdit([this] { return dayOf(m_desk.now()); }, this))
    , m_place(new uikit::PersianLineEdit(this))
    , m_documentsHint(new QLabel(this))
    , m_documents(new QListWidget(this))
    , m_problem(new QLabel(this))
    , m_ok(new QPushButton(tr("Do it (Ctrl+Enter)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("followup.act"));
    layOut();
    m_channel->setChoices(choicesOf<ReplyChannel>());
    m_rating->setChoices(choicesOf<Rating>());
    // Nothing is highlighted: an Enter too many would rate everybody as excellent.
    m_rating->setComplete([](const QString &text) { return text.trimmed().isEmpty(); });
    m_place->setCheck([](const QString &text) {
        return text.trimmed().isEmpty() || typedPlace(text)
                   ? QString()
                   : tr("Write the latitude and then the longitude, as in 35.69970 51.33800.");
    });
    connect(m_ok, &QPushButton::clicked, this, &FollowUpPanel::submit);
    connect(m_post, &uikit::TypeAheadEdit::taken, this, [this] { m_words->setFocus(); });
    connect(m_channel, &uikit::TypeAheadEdit::taken, this, [this] { m_words->setFocus(); });
    connect(m_rating, &uikit::TypeAheadEdit::taken, this, [this] { m_words->setFocus(); });
    connect(m_rating, &QLineEdit::returnPressed, this, [this] {
        if (m_rating->chosenId().isEmpty())
            say(tr("Say how the official answered: 1 excellent, 2 good, 3 fair, 4 weak."));
        else
            m_words->setFocus();
    });
    hide();
}

void FollowUpPanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setProperty("role", QStringLiteral("muted"));
    m_channel->setAccessibleName(tr("How the official replied"));
    m_channel->setPlaceholderText(tr("How he replied: 1 cartable, 2 phone, 3 letter, 4 in person"));
    m_rating->setAccessibleName(m_ratingHead->text());
    m_rating->setPlaceholderText(tr("How well he answered: 1 excellent, 2 good, 3 fair, 4 weak"));
    m_words->setMaximumHeight(84);
    m_note->setMaximumHeight(56);
    m_place->setAccessibleName(tr("Place"));
    m_place->setPlaceholderText(tr("Place: latitude and longitude; may be empty"));
    m_documentsHint->setText(tr("Documents of it; %1 attaches a file.").arg(uikit::shownKey(Qt::SHIFT | Qt::Key_F9)));
    m_documentsHint->setProperty("role", QStringLiteral("muted"));
    m_documents->setAccessibleName(tr("Documents of it"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    auto *away = new QPushButton(tr("Cancel (Esc)"), this);
    connect(away, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT putAway();
    });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_title, m_about, m_post, m_channel, m_ratingHead, m_rating, m_words, m_note,
                                          m_day, m_place, m_documentsHint, m_documents, m_problem})
        column->addWidget(widget);
    column->addLayout(buttons);
}

void FollowUpPanel::begin(const ActOn &on)
{
    // The same act on the same thing again: what was typed is still wanted.
    if (!m_on || !isSame(*m_on, on)) {
        clearTyped();
        m_before.reset();
    }
    m_on = on;
    m_title->setText(on.title);
    const bool isSettling = on.act == Act::Accept || on.act == Act::Return;
    if (on.act == Act::Ask)
        m_about->setText(
            tr("The official sees the message itself. Without a question of yours that is what he is asked about."));
    else
        m_about->setText(isSettling && on.reply ? on.reply->reply.words : on.visit ? on.visit->visit.note : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    showFields(Form::of(on.act));
    if (on.act == Act::Reply && m_channel->chosenId().isEmpty())
        m_channel->setChosenId(QLatin1String(
            FieldCodec<ReplyChannel>::word(on.isOfficial ? ReplyChannel::Cartable : ReplyChannel::Phone)));
    if (on.act == Act::RequestVisit && !m_day->date())
        m_day->setDate(dayOf(m_desk.now()).plusDays(1));
    say({});
    refresh();
    show();
    focusFirst();
}

void FollowUpPanel::clearTyped()
{
    m_post->setChosen(std::nullopt);
    m_post->clear();
    m_channel->setChosenId({});
    m_rating->setChosenId({});
    m_words->clear();
    m_note->clear();
    m_day->setDate(std::nullopt);
    m_place->clear();
    m_documents->clear();
}

void FollowUpPanel::showFields(const Form &form)
{
    const auto field = [](auto *edit, const QString &asks) {
        edit->setVisible(!asks.isEmpty());
        edit->setPlaceholderText(asks);
        edit->setAccessibleName(asks);
    };
    field(m_post, form.post);
    field(m_words, form.words);
    field(m_note, form.note);
    field(m_day, form.day);
    // A rating of nothing means nothing.
    m_rating->setVisible(form.rating && m_on->reply);
    m_ratingHead->setVisible(form.rating && m_on->reply);
    m_channel->setVisible(form.channel && !m_on->isOfficial);
    m_place->setVisible(form.place);
    m_documents->setVisible(false);
    m_documentsHint->setVisible(form.documents);
    // He who replies in his cartable is who was asked.
    if (m_on->act == Act::Reply && m_on->isOfficial)
        m_post->hide();
}

void FollowUpPanel::focusFirst()
{
    if (!m_rating->isHidden())
        m_rating->setFocus();
    else if (m_on->act == Act::Reply)
        m_words->setFocus();
    else if (!m_post->isHidden())
        m_post->setFocus();
    else
        m_words->setFocus();
}

void FollowUpPanel::refresh()
{
    if (!m_on || !Form::of(m_on->act).documents)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_documentQueries.documents(m_on->caseId, this, [this, of = m_on->caseId](const auto &documents) {
        if (documents.ok() && m_on && m_on->caseId == of)
            showDocuments(*documents);
    });
}

void FollowUpPanel::showDocuments(const std::vector<cases::DocumentView> &documents)
{
    if (!m_before) {
        m_before.emplace();
        for (const cases::DocumentView &view : documents)
            m_before->insert(view.document.id);
    }
    const auto chosen = chosenDocuments();
    std::set<QString> known;
    for (int i = 0; i < m_documents->count(); ++i)
        known.insert(m_documents->item(i)->data(Qt::UserRole).toString());
    m_documents->clear();
    // The newest first: it is the one that was just attached.
    for (auto view = documents.rbegin(); view != documents.rend(); ++view) {
        const cases::CaseDocument &document = view->document;
        auto *item = new QListWidgetItem(document.title.isEmpty() ? document.fileName : document.title, m_documents);
        const QString id = document.id.toString();
        item->setData(Qt::UserRole, id);
        const bool isNew = known.count(id) == 0 && m_before->count(document.id) == 0 && document.by == m_desk.user();
        const bool wasChosen = std::find(chosen.begin(), chosen.end(), document.id) != chosen.end();
        item->setCheckState(isNew || wasChosen ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::min(m_documents->count(), mostDocumentRows);
    m_documents->setVisible(rows > 0);
    if (rows > 0)
        m_documents->setFixedHeight(rows * m_documents->sizeHintForRow(0) + 2 * m_documents->frameWidth());
}

std::vector<cases::DocumentId> FollowUpPanel::chosenDocuments() const
{
    std::vector<cases::DocumentId> chosen;
    for (int i = 0; i < m_documents->count(); ++i) {
        const QListWidgetItem *item = m_documents->item(i);
        const auto id = cases::DocumentId::parse(item->data(Qt::UserRole).toString());
        if (id.ok() && item->checkState() == Qt::Checked)
            chosen.push_back(*id);
    }
    return chosen;
}

std::optional<organisation::PostId> FollowUpPanel::chosenPost() const
{
    const auto post = m_post->chosen() ? organisation::PostId::parse(m_post->chosen()->id) : malformedField();
    return post.ok() ? std::optional(*post) : std::nullopt;
}

std::optional<std::pair<QByteArray, QJsonObject>> FollowUpPanel::command()
{
    const ActOn &on = *m_on;
    const QString words = m_words->toPlainText();
    const auto post = m_post->isHidden() ? std::nullopt : chosenPost();
    const bool wantsPost = on.act == Act::NameExpert || on.act == Act::RequestVisit;
    if (!m_post->isHidden() && !post && (wantsPost || !m_post->text().trimmed().isEmpty())) {
        say(tr("Choose whom you mean: type a part of the post or name and press Enter."));
        m_post->setFocus();
        return std::nullopt;
    }
    if (!m_day->isHidden() && !checkDay()) {
        m_day->setFocus();
        return std::nullopt;
    }
    const auto reply = on.reply ? std::optional(on.reply->reply.id) : std::nullopt;
    switch (on.act) {
    case Act::Ask:
        return made(AskOfficial{on.caseId, *on.node, post, words, endOf(m_day->date())});
    case Act::Reply: {
        const auto channel = FieldCodec<ReplyChannel>::parse(m_channel->chosenId());
        if (channel.ok())
            return made(RecordReply{on.caseId, *on.node, words, post, *channel, chosenDocuments()});
        say(tr("Say how the official replied."));
        m_channel->setFocus();
        return std::nullopt;
    }
    case Act::NotOurs:
        return made(NotOurs{on.caseId, *on.node, words});
    case Act::Accept: {
        const auto rating = FieldCodec<Rating>::parse(m_rating->chosenId());
        if (!m_rating->isHidden() && !rating.ok()) {
            say(tr("Say how the official answered: 1 excellent, 2 good, 3 fair, 4 weak."));
            m_rating->setFocus();
            return std::nullopt;
        }
        return made(AcceptReply{on.caseId, *on.node, reply, rating.ok() ? std::optional(*rating) : std::nullopt, words,
                                m_note->toPlainText()});
    }
    case Act::Return:
        return made(ReturnReply{on.caseId, *on.node, reply, words, endOf(m_day->date())});
    case Act::NameExpert:
        return made(NameExpert{on.caseId, *post, words});
    case Act::RequestVisit:
        return made(RequestVisit{on.caseId, *post, *beginningOf(m_day->date()), words});
    case Act::ReportVisit:
        return visitReport();
    case Act::CancelVisit:
        return made(CancelVisit{on.caseId, on.visit->visit.id, words});
    }
    Q_UNREACHABLE();
}

std::optional<std::pair<QByteArray, QJsonObject>> FollowUpPanel::visitReport()
{
    if (!m_place->check()) {
        say(m_place->problem());
        m_place->setFocus();
        return std::nullopt;
    }
    const auto place = typedPlace(m_place->text());
    const auto visit = m_on->visit ? std::optional(m_on->visit->visit.id) : std::nullopt;
    return made(ReportVisit{m_on->caseId, visit, m_words->toPlainText(),
                            place ? std::optional(place->first) : std::nullopt,
                            place ? std::optional(place->second) : std::nullopt, chosenDocuments()});
}

bool FollowUpPanel::checkDay()
{
    if (!m_day->check() || (m_on->act == Act::RequestVisit && !m_day->date())) {
        say(tr("Write the day, as in tomorrow or 9/15."));
        return false;
    }
    if (m_day->date() && *m_day->date() < dayOf(m_desk.now())) {
        say(uikit::errorSentence(Error("followup.day_over")));
        return false;
    }
    return true;
}

void FollowUpPanel::submit()
{
    const auto given = m_on && m_ok->isEnabled() ? command() : std::nullopt;
    if (!given)
        return;
    m_ok->setEnabled(false);
    m_desk.submit(given->first, given->second, this, [this](const Result<DeskPort::Accepted> &accepted) {
        m_ok->setEnabled(true);
        if (!accepted.ok()) {
            say(uikit::errorSentence(accepted.error()));
            return;
        }
        const QString sentence = accepted->leftToServer ? tr("Kept. It shows when the server has decided.")
                                                        : Form::of(m_on->act).doneSentence;
        m_on.reset();
        clearTyped();
        hide();
        Q_EMIT done(sentence);
    });
}

void FollowUpPanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FollowUpPanel::keyPressEvent(QKeyEvent *event)
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

} // namespace peygir::followup
