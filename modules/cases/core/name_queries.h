// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "command/bucket.h"
#include "command/sync_port.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <map>
#include <vector>

namespace peygir::cases {

/// What the arguments of one command stand for, as far as this desk knows it.
struct ArgumentNames
{
    /// By the id as it stands in the arguments: a tracking code, a person, a place, …
    std::map<QString, Localized> things;
    /// Of an operation that a process offers; empty where there is none or it is not known here.
    Localized operation;

    friend bool operator==(const ArgumentNames &, const ArgumentNames &) = default;
};

/// What a bucket holds, in terms of people. Those of one unit are one thing to them, whatever their subjects and seasons.
struct BucketMeaning
{
    enum class What {
        /// The rights of the person who sits here, what needs his attention, what he has registered.
        Own,
        /// Subjects, places, chart, processes.
        Reference,
        /// Who may do what, for those who give rights.
        Rights,
        /// What the server keeps for a decision.
        HeldCommands,
        /// What was changed of base information.
        RecordHistory,
        /// Those who called in the Jalali year `time`.
        Citizens,
        /// Cards of all cases of the city: the open ones, or those closed in the period `time` (period.h).
        Cards,
        /// Files of the cases of `unit`; without one, those that no unit has held.
        Files,
        /// Of a later version, or of a unit that is no longer here.
        Other,
    };

    What what = What::Other;
    std::optional<int> time = {};
    std::optional<Uuid> unit = {};

    friend auto operator<=>(const BucketMeaning &, const BucketMeaning &) = default;
};

/// Buckets that mean the same, taken together.
struct StorePart
{
    BucketMeaning meaning;
    /// Of the unit; empty without one.
    Localized unit = {};
    int buckets = 0;
    int missing = 0;
    int differing = 0;
    qint64 rows = 0;
    /// The time at which each of them had been compared; empty while one never was.
    std::optional<Instant> checkedAt = {};

    friend bool operator==(const StorePart &, const StorePart &) = default;
};

struct StoreParts
{
    /// In the order of their meanings.
    std::vector<StorePart> parts;
    /// Each bucket that was asked for, alone; of what is in it nothing is said.
    std::map<qint64, StorePart> asked;
};

/// What things are called here: for whoever reads of commands and buckets. As `CaseQueries`: asked and answered on the GUI
/// thread, of what this desk holds.
class NameQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~NameQueries() = default;
    /// One answer for each of these arguments, in their order.
    virtual Cancel arguments(const std::vector<QJsonObject> &arguments, QObject *context,
                             Done<std::vector<ArgumentNames>> done)
        = 0;
    /// The id of the case that was told this code, as text; empty: there is none here.
    virtual Cancel caseWith(const QString &code, QObject *context, Done<QString> done) = 0;
    /// `asked` are further buckets that shall be named, here or not.
    virtual Cancel parts(const std::vector<BucketHere> &buckets, const std::vector<qint64> &asked, QObject *context,
                         Done<StoreParts> done)
        = 0;
};

} // namespace peygir::cases
