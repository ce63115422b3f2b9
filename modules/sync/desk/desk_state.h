// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// The few single facts that a desk remembers about itself: names and JSON values in `desk_state`.
/// Each setter writes at once, inside the caller's transaction.
class DeskState
{
public:
    explicit DeskState(storage::Connection &connection) : m_connection(connection) {}

    /// Reads everything; once after opening and after a transaction that failed.
    Result<void> load();

    const std::optional<Uuid> &desk() const { return m_desk; }
    int deskNumber() const { return m_deskNumber; }
    const std::optional<Cursor> &cursor() const { return m_cursor; }
    /// The last place of the server's history of which this desk was told: by a pull, or by the answer to a push.
    const std::optional<Cursor> &known() const { return m_known; }
    /// The history that the server said it is in, at the last hello.
    const std::optional<Uuid> &home() const { return m_home; }
    /// What a verified backup of that history holds.
    qint64 durable() const { return m_durable; }
    const std::optional<Position> &position() const { return m_position; }
    /// The base is older than the server remembers: the next pull brings all of it anew, and until it is whole the old one
    /// stays on the screen.
    bool beginsAnew() const { return m_beginsAnew; }
    /// Of a pull under way that brings everything: the order in which buckets come and how large they are. Empty otherwise.
    const std::vector<BucketRows> &plan() const { return m_plan; }
    struct Arrived
    {
        /// Rows that have come by this pull.
        qint64 rows = 0;
        /// Some of them are in the base already, on a desk that had nothing: it shows a part, which is no state of the server.
        bool isShown = false;
    };
    const Arrived &arrived() const { return m_arrived; }
    const BucketSet &set() const { return m_set; }
    /// Server time minus desk time.
    const std::optional<qint64> &clockOffsetMs() const { return m_clockOffsetMs; }
    /// In server time.
    const std::optional<Instant> &lastContact() const { return m_lastContact; }
    qint64 codeCounter() const { return m_codeCounter; }
    /// Of the program that last had the store open; 0 in a new one.
    int schema() const { return m_schema; }

    Result<void> setDesk(const Uuid &desk);
    Result<void> setDeskNumber(int number);
    Result<void> setCursor(const std::optional<Cursor> &cursor);
    /// A place of the same history that lies before the known one changes nothing.
    Result<void> setKnown(const std::optional<Cursor> &known);
    Result<void> setHome(const Uuid &home);
    Result<void> setDurable(qint64 durable);
    Result<void> setPosition(const std::optional<Position> &position);
    Result<void> setBeginsAnew(bool anew);
    Result<void> setPlan(const std::vector<BucketRows> &plan);
    Result<void> setArrived(const Arrived &arrived);
    Result<void> setSet(const BucketSet &set);
    Result<void> setContact(Instant serverTime, Instant deskTime);
    Result<void> setCodeCounter(qint64 counter);
    Result<void> setSchema(int schema);

private:
    Result<void> write(const char *name, const QJsonObject &value);
    Result<void> forget(const char *name);

    storage::Connection &m_connection;
    std::optional<Uuid> m_desk;
    int m_deskNumber = 0;
    std::optional<Cursor> m_cursor;
    std::optional<Cursor> m_known;
    std::optional<Uuid> m_home;
    qint64 m_durable = 0;
    std::optional<Position> m_position;
    bool m_beginsAnew = false;
    std::vector<BucketRows> m_plan;
    Arrived m_arrived;
    BucketSet m_set;
    std::optional<qint64> m_clockOffsetMs;
    std::optional<Instant> m_lastContact;
    qint64 m_codeCounter = 0;
    int m_schema = 0;
};

} // namespace peygir::sync
