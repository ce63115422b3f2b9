// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/file_name.h"

#include "base/limits.h"
#include "persian/text.h"

#include <algorithm>

namespace peygir::persian {

namespace {

/// Longer ones are no endings but sentences with a full stop.
constexpr qsizetype endingText = 16;

bool isForbidden(QChar c)
{
    return QStringView(u"/\\:*?\"<>|").contains(c) || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format;
}

/// "CON", "com1.txt": devices on the other system, whatever their ending.
bool isDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (stem == QLatin1String("CON") || stem == QLatin1String("PRN") || stem == QLatin1String("AUX") ||
        stem == QLatin1String("NUL"))
        return true;
    return stem.size() == 4 && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT"))) &&
           stem.back().isDigit();
}

/// Dots and spaces at the ends hide a file here and are dropped there.
QString trimmedEnds(QString name)
{
    const auto isLoose = [](QChar c) { return c == u'.' || c.isSpace() || c == QChar(0x200c); };
    while (!name.isEmpty() && isLoose(name.back()))
        name.chop(1);
    qsizetype first = 0;
    while (first < name.size() && isLoose(name.at(first)))
        ++first;
    return name.sliced(first);
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= limits::fileNameBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasEnding = dot > 0 && name.size() - dot <= endingText;
    const QString ending = hasEnding ? name.sliced(dot) : QString();
    QString stem = hasEnding ? name.first(dot) : name;
    const qsizetype room = limits::fileNameBytes - ending.toUtf8().size();
    while (stem.toUtf8().size() > room)
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    return trimmedEnds(stem) + ending;
}

} // namespace

QString storedFileName(const QString &given)
{
    QString name = normalised(given);
    std::replace_if(
        name.begin(), name.end(), [](QChar c) { return c != QChar(0x200c) && isForbidden(c); }, u'_');
    name = shortened(trimmedEnds(name));
    if (name.isEmpty())
        return QStringLiteral("file");
    return isDevice(name) ? shortened(u'_' + name) : name;
}

QString storedMediaType(const QString &given)
{
    const QString type = given.toLower();
    const auto isSign = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || QStringView(u"+-._/").contains(c);
    };
    const bool wellFormed = type.size() <= limits::mediaTypeText && type.count(u'/') == 1 && !type.startsWith(u'/') &&
                            !type.endsWith(u'/') && std::all_of(type.begin(), type.end(), isSign);
    return wellFormed ? type : QStringLiteral("application/octet-stream");
}

} // namespace peygir::persian
