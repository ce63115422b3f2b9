// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/event_reader.h"

#include "access/core/roles.h"
#include "cases/core/case_ids.h"
#include "command/envelope.h"
#include "command/look.h"
#include "storage/by_ids.h"
#include "storage/held_facts.h"

#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <set>

namespace peygir::administration {

using storage::Connection;
using storage::RowView;

namespace {

Result<void> mayRead(Connection &connection, const UserId &asker)
{
    storage::HeldFacts held(connection);
    const RightsOf rights = access::rightsOf;
    const Facts facts(held, asker, rights);
    const auto allowed = facts.author().may(readLog, {.everywhere = true});
    if (facts.failure())
        return *facts.failure();
    return allowed.ok() ? allowed : Error("access.denied", allowed.error().values());
}

/// A line before its ids have names.
struct Found
{
    EventLine line;
    std::optional<Uuid> desk;
    std::optional<AggregateId> about;
};

bool isCase(const AggregateId &about)
{
    return about.kind == cases::caseCardKind.number || about.kind == cases::caseFileKind.number;
}

EventSort sortOf(const QByteArray &outcome)
{
    return outcome == "applied" ? EventSort::Done : outcome == "held" ? EventSort::Held : EventSort::Refused;
}

EventSort sortOf(LookAct act)
{
    return act == LookAct::Opened || act == LookAct::FileOpened ? EventSort::Opened : EventSort::TakenOut;
}

/// Both sources in the order of the log, read by an index each: a page and one line more, to know whether there is another page.
class Log
{
public:
    Log(Connection &connection, const EventsAsked &asked)
        : m_connection(connection)
        , m_asked(asked)
    {}

    Result<std::vector<Found>> read()
    {
        if (m_asked.part == EventPart::All || m_asked.part == EventPart::Done || m_asked.part == EventPart::NotApplied)
            TRY(readCommands());
        if (m_asked.part == EventPart::All || m_asked.part == EventPart::Opened || m_asked.part == EventPart::TakenOut)
            TRY(readLooks());
        std::sort(m_found.begin(), m_found.end(), [](const Found &a, const Found &b) {
            return std::tie(b.line.at, b.line.id) < std::tie(a.line.at, a.line.id);
        });
        return std::move(m_found);
    }

private:
    /// The end of a question whose conditions begin with `where`: the same for both tables but for their names of columns.
    Result<void> each(QByteArray sql, const QByteArray &at, const QByteArray &id, const std::function<void(const RowView &)> &row)
    {
        std::vector<Value> values;
        if (m_asked.user) {
            sql += " AND user_id = ?";
            values.emplace_back(m_asked.user->uuid());
        }
        if (m_asked.from) {
            sql += " AND " + at + " >= ?";
            values.emplace_back(*m_asked.from);
        }
        if (m_asked.until) {
            sql += " AND " + at + " < ?";
            values.emplace_back(*m_asked.until);
        }
        if (m_asked.after) {
            sql += " AND (" + at + ", " + id + ") < (?, ?)";
            values.emplace_back(m_asked.after->at);
            values.emplace_back(m_asked.after->id);
        }
        values.emplace_back(qint64(eventPageLines) + 1);
        return m_connection.each(sql + " ORDER BY " + at + " DESC, " + id + " DESC LIMIT ?", values, [&row](const RowView &view) {
            row(view);
            return true;
        });
    }

