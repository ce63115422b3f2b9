// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "answering/core/call_book.h"
#include "command/desk_port.h"
#include "uikit/suggestions.h"

#include <QLabel>
#include <QTimer>

#include <deque>
#include <set>

class QScrollArea;
class QVBoxLayout;

namespace peygir::uikit {
class FormProblems;
}

namespace peygir::answering {

class MessageCard;

/// The call to one citizen (R100): his numbers, the script, all his messages that are ready, one under the other, and
/// what he has open besides (R106). Whoever opens it takes the messages, so that no colleague calls him too, and gives
/// back what he did not answer. Ctrl+Enter writes down all that has a result, each message as a command of its own;
/// what is refused stays with what was typed and the sentence that says why. Esc leaves.
///
/// What is typed is kept in the book on every pause, until it is saved: it stands there again when this citizen is
/// opened again, also after the program's end.
class CallPanel : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it. `fullName` is who calls; may be empty.
    struct Ports
    {
        AnsweringQueries &queries;
        CallBook &book;
        DeskPort &desk;
        QString fullName;
    };
    explicit CallPanel(Ports ports, QWidget *parent = nullptr);
    ~CallPanel() override;

    /// Reads what was kept; `typedChanged` follows, and `restored` with the call that was typed in last.
    void load();
    /// `CallView::id`. The one that is open is left first.
    void open(const Uuid &id);
    /// Empty: none is.
    const std::optional<Uuid> &call() const { return m_call; }
    /// For whom something is typed that is not saved.
    std::set<Uuid> typedCalls() const;
    /// Rows have changed somewhere.
    void refresh();
    /// Keeps at once what has not been kept yet.
    void keep();
    void leave();
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);
    void refused(const QString &sentence);
    /// No call is open any more.
    void closed();
    void typedChanged();
    void restored(const peygir::Uuid &call);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void ask();
    void showView(const CallView &view);
    void showHead(const CallView &view);
    MessageCard &cardOf(const cases::CaseId &id);
    MessageCard *find(const cases::CaseId &id) const;
    void takeMessages();
    void takeOver(const MessageCard &card);
    void releaseMessages();
    void step(const MessageCard &from, int by);
    void noteTyped();
    TypedCall typedNow() const;
    void save();
    void saveNext();
    void savedAll();
    void closeCall();

    Ports m_ports;
    std::optional<Uuid> m_call;
    std::optional<CallView> m_view;
    AnsweringQueries::Cancel m_cancel;
    std::map<Uuid, TypedCall> m_kept;
    QTimer m_keepSoon;
    std::vector<MessageCard *> m_cards;
    QList<uikit::Suggestion> m_snippets;
    QString m_script;
    /// What this call has taken and not given back.
    std::map<cases::CaseId, cases::CaseNodeId> m_taken;
    std::deque<RecordAnswer> m_toSave;
    int m_saved = 0;
    bool m_isSaving = false;
    /// The person was told that some messages have no result, and wants it so.
    bool m_savesTheRest = false;
    /// The keyboard goes to the first message once it is here.
    bool m_wantsFocus = false;

    QLabel *m_name;
    QLabel *m_phones;
    QLabel *m_scriptLabel;
    QLabel *m_others;
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    uikit::FormProblems *m_problems;
};

} // namespace peygir::answering
