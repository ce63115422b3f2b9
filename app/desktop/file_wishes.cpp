// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/file_wishes.h"

namespace peygir::desktop {

namespace {

const QString mostKey = QStringLiteral("files/most");
const QString aheadKey = QStringLiteral("files/ahead");

} // namespace

FileWishes fileWishes(const uikit::ViewSettings &settings)
{
    FileWishes wishes;
    if (const qint64 most = settings.value(mostKey).toLongLong(); most > 0)
        wishes.most = most;
    wishes.comeAhead = settings.value(aheadKey) != "no";
    return wishes;
}

void rememberFileWishes(uikit::ViewSettings &settings, const FileWishes &wishes)
{
    settings.setValue(mostKey, QByteArray::number(wishes.most));
    settings.setValue(aheadKey, wishes.comeAhead ? "yes" : "no");
}

} // namespace peygir::desktop
