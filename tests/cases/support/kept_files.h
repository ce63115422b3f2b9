// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_port.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QPointer>
#include <QTimer>

#include <map>
#include <set>

namespace peygir::test {

/// The files of a desk in memory: what is taken is here at the next turn of the event loop, or when the test says so.
class KeptFiles final : public FilePort
{
public:
    std::map<BlobHash, QByteArray> contents;
    std::set<BlobHash> queued;
    std::vector<BlobHash> letGone;
    std::vector<BlobHash> givenNames;
    int cancelled = 0;
    /// What was asked for from the server, in order.
    std::vector<BlobHash> fetched;
    /// While it is set, copying does not end.
    bool isSlow = false;
    qint64 largest = 100 * 1024 * 1024;

    quint64 take(const QString &path, QObject *context, Taken done) override
    {
        QFile file(path);
        const QString name = QFileInfo(path).fileName();
        if (!file.open(QIODevice::ReadOnly))
            return answer(Error("files.unreadable", {{QStringLiteral("name"), name}}), {}, context, std::move(done));
        return takeContent(file.readAll(), name, context, std::move(done));
    }
    quint64 takeContent(const QByteArray &content, const QString &name, QObject *context, Taken done) override
    {
        if (content.size() > largest)
            return answer(Error("files.too_large", {{QStringLiteral("name"), name},
                                                    {QStringLiteral("size"), content.size()},
                                                    {QStringLiteral("most"), largest}}),
                          {}, context, std::move(done));
        const QString type = QMimeDatabase().mimeTypeForFileNameAndData(name, content).name();
        return answer(KeptFile{BlobHash::of(content), content.size(), name, type}, content, context, std::move(done));
    }
    void cancelTake(quint64 number) override { cancelled += int(m_taking.erase(number)); }
    void letGo(const BlobHash &sha256) override { letGone.push_back(sha256); }
    void named(const BlobHash &sha256) override { givenNames.push_back(sha256); }
    void send(const BlobHash &sha256, QObject *context, Done done) override
    {
        const bool isHere = contents.contains(sha256);
        if (isHere)
            queued.insert(sha256);
        QTimer::singleShot(0, context, [isHere, done = std::move(done)] {
            done(isHere ? Result<void>() : Result<void>(Error("files.unreadable")));
        });
    }
    void fetch(const BlobHash &sha256, qint64) override { fetched.push_back(sha256); }
    void fetchThumbnail(const BlobHash &) override {}
    void stopFetching(const BlobHash &) override {}
    FileState stateOf(const BlobHash &sha256) override
    {
        if (const auto coming = m_coming.find(sha256); coming != m_coming.end())
            return coming->second;
        return {contents.contains(sha256) ? FileState::Place::Here : FileState::Place::Elsewhere, 0, 0, std::nullopt};
    }
    std::unique_ptr<QIODevice> read(const BlobHash &sha256) const override
    {
        const auto found = contents.find(sha256);
        if (found == contents.end())
            return nullptr;
        auto content = std::make_unique<QBuffer>();
        content->setData(found->second);
        content->open(QIODevice::ReadOnly);
        return content;
    }
    qint64 most() const override { return largest; }

    /// How it goes with a file that was asked for; Here is said by `come`.
    void say(const BlobHash &sha256, const FileState &state)
    {
        m_coming.insert_or_assign(sha256, state);
        Q_EMIT fileChanged(sha256);
    }
    /// It has come from the server.
    void come(const QByteArray &content)
    {
        const BlobHash hash = BlobHash::of(content);
        m_coming.erase(hash);
        contents.insert_or_assign(hash, content);
        Q_EMIT fileChanged(hash);
    }

    /// What was slow ends now.
    void finish()
    {
        isSlow = false;
        for (auto &[number, end] : std::exchange(m_taking, {}))
            end();
    }

private:
    quint64 answer(const Result<KeptFile> &kept, const QByteArray &content, QObject *context, Taken done)
    {
        const quint64 number = ++m_last;
        m_taking.insert({number, [this, kept, content, context = QPointer(context), done = std::move(done)] {
                             if (kept.ok())
                                 contents.insert_or_assign(kept->sha256, content);
                             if (context)
                                 done(kept);
                         }});
        QTimer::singleShot(0, this, [this, number] {
            if (isSlow)
                return;
            if (auto one = m_taking.extract(number); !one.empty())
                one.mapped()();
        });
        return number;
    }

    std::map<BlobHash, FileState> m_coming;
    std::map<quint64, std::function<void()>> m_taking;
    quint64 m_last = 0;
};

} // namespace peygir::test
