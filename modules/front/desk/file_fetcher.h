// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "command/file_port.h"
#include "front/desk/alarm.h"
#include "front/desk/file_room.h"
#include "front/desk/file_store.h"
#include "front/desk/https_channel.h"

#include <QElapsedTimer>

#include <deque>
#include <map>

namespace peygir::front {

/// Gets files that somebody wants to see, one after another, in pieces. What was got stays, also when it was stopped or
/// the program ended in the middle, and is gone on with when it is wanted again. What nobody has asked for yet comes when
/// nothing else is to do and the line has something to spare, and makes way for what is asked for. On one thread with an
/// event loop.
class FileFetcher : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds leastWait{1000};
    static constexpr Milliseconds mostWait{60'000};
    static constexpr qint64 leastPiece = 64 * 1024;
    static constexpr qint64 mostPiece = 4 * 1024 * 1024;
    /// What the server does not have may be on its way there from another desk.
    static constexpr Milliseconds missedWait{3'600'000};

    FileFetcher(FileStore &store, Random &random, const Clock &clock, const After &after, QObject *parent);

    /// `channel` must live until `stop`.
    void start(HttpsChannel &channel, const QByteArray &token);
    void stop();
    void wake();

    /// `size` is what the record says; the server's word and the hash count.
    void fetch(const BlobHash &hash, qint64 size);
    /// As `FilePort::fetchThumbnail`: it comes next.
    void fetchThumbnail(const BlobHash &hash);
    void stopFetching(const BlobHash &hash);

    /// In place of what was to come ahead before. Of what does not come ahead nobody is told; the list ends where the line is
    /// bad or slow (`limits::aheadLineBytes`). What the server did not have is not asked for again within `missedWait`,
    /// what is not what it is called by not before the next start.
    void setAhead(const std::vector<AheadFile> &files);
    /// Whether the line has anything to spare; it has not at first.
    void setLineFree(bool isFree);

    /// Coming, or Elsewhere with the problem of the last attempt.
    FileState stateOf(const BlobHash &hash) const;
    bool isQuiet() const { return m_wanted.empty(); }

Q_SIGNALS:
    void changed(const peygir::BlobHash &hash);
    void quiet();
    void tokenRefused();
    /// One attempt came to nothing; the next follows by itself.
    void failed(const peygir::Error &error);

private:
    struct Wanted
    {
        BlobHash hash;
        qint64 size;
        bool isAhead = false;
        /// What turns out to be larger is not what was wanted.
        qint64 most = limits::blobBytesMost;
    };
    static bool isLarge(const Wanted &wanted) { return wanted.most > limits::thumbnailBytes; }
    static AheadFile aheadOf(const Wanted &wanted) { return {wanted.hash, wanted.size, !isLarge(wanted)}; }
    /// Whether it is on its way, or here; then somebody asks for it now, who takes up to `most` bytes.
    bool isKnown(const BlobHash &hash, qint64 most);
    /// Between two pieces of a large file.
    void letSmallOnesPass();

    void pump();
    void ask(const Wanted &wanted);
    void takeNextAhead();
    /// What comes ahead is broken off; what has come of it stays.
    void putOffAhead();
    bool isAheadUnderWay() const { return !m_wanted.empty() && m_wanted.front().isAhead; }
    bool isLineSlow(qsizetype bytes) const;
    /// What has come of the first wish stays, unless that is nothing.
    void closeBlob();
    /// Remembers when what has come to this end may come ahead again.
    void noteEnd(const BlobHash &hash, const std::optional<Error> &problem);
    void got(const Result<HttpsReply> &reply);
    void refused(const Error &error);
    /// Takes the first wish off the list.
    void end(const std::optional<Error> &problem);
    QByteArray unfinishedName(const BlobHash &hash) const { return "get-" + hash.hex(); }

    FileStore &m_store;
    const Clock &m_clock;
    HttpsChannel *m_channel = nullptr;
    QByteArray m_token;
    BackOff m_backOff;
    Alarm m_retry;
    /// At most the first one comes ahead, and then it is the only one.
    std::deque<Wanted> m_wanted;
    std::deque<AheadFile> m_ahead;
    /// What does not come ahead before then.
    std::map<BlobHash, Instant> m_notBefore;
    bool m_isLineFree = false;
    /// Since the request that is under way.
    QElapsedTimer m_asked;
    std::unique_ptr<storage::UnfinishedBlob> m_blob;
    /// Of the first wish, while the line is bad.
    std::optional<Error> m_lineProblem;
    std::map<BlobHash, Error> m_problems;
    qint64 m_piece = 512 * 1024;
    bool m_underWay = false;
    int m_round = 0;
};

} // namespace peygir::front
