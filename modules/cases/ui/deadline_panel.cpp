// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/deadline_panel.h"

#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::cases {

namespace {

// As the server calls it, and the job's name, which no window may see.
const QByteArray countsQuery = QByteArrayLiteral("deadlines_moving");
const QString jobKind = QStringLiteral("deadlines");

constexpr int linesShown = 6;

QLabel *wrapped(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

qint64 number(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toInteger(); }

} // namespace

DeadlinePanel::DeadlinePanel(ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_job(new reference::JobFollower(server, jobKind, linesShown, this))
    , m_title(wrapped("deadlinesTitle"))
    , m_effect(wrapped("deadlinesEffect"))
    , m_bar(new QProgressBar)
    , m_state(wrapped("deadlinesState"))
    , m_problem(wrapped("deadlinesProblem"))
    , m_move(new QPushButton)
    , m_stop(new QPushButton(tr("Stop (Esc)")))
    , m_back(new QPushButton(tr("Take it back (Ctrl+Z)")))
    , m_away(new QPushButton(tr("Back to the calendar (Esc)")))
{
    uikit::setHelpTopic(*this, QStringLiteral("records.deadlines"));
    layOut();
    connect(m_job, &reference::JobFollower::changed, this, &DeadlinePanel::showProgress);
    connect(m_job, &reference::JobFollower::failed, this, &DeadlinePanel::say);
    connect(m_job, &reference::JobFollower::ended, this, [this] {
        askCounts();
        Q_EMIT said(sentenceOf(*m_job->progress()));
    });
    connect(m_job, &reference::JobFollower::stayed, this, [this](const QStringList &lines) {
        say((QStringList(tr("%1 cases have stayed as they were:").arg(shownNumber(m_job->progress()->stayed()))) + lines)
                .join(u'\n'));
    });
    connect(m_move, &QPushButton::clicked, this, &DeadlinePanel::move);
    connect(m_stop, &QPushButton::clicked, this,
            [this] { turnJob(QStringLiteral("stop"), tr("It stops after this part. What has moved stays.")); });
    connect(m_back, &QPushButton::clicked, this,
            [this] { turnJob(QStringLiteral("undo"), tr("The server moves the deadlines back to where they were.")); });
    connect(m_away, &QPushButton::clicked, this, &DeadlinePanel::putAway);
}

void DeadlinePanel::layOut()
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_move->setProperty("role", QStringLiteral("primary"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setObjectName(QStringLiteral("deadlinesBar"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_move, m_stop, m_back})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_away);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(12);
    for (QWidget *one : std::initializer_list<QWidget *>{m_title, m_effect, m_bar, m_state, m_problem})
        column->addWidget(one);
    column->addLayout(buttons);
    column->addStretch();
}

void DeadlinePanel::begin(const Uuid &calendar, const QString &name)
{
    m_calendar = calendar.toString();
    m_counts.reset();
    m_title->setText(tr("Deadlines of the open cases by “%1”").arg(name));
    say({});
    showCounts();
    m_job->follow([calendar = m_calendar](const QJsonObject &arguments) {
        return arguments.value(QLatin1String("calendar")).toString() == calendar;
    });
    askCounts();
    m_job->look(false);
    m_move->setFocus();
    if (!m_move->isEnabled())
        m_away->setFocus();
}

void DeadlinePanel::askCounts()
{
    if (m_cancelCounts)
        m_cancelCounts();
    m_cancelCounts = m_server.ask(countsQuery, {{QStringLiteral("calendar"), m_calendar}}, this,
                                  [this](const Result<ServerPort::Answer> &answer) {
                                      m_cancelCounts = {};
                                      if (!answer.ok())
                                          return say(uikit::errorSentence(answer.error()));
                                      m_counts = Counts{number(answer->told, "cases"), number(answer->told, "promises"),
                                                        number(answer->told, "dues")};
                                      showCounts();
                                      showButtons();
                                  });
}

void DeadlinePanel::showCounts()
{
    if (!m_counts)
        return m_effect->setText(tr("The server counts what the calendar moves as it is now…"));
    m_effect->setText(
        m_counts->cases == 0
            ? tr("All open cases that go by this calendar are due as it says now. Nothing has to move.")
            : tr("By the calendar as it is now %1 promised ends and %2 due times move, of %3 open cases. Citizens were told "
                 "the former ends.")
                  .arg(shownNumber(m_counts->promises), shownNumber(m_counts->dues), shownNumber(m_counts->cases)));
}

void DeadlinePanel::showButtons()
{
    const auto &progress = m_job->progress();
    const bool isFree = !m_job->isRunning() && !m_job->isAsking();
    const bool goesOn = m_job->canGoOn();
    m_move->setText(goesOn ? tr("Go on (Ctrl+Enter)") : tr("Move them (Ctrl+Enter)"));
    m_move->setEnabled(isFree && (goesOn || (m_counts && m_counts->cases > 0)));
    m_stop->setEnabled(m_job->isRunning() && !m_job->isAsking());
    m_back->setEnabled(progress && progress->canBeTakenBack() && progress->applied > 0 && !m_job->isAsking());
    m_away->setText(m_job->isRunning() ? tr("Back to the calendar") : tr("Back to the calendar (Esc)"));
}

void DeadlinePanel::move()
{
    if (!m_move->isEnabled())
        return;
    if (m_job->canGoOn())
        return turnJob(QStringLiteral("go_on"), tr("The server goes on."));
    say({});
    m_job->begin({{QStringLiteral("calendar"), m_calendar}}, [this](const Result<void> &begun) {
        if (!begun.ok())
            return say(uikit::errorSentence(begun.error()));
        Q_EMIT said(tr("The server moves the deadlines now."));
    });
}

void DeadlinePanel::turnJob(const QString &act, const QString &sentence)
{
    if (!m_job->progress() || m_job->isAsking())
        return;
    say({});
    m_job->turn(act, [this, sentence](const Result<void> &turned) {
        if (!turned.ok())
            return say(uikit::errorSentence(turned.error()));
        Q_EMIT said(sentence);
    });
}

QString DeadlinePanel::sentenceOf(const reference::JobProgress &progress) const
{
    QString sentence =
        progress.isTakenBack()
            ? tr("The deadlines of %1 of %2 cases are where they were.")
                  .arg(shownNumber(progress.undone), shownNumber(progress.undone + progress.kept + progress.applied))
            : tr("The deadlines of %1 of %2 cases have moved.").arg(shownNumber(progress.applied), shownNumber(progress.total));
    if (progress.isStopped())
        sentence += u' ' + tr("It is stopped.");
    if (progress.isStopped() && progress.partsAreGone)
        sentence += u' ' + tr("That is so long ago that it can neither go on nor be taken back.");
    if (!progress.reason.isEmpty())
        sentence += u' ' + uikit::errorSentence(Error(progress.reason.toLatin1()));
    return sentence;
}

void DeadlinePanel::showProgress()
{
    const auto &progress = m_job->progress();
    m_bar->setVisible(m_job->isRunning());
    m_state->setText(progress ? sentenceOf(*progress) : QString());
    showButtons();
    if (!progress)
        return;
    const bool undoes = progress->isTakenBack();
    const qint64 undone = progress->undone + progress->kept;
    m_bar->setRange(0, int(std::max<qint64>(undoes ? undone + progress->applied : progress->total, 1)));
    m_bar->setValue(int(undoes ? undone : progress->applied + progress->refused));
}

void DeadlinePanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void DeadlinePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_job->rest();
}

void DeadlinePanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (control && enter)
        move();
    else if (event->key() == Qt::Key_Escape && m_stop->isEnabled())
        m_stop->click();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT putAway();
    else if (control && event->key() == Qt::Key_Z)
        m_back->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::cases
