// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup_command.h"

#include "composition/registry.h"
#include "control_socket.h"
#include "sentences.h"
#include "service/backup.h"
#include "service/doctor.h"
#include "service/event_log.h"
#include "service/restore.h"
#include "sync/server/gathering.h"

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

Result<void> restoreBackup(const QStringList &words)
{
    Arguments arguments;
    arguments.option(withJournalOption);
    TRY(arguments.parse(words));
    if (arguments.files().size() != 1)
        return wrongArguments(QStringLiteral("restore BACKUP [--journal FOLDER]"));
    TRY_LET(const Backup backup, findBackup(arguments.files().first()));
    const QString journal =
        arguments.has(withJournalOption) ? QDir(arguments.value(withJournalOption)).absolutePath() : QString();
    TRY_LET(const Restored restored,
            restoreStore(backup, journal, arguments.location(), makeRegistry(), SystemClock().now()));
    logEvent("restored", {{"seq", QByteArray::number(restored.head.seq)},
                          {"fromJournal", QByteArray::number(restored.fromJournal)}});
    return {};
}

Result<void> gatherFromDesks(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    const QStringList wishes = arguments.files();
    const QString wish = wishes.value(0);
    if (wishes.size() > 1 || (!wish.isEmpty() && wish != QLatin1String("begin") && wish != QLatin1String("end")))
        return wrongArguments(QStringLiteral("gather [begin|end]"));
    if (wish == QLatin1String("end") && isServerRunning(arguments.location()))
        return endGatheringThroughServer(arguments.location());
    if (wish.isEmpty()) {
        TRY_LET(const auto store, ServerStore::openBeside(arguments.location()));
        TRY_LET(const auto connection, store->openReading());
        return logGathering(*connection);
    }
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY(store->migrate());
    TRY_LET(const auto connection, store->openWriting());
    if (wish == QLatin1String("end"))
        return sync::wantGatheringEnd(*connection);
    SystemRandom random;
    const Instant now = SystemClock().now();
    TRY(sync::beginGathering(*connection, newUuid(now, random), now));
    return logGathering(*connection);
}

Result<void> examineStore(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    TRY_LET(const auto store, ServerStore::openBeside(arguments.location()));
    TRY_LET(const auto symptoms, examine(*store, makeRegistry(), SystemClock().now()));
    qint64 troubles = 0;
    for (const Symptom &symptom : symptoms) {
        const bool isTrouble = symptom.weight == Symptom::Weight::Trouble;
        troubles += isTrouble ? 1 : 0;
        std::printf("%s: %s\n", isTrouble ? "trouble" : "note", qPrintable(sentenceOf(symptom.what)));
    }
    if (symptoms.empty())
        std::printf("nothing is wrong\n");
    return troubles == 0 ? Result<void>() : Error("doctor.trouble", {{QStringLiteral("count"), troubles}});
}

} // namespace peygir::server
