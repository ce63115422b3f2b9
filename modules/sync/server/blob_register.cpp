// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/blob_register.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<bool> BlobRegister::hasShown(const BlobHash &hash, const UserId &user)
{
    bool found = false;
    TRY(m_connection.each("SELECT size FROM blob_holder WHERE sha256 = ? AND user_id = ?",
                          {Value::text(hash.hex()), Value(user.uuid())}, [&found](const RowView &) {
                              found = true;
                              return false;
                          }));
    return found;
}

Result<qint64> BlobRegister::shownSince(const UserId &user, Instant since)
{
    qint64 bytes = 0;
    TRY(m_connection.each("SELECT size FROM blob_holder WHERE user_id = ? AND at >= ?",
                          {Value(user.uuid()), Value(since)}, [&bytes](const RowView &view) {
                              bytes += view.integer(0);
                              return true;
                          }));
    return bytes;
}

Result<void> BlobRegister::add(const BlobHash &hash, const UserId &user, qint64 size, Instant now)
{
    return m_connection.putMany(
        "blob_holder", {"sha256", "user_id", "size", "at"}, {"sha256", "user_id"},
        std::vector<Value>{Value::text(hash.hex()), Value(user.uuid()), Value(size), Value(now)});
}

Result<bool> BlobRegister::opens(const std::vector<BlobLink> &links, const BlobHash &hash,
                                 const std::vector<qint64> &buckets)
{
    for (const BlobLink &link : links) {
        bool holds = false;
        TRY(m_connection.each("SELECT bucket FROM log WHERE aggregate = ? AND kind = ? AND NOT removed",
                              {Value(link.aggregate), Value(link.kind)}, [&](const RowView &view) {
                                  holds = std::binary_search(buckets.begin(), buckets.end(), view.integer(0));
                                  return !holds;
                              }));
        if (!holds)
            continue;
        TRY_LET(const bool shown, hasShown(hash, link.by));
        if (shown)
            return true;
    }
    return false;
}

} // namespace peygir::sync
