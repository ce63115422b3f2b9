// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/ask_panel.h"

#include "cases/ui/case_providers.h"
#include "cases/ui/shown.h"
#include "followup/ui/days.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::followup {

using cases::shownNumber;

namespace {

/// More reasons than these would push the list off the screen; the cases that stayed are still marked.
constexpr qsizetype reasonsShown = 5;

} // namespace

AskPanel::AskPanel(FollowUpQueries &queries, cases::CaseQueries &posts, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_run(new AskRun(queries, desk, this))
    , m_title(new QLabel(this))
    , m_post(new uikit::TypeAheadEdit(*new cases::PostProvider(posts, this), this))
    , m_note(new uikit::PersianTextEdit(this))
    , m_day(new uikit::JalaliDateEdit([this] { return dayOf(m_desk.now()); }, this))
    , m_progress(new QProgressBar(this))
    , m_result(new QLabel(this))
    , m_ok(new QPushButton(tr("Ask about all of them (Ctrl+Enter)"), this))
    , m_away(new QPushButton(tr("Cancel (Esc)"), this))
{
    uikit::setHelpTopic(*this, QStringLiteral("followup.ask_many"));
    setFrameShape(QFrame::StyledPanel);
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_post->setAccessibleName(tr("Official"));
    m_post->setPlaceholderText(tr("Official: any part of a post, unit or name; empty: whom the process says"));
    m_day->setAccessibleName(tr("Reply wanted by"));
    m_day->setPlaceholderText(tr("Reply wanted by: tomorrow, +3"));
    m_note->setAccessibleName(tr("Question about all of them"));
    m_note->setPlaceholderText(tr("Question about all of them"));
    m_note->setMaximumHeight(64);
    m_progress->setAccessibleName(tr("Progress"));
    m_result->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_ok);
    buttons->addWidget(m_away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_post, m_note, m_day, m_progress, m_result})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(m_ok, &QPushButton::clicked, this, &AskPanel::submit);
    connect(m_away, &QPushButton::clicked, this, &AskPanel::leave);
    connect(m_post, &uikit::TypeAheadEdit::taken, m_note, qOverload<>(&QWidget::setFocus));
    connect(m_run, &AskRun::asked, this, &AskPanel::asked);
    connect(m_run, &AskRun::moved, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
    });
    connect(m_run, &AskRun::finished, this, &AskPanel::finish);
    hide();
}

void AskPanel::begin(const std::vector<cases::CaseId> &ids)
{
    if (isRunning())
        return;
    m_ids = ids;
    m_title->setText(tr("Ask about %1 marked cases").arg(shownNumber(qint64(ids.size()))));
    m_progress->hide();
    m_ok->setEnabled(true);
    m_away->setText(tr("Cancel (Esc)"));
    say({});
    show();
    m_post->setFocus();
}

void AskPanel::submit()
{
    if (isRunning() || m_ids.empty())
        return;
    if (!m_post->chosen() && !m_post->text().trimmed().isEmpty()) {
        say(tr("Choose the official: type a part of the post or name and press Enter, or leave the field empty."));
        return m_post->setFocus();
    }
    const bool isDay = m_day->check();
    if (!isDay || (m_day->date() && *m_day->date() < dayOf(m_desk.now()))) {
        say(isDay ? uikit::errorSentence(Error("followup.day_over")) : m_day->problem());
        return m_day->setFocus();
    }
    AskRun::Wish wish{m_ids, {}, m_note->toPlainText(), endOf(m_day->date())};
    if (m_post->chosen()) {
        if (const auto post = organisation::PostId::parse(m_post->chosen()->id); post.ok())
            wish.to = *post;
    }
    m_ok->setEnabled(false);
    m_away->setText(tr("Stop (Esc)"));
    m_progress->show();
    say({});
    m_run->ask(wish);
}

void AskPanel::leave()
{
    if (isRunning())
        return m_run->stop();
    hide();
    Q_EMIT putAway();
}

void AskPanel::finish()
{
    m_away->setText(tr("Cancel (Esc)"));
    m_progress->hide();
    const QString sentence =
        tr("Asked about %1 of %2 cases.").arg(shownNumber(m_run->went()), shownNumber(m_run->all()));
    const bool all = m_run->went() == m_run->all();
    if (all) {
        m_post->setChosen(std::nullopt);
        m_post->clear();
        m_note->clear();
        m_day->setDate(std::nullopt);
        hide();
    } else {
        QStringList lines = m_run->stayed().mid(0, reasonsShown);
        if (const qsizetype more = m_run->stayed().size() - reasonsShown; more > 0)
            lines.append(tr("… and %1 more, which are still marked.").arg(shownNumber(more)));
        say((QStringList(sentence) + lines).join(u'\n'));
        m_ids.clear();
        m_away->setFocus();
    }
    Q_EMIT done(sentence, all);
}

void AskPanel::say(const QString &sentence)
{
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
}

void AskPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::followup
