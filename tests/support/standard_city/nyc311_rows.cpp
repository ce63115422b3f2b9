// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/nyc311_rows.h"

#include "base/csv_reader.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace peygir::standard_city {

namespace {

constexpr std::array columnNames{"unique_key",   "created_date",  "closed_date",   "agency",   "agency_name",
                                 "complaint_type", "descriptor",  "location_type", "incident_address",
                                 "street_name",  "borough",       "status",        "community_board",
                                 "open_data_channel_type",        "latitude",      "longitude"};
enum Column {
    Key, Created, Closed, Agency, AgencyName, Type, Descriptor, LocationType, Address, Street, Borough, Status, Board,
    ChannelType, Latitude, Longitude
};

class RowReader
{
public:
    static Result<RowReader> of(const QStringList &header)
    {
        RowReader reader;
        for (size_t i = 0; i < columnNames.size(); ++i) {
            const qsizetype at = header.indexOf(QLatin1String(columnNames[i]));
            if (at < 0)
                return Error("standard_city.columns")
                    .with(QStringLiteral("missing"), QLatin1String(columnNames[i]));
            reader.m_columns[i] = at;
        }
        reader.m_width = header.size();
        return reader;
    }

    /// A row, or the word for what makes it useless.
    std::variant<Nyc311Row, QByteArray> read(const CsvRecord &record) const
    {
        if (record.error)
            return QByteArray("malformed ") + record.error->id();
        if (record.fields.size() != m_width)
            return QByteArray("fields");
        const auto field = [&](Column column) { return record.fields[m_columns[column]].trimmed(); };
        if (field(Key).isEmpty())
            return QByteArray("key");
        const auto created = instant(field(Created));
        if (!created)
            return QByteArray("created");
        const auto closed = instant(field(Closed));
        if (!closed && !field(Closed).isEmpty())
            return QByteArray("closed");
        if (field(Agency).isEmpty() || field(Type).isEmpty() || field(Borough).isEmpty())
            return QByteArray("incomplete");
        return Nyc311Row{record.line,         field(Key),     *created,         closed,
                         field(Agency),       field(AgencyName), field(Type),   field(Descriptor),
                         field(LocationType), field(Address), field(Street),    field(Borough),
                         field(Board),        field(Status),  field(ChannelType), position(field(Latitude),
                                                                                           field(Longitude))};
    }

    QDate dayOf(const Nyc311Row &row) const
    {
        return QDateTime::fromMSecsSinceEpoch(row.created.milliseconds(), m_zone).date();
    }

private:
    std::optional<Instant> instant(const QString &text) const
    {
        // ISO parsing is ten times faster than by a pattern, but takes shorter forms too.
        constexpr qsizetype length = 23;
        QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid() || text.size() != length || time.timeSpec() != Qt::LocalTime)
            return std::nullopt;
        // The file gives wall-clock times of New York.
        time = QDateTime(time.date(), time.time(), m_zone);
        return Instant(time.toMSecsSinceEpoch());
    }
    static std::optional<Position> position(const QString &latitude, const QString &longitude)
    {
        bool first = false;
        bool second = false;
        const double lat = latitude.toDouble(&first);
        const double lon = longitude.toDouble(&second);
        if (!first || !second || !(lat > 40 && lat < 42) || !(lon > -75 && lon < -73))
            return std::nullopt;
        return Position{int(std::lround(lat * 1e6)), int(std::lround(lon * 1e6))};
    }

    std::array<qsizetype, columnNames.size()> m_columns{};
    qsizetype m_width = 0;
    QTimeZone m_zone{"America/New_York"};
};

void remark(const Nyc311Row &row, std::vector<Nyc311Remark> &remarks)
{
    const auto add = [&](const char *what) { remarks.push_back({row.line, row.key, what}); };
    if (row.closed && *row.closed < row.created)
        add("closed_before_created");
    if (row.closed.has_value() != (row.status == QLatin1String("Closed")))
        add("status_contradicts_closing");
    if (!row.position)
        add("no_position");
    if (row.street.isEmpty())
        add("no_street");
}

} // namespace

Result<Nyc311Rows> readNyc311Rows(QIODevice &csv, QDate first, QDate last)
{
    CsvReader reader(csv);
    const auto header = reader.next();
    TRY_LET(const RowReader rowReader, RowReader::of(header ? header->fields : QStringList()));
    Nyc311Rows result;
    QSet<QString> keys;
    while (const auto record = reader.next()) {
        auto read = rowReader.read(*record);
        if (const auto *what = std::get_if<QByteArray>(&read)) {
            result.leftOut.push_back({record->line, record->fields.value(0), *what});
            continue;
        }
        auto &row = std::get<Nyc311Row>(read);
        if (keys.contains(row.key)) {
            result.leftOut.push_back({row.line, row.key, "repeated_key"});
            continue;
        }
        keys.insert(row.key);
        const QDate day = rowReader.dayOf(row);
        if (day < first || day > last)
            continue;
        remark(row, result.remarks);
        result.rows.push_back(std::move(row));
    }
    if (result.rows.empty())
        return Error("standard_city.no_rows");
    std::stable_sort(result.rows.begin(), result.rows.end(),
                     [](const Nyc311Row &a, const Nyc311Row &b) { return a.created < b.created; });
    return result;
}

} // namespace peygir::standard_city