    Result<void> readCommands()
    {
        QByteArray sql = "SELECT command_id, outcome, kind, happened_at, received_at, user_id, desk, about_kind, about, reason FROM receipt"
                         " WHERE kind IS NOT NULL";
        if (m_asked.part == EventPart::NotApplied)
            sql += " AND outcome <> 'applied'";
        else if (m_asked.part == EventPart::Done)
            sql += " AND outcome = 'applied'";
        return each(sql, "happened_at", "command_id", [this](const RowView &view) {
            Found found{EventLine{view.uuid(0), sortOf(view.utf8(1)), QString::fromUtf8(view.utf8(2)), Instant(view.integer(3)),
                                  Instant(view.integer(4)), UserId(view.uuid(5)), {}, {}, {}, {}, {}, {}, {}, {}, {}},
                        view.uuid(6), {}};
            if (!view.isNull(8))
                found.about = AggregateId{int(view.integer(7)), view.uuid(8)};
            // Its values are words of people, sometimes.
            if (!view.isNull(9))
                found.line.reason = QJsonDocument::fromJson(view.utf8(9)).object().value(QLatin1String("id")).toString();
            m_found.push_back(std::move(found));
        });
    }

    Result<void> readLooks()
    {
        QByteArray sql = "SELECT id, act, at, received, user_id, desk, kind, aggregate, detail FROM looked_at WHERE ";
        sql += m_asked.part == EventPart::TakenOut ? "act IN ('file_saved', 'exported', 'printed')"
               : m_asked.part == EventPart::Opened ? "act IN ('opened', 'file_opened')"
                                                   : "act IS NOT NULL";
        return each(sql, "at", "id", [this](const RowView &view) {
            const QByteArray act = view.utf8(1);
            Found found{EventLine{view.uuid(0), sortOf(FieldCodec<LookAct>::fromValue(Value::text(act))), QString::fromUtf8(act),
                                  Instant(view.integer(2)), Instant(view.integer(3)), UserId(view.uuid(4)), {}, {}, {}, {}, {}, {}, {},
                                  {}, QString::fromUtf8(view.utf8(8))},
                        view.uuid(5), {}};
            if (!view.isNull(7))
                found.about = AggregateId{int(view.integer(6)), view.uuid(7)};
            m_found.push_back(std::move(found));
        });
    }

    Connection &m_connection;
    const EventsAsked &m_asked;
    std::vector<Found> m_found;
};

/// What the ids of a page are called, a few questions for all of its lines.
class Naming
{
public:
    explicit Naming(Connection &connection)
        : m_connection(connection)
    {}

    Result<void> name(std::vector<Found> &page)
    {
        TRY(findCasesOfOthers(page));
        TRY(readPeople(page));
        TRY(readDesks(page));
        TRY(readCases(page));
        return readHistory(page);
    }

private:
    /// What was refused or is held has changed nothing: the case is the one that it names.
    Result<void> findCasesOfOthers(std::vector<Found> &page)
    {
        std::map<Uuid, Found *> commands;
        for (Found &found : page) {
            if (found.line.sort == EventSort::Refused || found.line.sort == EventSort::Held)
                commands[found.line.id] = &found;
        }
        return eachOf("command_id, bytes", "kept_command", "command_id", keysOf(commands), [&commands](const RowView &view) {
            const auto envelope = Envelope::decode(view.bytes(1));
            if (!envelope.ok())
                return;
            const auto named = Uuid::parse(QStringView(envelope->arguments.value(QLatin1String("case")).toString()));
            if (named.ok())
                commands.at(view.uuid(0))->about = AggregateId{cases::caseCardKind.number, *named};
        });
    }

    Result<void> readPeople(std::vector<Found> &page)
    {
        std::set<Uuid> ids;
        for (const Found &found : page) {
            ids.insert(found.line.user.uuid());
            if (found.about && !isCase(*found.about))
                ids.insert(found.about->id);
        }
        std::map<Uuid, QString> names;
        TRY(eachOf("id, full_name", "person", "id", ids,
                   [&names](const RowView &view) { names[view.uuid(0)] = QString::fromUtf8(view.utf8(1)); }));
        for (Found &found : page) {
            if (const auto name = names.find(found.line.user.uuid()); name != names.end())
                found.line.who = name->second;
            if (!found.about || isCase(*found.about))
                continue;
            if (const auto name = names.find(found.about->id); name != names.end())
                found.line.person = name->second;
        }
        return {};
    }

