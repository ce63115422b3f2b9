// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/effect_oracle.h"

#include "simulation/counted.h"

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;
using sync::Outcome;

namespace {

constexpr const char *effectOracle = "rows are what the commands make of those before";

/// What became of a command when it was run, or when it was tried again.
struct Ending
{
    Uuid command;
    Outcome outcome;
    /// Empty where it was applied, and where a later ending of the same command has taken its place.
    std::optional<Error> reason;
};

/// What stands in the history at one place.
struct Place
{
    qint64 seq;
    Instant happenedAt;
    Ending ending;
    /// The server tried again by itself what had come back: no command of anybody.
    bool isOwnRetry;
    /// What was said at first stands nowhere any more.
    bool isOverwritten;
};

Outcome outcomeOf(const QByteArray &word)
{
    return word == "applied" ? Outcome::Applied : word == "refused" ? Outcome::Refused : Outcome::Held;
}

/// The rows of the server at a head, and what the commands after it make of them.
class ReplayedServer final : public FactSource
{
public:
    ReplayedServer(const Mirror &mirror, qint64 head, EffectOracle::Memory &memory)
        : m_mirror(mirror), m_head(head), m_memory(memory)
    {
    }

    Result<Fact<RowPointer>> row(const Table &table, const Uuid &id) override
    {
        RowPointer row = Counted::isOne(table) ? counted().row(table, id) : present(table, id);
        return row ? Fact<RowPointer>::known(std::move(row)) : Fact<RowPointer>::absent();
    }

    Result<Fact<std::vector<RowPointer>>> rowsOf(const Table &table, const Uuid &aggregate) override
    {
        std::map<Uuid, RowPointer> rows;
        for (const RowPointer &row : m_mirror.rowsOfAt(table, aggregate, m_head))
            rows.emplace(row->id, row);
        for (const auto &[key, row] : m_written) {
            if (key.first == &table && row->aggregate == aggregate)
                rows.insert_or_assign(row->id, row);
        }
        std::vector<RowPointer> ordered;
        for (const auto &[id, row] : rows)
            ordered.push_back(row);
        return Fact<std::vector<RowPointer>>::known(std::move(ordered));
    }

    Result<Fact<Uuid>> holder(QByteArrayView kind, QByteArrayView value) override
    {
        const auto found = m_memory.holders.find({kind.toByteArray(), value.toByteArray()});
        return found == m_memory.holders.end() ? Fact<Uuid>::absent() : Fact<Uuid>::known(found->second);
    }

    RowPointer present(const Table &table, const Uuid &id) const
    {
        const auto written = m_written.find({&table, id});
        return written == m_written.end() ? m_mirror.rowAt(table, id, m_head) : written->second;
    }

    void apply(const Changes &changes, qint64 seq)
    {
        for (const Row &row : changes.rows()) {
            const RowPointer old = present(*row.table, row.id);
            if (old && old->sameContent(row))
                continue;
            auto written = std::make_shared<Row>(row);
            written->rev = (old ? old->rev : 0) + 1;
            written->seq = seq;
            m_written.insert_or_assign({row.table, row.id}, written);
            if (Counted::dependsOn(*row.table))
                m_counted.reset();
        }
        for (const Changes::Key &key : changes.keys()) {
            if (key.holder)
                m_memory.holders.insert_or_assign({key.kind, key.value}, *key.holder);
            else
                m_memory.holders.erase({key.kind, key.value});
        }
    }

    const Content &written() const { return m_written; }

private:
    const Counted &counted()
    {
        if (m_counted)
            return *m_counted;
        m_counted.emplace();
        for (const Table *table : {&tableOf<cases::CaseNode>(), &tableOf<organisation::Post>(), &tableOf<organisation::Unit>()}) {
            for (const RowPointer &row : m_mirror.rowsAt(*table, m_head)) {
                if (!m_written.contains({table, row->id}))
                    m_counted->add(*row);
            }
        }
        for (const auto &[key, row] : m_written)
            m_counted->add(*row);
        return *m_counted;
    }

    const Mirror &m_mirror;
    qint64 m_head;
    EffectOracle::Memory &m_memory;
    Content m_written;
    std::optional<Counted> m_counted;
};

/// The commands of a stretch of the history, decided once more.
class Replay
{
public:
    Replay(const Registry &registry, const Mirror &mirror, const std::map<Uuid, Envelope> &sent, qint64 before,
           EffectOracle::Memory &memory)
        : m_registry(registry), m_mirror(mirror), m_sent(sent), m_before(before), m_memory(memory),
          m_rows(mirror, before, memory)
    {
    }

