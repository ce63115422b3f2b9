// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_edits.h"
#include "cases/core/citizen_queries.h"
#include "cases/ui/look_note.h"
#include "command/desk_port.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace peygir::uikit {
class CodeLabel;
class FormProblems;
class HistoryView;
class PersianLineEdit;
} // namespace peygir::uikit

namespace peygir::cases {

class MergePanel;
class ProposalBar;

/// One citizen: what is written of him, to be edited; his subscription code in large digits, or the key that gives him
/// one; his messages, open ones first; what was done to his record; what two people wrote at once (R038). Ctrl+Enter
/// saves, Ctrl+B subscribes, Ctrl+M merges another record of the same person into this one, Del among the merged ones parts
/// one, Enter in the list opens the case, Esc goes back. A record that was merged is shown by the one that is kept.
///
/// What is typed stays while news arrive: it was written on what was seen, and is merged so. It stays too while other
/// pages are shown, until it is saved or left with Esc.
class CitizenPage : public QWidget
{
    Q_OBJECT

public:
    CitizenPage(CitizenQueries &queries, DeskPort &desk, QWidget *parent = nullptr);
    ~CitizenPage() override;

    /// While something typed is not saved it stays, and the page says so instead; so with showNew().
    void showCitizen(const CitizenId &id);
    /// Somebody who never called: fields are empty, subscribing makes him.
    void showNew();
    /// Something is typed that is neither saved nor put away.
    bool isDirty() const;
    void refresh();
    void takeFocus();
    /// Asks which other record is of this person; false where no record is shown, or not yet.
    bool startMerging();
    /// Parts the merged record that is chosen, or the only one; false where none is.
    bool part();

Q_SIGNALS:
    void acted(const QString &sentence);
    void refused(const QString &sentence);
    void caseWanted(const QString &caseId);
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *form();
    QWidget *beside();
    void showView(const CitizenView &view);
    void fill(const CitizenView &view);
    void checkPhone();
    /// What differs from what was seen.
    CitizenEdits edits() const;
    /// Says what is not saved yet; false where all is, and another citizen (none: a new one) may be shown.
    bool keepsTyped(const std::optional<CitizenId> &id);
    void forgetSeen();
    void save();
    void subscribe();
    void showMerged(const CitizenView &view);
    void submitted(const Result<DeskPort::Accepted> &accepted, const QString &sentence);
    /// Back, unless something would be lost that was not asked for yet.
    void leave();

    CitizenQueries &m_queries;
    DeskPort &m_desk;
    LookNote m_look;
    std::optional<CitizenId> m_id;
    /// As it was when the fields were filled.
    std::optional<CitizenView> m_seen;
    /// As it is on the page beside the fields.
    std::optional<CitizenView> m_shown;
    /// The edits on their way into the store, until the page has read them back. What is typed meanwhile stays.
    std::optional<QJsonObject> m_given;
    bool m_isStored = false;
    /// Ctrl+Enter came before they were read back.
    bool m_saveAgain = false;
    CitizenQueries::Cancel m_cancel;
    CitizenQueries::Cancel m_cancelOwner;
    bool m_leaving = false;

    QLabel *m_title;
    QLabel *m_codeHead;
    uikit::CodeLabel *m_code;
    ProposalBar *m_proposals;
    uikit::PersianLineEdit *m_name;
    uikit::PersianLineEdit *m_phone;
    QPlainTextEdit *m_phones;
    QPlainTextEdit *m_addresses;
    uikit::PersianLineEdit *m_nationalId;
    QPlainTextEdit *m_note;
    uikit::FormProblems *m_problems;
    QPushButton *m_save;
    QPushButton *m_subscribe;
    QLabel *m_casesHead;
    QListWidget *m_cases;
    MergePanel *m_merging;
    QPushButton *m_merge;
    /// The records that were merged into this one; hidden where there are none.
    QWidget *m_mergedPart;
    QLabel *m_mergedHead;
    QListWidget *m_merged;
    /// Messages and history, at the side of the form.
    QWidget *m_beside;
    uikit::HistoryView *m_history;
};

} // namespace peygir::cases
