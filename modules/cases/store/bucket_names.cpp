// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/bucket_names.h"

#include "access/core/settle_held.h"
#include "cases/core/case_buckets.h"

#include <algorithm>

namespace peygir::cases {

using storage::Connection;
using storage::RowView;
using What = BucketMeaning::What;

namespace {

/// No desk keeps more (`access::mostKeptMonths`); cases brought in from another system may be older.
constexpr int yearsBack = 25;
constexpr int quarters = 4;

Result<std::vector<std::optional<Uuid>>> idsOf(Connection &connection, const QByteArray &table)
{
    std::vector<std::optional<Uuid>> ids{std::nullopt};
    TRY(connection.each("SELECT id FROM " + table + " ORDER BY id", {}, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

/// The open ones and then the newest first: whoever is asked about is most likely among the first.
std::vector<std::optional<int>> periods(int thisYear)
{
    std::vector<std::optional<int>> periods{std::nullopt};
    for (int year = thisYear + 1; year > thisYear - yearsBack; --year) {
        for (int quarter = quarters; quarter > 0; --quarter)
            periods.push_back(year * 10 + quarter);
    }
    return periods;
}

/// Takes names until all that is looked for is found.
class Search
{
public:
    Search(std::map<qint64, BucketMeaning> &known, const std::set<qint64> &wanted)
        : m_known(known)
    {
        for (const qint64 bucket : wanted) {
            if (!m_known.contains(bucket))
                m_left.insert(bucket);
        }
    }
    bool isDone() const { return m_left.empty(); }
    void take(const Bucket &bucket, const BucketMeaning &meaning)
    {
        if (m_left.erase(bucket.id()) > 0)
            m_known.emplace(bucket.id(), meaning);
    }

private:
    std::map<qint64, BucketMeaning> &m_known;
    std::set<qint64> m_left;
};

} // namespace

Result<std::map<qint64, BucketMeaning>> BucketNames::meaningsOf(Connection &connection, const std::set<qint64> &buckets,
                                                                int thisYear)
{
    Search search(m_known, buckets);
    if (!search.isDone()) {
        TRY_LET(const auto units, idsOf(connection, "unit"));
        TRY_LET(const auto groups, idsOf(connection, "subject_group"));
        for (const auto &unit : units)
            search.take(access::heldBucket(unit), {What::HeldCommands, {}, unit});
        for (int year = thisYear + 1; year > thisYear - yearsBack; --year)
            search.take(citizensBucket(year), {What::Citizens, year});
        for (const std::optional<int> &period : periods(thisYear)) {
            if (search.isDone())
                break;
            search.take(cardsBucket(period), {What::Cards, period});
            for (const auto &unit : units) {
                for (const auto &group : groups)
                    search.take(filesBucket(unit, group, period), {What::Files, {}, unit});
            }
        }
    }
    std::map<qint64, BucketMeaning> meanings;
    for (const qint64 bucket : buckets) {
        const auto known = m_known.find(bucket);
        meanings.emplace(bucket, known == m_known.end() ? BucketMeaning() : known->second);
    }
    return meanings;
}

std::vector<StorePart> storePartsOf(const std::vector<BucketHere> &buckets, const std::map<qint64, BucketMeaning> &meanings)
{
    std::map<BucketMeaning, StorePart> parts;
    for (const BucketHere &bucket : buckets) {
        const BucketMeaning meaning = meanings.at(bucket.bucket);
        const auto [at, isFirst] = parts.try_emplace(meaning, StorePart{meaning});
        StorePart &part = at->second;
        ++part.buckets;
        part.rows += bucket.rows;
        part.missing += bucket.standing == BucketHere::Standing::Missing ? 1 : 0;
        part.differing += bucket.standing == BucketHere::Standing::Differs ? 1 : 0;
        // An empty optional is the smallest of all.
        part.checkedAt = isFirst ? bucket.checkedAt : std::min(part.checkedAt, bucket.checkedAt);
    }
    std::vector<StorePart> listed;
    for (auto &[meaning, part] : parts)
        listed.push_back(std::move(part));
    return listed;
}

} // namespace peygir::cases
