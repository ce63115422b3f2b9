// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/switch_panel.h"

#include "uikit/error_sentence.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "workflow/core/switch_process.h"
#include "workflow/ui/lines_view.h"
#include "workflow/ui/process_words.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace peygir::workflow {

namespace {

// As the server calls it, and the job's name, which no window may see.
const QByteArray standingQuery = QByteArrayLiteral("process_standing");
const QString jobKind = QStringLiteral("process_switch");

/// A desk sends what it was given within a second, where there is a line.
constexpr std::chrono::seconds askAgain(1);
/// More lines would push the table off the screen.
constexpr int linesShown = 4;

QString shownNumber(qint64 number) { return uikit::inUsersDigits(QString::number(number)); }

QLabel *wrapped(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// Of the arguments of a job; empty where they say none.
std::optional<ProcessId> processIn(const QJsonObject &arguments, const char *name)
{
    const auto id = ProcessId::parse(arguments.value(QLatin1String(name)).toString());
    return id.ok() ? std::optional(*id) : std::nullopt;
}

} // namespace

SwitchPanel::SwitchPanel(DeskPort &desk, ServerPort &server, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_server(server)
    , m_job(new reference::JobFollower(server, jobKind, linesShown, this))
    , m_again(new QTimer(this))
    , m_target(new QComboBox)
    , m_lines(new LinesView(tr("Open cases and where they go"), {tr("Status now"), tr("Open cases"), tr("Goes to")}, 2))
    , m_placeOf(new QLabel)
    , m_place(new QComboBox)
    , m_effect(wrapped("switchEffect"))
    , m_bar(new QProgressBar)
    , m_state(wrapped("switchState"))
    , m_problem(wrapped("switchProblem"))
    , m_switch(new QPushButton(tr("Switch (Ctrl+Enter)")))
    , m_stop(new QPushButton(tr("Stop (Esc)")))
    , m_back(new QPushButton(tr("Take the switch back (Ctrl+Z)")))
{
    uikit::setHelpTopic(*this, QStringLiteral("processes.switch"));
    layOut();
    m_again->setInterval(askAgain);
    m_again->setSingleShot(true);
    connect(m_again, &QTimer::timeout, this, [this] { beginJob(m_awaited); });
    connect(m_job, &reference::JobFollower::changed, this, &SwitchPanel::showProgress);
    connect(m_job, &reference::JobFollower::failed, this, &SwitchPanel::say);
    connect(m_job, &reference::JobFollower::ended, this, [this] { Q_EMIT said(sentenceOf(*m_job->progress())); });
    connect(m_job, &reference::JobFollower::stayed, this, [this](const QStringList &lines) {
        say((QStringList(tr("%1 cases have stayed where they are:").arg(shownNumber(m_job->progress()->stayed()))) + lines)
                .join(u'\n'));
    });
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        m_picked.clear();
        showPlan();
    });
    connect(m_lines, &LinesView::currentMoved, this, &SwitchPanel::offerPlaces);
    connect(m_place, &QComboBox::activated, this, &SwitchPanel::pickPlace);
    connect(m_switch, &QPushButton::clicked, this, &SwitchPanel::switchOver);
    connect(m_stop, &QPushButton::clicked, this, &SwitchPanel::stop);
    connect(m_back, &QPushButton::clicked, this, &SwitchPanel::takeBack);
}

void SwitchPanel::layOut()
{
    auto *to = new QLabel(tr("Switch to:"));
    to->setBuddy(m_target);
    m_target->setAccessibleName(tr("Switch to"));
    m_target->setObjectName(QStringLiteral("switchTarget"));
    m_lines->setObjectName(QStringLiteral("switchLines"));
    m_place->setAccessibleName(tr("Where the cases of this status go"));
    for (QComboBox *box : {m_target, m_place})
        box->view()->setAccessibleName(box->accessibleName());
    m_place->setObjectName(QStringLiteral("switchPlace"));
    m_placeOf->setBuddy(m_place);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->hide();
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->hide();
    m_switch->setProperty("role", QStringLiteral("primary"));
    auto *top = new QHBoxLayout;
    top->addWidget(to);
    top->addWidget(m_target, 1);
    top->addStretch(1);
    auto *place = new QHBoxLayout;
    place->addWidget(m_placeOf);
    place->addWidget(m_place, 1);
    place->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_switch);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    buttons->addWidget(m_back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 4, 4);
    column->addLayout(top);
    column->addWidget(m_lines, 1);
    column->addLayout(place);
    for (QWidget *one : std::initializer_list<QWidget *>{m_effect, m_bar, m_state, m_problem})
        column->addWidget(one);
    column->addLayout(buttons);
    m_stop->setEnabled(false);
    m_back->setEnabled(false);
}

