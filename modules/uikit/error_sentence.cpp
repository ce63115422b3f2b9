// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/error_sentence.h"

#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace peygir::uikit {

namespace {

QHash<QByteArray, const char *> &errorTexts()
{
    static QHash<QByteArray, const char *> texts;
    return texts;
}

QString shown(const QVariant &value)
{
    switch (value.metaType().id()) {
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::UInt:
    case QMetaType::ULongLong:
        // A year or a code is not a quantity: no separators.
        {
            QLocale locale;
            locale.setNumberOptions(QLocale::OmitGroupSeparator);
            return locale.toString(value.toLongLong());
        }
    case QMetaType::Double:
        return QLocale().toString(value.toDouble());
    default: {
        // Of digits alone it is a code or the like; with strokes or colons a date or an hour.
        const QString text = value.toString();
        const bool isNumber = std::all_of(text.begin(), text.end(), [](QChar sign) {
            return sign.isDigit() || sign == u'/' || sign == u':';
        });
        return isNumber ? inUsersDigits(text) : text;
    }
    }
}

/// What stands for the inside of one "%{…}"; nothing where it names no value and says no words for that.
std::optional<QString> filled(QStringView inside, const QVariantMap &values)
{
    const qsizetype bar = inside.indexOf(u'|');
    QStringView name = bar < 0 ? inside : inside.first(bar);
    const bool isTime = name.endsWith(QLatin1String(":time"));
    if (isTime)
        name.chop(5);
    const auto value = values.find(name.toString());
    if (value != values.end())
        return isTime ? timeText(Instant(value->toLongLong())) : shown(*value);
    if (bar >= 0)
        return inside.sliced(bar + 1).toString();
    return std::nullopt;
}

} // namespace

void addErrorTexts(std::span<const ErrorText> texts)
{
    for (const ErrorText &text : texts) {
        Q_ASSERT_X(!errorTexts().contains(text.id), "addErrorTexts", text.id);
        errorTexts().insert(text.id, text.sentence);
    }
}

bool hasErrorText(const QByteArray &id) { return errorTexts().contains(id); }

QString errorSentence(const Error &error)
{
    if (const char *sentence = errorTexts().value(error.id()))
        return withValues(QCoreApplication::translate("Errors", sentence), error.values());
    return QCoreApplication::translate(
               "Errors", "This could not be done. What you typed is kept; tell the support desk this word: %1")
        .arg(leftToRight(QString::fromLatin1(error.id())));
}

QString withValues(const QString &sentence, const QVariantMap &values)
{
    // In one pass: a value that itself holds "%{…}" (people type anything) is not looked into.
    QString text;
    qsizetype from = 0;
    while (true) {
        const qsizetype open = sentence.indexOf(QLatin1String("%{"), from);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            return text + sentence.mid(from);
        text += sentence.mid(from, open - from);
        text += filled(QStringView(sentence).sliced(open + 2, close - open - 2), values)
                    .value_or(sentence.mid(open, close - open + 1));
        from = close + 1;
    }
}

} // namespace peygir::uikit