    Result<std::optional<Violation>> run(Connection &server)
    {
        TRY(read(server));
        for (const Place &place : m_places) {
            runOne(place);
            if (m_wrong)
                return m_wrong;
        }
        return compare();
    }

private:
    Result<void> read(Connection &server)
    {
        const auto reasonOf = [](const RowView &view, int column) {
            return view.isNull(column) ? std::nullopt : std::optional(sync::errorFromJson(view.utf8(column)));
        };
        TRY(server.each("SELECT command_id, seq, happened_at, outcome, reason, settled_seq, kind FROM receipt WHERE seq > ?"
                        " ORDER BY seq", {Value(m_before)}, [&](const RowView &view) {
                            const bool isSettled = !view.isNull(5);
                            m_places.push_back({view.integer(1), Instant(view.integer(2)),
                                                {view.uuid(0), isSettled ? Outcome::Held : outcomeOf(view.utf8(3)),
                                                 isSettled ? std::nullopt : reasonOf(view, 4)},
                                                view.isNull(6), isSettled});
                            return true;
                        }));
        TRY(server.each("SELECT command_id, happened_at, outcome, reason, settled_by FROM receipt WHERE settled_seq > ?",
                        {Value(m_before)}, [&](const RowView &view) {
                            m_happened.emplace(view.uuid(0), Instant(view.integer(1)));
                            m_endings.emplace(view.uuid(4), Ending{view.uuid(0), outcomeOf(view.utf8(2)), reasonOf(view, 3)});
                            return true;
                        }));
        return {};
    }

    void report(const QByteArray &words)
    {
        if (!m_wrong)
            m_wrong = Violation{effectOracle, words};
    }

    void runOne(const Place &place)
    {
        const Uuid &command = place.ending.command;
        if (place.isOwnRetry) {
            const RowPointer row = m_mirror.row(tableOf<HeldAct>(), derivedUuid(command, "act"));
            if (!row)
                return report("the server tried something again at " + QByteArray::number(place.seq) + ", no row says what");
            auto act = fromRow<HeldAct>(*row);
            act.end.reset();
            return settle(act, command, place.seq);
        }
        const auto sent = m_sent.find(command);
        if (sent == m_sent.end())
            return report(command.toAscii() + " has a receipt, but never came");
        if (place.ending.outcome == Outcome::Applied)
            return carryOut(sent->second, place.happenedAt, place.seq);
        if (place.ending.outcome == Outcome::Held)
            m_memory.held.insert(command);
        attend(sent->second, place);
    }

    void carryOut(const Envelope &envelope, Instant happenedAt, qint64 seq)
    {
        const auto decided = m_registry.decide(envelope, happenedAt, m_rows);
        if (!decided.ok() || decided->isLeftToServer())
            return report(envelope.kind + ' ' + envelope.id.toAscii() + " was applied at " + QByteArray::number(seq) + ", its rule says "
                          + (decided.ok() ? QByteArray("nothing") : decided.error().id()));
        m_rows.apply(*decided, seq);
        for (const Row &row : decided->rows()) {
            if (row.table != &tableOf<HeldAct>())
                continue;
            if (const auto act = fromRow<HeldAct>(row); !act.end)
                settle(act, envelope.id, seq);
        }
    }

    /// A decision about a held command, which `by` brought.
    void settle(HeldAct act, const Uuid &by, qint64 seq)
    {
        const RowPointer row = m_rows.present(tableOf<Attention>(), act.attention.uuid());
        if (!row)
            return;
        const auto entry = fromRow<Attention>(*row);
        if (!m_memory.held.contains(entry.commandId))
            return;
        Ending ending{entry.commandId, Outcome::Held, std::nullopt};
        const auto found = m_endings.find(by);
        const bool isKnown = found != m_endings.end() && found->second.command == entry.commandId;
        if (act.decision == HeldDecision::Refuse) {
            ending.outcome = Outcome::Refused;
            ending.reason = act.by == entry.user ? Error("sync.withdrawn")
                                                 : Error("sync.refused_by_person", {{QStringLiteral("words"), act.words}});
        } else if (isKnown) {
            ending = found->second;
        } else {
            // It was held once more, and whatever came then has said another reason.
            m_unsure.insert(act.attention.uuid());
        }
        const auto sent = m_sent.find(entry.commandId);
        if (ending.outcome == Outcome::Applied && sent != m_sent.end())
            carryOut(sent->second, m_happened.at(entry.commandId), seq);
        if (ending.outcome != Outcome::Held)
            m_memory.held.erase(entry.commandId);
        noteEnd(std::move(act), ending, seq);
    }

