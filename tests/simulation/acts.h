// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/field_edit.h"
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
class ActDealer
{
public:
    ActDealer(const City &city, Random &random) : m_city(city), m_random(random) {}

    Act draw(storage::Connection &desk);
    /// A role given or taken away somewhere.
    Act drawRights();

private:
    template <class T>
    const T &oneOf(const std::vector<T> &items)
    {
        return items[size_t(m_random.below(items.size()))];
    }
    bool chance(int percent) { return int(m_random.below(100)) < percent; }
    QString words();
    QString phone();
    Uuid stranger();
    /// One row of a table, drawn; empty where there is none.
    std::optional<Uuid> oneId(storage::Connection &desk, const QByteArray &from);
    /// An edit of what stands there, or of something else that was seen; often none.
    template <class T>
    std::optional<FieldEdit<T>> edit(const T &there, const T &other, const T &written);

    /// Of a kind that some question has, or none.
    QJsonValue answer();
    Act drawRegister(storage::Connection &desk);
    Act drawPutRecord();
    Act drawSettle(storage::Connection &desk);
    /// A decision about what the server keeps of him or, where he may see it, of others.
    Act drawSettleHeld(storage::Connection &desk);
    /// Acts on a case.
    Act drawNote(const Uuid &caseId);
    Act drawRefer(storage::Connection &desk, const Uuid &caseId);
    Act drawTake(storage::Connection &desk, const Uuid &caseId);
    Act drawComplete(storage::Connection &desk, const Uuid &caseId);
    Act drawReopen(const Uuid &caseId);
    Act drawAttach(const Uuid &caseId);
    Act drawReview(storage::Connection &desk);
    Act drawEditMessage(storage::Connection &desk, const Uuid &caseId);
    /// An edit or a subscription.
    Act drawCitizen(storage::Connection &desk);
    Act drawSettleProposal(storage::Connection &desk);

    /// One that the desk knows, or a stranger.
    Uuid caseOn(storage::Connection &desk);
    struct Node
    {
        Uuid id;
        QString key;
    };
    Node nodeOf(storage::Connection &desk, const Uuid &caseId);
    QString codeOn(storage::Connection &desk);

    const City &m_city;
    Random &m_random;
};

} // namespace peygir::simulation
