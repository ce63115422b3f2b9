// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_acts.h"

#include "cases/core/take_case.h"
#include "cases/ui/act_panel.h"
#include "cases/ui/shown.h"
#include "cases/ui/stay_choice.h"
#include "uikit/action_bar.h"
#include "uikit/error_sentence.h"
#include "uikit/reasoned_action.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace peygir::cases {

namespace {

constexpr size_t buttonsForOperations = 2;

} // namespace

QString CaseActs::whyReadOnly() { return tr("This desk does not keep the case: here it can only be read."); }

CaseActs::CaseActs(CaseQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_column(new QVBoxLayout(this))
    , m_bar(new uikit::ActionBar)
    , m_more(new QToolButton)
    , m_standing(new uikit::ActionBar)
    , m_bars(bars())
    , m_which(new StayMenu(this))
    , m_panel(new ActPanel(queries, desk))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(m_panel);
    m_column->addWidget(m_bars);
    addPanel(*m_panel);
    connect(m_panel, &ActPanel::done, this, [this](const QString &sentence) {
        Q_EMIT left();
        Q_EMIT acted(sentence);
    });
    connect(m_panel, &ActPanel::putAway, this, [this] {
        m_panel->hide();
        Q_EMIT left();
    });
}

QWidget *CaseActs::bars()
{
    auto *bars = new QWidget;
    auto *operations = new QWidget;
    operations->setProperty("role", QStringLiteral("bar"));
    operations->setAttribute(Qt::WA_StyledBackground);
    m_bar->setProperty("role", QVariant());
    m_more->setText(tr("More operations"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    auto *row = new QHBoxLayout(operations);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar, 1);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(bars);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(operations);
    column->addWidget(m_standing);
    return bars;
}

bool CaseActs::eventFilter(QObject *watched, QEvent *event)
{
    // Where something is being done, a small screen has no room for what else could be.
    const bool isPanel = std::find(m_panels.begin(), m_panels.end(), watched) != m_panels.end();
    if (isPanel && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) {
        // One thing at a time.
        for (QWidget *panel : m_panels) {
            if (panel != watched && event->type() == QEvent::ShowToParent)
                panel->hide();
        }
        m_bars->setVisible(
            std::all_of(m_panels.begin(), m_panels.end(), [](QWidget *panel) { return panel->isHidden(); }));
    }
    return QWidget::eventFilter(watched, event);
}

void CaseActs::addPanel(QWidget &panel)
{
    m_panels.append(&panel);
    panel.installEventFilter(this);
    panel.hide();
    if (&panel != m_panel)
        m_column->insertWidget(m_column->indexOf(m_panel), &panel);
}

void CaseActs::addActs(ActsOf acts) { m_actsOf.push_back(std::move(acts)); }

void CaseActs::forget() { m_view.reset(); }

void CaseActs::putPanelsAway()
{
    for (QWidget *panel : m_panels)
        panel->hide();
}

uikit::ReasonedAction *CaseActs::action(const QString &id, const QString &text, const QKeySequence &key,
                                        std::function<void()> run)
{
    auto *made = new uikit::ReasonedAction(id, text, key, {}, this);
    // The window has the key; the button only shows it.
    made->setShortcutContext(Qt::WidgetShortcut);
    connect(made, &QAction::triggered, this, std::move(run));
    m_actions.append(made);
    return made;
}

void CaseActs::showView(const CaseView &view)
{
    m_view = view;
    m_bar->setActions({});
    m_standing->setActions({});
    m_more->menu()->clear();
    qDeleteAll(m_actions);
    m_actions.clear();
    const QList<uikit::ReasonedAction *> operations = makeOperations();
    const QList<uikit::ReasonedAction *> standing = makeStanding();
    m_bar->parentWidget()->setVisible(!operations.isEmpty());
    m_bar->setActions(operations);
    m_standing->setActions(standing,
                           operations.isEmpty() ? uikit::ActionBar::First::Prominent : uikit::ActionBar::First::Plain);
}

QList<uikit::ReasonedAction *> CaseActs::makeOperations()
{
    QList<uikit::ReasonedAction *> operations;
    m_doable = actsOf(*m_view);
    for (size_t i = 0; i < m_doable.size(); ++i) {
        // The first ones have keys and buttons; more would push the list out of a small screen.
        static const QKeySequence keys[] = {Qt::Key_F8, Qt::SHIFT | Qt::Key_F8, Qt::CTRL | Qt::Key_F8};
        const bool hasKey = i < std::size(keys) && !m_doable[i].inMenu;
        auto *made =
            action(m_doable[i].id, m_doable[i].name, hasKey ? keys[i] : QKeySequence(), [this, i] { doNow(i); });
        if (i < buttonsForOperations && !m_doable[i].inMenu)
            operations.append(made);
        else
            m_more->menu()->addAction(made);
    }
    m_more->setVisible(!m_more->menu()->isEmpty());
    return operations;
}

QList<uikit::ReasonedAction *> CaseActs::makeStanding()
{
    const CaseView &view = *m_view;
    const bool open = view.line.card.openNodes > 0;
    auto *refer = action(QStringLiteral("case.refer"), tr("Refer"), Qt::Key_F7, [this] { this->refer(); });
    auto *take = action(QStringLiteral("case.take"), tr("Take"), Qt::Key_F6, [this] { this->take(); });
    auto *note = action(QStringLiteral("case.note"), tr("Note"), Qt::Key_F9, [this] { this->note(); });
    QList<uikit::ReasonedAction *> standing{refer, take, note};
    if (!open && view.file)
        standing.append(action(QStringLiteral("case.reopen"), tr("Reopen"), Qt::Key_F8, [this] { operation(0); }));
    const QString why = view.fetchedAt ? whyReadOnly()
                        : !view.file   ? tr("This desk holds the card only.")
                        : !open        ? tr("The case is closed.")
                                       : QString();
    QList<uikit::ReasonedAction *> forbidden;
    if (!why.isEmpty())
        forbidden = {refer, take};
    if (!view.file || view.fetchedAt)
        forbidden = m_actions;
    for (uikit::ReasonedAction *one : forbidden)
        one->forbid(why);
    return standing;
}

std::vector<CaseAct> CaseActs::actsOf(const CaseView &view)
{
    std::vector<CaseAct> acts;
    std::vector<CaseAct> last;
    if (view.file && !view.fetchedAt) {
        for (const ActsOf &of : m_actsOf) {
            for (CaseAct &act : of(view))
                (act.inMenu ? last : acts).push_back(std::move(act));
        }
        std::vector<CaseAct> ofCitizen = citizenActs(view);
        std::move(ofCitizen.begin(), ofCitizen.end(), std::back_inserter(last));
    }
    for (const OperationChoice &choice : view.operations) {
        acts.push_back({QStringLiteral("case.operation.") + choice.key, shown(choice.name),
                        [this, choice] { m_panel->complete(id(), choice); }});
    }
    std::move(last.begin(), last.end(), std::back_inserter(acts));
    return acts;
}

std::vector<CaseAct> CaseActs::citizenActs(const CaseView &view)
{
    std::vector<CaseAct> acts;
    if (view.openNodes.empty())
        return acts;
    const auto add = [&acts](const char *id, const QString &name, std::function<void()> run) {
        acts.push_back({QLatin1String(id), name, std::move(run), true});
    };
    if (!answerableFor(view, m_desk.user()).empty()) {
        add("case.citizen_answered", tr("Take down the citizen's answer"), [this] { endWait(AskingEnd::Answered); });
        add("case.citizen_not_asked", tr("Wait for the citizen no longer"), [this] { endWait(AskingEnd::TakenBack); });
    }
    const bool isAsked = !waitingOf(view, staysFor(view, m_desk.user())).empty();
    add("case.citizen_asked", isAsked ? tr("Ask the citizen something else") : tr("Ask the citizen"),
        [this] { askAtStay(); });
    return acts;
}

void CaseActs::atStay(const std::vector<CaseNodeId> &stays, const std::function<void(const CaseNodeId &)> &go)
{
    // While something is being done the buttons are away, and the menu stands at the foot of all.
    const QWidget *beside = m_bars->isVisible() ? m_bars : this;
    const QRect room = beside->rect();
    const QPoint corner = QGuiApplication::isRightToLeft() ? room.bottomRight() : room.bottomLeft();
    m_which->ask(*m_view, stays, beside->mapToGlobal(corner), [this, asked = id(), go](const CaseNodeId &stay) {
        if (m_view && id() == asked)
            go(stay);
    });
}

void CaseActs::askAtStay()
{
    atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) { m_panel->askCitizen(id(), stay); });
}

