// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/file_fetcher.h"
#include "front/desk/file_keeper.h"
#include "front/desk/file_taker.h"
#include "front/desk/file_uploader.h"

#include <QJsonObject>

#include <map>
#include <set>

namespace peygir::front {

/// The files of one desk: takes them in, sends and gets them (SYNC 20), with a line of its own, so that a large file
/// delays no command. Lives on one thread with an event loop: its own in the window (`FileService`), the only one in
/// the command-line program.
class FileWorker final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString folder;
        /// Called on the worker's thread; empty for a desk that never touches the network.
        std::function<Result<std::unique_ptr<HttpsChannel>>()> openChannel;
        /// For tests that fill the disk.
        storage::BlobFolder::Write write = {};
        /// Of the store beside which the files lie; null for one in clear.
        std::shared_ptr<storage::KeyProvider> keys = {};
        /// How many bytes the disk has left; empty: asks the disk.
        FileKeeper::Free free = {};
    };
    struct Surroundings
    {
        Random &random;
        const Clock &clock;
        After after = afterByTimer();
    };

    FileWorker(Settings settings, Surroundings surroundings);
    ~FileWorker() override;

    /// Once, before anything else. Fails with "storage.io", and as `openChannel` does.
    Result<void> open();
    void start(const QByteArray &token);
    void stop();
    /// The line is back, or looks so.
    void wake();

    void take(quint64 number, const QString &path, FilePort::Taken done);
    void takeContent(quint64 number, const QByteArray &content, const QString &name, FilePort::Taken done);
    void cancelTake(quint64 number);
    /// As `FilePort::letGo`; the bytes stay until `sweep`.
    void letGo(const BlobHash &hash);
    /// What lies here and may be nobody's: not to be sent for a command that is known, neither taken in nor asked for since the
    /// start. Whether a record, a draft or a command names it only the store knows.
    std::vector<BlobHash> loose() const;
    /// As `FilePort::named`; of what is not queued it says nothing.
    void named(const BlobHash &hash) { m_store->noteNamed(hash); }
    /// Removes those of them that are still so. What was queued for a command that never came is not sent any more.
    void sweep(const std::vector<BlobHash> &unnamed);
    Result<void> send(const BlobHash &hash);
    void fetch(const BlobHash &hash, qint64 size);
    void fetchThumbnail(const BlobHash &hash);
    void stopFetching(const BlobHash &hash);

    /// How many bytes the files may take; `limits::filesKept` unless somebody says otherwise.
    void setMost(qint64 bytes);
    /// Somebody reads it, until he says that he has closed it.
    void opened(const BlobHash &hash) { m_keeper->opened(hash); }
    void closed(const BlobHash &hash) { m_keeper->closed(hash); }
    /// Looks whether more is here than may be, and says so by `crowded`.
    void lookAtRoom();
    /// What the store has to say in answer to `crowded`, or just so: lets go of what nobody needs here, oldest looks first.
    void makeRoom(const FileKeeper::StoreWord &word);
    /// What an offline visit would need: comes by itself, small ones first, while the line is free and nothing waits to be sent.
    /// In place of what was wished before.
    void fetchAhead(const std::vector<AheadFile> &files);
    /// Commands leave the line free at present; not so at first.
    void setLineFree(bool isFree);

    FileState stateOf(const BlobHash &hash) const;
    const FileStore &store() const { return *m_store; }
    /// How much is still to be sent: files and bytes.
    std::pair<int, qint64> waiting() const;
    bool isQuiet() const { return !m_isAsking && m_uploader->isQuiet() && m_fetcher->isQuiet(); }

Q_SIGNALS:
    void taking(quint64 number, qint64 done, qint64 size);
    void changed(const peygir::BlobHash &hash);
    /// The largest file is another now.
    void mostChanged(qint64 most);
    /// `loose` has become more.
    void loosened();
    /// More is here than may be: `makeRoom` wants to hear from the store.
    void crowded();
    /// Nothing is left that could be done now.
    void quiet();
    void tokenRefused();
    void failed(const peygir::Error &error);

private:
    void askServer();
    void meetServer(const QJsonObject &server);
    void lookQuiet();
    FilePort::Taken counted(FilePort::Taken done);
    bool isLoose(const BlobHash &hash) const;
    void fetched(const BlobHash &hash);
    void lookAtLine();

    Settings m_settings;
    Surroundings m_surroundings;
    std::optional<FileStore> m_store;
    std::unique_ptr<HttpsChannel> m_channel;
    QByteArray m_token;
    /// What the server is like: it may want everything again.
    bool m_isAsking = false;
    std::optional<FileKeeper> m_keeper;
    FileTaker *m_taker = nullptr;
    FileUploader *m_uploader = nullptr;
    FileFetcher *m_fetcher = nullptr;
    /// How many took it in since the start and did not let it go.
    std::map<BlobHash, int> m_meant;
    /// Asked for since the start: somebody looks at it, perhaps at a case that is not stored here.
    std::set<BlobHash> m_asked;
    bool m_isLineFree = false;
};

} // namespace peygir::front
