// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-cli, the staff's desk without its window (docs/cli.md).
#include "commands.h"

#include "base/no_dumps.h"
#include "front/desk/desk_json.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace {

using peygir::Result;
using peygir::cli::Arguments;

int print(const Result<QJsonObject> &answer)
{
    const QJsonObject json = answer.ok() ? *answer : peygir::front::toJson(answer.error());
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    if (std::fwrite(text.constData(), 1, size_t(text.size()), stdout) != size_t(text.size()) || std::fflush(stdout) != 0)
        return 1;
    if (answer.ok())
        return json.value(QStringLiteral("refused")).toInt() + json.value(QStringLiteral("troubles")).toInt() > 0 ? 1 : 0;
    return answer.error().id() == "cli.arguments" ? 2 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    peygir::keepOutOfDumps();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEYGIR_VERSION));
    const auto arguments = Arguments::parse(QCoreApplication::arguments());
    return print(arguments.ok() ? peygir::cli::carryOut(*arguments) : Result<QJsonObject>(arguments.error()));
}
