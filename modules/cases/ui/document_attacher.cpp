// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/document_attacher.h"

#include "cases/core/attach_document.h"
#include "cases/ui/document_text.h"
#include "cases/ui/thumbnails.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace peygir::cases {

AttachDocument DocumentAttacher::commandOf(const Item &item, const std::optional<BlobHash> &thumbnail)
{
    const KeptFile &kept = *item.kept;
    return {*item.caseId, kindOf(kept.mediaType), {}, kept.name, kept.mediaType, kept.size, kept.sha256, {}, thumbnail};
}

DocumentAttacher::DocumentAttacher(FilePort &files, DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_desk(desk)
{
    connect(&m_files, &FilePort::taking, this, [this](quint64 number, qint64 done, qint64 size) {
        const auto job = m_taking.find(number);
        const auto item = job == m_taking.end() ? m_items.end() : find(job->second);
        if (item == m_items.end())
            return;
        item->done = done;
        item->size = size;
        Q_EMIT changed();
    });
}

DocumentAttacher::~DocumentAttacher()
{
    for (const Item &item : m_items) {
        if (!item.isBeingGiven || !item.kept || !item.caseId)
            continue;
        if (item.thumbnail)
            m_files.letGo(*item.thumbnail);
        m_files.send(item.kept->sha256, qApp, [](const Result<void> &) {});
        m_desk.submit(AttachDocument::kind, fieldsToJson(commandOf(item, std::nullopt)), qApp, [](const Result<DeskPort::Accepted> &) {});
    }
}

std::vector<DocumentAttacher::Item>::iterator DocumentAttacher::find(const QString &id)
{
    return std::find_if(m_items.begin(), m_items.end(), [&id](const Item &item) { return item.id == id; });
}

DocumentAttacher::Item DocumentAttacher::newItem(const QString &name, const Target &target)
{
    Item item{QStringLiteral("new-%1").arg(++m_last), name};
    item.caseId = target.caseId;
    item.call = target.call;
    if (const auto became = target.call ? m_became.find(*target.call) : m_became.end(); became != m_became.end())
        item.caseId = became->second;
    return item;
}

void DocumentAttacher::add(Item item, const std::function<quint64(FilePort::Taken)> &take)
{
    const QString id = item.id;
    const std::optional<Uuid> call = item.call;
    m_items.push_back(std::move(item));
    const quint64 number = take([this, id](const Result<KeptFile> &kept) { taken(id, kept); });
    m_taking.insert({number, id});
    Q_EMIT changed();
    if (call)
        Q_EMIT waitingChanged(*call);
}

void DocumentAttacher::addFile(const QString &path)
{
    Item item = newItem(QFileInfo(path).fileName(), m_target);
    item.path = path;
    add(std::move(item), [this, path](const FilePort::Taken &done) { return m_files.take(path, this, done); });
}

void DocumentAttacher::addContent(const QByteArray &content, const QString &name, const Target &target)
{
    add(newItem(name, target),
        [this, content, name](const FilePort::Taken &done) { return m_files.takeContent(content, name, this, done); });
}

void DocumentAttacher::taken(const QString &id, const Result<KeptFile> &kept)
{
    std::erase_if(m_taking, [&id](const auto &job) { return job.second == id; });
    const auto item = find(id);
    if (item == m_items.end())
        return;
    if (!kept.ok()) {
        erase(item);
        Q_EMIT failed(kept.error());
        return;
    }
    item->kept = *kept;
    const std::optional<Uuid> call = item->call;
    if (item->caseId)
        attach(*item);
    Q_EMIT changed();
    if (call)
        Q_EMIT waitingChanged(*call);
}

void DocumentAttacher::erase(std::vector<Item>::iterator item)
{
    const std::optional<Uuid> call = item->call;
    const bool isCase = item->caseId.has_value();
    m_items.erase(item);
    Q_EMIT changed();
    if (!call)
        return;
    Q_EMIT waitingChanged(*call);
    if (isCase && !has(*call))
        Q_EMIT callSettled(*call);
}

void DocumentAttacher::cancelCopy(const QString &id)
{
    for (const auto &[number, taking] : m_taking) {
        if (taking != id)
            continue;
        m_files.cancelTake(number);
        m_taking.erase(number);
        return;
    }
}

void DocumentAttacher::remove(const QString &id)
{
    cancelCopy(id);
    const auto item = find(id);
    if (item == m_items.end())
        return;
    const Item gone = *item;
    erase(item);
    letGoOf(gone);
}

void DocumentAttacher::letGoOf(const Item &item)
{
    if (item.kept)
        m_files.letGo(item.kept->sha256);
    if (item.thumbnail)
        m_files.letGo(*item.thumbnail);
}

void DocumentAttacher::letGo(const Uuid &call)
{
    std::vector<Item> gone;
    for (const Item &item : m_items) {
        if (item.call == call)
            gone.push_back(item);
    }
    std::erase_if(m_items, [&call](const Item &item) { return item.call == call; });
    for (const Item &item : gone) {
        cancelCopy(item.id);
        letGoOf(item);
    }
    Q_EMIT changed();
}

void DocumentAttacher::tryAgain(const QString &id)
{
    const auto item = find(id);
    if (item == m_items.end() || !item->kept || !item->caseId || !item->problem)
        return;
    attach(*item);
    Q_EMIT changed();
}

void DocumentAttacher::attachAll(const Uuid &call, const CaseId &caseId)
{
    m_became.insert_or_assign(call, caseId);
    // Their ids first: one that is attached already goes from the list at once.
    std::vector<QString> here;
    for (Item &item : m_items) {
        if (item.call != call || item.caseId)
            continue;
        item.caseId = caseId;
        if (item.kept)
            here.push_back(item.id);
    }
    for (const QString &id : here) {
        if (const auto item = find(id); item != m_items.end())
            attach(*item);
    }
    Q_EMIT changed();
    if (!has(call))
        Q_EMIT callSettled(call);
}

void DocumentAttacher::attach(Item &item)
{
    if (m_there.contains({*item.caseId, item.kept->sha256})) {
        m_files.letGo(item.kept->sha256);
        return erase(find(item.id));
    }
    item.problem.reset();
    item.isBeingGiven = true;
    if (item.kept->mediaType.startsWith(QLatin1String("image/")))
        makeSmallPicture(item);
    else
        send(item.id, std::nullopt);
}

/// Where none can be made, the picture itself is what matters.
void DocumentAttacher::makeSmallPicture(Item &item)
{
    makeThumbnail(m_files.read(item.kept->sha256), this, [this, id = item.id](const QByteArray &content) {
        if (content.isEmpty())
            return send(id, std::nullopt);
        m_files.takeContent(content, QStringLiteral("thumbnail.jpg"), this, [this, id](const Result<KeptFile> &kept) {
            send(id, kept.ok() ? std::optional(kept->sha256) : std::nullopt);
        });
    });
}

/// Durable in the queue before they are named: no record may name bytes that nobody sends.
void DocumentAttacher::send(const QString &id, const std::optional<BlobHash> &thumbnail)
{
    const auto item = find(id);
    if (item == m_items.end() || !item->kept) {
        if (thumbnail)
            m_files.letGo(*thumbnail);
        return;
    }
    item->thumbnail = thumbnail;
    if (!thumbnail)
        return sendItself(id);
    m_files.send(*thumbnail, this, [this, id, thumbnail](const Result<void> &queued) {
        const auto now = find(id);
        // Whoever took it out has let go of both.
        if (now == m_items.end())
            return;
        if (!queued.ok()) {
            now->thumbnail.reset();
            m_files.letGo(*thumbnail);
        }
        sendItself(id);
    });
}

void DocumentAttacher::sendItself(const QString &id)
{
    m_files.send(find(id)->kept->sha256, this, [this, id](const Result<void> &queued) {
        const auto now = find(id);
        if (now != m_items.end() && !queued.ok())
            return refused(id, queued.error().with(QStringLiteral("name"), now->name));
        give(id);
    });
}

void DocumentAttacher::give(const QString &id)
{
    const auto found = find(id);
    if (found == m_items.end())
        return;
    found->isBeingGiven = false;
    m_desk.submit(AttachDocument::kind, fieldsToJson(commandOf(*found, found->thumbnail)), this, [this, id](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok())
            return refused(id, accepted.error());
        const auto now = find(id);
        if (now == m_items.end())
            return;
        m_files.named(now->kept->sha256);
        if (now->thumbnail)
            m_files.named(*now->thumbnail);
        const QString name = now->name;
        erase(now);
        Q_EMIT attached(name);
    });
}

