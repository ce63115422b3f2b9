// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/look_journal.h"

#include "base/limits.h"

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

Result<void> LookJournal::load()
{
    m_count = 0;
    m_first.reset();
    return m_connection.each("SELECT COUNT(*), MIN(at) FROM look_journal", {}, [this](const RowView &view) {
        m_count = view.integer(0);
        if (m_count > 0)
            m_first = Instant(view.integer(1));
        return false;
    });
}

Result<void> LookJournal::add(const Look &look)
{
    TRY(m_connection.run("INSERT INTO look_journal (id, at, act, kind, aggregate, detail) VALUES (?, ?, ?, ?, ?, ?)",
                         {Value(look.id), Value(look.at), FieldCodec<LookAct>::toValue(look.act),
                          look.of ? Value(look.of->kind) : Value(), look.of ? Value(look.of->id) : Value(),
                          Value::text(look.detail.left(limits::lookText))}));
    ++m_count;
    if (!m_first)
        m_first = look.at;
    return {};
}

std::optional<Instant> LookJournal::dueAt() const
{
    return m_first ? std::optional(*m_first + Milliseconds(limits::lookGathering)) : std::nullopt;
}

bool LookJournal::isDue(Instant now) const
{
    return m_count >= limits::looksGathered || (m_first && now >= *dueAt());
}

Result<std::vector<Look>> LookJournal::oldest()
{
    std::vector<Look> looks;
    TRY(m_connection.each("SELECT id, at, act, kind, aggregate, detail FROM look_journal ORDER BY id LIMIT ?",
                          {Value(limits::looksPerRequest)}, [&looks](const RowView &view) {
                              Look look{view.uuid(0), Instant(view.integer(1)), LookAct::Opened, {},
                                        QString::fromUtf8(view.utf8(5))};
                              look.act = FieldCodec<LookAct>::fromValue(Value::text(view.utf8(2)));
                              if (!view.isNull(4))
                                  look.of = AggregateId{int(view.integer(3)), view.uuid(4)};
                              looks.push_back(std::move(look));
                              return true;
                          }));
    return looks;
}

Result<void> LookJournal::forget(const std::vector<Look> &looks)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    for (const Look &look : looks)
        TRY(m_connection.run("DELETE FROM look_journal WHERE id = ?", {Value(look.id)}));
    TRY(transaction.commit());
    return load();
}

} // namespace peygir::sync
