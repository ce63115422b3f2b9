// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve.h"

#include "base/file_limit.h"
#include "base/limits.h"
#include "composition/bucket_rules.h"
#include "composition/registry.h"
#include "control_socket.h"
#include "front/server/local_authority.h"
#include "service/event_log.h"
#include "service/sync_service.h"
#include "stop_signal.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

namespace peygir::server {

namespace {

const QString listenOption = QStringLiteral("listen");
const QString certificateOption = QStringLiteral("certificate");
const QString keyOption = QStringLiteral("key");
const QString portFileOption = QStringLiteral("port-file");
const QString journalOption = QStringLiteral("journal");
const QString noJournalOption = QStringLiteral("no-journal");
const QString largestFileOption = QStringLiteral("largest-file");
const QString snapshotRowsOption = QStringLiteral("snapshot-rows");
const QString urlOption = QStringLiteral("url");
const QString replicaOption = QStringLiteral("replica");
const QString nodeAuthorityOption = QStringLiteral("node-authority");
const QString directoryOption = QStringLiteral("directory");
const QString phoneUrlOption = QStringLiteral("phone-url");
constexpr quint16 usualPort = 8137;

/// "127.0.0.1:8137", "[::]:8137".
Result<void> setAddress(const QString &listen, front::ServerOptions &options)
{
    options.port = usualPort;
    if (listen.isEmpty())
        return {};
    const qsizetype colon = listen.lastIndexOf(QLatin1Char(':'));
    bool ok = false;
    options.port = listen.mid(colon + 1).toUShort(&ok);
    options.host = listen.left(colon).remove(QLatin1Char('[')).remove(QLatin1Char(']')).toLatin1();
    if (colon < 1 || !ok)
        return wrongArguments(QStringLiteral("--listen wants ADDRESS:PORT"));
    return {};
}

/// Where the organisation's directory is; nothing where there is none.
Result<std::optional<access::DirectorySettings>> directoryOf(const QString &file)
{
    if (file.isEmpty())
        return std::optional<access::DirectorySettings>();
    TRY_LET(const QByteArray json, contentOf(file));
    TRY_LET(auto settings, access::DirectorySettings::fromJson(json, contentOf));
    // A certificate that nobody can read would be found out by the first person of the morning.
    TRY_LET(const QByteArray authority, contentOf(settings.authorityFile));
    if (QSslCertificate::fromData(authority, QSsl::Pem).isEmpty())
        return Error("access.directory_settings",
                     {{QStringLiteral("problem"), QStringLiteral("\"authority\" is no file of PEM certificates")}});
    return std::optional(std::move(settings));
}

/// In megabytes on the command line, in bytes here.
Result<qint64> snapshotRowsOf(const QString &words)
{
    if (words.isEmpty())
        return limits::snapshotRows;
    bool ok = false;
    const qint64 rows = words.toLongLong(&ok);
    if (!ok || rows < 1)
        return wrongArguments(QStringLiteral("--snapshot-rows takes a number of rows"));
    return rows;
}

Result<qint64> largestFileOf(const QString &megabytes)
{
    constexpr qint64 megabyte = 1024 * 1024;
    if (megabytes.isEmpty())
        return limits::blobBytes;
    bool ok = false;
    const int number = megabytes.toInt(&ok);
    if (!ok || number < 1 || number > limits::blobBytesMost / megabyte)
        return wrongArguments(QStringLiteral("--largest-file wants a number of megabytes from 1 to %1")
                                  .arg(limits::blobBytesMost / megabyte));
    return number * megabyte;
}

/// Where the other nodes of a shared database find this one. Empty: nowhere.
Result<QUrl> nodeUrlOf(const Arguments &arguments, const ServerStore &store, const front::ServerOptions &options)
{
    if (arguments.has(urlOption)) {
        const QUrl url(arguments.value(urlOption), QUrl::StrictMode);
        const bool bare = url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
        if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !bare)
            return wrongArguments(QStringLiteral("--url wants https://HOST:PORT"));
        return url;
    }
    // What it listens on is what it is reached by, unless that is everything or not chosen yet.
    const bool isPlace = options.port != 0 && options.host != "0.0.0.0" && options.host != "::";
    if (store.isEmbedded() || !isPlace)
        return QUrl();
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(QString::fromLatin1(options.host));
    url.setPort(options.port);
    return url;
}

/// Where phones in the city find this server or what stands in front of it. Empty: as the desk does that asks for a link.
Result<QByteArray> phoneUrlOf(const QString &words)
{
    const QUrl url(words, QUrl::StrictMode);
    const bool bare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() && !url.hasFragment()
        && url.userInfo().isEmpty();
    // A phone gives its camera and its place to nobody who speaks in clear.
    if (!words.isEmpty() && (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !bare))
        return wrongArguments(QStringLiteral("--phone-url wants https://HOST[:PORT]"));
    return words.isEmpty() ? QByteArray() : url.toEncoded(QUrl::RemovePath);
}

/// By whom other nodes are trusted: whoever is named, and the local authority of this node where it has one, which nodes
/// on one machine or with one folder of certificates share. Neither: the authorities of the system.
Result<QByteArray> nodeAuthorities(const Arguments &arguments, const ServerStore &store)
{
    QByteArray authorities;
    if (arguments.has(nodeAuthorityOption)) {
        TRY_LET(authorities, contentOf(arguments.value(nodeAuthorityOption)));
        if (QSslCertificate::fromData(authorities, QSsl::Pem).isEmpty())
            return wrongArguments(QStringLiteral("--node-authority wants a file of PEM certificates"));
        authorities += '\n';
    }
    if (!arguments.has(certificateOption)) {
        TRY_LET(const QByteArray own, contentOf(store.file(QStringLiteral("certificates/authority.pem"))));
        authorities += own;
    }
    return authorities;
}

/// The city's own certificate, or that of an authority which only this server knows, made at the first start.
Result<void> setCertificate(const Arguments &arguments, const ServerStore &store, const QUrl &url,
                            front::ServerOptions &options)
{
    if (arguments.has(certificateOption) != arguments.has(keyOption))
        return wrongArguments(QStringLiteral("--certificate FILE and --key FILE go together"));
    options.certificateFile = arguments.value(certificateOption);
    options.keyFile = arguments.value(keyOption);
    if (!options.certificateFile.isEmpty())
        return {};
    QStringList hosts;
    if (options.host != "0.0.0.0" && options.host != "::")
        hosts << QString::fromLatin1(options.host);
    if (!url.host().isEmpty() && !hosts.contains(url.host()))
        hosts << url.host();
    TRY_LET(const auto authority,
            front::openLocalAuthority(store.file(QStringLiteral("certificates")), SystemClock().now(), hosts));
    options.certificateFile = authority.certificateFile;
    options.keyFile = authority.keyFile;
    logEvent("certificate", {{"authority", authority.authorityFile.toUtf8()},
                             {"publicKey", authority.publicKeyHash.toHex()}});
    return {};
}

Result<void> writePort(const QString &file, quint16 port)
{
    if (file.isEmpty())
        return {};
    QSaveFile portFile(file);
    if (!portFile.open(QIODevice::WriteOnly) || portFile.write(QByteArray::number(port) + '\n') < 0
        || !portFile.commit())
        return Error("server.folder", {{QStringLiteral("folder"), file}});
    return {};
}

/// Each desk takes a line and a channel; what is open beside them is little.
void takeRoomForFiles(const front::ServerOptions &options)
{
    constexpr quint64 mostFiles = 65'536;
    constexpr quint64 besideLines = 512;
    const quint64 wanted = quint64(options.limits.connections) + besideLines;
    const quint64 allowed = raiseFileLimit(std::max(mostFiles, wanted));
    if (allowed < wanted)
        logEvent("open-files", {{"allowed", QByteArray::number(allowed)}, {"wanted", QByteArray::number(wanted)}});
}

} // namespace

