// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/role_matrix_model.h"

#include "administration/ui/access_words.h"
#include "uikit/language.h"

#include <algorithm>

namespace peygir::administration {

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
    makeLines();
    std::erase_if(m_switched, [this](const auto &entry) {
        return std::none_of(m_roles.begin(), m_roles.end(),
                            [&entry](const RoleLine &line) { return line.role.id == entry.first; });
    });
    endResetModel();
    Q_EMIT changesChanged();
}

const RoleLine *RoleMatrixModel::roleAt(int column) const
{
    return column >= 0 && column < int(m_roles.size()) ? &m_roles[size_t(column)] : nullptr;
}

bool RoleMatrixModel::has(const access::Role &role, const QString &verb) const
{
    return std::find(role.verbs.begin(), role.verbs.end(), verb) != role.verbs.end();
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
    return waits ? Cell::ToGive : Cell::Without;
}

void RoleMatrixModel::toggle(const QModelIndex &index)
{
    if (cellAt(index) == Cell::Heading)
        return;
    std::set<QString> &switched = m_switched[roleAt(index.column())->role.id];
    const QString &verb = m_lines[size_t(index.row())].verb;
    if (switched.erase(verb) == 0)
        switched.insert(verb);
    Q_EMIT dataChanged(index, index);
    Q_EMIT changesChanged();
}

std::vector<RoleVerbs> RoleMatrixModel::changes() const
{
    std::vector<RoleVerbs> changes;
    for (const RoleLine &line : m_roles) {
        const auto switched = m_switched.find(line.role.id);
        if (switched == m_switched.end() || switched->second.empty())
            continue;
        RoleVerbs change{line.role.id};
        for (const QString &verb : switched->second)
            (has(line.role, verb) ? change.take : change.give).push_back(verb);
        changes.push_back(std::move(change));
    }
    return changes;
}

void RoleMatrixModel::discard()
{
    beginResetModel();
    m_switched.clear();
    endResetModel();
    Q_EMIT changesChanged();
}

void RoleMatrixModel::apply(const std::vector<RoleVerbs> &changes)
{
    beginResetModel();
    for (const RoleVerbs &change : changes) {
        for (RoleLine &line : m_roles) {
            if (line.role.id == change.role)
                line.role = changed(line.role, change);
        }
    }
    m_switched.clear();
    endResetModel();
    Q_EMIT changesChanged();
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
