// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/day/day_check.h"

#include "persian/text.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"
#include "support/standard_city/cycle_137.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace peygir::test {

using standard_city::Nyc311Row;
using storage::RowView;
namespace cycle = standard_city::cycle_137;

namespace {

struct ServerCase
{
    QString code, subject, agency, street, region, channel, node, words;
    std::optional<Uuid> registeredBy;
    Instant registeredAt{0};
    std::optional<Instant> closedAt;
    QString outcome, flag;
    std::vector<MadeReferral> referrals;
    /// The names of the units of the posts to which it was referred, with the note.
    std::vector<std::pair<QString, QString>> unitsAsked;
    int history = 0;
    int openNodes = 0;
};

QString english(const RowView &row, int column)
{
    QJsonObject name = QJsonDocument::fromJson(row.utf8(column)).object();
    if (name.contains(QLatin1String("v")))
        name = name.value(QLatin1String("v")).toObject();
    return name.value(QLatin1String("en")).toString();
}

/// Everything that a server says of its cases.
class ServerRows
{
public:
    explicit ServerRows(const QString &path)
    {
        storage::SqliteOptions options;
        options.path = path;
        options.readOnly = true;
        options.mustExist = true;
        m_connection = must(storage::openSqlite(options));
        readCards();
        readFiles();
    }

    std::unordered_map<Uuid, ServerCase> cases;
    qint64 rows = 0;

private:
    template <class Read>
    void each(QByteArrayView sql, Read read)
    {
        must(m_connection->each(sql, {}, [&](const RowView &row) {
            read(row);
            ++rows;
            return true;
        }));
    }

    void readCards()
    {
        each("SELECT c.id, c.code, s.name, g.name, p.name, r.name, c.channel, c.node, c.registered_by, c.registered_at,"
             " c.closed_at, COALESCE(c.outcome, ''), COALESCE(c.intake_flag, ''), c.open_nodes FROM case_card c"
             " JOIN subject s ON s.id = c.subject JOIN subject_group g ON g.id = c.subject_group"
             " JOIN place p ON p.id = c.place JOIN place r ON r.id = c.region",
             [this](const RowView &row) {
                 ServerCase &known = cases[row.uuid(0)];
                 known.code = row.text(1);
                 known.subject = english(row, 2);
                 known.agency = english(row, 3);
                 known.street = english(row, 4);
                 known.region = english(row, 5);
                 known.channel = row.text(6);
                 known.node = row.text(7);
                 known.registeredBy = row.uuid(8);
                 known.registeredAt = row.instant(9);
                 if (!row.isNull(10))
                     known.closedAt = row.instant(10);
                 known.outcome = row.text(11);
                 known.flag = row.text(12);
                 known.openNodes = int(row.integer(13));
             });
    }

    void readFiles()
    {
        each("SELECT id, words FROM case_file", [this](const RowView &row) { cases[row.uuid(0)].words = row.text(1); });
        each("SELECT aggregate FROM case_history", [this](const RowView &row) { ++cases[row.uuid(0)].history; });
        each("SELECT f.aggregate, f.node, f.to_post, f.by_user, f.note, f.at, u.name FROM case_referral f"
             " JOIN post p ON p.id = f.to_post JOIN unit u ON u.id = p.unit",
             [this](const RowView &row) {
                 ServerCase &known = cases[row.uuid(0)];
                 known.referrals.push_back({row.uuid(1), row.uuid(2), row.uuid(3), row.text(4), row.instant(5)});
                 known.unitsAsked.emplace_back(english(row, 6), row.text(4));
             });
    }

    std::unique_ptr<storage::Connection> m_connection;
};

QString channelWord(const QString &word)
{
    return word == QLatin1String("ONLINE")   ? QStringLiteral("web")
           : word == QLatin1String("MOBILE") ? QStringLiteral("app")
                                             : QStringLiteral("phone");
}

/// How far the file's status lets a request come.
QString nodeOf(const Nyc311Row &row)
{
    if (row.closed)
        return QString::fromLatin1(cycle::done);
    return QString::fromLatin1(row.status == QLatin1String("Open") ? cycle::followUp : cycle::answering);
}

class RowCheck
{
public:
    RowCheck(const Nyc311Row &row, const PlayedCase &played, const ServerCase &found, DayComparison &comparison)
        : m_row(row)
        , m_played(played)
        , m_found(found)
        , m_comparison(comparison)
    {}

