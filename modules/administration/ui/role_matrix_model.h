// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"

#include <QAbstractTableModel>

#include <map>
#include <set>

namespace peygir::administration {

/// What roles may do: a row for each verb below the name of its feature, a column for each role. A cell that is
/// switched waits until all of it is saved as one act; what others change meanwhile comes in between.
class RoleMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `verbs` outlive the model.
    explicit RoleMatrixModel(const std::vector<access::NamedVerb> &verbs, QObject *parent = nullptr);

    /// How a cell stands; the last two wait to be saved.
    enum class Cell { Heading, Without, With, ToGive, ToTake };
    static constexpr int cellRole = Qt::UserRole + 1;

    /// What is switched already stays so where it still changes anything.
    void setRoles(const std::vector<RoleLine> &roles);
    const std::vector<RoleLine> &roles() const { return m_roles; }
    /// Null for a column that is not there.
    const RoleLine *roleAt(int column) const;
    Cell cellAt(const QModelIndex &index) const;
    /// Gives or takes; a second time takes that back.
    void toggle(const QModelIndex &index);
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

private:
    /// A heading where it has no verb.
    struct Line
    {
        QString verb;
        QString text;
    };

    void makeLines();
    bool has(const access::Role &role, const QString &verb) const;

    const std::vector<access::NamedVerb> &m_verbs;
    std::vector<RoleLine> m_roles;
    std::vector<Line> m_lines;
    std::map<access::RoleId, std::set<QString>> m_switched;
};

} // namespace peygir::administration
