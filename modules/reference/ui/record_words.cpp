// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_words.h"

#include "persian/local_time.h"
#include "reference/core/merge_records.h"
#include "reference/core/part_forms.h"
#include "uikit/file_text.h"
#include "uikit/language.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QTimeZone>

namespace peygir::reference {

namespace {

QString choiceText(const RecordField &field, const QString &word)
{
    for (const ChoiceWord &choice : field.choices) {
        if (word == QLatin1String(choice.word))
            return labelOf(choice.label);
    }
    return word;
}

QString localizedText(const QJsonValue &value)
{
    const QJsonObject both = value.toObject();
    return uikit::shown(Localized{both.value(QLatin1String("fa")).toString(), both.value(QLatin1String("en")).toString()});
}

QString arrayText(const RecordField &field, const QJsonArray &array)
{
    QStringList texts;
    for (const QJsonValue &one : array) {
        if (field.kind == FieldKind::Choices)
            texts += choiceText(field, one.toString());
        else
            texts += itemText(field, one.toObject());
    }
    return texts.join(uikit::inEnglish() ? QStringLiteral(", ") : QString(QChar(0x060C)) + u' ');
}

QString timeText(Instant at)
{
    // The organisation works in one zone; the machine of a desk may say anything.
    static const QTimeZone zone("Asia/Tehran");
    const auto local = persian::LocalTime::at(at, zone);
    return local.ok() ? uikit::inUsersDigits(local->toString()) : QString();
}

/// "Deadline in hours: 48 → 72". A field whose values were too long to keep is only named.
QString changeText(const RecordForm &form, const QString &name, const QJsonObject &change,
                   const std::map<QString, Localized> &names)
{
    // What is written of a merging names a record of the same type.
    const bool isInto = name == QLatin1String(mergedIntoField);
    const bool isMerging = isInto || name == QLatin1String(joinedField);
    const RecordField *field = form.field(name);
    const QString label = field ? labelOf(field->label)
        : isInto                ? QCoreApplication::translate("Records", "Merged into")
        : isMerging             ? QCoreApplication::translate("Records", "Shown for")
        : name == QLatin1String("active") ? QCoreApplication::translate("Records", "In use")
                                          : name;
    if (change.isEmpty())
        return label;
    const RecordField other{"", "", isMerging ? FieldKind::Reference : FieldKind::YesNo};
    const RecordField &shown = field ? *field : other;
    const auto text = [&](const char *side) {
        const QString value = valueText(shown, change.value(QLatin1String(side)), names);
        return value.isEmpty() ? QCoreApplication::translate("Records", "(empty)") : value;
    };
    return QStringLiteral("%1: %2 %3 %4")
        .arg(label, text("from"), uikit::inEnglish() ? QString(QChar(0x2192)) : QString(QChar(0x2190)), text("to"));
}

} // namespace

QString labelOf(const char *label) { return QCoreApplication::translate("Records", label); }

QString valueText(const RecordField &field, const QJsonValue &value, const std::map<QString, Localized> &names)
{
    if (value.isNull() || value.isUndefined())
        return {};
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Note:
        return uikit::inUsersDigits(value.toString());
    case FieldKind::LocalizedText:
    case FieldKind::LocalizedNote:
        return uikit::inUsersDigits(localizedText(value));
    case FieldKind::Number:
        return QLocale().toString(value.toInteger());
    case FieldKind::Degrees:
        return QLocale().toString(double(value.toInteger()) / 1e6, 'f', 6);
    case FieldKind::Date:
        return uikit::inUsersDigits(jalaliText(value.toString()));
    case FieldKind::TimeOfDay:
        return uikit::inUsersDigits(value.toString());
    case FieldKind::YesNo:
        return value.toBool() ? QCoreApplication::translate("Records", "yes") : QCoreApplication::translate("Records", "no");
    case FieldKind::Choice:
        return choiceText(field, value.toString());
    case FieldKind::Choices:
    case FieldKind::Items:
        return uikit::inUsersDigits(arrayText(field, value.toArray()));
    case FieldKind::File:
        // Two guides may have one name.
        return uikit::isolated(value.toObject().value(QLatin1String("name")).toString()) + QStringLiteral(" (")
               + uikit::shownSize(value.toObject().value(QLatin1String("size")).toInteger()) + u')';
    case FieldKind::Reference:
        break;
    }
    const auto found = names.find(value.toString());
    return found == names.end() || found->second.fa.isEmpty() ? QCoreApplication::translate("Records", "(not here)")
                                                               : uikit::inUsersDigits(uikit::shown(found->second));
}

