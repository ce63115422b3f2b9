// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "storage/door.h"
#include "workflow/core/process.h"

#include <map>
#include <memory>

namespace peygir::cases {

/// Finds the names that lines and pages of cases show. Lives for one query; what it cannot find has an empty name.
class NameBook
{
public:
    explicit NameBook(storage::Door &door) : m_door(door) {}

    Result<CaseLine> line(CaseCard card);
    Result<Localized> post(const std::optional<organisation::PostId> &id);
    Result<Localized> unit(const std::optional<organisation::UnitId> &id);
    Result<QString> person(const std::optional<UserId> &id);
    /// Null where the process is not here or cannot be read.
    Result<std::shared_ptr<const workflow::Process>> process(const std::optional<workflow::ProcessId> &id);

private:
    template <class T>
    Result<std::optional<T>> find(const Uuid &id)
    {
        TRY_LET(const RowPointer row, m_door.row(tableOf<T>(), id));
        return row ? std::optional<T>(fromRow<T>(*row)) : std::nullopt;
    }
    Result<std::vector<Localized>> place(const std::optional<places::PlaceId> &id);

    storage::Door &m_door;
    std::map<Uuid, Localized> m_subjects;
    std::map<Uuid, std::vector<Localized>> m_places;
    std::map<Uuid, Localized> m_posts;
    std::map<Uuid, QString> m_people;
    std::map<Uuid, std::shared_ptr<const workflow::Process>> m_processes;
};

} // namespace peygir::cases