    Result<void> readDesks(std::vector<Found> &page)
    {
        std::set<Uuid> ids;
        for (const Found &found : page) {
            if (found.desk)
                ids.insert(*found.desk);
        }
        std::map<Uuid, int> numbers;
        TRY(eachOf("id, number", "desk", "id", ids,
                   [&numbers](const RowView &view) { numbers[view.uuid(0)] = int(view.integer(1)); }));
        for (Found &found : page) {
            if (const auto number = found.desk ? numbers.find(*found.desk) : numbers.end(); number != numbers.end())
                found.line.desk = number->second;
        }
        return {};
    }

    Result<void> readCases(std::vector<Found> &page)
    {
        std::set<Uuid> ids;
        for (Found &found : page) {
            if (!found.about || !isCase(*found.about))
                continue;
            found.line.caseId = found.about->id;
            ids.insert(found.about->id);
        }
        std::map<Uuid, QString> codes;
        TRY(eachOf("id, code", "case_card", "id", ids,
                   [&codes](const RowView &view) { codes[view.uuid(0)] = QString::fromUtf8(view.utf8(1)); }));
        for (Found &found : page) {
            if (const auto code = found.line.caseId ? codes.find(*found.line.caseId) : codes.end(); code != codes.end())
                found.line.code = code->second;
        }
        return {};
    }

    /// For whom it was done, and to which post it went: the ids of what a command makes follow from its own.
    Result<void> readHistory(std::vector<Found> &page)
    {
        std::map<Uuid, Found *> entries, referrals;
        for (Found &found : page) {
            if (found.line.sort != EventSort::Done || !found.line.caseId)
                continue;
            entries[derivedUuid(found.line.id, "history")] = &found;
            referrals[derivedUuid(found.line.id, "referral")] = &found;
        }
        TRY(eachOf("id, details", "case_history", "id", keysOf(entries), [&entries](const RowView &view) {
            const QJsonObject details = QJsonDocument::fromJson(view.utf8(1)).object();
            if (const QString name = details.value(QLatin1String("for_name")).toString(); !name.isEmpty())
                entries.at(view.uuid(0))->line.forWhom = name;
        }));
        std::map<Uuid, std::vector<Found *>> posts;
        TRY(eachOf("id, to_post", "case_referral", "id", keysOf(referrals),
                   [&](const RowView &view) { posts[view.uuid(1)].push_back(referrals.at(view.uuid(0))); }));
        return eachOf("id, name", "post", "id", keysOf(posts), [&posts](const RowView &view) {
            for (Found *found : posts.at(view.uuid(0)))
                found->line.to = FieldCodec<Localized>::fromValue(Value::text(view.utf8(1)));
        });
    }

    template <class Map>
    static std::set<Uuid> keysOf(const Map &map)
    {
        std::set<Uuid> keys;
        for (const auto &[key, value] : map)
            keys.insert(key);
        return keys;
    }

    Result<void> eachOf(const char *columns, const char *table, const char *by, const std::set<Uuid> &ids,
                        const std::function<void(const RowView &)> &row)
    {
        const std::vector<Uuid> all(ids.begin(), ids.end());
        return all.empty() ? Result<void>() : storage::eachByIds(m_connection, {columns, table, by}, all, row);
    }

    Connection &m_connection;
};

} // namespace

Result<EventsAnswer> readEvents(Connection &connection, const UserId &asker, const EventsAsked &asked)
{
    TRY(mayRead(connection, asker));
    TRY_LET(std::vector<Found> found, Log(connection, asked).read());
    EventsAnswer answer;
    if (found.size() > size_t(eventPageLines)) {
        found.erase(found.begin() + eventPageLines, found.end());
        answer.next = EventPlace{found.back().line.at, found.back().line.id};
    }
    TRY(Naming(connection).name(found));
    for (Found &one : found)
        answer.lines.push_back(std::move(one.line));
    return answer;
}

} // namespace peygir::administration