const ProcessLine *SwitchPanel::line(const std::optional<ProcessId> &id) const
{
    const auto found = std::find_if(m_book.lines.begin(), m_book.lines.end(),
                                    [&id](const ProcessLine &one) { return one.record.id == id; });
    return found == m_book.lines.end() ? nullptr : &*found;
}

std::shared_ptr<const Process> SwitchPanel::process(const std::optional<ProcessId> &id) const
{
    const ProcessLine *found = line(id);
    const auto parsed = found ? processOf(found->record) : Result<std::shared_ptr<const Process>>(nullptr);
    return parsed.ok() ? *parsed : nullptr;
}

std::optional<ProcessId> SwitchPanel::target() const
{
    const auto id = ProcessId::parse(m_target->currentData().toString());
    return id.ok() ? std::optional(*id) : std::nullopt;
}

void SwitchPanel::setProcess(const ProcessBook &book, const std::optional<ProcessId> &from)
{
    const bool isAnother = from != m_from;
    m_book = book;
    m_from = from;
    if (isAnother) {
        m_picked.clear();
        m_counted.reset();
        m_awaited = {};
        m_again->stop();
        say({});
        m_job->follow([from](const QJsonObject &arguments) {
            return from && processIn(arguments, "from") == from && processIn(arguments, "to");
        });
    }
    showTargets();
    showPlan();
    if (!isVisible())
        return;
    askStanding();
    if (isAnother)
        m_job->look(true);
}

void SwitchPanel::askStanding()
{
    if (m_cancelCount)
        m_cancelCount();
    if (!m_from)
        return;
    m_cancelCount = m_server.ask(standingQuery, {{QStringLiteral("process"), m_from->toString()}}, this,
                                 [this](const Result<ServerPort::Answer> &answer) {
                                     m_cancelCount = {};
                                     if (!answer.ok())
                                         return;
                                     m_counted.emplace();
                                     const QJsonObject counts = answer->told.value(QStringLiteral("standing")).toObject();
                                     for (auto one = counts.begin(); one != counts.end(); ++one)
                                         m_counted->emplace(one.key(), one.value().toInteger());
                                     showPlan();
                                 });
}

const Standing &SwitchPanel::standing() const
{
    static const Standing none;
    const ProcessLine *from = line(m_from);
    return m_counted ? *m_counted : from ? from->standing : none;
}

qint64 SwitchPanel::openCases() const
{
    qint64 cases = 0;
    for (const auto &[node, count] : standing())
        cases += count;
    return cases;
}

void SwitchPanel::showTargets()
{
    const QSignalBlocker quiet(m_target);
    const QString chosen = m_target->currentData().toString();
    m_target->clear();
    const ProcessLine *from = line(m_from);
    std::vector<const ProcessLine *> others;
    for (const ProcessLine &one : m_book.lines) {
        if (one.record.active && one.record.id != m_from)
            others.push_back(&one);
    }
    // Its own versions first.
    std::stable_partition(others.begin(), others.end(), [from](const ProcessLine *one) {
        return from && one->record.key == from->record.key;
    });
    for (const ProcessLine *one : others)
        m_target->addItem(shownProcess(one->record), one->record.id.toString());
    m_target->setCurrentIndex(std::max(0, m_target->findData(chosen)));
}

void SwitchPanel::showPlan()
{
    const auto from = process(m_from);
    const auto to = process(target());
    m_plan.clear();
    std::vector<TableLine> lines;
    const bool canSwitch = from && to;
    showButtons();
    if (!canSwitch) {
        m_lines->setLines(lines);
        offerPlaces();
        return m_effect->setText(tr("There is no other process to switch to."));
    }
    m_plan = switchPlan(*from, *to, m_picked);
    for (const SwitchLine &one : m_plan) {
        const auto count = standing().find(one.from.text());
        const qint64 cases = count == standing().end() ? 0 : count->second;
        const QString place = one.to ? shownNode(to->draft(), one.to->text())
                              : cases ? tr("Choose a place (F2)") : tr("nowhere, and nothing stands there");
        lines.push_back({{shownNode(from->draft(), one.from.text()), shownNumber(cases), place},
                         QColor(from->find(one.from)->status()->colour), cases == 0});
    }
    m_lines->setLines(lines);
    offerPlaces();
    m_effect->setText(tr("New messages that would walk “%1” walk “%2” from now on. %3 open cases go along, and their history says so.")
                          .arg(shownProcess(*from), shownProcess(*to), shownNumber(openCases()))
                      + u' ' + (m_counted ? tr("The server has counted them.")
                                          : tr("They are counted on this desk, which may not hold all of them.")));
}

