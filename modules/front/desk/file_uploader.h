// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_port.h"
#include "front/desk/alarm.h"
#include "front/desk/file_store.h"
#include "front/desk/https_channel.h"

namespace peygir::front {

/// Sends what is queued, one file after another, in pieces that grow on a good line and shrink on a bad one. Goes on
/// where the server says that it stopped, whoever of the two has been away. On one thread with an event loop.
class FileUploader : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds leastWait{1000};
    static constexpr Milliseconds mostWait{60'000};
    static constexpr qint64 leastPiece = 32 * 1024;
    static constexpr qint64 mostPiece = 4 * 1024 * 1024;

    FileUploader(FileStore &store, Random &random, const Clock &clock, const After &after, QObject *parent);

    /// `channel` must live until `stop`.
    void start(HttpsChannel &channel, const QByteArray &token);
    void stop();
    /// Something was queued, or the line is back.
    void wake();

    /// It has left the queue: nothing of it is sent any more, and nothing is said of it.
    void forget(const BlobHash &hash);

    /// Of something that is queued.
    FileState stateOf(const BlobHash &hash) const;
    /// Nothing is left that could be sent now.
    bool isQuiet() const;

Q_SIGNALS:
    void changed(const peygir::BlobHash &hash);
    void quiet();
    void tokenRefused();
    /// One attempt came to nothing; the next follows by itself.
    void failed(const peygir::Error &error);

private:
    struct Present
    {
        BlobHash hash;
        qint64 size;
        qint64 offset = 0;
        /// Answers that made us begin anew.
        int setbacks = 0;
    };

    void pump();
    void ask();
    void asked(const Result<HttpsReply> &reply);
    void sendPiece();
    /// An empty body: the server says what it has, or ends what is complete.
    void put(const QByteArray &piece);
    void sent(const Result<HttpsReply> &reply);
    void refused(const Error &error, int status);
    void ended();
    void setAside(const Error &error);
    void failedToPass(const Error &error);
    HttpHeaders headers() const;
    QByteArray path() const;
    HttpsChannel::Callback callback(void (FileUploader::*then)(const Result<HttpsReply> &));

    FileStore &m_store;
    const Clock &m_clock;
    HttpsChannel *m_channel = nullptr;
    QByteArray m_token;
    BackOff m_backOff;
    Alarm m_retry;
    std::optional<Present> m_present;
    std::optional<Error> m_problem;
    /// What the server does not take: kept, told, and tried again at the next start.
    std::map<BlobHash, Error> m_aside;
    qint64 m_piece = 256 * 1024;
    /// Answers to what was asked before `stop` count for nothing.
    int m_round = 0;
};

} // namespace peygir::front
