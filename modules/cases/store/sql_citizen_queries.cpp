// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_citizen_queries.h"

#include "cases/core/citizen_edits.h"
#include "cases/core/message_edits.h"
#include "cases/core/tracking_code.h"
#include "cases/store/case_rows.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/name_book.h"
#include "persian/phone.h"
#include "persian/text.h"
#include "places/core/place.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
Result<std::optional<T>> found(storage::Door &door, const Uuid &id)
{
    TRY_LET(const RowPointer row, door.row(tableOf<T>(), id));
    return row ? std::optional<T>(fromRow<T>(*row)) : std::nullopt;
}

template <class T>
Result<std::vector<T>> partsOf(storage::Door &door, const Uuid &aggregate)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<T>(), aggregate));
    std::vector<T> parts;
    for (const RowPointer &row : rows)
        parts.push_back(fromRow<T>(*row));
    return parts;
}

/// The name of what a value of these fields means; empty for every other value.
Result<Localized> nameOfValue(storage::Door &door, const QString &field, const QJsonValue &value)
{
    const auto id = Uuid::parse(QStringView(value.toString()));
    if (!id.ok())
        return Localized();
    if (field == QLatin1String("subject")) {
        TRY_LET(const auto subject, found<catalogue::Subject>(door, *id));
        return subject ? subject->name : Localized();
    }
    if (field == QLatin1String("place")) {
        TRY_LET(const auto place, found<places::Place>(door, *id));
        return place ? place->name : Localized();
    }
    return Localized();
}

template <class Place, class NowOf>
Result<void> addProposals(storage::Door &door, NameBook &names, const Uuid &owner, NowOf nowOf,
                          std::vector<ProposalView> &views)
{
    TRY_LET(const auto proposals, partsOf<Proposal<Place>>(door, owner));
    for (const Proposal<Place> &proposal : proposals) {
        if (proposal.state != ProposalState::Open)
            continue;
        ProposalView view{proposal.id, proposal.field, nowOf(proposal.field), unboxed(proposal.wanted), {}, {},
                          proposal.by, {}, proposal.at, std::is_same_v<Place, InCitizen>};
        TRY_LET(view.nowName, nameOfValue(door, view.field, view.now));
        TRY_LET(view.wantedName, nameOfValue(door, view.field, view.wanted));
        TRY_LET(view.by, names.person(std::optional(proposal.by)));
        views.push_back(std::move(view));
    }
    return {};
}

Result<void> addCitizenProposals(storage::Door &door, NameBook &names, const Citizen &citizen,
                                 std::vector<ProposalView> &views)
{
    const auto now = [&citizen](const QString &field) { return fieldOf(citizen, field); };
    return addProposals<InCitizen>(door, names, citizen.id.uuid(), now, views);
}

void sortByTime(std::vector<ProposalView> &views)
{
    std::stable_sort(views.begin(), views.end(),
                     [](const ProposalView &a, const ProposalView &b) { return a.at < b.at; });
}

Result<qint64> countMessages(Connection &connection, const SqlPart &whose)
{
    qint64 count = 0;
    TRY(connection.each("SELECT COUNT(*) FROM case_card WHERE " + whose.sql, whose.values, [&count](const RowView &row) {
        count = row.integer(0);
        return false;
    }));
    return count;
}

Result<void> addContacts(storage::Door &door, const CitizenId &id, std::vector<QString> &phones,
                         std::vector<QString> &addresses)
{
    TRY_LET(const auto contacts, partsOf<CitizenContact>(door, id.uuid()));
    for (const CitizenContact &contact : contacts) {
        if (contact.active)
            (contact.what == ContactKind::Phone ? phones : addresses).push_back(contact.text);
    }
    return {};
}

/// The other records of this person.
Result<void> addMerged(storage::Door &door, const std::vector<Uuid> &records, CitizenView &view)
{
    for (const Uuid &id : records) {
        TRY_LET(const auto citizen, found<Citizen>(door, id));
        if (!citizen || id == view.citizen.id.uuid())
            continue;
        MergedRecord record{*citizen, {citizen->phone}, {}};
        TRY(addContacts(door, citizen->id, record.phones, record.addresses));
        TRY_LET(record.messages, countMessages(door.connection(), SqlPart::oneOf("citizen", {id})));
        view.merged.push_back(std::move(record));
    }
    std::stable_sort(view.merged.begin(), view.merged.end(), [](const MergedRecord &a, const MergedRecord &b) {
        return a.citizen.firstSeenAt < b.citizen.firstSeenAt;
    });
    return {};
}

