// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/field_text.h"

#include "base/uuid.h"
#include "cases/core/move_deadline.h"
#include "cases/ui/case_facts.h"
#include "cases/ui/shown.h"
#include "persian/phone.h"
#include "uikit/direction.h"
#include "uikit/language.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace peygir::cases {

namespace {

struct CaseFields
{
    Q_DECLARE_TR_FUNCTIONS(CaseFields)
};

const QString answerPrefix = QStringLiteral("answer:");

} // namespace

QString shownField(const QString &field)
{
    if (field.startsWith(answerPrefix))
        return CaseFields::tr("Answer to a question");
    static const std::pair<const char *, const char *> names[] = {
        {"name", QT_TRANSLATE_NOOP("CaseFields", "Name")},
        {"phone", QT_TRANSLATE_NOOP("CaseFields", "Phone")},
        {"phones", QT_TRANSLATE_NOOP("CaseFields", "Further phones")},
        {"addresses", QT_TRANSLATE_NOOP("CaseFields", "Addresses")},
        {"nationalId", QT_TRANSLATE_NOOP("CaseFields", "National ID")},
        {"note", QT_TRANSLATE_NOOP("CaseFields", "Note")},
        {"subject", QT_TRANSLATE_NOOP("CaseFields", "Subject")},
        {"place", QT_TRANSLATE_NOOP("CaseFields", "Address")},
        {"plaque", QT_TRANSLATE_NOOP("CaseFields", "House number")},
        {"address", QT_TRANSLATE_NOOP("CaseFields", "Rest of the address")},
        {"words", QT_TRANSLATE_NOOP("CaseFields", "Words of the citizen")},
        {"callerName", QT_TRANSLATE_NOOP("CaseFields", "Name of the caller")},
        {"callerPhone", QT_TRANSLATE_NOOP("CaseFields", "Phone of the caller")},
        {"urgency", QT_TRANSLATE_NOOP("CaseFields", "Urgency")},
        {"deadline", QT_TRANSLATE_NOOP("CaseFields", "Deadline")},
        {"process", QT_TRANSLATE_NOOP("CaseFields", "Process")},
        {"mergedInto", QT_TRANSLATE_NOOP("CaseFields", "Shown by the record")},
        {"joined", QT_TRANSLATE_NOOP("CaseFields", "Merged record")},
    };
    for (const auto &[known, name] : names) {
        if (field == QLatin1String(known))
            return CaseFields::tr(name);
    }
    return field;
}

QString shownValue(const QJsonValue &value, const Localized &name)
{
    if (!name.fa.isEmpty())
        return shown(name);
    if (value.isBool())
        return value.toBool() ? CaseFields::tr("Yes") : CaseFields::tr("No");
    if (value.isDouble())
        return uikit::inUsersDigits(QString::number(value.toDouble(), 'g', 15));
    if (value.isArray()) {
        QStringList items;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            items.append(shownValue(item));
        return items.isEmpty() ? CaseFields::tr("nothing") : items.join(CaseFields::tr(", "));
    }
    const QString text = value.toString();
    if (text.isEmpty())
        return CaseFields::tr("nothing");
    if (text == QLatin1String("instant"))
        return CaseFields::tr("Instant");
    if (text == QLatin1String("follow_up"))
        return CaseFields::tr("To be followed up");
    return text.startsWith(QLatin1String("+98")) ? shownPhone(text) : uikit::inUsersDigits(text);
}

/// Milliseconds, or null.
static QString shownInstant(const QJsonValue &value)
{
    return value.isDouble() ? shownTime(Instant(value.toInteger())) : CaseFields::tr("nothing");
}

QString shownChanges(const QJsonObject &summary, const std::vector<AnswerChange> &answers)
{
    QStringList lines;
    const auto shownOr = [](const AnswerView &answer) {
        const QString said = answer.value.isNull() || answer.value.isUndefined() ? QString() : shownAnswer(answer);
        return said.isEmpty() ? CaseFields::tr("nothing") : said;
    };
    for (const AnswerChange &answer : answers) {
        const QString question = shown(answer.to.question);
        lines.append(CaseFields::tr("%1: from “%2” to “%3”")
                         .arg(question.isEmpty() ? shownField(answerPrefix) : question, shownOr(answer.from), shownOr(answer.to)));
    }
    const QJsonObject changed = summary.value(QLatin1String("changed")).toObject();
    for (auto one = changed.begin(); one != changed.end(); ++one) {
        if (one.key().startsWith(answerPrefix) && !answers.empty())
            continue;
        const QJsonValue from = one.value().toObject().value(QLatin1String("from"));
        const QJsonValue to = one.value().toObject().value(QLatin1String("to"));
        const bool isId = Uuid::parse(QStringView(from.toString())).ok() || Uuid::parse(QStringView(to.toString())).ok();
        if (one.key() == QLatin1String("deadline")) {
            lines.append(CaseFields::tr("%1: from “%2” to “%3”").arg(shownField(one.key()), shownInstant(from), shownInstant(to)));
            continue;
        }
        lines.append(isId ? shownField(one.key())
                          : CaseFields::tr("%1: from “%2” to “%3”")
                                .arg(shownField(one.key()), shownValue(from), shownValue(to)));
    }
    const QJsonArray dues = summary.value(QLatin1String(movedDues)).toArray();
    for (const QJsonValue &moved : dues) {
        const QJsonObject one = moved.toObject();
        lines.append(CaseFields::tr("Due time of the stage: from “%1” to “%2”")
                         .arg(shownInstant(one.value(QLatin1String("from"))), shownInstant(one.value(QLatin1String("to")))));
    }
    const QJsonArray proposed = summary.value(QLatin1String("proposed")).toArray();
    for (const QJsonValue &field : proposed)
        lines.append(CaseFields::tr("%1: proposed only, somebody else had changed it").arg(shownField(field.toString())));
    return lines.join(u'\n');
}

QString shownPhone(const QString &given)
{
    const auto phone = persian::Phone::parse(given);
    return uikit::leftToRight(uikit::inUsersDigits(phone.ok() ? phone->displayText() : given));
}

} // namespace peygir::cases
