// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/typed_fields.h"

#include "base/uuid.h"
#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/times.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace peygir::access {

namespace {

class CommandFields
{
    Q_DECLARE_TR_FUNCTIONS(CommandFields)
};

enum class How {
    /// A person typed it.
    Typed,
    /// He chose it, or it follows from what he chose.
    Chosen,
    /// A point in time.
    Time,
    /// It holds fields that have words of their own.
    Around,
    /// Nothing for people.
    Hidden,
};

struct FieldWords
{
    const char *field;
    const char *label;
    How how;
};

/// In the order in which forms have them.
constexpr FieldWords fieldWords[] = {
    {"code", QT_TRANSLATE_NOOP("CommandFields", "Code that was told"), How::Chosen},
    {"case", QT_TRANSLATE_NOOP("CommandFields", "Case"), How::Chosen},
    {"citizen", QT_TRANSLATE_NOOP("CommandFields", "Citizen"), How::Chosen},
    {"keep", QT_TRANSLATE_NOOP("CommandFields", "Record of the citizen that is kept"), How::Chosen},
    {"drop", QT_TRANSLATE_NOOP("CommandFields", "Record that is merged into it"), How::Chosen},
    {"kept", QT_TRANSLATE_NOOP("CommandFields", "Record that stays"), How::Chosen},
    {"merged", QT_TRANSLATE_NOOP("CommandFields", "Record that is shown as that one"), How::Chosen},
    {"document", QT_TRANSLATE_NOOP("CommandFields", "Document"), How::Chosen},
    {"user", QT_TRANSLATE_NOOP("CommandFields", "Person"), How::Chosen},
    {"substitute", QT_TRANSLATE_NOOP("CommandFields", "Substitute"), How::Chosen},
    {"role", QT_TRANSLATE_NOOP("CommandFields", "Role"), How::Chosen},
    {"post", QT_TRANSLATE_NOOP("CommandFields", "Post"), How::Chosen},
    {"reach", QT_TRANSLATE_NOOP("CommandFields", "Where it counts"), How::Chosen},
    {"unit", QT_TRANSLATE_NOOP("CommandFields", "Unit"), How::Chosen},
    {"subjectGroup", QT_TRANSLATE_NOOP("CommandFields", "Group of subjects"), How::Chosen},
    {"granted", QT_TRANSLATE_NOOP("CommandFields", "Given"), How::Chosen},
    {"type", QT_TRANSLATE_NOOP("CommandFields", "Kind of record"), How::Chosen},
    {"source", QT_TRANSLATE_NOOP("CommandFields", "Other system"), How::Chosen},
    {"number", QT_TRANSLATE_NOOP("CommandFields", "Former number"), How::Chosen},
    {"operation", QT_TRANSLATE_NOOP("CommandFields", "Operation"), How::Chosen},
    {"to", QT_TRANSLATE_NOOP("CommandFields", "Referred to"), How::Chosen},
    {"expert", QT_TRANSLATE_NOOP("CommandFields", "Expert of the case"), How::Chosen},
    {"visitor", QT_TRANSLATE_NOOP("CommandFields", "Who visits"), How::Chosen},
    {"day", QT_TRANSLATE_NOOP("CommandFields", "Day"), How::Time},
    {"from", QT_TRANSLATE_NOOP("CommandFields", "Official who replied"), How::Chosen},
    {"replyChannel", QT_TRANSLATE_NOOP("CommandFields", "How the official replied"), How::Chosen},
    {"how", QT_TRANSLATE_NOOP("CommandFields", "Decision about the proposal"), How::Chosen},
    {"ending", QT_TRANSLATE_NOOP("CommandFields", "How the waiting ended"), How::Chosen},
    {"decision", QT_TRANSLATE_NOOP("CommandFields", "Decision"), How::Chosen},
    {"review", QT_TRANSLATE_NOOP("CommandFields", "Review"), How::Chosen},
    {"result", QT_TRANSLATE_NOOP("CommandFields", "Result of the call"), How::Chosen},
    {"opinion", QT_TRANSLATE_NOOP("CommandFields", "Opinion of 137"), How::Chosen},
    {"callerPhone", QT_TRANSLATE_NOOP("CommandFields", "Phone of the caller"), How::Typed},
    {"callerName", QT_TRANSLATE_NOOP("CommandFields", "Name of the caller"), How::Typed},
    {"name", QT_TRANSLATE_NOOP("CommandFields", "Name"), How::Typed},
    {"phone", QT_TRANSLATE_NOOP("CommandFields", "Phone"), How::Typed},
    {"mobile", QT_TRANSLATE_NOOP("CommandFields", "Mobile number"), How::Typed},
    {"roles", QT_TRANSLATE_NOOP("CommandFields", "Roles that were changed"), How::Chosen},
    {"phones", QT_TRANSLATE_NOOP("CommandFields", "Further phones"), How::Chosen},
    {"addresses", QT_TRANSLATE_NOOP("CommandFields", "Addresses"), How::Chosen},
    {"nationalId", QT_TRANSLATE_NOOP("CommandFields", "National ID"), How::Typed},
    {"subject", QT_TRANSLATE_NOOP("CommandFields", "Subject"), How::Chosen},
    {"place", QT_TRANSLATE_NOOP("CommandFields", "Place"), How::Chosen},
    {"plaque", QT_TRANSLATE_NOOP("CommandFields", "House number"), How::Typed},
    {"address", QT_TRANSLATE_NOOP("CommandFields", "Rest of the address"), How::Typed},
    {"channel", QT_TRANSLATE_NOOP("CommandFields", "Channel"), How::Chosen},
    {"urgency", QT_TRANSLATE_NOOP("CommandFields", "Urgency"), How::Chosen},
    {"answers", QT_TRANSLATE_NOOP("CommandFields", "Checklist"), How::Chosen},
    {"words", QT_TRANSLATE_NOOP("CommandFields", "Words"), How::Typed},
    {"question", QT_TRANSLATE_NOOP("CommandFields", "What the citizen is asked"), How::Typed},
    {"answer", QT_TRANSLATE_NOOP("CommandFields", "What was answered"), How::Typed},
    {"referTo", QT_TRANSLATE_NOOP("CommandFields", "Referred directly to"), How::Chosen},
    {"what", QT_TRANSLATE_NOOP("CommandFields", "Kind of document"), How::Chosen},
    {"title", QT_TRANSLATE_NOOP("CommandFields", "Title"), How::Typed},
    {"fileName", QT_TRANSLATE_NOOP("CommandFields", "Name of the file"), How::Chosen},
    {"size", QT_TRANSLATE_NOOP("CommandFields", "Size in bytes"), How::Chosen},
    {"values", QT_TRANSLATE_NOOP("CommandFields", "Values"), How::Typed},
    {"note", QT_TRANSLATE_NOOP("CommandFields", "Note"), How::Typed},
    {"reason", QT_TRANSLATE_NOOP("CommandFields", "Reason"), How::Typed},
    {"rating", QT_TRANSLATE_NOOP("CommandFields", "Rating of the reply"), How::Chosen},
    {"ratingNote", QT_TRANSLATE_NOOP("CommandFields", "Why this rating"), How::Typed},
    {"replyBy", QT_TRANSLATE_NOOP("CommandFields", "Reply wanted by"), How::Time},
    {"askAgainAt", QT_TRANSLATE_NOOP("CommandFields", "To be called again"), How::Time},
    {"promisedAt", QT_TRANSLATE_NOOP("CommandFields", "Promised for"), How::Time},
    {"deadline", QT_TRANSLATE_NOOP("CommandFields", "Deadline"), How::Time},
    {"closedAt", QT_TRANSLATE_NOOP("CommandFields", "Closed at"), How::Time},
    {"record", QT_TRANSLATE_NOOP("CommandFields", "Record"), How::Chosen},
    {"fromProcess", QT_TRANSLATE_NOOP("CommandFields", "Process until now"), How::Chosen},
    {"toProcess", QT_TRANSLATE_NOOP("CommandFields", "Process from now on"), How::Chosen},
    {"definition", QT_TRANSLATE_NOOP("CommandFields", "Text of the process"), How::Typed},
    {"fields", "", How::Around},
    {"base", "", How::Hidden},
    {"places", "", How::Hidden},
    {"dues", "", How::Hidden},
    {"wait", "", How::Hidden},
    {"holder", "", How::Hidden},
    {"node", "", How::Hidden},
    {"proposal", "", How::Hidden},
    {"reply", "", How::Hidden},
    {"visit", "", How::Hidden},
    {"documents", "", How::Hidden},
    {"latitude", "", How::Hidden},
    {"longitude", "", How::Hidden},
    {"attention", "", How::Hidden},
    {"command", "", How::Hidden},
    {"seen", "", How::Hidden},
    {"sha256", "", How::Hidden},
    {"thumbnail", "", How::Hidden},
    {"mediaType", "", How::Hidden},
    {"flags", "", How::Hidden},
};

struct ChosenWords
{
    const char *field;
    const char *key;
    const char *words;
};

constexpr ChosenWords chosenWords[] = {
    {"channel", "phone", QT_TRANSLATE_NOOP("CommandFields", "Phone call")},
    {"channel", "sms", QT_TRANSLATE_NOOP("CommandFields", "SMS")},
    {"channel", "email", QT_TRANSLATE_NOOP("CommandFields", "E-mail")},
    {"channel", "web", QT_TRANSLATE_NOOP("CommandFields", "Web")},
    {"channel", "letter", QT_TRANSLATE_NOOP("CommandFields", "Letter")},
    {"channel", "in_person", QT_TRANSLATE_NOOP("CommandFields", "In person")},
    {"channel", "ivr", QT_TRANSLATE_NOOP("CommandFields", "Voice menu")},
    {"channel", "app", QT_TRANSLATE_NOOP("CommandFields", "App")},
    {"reach", "own_unit", QT_TRANSLATE_NOOP("CommandFields", "In the post’s own unit and below")},
    {"reach", "other_unit", QT_TRANSLATE_NOOP("CommandFields", "In the unit that is named, and below")},
    {"reach", "everywhere", QT_TRANSLATE_NOOP("CommandFields", "Everywhere")},
    {"urgency", "instant", QT_TRANSLATE_NOOP("CommandFields", "Instant")},
    {"urgency", "follow_up", QT_TRANSLATE_NOOP("CommandFields", "To be followed up")},
    {"what", "document", QT_TRANSLATE_NOOP("CommandFields", "Document")},
    {"what", "photo", QT_TRANSLATE_NOOP("CommandFields", "Photo")},
    {"what", "recording", QT_TRANSLATE_NOOP("CommandFields", "Recording")},
    {"review", "confirmed", QT_TRANSLATE_NOOP("CommandFields", "Confirmed")},
    {"review", "deficient", QT_TRANSLATE_NOOP("CommandFields", "Deficient")},
    {"review", "rejected", QT_TRANSLATE_NOOP("CommandFields", "Rejected")},
    {"how", "keep", QT_TRANSLATE_NOOP("CommandFields", "Keep what stands there")},
    {"how", "replace", QT_TRANSLATE_NOOP("CommandFields", "Replace it")},
    {"ending", "answered", QT_TRANSLATE_NOOP("CommandFields", "The citizen answered")},
    {"ending", "taken_back", QT_TRANSLATE_NOOP("CommandFields", "He is not asked any longer")},
    {"replyChannel", "cartable", QT_TRANSLATE_NOOP("CommandFields", "In the cartable")},
    {"replyChannel", "phone", QT_TRANSLATE_NOOP("CommandFields", "Phone call")},
    {"replyChannel", "letter", QT_TRANSLATE_NOOP("CommandFields", "Letter")},
    {"replyChannel", "in_person", QT_TRANSLATE_NOOP("CommandFields", "In person")},
    {"rating", "excellent", QT_TRANSLATE_NOOP("CommandFields", "Excellent")},
    {"rating", "good", QT_TRANSLATE_NOOP("CommandFields", "Good")},
    {"rating", "fair", QT_TRANSLATE_NOOP("CommandFields", "Fair")},
    {"rating", "weak", QT_TRANSLATE_NOOP("CommandFields", "Weak")},
    {"result", "done", QT_TRANSLATE_NOOP("CommandFields", "Done")},
    {"result", "not_done", QT_TRANSLATE_NOOP("CommandFields", "Not done")},
    {"result", "later", QT_TRANSLATE_NOOP("CommandFields", "To be asked on another day")},
    {"result", "no_answer", QT_TRANSLATE_NOOP("CommandFields", "Nobody answered the call")},
    {"result", "no_opinion", QT_TRANSLATE_NOOP("CommandFields", "Opinion could not be had")},
    {"opinion", "satisfied", QT_TRANSLATE_NOOP("CommandFields", "Satisfied")},
    {"opinion", "fair", QT_TRANSLATE_NOOP("CommandFields", "Fair")},
    {"opinion", "dissatisfied", QT_TRANSLATE_NOOP("CommandFields", "Dissatisfied")},
    {"opinion", "not_had", QT_TRANSLATE_NOOP("CommandFields", "Not said")},
    {"decision", "retry", QT_TRANSLATE_NOOP("CommandFields", "Try again")},
    {"decision", "refuse", QT_TRANSLATE_NOOP("CommandFields", "Refuse")},
};

const FieldWords *wordsFor(const QString &field)
{
    const auto found = std::find_if(std::begin(fieldWords), std::end(fieldWords),
                                    [&field](const FieldWords &words) { return field == QLatin1String(words.field); });
    return found == std::end(fieldWords) ? nullptr : found;
}

/// A day as people write it, and every line where reading begins: a number has no direction of its own.
QString shownWords(const QString &text)
{
    if (const QString day = uikit::dayText(text); !day.isEmpty())
        return uikit::startMark() + day;
    const bool isOtherWay = text.isRightToLeft() == uikit::inEnglish();
    return (isOtherWay ? uikit::startMark() : QString()) + uikit::inUsersDigits(text);
}

bool isId(const QString &text) { return Uuid::parse(QStringView(text)).ok(); }

/// One value as it is read; empty where there is nothing for people in it.
QString shownValue(const QString &field, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? CommandFields::tr("Yes") : CommandFields::tr("No");
    if (value.isDouble()) {
        const FieldWords *words = wordsFor(field);
        return words && words->how == How::Time ? uikit::timeText(Instant(value.toInteger()))
                                                : shownWords(QString::number(value.toDouble(), 'g', 15));
    }
    QStringList parts;
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            parts.append(shownValue(field, item));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            parts.append(shownValue(member.key(), member.value()));
    } else if (const QString text = value.toString(); !text.isEmpty() && !isId(text)) {
        for (const ChosenWords &chosen : chosenWords) {
            if (field == QLatin1String(chosen.field) && text == QLatin1String(chosen.key))
                return CommandFields::tr(chosen.words);
        }
        parts.append(shownWords(text));
    }
    parts.removeAll(QString());
    return parts.join(u'\n');
}

