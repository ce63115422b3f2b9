// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"
#include "intake/ui/call_keeper.h"
#include "intake/ui/answering_column.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace peygir::cases {
class DocumentsWidget;
}
namespace peygir::uikit {
class TypeAheadEdit;
}

namespace peygir::intake {

class CallFiles;
class CallForm;
class CallGiving;
class HeldCallsStrip;
class RegisteredPanel;

/// The call desk (R021, R030–R036, R040–R045): one page on which a message is taken by keys alone. The form stands where
/// reading begins, beside it what answers while one types; at the foot the calls on hold. Nothing that was typed is
/// lost: not by Esc, not by another call, not by a power cut. Files of any kind are dropped or pasted anywhere on it (R031,
/// R037); they belong to their call, and to the case that it becomes.
///
///     Enter         on to what is needed next             Ctrl+Enter   register; afterwards: hand it on
///     Esc           next caller; asks if something is lost  F11          put on hold
///     Ctrl+1…9      back to a call on hold                Alt+1…9      this call belongs to that case
///     Ctrl+I, Ctrl+T  urgency, channel                    Ctrl+L, Ctrl+J  checklist, words
///     Ctrl+E        to whom it is referred as it is registered
///     Ctrl+M        files; there Insert adds one and Delete takes one out
class CallDeskPage : public QWidget
{
    Q_OBJECT

public:
    /// What the page asks and tells; all outlive it.
    struct Surroundings
    {
        IntakeQueries &queries;
        DraftBook &book;
        DeskPort &desk;
        cases::DocumentQueries &documents;
        FilePort &files;
    };
    /// Calls that were kept are read at once.
    explicit CallDeskPage(const Surroundings &surroundings, QWidget *parent = nullptr);
    ~CallDeskPage() override;

    /// The keyboard goes to where the call goes on.
    void takeFocus();
    /// The telephone says who calls (a number or `tel:` address): a call of his begins, what stands on the form is put
    /// on hold.
    void takeCaller(const QString &number);
    /// A message that was not applied is typed anew: what stands on the form is put on hold.
    void takeMessage(const Call &call);
    void hold();
    void submit();
    /// The files of the call; those of its case, once it is registered.
    cases::DocumentsWidget &documents();
    /// Keeps at once what was typed, as before another page shows the same calls.
    void keep();
    /// Rows may have changed.
    void refresh();

Q_SIGNALS:
    /// A message has been kept; the code has been shown.
    void registered(const QString &code);
    /// Another message is taken down: what was said of the one before is over.
    void nextBegun();
    /// A call has been given in the place of a message that was not applied: the entry about that is settled by it.
    void gaveInPlaceOf(const peygir::AttentionId &entry);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void addKeys();
    void connectParts();
    void connectReferral();
    void connectGiving();
    /// The button says what it will do.
    void showReferral();
    /// The field for what he was told and the list of files share a small window.
    void fitFiles();
    void restore();
    Call currentCall() const;
    void note();
    void showCall(const Call &call);
    void takeHeld(int n);
    void addToCase(const BesideCase &chosen);
    void showAdded(const BesideCase &chosen, const Call &call, bool isLeftToServer);
    /// The code of the case that the call has become, or was added to, with what the case has.
    void showCode(const cases::CaseId &caseId);
    static QString sentenceFor(const Call &call);
    void showRegistered(const DeskPort::Accepted &accepted, const Call &call);
    void doStep();
    void nextMessage(bool sameCaller);
    void escape();
    void setBusy(bool busy);
    void say(const QString &sentence);
    void readSnippets();
    bool isRegistered() const;

    IntakeQueries &m_queries;
    DeskPort &m_desk;
    /// While it is busy, the form is still that of the call that was given.
    CallGiving *m_giving;
    CallKeeper *m_keeper;
    CallForm *m_form;
    AnsweringColumn *m_answering;
    RegisteredPanel *m_registered;
    QStackedLayout *m_beside;
    CallFiles *m_files;
    HeldCallsStrip *m_strip;
    QLabel *m_problem;
    uikit::TypeAheadEdit *m_referTo;
    QPushButton *m_register;
    QTimer *m_refreshing;
    /// Answers that wait for the questions of their subject.
    std::optional<QJsonObject> m_waitingAnswers;
    /// The subject's own urgency does not count: this call came with one.
    bool m_keepsUrgency = false;
    /// What is missing has been said; once more is meant.
    bool m_warned = false;
    bool m_askedToDrop = false;
    /// The case whose code is shown has left this desk's hands: its rows may go, and what is shown of it stays.
    bool m_isHandedOn = false;
    /// Who called meanwhile.
    std::optional<QString> m_nextCaller;
    /// As `Call::settles` of the call on the form.
    std::optional<AttentionId> m_settles;
    bool m_isShowing = false;
    Call m_last;
};

} // namespace peygir::intake
