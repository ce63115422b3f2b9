// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_taker.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

namespace peygir::front {

namespace {

/// Some milliseconds of a disk: others of this thread wait no longer.
constexpr qint64 copiedAtOnce = 1024 * 1024;
/// What the kind of a content is told from.
constexpr qsizetype sniffedBytes = 16 * 1024;

} // namespace

struct FileTaker::Job
{
    quint64 number;
    QString name;
    std::unique_ptr<QIODevice> source;
    FilePort::Taken done;
    QByteArray unfinishedName = {};
    std::unique_ptr<storage::UnfinishedBlob> blob = {};
    QByteArray beginning = {};

    Error error(const char *id) const { return Error(id, {{QStringLiteral("name"), name}}); }
};

FileTaker::FileTaker(FileStore &store, Random &random, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_random(random)
{}

FileTaker::~FileTaker()
{
    while (!m_jobs.empty())
        cancel(m_jobs.front()->number);
}

void FileTaker::take(quint64 number, const QString &path, FilePort::Taken done)
{
    const QFileInfo info(path);
    // A pipe or a device has no end.
    auto source = info.isFile() ? std::make_unique<QFile>(path) : std::unique_ptr<QFile>();
    begin(std::unique_ptr<Job>(new Job{number, info.fileName(), std::move(source), std::move(done)}));
}

void FileTaker::takeContent(quint64 number, const QByteArray &content, const QString &name, FilePort::Taken done)
{
    auto source = std::make_unique<QBuffer>();
    source->setData(content);
    begin(std::unique_ptr<Job>(new Job{number, name, std::move(source), std::move(done)}));
}

void FileTaker::begin(std::unique_ptr<Job> job)
{
    job->unfinishedName = "take-" + m_random.bytes(16).toHex();
    const quint64 number = job->number;
    m_jobs.push_back(std::move(job));
    QMetaObject::invokeMethod(
        this, [this, number] { work(number); }, Qt::QueuedConnection);
}

std::list<std::unique_ptr<FileTaker::Job>>::iterator FileTaker::find(quint64 number)
{
    return std::find_if(m_jobs.begin(), m_jobs.end(), [number](const auto &job) { return job->number == number; });
}

void FileTaker::cancel(quint64 number)
{
    const auto found = find(number);
    if (found == m_jobs.end())
        return;
    m_store.blobs().discard((*found)->unfinishedName);
    m_jobs.erase(found);
}

void FileTaker::work(quint64 number)
{
    const auto found = find(number);
    if (found == m_jobs.end())
        return;
    Job &job = **found;
    const auto atEnd = copyPiece(job);
    if (atEnd.ok() && !*atEnd) {
        Q_EMIT taking(number, job.blob->size(), job.source->size());
        QMetaObject::invokeMethod(
            this, [this, number] { work(number); }, Qt::QueuedConnection);
        return;
    }
    const Result<KeptFile> kept = atEnd.ok() ? keep(job) : Result<KeptFile>(atEnd.error());
    if (!kept.ok())
        m_store.blobs().discard(job.unfinishedName);
    const FilePort::Taken done = std::move(job.done);
    m_jobs.erase(found);
    done(kept);
}

Result<bool> FileTaker::copyPiece(Job &job)
{
    if (!job.source || (!job.source->isOpen() && !job.source->open(QIODevice::ReadOnly)))
        return job.error("files.unreadable");
    const qint64 size = job.blob ? std::max(job.source->size(), job.blob->size()) : job.source->size();
    // Said before a byte is copied; asked again later, because a file may grow while it is read.
    if (size > m_store.most())
        return job.error("files.too_large")
            .with(QStringLiteral("size"), size)
            .with(QStringLiteral("most"), m_store.most());
    if (!job.blob) {
        TRY_LET(job.blob, m_store.blobs().begin(job.unfinishedName));
    }
    const QByteArray piece = job.source->read(copiedAtOnce);
    if (piece.isEmpty()) {
        if (!job.source->atEnd())
            return job.error("files.unreadable");
        if (job.blob->size() == 0)
            return job.error("files.empty");
        return true;
    }
    if (job.blob->size() == 0)
        job.beginning = piece.first(std::min(piece.size(), sniffedBytes));
    TRY(job.blob->append(piece));
    return false;
}

Result<KeptFile> FileTaker::keep(Job &job)
{
    const qint64 size = job.blob->size();
    TRY_LET(const BlobHash hash, m_store.blobs().keep(*job.blob, std::nullopt));
    const QString type = QMimeDatabase().mimeTypeForFileNameAndData(job.name, job.beginning).name();
    return KeptFile{hash, size, job.name, type};
}

} // namespace peygir::front
