// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/backup_manifest.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::server {

namespace {

/// A manifest has some hundred bytes; what is longer is none.
constexpr qint64 mostManifestBytes = 64 * 1024;

bool isSha256(const QByteArray &hex)
{
    return hex.size() == 64 && std::all_of(hex.begin(), hex.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

QByteArray BackupManifest::toJson() const
{
    const QJsonObject object{
        {QStringLiteral("format"), format},
        {QStringLiteral("head"), sync::toJson(head)},
        {QStringLiteral("madeAt"), madeAt.milliseconds()},
        {QStringLiteral("madeAtUtc"),
         QDateTime::fromMSecsSinceEpoch(madeAt.milliseconds(), Qt::UTC).toString(Qt::ISODate)},
        {QStringLiteral("schema"), schema},
        {QStringLiteral("database"), embedded ? QStringLiteral("sqlite") : QStringLiteral("postgresql")},
        {QStringLiteral("file"), file},
        {QStringLiteral("bytes"), bytes},
        {QStringLiteral("sha256"), QString::fromLatin1(sha256)},
        {QStringLiteral("contents"), contents},
        {QStringLiteral("contentsSha256"), QString::fromLatin1(contentsSha256)},
        {QStringLiteral("rows"), rows},
        {QStringLiteral("buckets"), buckets},
        {QStringLiteral("transaction"), transaction},
    };
    return QJsonDocument(object).toJson();
}

Result<BackupManifest> BackupManifest::read(const QString &path)
{
    const Error none("backup.manifest", {{QStringLiteral("file"), path}});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostManifestBytes)
        return none;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    const auto number = [&object](const char *name) { return object.value(QLatin1String(name)).toInteger(-1); };
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    auto head = sync::cursorFromJson(object.value(QLatin1String("head")));
    const QString database = text("database");
    const bool embedded = database == QLatin1String("sqlite");
    if (number("format") != format || !head.ok() || (!embedded && database != QLatin1String("postgresql")))
        return none;
    BackupManifest manifest{std::move(*head),       Instant(number("madeAt")),  int(number("schema")),
                            embedded,               text("file"),               number("bytes"),
                            text("sha256").toLatin1(), text("contentsSha256").toLatin1(), number("contents"),
                            number("rows"),         number("buckets"),          number("transaction")};
    // A name, and nothing that leads out of the folder.
    const bool named = !manifest.file.isEmpty() && !manifest.file.contains(u'/') && !manifest.file.startsWith(u'.');
    const bool counts = manifest.schema >= 0 && manifest.bytes >= 0 && manifest.contents >= 0 && manifest.rows >= 0
                        && manifest.buckets >= 0 && manifest.transaction >= 0;
    if (!named || !counts || !isSha256(manifest.sha256) || !isSha256(manifest.contentsSha256))
        return none;
    return manifest;
}

} // namespace peygir::server
