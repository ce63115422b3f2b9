// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <list>
#include <map>
#include <memory>
#include <optional>

namespace peygir::sync {

/// How rows stand in a page that those have who read it: whole, or as what changed in them (`PullRequest::tables`).
enum class RowForm { Whole, Changed };

/// What a bucket gained between two states of the history, made once and served to all who hold the bucket (SYNC 8, 13).
struct KeptPage
{
    /// Begins after this seq; the rows are those that changed after it, and all of an aggregate that entered after it.
    qint64 from;
    /// The bucket's newest change that it has: as long as the bucket has none after it, the page is what the bucket gained.
    qint64 to;
    /// As `PageWriter` finished it.
    QByteArray json;
    /// The same, with the line break before it, as a part of a body (packing.h).
    QByteArray frame;
    int rows;
    RowForm form = RowForm::Whole;

    qsizetype bytes() const { return json.size() + frame.size(); }
};
using KeptPagePointer = std::shared_ptr<const KeptPage>;

/// Where pages are kept while they are true. An interface, because a server's threads share one under a lock.
class PageShelf
{
public:
    virtual ~PageShelf() = default;

    /// The page that a desk at `cursor` may be given when the bucket's newest change is `to`: one that begins at its cursor
    /// or before it. Its images are those of this state, so that what the desk has already does no harm; what moved
    /// between the page's beginning and the cursor is there too. `epoch` names the history.
    virtual KeptPagePointer find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to, RowForm form) = 0;
    /// Takes the place of older ones of the bucket.
    virtual void keep(const Uuid &epoch, qint64 bucket, KeptPagePointer page) = 0;
    /// Where a page for a desk at `cursor` had better begin, so that others can have it: at the last tick before it, or at
    /// the cursor where there is none.
    virtual qint64 beginningFor(qint64 cursor) = 0;
};

/// The pages themselves. Without threads, clock or database: a function of what it is told.
class PageMemory final : public PageShelf
{
public:
    /// `most` bytes of pages; what was not asked for the longest time goes first.
    explicit PageMemory(qsizetype most) : m_most(most) {}

    KeptPagePointer find(const Uuid &epoch, qint64 bucket, qint64 cursor, qint64 to, RowForm form) override;
    void keep(const Uuid &epoch, qint64 bucket, KeptPagePointer page) override;
    qint64 beginningFor(qint64 cursor) override;
    /// Desks are told to pull what came up to here; those that do have a cursor at it or after it.
    void tick(qint64 head);

    qsizetype bytes() const { return m_bytes; }

private:
    struct Kept
    {
        qint64 bucket;
        KeptPagePointer page;
    };
    using Pages = std::list<Kept>;

    void drop(Pages::iterator page);

    qsizetype m_most;
    std::optional<Uuid> m_epoch;
    /// The one asked for last is the first.
    Pages m_pages;
    std::multimap<qint64, Pages::iterator> m_byBucket;
    qsizetype m_bytes = 0;
    /// Ascending.
    std::list<qint64> m_ticks;
};

} // namespace peygir::sync
