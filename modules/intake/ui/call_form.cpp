// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/call_form.h"

#include "intake/ui/intake_providers.h"
#include "persian/digits.h"
#include "persian/phone.h"
#include "uikit/choice_edit.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/snippet_text_edit.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace peygir::intake {

using uikit::Suggestion;
using uikit::TypeAheadEdit;

namespace {

template <class T>
QString wordOf(T item)
{
    return QString::fromLatin1(FieldCodec<T>::word(item));
}

std::optional<Chosen> chosenIn(const TypeAheadEdit &edit)
{
    const auto &taken = edit.chosen();
    return taken ? std::optional(Chosen{taken->id, taken->title, taken->subtitle}) : std::nullopt;
}

void enter(uikit::PersianLineEdit *edit)
{
    edit->setFocus(Qt::OtherFocusReason);
    edit->selectAll();
}

} // namespace

void showIn(TypeAheadEdit &edit, const std::optional<Chosen> &chosen, const QString &typed)
{
    edit.setChosen(chosen ? std::optional(Suggestion{chosen->id, chosen->title, chosen->subtitle}) : std::nullopt);
    if (!chosen)
        edit.setText(typed);
    edit.setCursorPosition(0);
}

QString shownChannel(cases::Channel channel)
{
    switch (channel) {
    case cases::Channel::Phone: return CallForm::tr("Phone");
    case cases::Channel::Sms: return CallForm::tr("SMS");
    case cases::Channel::Email: return CallForm::tr("E-mail");
    case cases::Channel::Web: return CallForm::tr("Web");
    case cases::Channel::Letter: return CallForm::tr("Letter");
    case cases::Channel::InPerson: return CallForm::tr("In person");
    case cases::Channel::Ivr: return CallForm::tr("Voice menu");
    case cases::Channel::App: return CallForm::tr("App");
    }
    Q_UNREACHABLE();
}

QString shownUrgency(cases::Urgency urgency)
{
    return urgency == cases::Urgency::Instant ? CallForm::tr("Instant") : CallForm::tr("To be followed up");
}

NoteWords noteWords()
{
    return {.subject = CallForm::tr("Subject"),
            .place = CallForm::tr("Address"),
            .plaque = CallForm::tr("Number"),
            .address = CallForm::tr("Rest of the address"),
            .answer = CallForm::tr("What he was told"),
            .referTo = {},
            .answers = {}};
}

