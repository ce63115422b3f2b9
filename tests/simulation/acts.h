// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/field_edit.h"
#include "simulation/arguments.h"
#include "simulation/city.h"
#include "storage/connection.h"

namespace peygir::simulation {

/// What somebody does next: a command with arguments that may make sense or not.
struct Act
{
    QByteArray kind;
    QJsonObject arguments;
    /// The argument into which the desk puts one of its codes; null: none.
    const char *codeField = nullptr;
};

template <class Command>
Act act(const Command &command)
{
    return {Command::kind, fieldsToJson(command), nullptr};
}

/// Draws acts from what a person sees on his desk.
class ActDealer : private Typist
{
public:
    ActDealer(const City &city, const Registry &registry, Random &random)
        : Typist(random)
        , m_city(city)
        , m_registry(&registry)
        , m_arguments(registry, random)
    {}

    /// From now on by what another program knows.
    void use(const Registry &registry)
    {
        m_registry = &registry;
        m_arguments.use(registry);
    }

    /// Of a hundred acts so many are about notices, which programs of different ages have differently.
    void setNotices(int percent) { m_notices = percent; }

    /// Mostly by somebody who knows what he is doing, else any command of the registry by its shape.
    Act draw(storage::Connection &desk);
    /// What this person may try where a case stands with him, one after the other until a rule takes it: an operation of
    /// the process, and each command that a feature has for a stay, in any order. Nothing where no case waits for him.
    std::vector<Act> drawOwnWork(storage::Connection &desk, const UserId &user);
    /// A role given or taken away somewhere, of a person or of a post, or within another role.
    Act drawRights();

private:
    /// A role put into another one or taken out of it.
    Act drawRoleContents();
    /// A role given to a post or taken from it.
    Act drawPostRights();
    Act drawKnown(storage::Connection &desk);
    Act drawAny(storage::Connection &desk);
    /// One row of a table, drawn; empty where there is none.
    std::optional<Uuid> oneId(storage::Connection &desk, const QByteArray &from);
    /// An edit of what stands there, or of something else that was seen; often none.
    template <class T>
    std::optional<FieldEdit<T>> edit(const T &there, const T &other, const T &written);

    /// Of a kind that some question has, or none.
    QJsonValue answer();
    Act drawRegister(storage::Connection &desk);
    /// One that is there, or a new one; where the program has notices at all.
    std::optional<Act> drawNotice(storage::Connection &desk);
    Act drawPutRecord(storage::Connection &desk);
    /// Two records of base information made one, or parted again.
    Act drawOneRecordOfTwo(storage::Connection &desk);
    Act drawSettle(storage::Connection &desk);
    /// A decision about what the server keeps of him or, where he may see it, of others.
    Act drawSettleHeld(storage::Connection &desk);
    /// Acts on a case.
    Act drawNote(const Uuid &caseId);
    Act drawRefer(storage::Connection &desk, const Uuid &caseId);
    Act drawTake(storage::Connection &desk, const Uuid &caseId);
    Act drawComplete(storage::Connection &desk, const Uuid &caseId);
    Act drawReopen(storage::Connection &desk);
    Act drawAttach(const Uuid &caseId);
    Act drawReview(storage::Connection &desk);
    /// A report of a visit that was asked for, or its end before anybody went.
    Act drawVisit(storage::Connection &desk);
    /// What the citizen answered, or that he is not asked any longer.
    Act drawEndOfWait(storage::Connection &desk);
    Act drawEditMessage(storage::Connection &desk, const Uuid &caseId);
    /// An edit or a subscription.
    Act drawCitizen(storage::Connection &desk);
    /// Two records made one, or parted again.
    Act drawOneCitizenOfTwo(storage::Connection &desk);
    Act drawSettleProposal(storage::Connection &desk);
    /// A next version, a switch of new messages, or one case that goes on in another process.
    Act drawProcess(storage::Connection &desk);

    /// One that the desk knows, or a stranger.
    Uuid caseOn(storage::Connection &desk);
    struct Node
    {
        Uuid id;
        QString key;
    };
    Node nodeOf(storage::Connection &desk, const Uuid &caseId);
    Act drawOperation(storage::Connection &desk, const Uuid &caseId, const Node &node);
    /// The commands of all features at this stay, in any order: some may have an edge there that only features walk.
    std::vector<Act> drawFeatureActs(storage::Connection &desk, const Uuid &caseId, const Node &node);
    /// Features have acts at this node.
    bool hasActs(const Uuid &processId, const QString &node) const;
    QString codeOn(storage::Connection &desk);

    const City &m_city;
    const Registry *m_registry;
    ArgumentDrawer m_arguments;
    int m_notices = 2;
};

} // namespace peygir::simulation
