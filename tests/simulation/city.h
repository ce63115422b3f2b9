// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "catalogue/core/expert_area.h"
#include "catalogue/core/subject.h"
#include "command/rights.h"
#include "places/core/place.h"
#include "workflow/core/process.h"

#include <QJsonObject>

#include <memory>

namespace peygir::simulation {

/// A city as small as it can be: a few units, posts and people with different rights, subjects that walk different
/// processes, places. The same in every run.
class City
{
public:
    City();

    struct Step
    {
        QByteArray kind;
        QJsonObject arguments;
    };
    /// What the system says to make it, in this order.
    std::vector<Step> steps() const;

    const std::vector<UserId> &users() const { return m_users; }
    const std::vector<organisation::UnitId> &units() const { return m_units; }
    const std::vector<organisation::Post> &posts() const { return m_posts; }
    const std::vector<access::Role> &roles() const { return m_roles; }
    const std::vector<catalogue::SubjectGroup> &groups() const { return m_groups; }
    const std::vector<catalogue::Subject> &subjects() const { return m_subjects; }
    const std::vector<places::Place> &places() const { return m_places; }
    /// Null where it is none of ours.
    const workflow::Process *process(const Uuid &id) const;

private:
    /// Whose work comes to whom by itself (R069).
    std::vector<catalogue::ExpertArea> areas() const;

    struct Assigned
    {
        int user;
        int role;
        std::optional<int> unit;
        std::optional<int> group;
    };

    std::vector<UserId> m_users;
    std::vector<organisation::UnitId> m_units;
    std::vector<organisation::Unit> m_chart;
    std::vector<organisation::Post> m_posts;
    std::vector<access::Role> m_roles;
    std::vector<catalogue::SubjectGroup> m_groups;
    std::vector<catalogue::Subject> m_subjects;
    std::vector<places::Place> m_places;
    std::vector<Assigned> m_assigned;
    std::vector<std::pair<QByteArray, std::shared_ptr<const workflow::Process>>> m_processes;
};

/// The id of the n-th thing of a kind.
Uuid cityId(int kind, int n);

} // namespace peygir::simulation