QString itemText(const RecordField &field, const QJsonObject &item)
{
    QString text = localizedText(item.value(QLatin1String("name")));
    if (!text.isEmpty())
        return text;
    for (const RecordField &part : field.items) {
        const QString shown = valueText(part, item.value(QLatin1String(part.name)), {});
        if (!shown.isEmpty())
            text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + shown;
    }
    return text;
}

QString aroundText(const std::vector<Localized> &around)
{
    QStringList names;
    for (const Localized &name : around)
        names += uikit::inUsersDigits(uikit::shown(name));
    return names.join(uikit::inEnglish() ? QStringLiteral(", ") : QString(QChar(0x060C)) + u' ');
}

uikit::ListRow rowOf(const RecordForm &form, const RecordLine &line)
{
    QStringList details;
    if (!line.around.empty())
        details += aroundText(line.around);
    for (const char *name : form.shown) {
        const RecordField *field = form.field(QLatin1String(name));
        const QString text = field ? valueText(*field, line.record.value(QLatin1String(name)), line.names) : QString();
        if (text.isEmpty())
            continue;
        const bool bare = field->kind != FieldKind::Number;
        details += bare ? text.simplified() : labelOf(field->label) + QStringLiteral(": ") + text;
    }
    uikit::ListRow row;
    row.id = line.id.toString();
    row.title = uikit::inUsersDigits(uikit::shown(nameOf(line.record)));
    row.detail = details.join(QStringLiteral(" · "));
    if (line.mergedInto) {
        row.status = QCoreApplication::translate("Records", "Shown as “%1”").arg(uikit::inUsersDigits(uikit::shown(line.shownAsName)));
        row.statusColour = QColor(0x64, 0x74, 0x8b);
    } else if (!line.record.value(QLatin1String("active")).toBool(true)) {
        row.status = QCoreApplication::translate("Records", "Switched off");
        row.statusColour = QColor(0x64, 0x74, 0x8b);
    }
    return row;
}

QList<uikit::HistoryLine> historyLines(const RecordForm &form, const HistoryOfRecord &history)
{
    QList<uikit::HistoryLine> lines;
    for (const RecordHistory &entry : history.entries) {
        const auto author = history.names.find(entry.author.toString());
        const bool known = author != history.names.end() && !author->second.fa.isEmpty();
        const QString who = known ? uikit::shown(author->second) : QCoreApplication::translate("Records", "the system");
        const bool made = entry.what == RecordChange::Created;
        const RecordForm *part = partFormOf(entry.recordType);
        QStringList changes;
        for (auto field = entry.changed.begin(); field != entry.changed.end(); ++field)
            changes += changeText(part ? *part : form, field.key(), field.value().toObject(), history.names);
        lines.append({timeText(entry.at), made ? QColor(0x15, 0x80, 0x3d) : QColor(0x25, 0x63, 0xeb),
                      (made ? QCoreApplication::translate("Records", "Made by %1") : QCoreApplication::translate("Records", "Changed by %1")).arg(who), changes.join(u'\n')});
    }
    return lines;
}

CsvWords csvWords(const RecordForm &form)
{
    CsvWords words;
    words.yes = QCoreApplication::translate("Records", "yes");
    words.no = QCoreApplication::translate("Records", "no");
    words.columns.emplace(QStringLiteral("active"), QCoreApplication::translate("Records", "In use"));
    for (const RecordField &field : form.fields) {
        const QString name = QLatin1String(field.name);
        words.columns.emplace(name, labelOf(field.label));
        if (field.kind == FieldKind::LocalizedText || field.kind == FieldKind::LocalizedNote)
            words.columns.emplace(name + QStringLiteral(".en"), QCoreApplication::translate("Records", "%1 (English)").arg(labelOf(field.label)));
        for (const ChoiceWord &choice : field.choices)
            words.choices.emplace(name + u'|' + QLatin1String(choice.word), labelOf(choice.label));
    }
    return words;
}

} // namespace peygir::reference