    void run()
    {
        is("code", m_found.code, m_played.code);
        is("subject", m_found.subject, m_row.type);
        is("agency", m_found.agency, m_row.agencyName);
        is("street", m_found.street, m_row.street.isEmpty() ? QStringLiteral("(no street)") : m_row.street);
        is("region", m_found.region, m_row.borough);
        is("channel", m_found.channel, channelWord(m_row.channel));
        is("node", m_found.node, nodeOf(m_row));
        is("flag", m_found.flag, QString());
        if (!m_found.words.startsWith(persian::normalised(m_row.descriptor)))
            differs("words", m_found.words, m_row.descriptor);
        is("registered at", m_found.registeredAt, m_row.created);
        if (m_found.registeredBy != m_played.registeredBy)
            differs("registered by", QStringLiteral("another"), m_row.key);
        closing();
        referrals();
        is("lines of history", QString::number(m_found.history), QString::number(m_played.acts));
    }

private:
    void differs(const char *what, const QString &found, const QString &wanted)
    {
        m_comparison.differences.append(
            QStringLiteral("row %1: %2 is '%3' instead of '%4'").arg(m_row.key, QLatin1String(what), found, wanted));
    }
    void is(const char *what, const QString &found, const QString &wanted)
    {
        if (persian::normalised(found) != persian::normalised(wanted))
            differs(what, found, wanted);
    }
    void is(const char *what, Instant found, Instant wanted)
    {
        if (found != wanted)
            differs(what, QString::number(found.milliseconds()), QString::number(wanted.milliseconds()));
    }

    void closing()
    {
        is("outcome", m_found.outcome, m_row.closed ? QStringLiteral("done") : QString());
        is("open nodes", QString::number(m_found.openNodes), m_row.closed ? QStringLiteral("0") : QStringLiteral("1"));
        if (m_found.closedAt.has_value() != m_row.closed.has_value())
            return differs("closing", m_found.closedAt ? QStringLiteral("there") : QStringLiteral("missing"),
                           m_row.closed ? QStringLiteral("there") : QStringLiteral("missing"));
        if (!m_row.closed)
            return;
        // A row that was closed before it was created is closed when it is created (`Nyc311Remark`).
        const Instant inFile = std::max(*m_row.closed, m_row.created);
        if (*m_found.closedAt == inFile) {
            ++m_comparison.closedAsInFile;
        } else if (m_played.isLate && m_played.closedAt && *m_played.closedAt > inFile) {
            is("late closing", *m_found.closedAt, *m_played.closedAt);
            ++m_comparison.closedLater;
        } else {
            is("closed at", *m_found.closedAt, inFile);
        }
    }

    void referrals()
    {
        auto found = m_found.referrals;
        auto wanted = m_played.referrals;
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        if (found != wanted)
            differs("number of referrals", QString::number(found.size()), QString::number(wanted.size()));
        // The one that the file itself tells: from the agency to its people in the borough.
        const bool wasReferred = m_row.closed || m_row.status == QLatin1String("In Progress");
        const std::pair inFile(QString(m_row.agencyName + u' ' + m_row.borough), m_row.board);
        const auto times = std::count(m_found.unitsAsked.begin(), m_found.unitsAsked.end(), inFile);
        if (times != (wasReferred ? 1 : 0))
            differs("referral to the borough", QString::number(times), QString::number(wasReferred ? 1 : 0));
    }

    const Nyc311Row &m_row;
    const PlayedCase &m_played;
    const ServerCase &m_found;
    DayComparison &m_comparison;
};

} // namespace

DayComparison compareWithFile(const QString &serverFile, const standard_city::Nyc311Days &day,
                              const DayJournal &journal)
{
    ServerRows server(serverFile);
    DayComparison comparison;
    comparison.rows = server.rows;
    std::set<Uuid> met;
    for (size_t i = 0; i < day.rows.size(); ++i) {
        const PlayedCase &played = journal.cases[i];
        const auto found = played.id ? server.cases.find(*played.id) : server.cases.end();
        if (found == server.cases.end() || !met.insert(*played.id).second)
            comparison.differences.append(QStringLiteral("row %1: no case of its own").arg(day.rows[i].key));
        else
            RowCheck(day.rows[i], played, found->second, comparison).run();
    }
    for (const auto &[id, found] : server.cases) {
        if (!met.contains(id))
            comparison.differences.append(QStringLiteral("case %1: not in the file").arg(found.code));
    }
    return comparison;
}

} // namespace peygir::test
