// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup_command.h"

#include "composition/registry.h"
#include "control_socket.h"
#include "sentences.h"
#include "service/backup.h"
#include "service/event_log.h"
#include "service/restore.h"

#include <QDir>

#include <cstdio>

namespace peygir::server {

namespace {

const QString withJournalOption = QStringLiteral("journal");

void printFound(const sync::StoreReport &report)
{
    std::printf("%lld rows in %lld buckets, %lld commands up to %lld\n", qlonglong(report.rows),
                qlonglong(report.buckets), qlonglong(report.receipts), qlonglong(report.head.seq));
    for (const Error &finding : report.findings)
        std::printf("  %s\n", qPrintable(sentenceOf(finding)));
}

} // namespace

Result<void> backupStore(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    if (arguments.files().size() != 1)
        return wrongArguments(QStringLiteral("backup FOLDER"));
    const QString folder = QDir(arguments.files().first()).absolutePath();
    if (isServerRunning(arguments.location())) {
        TRY(backupThroughServer(arguments.location(), folder));
        return {};
    }
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY(store->checkSchema());
    TRY_LET(const Backup backup, makeBackup(*store, makeRegistry(), folder, SystemClock().now()));
    logBackup(backup);
    return {};
}

Result<void> verifyStore(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    if (arguments.files().size() > 1)
        return wrongArguments(QStringLiteral("verify [BACKUP]"));
    if (!arguments.files().isEmpty()) {
        TRY_LET(const Backup backup, findBackup(arguments.files().first()));
        TRY(verifyBackup(backup, makeRegistry()));
        std::printf("%s is sound\n", qPrintable(backup.path));
        return {};
    }
    TRY_LET(const auto store, ServerStore::openBeside(arguments.location()));
    TRY_LET(const sync::StoreReport report, auditLive(*store, makeRegistry()));
    printFound(report);
    return report.isSound() ? Result<void>() : unsound(report);
}

Result<void> restoreStore(const QStringList &words)
{
    Arguments arguments;
    arguments.option(withJournalOption);
    TRY(arguments.parse(words));
    if (arguments.files().size() != 1 || !arguments.has(withJournalOption))
        return wrongArguments(QStringLiteral("restore BACKUP --journal FOLDER"));
    TRY_LET(const Backup backup, findBackup(arguments.files().first()));
    const QString journal = QDir(arguments.value(withJournalOption)).absolutePath();
    TRY_LET(const Restored restored, restoreWithJournal(backup, journal, arguments.location(), makeRegistry()));
    logEvent("restored", {{"seq", QByteArray::number(restored.head.seq)},
                          {"fromJournal", QByteArray::number(restored.fromJournal)}});
    return {};
}

} // namespace peygir::server
