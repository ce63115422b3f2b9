// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/subordinate_model.h"

#include "cases/ui/shown.h"
#include "uikit/ages.h"
#include "uikit/language.h"
#include "uikit/theme.h"

#include <algorithm>

namespace peygir::supervision {

QString shownName(const Subordinate &one)
{
    if (!one.id)
        return SubordinateModel::tr("Nobody (vacant post)");
    return one.fullName.isEmpty() ? SubordinateModel::tr("Somebody whose name is not on this desk")
                                  : uikit::inUsersDigits(one.fullName);
}

QString shownPosts(const Subordinate &one)
{
    QStringList posts;
    for (const WatchedPost &post : one.posts)
        posts.append(uikit::inUsersDigits(
            SubordinateModel::tr("%1, %2").arg(uikit::shown(post.name), uikit::shown(post.unit))));
    return posts.join(SubordinateModel::tr("; "));
}

QString SubordinateModel::keyOf(const Subordinate &one)
{
    return one.id ? one.id->toString() : one.posts.front().id.toString();
}

void SubordinateModel::setPeople(std::vector<Subordinate> people, Instant now)
{
    const bool isSame = std::equal(people.begin(), people.end(), m_people.begin(), m_people.end(),
                                   [](const Subordinate &a, const Subordinate &b) { return keyOf(a) == keyOf(b); });
    if (!isSame)
        beginResetModel();
    m_people = std::move(people);
    m_now = now;
    if (!isSame)
        endResetModel();
    else if (!m_people.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_people.size()) - 1, columns - 1));
}

void SubordinateModel::setOnline(std::optional<std::set<UserId>> online)
{
    if (online == m_online)
        return;
    m_online = std::move(online);
    if (!m_people.empty())
        Q_EMIT dataChanged(index(0, Online), index(int(m_people.size()) - 1, Online));
}

const Subordinate *SubordinateModel::at(int row) const
{
    return row >= 0 && row < int(m_people.size()) ? &m_people[size_t(row)] : nullptr;
}

int SubordinateModel::rowOf(const QString &key) const
{
    const auto found =
        std::find_if(m_people.begin(), m_people.end(), [&key](const Subordinate &one) { return keyOf(one) == key; });
    return found == m_people.end() ? -1 : int(found - m_people.begin());
}

int SubordinateModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_people.size()); }

int SubordinateModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columns; }

QString SubordinateModel::connectedText(const Subordinate &one) const
{
    if (!one.id)
        return {};
    if (!m_online)
        return tr("not known");
    return m_online->contains(*one.id) ? tr("online") : tr("offline");
}

QString SubordinateModel::textOf(const Subordinate &one, int column) const
{
    if (column == Name)
        return shownName(one);
    if (column == Posts)
        return shownPosts(one);
    if (column == Online)
        return connectedText(one);
    if (!one.load)
        return column == Open ? tr("not to be read") : QString();
    if (column == Open)
        return cases::shownNumber(one.load->open);
    if (column == Late)
        return one.load->late > 0 ? cases::shownNumber(one.load->late) : QString();
    return one.load->oldest ? uikit::ageText(m_now - *one.load->oldest) : QString();
}

QVariant SubordinateModel::data(const QModelIndex &index, int role) const
{
    const Subordinate *one = at(index.row());
    if (!one)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(*one, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal).toString(), textOf(*one, column));
    case Qt::ToolTipRole:
        if (column == Online && one->id)
            return m_online ? tr("Whether a desk of his is connected to this server, as it was a minute ago at most.")
                            : tr("The server could not be asked.");
        if (!one->load)
            return tr("You have no right to see the contents of cases there, so they are not on this desk.");
        if (column == Oldest && one->load->oldest)
            return cases::shownTime(*one->load->oldest);
        return column == Posts ? QVariant(textOf(*one, column)) : QVariant();
    case Qt::ForegroundRole: {
        const uikit::Colours &colours = uikit::Theme::current().colours();
        if (column == Late)
            return colours.danger;
        if (column == Online)
            return m_online && one->id && m_online->contains(*one->id) ? colours.done : colours.mutedText;
        return column == Posts || column == Oldest || !one->load || !one->id ? QVariant(colours.mutedText) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return column == Open || column == Late || column == Online ? QVariant(Qt::AlignCenter) : QVariant();
    default: return {};
    }
}

QVariant SubordinateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Posts: return tr("Post and unit");
    case Online: return tr("Connected");
    case Open: return tr("Open");
    case Late: return tr("Late");
    default: return tr("The oldest for");
    }
}

} // namespace peygir::supervision
