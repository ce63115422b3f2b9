// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/store/caller_lookup.h"

#include "cases/core/citizen.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"
#include "cases/store/sql_citizen_queries.h"
#include "cases/store/sql_search_queries.h"
#include "persian/phone.h"
#include "persian/text.h"
#include "persian/typed_digits.h"

#include <algorithm>

namespace peygir::intake {

using storage::Connection;
using storage::RowView;

namespace {

/// The index knows the last four digits; fewer say nothing anyway.
constexpr int indexedDigits = 4;
constexpr int fewestLetters = 2;
/// Last digits that very many share are cut here: who sees twenty does not look at the hundredth.
constexpr int mostLookedAt = 100;

/// The beginning of canonical numbers that begin with what was typed: "0912…", "912…", "+98912…", "0098912…".
std::optional<QString> canonicalBeginning(const QString &digits, bool leadingPlus)
{
    QString significant = digits;
    if (significant.startsWith(QLatin1String("0098")))
        significant.remove(0, 4);
    else if (leadingPlus && significant.startsWith(QLatin1String("98")))
        significant.remove(0, 2);
    else if (significant.startsWith(u'0'))
        significant.remove(0, 1);
    if (significant.isEmpty() || significant.startsWith(u'0'))
        return std::nullopt;
    return QStringLiteral("+98") + significant;
}

/// The first text that is behind every text with this beginning: its last sign counted on. Only for digits and letters
/// of the basic plane, which is what phones and names begin with.
QString behind(QString beginning)
{
    beginning.back() = QChar(char16_t(beginning.back().unicode() + 1));
    return beginning;
}

void addOnce(KnownCaller caller, std::vector<KnownCaller> &callers)
{
    const bool isThere = std::any_of(callers.begin(), callers.end(),
                                     [&](const KnownCaller &other) { return other.id == caller.id; });
    if (!isThere)
        callers.push_back(std::move(caller));
}

Result<void> addCallers(Connection &connection, const QByteArray &condition, std::initializer_list<Value> values,
                        int limit, std::vector<KnownCaller> &callers)
{
    // Of records of one person the one that is shown: whose it is is looked up after the rows have been read.
    struct Record
    {
        KnownCaller caller;
        bool isMerged;
    };
    std::vector<Record> records;
    TRY(connection.each("SELECT id, phone, name, merged_into FROM citizen WHERE " + condition
                            + " LIMIT " + QByteArray::number(mostLookedAt),
                        values, [&](const RowView &view) {
                            records.push_back({{cases::CitizenId(view.uuid(0)), view.text(1), view.text(2)},
                                               !view.isNull(3)});
                            return true;
                        }));
    for (Record &record : records) {
        if (int(callers.size()) >= limit)
            break;
        if (record.isMerged) {
            TRY_LET(const cases::CitizenId shown, cases::shownCitizen(connection, record.caller.id));
            TRY(connection.each("SELECT phone, name FROM citizen WHERE id = ?", {Value(shown.uuid())},
                                [&](const RowView &view) {
                                    record.caller = {shown, view.text(0), view.text(1)};
                                    return false;
                                }));
        }
        addOnce(std::move(record.caller), callers);
    }
    return {};
}

/// Who has each of the words as the beginning of one of his: clerks say the family name first.
Result<void> addNamed(Connection &connection, storage::SearchReader &search, const QString &name, int limit,
                      std::vector<KnownCaller> &callers)
{
    // Signs between letters are no letters: "M%" is one, which would find a tenth of the city.
    const auto letters = std::count_if(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (letters < fewestLetters)
        return {};
    // As many as could be among those that are there already.
    TRY_LET(const cases::FoundCitizens found,
            cases::searchCitizens(connection, search, name, limit + int(callers.size())));
    for (const cases::Citizen &citizen : found.citizens) {
        if (int(callers.size()) < limit)
            addOnce({citizen.id, citizen.phone, citizen.name}, callers);
    }
    return {};
}

} // namespace

Result<std::vector<KnownCaller>> readCallers(Connection &connection, const QString &typed, int limit,
                                             storage::SearchReader *search)
{
    std::vector<KnownCaller> callers;
    const persian::TypedDigits number = persian::TypedDigits::from(typed);
    if (number.letters) {
        const QString name = persian::normalised(typed);
        if (name.size() < fewestLetters)
            return callers;
        TRY(addCallers(connection, "name >= ? AND name < ?", {Value::text(name), Value::text(behind(name))}, limit,
                       callers));
        if (search && int(callers.size()) < limit)
            TRY(addNamed(connection, *search, name, limit, callers));
        return callers;
    }
    if (number.digits.size() < indexedDigits)
        return callers;
    // A subscriber says his code instead of who he is (R039).
    TRY_LET(const auto subscriber, cases::readSubscriber(connection, number.digits));
    if (subscriber)
        callers.push_back({subscriber->id, subscriber->phone, subscriber->name});
    // The whole number in whatever spelling; else its beginning, else its end.
    if (const auto phone = persian::Phone::parse(typed); phone.ok()) {
        TRY_LET(const auto owner, cases::readOwnerOf(connection, phone->text()));
        if (owner && !(subscriber && subscriber->id == owner->id))
            callers.push_back({owner->id, owner->phone, owner->name});
    }
    if (const auto beginning = canonicalBeginning(number.digits, number.leadingPlus))
        TRY(addCallers(connection, "phone >= ? AND phone < ?",
                       {Value::text(*beginning), Value::text(behind(*beginning))}, limit, callers));
    TRY(addCallers(connection,
                   "substr(phone, length(phone) - 3) = ? AND phone LIKE ? ORDER BY last_contact_year DESC, phone",
                   {Value::text(number.digits.right(indexedDigits)), Value::text(u'%' + number.digits)}, limit,
                   callers));
    return callers;
}

Result<std::optional<CallerView>> readCaller(Connection &connection, const QString &phone)
{
    TRY_LET(const auto owner, cases::readOwnerOf(connection, phone));
    if (!owner)
        return std::optional<CallerView>();
    CallerView caller{{owner->id, owner->phone, owner->name}, 0, {}};
    TRY_LET(const cases::SqlPart his, cases::casesOf(connection, caller.who.id));
    TRY(connection.each("SELECT COUNT(*) FROM case_card WHERE " + his.sql, his.values, [&caller](const RowView &view) {
        caller.messages = int(view.integer(0));
        return false;
    }));
    const Table &table = tableOf<cases::CaseCard>();
    std::vector<cases::CaseCard> cards;
    TRY(connection.each("SELECT " + table.selectList
                            + " FROM case_card WHERE " + his.sql
                            + " ORDER BY CASE WHEN open_nodes > 0 THEN 0 ELSE 1 END, registered_at DESC LIMIT "
                            + QByteArray::number(callerCases),
                        his.values, [&](const RowView &view) {
                            cards.push_back(fromRow<cases::CaseCard>(*storage::readRow(table, view)));
                            return true;
                        }));
    storage::Door door(connection);
    cases::NameBook names(door);
    for (cases::CaseCard &card : cards) {
        TRY_LET(cases::CaseLine line, names.line(std::move(card)));
        caller.cases.push_back(std::move(line));
    }
    return std::optional<CallerView>(std::move(caller));
}

} // namespace peygir::intake
