// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/settings.h"
#include "sync/wire/messages.h"

#include <QJsonObject>

#include <map>
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
    };

    void enter(Entry entry);
    /// A push came out of the server. What it has said once it never says otherwise, but that what was held has come to
    /// an end, or to another reason, later in the history.
    std::optional<Violation> hear(const sync::PushResponse &response);

    /// In the order in which they were entered.
    const std::vector<Entry> &entries() const { return m_entries; }
    std::vector<const Entry *> entriesOf(int desk) const;

private:
    std::vector<Entry> m_entries;
    std::map<Uuid, size_t> m_index;
};

} // namespace peygir::simulation