Result<void> serve(const QStringList &words)
{
    Arguments arguments;
    arguments.option(listenOption).option(certificateOption).option(keyOption).option(portFileOption);
    arguments.option(largestFileOption).option(urlOption).option(nodeAuthorityOption).option(replicaOption);
    arguments.option(snapshotRowsOption).option(journalOption).option(directoryOption).option(phoneUrlOption).flag(noJournalOption);
    TRY(arguments.parse(words));
    front::ServerOptions options;
    TRY_LET(const qint64 largestFile, largestFileOf(arguments.value(largestFileOption)));
    TRY_LET(const qint64 snapshotRows, snapshotRowsOf(arguments.value(snapshotRowsOption)));
    TRY(setAddress(arguments.value(listenOption), options));

    TRY_LET(QByteArray phoneUrl, phoneUrlOf(arguments.value(phoneUrlOption)));
    TRY_LET(auto directory, directoryOf(arguments.value(directoryOption)));

    const StopSignal stopSignal;
    takeRoomForFiles(options);
    StoreLocation location = arguments.location();
    location.replica = arguments.value(replicaOption).toUtf8();
    if (!location.replica.isEmpty() && location.postgresql.isEmpty())
        return wrongArguments(QStringLiteral("--replica goes with --postgresql"));
    TRY_LET(const auto store, ServerStore::open(std::move(location)));
    if (arguments.has(journalOption) || arguments.has(noJournalOption))
        TRY(store->setJournal(arguments.value(journalOption)));
    // An embedded store belongs to this process alone; a shared one is migrated when the administrator says so.
    if (store->isEmbedded())
        TRY(store->migrate());
    else
        TRY(store->checkSchema());
    TRY_LET(const QUrl url, nodeUrlOf(arguments, *store, options));
    TRY(setCertificate(arguments, *store, url, options));
    TRY_LET(QByteArray authorities, nodeAuthorities(arguments, *store));
    SyncService service(*store, makeRegistry(), makeBucketRules(),
                        {largestFile, url.toEncoded(QUrl::RemovePath), std::move(authorities), snapshotRows, std::move(directory),
                         std::move(phoneUrl)});
    ControlSocket control(*store, [&service] { service.tokensEnded(); });
    TRY(control.listen());
    TRY(service.start(options));
    logEvent("serving", {{"address", options.host}, {"port", QByteArray::number(service.port())}});
    TRY(writePort(arguments.value(portFileOption), service.port()));
    QCoreApplication::exec();
    logEvent("stopping", {});
    service.stop();
    logEvent("stopped", {});
    return {};
}

} // namespace peygir::server
