// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/bucket_rule.h"
#include "storage/connection.h"

#include <QJsonObject>

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace peygir::access {

/// Which buckets a person may hold: what concerns everybody and himself, and what his active assignments, the roles
/// behind them with those that they contain, and the chart below their units give him by the rules. Answers are kept in memory and made again when
/// roles, chart, groups or his own rights have changed, or their time is over. Safe to use from several threads.
class BucketSets
{
public:
    /// The groups of subjects that exist: `access` stands before the feature that has them.
    using GroupIds = std::function<Result<std::vector<Uuid>>(storage::Connection &connection)>;
    /// Ids of buckets, ascending.
    using Ids = std::shared_ptr<const std::vector<qint64>>;

    BucketSets(std::vector<BucketRule> rules, GroupIds groupIds);

    /// To be asked within a read transaction. A user who does not exist holds what everybody holds.
    Result<Ids> of(storage::Connection &connection, const UserId &user, Instant now);

private:
    /// What an answer was made from.
    struct Version
    {
        qint64 roles = 0;
        qint64 chart = 0;
        qint64 ownRights = 0;
        /// What posts give, and who holds those that give something.
        qint64 postRights = 0;
        qint64 heldPosts = 0;
        qint64 roleContents = 0;
        std::vector<Uuid> groups = {};
        friend bool operator==(const Version &, const Version &) = default;
    };
    struct Kept
    {
        Version version;
        Instant madeAt;
        Ids ids;
    };
    struct Grant
    {
        std::optional<Uuid> unit;
        std::optional<Uuid> group;
        QJsonObject keptMonths;
    };

    Result<Version> versionFor(storage::Connection &connection, const UserId &user);
    Result<std::map<QByteArray, std::vector<Grant>>> grantsOf(storage::Connection &connection, const UserId &user);
    Result<Ids> made(storage::Connection &connection, const UserId &user, Instant now, const std::vector<Uuid> &groups);

    std::vector<BucketRule> m_rules;
    GroupIds m_groupIds;
    std::mutex m_mutex;
    std::map<UserId, Kept> m_kept;
};

} // namespace peygir::access
