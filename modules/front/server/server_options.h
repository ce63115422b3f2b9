// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/limits.h"

#include <QByteArray>
#include <QString>

namespace peygir::front {

/// What the server puts up with. The values are those of `base/limits.h`; tests give shorter ones.
struct ServerLimits
{
    /// Above it: 431.
    qsizetype headerBytes = limits::httpHeaderBytes;
    /// Above it: 413, before the body has been read where its length is told.
    qsizetype bodyBytes = limits::httpBodyBytes;
    /// Bodies of all connections together, as far as received. Above it: 503.
    qsizetype bodyBytesTogether = limits::httpBodyBytesTogether;

    /// An upload; above it: 413.
    qint64 uploadBytes = limits::blobBytesMost;
    /// Uploads on their way at one time. Above it: 503 with Retry-After.
    int uploads = limits::httpStreams;
    /// For each 64 KiB of an upload. Who sends more slowly is dropped; what came is given to the program.
    Milliseconds pieceTime = limits::httpPieceTime;

    Milliseconds handshakeTime = limits::tlsHandshakeTime;
    /// From the first byte of a request (of the first one: from the end of the handshake) to the end of its header.
    Milliseconds headerTime = limits::httpHeaderTime;
    Milliseconds bodyTime = limits::httpBodyTime;
    /// Between two requests of a connection.
    Milliseconds idleTime = limits::httpRestTime;
    /// From the call of the handler to its answer; longer than any long poll.
    Milliseconds answerTime = limits::httpAnswerTime;
    /// For the peer to take the next 64 KiB of an answer. Who reads more slowly is dropped.
    Milliseconds writeTime = limits::httpWriteTime;
    /// For the peer to say goodbye, or to take in a refusal while it still sends.
    Milliseconds hangUpTime = limits::httpHangUpTime;

    /// Open connections of all kinds. When all places are taken, a further one gets that of whoever has kept his for longest
    /// without a whole request (a handshake that does not end, a header byte by byte, nothing since the last answer); if there
    /// is nobody it is closed at once.
    int connections = limits::httpConnections;
    /// Requests that wait for a handler thread or hold one. Above it: 503 with Retry-After. Answers given later (long
    /// polls) do not count; they are bounded by the connections.
    int requestsInHandlers = limits::httpRequestsInHandlers;

    qsizetype pokeMessageBytes = limits::pokeMessageBytes;
    /// What may wait for a slow reader of pokes before its channel is closed.
    qsizetype pokeQueueBytes = limits::pokeQueueBytes;
    /// A channel silent for this long is pinged; another half of it without an answer closes it.
    Milliseconds pokeIdleTime = limits::pokeIdleTime;
};

struct ServerOptions
{
    /// A numeric address to listen on.
    QByteArray host = "127.0.0.1";
    /// 0 lets the system pick one (see `HttpServer::port`).
    quint16 port = 0;
    /// PEM files: the certificate followed by its intermediates, and its private key.
    QString certificateFile;
    QString keyFile;
    int handlerThreads = 4;
    /// The path on which WebSockets are accepted.
    QByteArray pokePath = "/v1/poke";
    /// PUT requests below this path are uploads (see `UploadOpener`).
    QByteArray uploadPath = "/v1/blob/";
    ServerLimits limits;
};

/// What a server has done since it listens, and what it holds now.
struct ServerFigures
{
    qint64 connectionsAccepted = 0;
    qint64 connectionsRefused = 0;
    /// Closed without a whole request, for somebody who came later.
    qint64 connectionsGivenUp = 0;
    /// Times that the system gave no socket for a waiting peer (out of file handles).
    qint64 acceptFailures = 0;
    /// Memory that bodies hold now.
    qint64 bodyBytes = 0;
    int connectionsOpen = 0;
    int pokeChannelsOpen = 0;
    qint64 requestsHandled = 0;
    /// Answered 503 because handlers or memory for bodies were exhausted.
    qint64 requestsOverloaded = 0;
};

} // namespace peygir::front
