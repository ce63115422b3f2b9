// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QHash>
#include <QJsonArray>
#include <QStringList>

#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// One generator for the demo, the replayed day and every bench (DESIGN §11). Knows no database and no command: it
/// says who did what and when; whoever uses it turns that into commands.
namespace peygir::standard_city {

struct LocalText
{
    QString fa;
    QString en;
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

/// Micro-degrees, WGS 84.
struct Position
{
    int latitude = 0;
    int longitude = 0;
    friend bool operator==(const Position &, const Position &) = default;
};

/// The corners of a closed line without the repeated first one.
using Outline = std::vector<Position>;

/// Whether `position` lies in `outline`, in whole numbers, so that every machine says the same.
bool contains(const Outline &outline, Position position);

/// Everything in a plan refers to everything else by its place in the plan's lists. `key` is unique in its list.
struct Region
{
    Uuid id;
    QString key;
    LocalText name;
    /// How many calls are about this region, compared with the others.
    int callWeight;
    Position centre;
    Outline outline;
    /// The unit that looks after it; absent = none of its own.
    std::optional<int> unit;
};

struct District
{
    Uuid id;
    QString key;
    LocalText name;
    int region;
    Position centre;
    Outline outline;
    /// Absent = the unit of the region looks after it too.
    std::optional<int> unit;
};

struct Neighbourhood
{
    Uuid id;
    QString key;
    LocalText name;
    int district;
    Position centre;
};

struct Street
{
    Uuid id;
    QString key;
    LocalText name;
    int neighbourhood;
    /// Where plaque 1 is and where the numbers end.
    Position from;
    Position to;
};

enum class UnitKind { Municipality, Deputy, Region, Organisation, Management, Company, Department };

struct Unit
{
    Uuid id;
    QString key;
    LocalText name;
    UnitKind kind;
    /// Absent for the root only.
    std::optional<int> parent;
};

struct Post
{
    Uuid id;
    QString key;
    LocalText name;
    int unit;
    bool head;
    int person;
    /// The part that it plays in processes; absent = none.
    std::optional<int> role;
};

struct Person
{
    Uuid id;
    QString key;
    QString givenName;
    QString familyName;
};

struct Role
{
    Uuid id;
    QString key;
    LocalText name;
    QStringList verbs;
    /// Months of what is over that desks keep, by the verb that lets them read it; of every such verb.
    QMap<QString, int> keptMonths;
};

/// Who may sign in; has the id of his person. `key` is the sign-in name. Passwords are given where a plan is loaded into
/// a program, never here.
struct User
{
    QString key;
    int person;
};

struct Assignment
{
    Uuid id;
    int user;
    int role;
    int unit;
    /// Absent = all subject groups.
    std::optional<int> group;
};

struct SubjectGroup
{
    Uuid id;
    QString key;
    LocalText name;
};

/// The unit that looks after the place of the case; `otherwise` where nobody does.
struct UnitOfPlace { int otherwise; };
struct FixedUnit { int unit; };
using ResponsibleRule = std::variant<UnitOfPlace, FixedUnit>;

struct Subject
{
    Uuid id;
    QString key;
    int group;
    LocalText name;
    int deadlineHours;
    int callWeight;
    /// From registering to closing, half of the cases and nine of ten.
    int medianHours;
    int p90Hours;
    QString process;
    ResponsibleRule responsible;
    /// What is asked, as a record of the catalogue has it; may be empty.
    QJsonArray questions = {};
    /// Empty: there is none.
    LocalText firstAnswer = {};
    QString searchWords = {};
    /// "instant" or "follow_up".
    QString urgency = QStringLiteral("follow_up");
    /// Which messages are one problem: "house", "place" or "never", and within how many hours; absent = while it is open.
    QString sameProblem = QStringLiteral("house");
    std::optional<int> sameProblemHours = {};
    /// Absent = the newest.
    std::optional<int> processVersion = {};
};

/// A canned text.
struct Snippet
{
    Uuid id;
    QString abbreviation;
    LocalText words;
    QStringList usedIn;
};

/// What people say, in templates with {street} {plaque} {landmark} {days}.
struct PhraseBook
{
    QStringList givenNames, familyNames, openings, closings, landmarks, notes, referralNotes, answers, answersAtOnce,
        declinedAnswers, unknownAnswers, feedbackDone, feedbackNotDone, feedbackUnreached, reopenNotes;
    /// By the key of the subject.
    std::map<QString, QStringList> descriptions;
};

/// A city with everything that cases need, without the cases.
struct CityPlan
{
    Uuid id;
    QString key;
    LocalText name;
    /// IANA name.
    QByteArray timeZone;
    Position centre;
    std::vector<Region> regions;
    std::vector<District> districts;
    std::vector<Neighbourhood> neighbourhoods;
    std::vector<Street> streets;
    std::vector<Unit> units;
    std::vector<Post> posts;
    std::vector<Person> people;
    std::vector<Role> roles;
    std::vector<User> users;
    std::vector<Assignment> assignments;
    std::vector<SubjectGroup> groups;
    std::vector<Subject> subjects;
    std::vector<Snippet> snippets;
    PhraseBook phrases;

    int districtOf(int street) const { return neighbourhoods[size_t(streets[size_t(street)].neighbourhood)].district; }
    int regionOf(int street) const { return districts[size_t(districtOf(street))].region; }
    int responsibleUnit(int subject, int district) const;
    const Uuid &userId(int user) const { return people[size_t(users[size_t(user)].person)].id; }
};

/// Whether the parts of a plan fit together. Fails with
/// "standard_city.repeated" {what, key}; "standard_city.empty" {what, key}: a list or a level without members;
/// "standard_city.outside" {what, key}: geometry; "standard_city.chart" {key}: no single tree, or a unit without its
/// one head; "standard_city.unknown_verb" {role, verb}; "standard_city.number" {what, key};
/// "standard_city.nobody" {what, key}: work that no user may do; "standard_city.no_words" {subject}.
Result<void> checkCityPlan(const CityPlan &plan);

/// Reads city.json, places.json, organisation.json, access.json, catalogue.json, snippets.json and phrases.json and checks the
/// whole. Fails like `checkCityPlan`, and with "standard_city.unreadable" {file},
/// "standard_city.malformed" {file, key, field}, "standard_city.unknown_reference" {file, key, field, to}.
Result<CityPlan> readCityPlan(const QString &folder);

/// The demo city, which is compiled into the programs that link this library.
Result<CityPlan> demoCityPlan();

} // namespace peygir::standard_city
