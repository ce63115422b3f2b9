// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/grounds.h"
#include "access/core/named_verb.h"
#include "cases/core/dossier.h"

namespace peygir::administration {

/// A record that is a part of another one's JSON.
template <class T>
concept Part = requires
{
    T::isPart;
};

/// Asked of the server, which knows all that the rules ask (`sync::whyQuery`): may this person see a case, and what may
/// he do with it, and by what (R124)? For those who may change rights anywhere (`access::changeRights`). Errors:
/// "access.denied", "administration.person_unknown", "cases.unknown".
struct WhyAsked
{
    UserId user;
    /// A tracking code of the case.
    QString code;

    static constexpr auto fields()
    {
        return std::tuple{field("user", &WhyAsked::user), field("code", &WhyAsked::code)};
    }
};

/// What one role of the person says to one verb at this case.
struct WhyFinding
{
    static constexpr bool isPart = true;

    Localized role;
    /// Where he has it; empty: everywhere.
    std::optional<Localized> unit;
    std::optional<Localized> group;
    access::Ground ground;
    /// The post that gives it while he holds it; empty: it was given to himself.
    std::optional<Localized> post = {};
    /// The role within this one that has the verb; empty: it has it itself, or none has.
    std::optional<Localized> through = {};

    static constexpr auto fields()
    {
        return std::tuple{field("role", &WhyFinding::role), field("unit", &WhyFinding::unit),
                          field("group", &WhyFinding::group), field("ground", &WhyFinding::ground),
                          field("post", &WhyFinding::post), field("through", &WhyFinding::through)};
    }
};

struct WhyVerb
{
    static constexpr bool isPart = true;

    /// Its id.
    QString verb;
    bool allowed;
    /// Of everything that he has; what gives comes first.
    std::vector<WhyFinding> findings;

    static constexpr auto fields()
    {
        return std::tuple{field("verb", &WhyVerb::verb), field("allowed", &WhyVerb::allowed),
                          field("findings", &WhyVerb::findings)};
    }
};

struct WhyAnswer
{
    QString fullName;
    QString code;
    /// Whose the case is or was; empty: no unit's.
    std::vector<Localized> units;
    std::optional<Localized> group;
    bool seesCard;
    bool seesFile;
    /// He sees the file because he registered the case and it has not gone on yet, whatever his roles say.
    bool asAuthor;
    std::vector<WhyVerb> verbs;

    static constexpr auto fields()
    {
        return std::tuple{field("fullName", &WhyAnswer::fullName), field("code", &WhyAnswer::code),
                          field("units", &WhyAnswer::units),       field("group", &WhyAnswer::group),
                          field("seesCard", &WhyAnswer::seesCard), field("seesFile", &WhyAnswer::seesFile),
                          field("asAuthor", &WhyAnswer::asAuthor), field("verbs", &WhyAnswer::verbs)};
    }
};

/// One verb at a case, before anything has a name.
struct VerbAtCase
{
    Verb verb;
    bool allowed;
    std::vector<access::Finding> findings;
};

/// The answers that the rules of this case would give to the author of `facts`, by the functions that they ask. What
/// follows from reading (`seesCard`, `seesFile`: `cases::mayRead`) is said by whoever asks.
std::vector<VerbAtCase> answersAt(const Facts &facts, const cases::CaseDossier &dossier,
                                  const std::vector<access::NamedVerb> &verbs);

} // namespace peygir::administration

namespace peygir {

template <administration::Part T>
struct FieldCodec<T>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const T &item) { return fieldsToJson(item); }
    static Result<T> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<T>(json.toObject());
    }
};

} // namespace peygir