CallForm::CallForm(IntakeQueries &queries, QWidget *parent)
    : QWidget(parent)
    , m_phone(new TypeAheadEdit(*new CallerProvider(queries, CallerProvider::By::Phone, this)))
    , m_name(new TypeAheadEdit(*new CallerProvider(queries, CallerProvider::By::Name, this)))
    , m_channel(new uikit::ChoiceEdit)
    , m_urgency(new uikit::ChoiceEdit)
    , m_subject(new TypeAheadEdit(*new SubjectProvider(queries, this)))
    , m_addresses(new AddressProvider(queries, this))
    , m_place(new TypeAheadEdit(*m_addresses))
    , m_plaque(new uikit::PersianLineEdit)
    , m_proposed(new QLabel)
    , m_address(new uikit::PersianLineEdit)
    , m_words(new uikit::SnippetTextEdit)
    , m_beyond(new QLabel)
    , m_answer(new uikit::SnippetTextEdit)
{
    const std::pair<QWidget *, const char *> names[] = {
        {m_phone, "phone"}, {m_name, "name"},     {m_channel, "channel"}, {m_urgency, "urgency"}, {m_subject, "subject"},
        {m_place, "place"}, {m_plaque, "plaque"}, {m_address, "address"}, {m_words, "words"},     {m_answer, "answer"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    QList<Suggestion> channels;
    for (const auto &[channel, word] : wordsOf(cases::Channel{}))
        channels.append({QLatin1String(word), shownChannel(channel), {}});
    m_channel->setChoices(channels);
    QList<Suggestion> urgencies;
    for (const auto urgency : {cases::Urgency::FollowUp, cases::Urgency::Instant})
        urgencies.append({wordOf(urgency), shownUrgency(urgency), {}});
    m_urgency->setChoices(urgencies);
    // A whole number is who calls, and a name may be anybody's: neither waits for somebody who is known.
    m_phone->setComplete([](const QString &text) { return persian::Phone::parse(text).ok(); });
    m_phone->setUnknown(TypeAheadEdit::Unknown::Kept);
    m_phone->setCheck([](const QString &text) {
        if (text.trimmed().isEmpty())
            return QString();
        const auto phone = persian::Phone::parse(text);
        return phone.ok() ? QString() : uikit::errorSentence(phone.error());
    });
    m_name->setComplete([](const QString &) { return true; });
    m_place->setUnknown(TypeAheadEdit::Unknown::Kept);
    m_addresses->setReadsOn(true);
    build();
    connectFields();
    setCall({});
}

QWidget *CallForm::head()
{
    auto *widget = new QWidget;
    auto *title = new QLabel(tr("Register a message"));
    title->setProperty("role", QStringLiteral("title"));
    for (uikit::ChoiceEdit *edit : {m_channel, m_urgency})
        edit->setMaximumWidth(150);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(title, 1, Qt::AlignBottom);
    row->addWidget(new uikit::FormField(tr("Channel (Ctrl+T)"), m_channel));
    row->addWidget(new uikit::FormField(tr("Urgency (Ctrl+I)"), m_urgency));
    return widget;
}

void CallForm::build()
{
    m_subject->setPlaceholderText(tr("Any part of the subject or its group"));
    m_place->setPlaceholderText(tr("Any part of street, neighbourhood or region; the number may follow"));
    m_address->setPlaceholderText(tr("Which entrance, opposite what"));
    m_words->setPlaceholderText(tr("What the citizen says. :: and letters put in a canned text."));
    m_answer->setPlaceholderText(tr("What you have told him, if more than the text prepared for this subject"));
    m_proposed->setProperty("role", QStringLiteral("muted"));
    m_proposed->setObjectName(QStringLiteral("proposed"));
    m_proposed->setTextFormat(Qt::PlainText);
    // A long sentence is cut by the width of the form and whole in its tool tip.
    m_proposed->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_proposed->setFixedHeight(m_proposed->fontMetrics().lineSpacing() + 4);
    m_beyond->setProperty("role", QStringLiteral("muted"));
    m_beyond->setWordWrap(true);
    m_beyond->hide();
    m_answer->setMaximumHeight(76);
    // Two lines are always seen; files below may take the rest on a small screen.
    for (uikit::SnippetTextEdit *edit : {m_words, m_answer})
        edit->setMinimumHeight(52);
    m_answerField = new uikit::FormField(tr("What he was told"), m_answer);

    auto *who = new QHBoxLayout;
    who->addWidget(new uikit::FormField(tr("Phone"), m_phone), 1);
    who->addWidget(new uikit::FormField(tr("Name"), m_name), 1);
    auto *where = new QHBoxLayout;
    where->addWidget(new uikit::FormField(tr("Address"), m_place), 3);
    where->addWidget(new uikit::FormField(tr("Number"), m_plaque), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(head());
    column->addLayout(who);
    column->addWidget(new uikit::FormField(tr("Subject"), m_subject));
    column->addLayout(where);
    column->addWidget(m_proposed);
    column->addWidget(new uikit::FormField(tr("Rest of the address"), m_address));
    column->addWidget(new uikit::FormField(tr("Words of the citizen (Ctrl+J)"), m_words), 1);
    column->addWidget(m_beyond);
    column->addWidget(m_answerField);
    // From the phone on, in the order of the call; channel and urgency are seldom changed and come last.
    QWidget *const order[] = {m_phone, m_name, m_subject, m_place, m_plaque, m_address, m_words, m_answer, m_channel,
                              m_urgency};
    for (size_t n = 1; n < std::size(order); ++n)
        setTabOrder(order[n - 1], order[n]);
}

void CallForm::connectFields()
{
    const auto tell = [this] {
        if (!m_isShowing)
            Q_EMIT changed();
    };
    for (uikit::PersianLineEdit *edit :
         {static_cast<uikit::PersianLineEdit *>(m_phone), static_cast<uikit::PersianLineEdit *>(m_name),
          static_cast<uikit::PersianLineEdit *>(m_subject), static_cast<uikit::PersianLineEdit *>(m_place), m_plaque,
          m_address, static_cast<uikit::PersianLineEdit *>(m_channel),
          static_cast<uikit::PersianLineEdit *>(m_urgency)})
        connect(edit, &QLineEdit::textChanged, this, tell);
    for (uikit::SnippetTextEdit *edit : {m_words, m_answer}) {
        connect(edit, &QPlainTextEdit::textChanged, this, tell);
        connect(edit, &uikit::SnippetTextEdit::beyondChanged, this, tell);
    }
    connect(m_words, &uikit::SnippetTextEdit::beyondChanged, this, &CallForm::showBeyond);

    connect(m_phone, &QLineEdit::textChanged, this, &CallForm::phoneChanged);
    connect(m_phone, &TypeAheadEdit::taken, this, &CallForm::takeCaller);
    connect(m_name, &TypeAheadEdit::taken, this, &CallForm::takeCaller);
    connect(m_phone, &QLineEdit::returnPressed, this, [this] {
        if (m_name->text().trimmed().isEmpty())
            enter(m_name);
        else
            focusSubject();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &CallForm::focusSubject);
    connect(m_subject, &TypeAheadEdit::taken, this, [this] {
        Q_EMIT subjectChanged();
        enter(m_place);
    });
    connect(m_subject, &TypeAheadEdit::cleared, this, &CallForm::subjectChanged);
    connect(m_subject, &QLineEdit::returnPressed, this, [this] { enter(m_place); });
    connect(m_place, &TypeAheadEdit::taken, this, &CallForm::takePlace);
    connect(m_place, &TypeAheadEdit::cleared, this, &CallForm::placeChanged);
    connect(m_place, &QLineEdit::textChanged, this, &CallForm::showRegion);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *before) {
        if (before == m_place)
            showRegion();
    });
    connect(m_place, &QLineEdit::returnPressed, this, [this] { enter(m_plaque); });
    connect(m_plaque, &QLineEdit::textChanged, this, &CallForm::placeChanged);
    connect(m_plaque, &QLineEdit::returnPressed, this, [this] { enter(m_address); });
    connect(m_address, &QLineEdit::returnPressed, this, &CallForm::placeFinished);
    connect(m_words, &uikit::SnippetTextEdit::returnPressed, this, [this] {
        if (m_answerField->isVisibleTo(this))
            m_answer->setFocus(Qt::OtherFocusReason);
        else
            Q_EMIT finished();
    });
    connect(m_answer, &uikit::SnippetTextEdit::returnPressed, this, &CallForm::finished);
    const auto back = [this] {
        QWidget *before = m_before ? m_before : m_phone;
        before->setFocus(Qt::OtherFocusReason);
    };
    connect(m_channel, &TypeAheadEdit::taken, this, [this, back] {
        Q_EMIT subjectChanged();
        back();
    });
    connect(m_urgency, &TypeAheadEdit::taken, this, [this, back] {
        showAnswerField();
        back();
    });
    // Choosing nothing is no choice: what stood there stands there again.
    for (uikit::ChoiceEdit *edit : {m_channel, m_urgency}) {
        const QString standard = edit == m_channel ? wordOf(cases::Channel::Phone) : wordOf(cases::Urgency::FollowUp);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit, standard] {
            if (edit->chosen())
                return;
            edit->setChosenId(standard);
            showAnswerField();
            Q_EMIT subjectChanged();
        });
    }
}

