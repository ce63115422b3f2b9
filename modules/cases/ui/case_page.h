// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/act_panel.h"
#include "cases/ui/look_note.h"
#include "paper/out_page.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace peygir::uikit {
class ActionBar;
class CodeLabel;
class ReasonedAction;
class StatusChip;
class ContentArea;
} // namespace peygir::uikit

namespace peygir::cases {

class CaseFetch;
class CaseParts;
class DocumentsWidget;
class FetchLine;
class StayMenu;
class WaitingBar;
struct CaseAsked;

/// One case: what it is about, where, who called, what happened, and what can be done now (R073, R080, R082, R107). What
/// this desk does not keep of it is said and can be asked for.
class CasePage : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    /// All outlive it.
    CasePage(CaseQueries &queries, CaseFetch &fetch, DeskPort &desk, QWidget *parent = nullptr);

    /// Shows this case; empty shows what would be here.
    void showCase(const std::optional<CaseId> &id);
    const std::optional<CaseId> &shownCase() const { return m_id; }
    /// Reads the case again.
    void refresh();
    /// Asks the server for the case with this tracking code, which this desk does not hold, and shows it when it comes.
    void askFor(const QString &code);
    /// Asks the server for what this desk does not hold of the case that is shown; nothing where it holds it.
    void askServer();
    /// The same once it is known what this desk holds of it.
    void askServerWhenAbsent();
    /// False where the case can only be read, or there is none; then it is said.
    bool mayAct();
    /// The section with the documents of the case, shown where this desk holds its file. Once; the page owns it then.
    void setDocuments(DocumentsWidget &documents);
    /// What a later feature shows of the case, as a part beside its history; the page owns it then.
    void addPart(QWidget &part, const QString &name);
    /// How much is in it.
    void setPartCount(QWidget &part, size_t count);
    /// Where a later feature asks for what its acts need, below the case; the page owns it then. While it is shown the buttons
    /// are not, and another case puts it away.
    void addPanel(QWidget &panel);
    /// What a later feature can do with the case: asked whenever a case is shown that may be worked on. Acts come before the
    /// bare operations of the process and have their keys; those `inMenu` come last.
    struct PageAct
    {
        QString id;
        QString name;
        std::function<void()> run;
        bool inMenu = false;
    };
    using ActsOf = std::function<std::vector<PageAct>(const CaseView &)>;
    void addActs(ActsOf acts);
    /// The case as it was read; empty: none is shown, or it is not here.
    const std::optional<CaseView> &view() const { return m_view; }
    /// Puts something above the case that concerns it; the page becomes its owner.
    void addOnTop(QWidget &widget);
    /// Of the case that is shown; empty where it has none.
    std::optional<CitizenId> citizen() const;
    /// The case that is shown, as far as it is here.
    QList<paper::OutOffer> outOffers() override;

    // What the window's actions do with the case that is shown; nothing where there is none.
    void refer();
    void note();
    void take();
    /// Asks the citizen; where he is asked already, takes down what he answered.
    void askCitizen();
    /// The act or operation with this place among the buttons, from 0.
    void operation(int place);
    /// The keyboard goes to its documents; where there are none it is said.
    void openDocuments();
    /// Opens the menu of the operations that have no key of their own; nothing where there is none.
    void moreOperations();

Q_SIGNALS:
    /// The case that is shown was read, or read again.
    void caseShown(const peygir::cases::CaseId &id);
    /// The same, or empty: none is shown any more, or only that it is not here.
    void viewShown(const std::optional<peygir::cases::CaseView> &view);
    void acted(const QString &sentence);
    void refused(const QString &sentence);
    /// Another case is to be shown.
    void caseWanted(const QString &caseId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *bars();
    /// What Tab stops at here, in order, also that of the window.
    QList<QWidget *> chainStops();
    void showNone();
    void showAbsent(const CaseAsked &asked);
    void showView(const CaseView &view);
    /// To those who read more about the case than its view has.
    void tellShown(const CaseView &view);
    void showSource(const CaseView &view);
    void takeFetched(const CaseId &id);
    void askIfWanted();
    void showFacts(const CaseView &view);
    void showActions(const CaseView &view);
    std::vector<PageAct> actsOf(const CaseView &view);
    std::vector<PageAct> citizenActs(const CaseView &view);
    void doNow(size_t place);
    /// Goes on at the one of these stays that is meant; where it could be several, he is asked which.
    void atStay(const std::vector<CaseNodeId> &stays, const std::function<void(const CaseNodeId &)> &go);
    void askAtStay();
    void endWait(AskingEnd how);
    uikit::ReasonedAction *action(const QString &id, const QString &text, const QKeySequence &key,
                                  std::function<void()> run);

    CaseQueries &m_queries;
    DeskPort &m_desk;
    LookNote m_look;
    std::optional<CaseId> m_id;
    std::optional<CaseView> m_view;
    std::optional<Instant> m_shownAt;
    CaseQueries::Cancel m_cancel;
    /// Of this one the server is asked for what is not here.
    std::optional<CaseId> m_wanted;

    QStackedLayout *m_stack;
    /// Of what is told, and of that with what is done below it.
    QVBoxLayout *m_column;
    QVBoxLayout *m_foot;
    uikit::CodeLabel *m_code;
    uikit::StatusChip *m_status;
    QLabel *m_subject;
    QFormLayout *m_facts;
    QLabel *m_words;
    uikit::ContentArea *m_about;
    /// All but what is done with the case.
    uikit::ContentArea *m_told;
    FetchLine *m_source;
    WaitingBar *m_waiting;
    CaseParts *m_parts;
    uikit::ActionBar *m_bar;
    QToolButton *m_more;
    uikit::ActionBar *m_acts;
    /// What can be done, while nothing is being done.
    QWidget *m_bars;
    StayMenu *m_which;
    ActPanel *m_panel;
    QList<uikit::ReasonedAction *> m_actions;
    std::vector<ActsOf> m_actsOf;
    /// In the order of their keys.
    std::vector<PageAct> m_doable;
    QList<QWidget *> m_panels;
    DocumentsWidget *m_documents = nullptr;
};

} // namespace peygir::cases
