// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_text.h"

#include "base/uuid.h"
#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <array>

namespace peygir::access {

namespace {

/// Fields that hold the key of what was chosen; nobody typed it.
constexpr std::array chosenFields = {QLatin1String("operation"), QLatin1String("channel"), QLatin1String("urgency"),
                                     QLatin1String("how")};

bool isChosen(const QString &field)
{
    return std::find(chosenFields.begin(), chosenFields.end(), field) != chosenFields.end();
}

/// A day as people write it, and every line where reading begins: a number has no direction of its own.
QString shownWords(const QString &text)
{
    if (const QString day = uikit::dayText(text); !day.isEmpty())
        return uikit::startMark() + day;
    const bool isOtherWay = text.isRightToLeft() == uikit::inEnglish();
    return (isOtherWay ? uikit::startMark() : QString()) + uikit::inUsersDigits(text);
}

void addWords(const QString &field, const QJsonValue &value, QStringList &words)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            addWords(field, item, words);
        return;
    }
    if (value.isObject()) {
        // Of the edit of a field only what was written; what was seen nobody typed.
        const QJsonObject object = value.toObject();
        const bool isEdit = object.contains(QLatin1String("seen")) && object.contains(QLatin1String("written"));
        if (isEdit)
            return addWords(field, object.value(QLatin1String("written")), words);
        for (auto member = object.begin(); member != object.end(); ++member)
            addWords(member.key(), member.value(), words);
        return;
    }
    const QString text = value.toString();
    if (!isChosen(field) && !text.isEmpty() && !Uuid::parse(QStringView(text)).ok())
        words.append(shownWords(text));
}

QString attentionText(const char *sentence) { return QCoreApplication::translate("Attention", sentence); }

QString sentenceOf(const HeldAct &act, const QString &by)
{
    const bool isRetry = act.decision == HeldDecision::Retry;
    if (!act.end) {
        return attentionText(isRetry ? QT_TRANSLATE_NOOP("Attention", "%1 wants it tried again (%2); the server has not said yet.")
                                     : QT_TRANSLATE_NOOP("Attention", "%1 refuses it (%2); the server has not said yet."))
            .arg(by, uikit::timeText(act.at));
    }
    switch (*act.end) {
    case HeldEnd::Applied:
        return attentionText(QT_TRANSLATE_NOOP("Attention", "%1 had it tried again (%2): applied.")).arg(by, uikit::timeText(act.at));
    case HeldEnd::Held:
        return attentionText(QT_TRANSLATE_NOOP("Attention", "%1 had it tried again (%2): still held.")).arg(by, uikit::timeText(act.at));
    case HeldEnd::Refused:
        return attentionText(isRetry ? QT_TRANSLATE_NOOP("Attention", "%1 had it tried again (%2): refused.")
                                     : QT_TRANSLATE_NOOP("Attention", "%1 refused it (%2)."))
            .arg(by, uikit::timeText(act.at));
    }
    Q_UNREACHABLE();
}

} // namespace

QString typedWords(const QJsonObject &arguments)
{
    QStringList words;
    for (auto field = arguments.begin(); field != arguments.end(); ++field)
        addWords(field.key(), field.value(), words);
    return words.join(u'\n');
}

QString decisionText(const HeldAct &act, const QString &by)
{
    const QString sentence = sentenceOf(act, by);
    return act.words.isEmpty() ? sentence : sentence + u'\n' + uikit::inUsersDigits(act.words);
}

} // namespace peygir::access
