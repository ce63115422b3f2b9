// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QByteArray>

namespace peygir::storage {

/// The statements of one transaction as bytes. Written by us and kept with a hash: what cannot be read is a damage that the
/// hash did not see, or of a newer program.
class JournalEntry
{
public:
    void clear() { m_bytes.clear(); }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &bytes() const { return m_bytes; }

    void addRun(QByteArrayView sql, std::span<const Value> parameters);
    void addScript(const QByteArray &sql);
    void addPut(const QByteArray &table, const std::vector<QByteArray> &columns, const std::vector<QByteArray> &keys,
                std::span<const Value> values);

private:
    void add(quint32 number);
    void add(QByteArrayView bytes);
    void add(const std::vector<QByteArray> &names);
    void add(std::span<const Value> values);

    QByteArray m_bytes;
};

/// Does on `connection` what the entry says. Fails with "storage.journal_damaged" and the errors of `Connection`.
Result<void> runEntry(Connection &connection, const QByteArray &entry);

} // namespace peygir::storage
