// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/text.h"
#include "support/standard_city/city_plan.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace peygir::standard_city {

namespace {

using Keys = QHash<QString, int>;

/// One element of a file. The first thing that is wrong stays as the error of the whole reading; what is read after
/// that is of no use.
class Element
{
public:
    Element(QJsonObject object, QString file, std::optional<Error> &error)
        : m_object(std::move(object)), m_file(std::move(file)), m_error(error)
    {}

    QString key() const { return m_object.value(u"key").toString(); }
    bool has(const char *field) const
    {
        const QJsonValue value = m_object.value(QLatin1String(field));
        return !value.isUndefined() && !value.isNull();
    }
    QString text(const char *field) const
    {
        const QString value = m_object.value(QLatin1String(field)).toString();
        if (value.isEmpty())
            malformed(field);
        return value;
    }
    int number(const char *field) const { return wholeNumber(m_object.value(QLatin1String(field)), field); }
    bool flag(const char *field) const
    {
        if (!m_object.value(QLatin1String(field)).isBool())
            malformed(field);
        return m_object.value(QLatin1String(field)).toBool();
    }
    Uuid id() const
    {
        const auto parsed = Uuid::parse(QStringView(m_object.value(u"id").toString()));
        if (!parsed.ok())
            malformed("id");
        return parsed.ok() ? *parsed : Uuid(Uuid::Bytes{1});
    }
    LocalText name(const char *field = "name") const
    {
        const QJsonObject both = m_object.value(QLatin1String(field)).toObject();
        LocalText text{both.value(u"fa").toString(), both.value(u"en").toString()};
        // Windows and imports store a text in its normal form. One that is not would come back from its own file changed.
        const bool isStored = persian::normalised(text.fa, persian::Lines::Many) == text.fa &&
                              persian::normalised(text.en, persian::Lines::Many) == text.en;
        if (text.fa.isEmpty() || text.en.isEmpty() || !isStored)
            malformed(field);
        return text;
    }
    QString textOr(const char *field, const char *otherwise) const
    {
        return has(field) ? text(field) : QString::fromLatin1(otherwise);
    }
    QJsonArray array(const char *field) const
    {
        if (!m_object.value(QLatin1String(field)).isArray())
            malformed(field);
        return m_object.value(QLatin1String(field)).toArray();
    }
    Position position(const char *field) const { return positionOf(m_object.value(QLatin1String(field)), field); }
    Outline outline(const char *field, qsizetype atLeast) const
    {
        Outline result;
        const QJsonArray corners = m_object.value(QLatin1String(field)).toArray();
        for (const auto &corner : corners)
            result.push_back(positionOf(corner, field));
        if (qsizetype(result.size()) < atLeast) {
            malformed(field);
            result.resize(size_t(atLeast));
        }
        return result;
    }
    QStringList texts(const char *field) const
    {
        QStringList result;
        const QJsonArray list = m_object.value(QLatin1String(field)).toArray();
        for (const auto &item : list) {
            // An empty text is a choice too: most people do not greet a form.
            if (!item.isString())
                malformed(field);
            result.append(item.toString());
        }
        if (result.isEmpty())
            malformed(field);
        return result;
    }
    Element child(const char *field) const
    {
        if (!m_object.value(QLatin1String(field)).isObject())
            malformed(field);
        return Element(m_object.value(QLatin1String(field)).toObject(), m_file, m_error);
    }
    std::vector<Element> children(const char *field) const
    {
        std::vector<Element> result;
        const QJsonArray list = m_object.value(QLatin1String(field)).toArray();
        if (list.isEmpty())
            malformed(field);
        for (const auto &item : list)
            result.push_back(Element(item.toObject(), m_file, m_error));
        return result;
    }
    QStringList fields() const { return m_object.keys(); }
    /// The place of the element that the field names, in the list that `keys` was made from.
    int reference(const char *field, const Keys &keys) const
    {
        const QString to = m_object.value(QLatin1String(field)).toString();
        const auto found = keys.find(to);
        if (found != keys.end())
            return *found;
        fail(Error("standard_city.unknown_reference")
                 .with(QStringLiteral("field"), QLatin1String(field))
                 .with(QStringLiteral("to"), to));
        return 0;
    }
    std::optional<int> optionalReference(const char *field, const Keys &keys) const
    {
        return has(field) ? std::optional(reference(field, keys)) : std::nullopt;
    }
    void malformed(const char *field) const
    {
        fail(Error("standard_city.malformed").with(QStringLiteral("field"), QLatin1String(field)));
    }

private:
    int wholeNumber(const QJsonValue &value, const char *field) const
    {
        const double number = value.toDouble(NAN);
        if (!(std::abs(number) <= 2'000'000'000) || number != std::floor(number)) {
            malformed(field);
            return 0;
        }
        return int(number);
    }
    Position positionOf(const QJsonValue &value, const char *field) const
    {
        const QJsonArray pair = value.toArray();
        if (pair.size() != 2)
            malformed(field);
        return {wholeNumber(pair.at(0), field), wholeNumber(pair.at(1), field)};
    }
    void fail(const Error &error) const
    {
        if (!m_error)
            m_error = error.with(QStringLiteral("file"), m_file).with(QStringLiteral("key"), key());
    }

    QJsonObject m_object;
    QString m_file;
    std::optional<Error> &m_error;
};

template <class T>
Keys keysOf(const std::vector<T> &list)
{
    Keys keys;
    for (size_t i = 0; i < list.size(); ++i)
        keys.insert(list[i].key, int(i));
    return keys;
}

void readPlaces(CityPlan &plan, const Element &file)
{
    const Keys units = keysOf(plan.units);
    for (const Element &e : file.children("regions"))
        plan.regions.push_back({e.id(), e.text("key"), e.name(), e.number("call_weight"), e.position("centre"),
                                e.outline("outline", 3), e.optionalReference("unit", units)});
    const Keys regions = keysOf(plan.regions);
    for (const Element &e : file.children("districts"))
        plan.districts.push_back({e.id(), e.text("key"), e.name(), e.reference("region", regions),
                                  e.position("centre"), e.outline("outline", 3),
                                  e.optionalReference("unit", units)});
    const Keys districts = keysOf(plan.districts);
    for (const Element &e : file.children("neighbourhoods"))
        plan.neighbourhoods.push_back({e.id(), e.text("key"), e.name(), e.reference("district", districts),
                                       e.position("centre")});
    const Keys neighbourhoods = keysOf(plan.neighbourhoods);
    for (const Element &e : file.children("streets")) {
        const Outline line = e.outline("line", 2);
        plan.streets.push_back({e.id(), e.text("key"), e.name(), e.reference("neighbourhood", neighbourhoods),
                                line.front(), line.back()});
    }
}

UnitKind unitKind(const Element &e)
{
    static const QHash<QString, UnitKind> kinds{{QStringLiteral("municipality"), UnitKind::Municipality},
                                                {QStringLiteral("deputy"), UnitKind::Deputy},
                                                {QStringLiteral("region"), UnitKind::Region},
                                                {QStringLiteral("organisation"), UnitKind::Organisation},
                                                {QStringLiteral("management"), UnitKind::Management},
                                                {QStringLiteral("company"), UnitKind::Company},
                                                {QStringLiteral("department"), UnitKind::Department}};
    const auto found = kinds.find(e.text("kind"));
    if (found == kinds.end())
        e.malformed("kind");
    return kinds.value(e.text("kind"), UnitKind::Department);
}

void readOrganisation(CityPlan &plan, const Element &file)
{
    const auto elements = file.children("units");
    Keys units;
    for (const Element &e : elements)
        units.insert(e.text("key"), int(units.size()));
    for (const Element &e : elements)
        plan.units.push_back({e.id(), e.text("key"), e.name(), unitKind(e),
                              e.optionalReference("parent", units)});
    for (const Element &e : file.children("people"))
        plan.people.push_back({e.id(), e.text("key"), e.text("given_name"), e.text("family_name")});
    const Keys people = keysOf(plan.people);
    const Keys roles = keysOf(plan.roles);
    for (const Element &e : file.children("posts"))
        plan.posts.push_back({e.id(), e.text("key"), e.name(), e.reference("unit", units), e.flag("head"),
                              e.reference("person", people), e.optionalReference("role", roles)});
}

void readCatalogue(CityPlan &plan, const Element &file)
{
    const Keys units = keysOf(plan.units);
    for (const Element &e : file.children("groups"))
        plan.groups.push_back({e.id(), e.text("key"), e.name()});
    const Keys groups = keysOf(plan.groups);
    for (const Element &e : file.children("subjects")) {
        const Element hours = e.child("hours_to_close");
        const Element rule = e.child("responsible");
        ResponsibleRule responsible;
        if (rule.text("rule") == QLatin1String("unit"))
            responsible = FixedUnit{rule.reference("unit", units)};
        else if (rule.text("rule") == QLatin1String("place"))
            responsible = UnitOfPlace{rule.reference("unit", units)};
        else
            e.malformed("responsible");
        plan.subjects.push_back({e.id(), e.text("key"), e.reference("group", groups), e.name(),
                                 e.number("deadline_hours"), e.number("call_weight"), hours.number("median"),
                                 hours.number("p90"), e.text("process"), responsible, e.array("questions"),
                                 e.name("first_answer"), e.text("search_words"), e.textOr("urgency", "follow_up"),
                                 e.textOr("same_problem", "house"),
                                 e.has("same_problem_hours") ? std::optional(e.number("same_problem_hours"))
                                                             : std::nullopt});
    }
}

void readSnippets(CityPlan &plan, const Element &file)
{
    for (const Element &e : file.children("snippets"))
        plan.snippets.push_back({e.id(), e.text("abbreviation"), e.name("words"), e.texts("used_in")});
}

void readRoles(CityPlan &plan, const Element &file)
{
    for (const Element &e : file.children("roles")) {
        const Element kept = e.child("kept_months");
        QMap<QString, int> months;
        for (const QString &verb : kept.fields())
            months.insert(verb, kept.number(verb.toLatin1().constData()));
        plan.roles.push_back({e.id(), e.text("key"), e.name(), e.texts("verbs"), months});
    }
}

void readAccess(CityPlan &plan, const Element &file)
{
    const Keys people = keysOf(plan.people);
    for (const Element &e : file.children("users"))
        plan.users.push_back({e.text("key"), e.reference("person", people)});
    const Keys users = keysOf(plan.users);
    const Keys roles = keysOf(plan.roles);
    const Keys units = keysOf(plan.units);
    const Keys groups = keysOf(plan.groups);
    for (const Element &e : file.children("assignments"))
        plan.assignments.push_back({e.id(), e.reference("user", users), e.reference("role", roles),
                                    e.reference("unit", units), e.optionalReference("group", groups)});
}

void readPhrases(CityPlan &plan, const Element &file)
{
    PhraseBook &book = plan.phrases;
    const std::pair<const char *, QStringList *> lists[] = {
        {"given_names", &book.givenNames},        {"family_names", &book.familyNames},
        {"openings", &book.openings},             {"closings", &book.closings},
        {"landmarks", &book.landmarks},           {"notes", &book.notes},
        {"referral_notes", &book.referralNotes},  {"answers", &book.answers},
        {"answers_at_once", &book.answersAtOnce},
        {"declined_answers", &book.declinedAnswers}, {"unknown_answers", &book.unknownAnswers}, {"feedback_done", &book.feedbackDone},
        {"feedback_not_done", &book.feedbackNotDone}, {"feedback_unreached", &book.feedbackUnreached},
        {"reopen_notes", &book.reopenNotes}};
    for (const auto &[field, list] : lists)
        *list = file.texts(field);
    const Element descriptions = file.child("descriptions");
    for (const QString &subject : descriptions.fields())
        book.descriptions[subject] = descriptions.texts(subject.toLatin1().constData());
}

Result<QJsonObject> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error("standard_city.unreadable").with(QStringLiteral("file"), path);
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsing);
    if (parsing.error != QJsonParseError::NoError || !document.isObject())
        return Error("standard_city.malformed")
            .with(QStringLiteral("file"), path)
            .with(QStringLiteral("field"), parsing.errorString());
    return document.object();
}

} // namespace

Result<CityPlan> readCityPlan(const QString &folder)
{
    std::optional<Error> error;
    const QDir dir(folder);
    const auto open = [&](const char *name) -> Result<Element> {
        TRY_LET(const QJsonObject object, readObject(dir.filePath(QLatin1String(name))));
        return Element(object, QLatin1String(name), error);
    };
    TRY_LET(const Element city, open("city.json"));
    CityPlan plan{city.id(), city.text("key"), city.name(), city.text("time_zone").toLatin1(),
                  city.position("centre"), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    // In this order: each part refers to those before it.
    const std::pair<const char *, void (*)(CityPlan &, const Element &)> parts[] = {
        {"access.json", readRoles},         {"organisation.json", readOrganisation}, {"places.json", readPlaces},
        {"catalogue.json", readCatalogue}, {"access.json", readAccess},             {"snippets.json", readSnippets},
        {"phrases.json", readPhrases}};
    for (const auto &[name, read] : parts) {
        TRY_LET(const Element file, open(name));
        read(plan, file);
        if (error)
            return *error;
    }
    TRY(checkCityPlan(plan));
    return plan;
}

Result<CityPlan> demoCityPlan() { return readCityPlan(QStringLiteral(":/demo_city")); }

} // namespace peygir::standard_city
