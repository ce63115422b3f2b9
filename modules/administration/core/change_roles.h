// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/role_contents.h"
#include "command/given.h"
#include "command/registry.h"

namespace peygir::administration {

/// What a role is given and what is taken from it: ids of verbs, and the roles that it contains. What stands in neither stays as
/// somebody else has left it.
struct RoleVerbs
{
    access::RoleId role;
    std::vector<QString> give = {};
    std::vector<QString> take = {};
    std::vector<access::RoleId> include = {};
    std::vector<access::RoleId> exclude = {};

    static constexpr auto fields()
    {
        return std::tuple{field("role", &RoleVerbs::role), field("give", &RoleVerbs::give),
                          field("take", &RoleVerbs::take), field("include", &RoleVerbs::include),
                          field("exclude", &RoleVerbs::exclude)};
    }
    friend bool operator==(const RoleVerbs &, const RoleVerbs &) = default;
};

/// Gives verbs to roles and takes them away, lets them contain others and no longer, in several roles as one act (R114, R119, R124),
/// for `reference::editRoles` everywhere. Each role that changes gets a line of its history. Two people who change different verbs of one role
/// undo nothing of each other. Refusals: "access.denied", "access.role_unknown", "administration.too_many_roles"
/// {most}, "access.too_many_verbs" {most}, "access.too_many_contained" {most}, "access.role_circle" {role, part} where a role would in
/// the end contain itself ("access.role_in_itself" {role} at once), and where the author would take from himself the right by which he does it
/// "access.own_right" {verb}.
struct ChangeRoles
{
    static constexpr const char *kind = "ChangeRoles";
    static constexpr int version = 2;

    std::vector<RoleVerbs> roles;

    /// The first version knew no roles that contain others.
    static std::vector<Upcast> upcasts();

    static constexpr auto fields() { return std::tuple{field("roles", &ChangeRoles::roles)}; }
};

/// Each role, what it contains and the line of its history are three aggregates of the command's.
inline constexpr int mostRolesAtOnce = 100;

/// The role after that, and the roles that it contains.
access::Role changed(access::Role role, const RoleVerbs &change);
std::vector<access::RoleId> changed(std::vector<access::RoleId> contained, const RoleVerbs &change);

Result<Changes> decide(const ChangeRoles &command, const Facts &facts, const Given &given);

} // namespace peygir::administration

namespace peygir {

template <>
struct FieldCodec<administration::RoleVerbs>
{
    static constexpr auto type = Value::Type::Text;
    static QJsonValue toJson(const administration::RoleVerbs &item) { return fieldsToJson(item); }
    static Result<administration::RoleVerbs> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<administration::RoleVerbs>(json.toObject());
    }
};

} // namespace peygir
