// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/ask_citizen.h"
#include "cases/core/case_queries.h"
#include "command/desk_port.h"

#include <QKeySequence>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QToolButton;
class QVBoxLayout;

namespace peygir::uikit {
class ActionBar;
class ReasonedAction;
} // namespace peygir::uikit

namespace peygir::cases {

class ActPanel;
class StayMenu;

/// Something that a feature can do with a case: a button or an entry of the menu, by the id of its help.
struct CaseAct
{
    QString id;
    QString name;
    std::function<void()> run;
    bool inMenu = false;
};

/// What can be done with the case that is shown, at the foot of its page: the buttons and the menu, and in their place
/// the panel of what is being done (R080). Acts of the window's keys do nothing where there is no case; where it can
/// only be read they say so.
class CaseActs : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    CaseActs(CaseQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Why nothing can be done with a case that the server was asked for.
    static QString whyReadOnly();

    /// What can be done with this case now.
    void showView(const CaseView &view);
    /// No case is shown, or another one that is not read yet: nothing can be done until the next `showView`.
    void forget();
    /// What was being done is put away, with what was typed for it.
    void putPanelsAway();
    /// False where the case can only be read, or there is none; the former is said.
    bool mayAct();
    /// Where a later feature asks for what its acts need; it is owned here then. While it is shown the buttons are not,
    /// and another panel puts it away.
    void addPanel(QWidget &panel);
    /// What a later feature can do with the case: asked whenever a case is shown that may be worked on. Its acts come
    /// before the bare operations of the process and have their keys; those `inMenu` come last.
    using ActsOf = std::function<std::vector<CaseAct>(const CaseView &)>;
    void addActs(ActsOf acts);

    // What the window's actions do with the case; nothing where there is none.
    void refer();
    void note();
    void take();
    /// Asks the citizen; where he is asked already, takes down what he answered.
    void askCitizen();
    /// The act or operation with this place among the buttons, from 0.
    void operation(int place);
    /// Opens the menu of the operations that have no key of their own; nothing where there is none.
    void moreOperations();

Q_SIGNALS:
    /// A panel was finished with or put away: the keyboard is to go to where the case is read.
    void left();
    void acted(const QString &sentence);
    void refused(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *bars();
    /// The acts and operations: what has a button is answered, the rest is in the menu.
    QList<uikit::ReasonedAction *> makeOperations();
    /// What can be done at every stay, and why not where it cannot. After `makeOperations`, which may be forbidden with
    /// them.
    QList<uikit::ReasonedAction *> makeStanding();
    /// Acts of features, then operations, then what features put into the menu.
    std::vector<CaseAct> actsOf(const CaseView &view);
    /// What is asked of the citizen, in the menu.
    std::vector<CaseAct> citizenActs(const CaseView &view);
    void doNow(size_t place);
    /// Goes on at the one of these stays that is meant; where it could be several, he is asked which.
    void atStay(const std::vector<CaseNodeId> &stays, const std::function<void(const CaseNodeId &)> &go);
    void askAtStay();
    void endWait(AskingEnd how);
    CaseId id() const { return m_view->line.card.id; }
    uikit::ReasonedAction *action(const QString &id, const QString &text, const QKeySequence &key,
                                  std::function<void()> run);

    DeskPort &m_desk;
    std::optional<CaseView> m_view;
    QVBoxLayout *m_column;
    uikit::ActionBar *m_bar;
    QToolButton *m_more;
    /// What the process has no say in: refer, take, note.
    uikit::ActionBar *m_standing;
    /// What can be done, while nothing is being done.
    QWidget *m_bars;
    StayMenu *m_which;
    ActPanel *m_panel;
    QList<uikit::ReasonedAction *> m_actions;
    std::vector<ActsOf> m_actsOf;
    /// In the order of their keys.
    std::vector<CaseAct> m_doable;
    QList<QWidget *> m_panels;
};

} // namespace peygir::cases
