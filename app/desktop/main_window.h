// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/call_book.h"
#include "cases/core/bulk_book.h"
#include "cases/store/asked_lists.h"
#include "cases/store/sql_case_queries.h"
#include "cases/store/sql_document_queries.h"
#include "cases/store/sql_search_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"
#include "command/server_port.h"
#include "command/sync_port.h"
#include "desktop/own_pages.h"
#include "intake/core/draft_book.h"
#include "intake/store/sql_intake_queries.h"
#include "reference/store/sql_record_queries.h"
#include "uikit/language.h"

#include <QMainWindow>

#include <functional>
#include <map>

namespace peygir::administration {
class ProfilePage;
}
namespace peygir::uikit {
class ActionCatalogue;
class CommandPalette;
class Shell;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::cases {
class CasePage;
}
namespace peygir::intake {
class CallDeskPage;
class MessagePage;
}
namespace peygir::reference {
class RecordsPage;
}

namespace peygir::desktop {

class AnsweringCorner;
class CitizenCorner;
class DeskSearch;
class DocumentCorner;
class FieldCorner;
class FollowUpCorner;
class HelpCorner;
class ListCorner;
class ManagingCorner;
class ServerCases;
class SyncCorner;

/// The window of one signed-in person: which pages there are, how one goes from one to the other, and the actions of
/// all of them. It holds no rule and no SQL.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What a desk is for its window.
    struct Ports
    {
        DeskPort &desk;
        ServerPort &server;
        SyncPort &sync;
        FilePort &files;
        cases::BulkBook &acts;
        answering::CallBook &calls;
    };
    /// All outlive the window. `fullName` is shown; empty while it is not known. `about` is shown with the settings.
    MainWindow(const Ports &ports, storage::QueryThread &queries, intake::DraftBook &drafts, DeskSearch &search,
               uikit::ViewSettings &settings, const QString &fullName, const QStringList &about = {});

    /// Goes to the place with this name ("register", "current", …); an unknown one changes nothing.
    void go(const QString &place);
    /// The telephone says who calls: the call desk begins with this number.
    void takeCaller(const QString &number);
    /// Before another window takes this one's place.
    void keepWhatIsTyped();
    /// Says a sentence below the page, until the next one.
    void tell(const QString &sentence);
    /// Nothing: it is changed.
    void showPasswordOutcome(const std::optional<Error> &error);

Q_SIGNALS:
    /// The person wants another language; this window keeps the one that it has.
    void languageChosen(peygir::uikit::Language language);
    /// They are remembered already.
    void fileWishesChosen(const peygir::desktop::FileWishes &wishes);
    /// The server does not take this desk's token, and the person wants to sign in anew.
    void signInWanted();
    /// To be answered by `showPasswordOutcome`.
    void passwordChangeWanted(const QString &present, const QString &next);

private:
    void addPlaces(storage::QueryThread &queries, ServerPort &server);
    void addSynchronisation(const Ports &ports, storage::QueryThread &queries);
    /// A page over the whole width. `arrive` is called each time one goes there; `key` may be empty.
    void addPage(const QString &id, const QString &title, const QString &icon, const QKeySequence &key, QWidget &page,
                 std::function<void()> arrive);
    AddPage pageAdder();
    /// A list of a feature's own, with the case beside it.
    void addPair(const QString &id, const QString &title, const QString &icon, const QKeySequence &key, QWidget &page,
                 std::function<void()> arrive);
    void addFollowUp(storage::QueryThread &queries, ServerPort &server);
    void addField(storage::QueryThread &queries, ServerPort &server);
    void addSupervision(storage::QueryThread &queries, ServerPort &server);
    void addManaging(storage::QueryThread &queries);
    /// A page that shows the case beside it, while it is looked at.
    bool isPairVisible() const;
    void addActions();
    void addHelp();
    void addDocuments();
    void addFinders();
    /// Shows this case in the list of all.
    void goToCase(const QString &caseId);
    void tellProblem(const QString &sentence);
    /// The window of another language would not have what is typed on the pages of a message and a citizen: shows what is
    /// not saved instead, and says why.
    void chooseLanguage(uikit::Language language);
    void actOnCase(const std::function<void(cases::CasePage &)> &act);
    void refresh();
    /// The place of base information is there for those who may change any of it.
    void offerRecords();

    struct WholePage
    {
        QWidget *page;
        std::function<void()> arrive;
        /// A list: the case that it stands on is shown beside it.
        bool withCase = false;
        /// Nothing else of the window is shown with it.
        bool isAlone = false;
    };

    DeskPort &m_desk;
    uikit::ViewSettings &m_settings;
    DeskSearch &m_search;
    ServerPort &m_server;
    ServerCases *m_serverCases;
    cases::SqlCaseQueries m_caseQueries;
    cases::AskedLists m_closedLists;
    cases::BulkBook &m_acts;
    cases::SqlDocumentQueries m_documentQueries;
    cases::SqlSearchQueries m_searchQueries;
    intake::SqlIntakeQueries m_intakeQueries;
    reference::SqlRecordQueries m_recordQueries;
    administration::ProfilePage *m_profile;
    uikit::Shell *m_shell;
    uikit::ActionCatalogue *m_actions;
    uikit::CommandPalette *m_palette;
    intake::CallDeskPage *m_callDesk;
    SyncCorner *m_sync;
    HelpCorner *m_help;
    /// Null until it is known that he may.
    reference::RecordsPage *m_records = nullptr;
    cases::CasePage *m_case;
    ListCorner *m_lists;
    FilePort &m_files;
    DocumentCorner *m_documents;
    /// Where one goes back to from a document, a citizen, a message.
    QString m_here;
    intake::MessagePage *m_message;
    CitizenCorner *m_citizens;
    FollowUpCorner *m_followUp;
    FieldCorner *m_field;
    /// Null while the window begins.
    ManagingCorner *m_managing = nullptr;
    AnsweringCorner *m_answering;
    std::map<QString, WholePage> m_pages;
};

} // namespace peygir::desktop
