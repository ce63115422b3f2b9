// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/store_place.h"
#include "sync/wire/snapshot.h"

#include <atomic>

namespace peygir::sync {

/// A first synchronisation that takes large buckets as snapshots (SYNC 18): the answers to its pull, the snapshots and at last
/// all of their rows come into a store beside the one in use, which takes its place when it is whole. Everything that has
/// come is kept there, so that a crash costs little; whatever ends the pull ends it as well.
///
/// Lives on the engine's thread, but for `build`. Errors are the machine's unless said.
class Beside
{
public:
    Beside(StorePlace &place, const Registry &registry, int schema)
        : m_place(place)
        , m_registry(registry)
        , m_schema(schema)
    {}

    /// What comes next. None: there is no such synchronisation.
    enum class Step { None, Pull, Fetch, Build, Take };
    Step step() const;

    /// After a start: goes on with what was begun for the set and the history of the store in use; what was begun for
    /// another one is gone.
    Result<void> load(const DeskState &present);
    /// The first answer to a pull has named snapshots.
    Result<void> begin(const DeskState &present, const PullResponse &first);
    /// The pull has come to nothing. While it is being built it goes when that has ended.
    Result<void> drop();

    /// How the pull goes on.
    void ask(PullRequest &pull) const;
    /// An answer to it, as it came.
    Result<void> keep(const PullResponse &response, const QByteArray &body);
    /// What of which snapshot is wanted next, and what came. Fails with "sync.malformed" where it is not that.
    SnapshotPiece wanted() const;
    Result<void> receive(const QByteArray &bytes);
    /// Rows that have come, as a part of those of the plan.
    qint64 rows() const;

    /// Makes a store of what has come: on any thread, while nothing else is called but `drop`. Announced by `beginBuilding` and
    /// `endBuilding`. Fails with "sync.snapshot_differs" where a snapshot does not hold what it says.
    Result<void> build();
    void beginBuilding() { m_isBuilding = true; }
    /// Has it fail with "storage.cancelled" before long. From any thread, while it is built.
    void stopBuilding();
    /// Whether it was dropped meanwhile; then it is gone.
    Result<bool> endBuilding();
    bool isBuilding() const { return m_isBuilding; }

    /// Takes what belongs to this desk alone along from the store in use, and the place of that (`StorePlace::exchange`). The
    /// waiting commands have then still to be decided: the store is left as one that another program had open last.
    Result<void> take(storage::Connection &present);

private:
    struct Coming
    {
        SnapshotOffer offer;
        std::optional<SnapshotManifest> manifest;
        size_t parts = 0;
        size_t syncedParts = 0;

        bool isWhole() const { return manifest && parts == manifest->chunks.size(); }
        QByteArray name() const { return offer.hash.hex().first(32); }
    };

    Result<void> readComing();
    Coming *firstUnfinished();
    const Coming *firstUnfinished() const;
    Result<void> receiveManifest(Coming &coming, const QByteArray &bytes);
    Result<void> receiveParts(Coming &coming, const QByteArray &bytes);
    Result<void> fillFrom(const Coming &coming);
    Result<void> putAside(const Table &table);
    Result<void> makeIndexes();
    Result<void> applyAnswers();
    Result<void> moveIn(storage::Connection &present, std::optional<Error> &ofPresent);
    Result<void> goOn() const { return m_isStopping ? Result<void>(Error("storage.cancelled")) : Result<void>(); }

    StorePlace &m_place;
    const Registry &m_registry;
    int m_schema;
    std::unique_ptr<storage::Connection> m_next;
    std::optional<DeskState> m_state;
    std::vector<Coming> m_coming;
    /// Of the one that is coming now.
    std::unique_ptr<storage::PageFile> m_pages;
    bool m_isBuilt = false;
    bool m_isBuilding = false;
    bool m_isDropped = false;
    std::atomic_bool m_isStopping = false;
};

} // namespace peygir::sync
