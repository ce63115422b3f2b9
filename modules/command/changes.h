// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

#include <optional>
#include <vector>

namespace peygir {

/// What a rule decided, as data; the door of `storage` writes it. A refusal is no Changes but an Error.
class Changes
{
public:
    /// A key that no two things may have at one time: a code in use, the open problem at one address. Claimed and
    /// released by rules, kept by the server (`unique_value`); on a desk it decides nothing.
    struct Key
    {
        QByteArray kind;
        QByteArray value;
        /// Who holds it from now on; empty releases it.
        std::optional<Uuid> holder;
    };

    Changes() = default;
    /// The command has already had its effect, or wishes for nothing new.
    static Changes none() { return {}; }
    /// The desk does not hold what the decision needs. The command waits without effect on the screen.
    static Changes leftToServer()
    {
        Changes changes;
        changes.m_leftToServer = true;
        return changes;
    }

    /// Puts the whole row, new or in place of the old one. A row may be put several times: the last image counts.
    template <RowType T>
    Changes &put(const T &item)
    {
        return putRow(toRow(item));
    }
    Changes &putRow(Row row);
    Changes &claim(QByteArray kind, QByteArray value, const Uuid &holder);
    Changes &release(QByteArray kind, QByteArray value);
    /// Adds everything of `other`, as if it had been put here.
    Changes &add(Changes other);

    bool isLeftToServer() const { return m_leftToServer; }
    const std::vector<Row> &rows() const { return m_rows; }
    const std::vector<Key> &keys() const { return m_keys; }

private:
    std::vector<Row> m_rows;
    std::vector<Key> m_keys;
    bool m_leftToServer = false;
};

} // namespace peygir
