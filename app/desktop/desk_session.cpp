// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"

#include "desktop/error_texts.h"
#include "desktop/main_window.h"
#include "desktop/profile_view_settings.h"
#include "desktop/sign_in_page.h"
#include "uikit/application.h"

#include <QFile>

namespace peygir::desktop {

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
}

DeskSession::~DeskSession() = default;

void DeskSession::start()
{
    if (!m_wish.signInName.isEmpty()) {
        signIn(m_wish.signInName, m_wish.password);
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
        connect(m_page.get(), &SignInPage::wanted, this, &DeskSession::signIn);
        m_page->show();
    }
    if (problem)
        m_page->showProblem(*problem);
}

void DeskSession::signIn(const QString &name, const QString &password)
{
    if (m_page)
        m_page->setBusy(true);
    front::SignIn::Wish wish;
    wish.server = m_wish.server;
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
    wish.allowUnencryptedStore = m_wish.allowUnencryptedStore;
    m_signIn.signIn(wish, [this](const Result<front::SignIn::Welcome> &welcomed) {
        if (welcomed.ok())
            welcome(*welcomed);
        else if (welcomed.error().id().startsWith("storage."))
            Q_EMIT failed(welcomed.error());
        else
            ask(welcomed.error());
    });
}

void DeskSession::welcome(const front::SignIn::Welcome &welcome)
{
    m_runtime = std::make_unique<front::DeskRuntime>(m_profile.desk(welcome.card), m_registry, welcome.token);
    connect(m_runtime.get(), &front::DeskRuntime::failedToOpen, this, &DeskSession::failed);
    connect(m_runtime.get(), &front::DeskRuntime::opened, this,
            [this, fullName = welcome.card.fullName] { showWindow(fullName); });
}

void DeskSession::showWindow(const QString &fullName)
{
    m_queries = std::make_unique<storage::QueryThread>(m_runtime->reader());
    m_window = std::make_unique<MainWindow>(*m_runtime, *m_queries, *m_settings, fullName);
    m_door = std::make_unique<front::DeskDoor>(*m_runtime, m_registry, m_runtime->reader());
    // Without the door a second start cannot raise this window; everything else works.
    (void)m_door->listen(m_profile.folder());
    connect(m_door.get(), &front::DeskDoor::raiseAsked, m_window.get(), [window = m_window.get()] {
        window->showNormal();
        window->raise();
        window->activateWindow();
    });
    m_window->show();
    m_page.reset();
    Q_EMIT windowShown();
}

} // namespace peygir::desktop
