// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/role_matrix_model.h"

#include "administration/ui/access_words.h"
#include "uikit/language.h"

#include <algorithm>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

QString nameOf(const Role &role) { return uikit::inUsersDigits(uikit::shown(role.name)); }

} // namespace

RoleMatrixModel::RoleMatrixModel(const std::vector<access::NamedVerb> &verbs, QObject *parent)
    : QAbstractTableModel(parent)
    , m_verbs(verbs)
{
    makeLines();
}

void RoleMatrixModel::makeLines()
{
    m_lines.clear();
    const char *feature = nullptr;
    std::set<QString> named;
    for (const access::NamedVerb &verb : m_verbs) {
        if (feature != verb.feature)
            m_lines.push_back({{}, featureName(verb)});
        feature = verb.feature;
        const QString id = QString::fromLatin1(verb.verb.id);
        m_lines.push_back({id, verbName(m_verbs, id)});
        named.insert(id);
    }
    // Of a later version, or of one that is gone: nobody may lose sight of it.
    std::set<QString> others;
    for (const RoleLine &line : m_roles) {
        for (const QString &verb : line.role.verbs) {
            if (named.count(verb) == 0)
                others.insert(verb);
        }
    }
    if (!others.empty())
        m_lines.push_back({{}, tr("Not known to this version")});
    for (const QString &verb : others)
        m_lines.push_back({verb, verb});
}

void RoleMatrixModel::setRoles(const std::vector<RoleLine> &roles)
{
    beginResetModel();
    m_roles = roles;
    m_places.clear();
    for (size_t at = 0; at < m_roles.size(); ++at)
        m_places.emplace(m_roles[at].role.id, at);
    makeLines();
    const auto isGone = [this](const auto &entry) { return lineOf(entry.first) == nullptr; };
    std::erase_if(m_switched, isGone);
    std::erase_if(m_switchedParts, isGone);
    m_containedVerbs.clear();
    endResetModel();
    Q_EMIT changesChanged();
}

const RoleLine *RoleMatrixModel::lineOf(const RoleId &id) const
{
    const auto place = m_places.find(id);
    return place == m_places.end() ? nullptr : &m_roles[place->second];
}

const Role *RoleMatrixModel::roleWith(const RoleId &id) const
{
    const RoleLine *line = lineOf(id);
    return line ? &line->role : nullptr;
}

const RoleLine *RoleMatrixModel::roleAt(int column) const
{
    return column >= 0 && column < int(m_roles.size()) ? &m_roles[size_t(column)] : nullptr;
}

bool RoleMatrixModel::has(const access::Role &role, const QString &verb) const
{
    return std::find(role.verbs.begin(), role.verbs.end(), verb) != role.verbs.end();
}

const std::map<QString, RoleId> &RoleMatrixModel::containedVerbs(const RoleId &role) const
{
    const auto known = m_containedVerbs.find(role);
    if (known != m_containedVerbs.end())
        return known->second;
    std::map<QString, RoleId> &verbs = m_containedVerbs[role];
    // As all of it will be when it is saved.
    const auto changesOfRole = [this](const RoleId &id) {
        const RoleLine *line = lineOf(id);
        return line ? changesOf(*line) : std::vector<RoleVerbs>();
    };
    const access::RoleLookup lookup{
        [this, &changesOfRole](const RoleId &id) {
            const Role *found = roleWith(id);
            if (!found)
                return Fact<Role>::absent();
            const auto changes = changesOfRole(id);
            return Fact<Role>::known(changes.empty() ? *found : administration::changed(*found, changes.front()));
        },
        [this, &changesOfRole](const RoleId &id) {
            const RoleLine *line = lineOf(id);
            const auto changes = changesOfRole(id);
            if (!line || changes.empty())
                return line ? line->contained : std::vector<RoleId>();
            return administration::changed(line->contained, changes.front());
        }};
    bool unknown = false;
    access::anyOfWhole(role, lookup, unknown, [&](const Role &one) {
        for (const QString &verb : one.verbs) {
            if (one.id != role)
                verbs.emplace(verb, one.id);
        }
        return false;
    });
    return verbs;
}

RoleMatrixModel::Cell RoleMatrixModel::cellAt(const QModelIndex &index) const
{
    const RoleLine *line = roleAt(index.column());
    if (!line || !index.isValid() || m_lines[size_t(index.row())].verb.isEmpty())
        return Cell::Heading;
    const QString &verb = m_lines[size_t(index.row())].verb;
    const auto switched = m_switched.find(line->role.id);
    const bool waits = switched != m_switched.end() && switched->second.count(verb) > 0;
    if (has(line->role, verb))
        return waits ? Cell::ToTake : Cell::With;
    if (waits)
        return Cell::ToGive;
    return containedVerbs(line->role.id).count(verb) > 0 ? Cell::Contained : Cell::Without;
}

