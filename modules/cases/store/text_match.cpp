// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/text_match.h"

#include "catalogue/core/subject.h"
#include "persian/digits.h"
#include "persian/tokens.h"
#include "places/core/place.h"
#include "storage/door.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

/// Nobody looks further than this for one code.
constexpr int mostCodes = 500;

/// Ids of the rows of T whose name has the words.
template <class T>
Result<std::vector<Uuid>> named(Connection &connection, const QList<persian::QueryWord> &words)
{
    std::vector<Uuid> ids;
    const Table &table = tableOf<T>();
    TRY(connection.each("SELECT " + table.selectList + " FROM " + table.name, {}, [&](const RowView &view) {
        const T item = fromRow<T>(*storage::readRow(table, view));
        if (persian::isFound(persian::indexTokens(item.name.fa + u' ' + item.name.en), words))
            ids.push_back(rowIdOf(item));
        return true;
    }));
    return ids;
}

Result<void> addIds(Connection &connection, const QByteArray &where, std::initializer_list<Value> values,
                    std::vector<Uuid> &ids)
{
    return connection.each("SELECT id FROM case_card WHERE " + where + " LIMIT " + QByteArray::number(mostCodes),
                           values, [&ids](const RowView &view) {
                               const Uuid id = view.uuid(0);
                               if (std::find(ids.begin(), ids.end(), id) == ids.end())
                                   ids.push_back(id);
                               return true;
                           });
}

/// Begins are in the index; ends cost a walk through all codes and are asked for only where nothing begins so.
Result<std::vector<Uuid>> withCode(Connection &connection, const QByteArray &digits, CodeEnds ends)
{
    std::vector<Uuid> ids;
    // One past the last code that begins with the digits: ':' follows '9'.
    const Value from = Value::text(digits);
    const Value past = Value::text(digits + ':');
    TRY(addIds(connection, "code >= ? AND code < ?", {from, past}, ids));
    TRY(addIds(connection, "alias_code >= ? AND alias_code < ?", {from, past}, ids));
    constexpr qsizetype fewestOfTheEnd = 3;
    if (ids.empty() && ends == CodeEnds::Found && digits.size() >= fewestOfTheEnd)
        TRY(addIds(connection, "code LIKE ?", {Value::text('%' + digits)}, ids));
    return ids;
}

} // namespace

Result<TextMatch> textMatch(Connection &connection, const QString &text, TextSearch *search,
                            const std::vector<Uuid> *among, CodeEnds ends)
{
    const QByteArray digits = persian::toAsciiDigits(text).simplified().remove(u' ').toUtf8();
    const QList<persian::QueryWord> words = persian::queryWords(text);
    if (digits.isEmpty() || words.isEmpty())
        return TextMatch{};
    TextMatch match;
    match.kind = TextMatch::Kind::Cases;
    if (search && search->isReady()) {
        TRY_LET(match.cases, among ? search->among(connection, text, *among) : search->newest(connection, text, mostFound));
        return match;
    }
    if (std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        TRY_LET(match.cases, withCode(connection, digits, ends));
        return match;
    }
    match.kind = TextMatch::Kind::Names;
    TRY_LET(match.subjects, named<catalogue::Subject>(connection, words));
    TRY_LET(match.places, named<places::Place>(connection, words));
    return match;
}

} // namespace peygir::cases
