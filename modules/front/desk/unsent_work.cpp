// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/unsent_work.h"

#include "base/limits.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace peygir::front {

Q_DECLARE_LOGGING_CATEGORY(deskLog)

using sync::DeskEngine;
using sync::Stranded;

UnsentWork::UnsentWork(const QString &folder) : m_folderName(folder), m_folder(folder)
{
    // In the order in which things were entered.
    m_pool.setMaxThreadCount(1);
}

UnsentWork::~UnsentWork() { m_pool.waitForDone(); }

Result<void> UnsentWork::follow(DeskEngine &engine, After after)
{
    const auto keys = engine.strandingKeys();
    if (m_folderName.isEmpty() || !keys)
        return {};
    if (m_desk != engine.desk()) {
        m_desk = engine.desk();
        m_writtenTo = 0;
    }
    TRY_LET(auto entries, engine.waitingAfter(m_writtenTo));
    std::optional<std::vector<Uuid>> waiting;
    if (after == After::Answer) {
        TRY_LET(waiting, engine.waiting());
    }
    if (!entries.empty())
        m_writtenTo = entries.back().n;
    m_pool.start([folder = m_folder, desk = *m_desk, keys = *keys, entries = std::move(entries), waiting = std::move(waiting)] {
        for (const DeskEngine::WaitingCommand &entry : entries) {
            const auto kept = folder.keep(Stranded::of(desk, entry.before, entry.command, entry.bytes, keys));
            if (!kept.ok())
                qCWarning(deskLog) << "cannot keep what waits beside the store" << kept.error().id();
        }
        if (!waiting)
            return;
        std::set<QString> wanted;
        for (const Uuid &command : *waiting)
            wanted.insert(command.toString());
        for (const QString &name : folder.names()) {
            if (UnsentFolder::isOf(name, desk) && !wanted.contains(name.section(QLatin1Char('.'), 2, 2)))
                folder.remove(name);
        }
    });
    return {};
}

UnsentWork::Batch UnsentWork::gather(const UnsentFolder &folder, const Sender &sender, const std::set<QString> &without)
{
    Batch batch;
    qsizetype size = 0;
    for (const QString &name : folder.names()) {
        if ((sender.desk && UnsentFolder::isOf(name, *sender.desk)) || without.contains(name))
            continue;
        const auto content = folder.content(name);
        const auto file = content ? Stranded::decode(*content) : Result<Stranded>(Error("sync.malformed"));
        if (!file.ok()) {
            batch.left.emplace_back(name, file.error().id());
            continue;
        }
        // For another city's server: those who work with that one send it.
        if (sender.desk && file->sealedTo != sender.sealedTo) {
            batch.left.emplace_back(name, "sync.sealed_otherwise");
            continue;
        }
        size += content->size();
        if (!batch.names.isEmpty() && size > limits::pushBytes)
            break;
        batch.names.append(name);
        batch.request.files.push_back(*content);
        if (batch.names.size() == limits::strandedFiles)
            break;
    }
    return batch;
}

void UnsentWork::sendOthers(DeskEngine &engine, DeskTransport &transport, const QByteArray &token,
                            std::function<void(bool)> done)
{
    const auto keys = engine.strandingKeys();
    if (keys)
        return sendAs({engine.desk(), keys->sealTo, token}, transport, std::move(done));
    // The server takes none.
    m_isDue = false;
    done(false);
}

void UnsentWork::sendAll(DeskTransport &transport, std::function<void(bool)> done) { sendAs({}, transport, std::move(done)); }

void UnsentWork::sendAs(const Sender &sender, DeskTransport &transport, std::function<void(bool)> done)
{
    m_isDue = false;
    m_anySent = false;
    m_done = std::move(done);
    // The transport lives as long as this: both are of one owner, who lets go of this one first.
    m_again = [this, sender, &transport] {
        m_pool.start([this, folder = m_folder, sender, left = m_left, &transport] {
            const Batch batch = gather(folder, sender, left);
            QMetaObject::invokeMethod(
                this, [this, batch, &transport, token = sender.token] { send(batch, transport, token); }, Qt::QueuedConnection);
        });
    };
    m_again();
}

void UnsentWork::send(const Batch &batch, DeskTransport &transport, const QByteArray &token)
{
    for (const auto &[name, reason] : batch.left)
        leave(name, reason);
    if (batch.names.isEmpty())
        return finish();
    transport.post("/v1/stranded", batch.request.encoded(), token,
                   [there = QPointer<UnsentWork>(this), names = batch.names](const Result<QByteArray> &answer) {
                       if (there)
                           there->answered(names, answer);
                   });
}

void UnsentWork::answered(const QStringList &names, const Result<QByteArray> &answer)
{
    const auto response = answer.ok() ? sync::StrandedResponse::decode(*answer) : Result<sync::StrandedResponse>(answer.error());
    if (!response.ok() || response->left.size() != size_t(names.size())) {
        // Another time, or somebody else.
        qCInfo(deskLog) << "what others left could not be sent" << (response.ok() ? QByteArray("sync.malformed") : response.error().id());
        return finish();
    }
    for (qsizetype n = 0; n < names.size(); ++n) {
        if (const auto &reason = response->left[size_t(n)]) {
            leave(names[n], reason->id());
        } else {
            m_anySent = true;
            m_left.insert(names[n]); // where it cannot be removed it is not sent again and again
            m_folder.remove(names[n]);
        }
    }
    m_again();
}

void UnsentWork::leave(const QString &name, const QByteArray &reason)
{
    if (m_left.insert(name).second)
        qCWarning(deskLog) << "left where it lies:" << name << reason;
}

void UnsentWork::finish()
{
    m_again = {};
    if (const auto done = std::exchange(m_done, {}))
        done(m_anySent);
}

} // namespace peygir::front