    void noteEnd(HeldAct act, const Ending &ending, qint64 seq)
    {
        // Read again: the command may have written an entry of its own in this place.
        auto entry = fromRow<Attention>(*m_rows.present(tableOf<Attention>(), act.attention.uuid()));
        act.end = ending.outcome == Outcome::Applied ? HeldEnd::Applied
            : ending.outcome == Outcome::Refused    ? HeldEnd::Refused
                                                    : HeldEnd::Held;
        if (ending.outcome == Outcome::Refused) {
            entry.reason = AttentionReason::Refused;
        } else if (ending.outcome == Outcome::Applied && entry.reason == AttentionReason::Held) {
            entry.reason = AttentionReason::Applied;
            entry.settled = true;
        }
        if (ending.reason) {
            entry.errorId = QString::fromLatin1(ending.reason->id());
            entry.errorValues = QJsonObject::fromVariantMap(ending.reason->values());
        }
        Changes changes;
        changes.put(entry);
        changes.put(act);
        m_rows.apply(changes, seq);
    }

    /// What was not applied is in its author's list, and in nobody's otherwise.
    void attend(const Envelope &envelope, const Place &place)
    {
        const bool isHeld = place.ending.outcome == Outcome::Held;
        std::optional<Uuid> unit;
        if (isHeld && m_registry.careOf())
            unit = m_registry.careOf()(Facts(m_rows, envelope.author, m_registry.rightsOf()), envelope.author);
        const AttentionId id = attentionAbout(envelope.id);
        if (place.isOverwritten)
            m_unsure.insert(id.uuid());
        const Error reason = place.ending.reason.value_or(Error("simulation.overwritten"));
        Changes changes;
        changes.put(Attention{id, envelope.author, envelope.id, isHeld ? AttentionReason::Held : AttentionReason::Refused,
                              QString::fromLatin1(reason.id()), QJsonObject::fromVariantMap(reason.values()),
                              QString::fromLatin1(envelope.kind), envelope.arguments, place.happenedAt, false, unit});
        m_rows.apply(changes, place.seq);
    }

    std::optional<Violation> compare()
    {
        for (const auto &[key, expected] : m_rows.written()) {
            if (m_unsure.contains(key.second))
                continue;
            const RowPointer row = m_mirror.row(*key.first, key.second);
            if (!row)
                report("nothing is written instead of " + described(*expected));
            else if (!row->sameContent(*expected) || row->rev != expected->rev || row->seq != expected->seq)
                report("the server has " + described(*row) + "\n    instead of " + described(*expected));
        }
        for (const RowKey &key : m_mirror.changed()) {
            if (!m_rows.written().contains(key))
                report("no command wrote " + described(*m_mirror.row(*key.first, key.second)));
        }
        return m_wrong;
    }

    const Registry &m_registry;
    const Mirror &m_mirror;
    const std::map<Uuid, Envelope> &m_sent;
    qint64 m_before;
    EffectOracle::Memory &m_memory;
    ReplayedServer m_rows;
    std::vector<Place> m_places;
    /// What became of held commands, by the command that brought it.
    std::map<Uuid, Ending> m_endings;
    /// When these were entered.
    std::map<Uuid, Instant> m_happened;
    /// Entries whose words nobody can know any more.
    std::set<Uuid> m_unsure;
    std::optional<Violation> m_wrong;
};

} // namespace

Result<void> EffectOracle::begin(Connection &server)
{
    m_memory = {};
    TRY(server.each("SELECT kind, value, holder FROM unique_value", {}, [this](const RowView &view) {
        m_memory.holders.emplace(std::pair(view.utf8(0), view.utf8(1)), view.uuid(2));
        return true;
    }));
    return server.each("SELECT command_id FROM receipt WHERE outcome = 'held'", {}, [this](const RowView &view) {
        m_memory.held.insert(view.uuid(0));
        return true;
    });
}

Result<std::optional<Violation>> EffectOracle::follow(Connection &server, const std::map<Uuid, Envelope> &sent, qint64 before)
{
    if (m_mirror->head().seq == before)
        return std::optional<Violation>();
    return Replay(*m_registry, *m_mirror, sent, before, m_memory).run(server);
}

Result<std::optional<Violation>> EffectOracle::checkKeys(Connection &server) const
{
    std::map<std::pair<QByteArray, QByteArray>, Uuid> kept;
    TRY(server.each("SELECT kind, value, holder FROM unique_value", {}, [&kept](const RowView &view) {
        kept.emplace(std::pair(view.utf8(0), view.utf8(1)), view.uuid(2));
        return true;
    }));
    if (kept == m_memory.holders)
        return std::optional<Violation>();
    return std::optional(Violation{"keys are those that were claimed",
                                   "the server keeps " + QByteArray::number(qint64(kept.size())) + " keys, "
                                       + QByteArray::number(qint64(m_memory.holders.size())) + " were claimed, or others"});
}

} // namespace peygir::simulation