void SwitchPanel::offerPlaces()
{
    const QSignalBlocker quiet(m_place);
    m_place->clear();
    const auto from = process(m_from);
    const auto to = process(target());
    const int at = m_lines->current();
    const bool isLine = from && to && at >= 0 && size_t(at) < m_plan.size();
    m_place->setEnabled(isLine);
    if (!isLine)
        return m_placeOf->setText(tr("Place:"));
    const SwitchLine &one = m_plan[size_t(at)];
    m_placeOf->setText(tr("Cases in “%1” go to (F2):").arg(shownNode(from->draft(), one.from.text())));
    if (!one.to)
        m_place->addItem(tr("Choose"), QString());
    for (const Node &node : to->nodes()) {
        if (node.task())
            m_place->addItem(shownNode(to->draft(), node.key.text()), node.key.text());
    }
    if (one.to)
        m_place->setCurrentIndex(m_place->findData(one.to->text()));
}

void SwitchPanel::pickPlace()
{
    const int at = m_lines->current();
    const auto key = NodeKey::parse(m_place->currentData().toString());
    if (at < 0 || size_t(at) >= m_plan.size() || !key.ok())
        return;
    m_picked.insert_or_assign(m_plan[size_t(at)].from, *key);
    say({});
    showPlan();
    m_lines->setFocus();
}

bool SwitchPanel::isRunning() const
{
    return m_isGiving || m_job->isAsking() || m_job->isRunning() || !m_awaited.isEmpty();
}

void SwitchPanel::showButtons()
{
    const auto &progress = m_job->progress();
    m_switch->setText(m_job->canGoOn() ? tr("Go on (Ctrl+Enter)") : tr("Switch (Ctrl+Enter)"));
    m_switch->setEnabled(!isRunning() && (m_job->canGoOn() || (process(m_from) && process(target()))));
    m_stop->setEnabled(!m_awaited.isEmpty() || (m_job->isRunning() && !m_job->isAsking()));
    m_back->setEnabled(progress && progress->canBeTakenBack() && !m_isGiving && !m_job->isAsking());
}

SwitchSeen SwitchPanel::seen(const ProcessId &from, const ProcessId &to) const
{
    const ProcessLine *left = line(from);
    const ProcessLine *come = line(to);
    return {left ? left->record.followedBy : std::nullopt, come ? come->record.followedBy : std::nullopt};
}

void SwitchPanel::switchOver()
{
    const auto to = target();
    if (isRunning())
        return;
    if (m_job->canGoOn())
        return turnJob(QStringLiteral("go_on"), tr("The server goes on."));
    if (!m_from || !to || m_plan.empty())
        return;
    const auto from = process(m_from);
    for (const SwitchLine &one : m_plan) {
        const auto count = standing().find(one.from.text());
        if (one.to || count == standing().end())
            continue;
        m_lines->setCurrent(int(&one - m_plan.data()));
        say(tr("%1 open cases stand in “%2”, which the other process does not have. Press F2 and choose where they go.")
                .arg(shownNumber(count->second), shownNode(from->draft(), one.from.text())));
        return m_place->setFocus();
    }
    QJsonObject places;
    for (const auto &[before, after] : placesOf(m_plan))
        places.insert(before.text(), after.text());
    say({});
    m_isGiving = true;
    showButtons();
    const QJsonObject arguments{{QStringLiteral("from"), m_from->toString()},
                                {QStringLiteral("to"), to->toString()},
                                {QStringLiteral("places"), places}};
    m_desk.submit(SwitchProcess::kind, fieldsToJson(SwitchProcess{*m_from, *to, seen(*m_from, *to)}), this,
                  [this, arguments](const Result<DeskPort::Accepted> &accepted) {
                      m_isGiving = false;
                      showButtons();
                      if (!accepted.ok())
                          return say(uikit::errorSentence(accepted.error()));
                      beginJob(arguments);
                  });
}

void SwitchPanel::beginJob(QJsonObject arguments)
{
    m_awaited = std::move(arguments);
    m_job->begin(m_awaited, [this](const Result<void> &begun) {
        // Not where somebody has stopped it.
        if (!begun.ok() && begun.error().id() == "workflow.switch.not_yet" && !m_awaited.isEmpty())
            return m_again->start();
        m_awaited = {};
        showProgress();
        if (!begun.ok())
            return say(tr("New messages walk the other process. The open cases have stayed where they "
                          "are: %1 Ctrl+Enter tries again.")
                           .arg(uikit::errorSentence(begun.error())));
        Q_EMIT said(tr("The city is switched. The server moves the open cases now."));
    });
}