Result<void> addCases(Connection &connection, NameBook &names, const std::vector<Uuid> &records, CitizenView &view)
{
    const SqlPart whose = SqlPart::oneOf("citizen", records);
    TRY_LET(view.messages, countMessages(connection, whose));
    std::vector<Value> values = whose.values;
    values.emplace_back(citizenCases);
    const Table &table = tableOf<CaseCard>();
    std::vector<CaseCard> cards;
    TRY(connection.each("SELECT " + table.selectList
                            + " FROM case_card WHERE " + whose.sql
                            + " ORDER BY CASE WHEN open_nodes > 0 THEN 0 ELSE 1 END, registered_at DESC, id LIMIT ?",
                        values, [&](const RowView &row) {
                            cards.push_back(fromRow<CaseCard>(*storage::readRow(table, row)));
                            return true;
                        }));
    for (CaseCard &card : cards) {
        TRY_LET(CaseLine line, names.line(std::move(card)));
        view.cases.push_back(std::move(line));
    }
    return {};
}

/// The record that is shown for it.
Result<Citizen> shownFor(Connection &connection, const Citizen &citizen)
{
    if (!citizen.mergedInto)
        return citizen;
    TRY_LET(const CitizenId shown, shownCitizen(connection, citizen.id));
    storage::Door door(connection);
    TRY_LET(const auto there, found<Citizen>(door, shown.uuid()));
    return there.value_or(citizen);
}

Result<void> addLike(Connection &connection, const QByteArray &condition, std::initializer_list<Value> values, int limit,
                     std::vector<Citizen> &citizens)
{
    const Table &table = tableOf<Citizen>();
    std::vector<Citizen> records;
    TRY(connection.each("SELECT " + table.selectList + " FROM citizen WHERE " + condition + " ORDER BY name, id LIMIT "
                            + QByteArray::number(limit),
                        values, [&](const RowView &row) {
                            records.push_back(fromRow<Citizen>(*storage::readRow(table, row)));
                            return true;
                        }));
    for (const Citizen &record : records) {
        TRY_LET(Citizen shown, shownFor(connection, record));
        const bool isThere = std::any_of(citizens.begin(), citizens.end(),
                                         [&shown](const Citizen &other) { return other.id == shown.id; });
        if (!isThere && int(citizens.size()) < limit)
            citizens.push_back(std::move(shown));
    }
    return {};
}

Result<std::optional<Citizen>> citizenWhere(Connection &connection, const QByteArray &condition,
                                            std::initializer_list<Value> values)
{
    const Table &table = tableOf<Citizen>();
    std::optional<Citizen> citizen;
    TRY(connection.each("SELECT " + table.selectList + " FROM citizen WHERE " + condition + " ORDER BY id LIMIT 1", values,
                        [&](const RowView &row) {
                            citizen = fromRow<Citizen>(*storage::readRow(table, row));
                            return false;
                        }));
    if (citizen) {
        TRY_LET(citizen, shownFor(connection, *citizen));
    }
    return citizen;
}

} // namespace

Result<CitizenView> readCitizen(Connection &connection, const CitizenId &id)
{
    storage::Door door(connection);
    NameBook names(door);
    TRY_LET(const std::vector<Uuid> records, recordsOf(connection, id));
    TRY_LET(const auto citizen, found<Citizen>(door, records.front()));
    if (!citizen)
        return Error("cases.citizen_unknown");
    CitizenView view{*citizen, {}, {}, {}, 0, {}, {}};
    TRY(addContacts(door, citizen->id, view.phones, view.addresses));
    TRY(addMerged(door, records, view));
    TRY(addCases(connection, names, records, view));
    TRY_LET(const auto history, partsOf<CitizenHistory>(door, citizen->id.uuid()));
    for (const CitizenHistory &entry : history) {
        TRY_LET(QString by, names.person(std::optional(entry.by)));
        view.history.push_back({entry, std::move(by)});
    }
    std::stable_sort(view.history.begin(), view.history.end(), [](const auto &a, const auto &b) {
        return a.entry.at < b.entry.at;
    });
    TRY(addCitizenProposals(door, names, view.citizen, view.proposals));
    sortByTime(view.proposals);
    return view;
}

