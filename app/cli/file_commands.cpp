// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_commands.h"

#include "awaiting.h"
#include "cases/core/attach_document.h"
#include "composition/registry.h"
#include "desk_of.h"

#include <QJsonArray>
#include <QSaveFile>
#include <QTimer>

namespace peygir::cli {

using front::FileWorker;
using front::Profile;

namespace {

constexpr Milliseconds longestTransfer{3'600'000};

/// A desk with its files, and what they need.
struct DeskWithFiles
{
    Registry registry = makeRegistry();
    SystemRandom random;
    SystemClock clock;
    std::unique_ptr<OpenDesk> desk;
    std::unique_ptr<FileWorker> files;

    Result<void> open(const Arguments &arguments)
    {
        // The store first: it decides whether personal data may lie here at all.
        TRY_LET(desk, deskOf(arguments, registry));
        if (desk->isElsewhere())
            return Error("storage.in_use");
        files = std::make_unique<FileWorker>(Profile(arguments.profile).files(desk->card(), desk->key()), FileWorker::Surroundings{random, clock});
        return files->open();
    }
};

Result<QJsonObject> documentRow(OpenDesk &desk, const QString &document)
{
    TRY_LET(
        const QJsonObject found,
        desk.query(QStringLiteral("rows"), {{QStringLiteral("table"), QStringLiteral("case_document")},
                                            {QStringLiteral("where"), QJsonObject{{QStringLiteral("id"), document}}}}));
    const QJsonArray rows = found.value(QLatin1String("rows")).toArray();
    if (rows.isEmpty())
        return Error("cases.document_unknown");
    return rows.first().toObject();
}

Result<void> copy(QIODevice *from, const QString &target)
{
    const Error failure("cli.file", {{QStringLiteral("file"), target}});
    QSaveFile to(target);
    if (!from || !to.open(QIODevice::WriteOnly))
        return failure;
    while (!from->atEnd()) {
        const QByteArray piece = from->read(1024 * 1024);
        if (piece.isEmpty() || to.write(piece) != piece.size())
            return failure;
    }
    return to.commit() ? Result<void>() : failure;
}

} // namespace

Result<QJsonObject> attach(const Arguments &arguments)
{
    const auto caseId = cases::CaseId::parse(arguments.object);
    if (!caseId.ok())
        return wrongArguments(QStringLiteral("attach wants the id of a case"));
    DeskWithFiles here;
    TRY(here.open(arguments));
    TRY_LET(const KeptFile kept,
            awaited<KeptFile>([&](const FilePort::Taken &done) { here.files->take(1, arguments.file, done); }));
    TRY(here.files->send(kept.sha256));
    const bool isPicture = kept.mediaType.startsWith(QLatin1String("image/"));
    const bool isSound = kept.mediaType.startsWith(QLatin1String("audio/"));
    const cases::AttachDocument command{*caseId,
                                        isPicture ? cases::DocumentKind::Photo
                                        : isSound ? cases::DocumentKind::Recording
                                                  : cases::DocumentKind::Document,
                                        arguments.title,
                                        kept.name,
                                        kept.mediaType,
                                        kept.size,
                                        kept.sha256,
                                        {}};
    TRY_LET(QJsonObject answer, here.desk->submit(cases::AttachDocument::kind, fieldsToJson(command), {}));
    here.files->named(kept.sha256);
    answer.insert(QStringLiteral("sha256"), kept.sha256.text());
    answer.insert(QStringLiteral("size"), kept.size);
    return answer;
}

Result<QJsonObject> sendFiles(const Arguments &arguments)
{
    DeskWithFiles here;
    TRY(here.open(arguments));
    TRY_LET(const QByteArray token, here.desk->token());
    std::optional<Error> failure;
    QEventLoop loop;
    QObject::connect(here.files.get(), &FileWorker::failed, &loop, [&](const Error &error) {
        failure = error;
        if (!arguments.seconds)
            loop.quit();
    });
    QObject::connect(here.files.get(), &FileWorker::tokenRefused, &loop, [&] {
        failure = Error("front.sign_in_needed");
        loop.quit();
    });
    QObject::connect(here.files.get(), &FileWorker::quiet, &loop, &QEventLoop::quit);
    QTimer::singleShot(arguments.seconds ? std::chrono::seconds(*arguments.seconds) : longestTransfer, &loop,
                       &QEventLoop::quit);
    // The loop must run before the first answer can come.
    QTimer::singleShot(0, &loop, [&] { here.files->start(token); });
    loop.exec();
    here.files->stop();
    const auto [files, bytes] = here.files->waiting();
    if (failure && files > 0)
        return *failure;
    return QJsonObject{{QStringLiteral("waiting"), files}, {QStringLiteral("bytes"), bytes}};
}

Result<QJsonObject> fetchFile(const Arguments &arguments)
{
    DeskWithFiles here;
    TRY(here.open(arguments));
    TRY_LET(const QJsonObject row, documentRow(*here.desk, arguments.object));
    TRY_LET(const BlobHash hash, BlobHash::parse(row.value(QLatin1String("sha256")).toString().toLatin1()));
    if (here.files->stateOf(hash).place == FileState::Place::Elsewhere) {
        TRY_LET(const QByteArray token, here.desk->token());
        QEventLoop loop;
        QObject::connect(here.files.get(), &FileWorker::quiet, &loop, &QEventLoop::quit);
        QObject::connect(here.files.get(), &FileWorker::tokenRefused, &loop, &QEventLoop::quit);
        QObject::connect(here.files.get(), &FileWorker::failed, &loop, &QEventLoop::quit);
        QTimer::singleShot(longestTransfer, &loop, &QEventLoop::quit);
        QTimer::singleShot(0, &loop, [&] {
            here.files->fetch(hash, row.value(QLatin1String("size")).toInteger());
            here.files->start(token);
        });
        loop.exec();
    }
    const FileState state = here.files->stateOf(hash);
    if (state.place == FileState::Place::Elsewhere || state.place == FileState::Place::Coming)
        return state.problem.value_or(Error("cli.still_busy"));
    TRY(copy(here.files->store().blobs().read(hash).get(), arguments.file));
    return QJsonObject{{QStringLiteral("sha256"), hash.text()}, {QStringLiteral("file"), arguments.file}};
}

} // namespace peygir::cli