void DocumentAttacher::refused(const QString &id, const Error &error)
{
    if (const auto item = find(id); item != m_items.end()) {
        item->problem = error;
        item->isBeingGiven = false;
        // Another one is made where it is tried again.
        if (const auto thumbnail = std::exchange(item->thumbnail, std::nullopt))
            m_files.letGo(*thumbnail);
    }
    Q_EMIT changed();
    Q_EMIT failed(error);
}

bool DocumentAttacher::has(const Uuid &call) const
{
    return std::any_of(m_items.begin(), m_items.end(), [&call](const Item &item) { return item.call == call; });
}

QJsonArray DocumentAttacher::waiting(const Uuid &call) const
{
    QJsonArray files;
    for (const Item &item : m_items) {
        if (item.call != call)
            continue;
        if (item.kept)
            files.append(QJsonObject{{QStringLiteral("sha256"), item.kept->sha256.text()},
                                     {QStringLiteral("size"), item.kept->size},
                                     {QStringLiteral("name"), item.kept->name},
                                     {QStringLiteral("mediaType"), item.kept->mediaType}});
        else if (!item.path.isEmpty())
            files.append(QJsonObject{{QStringLiteral("path"), item.path}});
    }
    return files;
}

void DocumentAttacher::setWaiting(const Uuid &call, const QJsonArray &files)
{
    const QJsonArray before = waiting(call);
    if (before == files)
        return;
    for (const Item &item : m_items) {
        if (item.call == call)
            cancelCopy(item.id);
    }
    std::erase_if(m_items, [&call](const Item &item) { return item.call == call; });
    for (const QJsonValue &value : files) {
        const QJsonObject file = value.toObject();
        Item item{QStringLiteral("new-%1").arg(++m_last), file.value(QLatin1String("name")).toString()};
        item.call = call;
        item.path = file.value(QLatin1String("path")).toString();
        const auto hash = BlobHash::parse(file.value(QLatin1String("sha256")).toString().toLatin1());
        const qint64 size = file.value(QLatin1String("size")).toInteger();
        if (hash.ok() && size > 0) {
            item.kept = KeptFile{*hash, size, item.name, file.value(QLatin1String("mediaType")).toString()};
            m_items.push_back(std::move(item));
        } else if (!item.path.isEmpty()) {
            // The program ended while it was copied.
            const QString path = item.path;
            item.name = QFileInfo(path).fileName();
            add(std::move(item), [this, path](const FilePort::Taken &done) { return m_files.take(path, this, done); });
        }
    }
    Q_EMIT changed();
}

void DocumentAttacher::setThere(const CaseId &caseId, const std::vector<BlobHash> &contents)
{
    for (const BlobHash &content : contents)
        m_there.insert({caseId, content});
}

} // namespace peygir::cases
