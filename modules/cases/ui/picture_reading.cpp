// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/picture_reading.h"

#include <QImageReader>

#include <algorithm>

namespace peygir::cases {

Result<QImage> readPicture(QIODevice *content, int mostSide, qint64 mostPixels)
{
    // Four bytes for each point that we allow; the limit of Qt is lower.
    static const bool isAllowed = [] {
        QImageReader::setAllocationLimit(int(limits::picturePixels * 4 / (1024 * 1024)) + 1);
        return true;
    }();
    Q_UNUSED(isAllowed)
    const Error broken("files.picture_broken");
    if (!content)
        return broken;
    QImageReader reader(content);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // Formats that are programs of a kind (SVG reads other files) are not shown.
    static const QByteArrayList formats{"png", "jpeg", "jpg", "gif", "bmp", "webp", "tiff"};
    if (!formats.contains(reader.format()))
        return broken;
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > mostPixels)
        return Error("files.picture_too_large",
                     {{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}});
    if (std::max(size.width(), size.height()) > mostSide)
        reader.setScaledSize(size.scaled(mostSide, mostSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull())
        return broken;
    return image;
}

} // namespace peygir::cases
