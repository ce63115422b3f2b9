// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/envelope.h"
#include "front/desk/file_store.h"
#include "front/desk/sign_in.h"
#include "front/desk/unsent_folder.h"
#include "front/server/problem.h"
#include "front/unit/front_support.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/identity.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <mutex>

using namespace peygir;
using namespace peygir::front;

namespace {

/// The least that libsodium allows: the tests are about who gets in, not about the cost.
constexpr SealingCost cheap{.passes = 1, .memory = 8192};
const QString spring = QStringLiteral("spring-2026");
const QString autumn = QStringLiteral("autumn-2026");
const QByteArray person = "0195f5a0-0000-7000-8000-000000000137";

/// In what waits, and in what is kept.
const QByteArray words = "{\"words\":\"the lamp of Golestan street\"}";

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

QByteArray outcomeOf(const Result<Welcome> &welcome) { return welcome.ok() ? QByteArray("in") : welcome.error().id(); }

} // namespace

/// A server that knows one person and can change her password.
class LoginServer
{
public:
    LoginServer()
        : m_server([this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); })
    {
        listen();
    }

    void listen()
    {
        ServerOptions options = m_authority.options();
        options.port = m_port;
        if (!m_server.listen(options).ok())
            qFatal("no port");
        m_port = m_server.port();
    }
    void stop() { m_server.stop(); }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port)); }
    Trust trust() const { return {m_authority.pem(), {}}; }
    void setPassword(const QString &password)
    {
        const std::lock_guard lock(m_mutex);
        m_password = password;
    }
    /// Which desk asked last.
    QString desk() const
    {
        const std::lock_guard lock(m_mutex);
        return m_desk;
    }

    /// It can ask nobody for a password.
    void loseDirectory(bool isLost)
    {
        const std::lock_guard lock(m_mutex);
        m_isDirectoryLost = isLost;
    }

    /// Of what is left behind it does not take the first ones.
    void takeAllBut(int left)
    {
        const std::lock_guard lock(m_mutex);
        m_leaves = left;
    }
    /// What is left behind it does not even look at for so many times: another one leads.
    void doNotLead(int times)
    {
        const std::lock_guard lock(m_mutex);
        m_doesNotLead = times;
    }
    /// Commands that were brought, whoever brought them.
    std::vector<Uuid> brought() const
    {
        const std::lock_guard lock(m_mutex);
        return m_brought;
    }

private:
    HttpResponse takeStranded(const HttpRequest &request)
    {
        const auto asked = sync::StrandedRequest::decode(request.body);
        if (!asked.ok() || request.bearerToken())
            return problemDocument(Error("sync.malformed"));
        const std::lock_guard lock(m_mutex);
        if (m_doesNotLead-- > 0)
            return problemDocument(Error("sync.not_leader", {{QStringLiteral("retryAfter"), 1}}), 503);
        sync::StrandedResponse response;
        for (const QByteArray &bytes : asked->files) {
            m_brought.push_back(sync::Stranded::decode(bytes)->command);
            response.left.push_back(m_leaves-- > 0 ? std::optional(Error("sync.signature")) : std::nullopt);
        }
        return {200, "application/octet-stream", response.encoded(), {}};
    }
    HttpResponse answer(const HttpRequest &request)
    {
        if (request.path == "/v1/stranded")
            return takeStranded(request);
        if (request.path != "/v1/login" && request.path != "/v1/password")
            return {200, "application/json", "{}", {}};
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        const std::lock_guard lock(m_mutex);
        m_desk = asked.value(QLatin1String("desk")).toString();
        if (m_isDirectoryLost)
            return problemDocument(Error("access.directory_gone", {{QStringLiteral("retryAfter"), 5}}), 503);
        if (asked.value(QLatin1String("password")).toString() != m_password)
            return problemDocument(Error("access.sign_in_wrong"), 401);
        const QString next = asked.value(QLatin1String("newPassword")).toString();
        if ((request.path == "/v1/password") == next.isEmpty())
            return problemDocument(Error("sync.malformed"));
        if (next == QLatin1String("12345678"))
            return problemDocument(Error("access.password_common"), 422);
        if (!next.isEmpty())
            m_password = next;
        return {200, "application/json",
                R"({"token":"token-)" + QByteArray::number(++m_tokens) + R"(","user":")" + person + R"(","fullName":"Sara"})",
                {}};
    }

    TestAuthority m_authority;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QString m_password = spring;
    QString m_desk;
    int m_tokens = 0;
    int m_leaves = 0;
    int m_doesNotLead = 0;
    bool m_isDirectoryLost = false;
    std::vector<Uuid> m_brought;
    HttpServer m_server;
};

