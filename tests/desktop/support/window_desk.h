// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/store/sql_call_book.h"
#include "cases/store/sql_bulk_book.h"
#include "command/envelope.h"
#include "command/registry.h"
#include "desktop/desk_search.h"
#include "desktop/main_window.h"
#include "desktop/support/told_server.h"
#include "front/desk/desk_runtime.h"
#include "front/desk/file_service.h"
#include "intake/store/sql_draft_book.h"
#include "storage/query_thread.h"
#include "uikit/list_row.h"
#include "uikit/row_list_view.h"
#include "uikit/view_settings.h"

#include <QTemporaryDir>

namespace peygir::test {

/// The real window of a follow-up manager on a real desk with real rules and a real store, from which nothing goes to a
/// network: what he does stays in the outbox, where a test finds the command. The store holds the demo city with some
/// hundred commands behind it: `casesOfHis` open cases at follow-up lie in his cartable, and the server has refused one
/// of his notes and keeps two of a colleague. It is made once for a program, by the real server's rules; each desk gets a copy.
class WindowDesk
{
public:
    static constexpr int casesOfHis = 6;
    /// What he had typed into the note that was refused.
    static QString refusedNote();
    /// Two notes of a colleague without rights that the server keeps; the second is the newer.
    static QString heldNote(int n);

    /// The window is shown and has the keyboard, and his cartable is there, its first row current. Stops the test if it
    /// does not come to that.
    /// Which cycle his cases walk. In the second one they lie at tasks that say what they are for, and he is their expert. Either is
    /// written into the store beside the sums of its content; `AsMade` leaves the store as the server has filled it.
    enum class Cycle { First, Second, AsMade };
    explicit WindowDesk(Cycle cycle = Cycle::First);
    /// The window of somebody else on the same store, as the server has filled it: of one who registers messages, or of one in
    /// whose cartable a case waits for the answer of his unit. Rights beside those of a reader are not in this store.
    /// Or of one who heads a unit that has others below it, of an administrator, or one of the three levels of access that ship, whose
    /// rights are written into it.
    enum class Colleague { Registers, Answers, Administers, SystemManager, OfficeManager, PublicRelations, HeadsAUnit };
    explicit WindowDesk(Colleague colleague);

    desktop::MainWindow &window() { return *m_window; }
    /// What the window asks the server for, and what it is answered.
    ToldServer &server() { return m_server; }
    /// A connection that reads his store.
    std::unique_ptr<storage::Connection> connect();
    DeskPort &port() { return *m_runtime; }
    UserId user() const { return m_runtime->user(); }
    /// The file of his store, and the id of his desk as text.
    QString storePath() const { return m_runtime->store()->path(); }
    QString deskId() const { return m_runtime->desk()->toString(); }
    /// All that was given on this desk, in order.
    std::vector<Envelope> submitted();
    /// What the server keeps of others: the command's id and the note that it brings.
    std::vector<std::pair<Uuid, QString>> heldCommands();
    /// The newest command, once there are `count`; stops the test if they do not come.
    Envelope command(int count);

    /// What the line of messages says; empty while it says nothing.
    QString message();
    /// The list that is on the screen, as long as one is.
    uikit::RowListView &list();
    /// Its rows once they are there; placeholders are left out.
    std::vector<uikit::ListRow> rows();
    /// The row under its cursor.
    uikit::ListRow currentRow();
    /// Each line of the history that is shown: the sentence and below it the note.
    QStringList history();
    /// The text of the label that has this name (a fact of the case, what was typed, …); empty: it is not shown.
    QString labelled(const QString &name);
    /// A label or button that says exactly this is on the screen.
    bool shows(const QString &text);
    /// The headings that are on the screen, one above the other.
    QStringList headings();
    /// What of this kind has this name and is on the screen; null if nothing.
    template <class T>
    T *shown(const QString &accessibleName)
    {
        for (T *one : m_window->template findChildren<T *>()) {
            if (one->isVisible() && one->accessibleName() == accessibleName)
                return one;
        }
        return nullptr;
    }

private:
    /// Opens the store and shows the window of this person.
    void show(const UserId &user);

    QTemporaryDir m_folder;
    const Registry &m_registry;
    uikit::PassingViewSettings m_settings;
    ToldServer m_server;
    std::unique_ptr<front::DeskRuntime> m_runtime;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<storage::QueryThread> m_queries;
    std::unique_ptr<intake::SqlDraftBook> m_drafts;
    std::unique_ptr<cases::SqlBulkBook> m_acts;
    std::unique_ptr<answering::SqlCallBook> m_calls;
    std::unique_ptr<desktop::DeskSearch> m_search;
    /// Ends the test when anything but the window is shown as one.
    std::unique_ptr<QObject> m_strayWindows;
    std::unique_ptr<desktop::MainWindow> m_window;
};

} // namespace peygir::test
