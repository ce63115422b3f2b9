// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "desktop/desk_search.h"
#include "desktop/file_sweep.h"
#include "desktop/file_upkeep.h"
#include "front/desk/desk_door.h"
#include "front/desk/desk_runtime.h"
#include "front/desk/file_service.h"
#include "front/desk/sign_in.h"
#include "front/desk/unsent_errand.h"
#include "answering/store/sql_call_book.h"
#include "cases/store/sql_bulk_book.h"
#include "intake/store/sql_draft_book.h"
#include "storage/query_thread.h"
#include "uikit/language.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QMainWindow>

#include <memory>

namespace peygir::desktop {

class MainWindow;
class SignInPage;

/// Makes the program a Persian one and registers what people are told about failures. Once, right after QApplication.
void prepareApplication(QApplication &application);

/// What a start of the window was asked for (docs/PROGRAMS.md).
struct DeskWish
{
    QString profileFolder;
    /// Empty: the profile's own.
    QUrl server;
    QString authorityFile;
    /// Signs in without asking; empty: the profile's token, or the sign-in page.
    QString signInName;
    QString password;
    bool allowUnencryptedStore = false;
    /// Who is on the telephone as the window opens; empty: nobody.
    QString caller = {};
};

/// One person at one desk, from the sign-in page to the closed window: signs in, opens the store, shows the window.
/// Lives on the GUI thread.
class DeskSession : public QObject
{
    Q_OBJECT

public:
    /// `registry` outlives the session.
    DeskSession(DeskWish wish, const Registry &registry, QObject *parent = nullptr);
    ~DeskSession() override;

    /// `windowShown` or `failed` follows; the sign-in page asks again by itself.
    void start();
    /// Null before `windowShown`.
    QMainWindow *window() const;

Q_SIGNALS:
    void windowShown();
    /// Nothing can be shown, or no longer: the store is in use, must not lie here in the clear, or the server has revoked this
    /// desk.
    void failed(const peygir::Error &error);

private:
    void ask(const std::optional<Error> &problem);
    /// Until somebody is signed in: what waits on this machine is sent by nobody else.
    void sendUnsent();
    enum class StoreAtHand { Its, Anew };
    /// `next`, where it is not empty, becomes his password.
    void signIn(const QString &name, const QString &password, const QString &former, StoreAtHand store,
                const QString &next = {});
    void welcome(const front::SignIn::Welcome &welcome);
    /// Signed in again, with the window open: what waited is sent in the name of the new token.
    void goOn(const front::SignIn::Welcome &welcome);
    void takeToken(const QByteArray &token);
    /// What every way of signing in at this desk has in common.
    front::SignIn::Wish deskWish() const;
    void changePassword(const QString &present, const QString &next);
    void showWindow();
    /// The server has revoked this desk: closes everything and destroys what was kept, unless something waits in it.
    void leaveForGood();
    /// The store is damaged: closes everything and opens it again, which replaces it.
    void beginAgain();
    void closeAll();
    /// The window once more, in another language; what was half typed in it is kept by its pages.
    void speak(uikit::Language language);

    DeskWish m_wish;
    const Registry &m_registry;
    front::Profile m_profile;
    front::SignIn m_signIn;
    std::unique_ptr<uikit::ViewSettings> m_settings;
    QString m_fullName;
    /// Of a sealed store; null for one in clear.
    std::shared_ptr<front::StoreKey> m_storeKey;
    std::unique_ptr<SignInPage> m_page;
    /// While nobody is signed in at the server.
    std::unique_ptr<front::UnsentErrand> m_unsent;
    // In the order in which they need one another: the window goes first, the runtime last.
    std::unique_ptr<front::DeskRuntime> m_runtime;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<storage::QueryThread> m_queries;
    std::unique_ptr<intake::SqlDraftBook> m_drafts;
    std::unique_ptr<cases::SqlBulkBook> m_acts;
    std::unique_ptr<answering::SqlCallBook> m_calls;
    std::unique_ptr<FileSweep> m_sweep;
    std::unique_ptr<FileUpkeep> m_upkeep;
    std::unique_ptr<DeskSearch> m_search;
    std::unique_ptr<front::DeskDoor> m_door;
    std::unique_ptr<MainWindow> m_window;
    bool m_wasOnline = false;
    bool m_isLeaving = false;
    /// As the store was opened, for opening it once more.
    std::optional<front::SignIn::Welcome> m_welcome;
    bool m_hasBegunAgain = false;
};

} // namespace peygir::desktop
