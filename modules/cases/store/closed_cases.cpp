// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/closed_cases.h"

#include "cases/core/case_buckets.h"
#include "cases/core/case_reach.h"
#include "cases/store/case_lookup.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/own_list.h"
#include "persian/phone.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::Door;
using storage::RowView;

namespace {

/// Cards that are looked at for one page of a list that tells of files: who may read few of them asks again, and holds up
/// nobody meanwhile.
constexpr int mostLookedAt = 500;
constexpr int periodsOfAYear = 10;

bool readsCards(const ClosedAsker &asker)
{
    return std::binary_search(asker.present.begin(), asker.present.end(), cardsBucket({}).id());
}

bool isQuestion(const ClosedAsked &asked)
{
    return asked.list != CaseList::Current && asked.process.has_value() == asked.node.has_value()
           && (!asked.year || (*asked.year > 0 && *asked.year < 10'000));
}

bool tellsOfFiles(CaseList list) { return list != CaseList::All && list != CaseList::Registered; }

SqlPart conditionOf(CaseList list, const UserId &user)
{
    switch (list) {
    case CaseList::Referred:
        return {"id IN (SELECT aggregate FROM case_referral WHERE by_user = ?)", {Value(user.uuid())}};
    case CaseList::Registered: return {"registered_by = ?", {Value(user.uuid())}};
    case CaseList::Archive: return heldByOwnPosts(user);
    case CaseList::Final: return heldByOwnPosts(user).also("outcome = 'done'");
    case CaseList::All: return {};
    case CaseList::Current: break;
    }
    Q_UNREACHABLE();
}

/// The citizens with this number, as far as he may read them.
Result<std::vector<Uuid>> citizensWith(Door &door, const QString &typed, const ClosedAsker &asker)
{
    std::vector<Uuid> ids;
    const auto phone = persian::Phone::parse(typed);
    if (!phone.ok())
        return ids;
    std::vector<Citizen> citizens;
    const Table &table = tableOf<Citizen>();
    TRY(door.connection().each("SELECT " + table.selectList + " FROM citizen WHERE phone = ? OR id IN (SELECT aggregate"
                               " FROM citizen_contact WHERE text = ? AND what = 'phone' AND active = ?)",
                               {Value::text(phone->text()), Value::text(phone->text()), Value(true)},
                               [&](const RowView &view) {
                                   citizens.push_back(fromRow<Citizen>(*storage::readRow(table, view)));
                                   return true;
                               }));
    for (const Citizen &citizen : citizens) {
        if (mayRead(citizen, asker.present, asker.now))
            ids.push_back(citizen.id.uuid());
    }
    return ids;
}

SqlPart eitherOf(const std::vector<SqlPart> &parts)
{
    SqlPart either{"(", {}};
    for (const SqlPart &part : parts) {
        either.sql += (either.sql.size() > 1 ? " OR " : "") + part.sql;
        either.values.insert(either.values.end(), part.values.begin(), part.values.end());
    }
    either.sql += ')';
    return either;
}

Result<SqlPart> conditionOf(Door &door, const QString &text, const ClosedAsker &asker)
{
    TRY_LET(const TextMatch match, textMatch(door.connection(), text, nullptr, nullptr, CodeEnds::NotFound));
    switch (match.kind) {
    case TextMatch::Kind::Everything: return SqlPart();
    case TextMatch::Kind::Names:
        return eitherOf({SqlPart::oneOf("subject", match.subjects), SqlPart::oneOf("place", match.places),
                         SqlPart::oneOf("region", match.places)});
    case TextMatch::Kind::Cases: break;
    }
    TRY_LET(const std::vector<Uuid> citizens, citizensWith(door, text, asker));
    return eitherOf({SqlPart::oneOf("id", match.cases), SqlPart::oneOf("citizen", citizens)});
}

/// What holds of every card of the list.
Result<SqlPart> whereOf(Door &door, const ClosedAsked &asked, const ClosedAsker &asker)
{
    SqlPart where{"closed_period IS NOT NULL", {}};
    where.also(conditionOf(asked.list, asker.user));
    if (asked.year) {
        const qint64 first = qint64(*asked.year) * periodsOfAYear;
        where.also("closed_period >= ? AND closed_period < ?", {Value(first), Value(first + periodsOfAYear)});
    }
    if (asked.text) {
        TRY_LET(const SqlPart text, conditionOf(door, *asked.text, asker));
        where.also(text);
    }
    if (asked.process)
        where.also("process = ? AND node = ?", {Value(asked.process->uuid()), Value::text(*asked.node)});
    if (asked.group)
        where.also("subject_group = ?", {Value(asked.group->uuid())});
    if (asked.region)
        where.also("region = ?", {Value(asked.region->uuid())});
    if (asked.from)
        where.also("registered_at >= ?", {Value(*asked.from)});
    if (asked.until)
        where.also("registered_at < ?", {Value(*asked.until)});
    if (asked.citizen) {
        TRY_LET(const SqlPart his, casesOf(door.connection(), *asked.citizen));
        where.also(his);
    }
    return where;
}

/// Without statistics SQLite would rather sort a tenth of the city than walk the order; where few cards are meant by their
/// own index, it sorts those.
QByteArray from(const Connection &connection, const ClosedAsked &asked)
{
    const bool few = asked.citizen || asked.text || asked.group || asked.region || asked.process || asked.from || asked.until
        || asked.list != CaseList::All;
    return connection.dialect() == storage::Dialect::Sqlite && !few ? " FROM case_card INDEXED BY case_card_closed"
                                                                    : QByteArray(" FROM case_card");
}

ClosedPlace placeOf(const CaseCard &card) { return {*card.closedPeriod, *card.closedAt, card.id}; }

} // namespace

Result<ClosedPage> closedCases(Door &door, const ClosedAsked &asked, const ClosedAsker &asker)
{
    if (!isQuestion(asked))
        return malformedField();
    ClosedPage page;
    if (!readsCards(asker))
        return page;
    TRY_LET(SqlPart where, whereOf(door, asked, asker));
    if (asked.after) {
        const auto after = fieldsFromJson<ClosedPlace>(*asked.after);
        if (!after.ok())
            return malformedField();
        where.also("(closed_period, closed_at, id) < (?, ?, ?)",
                   {Value(qint64(after->period)), Value(after->closedAt), Value(after->id.uuid())});
    }
    const Table &table = tableOf<CaseCard>();
    const int most = tellsOfFiles(asked.list) ? mostLookedAt : closedPageCases + 1;
    where.values.emplace_back(qint64(most));
    std::vector<CaseCard> cards;
    TRY(door.connection().each("SELECT " + table.selectList + from(door.connection(), asked) + " WHERE " + where.sql
                                   + " ORDER BY closed_period DESC, closed_at DESC, id DESC LIMIT ?",
                               where.values, [&](const RowView &view) {
                                   cards.push_back(fromRow<CaseCard>(*storage::readRow(table, view)));
                                   return true;
                               }));
    for (size_t i = 0; i < cards.size() && !page.next; ++i) {
        bool shown = mayRead(cards[i], asker.present);
        if (shown && tellsOfFiles(asked.list)) {
            TRY_LET(shown, mayReadFile(door, cards[i].id, asker.present));
        }
        if (shown)
            page.cards.push_back(cards[i]);
        const bool more = i + 1 < cards.size() || int(cards.size()) == most;
        if (more && (int(page.cards.size()) == closedPageCases || i + 1 == cards.size()))
            page.next = placeOf(cards[i]);
    }
    return page;
}

Result<std::vector<int>> closedYears(Connection &connection, const ClosedAsker &asker)
{
    std::vector<int> years;
    if (!readsCards(asker))
        return years;
    // From one year to the one before, not through the cards between them.
    std::optional<qint64> before;
    for (bool more = true; more;) {
        SqlPart where{"closed_period IS NOT NULL", {}};
        if (before)
            where.also("closed_period < ?", {Value(*before)});
        more = false;
        TRY(connection.each("SELECT closed_period FROM case_card WHERE " + where.sql
                                + " ORDER BY closed_period DESC, closed_at DESC, id DESC LIMIT 1",
                            where.values, [&](const RowView &view) {
                                years.push_back(int(view.integer(0) / periodsOfAYear));
                                before = qint64(years.back()) * periodsOfAYear;
                                more = true;
                                return false;
                            }));
    }
    return years;
}

} // namespace peygir::cases
