// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "front/desk/file_store.h"
#include "front/desk/sign_in.h"
#include "front/desk/unsent_folder.h"
#include "front/unit/login_server.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/identity.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <QDirIterator>
#include <QEventLoop>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

namespace peygir::front {

/// The least that libsodium allows: the tests are about who gets in, not about the cost.
inline constexpr SealingCost cheap{.passes = 1, .memory = 8192};
inline const QString spring = QStringLiteral("spring-2026");
inline const QString autumn = QStringLiteral("autumn-2026");

/// In what waits, and in what is kept.
inline const QByteArray words = "{\"words\":\"the lamp of Golestan street\"}";

using Welcome = SignIn::Welcome;

template <class T>
T awaited(const std::function<void(std::function<void(T)>)> &begin)
{
    std::optional<T> outcome;
    QEventLoop loop;
    begin([&](const T &result) {
        outcome.emplace(result);
        loop.quit();
    });
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    if (!outcome)
        loop.exec();
    if (!outcome)
        qFatal("not called back");
    return *outcome;
}

inline QByteArray outcomeOf(const Result<Welcome> &welcome) { return welcome.ok() ? QByteArray("in") : welcome.error().id(); }

/// A desk on which somebody signs in, at a server of its own, and what lies in its folder.
class SignInDesk
{
protected:
    /// Before the first test: no keychain answers here, whatever runs on this machine.
    static void silenceKeychain() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    /// Before each test: nobody has signed in yet.
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("PEYGIR_UNSENT", m_folder->filePath(QStringLiteral("unsent")).toUtf8());
        m_server = std::make_unique<LoginServer>();
    }

    Profile profile() const { return Profile(m_folder->filePath(QStringLiteral("desk"))); }
    ProfileCard card() const { return **profile().read(); }
    QString storeFile() const { return profile().storeFolder() + QStringLiteral("/desk.db"); }
    QByteArray beginningOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.read(16) : QByteArray();
    }

    SignIn::Wish wish(const QString &password, std::optional<TokenPlace> place = TokenPlace::SealedFile) const
    {
        SignIn::Wish wish;
        wish.server = m_server->url();
        wish.trust = m_server->trust();
        wish.name = QStringLiteral("sara");
        wish.password = password;
        wish.tokenPlace = place;
        return wish;
    }
    Result<Welcome> signIn(const SignIn::Wish &wish) const
    {
        SignIn act(profile(), cheap);
        return awaited<Result<Welcome>>([&](const SignIn::Done &done) { act.signIn(wish, done); });
    }
    Result<Welcome> unlock(const QString &password) const
    {
        SignIn act(profile(), cheap);
        return awaited<Result<Welcome>>([&](const SignIn::Done &done) { act.unlock(password, done); });
    }
    Result<void> signOut(const QString &password, const KeepsBack &keepsBack = {}) const
    {
        SignIn act(profile(), cheap);
        return awaited<Result<void>>(
            [&](const std::function<void(Result<void>)> &done) { act.signOut(password, keepsBack, done); });
    }
    /// The store as a desk opens it.
    Result<std::shared_ptr<DeskStore>> store(const Welcome &welcome) const
    {
        const DeskSettings settings = profile().offlineDesk(welcome.card, welcome.storeKey);
        TRY_LET(auto store, DeskStore::open(settings.storeFolder, settings.policy, settings.keys.get()));
        if (settings.newDesk)
            TRY(store->beDesk(*settings.newDesk));
        return store;
    }
    QString deskOf(const Welcome &welcome) const
    {
        SystemRandom random;
        const auto opened = store(welcome);
        return opened.ok() ? (*opened)->desk(random, SystemClock().now())->toString()
                           : QString::fromLatin1(opened.error().id());
    }
    /// Something that the server does not have. Whose store it is, a server that has been met knows.
    enum class Server { NeverMet, Met };
    void leaveACommand(const Welcome &welcome, Server server = Server::NeverMet) const
    {
        const auto opened = store(welcome);
        QVERIFY(opened.ok());
        SystemRandom random;
        const auto desk = (*opened)->desk(random, SystemClock().now());
        QVERIFY(desk.ok());
        sync::OutboxChain chain((*opened)->connection());
        QVERIFY(!chain.isMissing().value() || chain.beginAs(*desk).ok());
        sync::Outbox outbox((*opened)->connection());
        QVERIFY(outbox.append(newUuid(SystemClock().now(), random), words).ok());
        if (server == Server::NeverMet)
            return;
        sync::DeskState state((*opened)->connection());
        QVERIFY(state.load().ok());
        sync::DeskIdentity identity((*opened)->connection(), state);
        QVERIFY(identity.load().ok());
        QVERIFY(identity.introduce(random).ok());
        QVERIFY(identity.welcomed(random.bytes(sync::sealKeyBytes)).ok());
    }
    /// As a desk at work does; the command is whole.
    Uuid enter(const Welcome &welcome, const QJsonObject &arguments) const
    {
        SystemRandom random;
        const Instant now = SystemClock().now();
        const Envelope envelope{newUuid(now, random), "AddNote", 1, welcome.card.user, now, {}, {}, {}, arguments};
        const auto opened = store(welcome);
        sync::OutboxChain chain((*opened)->connection());
        if ((chain.isMissing().value() && !chain.beginAs(*(*opened)->desk(random, now)).ok()) ||
            !sync::Outbox((*opened)->connection()).append(envelope.id, envelope.encoded()).ok())
            qFatal("cannot enter");
        return envelope.id;
    }
    void receive(const Welcome &welcome, const sync::Receipt &receipt) const
    {
        QVERIFY(sync::Outbox((*store(welcome))->connection()).receive(receipt, SystemClock().now()).ok());
    }
    BlobHash queueAFile(const Welcome &welcome, const QByteArray &content, qint64 most) const
    {
        const auto seal = FileStore::sealWith(welcome.storeKey.get()).value();
        FileStore files = std::move(FileStore::open(profile().filesFolder(), {}, seal)).value();
        files.setMost(most);
        const auto blob = std::move(files.blobs().begin("take-1")).value();
        if (!blob->append(content).ok())
            qFatal("cannot append");
        const BlobHash hash = files.blobs().keep(*blob, std::nullopt).value();
        if (!files.enqueue(hash).ok())
            qFatal("cannot queue");
        return hash;
    }
    SignIn::Wish wishInClear() const
    {
        SignIn::Wish wanted = wish(spring, TokenPlace::PlainFile);
        wanted.allowUnencryptedStore = true;
        return wanted;
    }
    Result<bool> leave(const Welcome &welcome, const KeepsBack &keepsBack = {}) const
    {
        SignIn act(profile(), cheap);
        return awaited<Result<bool>>(
            [&](const std::function<void(Result<bool>)> &done) { act.leave(welcome.storeKey, keepsBack, done); });
    }
    QStringList unsent() const { return UnsentFolder(UnsentFolder::standardFolder()).names(); }
    /// Files of the profile in which these bytes lie.
    QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        QDirIterator files(profile().folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                found << file.fileName();
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoginServer> m_server;
};

} // namespace peygir::front
