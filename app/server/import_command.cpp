// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_command.h"

#include "arguments.h"
#include "composition/registry.h"
#include "intake/core/rejected_rows.h"
#include "sentences.h"
#include "service/import_run.h"

#include <QFile>

#include <cstdio>

namespace peygir::server {

using intake::ImportFile;
using intake::ImportFileRow;
using intake::ImportMap;

namespace {

const QString mapOption = QStringLiteral("map");
const QString rejectedOption = QStringLiteral("rejected");
const QString dryRunOption = QStringLiteral("dry-run");

void printReport(const ImportReport &report, bool dryRun, const QString &rejected)
{
    std::printf("%lld rows: %lld %s, %lld already there, %lld bad; %lld subjects, groups and places %s\n",
                qlonglong(report.rows), qlonglong(report.imported), dryRun ? "would be imported" : "imported",
                qlonglong(report.already), qlonglong(report.bad), qlonglong(report.records),
                dryRun ? "would be made" : "made");
    std::printf("%lld flagged\n", qlonglong(report.flagged));
    for (const auto &[flag, count] : report.flags)
        std::printf("  %6lld  %s\n", qlonglong(count), qPrintable(sentenceOf(Error(flag))));
    if (report.bad > 0)
        std::printf("bad rows are in %s\n", qPrintable(rejected));
    for (const auto &[fault, count] : report.faults)
        std::printf("  %6lld  %s\n", qlonglong(count), fault.constData());
}

} // namespace

Result<void> importFile(const QStringList &words)
{
    Arguments arguments;
    arguments.option(mapOption).option(rejectedOption).flag(dryRunOption);
    TRY(arguments.parse(words));
    const QStringList files = arguments.files();
    if (files.size() != 2 || files.first() != QLatin1String("cases") || !arguments.has(mapOption))
        return wrongArguments(QStringLiteral("import cases FILE --map MAP.json"));
    TRY_LET(const QByteArray json, contentOf(arguments.value(mapOption)));
    TRY_LET(const ImportMap map, ImportMap::parse(json));
    QFile csv(files.last());
    if (!csv.open(QIODevice::ReadOnly))
        return Error("server.file", {{QStringLiteral("file"), csv.fileName()}});
    TRY_LET(ImportFile file, ImportFile::open(csv, map, SystemClock().now()));
    const bool dryRun = arguments.has(dryRunOption);
    const QString rejectedName = arguments.has(rejectedOption) ? arguments.value(rejectedOption)
                                                               : csv.fileName() + QStringLiteral(".rejected.csv");
    intake::RejectedRows rejected(rejectedName, file.header(), map, sentenceOf);
    TRY_LET(const auto server, OfflineServer::open(arguments.location(), makeRegistry()));
    const ImportWishes wishes{
        .dryRun = dryRun,
        .rejected = [&rejected](const ImportFileRow &row, const Error &error) { return rejected.add(row, error); },
        .progress =
            [&csv](const ImportReport &soFar) {
                std::fprintf(stderr, "\r%lld rows, %lld%%", qlonglong(soFar.rows),
                             qlonglong(csv.pos() * 100 / std::max<qint64>(1, csv.size())));
                return true;
            }};
    const auto report = importCases(*server, file, map, wishes);
    std::fprintf(stderr, "\n");
    // What was found bad is worth keeping, however it ended.
    TRY(rejected.finish());
    if (!report.ok())
        return report.error();
    printReport(*report, dryRun, rejectedName);
    return {};
}

} // namespace peygir::server