void CaseActs::endWait(AskingEnd how)
{
    atStay(answerableFor(*m_view, m_desk.user()), [this, how](const CaseNodeId &stay) {
        if (const auto wait = openWaitAt(*m_view, stay))
            m_panel->endWait(id(), *wait, how);
    });
}

bool CaseActs::mayAct()
{
    if (m_view && m_view->fetchedAt)
        Q_EMIT refused(whyReadOnly());
    return m_view && !m_view->fetchedAt;
}

void CaseActs::refer()
{
    if (mayAct() && !m_view->openNodes.empty())
        atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) { m_panel->refer(id(), stay); });
}

void CaseActs::askCitizen()
{
    if (!mayAct())
        return;
    const std::vector<CaseNodeId> stays = staysFor(*m_view, m_desk.user());
    if (!m_view->file || stays.empty())
        Q_EMIT refused(tr("The citizen can be asked about an open case whose file is here."));
    else if (waitingOf(*m_view, stays).empty())
        askAtStay();
    else
        endWait(AskingEnd::Answered);
}

void CaseActs::note()
{
    if (mayAct() && m_view->file)
        m_panel->note(id());
}

void CaseActs::operation(int place)
{
    if (!mayAct())
        return;
    // What is closed has one way on, and it is the first.
    if (place == 0 && m_view->line.card.openNodes == 0 && m_view->file)
        m_panel->reopen(id());
    else if (place < int(m_doable.size()) && !m_doable[size_t(place)].inMenu)
        doNow(size_t(place));
}

void CaseActs::moreOperations()
{
    QMenu *menu = m_more->menu();
    if (!mayAct() || menu->isEmpty())
        return;
    menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    menu->setActiveAction(menu->actions().front());
}

void CaseActs::doNow(size_t place)
{
    // A copy: what it does may show the case anew.
    const CaseAct act = m_doable[place];
    if (mayAct())
        act.run();
}

void CaseActs::take()
{
    if (!mayAct() || m_view->openNodes.empty())
        return;
    atStay(staysFor(*m_view, m_desk.user()), [this](const CaseNodeId &stay) {
        m_desk.submit(TakeCase::kind,
                      {{QStringLiteral("case"), id().toString()}, {QStringLiteral("node"), stay.toString()}}, this,
                      [this](const Result<DeskPort::Accepted> &accepted) {
                          if (accepted.ok())
                              Q_EMIT acted(tr("You have taken the case."));
                          else
                              Q_EMIT refused(uikit::errorSentence(accepted.error()));
                      });
    });
}

} // namespace peygir::cases