void CallForm::takeCaller(const Suggestion &caller)
{
    const auto phone = persian::Phone::parse(caller.id);
    m_phone->setChosen(std::nullopt);
    m_phone->setText(persian::toPersianDigits(phone.ok() ? phone->nationalText() : caller.id));
    focusSubject();
}

void CallForm::takePlace()
{
    showRegion();
    const QString plaque = m_addresses->reading().plaque;
    const QString rest = m_addresses->reading().rest;
    if (!plaque.isEmpty())
        m_plaque->setText(persian::toPersianDigits(plaque));
    // What followed the street is no longer in its field, and is not lost.
    if (!rest.isEmpty() && !m_address->text().contains(rest))
        m_address->setText(m_address->text().isEmpty() ? rest : rest + tr(", ") + m_address->text());
    Q_EMIT placeChanged();
    if (plaque.isEmpty())
        enter(m_plaque);
    else
        Q_EMIT placeFinished();
}

void CallForm::showRegion()
{
    QString sentence;
    if (const auto &place = m_place->chosen())
        sentence = place->subtitle;
    else if (!m_place->text().trimmed().isEmpty() && !m_place->hasFocus())
        sentence = tr("No region found: choose the street or region from the list. The message is registered in any case.");
    m_proposed->setText(sentence);
    m_proposed->setToolTip(sentence);
    const bool isUnknown = !sentence.isEmpty() && !m_place->chosen();
    const QString role = isUnknown ? QStringLiteral("warning") : QStringLiteral("muted");
    if (m_proposed->property("role") == role)
        return;
    m_proposed->setProperty("role", role);
    m_proposed->style()->unpolish(m_proposed);
    m_proposed->style()->polish(m_proposed);
}

