// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/settings.h"
#include "sync/wire/messages.h"

#include <QJsonObject>

#include <map>
#include <set>
#include <vector>

namespace peygir::simulation {

/// Every command that a person entered and was told to be kept, and what the server ever said of it.
class Book
{
public:
    struct Entry
    {
        int desk;
        Uuid command;
        QByteArray kind;
        QJsonObject arguments;
        /// What the citizen was told.
        QByteArray code;
        std::optional<sync::Receipt> receipt;
        /// The disk that had it was put back to an earlier copy. It may have been sent before.
        bool isLost = false;
        /// The answer has come to a desk that still has it.
        bool isTold = false;
        /// What was said of it by a server that has lost it since, and whether that had come to a desk.
        std::optional<sync::Receipt> lost = std::nullopt;
        bool wasTold = false;

        bool wasOnce(sync::Outcome outcome) const { return lost && lost->outcome == outcome; }
    };

    void enter(Entry entry);
    /// A push came out of the server. What it has said once it never says otherwise, but that what was held has come to
    /// an end, or to another reason, later in the history.
    std::optional<Violation> hear(const sync::PushResponse &response);

    /// The same has come to a desk.
    void told(const sync::PushResponse &response);

    /// What the server has said of what came after `seq` holds no longer: it knows nothing of it.
    void forgetAfter(qint64 seq);

    /// The last word about it stands in the history up to `seq`.
    bool isBehind(const Uuid &command, qint64 seq) const;

    /// The gathering ended, by time or because all whom the backup knew had returned, and these desks had not brought yet all that
    /// they were told: others may have gone on without it.
    void gatheringEndedWithout(const std::set<int> &desks);
    /// It was told to be done by a server that has lost it, and whoever still has it had brought it before the gathering ended.
    /// Where the end was early, a copy of his desk that was told nothing may have brought it before him.
    bool isToStay(const Entry &entry) const;

    /// In the order in which they were entered.
    const std::vector<Entry> &entries() const { return m_entries; }
    /// What this desk has to have kept, in its order: entered here, or there when its disk was copied.
    const std::vector<Uuid> &keptOn(int desk) { return m_kept[desk]; }
    const std::map<int, std::vector<Uuid>> &kept() const { return m_kept; }
    /// A desk begins as a copy of another one.
    void copied(int from, int to);
    /// A desk has only the first so many commands any more.
    void putBack(int desk, size_t kept);

private:
    /// The desks that have it.
    std::vector<int> holders(const Uuid &command) const;

    std::map<int, std::vector<Uuid>> m_kept;
    std::vector<Entry> m_entries;
    std::map<Uuid, size_t> m_index;
    bool m_hasEndedEarly = false;
    /// Desks that it ended without, and their copies.
    std::set<int> m_missed;
};

} // namespace peygir::simulation