bool isEdit(const QJsonObject &object)
{
    return object.contains(QLatin1String("seen")) && object.contains(QLatin1String("written"));
}

class Reading
{
public:
    explicit Reading(const QJsonObject &arguments) : m_arguments(arguments) {}

    void read(const QJsonObject &named, const QStringList &path)
    {
        QStringList left = named.keys();
        for (const FieldWords &words : fieldWords) {
            const QString field = QLatin1String(words.field);
            if (left.removeAll(field) > 0)
                take(words, field, named.value(field), path + QStringList{field});
        }
        // A later version's, or one that bears the name of something else: as it is called there.
        for (const QString &field : std::as_const(left))
            add(field, shownValue(field, named.value(field)), path + QStringList{field}, How::Chosen);
    }
    std::vector<TypedField> fields() && { return std::move(m_fields); }

private:
    void take(const FieldWords &words, const QString &field, const QJsonValue &value, QStringList path)
    {
        if (words.how == How::Hidden)
            return;
        const QString label = CommandFields::tr(words.label);
        const QJsonObject object = value.toObject();
        if (words.how == How::Around)
            return read(object, path);
        if (value.isObject() && isEdit(object)) {
            path.append(QStringLiteral("written"));
            return add(label, shownValue(field, object.value(QLatin1String("written"))), path, words.how);
        }
        // Each by itself, under the name that it has there.
        if (value.isObject() && words.how == How::Typed) {
            for (auto member = object.begin(); member != object.end(); ++member)
                add(member.key(), shownValue(member.key(), member.value()), path + QStringList{member.key()}, words.how);
            return;
        }
        add(label, shownValue(field, value), path, words.how);
    }
    void add(const QString &label, const QString &value, const QStringList &path, How how)
    {
        const QString text = textAt(m_arguments, path);
        // What is empty was not typed; but where something else was, it can be.
        const bool isTyped = how == How::Typed && (!text.isEmpty() || valueAt(path).isString()) && !isId(text);
        if (!value.isEmpty() || isTyped)
            m_fields.push_back({path, label, value, isTyped});
    }
    QJsonValue valueAt(const QStringList &path) const
    {
        QJsonValue value = m_arguments;
        for (const QString &step : path)
            value = value.toObject().value(step);
        return value;
    }

    const QJsonObject &m_arguments;
    std::vector<TypedField> m_fields;
};

} // namespace

std::vector<TypedField> typedFields(const QJsonObject &arguments, const QJsonObject &named)
{
    Reading reading(arguments);
    reading.read(named, {});
    return std::move(reading).fields();
}

QString linesOf(const std::vector<TypedField> &fields)
{
    QStringList lines;
    for (const TypedField &field : fields) {
        if (!field.value.isEmpty())
            lines.append(field.label + QStringLiteral(": ") + field.value);
    }
    return lines.join(u'\n');
}

QString textAt(const QJsonObject &arguments, const QStringList &path)
{
    QJsonValue value = arguments;
    for (const QString &step : path)
        value = value.toObject().value(step);
    return value.toString();
}

QJsonObject withText(const QJsonObject &arguments, const QStringList &path, const QString &text)
{
    QJsonObject changed = arguments;
    if (path.isEmpty())
        return changed;
    changed.insert(path.first(), path.size() == 1
                                     ? QJsonValue(text)
                                     : QJsonValue(withText(arguments.value(path.first()).toObject(), path.mid(1), text)));
    return changed;
}

bool hasWords(const QString &field) { return wordsFor(field) != nullptr; }

} // namespace peygir::access