void CallForm::showBeyond(qsizetype size)
{
    m_beyond->setVisible(size > 0);
    m_beyond->setText(tr("%L1 more characters are kept and go with the message.").arg(size));
}

void CallForm::showAnswerField() { m_answerField->setVisible(m_urgency->chosenId() == wordOf(cases::Urgency::Instant)); }

Call CallForm::call() const
{
    Call call;
    call.phone = m_phone->text();
    call.name = m_name->text();
    call.subject = chosenIn(*m_subject);
    call.subjectTyped = call.subject ? QString() : m_subject->text();
    call.place = chosenIn(*m_place);
    call.placeTyped = call.place ? QString() : m_place->text();
    call.plaque = m_plaque->text();
    call.address = m_address->text();
    call.words = m_words->words();
    if (const auto channel = FieldCodec<cases::Channel>::parse(m_channel->chosenId()); channel.ok())
        call.channel = *channel;
    if (const auto urgency = FieldCodec<cases::Urgency>::parse(m_urgency->chosenId()); urgency.ok())
        call.urgency = *urgency;
    if (call.urgency == cases::Urgency::Instant)
        call.answer = m_answer->words();
    return call;
}

void CallForm::setCall(const Call &call)
{
    m_isShowing = true;
    m_name->setChosen(std::nullopt);
    m_name->setText(call.name);
    m_filledName.clear();
    m_phone->setChosen(std::nullopt);
    m_phone->setText(call.phone);
    m_channel->setChosenId(wordOf(call.channel));
    m_urgency->setChosenId(wordOf(call.urgency));
    showIn(*m_subject, call.subject, call.subjectTyped);
    showIn(*m_place, call.place, call.placeTyped);
    showRegion();
    m_plaque->setText(call.plaque);
    m_address->setText(call.address);
    m_words->setWords(call.words);
    m_answer->setWords(call.answer);
    for (uikit::PersianLineEdit *edit : {static_cast<uikit::PersianLineEdit *>(m_phone), m_plaque, m_address})
        edit->setProblem({});
    showAnswerField();
    m_isShowing = false;
    Q_EMIT subjectChanged();
    Q_EMIT placeChanged();
}

void CallForm::focusPhone() { enter(m_phone); }

void CallForm::focusName() { enter(m_name); }

void CallForm::focusSubject() { enter(m_subject); }

void CallForm::focusWords() { m_words->setFocus(Qt::OtherFocusReason); }

void CallForm::focusChannel()
{
    m_before = focusWidget() == m_channel ? m_before : focusWidget();
    enter(m_channel);
}

void CallForm::toggleUrgency()
{
    const bool isInstant = m_urgency->chosenId() == wordOf(cases::Urgency::Instant);
    setUrgency(isInstant ? cases::Urgency::FollowUp : cases::Urgency::Instant);
}

void CallForm::setUrgency(cases::Urgency urgency)
{
    m_urgency->setChosenId(wordOf(urgency));
    showAnswerField();
    Q_EMIT changed();
}

void CallForm::fillCaller(const std::optional<KnownCaller> &caller)
{
    // A name that we put there ourselves belongs to its number; one that was typed stays.
    const QString typed = m_name->text().trimmed();
    const bool isOurs = typed.isEmpty() || typed == m_filledName;
    if (!isOurs)
        return;
    const bool waits = m_name->hasFocus() && typed.isEmpty();
    m_filledName = caller ? caller->name : QString();
    if (typed != m_filledName) {
        m_name->setChosen(std::nullopt);
        m_name->setText(m_filledName);
    }
    if (waits && !m_filledName.isEmpty())
        focusSubject();
    // Enter was quicker than the answer and passed by a name that is no longer there.
    if (!typed.isEmpty() && m_filledName.isEmpty() && m_subject->hasFocus() && m_subject->text().isEmpty())
        focusName();
}

void CallForm::setSnippets(const QList<Suggestion> &snippets)
{
    m_words->setSnippets(snippets);
    m_answer->setSnippets(snippets);
}

std::vector<CallForm::Gap> CallForm::gaps()
{
    std::vector<Gap> gaps;
    (void)m_phone->check();
    if (!m_phone->problem().isEmpty())
        gaps.push_back({m_phone, m_phone->problem()});
    if (!m_subject->chosen()) {
        m_subject->setProblem(m_subject->text().trimmed().isEmpty()
                                  ? tr("Choose a subject: type a part of it and press Enter.")
                                  : tr("No subject is called so."));
        gaps.push_back({m_subject, m_subject->problem()});
    }
    return gaps;
}

} // namespace peygir::intake
