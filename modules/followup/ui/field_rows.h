// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "followup/core/followup_queries.h"
#include "uikit/list_row.h"

namespace peygir::followup {

/// The visits of a day as rows, known by the ids of the visits; all of them are here, in the order of the route.
class FieldRows final : public uikit::RowProvider
{
    Q_OBJECT

public:
    using uikit::RowProvider::RowProvider;

    /// Whoever calls it refreshes the model.
    void setRows(const QList<uikit::ListRow> &rows) { m_rows = rows; }
    void fetch(quint64 requestId, qint64 offset, int limit) override;
    void cancel(quint64) override {}

private:
    QList<uikit::ListRow> m_rows;
};

/// A row with two lines that a finger hits, in pixels at 96 dpi.
inline constexpr int fingerRow = 64;

/// "400 m", "1.2 km" in the user's language and digits.
QString shownDistance(double metres);

/// The address as one reads it to find the place; empty where none is known.
QString shownAddress(const cases::CaseLine &line);

/// A visit that is to be made: `number` is its place in the route, from 1 on; `leg` how far it is from the one before.
uikit::ListRow fieldRow(const OwnVisit &visit, int number, const std::optional<double> &leg, Instant now);
/// One that was made today.
uikit::ListRow madeRow(const OwnVisit &visit);

} // namespace peygir::followup
