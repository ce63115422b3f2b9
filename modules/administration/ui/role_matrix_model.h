// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"

#include <QAbstractTableModel>

#include <map>
#include <set>

namespace peygir::administration {

/// What roles may do: a row for each verb below the name of its feature, a column for each role. A cell that is
/// switched, and a role that is put into another one or taken out of it, waits until all of it is saved as one act; what others change meanwhile comes in between.
class RoleMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `verbs` outlive the model.
    explicit RoleMatrixModel(const std::vector<access::NamedVerb> &verbs, QObject *parent = nullptr);

    /// How a cell stands; `Contained`: the role has it by one that it contains; the last two wait to be saved.
    enum class Cell { Heading, Without, With, Contained, ToGive, ToTake };
    static constexpr int cellRole = Qt::UserRole + 1;

    /// What is switched already stays so where it still changes anything.
    void setRoles(const std::vector<RoleLine> &roles);
    const std::vector<RoleLine> &roles() const { return m_roles; }
    /// Null for a column that is not there.
    const RoleLine *roleAt(int column) const;
    Cell cellAt(const QModelIndex &index) const;
    /// Gives or takes; a second time takes that back. What a role has by one that it contains is not taken from it: `refused`.
    void toggle(const QModelIndex &index);
    /// What a role contains, with what waits to be saved.
    enum class Part { Contained, ToInclude, ToExclude };
    std::vector<std::pair<access::RoleId, Part>> partsOf(const access::RoleId &role) const;
    /// Puts a role into another one or takes it out; a second time takes that back.
    void togglePart(const access::RoleId &role, const access::RoleId &part);
    /// Null where it is not here.
    const access::Role *roleWith(const access::RoleId &id) const;
    /// What waits to be saved.
    std::vector<RoleVerbs> changes() const;
    void discard();
    /// As they were sent: if they are refused they are switched anew.
    void apply(const std::vector<RoleVerbs> &changes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changesChanged();
    /// Says why a cell is not switched.
    void refused(const QString &sentence);

private:
    /// A heading where it has no verb.
    struct Line
    {
        QString verb;
        QString text;
    };

    void makeLines();
    bool has(const access::Role &role, const QString &verb) const;
    const RoleLine *lineOf(const access::RoleId &id) const;
    std::vector<RoleVerbs> changesOf(const RoleLine &line) const;
    /// By which roles that it contains a role has verbs that it has not itself, as it will be.
    const std::map<QString, access::RoleId> &containedVerbs(const access::RoleId &role) const;
    void changed();

    const std::vector<access::NamedVerb> &m_verbs;
    std::vector<RoleLine> m_roles;
    std::vector<Line> m_lines;
    std::map<access::RoleId, std::set<QString>> m_switched;
    std::map<access::RoleId, std::set<access::RoleId>> m_switchedParts;
    std::map<access::RoleId, size_t> m_places;
    /// Worked out when they are asked for.
    mutable std::map<access::RoleId, std::map<QString, access::RoleId>> m_containedVerbs;
};

} // namespace peygir::administration