void SwitchPanel::turnJob(const QString &act, const QString &sentence)
{
    say({});
    m_job->turn(act, [this, sentence](const Result<void> &turned) {
        if (!turned.ok())
            return say(uikit::errorSentence(turned.error()));
        Q_EMIT said(sentence);
    });
}

void SwitchPanel::stop()
{
    if (m_awaited.isEmpty())
        return turnJob(QStringLiteral("stop"), tr("It stops after this part. What has moved stays."));
    m_awaited = {};
    m_again->stop();
    showProgress();
}

void SwitchPanel::takeBack()
{
    if (!m_back->isEnabled())
        return;
    const auto from = processIn(m_job->progress()->arguments, "from");
    const auto to = processIn(m_job->progress()->arguments, "to");
    const SwitchSeen now = seen(*to, *from);
    // Otherwise the open cases would go back, and the messages of somebody else's switch with them.
    if ((now.from && now.from != from) || (now.to && now.to != to))
        return say(tr("Somebody has switched further since. Take that back first, or switch to the process that you mean."));
    say({});
    m_job->turn(QStringLiteral("undo"), [this, from = *from, to = *to](const Result<void> &turned) {
        if (!turned.ok())
            return say(uikit::errorSentence(turned.error()));
        switchBack(from, to);
    });
}

void SwitchPanel::switchBack(const ProcessId &from, const ProcessId &to)
{
    m_isGiving = true;
    showButtons();
    // As the switch has left it.
    m_desk.submit(SwitchProcess::kind, fieldsToJson(SwitchProcess{to, from, SwitchSeen{std::nullopt, to}}), this,
                  [this](const Result<DeskPort::Accepted> &accepted) {
                      m_isGiving = false;
                      showButtons();
                      if (!accepted.ok())
                          return say(uikit::errorSentence(accepted.error()));
                      Q_EMIT said(
                          tr("New messages walk the former process again. The server takes the open cases back."));
                  });
}

QString SwitchPanel::sentenceOf(const reference::JobProgress &progress) const
{
    QString sentence =
        progress.isTakenBack()
            ? tr("%1 cases were taken back.").arg(shownNumber(progress.undone))
            : tr("%1 of %2 open cases have gone.").arg(shownNumber(progress.applied), shownNumber(progress.total));
    if (progress.isStopped())
        sentence += u' ' + tr("It is stopped.");
    if (progress.isStopped() && progress.partsAreGone)
        sentence += u' ' + tr("That is so long ago that it can neither go on nor be taken back.");
    if (!progress.reason.isEmpty())
        sentence += u' ' + uikit::errorSentence(Error(progress.reason.toLatin1()));
    return sentence;
}

void SwitchPanel::showProgress()
{
    const auto &progress = m_job->progress();
    m_bar->setVisible(m_job->isRunning());
    showButtons();
    if (!m_awaited.isEmpty())
        return m_state->setText(tr("The switch is on its way to the server. The open cases go as soon as it is there."));
    if (!progress)
        return m_state->setText({});
    m_bar->setRange(0, int(std::max<qint64>(progress->total, 1)));
    m_bar->setValue(int(progress->isTakenBack() ? progress->undone + progress->kept : progress->applied + progress->refused));
    const auto from = line(processIn(progress->arguments, "from"));
    const auto to = line(processIn(progress->arguments, "to"));
    const QString way = from && to ? tr("From “%1” to “%2”: ").arg(shownProcess(from->record), shownProcess(to->record)) : QString();
    m_state->setText(way + sentenceOf(*progress));
}

void SwitchPanel::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void SwitchPanel::takeFocus() { m_plan.empty() ? m_target->setFocus() : m_lines->setFocus(); }

void SwitchPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askStanding();
    // What is under way, or can be taken back, though the window was closed since.
    m_job->look(true);
}

void SwitchPanel::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (control && enter)
        switchOver();
    else if (event->key() == Qt::Key_F2 || (enter && event->modifiers() == Qt::NoModifier && m_lines->hasFocus()))
        m_place->setFocus(), m_place->showPopup();
    else if (event->key() == Qt::Key_Escape && m_stop->isEnabled())
        m_stop->click();
    else if (control && event->key() == Qt::Key_Z)
        takeBack();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::workflow
