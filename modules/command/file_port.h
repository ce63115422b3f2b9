// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"

#include <QIODevice>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace peygir {

/// A file of which this desk has the bytes: they survive a power cut and are found by their name.
struct KeptFile
{
    BlobHash sha256;
    /// In bytes, more than 0.
    qint64 size;
    /// The name it came with, without folders; for people only. May be long and hold anything.
    QString name;
    /// By name and content.
    QString mediaType;
};

/// Where the bytes of a file are, as far as this desk knows.
struct FileState
{
    enum class Place {
        /// Not on this desk; perhaps at the server.
        Elsewhere,
        /// On their way from the server.
        Coming,
        /// Here; if they were to be sent, the server has them.
        Here,
        /// Here, and still to be sent: when there is a line and others are through.
        Waiting,
        /// Here, and on their way to the server.
        Going,
    };
    Place place = Place::Elsewhere;
    /// How many bytes are over, of how many; of Coming and Going.
    qint64 done = 0;
    qint64 size = 0;
    /// Why it does not go on, or not come; empty while it does.
    std::optional<Error> problem;

    friend bool operator==(const FileState &, const FileState &) = default;
};

/// What a screen may ask of its desk about files (SYNC 20): to take one in, to send it, to get one. Apart from the
/// commands: a large file never delays a message. Lives on the GUI thread; nothing here blocks.
class FilePort : public QObject
{
    Q_OBJECT

public:
    using Taken = std::function<void(Result<KeptFile>)>;
    using Done = std::function<void(Result<void>)>;

    using QObject::QObject;

    /// Copies a file to this desk, or a content that has no file (a picture from the clipboard) under a name. `done` is
    /// called on the GUI thread when the copy is durable, unless `context` is gone or it was cancelled. Answers the
    /// number for `taking` and `cancelTake`. Errors: "files.unreadable" {name}, "files.empty" {name}, "files.too_large"
    /// {name, size, most}, "storage.disk_full", "storage.io".
    virtual quint64 take(const QString &path, QObject *context, Taken done) = 0;
    virtual quint64 takeContent(const QByteArray &content, const QString &name, QObject *context, Taken done) = 0;
    virtual void cancelTake(quint64 number) = 0;
    /// Whoever took these bytes in has no use for them. They go when nobody else has, either: no record, no draft, nobody
    /// who took the same.
    virtual void letGo(const BlobHash &sha256) = 0;

    /// Sees to it that the server gets the bytes, however long it takes; durable when `done` is called. To be asked
    /// before the command that names the file is given. Harmless when repeated.
    virtual void send(const BlobHash &sha256, QObject *context, Done done) = 0;
    /// The command that names what was to be sent was accepted on this desk: it is sent from now on whoever lets go of it. What
    /// was to be sent and is named by nothing goes as any other.
    virtual void named(const BlobHash &sha256) = 0;
    /// Gets the bytes from the server. `fileChanged` tells how it goes.
    virtual void fetch(const BlobHash &sha256, qint64 size) = 0;
    /// Gets a small picture, before larger files that wait. What is larger than `limits::thumbnailBytes` is none, and does not
    /// come: "files.not_understood".
    virtual void fetchThumbnail(const BlobHash &sha256) = 0;
    virtual void stopFetching(const BlobHash &sha256) = 0;

    /// The first answer for a file may be Elsewhere before it has been looked for; `fileChanged` follows.
    virtual FileState stateOf(const BlobHash &sha256) = 0;
    /// The bytes while they are Here, open for reading at any place; null where they are gone. Whoever has it may use it on
    /// another thread. Nothing of it lies on the disk in clear where the store does not.
    virtual std::unique_ptr<QIODevice> read(const BlobHash &sha256) const = 0;
    /// The size of the largest file that the server takes, in bytes.
    virtual qint64 most() const = 0;

Q_SIGNALS:
    void taking(quint64 number, qint64 done, qint64 size);
    void fileChanged(const peygir::BlobHash &sha256);
};

} // namespace peygir
