// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/volume.h"

#include "persian/jalali_date.h"

#include <QDateTime>
#include <QTimeZone>

#include <zstd.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace peygir::standard_city {

namespace {

constexpr int instantDigits = 13;

/// What rows are written to, with the ids that repeat as they do in real pages.
class Wire
{
public:
    QByteArray bytes;

    void beginCase(Instant at) { m_case = newUuid(m_at = at, m_random).toAscii(); }
    const QByteArray &caseId() const { return m_case; }
    QByteArray freshId() { return newUuid(m_at, m_random).toAscii(); }
    /// A user, post, unit, subject: one of some hundreds.
    QByteArray knownId()
    {
        while (m_known.size() < 300)
            m_known.append(newUuid(Instant(1'700'000'000'000), m_random).toAscii());
        return m_known[qsizetype(m_random.below(quint64(m_known.size())))];
    }
    QByteArray number(int digits)
    {
        QByteArray text = QByteArray::number(1 + qint64(m_random.below(9)));
        while (text.size() < digits)
            text += char('0' + int(m_random.below(10)));
        return text;
    }
    QByteArray random(int size) { return m_random.bytes(size); }

private:
    SeededRandom m_random{1};
    Instant m_at{0};
    QByteArray m_case;
    QByteArrayList m_known;
};

/// Weighs one row as it grows.
class RowScale
{
public:
    explicit RowScale(Wire &wire) : m_wire(wire)
    {
        // Every replicated row: its aggregate, revision, seq and hash (SYNC 4, 17).
        id(wire.caseId());
        number(1);
        number(8);
        field('"' + wire.random(8).toBase64() + '"', 8);
    }
    void id(const QByteArray &text) { field('"' + text + '"', 16); }
    void freshId() { id(m_wire.freshId()); }
    void knownIds(int count)
    {
        for (int i = 0; i < count; ++i)
            id(m_wire.knownId());
    }
    void number(int digits)
    {
        // SQLite stores an integer in as few bytes as it needs.
        field(m_wire.number(digits), digits <= 2 ? 1 : digits <= 4 ? 2 : digits <= 9 ? 4 : 6);
    }
    void text(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        field(utf8.isEmpty() ? QByteArray("null") : '"' + utf8 + '"', double(utf8.size()));
    }
    /// Adds the row to the sums.
    void weigh(RowBytes &sum, qint64 &rows)
    {
        m_wire.bytes.append("],\n");
        sum.json += m_json + 2;
        // Length and key of the cell, its pointer in the page, and pages that are nine tenths full.
        sum.stored += (m_stored + 9) / 0.9;
        ++rows;
    }

private:
    void field(const QByteArray &json, double stored)
    {
        m_wire.bytes.append(m_json > 0 ? ',' : '[').append(json);
        m_json += double(json.size()) + 1;
        // One byte in the head of the record says what it is, two for longer texts.
        m_stored += stored + (stored > 57 ? 2 : 1);
    }

    Wire &m_wire;
    double m_json = 0;
    double m_stored = 0;
};

struct Weighed
{
    RowSizes sum;
    qint64 cards = 0;
    qint64 fileRows = 0;
    qint64 citizens = 0;
};

void weighCard(Wire &wire, Weighed &weighed)
{
    RowScale card(wire);
    card.text(QStringLiteral("1234567890"));
    card.text(QStringLiteral("follow_up"));
    card.freshId(); // the citizen
    card.knownIds(4); // subject, street, unit, holder
    for (int i = 0; i < 3; ++i)
        card.number(instantDigits); // registered, deadline, closed
    card.number(8);
    card.number(8);
    card.number(3);
    card.weigh(weighed.sum.card, weighed.cards);
}

void weighCitizen(const Caller &caller, Wire &wire, Weighed &weighed)
{
    RowScale citizen(wire);
    citizen.text(caller.givenName + u' ' + caller.familyName);
    citizen.text(caller.phone);
    citizen.number(instantDigits);
    citizen.weigh(weighed.sum.citizen, weighed.citizens);
}

/// A row of the file: its own id, who and when, what else it refers to, and its text.
void weighFileRow(int references, const QString &text, Wire &wire, Weighed &weighed)
{
    RowScale row(wire);
    row.freshId();
    row.knownIds(references);
    row.number(instantDigits);
    row.text(text);
    row.weigh(weighed.sum.fileRow, weighed.fileRows);
}

QString textOf(const PlannedEvent &event)
{
    if (const auto *registered = std::get_if<Registered>(&event.what))
        return registered->words;
    if (const auto *referred = std::get_if<Referred>(&event.what))
        return referred->note;
    if (const auto *noted = std::get_if<Noted>(&event.what))
        return noted->text;
    if (const auto *completed = std::get_if<Completed>(&event.what))
        return completed->text;
    if (const auto *reopened = std::get_if<Reopened>(&event.what))
        return reopened->note;
    return {};
}

void weighFile(const PlannedCase &planned, Wire &wire, Weighed &weighed)
{
    const FileRows rows = fileRows(planned);
    for (int i = 0; i < rows.nodes; ++i)
        weighFileRow(3, QStringLiteral("follow_up"), wire, weighed);
    for (const PlannedEvent &event : planned.events)
        weighFileRow(2, textOf(event), wire, weighed);
    for (int i = 0; i < rows.referrals; ++i)
        weighFileRow(4, {}, wire, weighed);
    for (int i = 0; i < rows.answers; ++i)
        weighFileRow(2, textOf(planned.events.back()), wire, weighed);
    const Caller &caller = planned.registration().caller;
    weighFileRow(1, caller.givenName + u' ' + caller.familyName + u' ' + caller.phone, wire, weighed);
}

} // namespace

