// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "simulation/typist.h"
#include "storage/connection.h"

namespace peygir::simulation {

/// Makes arguments for a command of which only the shape is known. Ids are those of rows that lie on the drawing desk,
/// mostly of one thing; what is seen in a field is mostly what stands there; words, phones and moments are made up. So a
/// command that a feature registers tomorrow is drawn without asking.
class ArgumentDrawer : private Typist
{
public:
    ArgumentDrawer(const Registry &registry, Random &random)
        : Typist(random)
        , m_registry(&registry)
    {}
    /// From now on by what another program knows.
    void use(const Registry &registry) { m_registry = &registry; }

    /// `shape` is a record: one of `CommandType::shapes`.
    QJsonObject draw(const Shape &shape, storage::Connection &desk);

private:
    QJsonObject record(const Shape &shape);
    QJsonValue value(const Shape &shape);
    /// Of what the shape says, optional or not.
    QJsonValue filled(const Shape &shape);
    QJsonValue id(const Shape &shape);
    QJsonValue text(const Shape &shape);
    QJsonValue moment();
    QJsonValue edit(const Shape &shape);
    /// The tables whose rows an id of this shape may mean.
    std::vector<const Table *> tablesOf(const Shape &shape) const;
    RowPointer rowOf(const Table &table);
    /// What stands in the field of this name in one of the rows that were drawn; undefined where none has it.
    QJsonValue standing(const Shape &shape) const;

    const Registry *m_registry;
    storage::Connection *m_desk = nullptr;
    /// The rows that the ids of these arguments mean, those of the same id in other tables included.
    std::vector<RowPointer> m_drawn;
};

} // namespace peygir::simulation
