// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/ui/people_table.h"

#include "supervision/ui/subordinate_model.h"

#include <QCoreApplication>

namespace peygir::supervision {

namespace {

struct PeopleColumns
{
    Q_DECLARE_TR_FUNCTIONS(PeopleColumns)
};

} // namespace

std::vector<sheets::Column> peopleColumns()
{
    using Kind = sheets::Column::Kind;
    return {{PeopleColumns::tr("Name"), Kind::Text},      {PeopleColumns::tr("Post and unit"), Kind::Text},
            {PeopleColumns::tr("Connected"), Kind::Text}, {PeopleColumns::tr("Open"), Kind::Number},
            {PeopleColumns::tr("Late"), Kind::Number},    {PeopleColumns::tr("The oldest since"), Kind::Date}};
}

sheets::Row peopleRow(const Subordinate &one, const QString &connected)
{
    if (!one.load)
        return {sheets::textCell(shownName(one)), sheets::textCell(shownPosts(one)), sheets::textCell(connected),
                sheets::textCell(PeopleColumns::tr("not to be read")), {}, {}};
    return {sheets::textCell(shownName(one)), sheets::textCell(shownPosts(one)), sheets::textCell(connected),
            sheets::numberCell(one.load->open), sheets::numberCell(one.load->late), sheets::timeCell(one.load->oldest)};
}

} // namespace peygir::supervision
