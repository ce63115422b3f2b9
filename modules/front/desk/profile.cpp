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

Result<std::optional<ProfileCard>> Profile::read() const
{
    const auto content = contentIn(file("profile.json"));
    if (!content)
        return std::optional<ProfileCard>();
    const QJsonObject json = QJsonDocument::fromJson(*content).object();
    const auto user = UserId::parse(json.value(QStringLiteral("user")).toString());
    const auto place = placeOf(json.value(QStringLiteral("token")).toString());
    const QUrl server(json.value(QStringLiteral("server")).toString(), QUrl::StrictMode);
    if (json.value(QStringLiteral("version")).toInt() != 1 || !user.ok() || !place || !server.isValid())
        return Error("front.profile_damaged", {{QStringLiteral("path"), file("profile.json")}});
    return std::optional(ProfileCard{
        server,
        {contentIn(file("authority.pem")).value_or(QByteArray()),
         QByteArray::fromHex(json.value(QStringLiteral("public_key_hash")).toString().toLatin1())},
        json.value(QStringLiteral("name")).toString(),
        *user,
        json.value(QStringLiteral("full_name")).toString(),
        *place,
        json.value(QStringLiteral("allow_unencrypted_store")).toBool()});
}

Result<void> Profile::write(const ProfileCard &card) const
{
    TRY(makePrivateFolder(m_folder));
    if (card.trust.authorities.isEmpty()) {
        QFile::remove(file("authority.pem"));
    } else {
        TRY(writeDurably(file("authority.pem"), card.trust.authorities));
    }
    const QJsonObject json{
        {QStringLiteral("version"), 1},
        {QStringLiteral("server"), card.server.toString()},
        {QStringLiteral("public_key_hash"), QString::fromLatin1(card.trust.publicKeyHash.toHex())},
        {QStringLiteral("name"), card.signInName},
        {QStringLiteral("user"), card.user.toString()},
        {QStringLiteral("full_name"), card.fullName},
        {QStringLiteral("token"), wordOf(card.tokenPlace)},
        {QStringLiteral("allow_unencrypted_store"), card.allowUnencryptedStore}};
    return writeDurably(file("profile.json"), QJsonDocument(json).toJson());
}

std::unique_ptr<SecretStore> Profile::tokenStore(TokenPlace place, const QString &password) const
{
    switch (place) {
    case TokenPlace::Keychain: return std::make_unique<KeychainSecretStore>(QStringLiteral("peygir ") + m_folder);
    case TokenPlace::SealedFile: return std::make_unique<FileSecretStore>(file("token.sealed"), password.toUtf8());
    case TokenPlace::PlainFile: return std::make_unique<PlainSecretStore>(file("token"));
    }
    Q_UNREACHABLE();
}

void Profile::forgetToken(const ProfileCard &card, std::unique_ptr<SecretStore> &store, SecretStore::Done done) const
{
    // The sealed file holds nothing else, and what a plain store removes is the file.
    store = card.tokenPlace == TokenPlace::SealedFile ? std::unique_ptr<SecretStore>(new PlainSecretStore(file("token.sealed")))
                                                      : tokenStore(card.tokenPlace);
    store->remove(tokenName, std::move(done));
}

DeskSettings Profile::offlineDesk(const ProfileCard &card) const
{
    using Policy = storage::OpenPolicy;
    return {.storeFolder = storeFolder(),
            .policy = {.unencryptedVolume = card.allowUnencryptedStore ? Policy::UnencryptedVolume::Allow
                                                                       : Policy::UnencryptedVolume::Refuse},
            .user = card.user,
            .openTransport = {}};
}

DeskSettings Profile::desk(const ProfileCard &card) const
{
    DeskSettings settings = offlineDesk(card);
    settings.openTransport = [server = card.server, trust = card.trust] { return openHttpsTransport(server, trust); };
    return settings;
}

FileWorker::Settings Profile::files(const ProfileCard &card) const
{
    return {
        file("files"), [server = card.server, trust = card.trust] { return HttpsChannel::open(server, trust); }, {}};
}

QString Profile::folderFor(const QString &root, const QUrl &server, const QString &signInName)
{
    Blake2b hash(16);
    hash.add(server.toEncoded()).add("\n").add(signInName.trimmed().toCaseFolded().toUtf8());
    return QDir(root).filePath(QString::fromLatin1(hash.finish().toHex()));
}

} // namespace peygir::front