Result<std::vector<ProposalView>> readProposals(Connection &connection, const CaseId &id)
{
    storage::Door door(connection);
    NameBook names(door);
    std::vector<ProposalView> views;
    TRY_LET(const auto card, found<CaseCard>(door, id.uuid()));
    if (!card)
        return views;
    TRY_LET(const auto file, found<CaseFile>(door, id.uuid()));
    if (file) {
        const auto now = [&](const QString &field) { return fieldOf(*card, *file, field); };
        TRY(addProposals<InCaseFile>(door, names, id.uuid(), now, views));
        TRY_LET(const catalogue::Checklist checklist, checklistOf(door, card->subject));
        for (ProposalView &view : views) {
            if (!isAnswerField(view.field))
                continue;
            const AnswerView there = answerTo(checklist, questionOf(view.field), view.now);
            view.question = there.question;
            view.nowName = there.choice;
            view.wantedName = answerTo(checklist, questionOf(view.field), view.wanted).choice;
        }
    }
    if (card->citizen) {
        TRY_LET(const auto citizen, found<Citizen>(door, card->citizen->uuid()));
        if (citizen)
            TRY(addCitizenProposals(door, names, *citizen, views));
    }
    sortByTime(views);
    return views;
}

Result<std::optional<Citizen>> readOwnerOf(Connection &connection, const QString &phone)
{
    return citizenWhere(connection,
                        "phone = ? OR id IN (SELECT aggregate FROM citizen_contact WHERE text = ? AND what = 'phone'"
                        " AND active = ?)",
                        {Value::text(phone), Value::text(phone), Value(true)});
}

Result<std::optional<Citizen>> readSubscriber(Connection &connection, const QString &code)
{
    const QString asked = asTrackingCode(code);
    if (!isTrackingCode(asked))
        return std::optional<Citizen>();
    return citizenWhere(connection, "subscription_code = ? OR subscription_alias = ?",
                        {Value::text(asked), Value::text(asked)});
}

Result<std::vector<Citizen>> readCitizensLike(Connection &connection, const QString &typed, int limit)
{
    std::vector<Citizen> citizens;
    TRY_LET(const auto subscriber, readSubscriber(connection, typed));
    if (subscriber)
        citizens.push_back(*subscriber);
    if (const auto phone = persian::Phone::parse(typed); phone.ok()) {
        TRY(addLike(connection,
                    "phone = ? OR id IN (SELECT aggregate FROM citizen_contact WHERE text = ? AND what = 'phone'"
                    " AND active = ?)",
                    {Value::text(phone->text()), Value::text(phone->text()), Value(true)}, limit, citizens));
    }
    // The first text that is behind every name with this beginning: its last letter counted on.
    QString behind = persian::normalised(typed);
    if (!behind.isEmpty()) {
        behind.back() = QChar(char16_t(behind.back().unicode() + 1));
        TRY(addLike(connection, "name >= ? AND name < ?",
                    {Value::text(persian::normalised(typed)), Value::text(behind)}, limit, citizens));
    }
    return citizens;
}

namespace {

template <class T>
CitizenQueries::Cancel askedOf(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read,
                               QObject *context, CitizenQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

CitizenQueries::Cancel SqlCitizenQueries::citizen(const CitizenId &id, QObject *context, Done<CitizenView> done)
{
    return askedOf<CitizenView>(
        m_thread, [id](Connection &connection) { return readCitizen(connection, id); }, context, std::move(done));
}

CitizenQueries::Cancel SqlCitizenQueries::proposals(const CaseId &id, QObject *context,
                                                    Done<std::vector<ProposalView>> done)
{
    return askedOf<std::vector<ProposalView>>(
        m_thread, [id](Connection &connection) { return readProposals(connection, id); }, context, std::move(done));
}

CitizenQueries::Cancel SqlCitizenQueries::ownerOf(const QString &phone, QObject *context,
                                                  Done<std::optional<Citizen>> done)
{
    return askedOf<std::optional<Citizen>>(
        m_thread, [phone](Connection &connection) { return readOwnerOf(connection, phone); }, context, std::move(done));
}

CitizenQueries::Cancel SqlCitizenQueries::subscriber(const QString &code, QObject *context,
                                                     Done<std::optional<Citizen>> done)
{
    return askedOf<std::optional<Citizen>>(
        m_thread, [code](Connection &connection) { return readSubscriber(connection, code); }, context,
        std::move(done));
}

CitizenQueries::Cancel SqlCitizenQueries::like(const QString &typed, int limit, QObject *context,
                                               Done<std::vector<Citizen>> done)
{
    return askedOf<std::vector<Citizen>>(
        m_thread, [typed, limit](Connection &connection) { return readCitizensLike(connection, typed, limit); }, context,
        std::move(done));
}

} // namespace peygir::cases
