// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"

#include "desktop/error_texts.h"
#include "desktop/look.h"
#include "desktop/main_window.h"
#include "desktop/profile_view_settings.h"
#include "desktop/sign_in_page.h"
#include "front/desk/revocation.h"
#include "uikit/application.h"
#include "uikit/direction.h"

#include <QDir>
#include <QFile>
#include <QScreen>

namespace peygir::desktop {

namespace {

/// Whether the window and what its manager puts around it would reach beyond the screen. On one that is too narrow for
/// it in any case the person chooses.
bool reachesBeyond(const QWidget &window, const QSize &room)
{
    constexpr int frame = 40;
    constexpr int narrowest = 1024;
    return room.width() >= narrowest
        && (room.width() < window.width() || room.height() < window.height() + frame);
}

const QString guideSeenKey = QStringLiteral("guide/seen");

} // namespace

void prepareApplication(QApplication &application)
{
    QApplication::setApplicationName(QStringLiteral("peygir"));
    uikit::applyPersian(application);
    addErrorSentences();
}

DeskSession::DeskSession(DeskWish wish, const Registry &registry, QObject *parent)
    : QObject(parent)
    , m_wish(std::move(wish))
    , m_registry(registry)
    , m_profile(m_wish.profileFolder)
    , m_signIn(m_profile)
    , m_settings(std::make_unique<ProfileViewSettings>(m_wish.profileFolder + QStringLiteral("/window.ini")))
{
    applyLook(*m_settings);
}

DeskSession::~DeskSession() = default;

QMainWindow *DeskSession::window() const { return m_window.get(); }

void DeskSession::start()
{
    if (!m_wish.signInName.isEmpty()) {
        signIn(m_wish.signInName, m_wish.password, {}, StoreAtHand::Its);
        return;
    }
    m_signIn.resume({}, [this](const Result<front::SignIn::Welcome> &resumed) {
        if (resumed.ok())
            welcome(*resumed);
        else
            ask(std::nullopt);
    });
}

void DeskSession::ask(const std::optional<Error> &problem)
{
    if (!m_page) {
        const auto card = m_profile.read();
        const bool known = card.ok() && card->has_value();
        const QUrl server = m_wish.server.isEmpty() && known ? (*card)->server : m_wish.server;
        m_page = std::make_unique<SignInPage>(server.toDisplayString(), known ? (*card)->signInName : QString());
        connect(m_page.get(), &SignInPage::wanted, this, [this](const QString &name, const QString &password, const QString &former) {
            signIn(name, password, former, StoreAtHand::Its);
        });
        connect(m_page.get(), &SignInPage::ownPasswordWanted, this, [this](const QString &name, const QString &password, const QString &next) {
            signIn(name, password, {}, StoreAtHand::Its, next);
        });
        connect(m_page.get(), &SignInPage::anewWanted, this, [this](const QString &name, const QString &password) {
            signIn(name, password, {}, StoreAtHand::Anew);
        });
    }
    m_page->show();
    m_page->raise();
    m_page->activateWindow();
    if (problem)
        m_page->showProblem(*problem);
    sendUnsent();
}

void DeskSession::sendUnsent()
{
    // A desk that works sends by itself, also what others have left here.
    const bool works = m_runtime && m_runtime->status().line != DeskStatus::Line::SignInNeeded;
    if (m_unsent || works)
        return;
    if (const auto card = m_profile.read(); card.ok() && *card)
        m_unsent = std::make_unique<front::UnsentErrand>(m_profile, **card);
}

front::SignIn::Wish DeskSession::deskWish() const
{
    front::SignIn::Wish wish;
    wish.server = m_wish.server;
    wish.allowUnencryptedStore = m_wish.allowUnencryptedStore;
    // The store is open while a window is: it says by itself which desk this is.
    if (m_runtime) {
        wish.desk = m_runtime->desk();
        wish.storeKey = m_storeKey;
    }
    return wish;
}

void DeskSession::signIn(const QString &name, const QString &password, const QString &former, StoreAtHand store,
                         const QString &next)
{
    if (m_page)
        m_page->setBusy(true);
    front::SignIn::Wish wish = deskWish();
    if (!m_wish.authorityFile.isEmpty()) {
        QFile authority(m_wish.authorityFile);
        if (!authority.open(QIODevice::ReadOnly)) {
            ask(Error("front.authority", {{QStringLiteral("file"), m_wish.authorityFile}}));
            return;
        }
        wish.trust.authorities = authority.readAll();
    }
    wish.name = name;
    wish.password = password;
    wish.formerPassword = former;
    wish.newPassword = next;
    wish.beginAnew = store == StoreAtHand::Anew;
    m_signIn.signIn(wish, [this](const Result<front::SignIn::Welcome> &welcomed) {
        if (welcomed.ok() && m_runtime)
            goOn(*welcomed);
        else if (welcomed.ok())
            welcome(*welcomed);
        else if (welcomed.error().id().startsWith("storage."))
            Q_EMIT failed(welcomed.error());
        else
            ask(welcomed.error());
    });
}

void DeskSession::welcome(const front::SignIn::Welcome &welcome)
{
    m_welcome = welcome;
    m_storeKey = welcome.storeKey;
    // With a token the desk does it; without one somebody works here offline, and nobody is signed in.
    if (welcome.token)
        m_unsent.reset();
    else
        sendUnsent();
    m_runtime = std::make_unique<front::DeskRuntime>(m_profile.desk(welcome.card, m_storeKey), m_registry, welcome.token);
    connect(m_runtime.get(), &front::DeskRuntime::failedToOpen, this, &DeskSession::failed);
    m_fullName = welcome.card.fullName;
    connect(m_runtime.get(), &front::DeskRuntime::opened, this, [this, welcome] {
        if (m_runtime->desk())
            // Without it the next sign-in asks as another desk, and is told to sign in once more.
            (void)m_profile.noteDesk(*m_runtime->desk());
        // After the store, which decides whether personal data may lie on this volume at all.
        m_files = std::make_unique<front::FileService>(m_profile.files(welcome.card, m_storeKey));
        m_files->setToken(welcome.token.value_or(QByteArray()));
        connect(m_runtime.get(), &DeskPort::statusChanged, m_files.get(), [this] {
            const bool online = m_runtime->status().line == DeskStatus::Line::Online;
            if (online && !std::exchange(m_wasOnline, online))
                m_files->wake();
            m_wasOnline = online;
        });
        connect(m_runtime.get(), &DeskPort::statusChanged, this, [this] {
            const DeskStatus status = m_runtime->status();
            if (status.line == DeskStatus::Line::SignInNeeded)
                sendUnsent();
            const bool isRevoked = status.problem && front::isRevocation(*status.problem);
            // Later: whoever tells us is among what goes.
            const bool isDamaged = status.problem && status.problem->id() == "storage.damaged";
            if (isDamaged && !m_isLeaving && !std::exchange(m_hasBegunAgain, true))
                QMetaObject::invokeMethod(this, &DeskSession::beginAgain, Qt::QueuedConnection);
            if (isRevoked && !std::exchange(m_isLeaving, true))
                QMetaObject::invokeMethod(this, &DeskSession::leaveForGood, Qt::QueuedConnection);
        });
        m_queries = std::make_unique<storage::QueryThread>(m_runtime->reader());
        m_drafts = std::make_unique<intake::SqlDraftBook>(m_runtime->writer());
        m_acts = std::make_unique<cases::SqlBulkBook>(m_runtime->writer());
        m_calls = std::make_unique<answering::SqlCallBook>(m_runtime->writer());
        m_sweep = std::make_unique<FileSweep>(*m_files, *m_drafts, *m_queries, FileSweep::Pauses());
        m_upkeep = std::make_unique<FileUpkeep>(*m_files, *m_runtime, *m_queries, fileWishes(*m_settings), FileUpkeep::Pauses());
        m_search = std::make_unique<DeskSearch>(*m_runtime);
        m_door = std::make_unique<front::DeskDoor>(*m_runtime, *m_runtime, m_registry, m_runtime->reader());
        // Without the door a second start cannot raise this window; everything else works.
        (void)m_door->listen(m_profile.folder());
        connect(m_door.get(), &front::DeskDoor::raiseAsked, this, [this] {
            m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
            m_window->raise();
            m_window->activateWindow();
        });
        connect(m_door.get(), &front::DeskDoor::callerGiven, this,
                [this](const QString &number) { m_window->takeCaller(number); });
        showWindow();
        if (const auto &rescued = m_runtime->store()->rescued())
            m_window->tell(rescued->isIncomplete
                               ? tr("The store of this desk was damaged and was made anew. Not everything that waited here could be "
                                    "read; the old store is left aside for the administrator.")
                               : tr("The store of this desk was damaged and was made anew. What waited here is kept, and the rest "
                                    "comes again from the server."));
        if (m_runtime->store()->wasSealedNow())
            m_window->tell(tr("What this desk keeps on the disk is sealed from now on. Nothing was lost, and what lay there in the "
                              "clear was overwritten."));
        if (!m_wish.caller.isEmpty())
            m_window->takeCaller(m_wish.caller);
        Q_EMIT windowShown();
    });
}

void DeskSession::goOn(const front::SignIn::Welcome &welcome)
{
    if (welcome.withoutServer || !welcome.token) {
        // The token that is kept here is the one that the server does not take.
        ask(welcome.trouble.value_or(Error("front.sign_in_offline")));
        return;
    }
    m_welcome = welcome;
    takeToken(*welcome.token);
    m_page.reset();
    m_window->activateWindow();
}

void DeskSession::takeToken(const QByteArray &token)
{
    m_unsent.reset();
    m_runtime->setToken(token);
    // Files have a line of their own.
    m_files->setToken(token);
}

void DeskSession::changePassword(const QString &present, const QString &next)
{
    const auto card = m_profile.read();
    if (!card.ok() || !*card || m_signIn.isBusy())
        return m_window->showPasswordOutcome(Error("front.password_unanswered"));
    front::SignIn::Wish wish = deskWish();
    wish.name = (*card)->signInName;
    wish.password = present;
    wish.newPassword = next;
    m_signIn.signIn(wish, [this](const Result<front::SignIn::Welcome> &welcomed) {
        if (welcomed.ok()) {
            m_welcome = *welcomed;
            takeToken(*welcomed->token);
        }
        m_window->showPasswordOutcome(welcomed.ok() ? std::nullopt : std::optional(welcomed.error()));
    });
}

void DeskSession::showWindow()
{
    const auto card = m_profile.read();
    const QString server = card.ok() && card->has_value() ? (*card)->server.toDisplayString() : QString();
    auto window = std::make_unique<MainWindow>(
        MainWindow::Ports{*m_runtime, *m_runtime, *m_runtime, *m_files, *m_acts, *m_calls}, *m_queries, *m_drafts, *m_search, *m_settings,
        m_fullName,
        QStringList{
            tr("Peygir %1").arg(QLatin1String(PEYGIR_VERSION)), tr("Server: %1").arg(uikit::leftToRight(server)),
            tr("Folder of this desk: %1").arg(uikit::leftToRight(QDir::toNativeSeparators(m_profile.folder())))});
    // Later: the page that asks is a part of the window that goes.
    connect(window.get(), &MainWindow::signInWanted, this, [this] { ask(std::nullopt); });
    connect(window.get(), &MainWindow::passwordChangeWanted, this, &DeskSession::changePassword);
    connect(window.get(), &MainWindow::languageChosen, this, &DeskSession::speak, Qt::QueuedConnection);
    connect(window.get(), &MainWindow::fileWishesChosen, m_upkeep.get(), &FileUpkeep::setWishes);
    if (m_settings->value(guideSeenKey).isEmpty()) {
        m_settings->setValue(guideSeenKey, "1");
        window->go(QStringLiteral("guide"));
    }
    if (m_window)
        window->setGeometry(m_window->geometry());
    // With a title bar the window would reach beyond a small screen.
    if (m_window ? m_window->isMaximized() : reachesBeyond(*window, window->screen()->availableSize()))
        window->showMaximized();
    else
        window->show();
    m_window = std::move(window);
    m_page.reset();
}

void DeskSession::beginAgain()
{
    const front::SignIn::Welcome again = *m_welcome;
    closeAll();
    welcome(again);
}

void DeskSession::closeAll()
{
    m_window->keepWhatIsTyped();
    m_window.reset();
    m_page.reset();
    m_door.reset();
    m_search.reset();
    m_upkeep.reset();
    m_sweep.reset();
    m_drafts.reset();
    m_acts.reset();
    m_calls.reset();
    m_queries.reset();
    m_files.reset();
    m_runtime.reset();
    m_unsent.reset();
}

void DeskSession::leaveForGood()
{
    closeAll();
    m_signIn.leave(m_storeKey, &answering::hasTyped, [this](const Result<bool> &gone) {
        if (!gone.ok())
            Q_EMIT failed(gone.error());
        else
            Q_EMIT failed(Error(*gone ? "front.desk_revoked" : "front.desk_revoked_waiting"));
    });
}

void DeskSession::speak(uikit::Language language)
{
    rememberLanguage(*m_settings, language);
    uikit::setLanguage(language);
    m_window->keepWhatIsTyped();
    showWindow();
}

} // namespace peygir::desktop
