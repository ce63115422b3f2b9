// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/name_book.h"

#include "catalogue/core/subject.h"
#include "organisation/core/chart.h"
#include "places/core/place.h"
#include "workflow/core/process_row.h"

namespace peygir::cases {

Result<CaseLine> NameBook::line(CaseCard card)
{
    CaseLine line{std::move(card), {}, {}, {}, {}, {}};
    const Uuid subject = line.card.subject.uuid();
    if (!m_subjects.contains(subject)) {
        TRY_LET(const auto found, find<catalogue::Subject>(subject));
        m_subjects.emplace(subject, found ? found->name : Localized());
    }
    line.subject = m_subjects.at(subject);
    TRY_LET(line.place, place(line.card.place));
    TRY_LET(line.holder, post(line.card.holder));
    TRY_LET(line.expert, post(line.card.expert));
    TRY_LET(const auto process, this->process(line.card.process));
    const auto key = workflow::NodeKey::parse(line.card.node);
    const workflow::Node *node = process && key.ok() ? process->find(*key) : nullptr;
    if (const workflow::Status *status = node ? node->status() : nullptr) {
        line.status = status->name;
        line.statusColour = status->colour;
    }
    return line;
}

Result<std::vector<Localized>> NameBook::place(const std::optional<places::PlaceId> &id)
{
    if (!id)
        return std::vector<Localized>();
    if (const auto known = m_places.find(id->uuid()); known != m_places.end())
        return known->second;
    std::vector<Localized> names;
    std::optional<places::PlaceId> at = id;
    // Four tiers; a ring in the data must not hold a list up.
    for (int tier = 0; at && tier < 8; ++tier) {
        TRY_LET(const auto found, find<places::Place>(at->uuid()));
        if (!found)
            break;
        names.insert(names.begin(), found->name);
        at = found->parent;
    }
    m_places.emplace(id->uuid(), names);
    return names;
}

Result<Localized> NameBook::post(const std::optional<organisation::PostId> &id)
{
    if (!id)
        return Localized();
    if (!m_posts.contains(id->uuid())) {
        TRY_LET(const auto found, find<organisation::Post>(id->uuid()));
        m_posts.emplace(id->uuid(), found ? found->name : Localized());
    }
    return m_posts.at(id->uuid());
}

Result<Localized> NameBook::unit(const std::optional<organisation::UnitId> &id)
{
    if (!id)
        return Localized();
    TRY_LET(const auto found, find<organisation::Unit>(id->uuid()));
    return found ? found->name : Localized();
}

Result<QString> NameBook::person(const std::optional<UserId> &id)
{
    if (!id)
        return QString();
    if (!m_people.contains(id->uuid())) {
        TRY_LET(const auto found, find<organisation::Person>(id->uuid()));
        m_people.emplace(id->uuid(), found ? found->fullName : QString());
    }
    return m_people.at(id->uuid());
}

Result<std::shared_ptr<const workflow::Process>> NameBook::process(const std::optional<workflow::ProcessId> &id)
{
    using Shared = std::shared_ptr<const workflow::Process>;
    if (!id)
        return Shared();
    const Uuid uuid = FieldCodec<workflow::ProcessId>::toValue(*id).toUuid();
    if (!m_processes.contains(uuid)) {
        TRY_LET(const auto record, find<workflow::ProcessDefinition>(uuid));
        const auto parsed = record ? workflow::processOf(*record) : Result<Shared>(Shared());
        m_processes.emplace(uuid, parsed.ok() ? *parsed : Shared());
    }
    return m_processes.at(uuid);
}

} // namespace peygir::cases
