// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/thumbnails.h"

#include "base/limits.h"
#include "cases/ui/picture_reading.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

namespace peygir::cases {

namespace {

/// The documents of a case, and of those that were looked at before it.
constexpr size_t mostKept = 400;

/// Empty where it stays too large.
QByteArray jpegOf(const QImage &image)
{
    // What can be seen through lies on paper.
    QImage page(image.size(), QImage::Format_RGB32);
    page.fill(Qt::white);
    QPainter(&page).drawImage(0, 0, image);
    for (const int quality : {80, 60, 40}) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (page.save(&buffer, "JPG", quality) && bytes.size() <= limits::thumbnailBytes)
            return bytes;
    }
    return {};
}

/// Runs `work` in the background, and `done` with what it gave on the GUI thread if `context` is still there.
template <class T>
void inBackground(QObject *context, std::function<T()> work, std::function<void(const T &)> done)
{
    QThreadPool::globalInstance()->start([context = QPointer(context), work = std::move(work), done = std::move(done)] {
        const T result = work();
        // Whether it is still there only its own thread can say.
        QMetaObject::invokeMethod(
            qApp,
            [context, done, result] {
                if (context)
                    done(result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace

void makeThumbnail(const std::shared_ptr<QIODevice> &content, QObject *context, std::function<void(const QByteArray &)> done)
{
    inBackground<QByteArray>(
        context,
        [content] {
            const Result<QImage> image = readPicture(content.get(), limits::thumbnailSide);
            return image.ok() ? jpegOf(*image) : QByteArray();
        },
        std::move(done));
}

Thumbnails::Thumbnails(FilePort &files, QObject *parent)
    : QObject(parent)
    , m_files(files)
{
    connect(&m_files, &FilePort::fileChanged, this, [this](const BlobHash &hash) {
        if (m_asked.contains(hash) && !m_images.contains(hash))
            (void)of(hash);
    });
}

QImage Thumbnails::of(const BlobHash &hash)
{
    if (const auto known = m_images.find(hash); known != m_images.end())
        return known->second;
    const bool isFirst = m_asked.insert(hash).second;
    const auto place = m_files.stateOf(hash).place;
    if (place != FileState::Place::Elsewhere && place != FileState::Place::Coming)
        decode(hash);
    else if (isFirst)
        m_files.fetchThumbnail(hash);
    return {};
}

void Thumbnails::decode(const BlobHash &hash)
{
    if (m_images.size() >= mostKept)
        m_images.clear();
    m_images.emplace(hash, QImage());
    const std::shared_ptr<QIODevice> content = m_files.read(hash);
    inBackground<QImage>(
        this,
        [content] {
            // Nobody has asked for it: of what other desks made, only what is as small as ours is unpacked.
            const Result<QImage> image = readPicture(content.get(), limits::thumbnailSide, qint64(limits::thumbnailSide) * limits::thumbnailSide);
            return image.ok() ? *image : QImage();
        },
        [this, hash](const QImage &image) {
            m_images.insert_or_assign(hash, image);
            if (!image.isNull())
                Q_EMIT changed();
        });
}

} // namespace peygir::cases
