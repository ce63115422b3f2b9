// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/document_attacher.h"

#include "cases/core/attach_document.h"
#include "cases/ui/document_text.h"

#include <QFileInfo>

#include <algorithm>

namespace peygir::cases {

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

std::vector<DocumentAttacher::Item>::iterator DocumentAttacher::find(const QString &id)
{
    return std::find_if(m_items.begin(), m_items.end(), [&id](const Item &item) { return item.id == id; });
}

void DocumentAttacher::add(const QString &name, const std::function<quint64(FilePort::Taken)> &take)
{
    const QString id = QStringLiteral("new-%1").arg(++m_last);
    m_items.push_back({id, name});
    m_items.back().caseId = m_caseId;
    const quint64 number = take([this, id](const Result<KeptFile> &kept) { taken(id, kept); });
    m_taking.insert({number, id});
    Q_EMIT changed();
}

void DocumentAttacher::addFile(const QString &path)
{
    add(QFileInfo(path).fileName(),
        [this, path](const FilePort::Taken &done) { return m_files.take(path, this, done); });
}

void DocumentAttacher::addContent(const QByteArray &content, const QString &name)
{
    add(name,
        [this, content, name](const FilePort::Taken &done) { return m_files.takeContent(content, name, this, done); });
}

void DocumentAttacher::taken(const QString &id, const Result<KeptFile> &kept)
{
    std::erase_if(m_taking, [&id](const auto &job) { return job.second == id; });
    const auto item = find(id);
    if (item == m_items.end())
        return;
    if (!kept.ok()) {
        m_items.erase(item);
        Q_EMIT changed();
        Q_EMIT failed(kept.error());
        return;
    }
    item->kept = *kept;
    if (item->caseId)
        attach(*item);
    Q_EMIT changed();
}

void DocumentAttacher::remove(const QString &id)
{
    for (const auto &[number, taking] : m_taking) {
        if (taking == id) {
            m_files.cancelTake(number);
            m_taking.erase(number);
            break;
        }
    }
    const auto item = find(id);
    if (item == m_items.end())
        return;
    m_items.erase(item);
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

void DocumentAttacher::attachAll(const CaseId &caseId)
{
    for (Item &item : m_items) {
        if (item.caseId)
            continue;
        item.caseId = caseId;
        if (item.kept)
            attach(item);
    }
    Q_EMIT changed();
}

void DocumentAttacher::attach(Item &item)
{
    item.problem.reset();
    // Durable in the queue before it is named: no record may name bytes that nobody sends.
    m_files.send(item.kept->sha256, this, [this, id = item.id](const Result<void> &queued) {
        const auto found = find(id);
        if (found == m_items.end())
            return;
        if (!queued.ok())
            return refused(id, queued.error());
        const KeptFile &kept = *found->kept;
        const AttachDocument command{
            *found->caseId, kindOf(kept.mediaType), {}, kept.name, kept.mediaType, kept.size, kept.sha256, {}};
        m_desk.submit(AttachDocument::kind, fieldsToJson(command), this,
                      [this, id](const Result<DeskPort::Accepted> &accepted) {
                          if (!accepted.ok())
                              return refused(id, accepted.error());
                          const auto now = find(id);
                          if (now == m_items.end())
                              return;
                          const QString name = now->name;
                          m_items.erase(now);
                          Q_EMIT changed();
                          Q_EMIT attached(name);
                      });
    });
}

void DocumentAttacher::refused(const QString &id, const Error &error)
{
    if (const auto item = find(id); item != m_items.end())
        item->problem = error;
    Q_EMIT changed();
    Q_EMIT failed(error);
}

QJsonArray DocumentAttacher::waiting() const
{
    QJsonArray files;
    for (const Item &item : m_items) {
        if (!item.caseId && item.kept)
            files.append(QJsonObject{{QStringLiteral("sha256"), item.kept->sha256.text()},
                                     {QStringLiteral("size"), item.kept->size},
                                     {QStringLiteral("name"), item.kept->name},
                                     {QStringLiteral("mediaType"), item.kept->mediaType}});
    }
    return files;
}

void DocumentAttacher::setWaiting(const QJsonArray &files)
{
    std::erase_if(m_items, [](const Item &item) { return !item.caseId && item.kept; });
    for (const QJsonValue &value : files) {
        const QJsonObject file = value.toObject();
        const auto hash = BlobHash::parse(file.value(QLatin1String("sha256")).toString().toLatin1());
        const qint64 size = file.value(QLatin1String("size")).toInteger();
        if (!hash.ok() || size < 1)
            continue;
        Item item{QStringLiteral("new-%1").arg(++m_last), file.value(QLatin1String("name")).toString()};
        item.kept = KeptFile{*hash, size, item.name, file.value(QLatin1String("mediaType")).toString()};
        m_items.push_back(std::move(item));
    }
    Q_EMIT changed();
}

} // namespace peygir::cases
