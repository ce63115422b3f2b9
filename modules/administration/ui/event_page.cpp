// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/event_page.h"

#include "administration/ui/event_rows.h"
#include "administration/ui/event_words.h"
#include "administration/ui/user_providers.h"
#include "cases/ui/shown.h"
#include "persian/local_time.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/help_topic.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"
#include "uikit/row_list_view.h"
#include "uikit/type_ahead_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace peygir::administration {

namespace {

/// A day is understood several times while it is typed, and the server answers so many questions in a minute.
constexpr auto typingPause = std::chrono::milliseconds(300);

/// Sentences of their own where what one can do differs from what the same error asks for elsewhere.
QString sentenceOf(const Error &error)
{
    if (error.id() == "front.unreachable" || error.id() == "front.timeout")
        return EventPage::tr("The server cannot be reached now, and it alone has the log. Ask again when the line is back (Ctrl+R).");
    if (error.id() == "front.status" || error.id() == "front.unknown")
        return EventPage::tr("The server cannot answer this now. Ask again in a moment (Ctrl+R).");
    if (error.id() == "sync.query_unknown")
        return EventPage::tr("This server keeps no log that can be read here: it must be brought up to date.");
    if (error.id() == "sync.queries.too_many")
        return EventPage::tr("You have asked very often. Ask again in a minute (Ctrl+R).");
    return uikit::errorSentence(error);
}

std::function<persian::JalaliDate()> todayBy(const DeskPort &desk)
{
    return [&desk] {
        const auto local = persian::LocalTime::at(desk.now(), cases::organisationTimeZone());
        return local.ok() ? local->date : *persian::JalaliDate::fromParts(1400, 1, 1);
    };
}

} // namespace

EventPage::EventPage(const Ports &ports, QWidget *parent)
    : QWidget(parent)
    , m_desk(ports.desk)
    , m_rows(new EventRows(ports.server, ports.desk, this))
    , m_model(new uikit::PagedListModel(*m_rows, this, uikit::PagedListModel::Begin::WhenAsked))
    , m_view(new uikit::RowListView(this))
    , m_person(new uikit::TypeAheadEdit(*new UserSuggestions(ports.queries, this)))
    , m_from(new uikit::JalaliDateEdit(todayBy(ports.desk)))
    , m_until(new uikit::JalaliDateEdit(todayBy(ports.desk)))
    , m_part(new QComboBox)
    , m_sentence(new QLabel(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("events"));
    m_view->setObjectName(QStringLiteral("events"));
    m_view->setAccessibleName(tr("Events"));
    m_person->setObjectName(QStringLiteral("eventPerson"));
    m_from->setObjectName(QStringLiteral("eventFrom"));
    m_until->setObjectName(QStringLiteral("eventUntil"));
    m_part->setObjectName(QStringLiteral("eventPart"));
    m_person->setPlaceholderText(tr("everybody"));
    m_from->setPlaceholderText(tr("from: yesterday, -7"));
    m_until->setPlaceholderText(tr("until: today"));
    for (const auto &[part, word] : wordsOf(EventPart()))
        m_part->addItem(eventPartName(part), int(part));
    layOut();
    connect(m_rows, &EventRows::moved, this, &EventPage::say);
    connect(m_model, &uikit::PagedListModel::failed, this, [this](const Error &error) {
        m_problem = error;
        say();
    });
    connect(m_model, &uikit::PagedListModel::totalChanged, this, &EventPage::say);
    // Nothing can be done with many of them.
    connect(m_model, &uikit::PagedListModel::marksChanged, m_model, &uikit::PagedListModel::clearMarks);
    connect(m_view, &uikit::RowListView::opened, this, &EventPage::open);
    connect(m_view, &uikit::RowListView::typed, this, [this](const QString &text) {
        m_person->setFocus();
        m_person->selectAll();
        m_person->insert(text);
    });
    connect(m_person, &uikit::TypeAheadEdit::taken, this, [this] {
        ask();
        m_view->setFocus();
    });
    connect(m_person, &uikit::TypeAheadEdit::cleared, this, &EventPage::ask);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(typingPause);
    connect(&m_askSoon, &QTimer::timeout, this, &EventPage::ask);
    for (uikit::JalaliDateEdit *day : {m_from, m_until})
        connect(day, &uikit::JalaliDateEdit::dateChanged, &m_askSoon, qOverload<>(&QTimer::start));
    connect(m_part, &QComboBox::currentIndexChanged, this, &EventPage::ask);
    setFocusProxy(m_view);
}

