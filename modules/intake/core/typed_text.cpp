// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/typed_text.h"

#include "base/limits.h"

#include <QJsonArray>

namespace peygir::intake {

namespace {

/// How much of `text` fits into `most` units without parting a surrogate pair.
qsizetype fitting(const QString &text, qsizetype from, qsizetype most)
{
    const qsizetype end = from + most;
    if (end >= text.size())
        return text.size() - from;
    return text.at(end - 1).isHighSurrogate() ? most - 1 : most;
}

QJsonValue normalisedValue(const QJsonValue &value)
{
    if (value.isString())
        return persian::normalised(value.toString(), persian::Lines::Many);
    if (value.isObject())
        return normalisedTexts(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray items;
    const QJsonArray typed = value.toArray();
    for (const QJsonValue &item : typed)
        items.append(normalisedValue(item));
    return items;
}

} // namespace

QString TypedText::fit(const char *field, const QString &typed, int most, persian::Lines lines)
{
    const QString text = persian::normalised(typed, lines);
    const qsizetype kept = fitting(text, 0, most);
    for (qsizetype from = kept; from < text.size();) {
        const qsizetype piece = fitting(text, from, limits::noteText);
        m_rest.push_back({QByteArray(field), text.mid(from, piece)});
        from += piece;
    }
    return text.left(kept);
}

QJsonObject normalisedTexts(const QJsonObject &object)
{
    QJsonObject normalised;
    for (auto item = object.begin(); item != object.end(); ++item)
        normalised.insert(persian::normalised(item.key()), normalisedValue(item.value()));
    return normalised;
}

} // namespace peygir::intake
