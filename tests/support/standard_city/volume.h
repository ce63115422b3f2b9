// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life_stream.h"

namespace peygir::standard_city {

/// Bytes of one row, on average: compressed on the wire; in the table on the desk; in its indexes, with its share of
/// what the desk keeps about who may hold it.
struct RowBytes
{
    double wire = 0;
    double stored = 0;
    double indexes = 0;

    double onDesk() const { return stored + indexes; }
};

struct RowSizes
{
    RowBytes card;
    RowBytes fileRow;
    RowBytes citizen;
};

/// Counts what lies in every bucket of a city and so what each user's desk holds, from the stream alone. A card is in
/// the city's bucket of its period (open, or the quarter of its closing); a file in the buckets unit × subject group ×
/// period of the units that hold or held one of its nodes; a citizen in the bucket of the Jalali year of his last
/// contact. A desk keeps what is open and as many months of the rest as its roles say (cases/core/bucket_rules.h).
/// Keeps references.
class VolumeCount
{
public:
    VolumeCount(const Desks &desks, Instant now, qint64 population);

    void meet(const PlannedCase &planned);

    struct Held
    {
        /// In his set, empty ones too.
        qint64 buckets = 0;
        qint64 cards = 0;
        qint64 fileRows = 0;
        qint64 citizens = 0;
    };
    /// What the desk of this user holds besides what everybody has.
    Held heldBy(int user) const;

    qint64 cases() const { return m_cases; }
    qint64 fileRows() const { return m_fileRows; }
    qint64 events() const { return m_events; }
    qint64 citizens() const;
    /// A file lies in this many units' buckets on average.
    double unitsPerFile() const { return double(m_fileCopies) / double(m_cases); }

private:
    /// Quarters before the one that it is now; `isOpen` for what is in none yet.
    static constexpr int isOpen = -1;
    static constexpr quint8 never = 255;

    /// Files that lie in the same buckets.
    struct FilesAlike
    {
        std::vector<int> units;
        int group;
        int period;
        friend auto operator<=>(const FilesAlike &, const FilesAlike &) = default;
    };

    /// How many of these beginnings, the newest first, lie after this moment.
    static int back(const std::vector<Instant> &beginnings, Instant at);
    /// Of a window of so many months: as many quarters as begin before it ends; 0: none, or those of years.
    int quartersKept(int months) const;
    int yearsKept(int months) const;
    bool within(int unit, int ancestor) const;

    const Desks &m_desks;
    /// First moments of this quarter and those before it, of this Jalali year and those before it; the newest first.
    std::vector<Instant> m_quarters;
    std::vector<Instant> m_years;
    /// First moments of this month and those before it.
    std::vector<Instant> m_months;
    qint64 m_cases = 0;
    qint64 m_fileRows = 0;
    qint64 m_fileCopies = 0;
    qint64 m_events = 0;
    std::map<int, qint64> m_cards;
    std::map<FilesAlike, qint64> m_fileRowsIn;
    /// By caller: how many Jalali years ago he called last; `never`.
    std::vector<quint8> m_lastContact;
};

} // namespace peygir::standard_city
