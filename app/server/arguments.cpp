// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <QFile>

namespace peygir::server {

namespace {

const QString dataOption = QStringLiteral("data");
const QString postgresqlOption = QStringLiteral("postgresql");
constexpr qint64 mostFileBytes = 64 * 1024 * 1024;

} // namespace

Arguments::Arguments()
{
    option(dataOption).option(postgresqlOption);
}

Arguments &Arguments::option(const QString &name)
{
    m_parser.addOption(QCommandLineOption(name, {}, QStringLiteral("value")));
    return *this;
}

Arguments &Arguments::flag(const QString &name)
{
    m_parser.addOption(QCommandLineOption(name));
    return *this;
}

Result<void> Arguments::parse(const QStringList &arguments)
{
    // The parser takes the first word for the program's name.
    if (!m_parser.parse(arguments))
        return wrongArguments(m_parser.errorText());
    if (value(dataOption).isEmpty())
        return wrongArguments(QStringLiteral("--data DIR is missing"));
    return {};
}

StoreLocation Arguments::location() const { return {value(dataOption), value(postgresqlOption).toUtf8()}; }

Error wrongArguments(const QString &problem) { return Error("server.arguments", {{QStringLiteral("problem"), problem}}); }

Result<QByteArray> contentOf(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly) || source.size() > mostFileBytes)
        return Error("server.file", {{QStringLiteral("file"), file}});
    return source.readAll();
}

} // namespace peygir::server
