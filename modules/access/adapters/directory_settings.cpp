// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/adapters/directory_settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace peygir::access {

namespace {

const QString placeOfName = QStringLiteral("{name}");
/// A desk waits ten seconds for the server, and who stood in the line before may have taken as long.
constexpr int mostSeconds = 8;

Error wrong(const QString &problem)
{
    return Error("access.directory_settings", {{QStringLiteral("problem"), problem}});
}

bool hasPlaceOfName(const QString &text) { return text.count(placeOfName) >= 1; }

Result<void> checkUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isKnown = url.scheme() == QLatin1String("ldaps") || url.scheme() == QLatin1String("ldap");
    const bool isBare = url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || !isKnown || url.host().isEmpty() || !isBare)
        return wrong(QStringLiteral("\"url\" is ldaps://HOST[:PORT] or ldap://HOST[:PORT]"));
    return {};
}

/// How a person is found: exactly one of both ways.
Result<void> checkWay(const DirectorySettings &settings)
{
    const bool binds = !settings.bind.isEmpty();
    const bool searches = !settings.base.isEmpty() || !settings.filter.isEmpty() || !settings.searcher.isEmpty();
    if (binds == searches)
        return wrong(QStringLiteral("either \"bind\", or \"base\" and \"filter\", is wanted"));
    if (binds && !hasPlaceOfName(settings.bind))
        return wrong(QStringLiteral("\"bind\" has no {name}"));
    if (searches && (settings.base.isEmpty() || !hasPlaceOfName(settings.filter)))
        return wrong(QStringLiteral("\"base\" is missing, or \"filter\" has no {name}"));
    // A bind with a name and no password is one as nobody.
    if (settings.searcher.isEmpty() != settings.searcherPassword.isEmpty())
        return wrong(QStringLiteral("\"searcher\" and \"searcherPasswordFile\" go together"));
    return {};
}

} // namespace

Result<DirectorySettings> DirectorySettings::fromJson(
    const QByteArray &json, const std::function<Result<QByteArray>(const QString &file)> &contentOf)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return wrong(QStringLiteral("a JSON object is expected"));
    DirectorySettings settings;
    QString passwordFile;
    const std::pair<QLatin1String, QString *> texts[] = {
        {QLatin1String("url"), &settings.url},           {QLatin1String("authority"), &settings.authorityFile},
        {QLatin1String("bind"), &settings.bind},         {QLatin1String("base"), &settings.base},
        {QLatin1String("filter"), &settings.filter},     {QLatin1String("searcher"), &settings.searcher},
        {QLatin1String("searcherPasswordFile"), &passwordFile},
    };
    for (auto field = object.begin(); field != object.end(); ++field) {
        const auto text = std::find_if(std::begin(texts), std::end(texts),
                                       [&field](const auto &one) { return one.first == field.key(); });
        if (text != std::end(texts) && field.value().isString()) {
            *text->second = field.value().toString();
        } else if (field.key() == QLatin1String("seconds")) {
            const int seconds = field.value().toInt();
            if (seconds < 1 || seconds > mostSeconds)
                return wrong(QStringLiteral("\"seconds\" is a number from 1 to %1").arg(mostSeconds));
            settings.patience = std::chrono::seconds(seconds);
        } else {
            return wrong(QStringLiteral("\"%1\" is unknown, or no text").arg(field.key()));
        }
    }
    TRY(checkUrl(settings.url));
    if (settings.authorityFile.isEmpty())
        return wrong(QStringLiteral("\"authority\" is missing: a file of PEM certificates"));
    if (!passwordFile.isEmpty()) {
        TRY_LET(const QByteArray password, contentOf(passwordFile));
        settings.searcherPassword = QString::fromUtf8(password).trimmed();
    }
    TRY(checkWay(settings));
    return settings;
}

QString DirectorySettings::bindNameOf(const QString &name) const
{
    // What is no distinguished name, "{name}@example.org", is taken as it stands.
    const bool isDistinguished = bind.contains(QLatin1Char('='));
    return QString(bind).replace(placeOfName, isDistinguished ? escapedForDirectory(name) : name);
}

QString DirectorySettings::filterOf(const QString &name) const
{
    return QString(filter).replace(placeOfName, escapedForDirectory(name));
}

QString escapedForDirectory(const QString &text)
{
    QByteArray escaped;
    for (const char c : text.toUtf8()) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool isBeyondAscii = uchar(c) >= 0x80;
        if (isLetter || isBeyondAscii || c == '-' || c == '_' || c == '.' || c == '@')
            escaped += c;
        else
            escaped += '\\' + QByteArray(1, c).toHex();
    }
    return QString::fromUtf8(escaped);
}

} // namespace peygir::access
