// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_port.h"

#include <QImage>

#include <map>
#include <memory>
#include <set>

namespace peygir::cases {

/// A small JPEG of a picture, at most `limits::thumbnailSide` and `limits::thumbnailBytes`, without what a camera has written beside
/// it; empty where the content is no picture that we show. `done` is called on the GUI thread, unless `context` is gone. `content` is
/// open for reading, and read in the background.
void makeThumbnail(const std::shared_ptr<QIODevice> &content, QObject *context, std::function<void(const QByteArray &)> done);

/// The small pictures of a list: fetched where they are not on this desk, decoded in the background, some hundred of them kept. On
/// the GUI thread.
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    /// `files` outlives it.
    explicit Thumbnails(FilePort &files, QObject *parent = nullptr);

    /// Another list is shown: what did not come is asked for once more.
    void begin() { m_asked.clear(); }
    /// Null while it is not here, and for what is no picture; `changed` follows when it is.
    QImage of(const BlobHash &hash);

Q_SIGNALS:
    void changed();

private:
    void decode(const BlobHash &hash);

    FilePort &m_files;
    /// Null: being decoded, or no picture.
    std::map<BlobHash, QImage> m_images;
    /// Each once for each list: what a crowded desk lets go of is not fetched without end.
    std::set<BlobHash> m_asked;
};

} // namespace peygir::cases
