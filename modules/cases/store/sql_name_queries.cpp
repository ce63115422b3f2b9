// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_name_queries.h"

#include "access/core/roles.h"
#include "cases/core/citizen.h"
#include "cases/core/document.h"
#include "cases/core/period.h"
#include "cases/store/name_book.h"
#include "catalogue/core/service_terms.h"
#include "catalogue/core/subject.h"
#include "places/core/place.h"
#include "reference/core/snippet.h"

#include <QJsonArray>

#include <set>

namespace peygir::cases {

using storage::Connection;

namespace {

/// A text that has no other language.
Localized plain(const QString &text) { return {text, text}; }

/// `std::nullopt` where the table has no such row.
template <class T>
Result<std::optional<Localized>> nameIn(storage::Door &door, const Uuid &id, Localized (*nameOf)(const T &))
{
    TRY_LET(const RowPointer row, door.row(tableOf<T>(), id));
    return row ? std::optional(nameOf(fromRow<T>(*row))) : std::nullopt;
}

Localized calledCitizen(const Citizen &citizen) { return plain(citizen.name.isEmpty() ? citizen.phone : citizen.name); }
Localized calledDocument(const CaseDocument &document)
{
    return plain(document.title.isEmpty() ? document.fileName : document.title);
}
Localized calledCase(const CaseCard &card) { return plain(card.code); }
Localized calledSnippet(const reference::Snippet &snippet) { return plain(snippet.abbreviation); }
Localized calledPerson(const organisation::Person &person) { return plain(person.fullName); }
template <class T>
Localized called(const T &thing)
{
    return thing.name;
}

/// Ids of all kinds are different, so the first table that has it is the right one.
Result<std::optional<Localized>> nameOf(storage::Door &door, const Uuid &id)
{
    std::optional<Localized> name;
    const auto look = [&]<class T>(Localized (*nameOf)(const T &)) -> Result<void> {
        if (!name) {
            TRY_LET(name, nameIn<T>(door, id, nameOf));
        }
        return {};
    };
    TRY(look(&calledCase));
    TRY(look(&calledCitizen));
    TRY(look(&called<catalogue::Subject>));
    TRY(look(&called<places::Place>));
    TRY(look(&called<organisation::Post>));
    TRY(look(&calledPerson));
    TRY(look(&called<organisation::Unit>));
    TRY(look(&called<access::Role>));
    TRY(look(&called<catalogue::SubjectGroup>));
    TRY(look(&calledDocument));
    TRY(look(&calledSnippet));
    TRY(look(&called<catalogue::ServiceAudience>));
    TRY(look(&called<catalogue::ParentOrganisation>));
    TRY(look(&called<catalogue::ExecutionDomain>));
    TRY(look(&called<catalogue::ServiceEvent>));
    TRY(look(&called<catalogue::ServicePattern>));
    TRY(look(&called<catalogue::FormKind>));
    TRY(look(&called<catalogue::Regulation>));
    TRY(look(&called<catalogue::IntroductionFile>));
    return name;
}

void addIds(const QJsonValue &value, std::set<QString> &ids)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            addIds(item, ids);
    } else if (value.isObject()) {
        for (const QJsonValue &member : value.toObject())
            addIds(member, ids);
    } else if (value.isString() && Uuid::parse(QStringView(value.toString())).ok()) {
        ids.insert(value.toString());
    }
}

/// What the button of an operation says.
Result<Localized> operationIn(storage::Door &door, const QJsonObject &arguments)
{
    const auto nodeId = CaseNodeId::parse(arguments.value(QLatin1String("node")).toString());
    const auto caseId = CaseId::parse(arguments.value(QLatin1String("case")).toString());
    const auto key = workflow::OperationKey::parse(arguments.value(QLatin1String("operation")).toString());
    if (!nodeId.ok() || !caseId.ok() || !key.ok())
        return Localized();
    TRY_LET(const RowPointer nodeRow, door.row(tableOf<CaseNode>(), nodeId->uuid()));
    TRY_LET(const RowPointer cardRow, door.row(tableOf<CaseCard>(), caseId->uuid()));
    if (!nodeRow || !cardRow)
        return Localized();
    NameBook names(door);
    TRY_LET(const auto process, names.process(fromRow<CaseCard>(*cardRow).process));
    const auto node = workflow::NodeKey::parse(fromRow<CaseNode>(*nodeRow).node);
    const workflow::Edge *edge = process && node.ok() ? process->find(*node, *key) : nullptr;
    return edge ? edge->name.value_or(Localized()) : Localized();
}

} // namespace

Result<ArgumentNames> readArgumentNames(Connection &connection, const QJsonObject &arguments)
{
    storage::Door door(connection);
    std::set<QString> ids;
    addIds(arguments, ids);
    ArgumentNames names;
    for (const QString &id : ids) {
        TRY_LET(const auto name, nameOf(door, *Uuid::parse(QStringView(id))));
        if (name)
            names.things.emplace(id, *name);
    }
    TRY_LET(names.operation, operationIn(door, arguments));
    return names;
}

Result<QString> readCaseWith(Connection &connection, const QString &code)
{
    QString id;
    TRY(connection.each("SELECT id FROM case_card WHERE code = ?", {Value::text(code)}, [&id](const storage::RowView &view) {
        id = view.uuid(0).toString();
        return false;
    }));
    return id;
}

Result<StoreParts> readParts(Connection &connection, BucketNames &names, const std::vector<BucketHere> &buckets,
                             const std::vector<qint64> &asked, int thisYear)
{
    std::set<qint64> wanted(asked.begin(), asked.end());
    for (const BucketHere &bucket : buckets)
        wanted.insert(bucket.bucket);
    TRY_LET(const auto meanings, names.meaningsOf(connection, wanted, thisYear));
    StoreParts read{storePartsOf(buckets, meanings), {}};
    storage::Door door(connection);
    const auto addUnit = [&door](StorePart &part) -> Result<void> {
        if (part.meaning.unit) {
            TRY_LET(const auto name, nameIn<organisation::Unit>(door, *part.meaning.unit, &called<organisation::Unit>));
            part.unit = name.value_or(Localized());
        }
        return {};
    };
    for (StorePart &part : read.parts)
        TRY(addUnit(part));
    for (const qint64 bucket : asked) {
        StorePart part{meanings.at(bucket)};
        TRY(addUnit(part));
        read.asked.emplace(bucket, std::move(part));
    }
    return read;
}

NameQueries::Cancel SqlNameQueries::arguments(const std::vector<QJsonObject> &arguments, QObject *context,
                                              Done<std::vector<ArgumentNames>> done)
{
    auto ticket = m_thread.run<std::vector<ArgumentNames>>(
        [arguments](Connection &connection) -> Result<std::vector<ArgumentNames>> {
            std::vector<ArgumentNames> names;
            for (const QJsonObject &one : arguments) {
                TRY_LET(ArgumentNames read, readArgumentNames(connection, one));
                names.push_back(std::move(read));
            }
            return names;
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

NameQueries::Cancel SqlNameQueries::caseWith(const QString &code, QObject *context, Done<QString> done)
{
    auto ticket = m_thread.run<QString>([code](Connection &connection) { return readCaseWith(connection, code); }, context,
                                        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

NameQueries::Cancel SqlNameQueries::parts(const std::vector<BucketHere> &buckets, const std::vector<qint64> &asked,
                                          QObject *context, Done<StoreParts> done)
{
    auto ticket = m_thread.run<StoreParts>(
        [names = m_buckets, buckets, asked](Connection &connection) {
            return readParts(connection, *names, buckets, asked, jalaliYear(SystemClock().now()));
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::cases