void RoleMatrixModel::toggle(const QModelIndex &index)
{
    const Cell cell = cellAt(index);
    if (cell == Cell::Heading)
        return;
    const Role &role = roleAt(index.column())->role;
    const QString &verb = m_lines[size_t(index.row())].verb;
    if (cell == Cell::Contained) {
        const Role *from = roleWith(containedVerbs(role.id).at(verb));
        return Q_EMIT refused(tr("“%1” has this by the role “%2” within it. Take it away there, or take that role out of this one.")
                                  .arg(nameOf(role), from ? nameOf(*from) : QString()));
    }
    std::set<QString> &switched = m_switched[role.id];
    if (switched.erase(verb) == 0)
        switched.insert(verb);
    changed();
}

std::vector<std::pair<RoleId, RoleMatrixModel::Part>> RoleMatrixModel::partsOf(const RoleId &role) const
{
    std::vector<std::pair<RoleId, Part>> parts;
    const RoleLine *line = lineOf(role);
    const auto switched = m_switchedParts.find(role);
    std::set<RoleId> waiting = switched == m_switchedParts.end() ? std::set<RoleId>() : switched->second;
    for (const RoleId &part : line ? line->contained : std::vector<RoleId>())
        parts.emplace_back(part, waiting.erase(part) > 0 ? Part::ToExclude : Part::Contained);
    for (const RoleId &part : waiting)
        parts.emplace_back(part, Part::ToInclude);
    return parts;
}

void RoleMatrixModel::togglePart(const RoleId &role, const RoleId &part)
{
    std::set<RoleId> &switched = m_switchedParts[role];
    if (switched.erase(part) == 0)
        switched.insert(part);
    changed();
}

void RoleMatrixModel::changed()
{
    m_containedVerbs.clear();
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT changesChanged();
}

std::vector<RoleVerbs> RoleMatrixModel::changesOf(const RoleLine &line) const
{
    RoleVerbs change{line.role.id};
    const auto verbs = m_switched.find(line.role.id);
    for (const QString &verb : verbs == m_switched.end() ? std::set<QString>() : verbs->second)
        (has(line.role, verb) ? change.take : change.give).push_back(verb);
    for (const auto &[part, state] : partsOf(line.role.id)) {
        if (state != Part::Contained)
            (state == Part::ToInclude ? change.include : change.exclude).push_back(part);
    }
    return change == RoleVerbs{line.role.id} ? std::vector<RoleVerbs>() : std::vector{change};
}

std::vector<RoleVerbs> RoleMatrixModel::changes() const
{
    std::vector<RoleVerbs> changes;
    for (const RoleLine &line : m_roles) {
        const auto his = changesOf(line);
        changes.insert(changes.end(), his.begin(), his.end());
    }
    return changes;
}

void RoleMatrixModel::discard()
{
    m_switched.clear();
    m_switchedParts.clear();
    changed();
}

void RoleMatrixModel::apply(const std::vector<RoleVerbs> &changes)
{
    for (const RoleVerbs &change : changes) {
        for (RoleLine &line : m_roles) {
            if (line.role.id != change.role)
                continue;
            line.role = administration::changed(line.role, change);
            line.contained = administration::changed(line.contained, change);
        }
    }
    discard();
}

int RoleMatrixModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int RoleMatrixModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_roles.size()); }

QVariant RoleMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Cell cell = cellAt(index);
    if (role == cellRole)
        return int(cell);
    if ((role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) || cell == Cell::Heading)
        return {};
    const QString what =
        tr("%1, %2").arg(uikit::shown(roleAt(index.column())->role.name), m_lines[size_t(index.row())].text);
    switch (cell) {
    case Cell::With:
        return tr("%1: yes").arg(what);
    case Cell::Contained: {
        const Role *from = roleWith(containedVerbs(roleAt(index.column())->role.id).at(m_lines[size_t(index.row())].verb));
        return tr("%1: by the role “%2” within it").arg(what, from ? nameOf(*from) : QString());
    }
    case Cell::ToGive:
        return tr("%1: will be given").arg(what);
    case Cell::ToTake:
        return tr("%1: will be taken away").arg(what);
    default:
        return tr("%1: no").arg(what);
    }
}

QVariant RoleMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        const Line &line = m_lines[size_t(section)];
        if (role == Qt::DisplayRole)
            return line.text;
        if (role == cellRole)
            return line.verb.isEmpty();
        return {};
    }
    const RoleLine *line = roleAt(section);
    if (!line)
        return {};
    const QString name = uikit::inUsersDigits(uikit::shown(line->role.name));
    const QString people = tr("%Ln people", nullptr, line->people);
    if (role == Qt::DisplayRole)
        return line->role.active ? tr("%1\n%2").arg(name, people) : tr("%1\nswitched off").arg(name);
    if (role == Qt::ToolTipRole)
        return tr("%1, %2").arg(name, people);
    return {};
}

Qt::ItemFlags RoleMatrixModel::flags(const QModelIndex &index) const
{
    return cellAt(index) == Cell::Heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace peygir::administration
