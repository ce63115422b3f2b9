// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/ui/user_table.h"

#include "uikit/language.h"

#include <QCoreApplication>

namespace peygir::administration {

namespace {

struct UserColumns
{
    Q_DECLARE_TR_FUNCTIONS(UserColumns)
};

sheets::Row rowOf(const UserLine &line)
{
    using sheets::textCell;
    QStringList roles;
    for (const Localized &role : line.roles)
        roles += uikit::shown(role);
    return {textCell(line.fullName), textCell(line.duty.value_or(QString())), textCell(roles.join(UserColumns::tr(", "))),
            textCell(line.active ? UserColumns::tr("yes") : UserColumns::tr("no"))};
}

} // namespace

UserTable::UserTable(UserQueries &queries, const UserWish &wish, const QString &title, const QStringList &lines)
    : m_queries(queries)
    , m_wish(wish)
    , m_head{title, lines, {{UserColumns::tr("Name")}, {UserColumns::tr("Duty")}, {UserColumns::tr("Roles")}, {UserColumns::tr("In use")}}}
{}

void UserTable::fetch(qint64 offset, int limit, QObject *context, Done done)
{
    m_queries.users(m_wish, offset, limit, context, [done = std::move(done)](const Result<UserPage> &page) {
        if (!page.ok())
            return done(page.error());
        paper::TablePage rows{{}, page->total};
        for (const UserLine &line : page->lines)
            rows.rows.emplace_back(line.id.toString(), rowOf(line));
        done(rows);
    });
}

} // namespace peygir::administration