/// Goal (R253): who signs in gets a sealed store unless somebody has asked for one in clear; its key is lost by no change
/// of a password, and gone when it is to be gone.
class SignInTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoginServer> m_server;

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

private Q_SLOTS:
    void initTestCase()
    {
        if (!storage::LocalStore::canSeal())
            QSKIP("built without sealing");
        // No keychain answers here, whatever runs on this machine.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("PEYGIR_UNSENT", m_folder->filePath(QStringLiteral("unsent")).toUtf8());
        m_server = std::make_unique<LoginServer>();
    }

    void aWrongPasswordMakesNothing()
    {
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
        QVERIFY(!*profile().read());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token.sealed")));
    }

    void whoSignsInFirstGetsASealedStore_data()
    {
        QTest::addColumn<bool>("placeIsGiven");
        QTest::newRow("sealed file") << true;
        QTest::newRow("no keychain runs") << false;
    }
    void whoSignsInFirstGetsASealedStore()
    {
        QFETCH(bool, placeIsGiven);
        const auto in = signIn(wish(spring, placeIsGiven ? std::optional(TokenPlace::SealedFile) : std::nullopt));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->storeKey);
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
        QCOMPARE(int(card().tokenPlace), int(TokenPlace::SealedFile));
        // The server knows the desk that the store becomes.
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(beginningOf(storeFile()).startsWith("SEA1"));
        const auto again = unlock(spring);
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(deskOf(*again), m_server->desk());
        QCOMPARE(outcomeOf(unlock(autumn)), QByteArray("front.secrets_password"));
        QCOMPARE(outcomeOf(unlock({})), QByteArray("front.password_needed"));
    }

    void withoutTheKeyNoStoreInClearIsMadeInItsPlace()
    {
        const auto in = signIn(wish(spring));
        for (const bool isThere : {false, true}) {
            if (isThere)
                QCOMPARE(deskOf(*in), m_server->desk());
            Welcome keyless = *in;
            keyless.storeKey.reset();
            QCOMPARE(deskOf(keyless), QStringLiteral("storage.sealed"));
            QCOMPARE(QFile::exists(storeFile()), isThere);
        }
        Welcome other = *in;
        other.storeKey = StoreKey::fresh();
        QCOMPARE(deskOf(other), QStringLiteral("storage.wrong_key"));
    }

    void inClearOnlyWhereSomebodyHasAskedForIt_data()
    {
        QTest::addColumn<bool>("plainToken");
        QTest::newRow("token in clear") << true;
        QTest::newRow("allowed by the administrator") << false;
    }
    void inClearOnlyWhereSomebodyHasAskedForIt()
    {
        QFETCH(bool, plainToken);
        SignIn::Wish asked = wish(spring, plainToken ? TokenPlace::PlainFile : TokenPlace::SealedFile);
        asked.allowUnencryptedStore = true;
        const auto in = signIn(asked);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(!in->storeKey);
        QCOMPARE(int(card().store), int(StoreKind::Clear));
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(beginningOf(storeFile()).startsWith("SQLite format 3"));
    }

    void aKeyNeverLiesInAPlainFile()
    {
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("in"));
        QCOMPARE(outcomeOf(signIn(wish(spring, TokenPlace::PlainFile))), QByteArray("front.key_in_clear"));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token")));
    }

    void signingInAgainKeepsDeskAndKey()
    {
        const auto first = signIn(wish(spring));
        const QString desk = deskOf(*first);
        const auto again = signIn(wish(spring));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(m_server->desk(), desk);
        QCOMPARE(again->storeKey->toKeep(), first->storeKey->toKeep());
        // What is allowed later changes nothing.
        SignIn::Wish allowed = wish(spring);
        allowed.allowUnencryptedStore = true;
        QCOMPARE(outcomeOf(signIn(allowed)), QByteArray("in"));
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
    }

    void anOlderStoreInClearIsSealedAfterItsPersonHasSignedIn_data()
    {
        QTest::addColumn<bool>("wasAllowed");
        QTest::newRow("it was allowed before") << true;
        QTest::newRow("nobody had signed in to the end") << false;
    }
    void anOlderStoreInClearIsSealedAfterItsPersonHasSignedIn()
    {
        QFETCH(bool, wasAllowed);
        QString desk;
        if (wasAllowed) {
            SignIn::Wish asked = wish(spring);
            asked.allowUnencryptedStore = true;
            const auto before = signIn(asked);
            QCOMPARE(outcomeOf(before), QByteArray("in"));
            leaveACommand(*before);
            desk = deskOf(*before);
            // What was allowed once stays allowed until somebody takes it back.
            QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("in"));
            QCOMPARE(int(card().store), int(StoreKind::Clear));
        } else {
            const storage::OpenPolicy clear{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
            const auto made = DeskStore::open(profile().storeFolder(), clear);
            SystemRandom random;
            desk = (*made)->desk(random, SystemClock().now())->toString();
        }
        SignIn::Wish sealing = wish(spring);
        sealing.sealStore = wasAllowed;
        const auto in = signIn(sealing);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(m_server->desk(), desk);
        QCOMPARE(int(card().store), int(StoreKind::Sealed));
        QVERIFY(beginningOf(storeFile()).startsWith("SQLite format 3"));
        {
            const auto sealed = store(*in);
            QVERIFY(sealed.ok());
            QVERIFY((*sealed)->wasSealedNow());
            QCOMPARE(sync::Outbox((*sealed)->connection()).counts()->waiting, wasAllowed ? 1 : 0);
        }
        QVERIFY(beginningOf(storeFile()).startsWith("SEA1"));
        QCOMPARE(deskOf(*in), desk);
    }

    void aPasswordChangedElsewhereLocksNobodyOutOfAStoreInClear()
    {
        SignIn::Wish asked = wish(spring);
        asked.allowUnencryptedStore = true;
        QCOMPARE(outcomeOf(signIn(asked)), QByteArray("in"));
        m_server->setPassword(autumn);
        asked.password = autumn;
        const auto in = signIn(asked);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        const auto again = unlock(autumn);
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(again->token, in->token);
    }

    void aPasswordChangedElsewhereWantsTheFormerOneOnceMore()
    {
        const auto before = signIn(wish(spring));
        const QByteArray key = before->storeKey->toKeep();
        m_server->setPassword(autumn);
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("front.former_password_needed"));
        SignIn::Wish both = wish(autumn);
        both.formerPassword = QStringLiteral("winter-2025");
        QCOMPARE(outcomeOf(signIn(both)), QByteArray("front.secrets_password"));
        // Nothing was lost by trying.
        QCOMPARE(unlock(spring)->storeKey->toKeep(), key);
        both.formerPassword = spring;
        const auto in = signIn(both);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(in->storeKey->toKeep(), key);
        QCOMPARE(unlock(autumn)->storeKey->toKeep(), key);
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.secrets_password"));
    }

    void anOpenWindowHasTheKeyAndNeedsNoFormerPassword()
    {
        const auto before = signIn(wish(spring));
        m_server->setPassword(autumn);
        SignIn::Wish again = wish(autumn);
        again.desk = before->card.desk;
        again.storeKey = before->storeKey;
        QCOMPARE(outcomeOf(signIn(again)), QByteArray("in"));
        QCOMPARE(unlock(autumn)->storeKey->toKeep(), before->storeKey->toKeep());
    }

    void aLostKeyIsSaidAndWhatItSealedIsLeftAside()
    {
        const auto before = signIn(wish(spring));
        leaveACommand(*before);
        QVERIFY(QFile::remove(profile().folder() + QStringLiteral("/token.sealed")));
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("front.store_key_lost"));
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.store_key_lost"));
        SignIn::Wish anew = wish(spring);
        anew.beginAnew = true;
        const auto in = signIn(anew);
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(deskOf(*in), m_server->desk());
        QVERIFY(in->card.desk != before->card.desk);
        // Whoever finds the key has all that was in it.
        QDir folder(profile().storeFolder());
        QVERIFY(folder.mkdir(QStringLiteral("found")));
        for (const char *suffix : {".db", ".db-wal"}) {
            const QString aside = folder.filePath(QStringLiteral("desk-aside-1") + QLatin1String(suffix));
            if (QFile::exists(aside))
                QVERIFY(QFile::rename(aside, folder.filePath(QStringLiteral("found/desk") + QLatin1String(suffix))));
        }
        const auto found = DeskStore::open(folder.filePath(QStringLiteral("found")), {}, before->storeKey.get());
        QVERIFY(found.ok());
        QCOMPARE(sync::Outbox((*found)->connection()).counts()->waiting, 1);
    }

    void withoutTheServerThePasswordOpensTheStore()
    {
        const auto before = signIn(wish(spring));
        m_server->stop();
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->withoutServer);
        QCOMPARE(in->storeKey->toKeep(), before->storeKey->toKeep());
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
    }

    void newPasswordOpensTheSameStoreFromNowOn_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("a desk that runs") << true;
        QTest::newRow("nobody sits there") << false;
    }
    void newPasswordOpensTheSameStoreFromNowOn()
    {
        QFETCH(bool, isRunning);
        const auto before = signIn(wish(spring));
        SignIn::Wish change = wish(spring);
        change.newPassword = autumn;
        if (isRunning) {
            change.desk = before->card.desk;
            change.storeKey = before->storeKey;
        }
        const auto changed = signIn(change);
        QCOMPARE(outcomeOf(changed), QByteArray("in"));
        QCOMPARE(changed->storeKey->toKeep(), before->storeKey->toKeep());
        QVERIFY(*changed->token != *before->token);
        // With and without the server, and neither asks for the former one.
        const auto again = signIn(wish(autumn));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QCOMPARE(again->storeKey->toKeep(), before->storeKey->toKeep());
        m_server->stop();
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("in"));
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("access.sign_in_wrong"));
    }

    void passwordThatWasNotChangedOpensTheStoreAsBefore_data()
    {
        QTest::addColumn<QString>("present");
        QTest::addColumn<QString>("next");
        QTest::addColumn<bool>("isThere");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("wrong") << autumn << QStringLiteral("winter-2026") << true << QByteArray("access.sign_in_wrong");
        QTest::newRow("not taken") << spring << QStringLiteral("12345678") << true << QByteArray("access.password_common");
        QTest::newRow("no server") << spring << autumn << false << QByteArray("front.password_unanswered");
    }
    void passwordThatWasNotChangedOpensTheStoreAsBefore()
    {
        QFETCH(QString, present);
        QFETCH(QString, next);
        QFETCH(bool, isThere);
        const auto before = signIn(wish(spring));
        SignIn::Wish change = wish(present);
        change.newPassword = next;
        change.desk = before->card.desk;
        change.storeKey = before->storeKey;
        if (!isThere)
            m_server->stop();
        QTEST(outcomeOf(signIn(change)), "outcome");
        m_server->stop();
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QCOMPARE(in->storeKey->toKeep(), before->storeKey->toKeep());
    }

    void withoutTheDirectoryOnlyADeskThatKnowsThePasswordOpens()
    {
        m_server->loseDirectory(true);
        QCOMPARE(outcomeOf(signIn(wish(spring))), QByteArray("access.directory_gone"));
        m_server->loseDirectory(false);
        const auto before = signIn(wish(spring));
        m_server->loseDirectory(true);
        const auto in = signIn(wish(spring));
        QCOMPARE(outcomeOf(in), QByteArray("in"));
        QVERIFY(in->withoutServer && in->trouble);
        QCOMPARE(in->trouble->id(), QByteArray("access.directory_gone"));
        QCOMPARE(*in->token, *before->token);
        QCOMPARE(outcomeOf(signIn(wish(autumn))), QByteArray("access.sign_in_wrong"));
    }

    void whoIsRevokedLosesTheKeyUnlessSomethingWaits_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("nothing waits") << false;
        QTest::newRow("a command waits") << true;
    }
    void whoIsRevokedLosesTheKeyUnlessSomethingWaits()
    {
        QFETCH(bool, waits);
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        if (waits)
            leaveACommand(*in);
        const auto gone = leave(*in);
        QVERIFY(gone.ok());
        QCOMPARE(*gone, !waits);
        QCOMPARE(QFile::exists(storeFile()), waits);
        QCOMPARE(QFile::exists(profile().folder() + QStringLiteral("/token.sealed")), waits);
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/password-verifier")));
        QCOMPARE(outcomeOf(unlock(spring)), waits ? QByteArray("in") : QByteArray("front.sign_in_needed"));
        if (waits)
            QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 1);
    }

    void whatWaitsOfWhoIsRevokedIsSentBeforeTheStoreGoes_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::addColumn<int>("left");
        QTest::newRow("sealed, all of it taken") << true << 0;
        QTest::newRow("sealed, one not taken") << true << 1;
        QTest::newRow("in clear, all of it taken") << false << 0;
        QTest::newRow("in clear, one not taken") << false << 1;
    }
    void whatWaitsOfWhoIsRevokedIsSentBeforeTheStoreGoes()
    {
        QFETCH(bool, isSealed);
        QFETCH(int, left);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        for (int n = 0; n < 120; ++n)
            leaveACommand(*in, Server::Met);
        m_server->takeAllBut(left);
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QCOMPARE(int(m_server->brought().size()), 120);
        QCOMPARE(*gone, left == 0);
        QCOMPARE(QFile::exists(storeFile()), left > 0);
        // Somebody else who works here may still bring it.
        QCOMPARE(int(unsent().size()), left);
        if (left > 0)
            QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 120);
    }

    void serverThatIsBusyIsAskedAgain_data()
    {
        QTest::addColumn<int>("times");
        QTest::addColumn<bool>("isGone");
        QTest::newRow("an election") << 2 << true;
        QTest::newRow("for long") << 20 << false;
    }
    void serverThatIsBusyIsAskedAgain()
    {
        QFETCH(int, times);
        QFETCH(bool, isGone);
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        for (int n = 0; n < 120; ++n)
            leaveACommand(*in, Server::Met);
        m_server->doNotLead(times);
        const auto gone = leave(*in);
        QVERIFY(gone.ok());
        QCOMPARE(*gone, isGone);
        QCOMPARE(int(m_server->brought().size()), isGone ? 120 : 0);
        QCOMPARE(QFile::exists(storeFile()), !isGone);
    }

    void withoutALineWhatWaitsStaysAndLiesInTheMachinesFolderToo()
    {
        const auto in = signIn(wish(spring));
        QCOMPARE(deskOf(*in), m_server->desk());
        leaveACommand(*in, Server::Met);
        m_server->stop();
        const auto gone = leave(*in);
        QVERIFY(gone.ok() && !*gone);
        QCOMPARE(int(unsent().size()), 1);
        QVERIFY(filesWith(words).isEmpty());
        QCOMPARE(sync::Outbox((*store(*in))->connection()).counts()->waiting, 1);
    }

    void storeInClearOfWhoIsRevokedIsErased()
    {
        const auto in = signIn(wishInClear());
        const QString desk = deskOf(*in);
        {
            const auto opened = store(*in);
            QVERIFY((*opened)->connection().runScript("CREATE TABLE kept (words TEXT); INSERT INTO kept VALUES ('" + words + "')").ok());
            QVERIFY(QDir().mkpath(profile().filesFolder() + QStringLiteral("/ab")));
            for (const QString &beside : {profile().storeFolder() + QStringLiteral("/search-1.db"),
                                          profile().storeFolder() + QStringLiteral("/desk-aside-1.db"),
                                          profile().filesFolder() + QStringLiteral("/ab/document")}) {
                QFile file(beside);
                QVERIFY(file.open(QIODevice::WriteOnly) && file.write(words) == words.size());
            }
        }
        QVERIFY(filesWith(words).size() >= 4);
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QVERIFY(*gone);
        QCOMPARE(filesWith(words), QStringList());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token")));
        // Whoever is let in again begins with nothing.
        const auto again = signIn(wishInClear());
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QVERIFY(deskOf(*again) != desk);
    }

    void nothingThatWasTypedGoesWithWhoIsRevoked_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::newRow("sealed") << true;
        QTest::newRow("in clear") << false;
    }
    void nothingThatWasTypedGoesWithWhoIsRevoked()
    {
        QFETCH(bool, isSealed);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        // A call that is half typed.
        const auto withCall = leave(*in, [](storage::Connection &) { return Result<bool>(true); });
        QVERIFY(withCall.ok() && !*withCall);
        QVERIFY(QFile::exists(storeFile()));
        // The server's word, and its author has not read it.
        const Uuid command = enter(*in, {});
        receive(*in, {command, sync::Outcome::Refused, 7, Error("cases.unknown")});
        const auto withTrouble = leave(*in);
        QVERIFY(withTrouble.ok() && !*withTrouble);
        QVERIFY(QFile::exists(storeFile()));
    }

    void filesOfWhoIsRevokedKeepTheStoreWhereACommandNamesThem_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::addColumn<bool>("isNamed");
        QTest::addColumn<qint64>("most");
        QTest::addColumn<bool>("isGone");
        for (const bool isSealed : {true, false}) {
            const QByteArray store = isSealed ? "sealed" : "in clear";
            QTest::addRow("%s, named", store.constData()) << isSealed << true << 1000LL << false;
            QTest::addRow("%s, named, larger than the server takes", store.constData()) << isSealed << true << 5LL << true;
            QTest::addRow("%s, named by nobody", store.constData()) << isSealed << false << 1000LL << true;
        }
    }
    void filesOfWhoIsRevokedKeepTheStoreWhereACommandNamesThem()
    {
        QFETCH(bool, isSealed);
        QFETCH(bool, isNamed);
        QFETCH(qint64, most);
        QFETCH(bool, isGone);
        const auto in = signIn(isSealed ? wish(spring) : wishInClear());
        QVERIFY(!deskOf(*in).isEmpty());
        const BlobHash file = queueAFile(*in, "a picture of the lamp", most);
        // The command itself has arrived.
        const Uuid command = enter(*in, isNamed ? QJsonObject{{QStringLiteral("content"), file.text()}} : QJsonObject());
        receive(*in, {command, sync::Outcome::Applied, 7, std::nullopt});
        const auto gone = leave(*in);
        QVERIFY2(gone.ok(), gone.ok() ? "" : gone.error().id().constData());
        QCOMPARE(*gone, isGone);
        QCOMPARE(QFile::exists(storeFile()), !isGone);
    }

    void signingOutDestroysTheKeyWhereNothingWaits()
    {
        const auto before = signIn(wish(spring));
        QCOMPARE(deskOf(*before), m_server->desk());
        QCOMPARE(signOut({}).error().id(), QByteArray("front.password_needed"));
        QVERIFY(QFile::exists(storeFile()));
        QVERIFY(signOut(spring).ok());
        QVERIFY(!QFile::exists(storeFile()));
        QVERIFY(!QFile::exists(profile().folder() + QStringLiteral("/token.sealed")));
        QCOMPARE(outcomeOf(unlock(spring)), QByteArray("front.sign_in_needed"));
        const auto again = signIn(wish(spring));
        QCOMPARE(outcomeOf(again), QByteArray("in"));
        QVERIFY(again->card.desk != before->card.desk);
        QVERIFY(again->storeKey->toKeep() != before->storeKey->toKeep());
        QCOMPARE(deskOf(*again), m_server->desk());
    }

    void signingOutLosesNothingThatWaits_data()
    {
        QTest::addColumn<bool>("isCommand");
        QTest::newRow("a command") << true;
        QTest::newRow("what a feature keeps back") << false;
    }
    void signingOutLosesNothingThatWaits()
    {
        QFETCH(bool, isCommand);
        const auto before = signIn(wish(spring));
        if (isCommand)
            leaveACommand(*before);
        else
            QCOMPARE(deskOf(*before), m_server->desk());
        QVERIFY(signOut(spring, [isCommand](storage::Connection &) { return Result<bool>(!isCommand); }).ok());
        const auto locked = unlock(spring);
        QCOMPARE(outcomeOf(locked), QByteArray("in"));
        QVERIFY(!locked->token);
        const auto again = signIn(wish(spring));
        QCOMPARE(again->storeKey->toKeep(), before->storeKey->toKeep());
        QCOMPARE(sync::Outbox((*store(*again))->connection()).counts()->waiting, isCommand ? 1 : 0);
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "sign_in_test.moc"
