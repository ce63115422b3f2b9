// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "support/rules/scene.h"

namespace peygir::test {

/// A place at which somebody acts: what lies there is about this group of subjects and in this unit.
struct Spot
{
    organisation::UnitId unit;
    catalogue::SubjectGroupId group;
};

/// One of the people of the table.
struct Actor
{
    UserId user;
    /// In what he is responsible for, and out of it.
    Spot in;
    Spot out;
};

/// A command before its author gives it, and what it finds.
struct Attempt
{
    FactStore store;
    QByteArray kind;
    int version;
    QJsonObject arguments;
};

/// The demo city with all its people, where everything that an act needs is there wherever it is wanted, so that nothing
/// but the right to it can stand in its way.
class RightsStage
{
public:
    RightsStage();

    /// Null where the table names somebody whom nobody has put there.
    const Actor *actor(const QString &key) const;
    /// Empty where nobody has said how this act is attempted.
    std::optional<Attempt> attempt(const QString &act, const Spot &spot, const UserId &author) const;
    /// As the server answers.
    Result<Changes> decide(const Attempt &attempt, const UserId &author) const;
    /// Whether the server answers a question that asks for this verb in the whole city.
    Result<void> mayAsk(const Verb &verb, const UserId &asker) const;

private:
    using Make = std::function<Attempt(const RightsStage &, const Spot &, const UserId &author)>;
    static const std::map<QString, Make> &makers();

    organisation::UnitId unit(const char *key) const;
    catalogue::SubjectGroupId group(const char *key) const;
    void addPeople();
    void addClerk();
    void addRetired();
    void addCalendar();
    template <class T>
    void putRecord(const T &record);

    /// A case that lies open at this node in this unit, held by nobody, or taken by somebody.
    cases::CaseNode stayAt(const char *node, const Spot &spot, FactStore &store,
                           std::optional<UserId> takenBy = std::nullopt) const;
    organisation::PostId postIn(const organisation::UnitId &unit) const;

    friend struct Attempts;

    Scene m_scene;
    std::map<QString, Actor> m_actors;
    std::map<catalogue::SubjectGroupId, cases::CaseId> m_open;
    std::map<catalogue::SubjectGroupId, cases::CaseId> m_closed;
    cases::CitizenId m_citizen;
};

} // namespace peygir::test
