// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/decision_text.h"

#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>

namespace peygir::access {

namespace {

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

QString decisionText(const HeldAct &act, const QString &by)
{
    const QString sentence = sentenceOf(act, by);
    return act.words.isEmpty() ? sentence : sentence + u'\n' + uikit::inUsersDigits(act.words);
}

} // namespace peygir::access
