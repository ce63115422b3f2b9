// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/deadline_panel.h"

#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace peygir::cases {

namespace {

// As `sync::jobQuery` and its neighbours, and the job's name, which no window may see.
const QByteArray jobQuery = QByteArrayLiteral("job");
const QByteArray jobsQuery = QByteArrayLiteral("jobs");
const QByteArray countsQuery = QByteArrayLiteral("deadlines_moving");
const QString jobKind = QStringLiteral("deadlines");

/// The leader takes a step each second.
constexpr std::chrono::seconds lookAgain(1);
constexpr int linesShown = 6;

QLabel *wrapped(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString text(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toString(); }
qint64 number(const QJsonObject &object, const char *name) { return object.value(QLatin1String(name)).toInteger(); }

} // namespace

DeadlinePanel::DeadlinePanel(ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_title(wrapped("deadlinesTitle"))
    , m_effect(wrapped("deadlinesEffect"))
    , m_bar(new QProgressBar)
    , m_state(wrapped("deadlinesState"))
    , m_problem(wrapped("deadlinesProblem"))
    , m_move(new QPushButton)
    , m_stop(new QPushButton(tr("Stop (Esc)")))
    , m_back(new QPushButton(tr("Take it back (Ctrl+Z)")))
    , m_away(new QPushButton(tr("Back to the calendar (Esc)")))
    , m_timer(new QTimer(this))
{
    uikit::setHelpTopic(*this, QStringLiteral("records.deadlines"));
    layOut();
    m_timer->setInterval(lookAgain);
    connect(m_timer, &QTimer::timeout, this, [this] { askProgress(true); });
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
    m_isAsking = false;
    m_title->setText(tr("Deadlines of the open cases by “%1”").arg(name));
    say({});
    showCounts();
    showProgress(std::nullopt);
    askCounts();
    askProgress(false);
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

bool DeadlinePanel::isRunning() const
{
    return m_progress && (m_progress->state == QLatin1String("running") || m_progress->state == QLatin1String("undoing"));
}

bool DeadlinePanel::isStopped() const
{
    return m_progress
           && (m_progress->state == QLatin1String("stopped") || m_progress->state == QLatin1String("undo_stopped")
               || m_progress->state == QLatin1String("failed"));
}

void DeadlinePanel::showButtons()
{
    const bool isFree = !isRunning() && !m_isAsking;
    const bool undoes = m_progress && m_progress->state.startsWith(QLatin1String("undo"));
    m_move->setText(isStopped() ? tr("Go on (Ctrl+Enter)") : tr("Move them (Ctrl+Enter)"));
    m_move->setEnabled(isFree && (isStopped() || (m_counts && m_counts->cases > 0)));
    m_stop->setEnabled(isRunning() && !m_isAsking);
    m_back->setEnabled(m_progress && !undoes && !m_isAsking && m_progress->moved > 0);
    m_away->setText(isRunning() ? tr("Back to the calendar") : tr("Back to the calendar (Esc)"));
}

void DeadlinePanel::move()
{
    if (!m_move->isEnabled())
        return;
    if (isStopped())
        return turnJob(QStringLiteral("go_on"), tr("The server goes on."));
    m_isAsking = true;
    say({});
    showButtons();
    m_cancel = m_server.ask(jobQuery,
                            {{QStringLiteral("act"), QStringLiteral("begin")},
                             {QStringLiteral("kind"), jobKind},
                             {QStringLiteral("arguments"), QJsonObject{{QStringLiteral("calendar"), m_calendar}}}},
                            this, [this](const Result<ServerPort::Answer> &answer) {
                                m_isAsking = false;
                                showButtons();
                                if (!answer.ok())
                                    return say(uikit::errorSentence(answer.error()));
                                Q_EMIT said(tr("The server moves the deadlines now."));
                                askProgress(false);
                            });
}

void DeadlinePanel::turnJob(const QString &act, const QString &sentence)
{
    if (!m_progress || m_isAsking)
        return;
    m_isAsking = true;
    say({});
    showButtons();
    m_cancel = m_server.ask(jobQuery, {{QStringLiteral("act"), act}, {QStringLiteral("job"), m_progress->job}}, this,
                            [this, sentence](const Result<ServerPort::Answer> &answer) {
                                m_isAsking = false;
                                showButtons();
                                if (!answer.ok())
                                    return say(uikit::errorSentence(answer.error()));
                                Q_EMIT said(sentence);
                                askProgress(false);
                            });
}

void DeadlinePanel::askProgress(bool quietly)
{
    if (m_isAsking)
        return;
    if (m_cancel)
        m_cancel();
    m_cancel = m_server.ask(jobsQuery, {}, this, [this, quietly](const Result<ServerPort::Answer> &answer) {
        if (answer.ok())
            receive(answer->told.value(QStringLiteral("jobs")).toArray());
        else if (!quietly)
            say(uikit::errorSentence(answer.error()));
    });
}

void DeadlinePanel::receive(const QJsonArray &jobs)
{
    for (const QJsonValue &value : jobs) {
        const QJsonObject job = value.toObject();
        const QJsonObject arguments = job.value(QStringLiteral("arguments")).toObject();
        if (text(job, "kind") != jobKind || text(arguments, "calendar") != m_calendar)
            continue;
        // The newest comes first.
        return showProgress(Progress{text(job, "id"), text(job, "state"), number(job, "total"), number(job, "applied"),
                                     number(job, "refused"), number(job, "undone"), number(job, "kept"),
                                     text(job, "reason")});
    }
    showProgress(std::nullopt);
}

QString DeadlinePanel::sentenceOf(const Progress &progress) const
{
    const bool undoes = progress.state.startsWith(QLatin1String("undo"));
    QString sentence =
        undoes ? tr("The deadlines of %1 of %2 cases are where they were.")
                     .arg(shownNumber(progress.undone), shownNumber(progress.undone + progress.kept + progress.moved))
               : tr("The deadlines of %1 of %2 cases have moved.").arg(shownNumber(progress.moved), shownNumber(progress.total));
    if (isStopped())
        sentence += u' ' + tr("It is stopped.");
    if (!progress.reason.isEmpty())
        sentence += u' ' + uikit::errorSentence(Error(progress.reason.toLatin1()));
    return sentence;
}

void DeadlinePanel::showProgress(const std::optional<Progress> &progress)
{
    const bool wasRunning = isRunning();
    m_progress = progress;
    const bool runs = isRunning();
    runs ? m_timer->start() : m_timer->stop();
    m_bar->setVisible(runs);
    m_state->setText(progress ? sentenceOf(*progress) : QString());
    showButtons();
    if (!progress)
        return;
    const bool undoes = progress->state.startsWith(QLatin1String("undo"));
    const qint64 undone = progress->undone + progress->kept;
    m_bar->setRange(0, int(std::max<qint64>(undoes ? undone + progress->moved : progress->total, 1)));
    m_bar->setValue(int(undoes ? undone : progress->moved + progress->refused));
    if (wasRunning && !runs) {
        askCounts();
        Q_EMIT said(sentenceOf(*progress));
    }
    if (progress->refused + progress->kept > 0 && !runs)
        tellTroubles();
}

void DeadlinePanel::tellTroubles()
{
    m_cancel = m_server.ask(
        jobQuery, {{QStringLiteral("act"), QStringLiteral("troubles")}, {QStringLiteral("job"), m_progress->job}}, this,
        [this](const Result<ServerPort::Answer> &answer) {
            if (!answer.ok())
                return say(uikit::errorSentence(answer.error()));
            const QJsonArray troubles = answer->told.value(QStringLiteral("troubles")).toArray();
            QStringList lines{tr("%1 cases have stayed as they were:").arg(shownNumber(troubles.size()))};
            for (const QJsonValue &value : troubles) {
                if (lines.size() > linesShown) {
                    lines.append(tr("… and %1 more.").arg(shownNumber(troubles.size() - linesShown)));
                    break;
                }
                const QJsonObject one = value.toObject();
                const Error reason(text(one, "reason").toLatin1(),
                                   one.value(QStringLiteral("values")).toObject().toVariantMap());
                lines.append(tr("%1: %2").arg(uikit::inUsersDigits(text(one, "code")), uikit::errorSentence(reason)));
            }
            say(lines.join(u'\n'));
        });
}

void DeadlinePanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void DeadlinePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer->stop();
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