void EventPage::layOut()
{
    m_view->setRows(*m_model, *new uikit::RowDelegate(uikit::RowLines::Two, m_view));
    m_sentence->setObjectName(QStringLiteral("eventSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAccessibleName(tr("How far the log was read"));
    auto *again = new QPushButton(tr("Ask again (Ctrl+R)"));
    connect(again, &QPushButton::clicked, this, &EventPage::ask);
    auto *filter = new QHBoxLayout;
    filter->addWidget(new uikit::FormField(tr("Who"), m_person), 3);
    filter->addWidget(new uikit::FormField(tr("From this day"), m_from), 2);
    filter->addWidget(new uikit::FormField(tr("Until this day"), m_until), 2);
    filter->addWidget(new uikit::FormField(tr("What"), m_part), 3);
    auto *line = new QHBoxLayout;
    line->addWidget(m_sentence, 1);
    line->addWidget(again, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(filter);
    column->addLayout(line);
    column->addWidget(m_view, 1);
    setTabOrder(m_person, m_from);
    setTabOrder(m_from, m_until);
    setTabOrder(m_until, m_part);
    setTabOrder(m_part, again);
    setTabOrder(again, m_view);
}

EventsAsked EventPage::wish() const
{
    EventsAsked wish{EventPart(m_part->currentData().toInt())};
    if (m_person->chosen()) {
        if (const auto user = UserId::parse(m_person->chosen()->id); user.ok())
            wish.user = *user;
    }
    const QTimeZone &zone = cases::organisationTimeZone();
    if (m_from->date())
        wish.from = persian::startOfDay(*m_from->date(), zone);
    if (m_until->date())
        wish.until = persian::startOfDay(m_until->date()->plusDays(1), zone);
    return wish;
}

void EventPage::arrive()
{
    if (!m_asked)
        ask();
    m_view->setFocus();
}

void EventPage::ask()
{
    m_askSoon.stop();
    m_problem.reset();
    m_asked = wish();
    m_rows->setAsked(*m_asked);
    m_model->reload();
    say();
}

void EventPage::open(const QString &id)
{
    const EventLine *line = m_rows->line(id);
    if (line && line->caseId)
        Q_EMIT caseWanted(line->caseId->toString());
    else if (line)
        Q_EMIT said(tr("This line is not about a case."));
}

QStringList EventPage::conditions() const
{
    QStringList words;
    if (m_part->currentIndex() > 0)
        words += m_part->currentText().section(QStringLiteral(" ("), 0, 0);
    if (m_asked && m_asked->user)
        words += tr("By: %1").arg(m_person->text());
    if (m_asked && m_asked->from)
        words += tr("From the day: %1").arg(uikit::shownDate(m_from->date()));
    if (m_asked && m_asked->until)
        words += tr("Until the day: %1").arg(uikit::shownDate(m_until->date()));
    return words;
}

void EventPage::say()
{
    const char *role = "muted";
    QString sentence;
    if (m_problem) {
        sentence = sentenceOf(*m_problem);
        role = "problem";
    } else if (!m_rows->at()) {
        sentence = tr("The server is being asked…");
    } else if (m_rows->lines().empty() && m_rows->isComplete()) {
        sentence = conditions().isEmpty() ? tr("There is nothing in the log yet: what people do from now on stands here.")
                                          : tr("Nobody did anything of this kind then.");
    } else {
        sentence = tr("From the server, as it was at %1, the newest first.").arg(cases::shownTime(*m_rows->at()));
        if (m_rows->isCut())
            sentence += u' ' + tr("There is more than can be listed: choose a person or days.");
        else if (m_rows->isAsking())
            sentence += u' ' + tr("More is being asked for…");
    }
    if (sentence == m_sentence->text())
        return;
    m_sentence->setText(sentence);
    m_sentence->setProperty("role", QLatin1String(role));
    m_sentence->style()->unpolish(m_sentence);
    m_sentence->style()->polish(m_sentence);
}

QList<paper::OutOffer> EventPage::outOffers()
{
    const auto make = [this](QObject *, const paper::OutOffer::Done &done) {
        // Before the server's first answer there is nothing.
        done(m_rows->at() ? Result<paper::OutThing>(outThing()) : Error("administration.log_not_here"));
    };
    const auto note = [this](const paper::OutTarget &target, qint64 rows) {
        const auto act = target.form == paper::OutTarget::Form::Printer ? LookAct::Printed : LookAct::Exported;
        m_desk.looked(act, std::nullopt, QStringLiteral("events %1 %2").arg(paper::wordOf(target.form)).arg(rows));
    };
    return {{tr("Log of events"), make, note}};
}

paper::OutThing EventPage::outThing() const
{
    sheets::TableHead head{tr("Log of events"), conditions(), eventColumns()};
    head.lines += tr("From the server, as it was at %1").arg(cases::shownTime(*m_rows->at()));
    head.lines += m_rows->isComplete() ? tr("All lines") : tr("The newest lines, those that were fetched; the log goes on");
    std::vector<sheets::Row> rows;
    for (const EventLine &line : m_rows->lines())
        rows.push_back(eventCells(line));
    return {std::make_shared<paper::KnownTable>(std::move(head), std::move(rows))};
}

void EventPage::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const int part = event->key() - Qt::Key_1;
    if (control && part >= 0 && part < m_part->count())
        m_part->setCurrentIndex(part);
    else if (control && event->key() == Qt::Key_R)
        ask();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::administration
