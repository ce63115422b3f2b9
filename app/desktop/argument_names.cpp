// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/argument_names.h"

#include "administration/core/sections.h"
#include "catalogue/core/record_forms.h"
#include "desktop/answer_names.h"
#include "reference/core/part_forms.h"
#include "reference/ui/record_words.h"
#include "uikit/language.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::desktop {

namespace {

const QString operationField = QStringLiteral("operation");
const QString answeredField = QStringLiteral("answers");
const QString recordField = QStringLiteral("record");
const QString typeField = QStringLiteral("type");

QJsonValue withNames(const QJsonValue &value, const cases::ArgumentNames &names)
{
    if (value.isArray()) {
        QJsonArray named;
        for (const QJsonValue &item : value.toArray())
            named.append(withNames(item, names));
        return named;
    }
    if (value.isObject()) {
        QJsonObject named = value.toObject();
        for (auto member = named.begin(); member != named.end(); ++member)
            member.value() = withNames(member.value(), names);
        return named;
    }
    const auto found = names.things.find(value.toString());
    return found == names.things.end() ? value : QJsonValue(uikit::shown(found->second));
}

/// Null where no form has this type.
const reference::RecordForm *formOf(const QString &type)
{
    static const std::vector<reference::RecordForm> forms = [] {
        std::vector<reference::RecordForm> all = catalogue::recordForms();
        for (auto &more : {reference::recordForms(), administration::recordForms(), reference::partForms()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&type](const reference::RecordForm &form) { return type == QLatin1String(form.type); });
    return found == forms.end() ? nullptr : &*found;
}

/// "Name: …" for each field of a record, as its editor calls them.
QJsonArray recordLines(const reference::RecordForm &form, const QJsonObject &record, const cases::ArgumentNames &names)
{
    std::map<QString, Localized> things;
    for (const auto &[id, name] : names.things)
        things.emplace(id, name);
    QJsonArray lines;
    for (const reference::RecordField &field : form.fields) {
        const QString value = reference::valueText(field, record.value(QLatin1String(field.name)), things);
        if (!value.isEmpty())
            lines.append(reference::labelOf(field.label) + QStringLiteral(": ") + value);
    }
    return lines;
}

} // namespace

QJsonObject withNames(const QJsonObject &arguments, const cases::ArgumentNames &names)
{
    QJsonObject named = withNames(QJsonValue(arguments), names).toObject();
    if (const QString operation = uikit::shown(names.operation); !operation.isEmpty() && named.contains(operationField))
        named.insert(operationField, operation);
    const reference::RecordForm *form = formOf(arguments.value(typeField).toString());
    if (form)
        named.insert(typeField, reference::labelOf(form->single));
    if (form && arguments.contains(recordField)) {
        named.insert(recordField, recordLines(*form, arguments.value(recordField).toObject(), names));
    }
    return named;
}

access::AttentionPage::Naming argumentNames(intake::IntakeQueries &intake, cases::NameQueries &names)
{
    return [&names, answers = answerNames(intake)](const QJsonObject &arguments, QObject *context,
                                                   const std::function<void(const QJsonObject &)> &done) {
        (void)names.arguments({arguments}, context, [arguments, context, done, answers](const auto &read) {
            if (!read.ok() || read->empty())
                return;
            const QJsonObject named = withNames(arguments, read->front());
            done(named);
            answers(arguments, context, [named, done](const QJsonObject &answered) {
                QJsonObject both = named;
                both.insert(answeredField, answered.value(answeredField));
                done(both);
            });
        });
    };
}

} // namespace peygir::desktop