RowSizes sketchRowSizes(CaseLifeStream cases)
{
    Weighed weighed;
    Wire wire;
    double plain = 0;
    double packed = 0;
    const auto pack = [&] {
        const size_t size = size_t(wire.bytes.size());
        QByteArray out(qsizetype(ZSTD_compressBound(size)), Qt::Uninitialized);
        const size_t less = ZSTD_compress(out.data(), size_t(out.size()), wire.bytes.constData(), size, 3);
        Q_ASSERT(!ZSTD_isError(less));
        plain += double(size);
        packed += double(less);
        wire.bytes.clear();
    };
    while (const auto planned = cases.next()) {
        wire.beginCase(planned->events.front().at);
        weighCard(wire, weighed);
        weighCitizen(planned->registration().caller, wire, weighed);
        weighFile(*planned, wire, weighed);
        // About one page of a pull.
        if (wire.bytes.size() > 2'000'000)
            pack();
    }
    pack();
    const auto average = [](RowBytes sum, qint64 rows) {
        return RowBytes{sum.json / double(rows), sum.stored / double(rows)};
    };
    return {average(weighed.sum.card, weighed.cards), average(weighed.sum.fileRow, weighed.fileRows),
            average(weighed.sum.citizen, weighed.citizens), packed / plain};
}

VolumeCount::VolumeCount(const Desks &desks, Instant now, qint64 population)
    : m_desks(desks), m_thisYear(0), m_lastYear(0),
      m_lastContact(size_t(population), quint8(Periods))
{
    const QTimeZone zone(desks.plan().timeZone);
    const auto today = persian::JalaliDate::fromGregorian(
        QDateTime::fromMSecsSinceEpoch(now.milliseconds(), zone).date());
    Q_ASSERT(today.ok());
    const auto start = [&](int year) {
        return Instant(persian::JalaliDate::fromParts(year, 1, 1)->toGregorian().startOfDay(zone).toMSecsSinceEpoch());
    };
    m_thisYear = start(today->year());
    m_lastYear = start(today->year() - 1);
}

VolumeCount::Period VolumeCount::periodOf(Instant at) const
{
    return at >= m_thisYear ? ThisYear : at >= m_lastYear ? LastYear : Older;
}

VolumeCount::Period VolumeCount::periodOf(const PlannedCase &planned) const
{
    return planned.closedAt ? periodOf(*planned.closedAt) : Open;
}

void VolumeCount::meet(const PlannedCase &planned)
{
    const Registered &registered = planned.registration();
    const Period period = periodOf(planned);
    const int rows = standard_city::fileRows(planned).total();
    const int group = m_desks.plan().subjects[size_t(registered.subject)].group;
    ++m_cases;
    ++m_cards[period];
    m_fileRows += rows;
    m_events += qint64(planned.events.size());
    FilesAlike key{holdingUnits(m_desks, planned), group, period};
    m_fileCopies += qint64(key.units.size());
    m_fileRowsIn[std::move(key)] += rows;
    // Cases come in the order of time, so the last one that is met is the last contact.
    m_lastContact[size_t(registered.caller.number)] = quint8(periodOf(planned.events.front().at));
}

qint64 VolumeCount::citizens() const
{
    return std::count_if(m_lastContact.begin(), m_lastContact.end(), [](quint8 p) { return p != Periods; });
}

qint64 VolumeCount::keptFileRows() const
{
    qint64 sum = 0;
    for (const auto &[alike, rows] : m_fileRowsIn)
        sum += alike.period == Older ? 0 : rows;
    return sum;
}

bool VolumeCount::within(int unit, int ancestor) const
{
    for (std::optional<int> at = unit; at; at = m_desks.plan().units[size_t(*at)].parent) {
        if (*at == ancestor)
            return true;
    }
    return false;
}

VolumeCount::Held VolumeCount::heldBy(int user) const
{
    const CityPlan &plan = m_desks.plan();
    // Two rights to the same bucket give it once.
    std::vector<bool> files(plan.units.size() * plan.groups.size(), false);
    bool cards = false;
    bool citizens = false;
    for (const Assignment &assignment : plan.assignments) {
        if (assignment.user != user)
            continue;
        const QStringList &verbs = plan.roles[size_t(assignment.role)].verbs;
        cards = cards || verbs.contains(QLatin1String("cases.read_cards"));
        citizens = citizens || verbs.contains(QLatin1String("cases.read_citizens"));
        if (!verbs.contains(QLatin1String("cases.read_files")))
            continue;
        for (size_t unit = 0; unit < plan.units.size(); ++unit) {
            if (!within(int(unit), assignment.unit))
                continue;
            for (size_t group = 0; group < plan.groups.size(); ++group) {
                if (!assignment.group || *assignment.group == int(group))
                    files[unit * plan.groups.size() + group] = true;
            }
        }
    }
    Held held;
    for (int period = Open; period < Older; ++period) {
        held.buckets += cards ? 1 : 0;
        held.cards += cards ? m_cards[period] : 0;
    }
    std::set<std::tuple<int, int, int>> buckets;
    for (const auto &[alike, rows] : m_fileRowsIn) {
        if (alike.period == Older)
            continue;
        // A file that lies in two held buckets is on the desk once.
        bool holds = false;
        for (const int unit : alike.units) {
            if (files[size_t(unit) * plan.groups.size() + size_t(alike.group)]) {
                buckets.emplace(unit, alike.group, alike.period);
                holds = true;
            }
        }
        held.fileRows += holds ? rows : 0;
    }
    held.buckets += qint64(buckets.size());
    for (const Period period : {ThisYear, LastYear}) {
        held.buckets += citizens ? 1 : 0;
        held.citizens += citizens ? std::count(m_lastContact.begin(), m_lastContact.end(), quint8(period)) : 0;
    }
    return held;
}

} // namespace peygir::standard_city
