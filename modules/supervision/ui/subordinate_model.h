// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "supervision/core/supervision_queries.h"

#include <QAbstractTableModel>

#include <set>

namespace peygir::supervision {

/// As people read them: whose cartable it is; where he sits; since when something waits.
QString shownName(const Subordinate &one);
QString shownPosts(const Subordinate &one);

/// The subordinates as a table: who, where, whether he is connected, how much lies with him, how much of it is late, and how long the oldest has
/// been there.
class SubordinateModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Posts, Online, Open, Late, Oldest };
    static constexpr int columns = Oldest + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// `now` is the server's clock: what ages are reckoned to. Where the people are the same as before, their rows stay.
    void setPeople(std::vector<Subordinate> people, Instant now);
    const std::vector<Subordinate> &people() const { return m_people; }
    /// Who is connected to the server; empty: nobody knows.
    void setOnline(std::optional<std::set<UserId>> online);
    /// Null for a row that is not there.
    const Subordinate *at(int row) const;
    /// The row of a person or post by what `keyOf` says; -1: none.
    int rowOf(const QString &key) const;
    /// The id of the person, or of the post that nobody holds.
    static QString keyOf(const Subordinate &one);
    /// "online", "offline", "not known"; empty for a post that nobody holds.
    QString connectedText(const Subordinate &one) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const Subordinate &one, int column) const;

    std::vector<Subordinate> m_people;
    Instant m_now{0};
    std::optional<std::set<UserId>> m_online;
};

} // namespace peygir::supervision
