// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/profile.h"

#include "base/durable_file.h"
#include "base/hash.h"
#include "front/desk/keychain_secret_store.h"
#include "front/desk/plain_secret_store.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::front {

namespace {

const QString sealedWord = QStringLiteral("sealed");
const QString clearWord = QStringLiteral("clear");

constexpr qint64 profileFileBytes = 1024 * 1024;

constexpr std::pair<TokenPlace, const char *> placeWords[] = {
    {TokenPlace::Keychain, "keychain"}, {TokenPlace::SealedFile, "sealed"}, {TokenPlace::PlainFile, "plain"}};

QString wordOf(TokenPlace place)
{
    for (const auto &[known, word] : placeWords) {
        if (known == place)
            return QLatin1String(word);
    }
    Q_UNREACHABLE();
}

std::optional<TokenPlace> placeOf(const QString &word)
{
    for (const auto &[place, known] : placeWords) {
        if (word == QLatin1String(known))
            return place;
    }
    return std::nullopt;
}

/// Nothing where there is no such file.
std::optional<QByteArray> contentIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.read(profileFileBytes);
}

} // namespace

Profile::Profile(const QString &folder) : m_folder(QDir::cleanPath(QDir(folder).absolutePath())) {}

QString Profile::file(const char *name) const { return QDir(m_folder).filePath(QLatin1String(name)); }

QString Profile::storeFolder() const { return file("store"); }
QString Profile::filesFolder() const { return file("files"); }

Result<std::optional<ProfileCard>> Profile::read() const
{
    const auto content = contentIn(file("profile.json"));
    if (!content)
        return std::optional<ProfileCard>();
    const QJsonObject json = QJsonDocument::fromJson(*content).object();
    const auto user = UserId::parse(json.value(QStringLiteral("user")).toString());
    const auto place = placeOf(json.value(QStringLiteral("token")).toString());
    const QUrl server(json.value(QStringLiteral("server")).toString(), QUrl::StrictMode);
    const QJsonValue desk = json.value(QStringLiteral("desk"));
    const auto deskId = Uuid::parse(desk.toString());
    const QJsonValue store = json.value(QStringLiteral("store"));
    // A word that is not ours must not make a sealed store one in clear.
    const bool isStoreKnown = store.isUndefined() || store.toString() == sealedWord || store.toString() == clearWord;
    const bool isDeskRight = desk.isUndefined() || deskId.ok();
    if (json.value(QStringLiteral("version")).toInt() != 1 || !user.ok() || !place || !server.isValid() ||
        !isStoreKnown || !isDeskRight)
        return Error("front.profile_damaged", {{QStringLiteral("path"), file("profile.json")}});
    return std::optional(ProfileCard{
        server,
        {contentIn(file("authority.pem")).value_or(QByteArray()),
         QByteArray::fromHex(json.value(QStringLiteral("public_key_hash")).toString().toLatin1())},
        json.value(QStringLiteral("name")).toString(),
        *user,
        json.value(QStringLiteral("full_name")).toString(),
        *place,
        json.value(QStringLiteral("allow_unencrypted_store")).toBool(),
        store.toString() == sealedWord ? StoreKind::Sealed : StoreKind::Clear,
        desk.isString() ? std::optional(*deskId) : std::nullopt});
}

Result<void> Profile::write(const ProfileCard &card) const
{
    TRY(makePrivateFolder(m_folder));
    if (card.trust.authorities.isEmpty()) {
        QFile::remove(file("authority.pem"));
    } else {
        TRY(writeDurably(file("authority.pem"), card.trust.authorities));
    }
    QJsonObject json{
        {QStringLiteral("version"), 1},
        {QStringLiteral("server"), card.server.toString()},
        {QStringLiteral("public_key_hash"), QString::fromLatin1(card.trust.publicKeyHash.toHex())},
        {QStringLiteral("name"), card.signInName},
        {QStringLiteral("user"), card.user.toString()},
        {QStringLiteral("full_name"), card.fullName},
        {QStringLiteral("token"), wordOf(card.tokenPlace)},
        {QStringLiteral("allow_unencrypted_store"), card.allowUnencryptedStore},
        {QStringLiteral("store"), card.store == StoreKind::Sealed ? sealedWord : clearWord}};
    if (card.desk)
        json.insert(QStringLiteral("desk"), card.desk->toString());
    return writeDurably(file("profile.json"), QJsonDocument(json).toJson());
}

std::unique_ptr<SecretStore> Profile::secretStore(TokenPlace place, const SecretAccess &access) const
{
    switch (place) {
    case TokenPlace::Keychain: return std::make_unique<KeychainSecretStore>(QStringLiteral("peygir ") + m_folder);
    case TokenPlace::SealedFile:
        return std::make_unique<FileSecretStore>(file("token.sealed"), access.password.toUtf8(), access.cost, access.stranger);
    case TokenPlace::PlainFile: return std::make_unique<PlainSecretStore>(file("token"));
    }
    Q_UNREACHABLE();
}

std::unique_ptr<SecretStore> Profile::removableSecrets(TokenPlace place) const
{
    // What a plain store removes is the file, and the sealed one holds nothing else.
    if (place == TokenPlace::SealedFile)
        return std::make_unique<PlainSecretStore>(file("token.sealed"));
    return secretStore(place);
}

void Profile::removeSecretFile(TokenPlace place) const
{
    if (place != TokenPlace::Keychain)
        QFile::remove(file(place == TokenPlace::SealedFile ? "token.sealed" : "token"));
}

DeskSettings Profile::offlineDesk(const ProfileCard &card, const std::shared_ptr<StoreKey> &key) const
{
    using Policy = storage::OpenPolicy;
    DeskSettings settings{.storeFolder = storeFolder(),
                          .policy = {.unencryptedVolume = card.allowUnencryptedStore ? Policy::UnencryptedVolume::Allow
                                                                                     : Policy::UnencryptedVolume::Refuse},
                          .user = card.user,
                          .openTransport = {},
                          .unsentFolder = UnsentFolder::standardFolder()};
    if (card.store == StoreKind::Sealed) {
        settings.keys = key ? key : StoreKey::missing();
        settings.newDesk = card.desk;
        // The card says so since its person has signed in: an older store is sealed as it is opened.
        settings.policy.inClear = Policy::InClear::Seal;
    }
    return settings;
}

DeskSettings Profile::desk(const ProfileCard &card, const std::shared_ptr<StoreKey> &key) const
{
    DeskSettings settings = offlineDesk(card, key);
    settings.openTransport = [server = card.server, trust = card.trust] { return openHttpsTransport(server, trust); };
    return settings;
}

Result<void> Profile::noteDesk(const Uuid &desk) const
{
    TRY_LET(std::optional<ProfileCard> card, read());
    if (!card || card->store == StoreKind::Clear || card->desk == desk)
        return {};
    card->desk = desk;
    return write(*card);
}

FileWorker::Settings Profile::files(const ProfileCard &card, const std::shared_ptr<StoreKey> &key) const
{
    FileWorker::Settings settings{filesFolder(), {}};
    settings.openChannel = [server = card.server, trust = card.trust] { return HttpsChannel::open(server, trust); };
    if (card.store == StoreKind::Sealed)
        settings.keys = key ? key : StoreKey::missing();
    return settings;
}

QString Profile::folderFor(const QString &root, const QUrl &server, const QString &signInName)
{
    Blake2b hash(16);
    hash.add(server.toEncoded()).add("\n").add(signInName.trimmed().toCaseFolded().toUtf8());
    return QDir(root).filePath(QString::fromLatin1(hash.finish().toHex()));
}

} // namespace peygir::front
