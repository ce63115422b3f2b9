// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QColor>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace peygir::uikit {

/// One row of a big list as it is shown: every text translated and finished by who made it. Empty texts take no room.
struct ListRow
{
    /// What the provider knows it by; never empty.
    QString id;
    /// Digits in equal cells at the reading start.
    QString code;
    QString title;
    /// The second line.
    QString detail;
    /// A status: its word and the colour that data gives it; the colour of the word is computed.
    QString status;
    QColor statusColour = {};
    /// "3 days late": shown in red with a sign. Empty if not late.
    QString late = {};
    /// "2 hours", with the full date for the tool tip.
    QString age = {};
    QString fullDate = {};

    friend bool operator==(const ListRow &, const ListRow &) = default;
};

/// How many rows there are: exactly, or about so many when counting all would take too long.
struct RowCount
{
    qint64 rows = 0;
    bool exact = true;

    friend bool operator==(const RowCount &, const RowCount &) = default;
};

/// Where the rows of a list come from: the desk's store behind a query interface, with the filter and order that the
/// provider was given. Never blocks: fetch() only notes the question; the answer is one of the two signals, later, in
/// the thread of the provider (the main one).
class RowProvider : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `requestId` is unique in the program. Fewer than `limit` rows only at the end.
    virtual void fetch(quint64 requestId, qint64 offset, int limit) = 0;
    /// Nobody waits for this answer any more; it may still come.
    virtual void cancel(quint64 requestId) = 0;

Q_SIGNALS:
    void fetched(quint64 requestId, const QList<peygir::uikit::ListRow> &rows, peygir::uikit::RowCount total);
    void failed(quint64 requestId, const peygir::Error &error);
    /// How many rows there are, where that was found out after the rows.
    void counted(peygir::uikit::RowCount total);
};

} // namespace peygir::uikit
