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
/// the city's bucket of its period (open, or the Jalali year of its closing); a file in the buckets unit × subject
/// group × period of the units that hold or held one of its nodes; a citizen in the bucket of the year of his last
/// contact. A desk keeps what is open and what was closed in this Jalali year and the last one, and citizens of three
/// years (cases/core/bucket_rules.h). Keeps references.
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
    /// Those that some desk may still keep.
    qint64 keptFileRows() const;
    qint64 events() const { return m_events; }
    qint64 citizens() const;
    /// A file lies in this many units' buckets on average.
    double unitsPerFile() const { return double(m_fileCopies) / double(m_cases); }

private:
    /// Open, this year, last year, the one before, and all that desks have let go.
    enum Period { Open, ThisYear, LastYear, YearBefore, Older, Periods };

    /// Files that lie in the same buckets.
    struct FilesAlike
    {
        std::vector<int> units;
        int group;
        int period;
        friend auto operator<=>(const FilesAlike &, const FilesAlike &) = default;
    };

    Period periodOf(Instant at) const;
    Period periodOf(const PlannedCase &planned) const;
    bool within(int unit, int ancestor) const;

    const Desks &m_desks;
    /// First moments of this Jalali year and the two before it.
    Instant m_thisYear;
    Instant m_lastYear;
    Instant m_yearBefore;
    qint64 m_cases = 0;
    qint64 m_fileRows = 0;
    qint64 m_fileCopies = 0;
    qint64 m_events = 0;
    qint64 m_cards[Periods] = {};
    std::map<FilesAlike, qint64> m_fileRowsIn;
    /// By caller: the period of the last contact, `Periods` for those who never called.
    std::vector<quint8> m_lastContact;
};

} // namespace peygir::standard_city
