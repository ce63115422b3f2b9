// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/job_book.h"

#include "access/core/change_rights.h"
#include "access/store/grant_job.h"
#include "base/limits.h"
#include "cases/core/case_file.h"
#include "cases/core/refer_case.h"
#include "cases/store/transfer_job.h"
#include "simulation/machine.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir::simulation {

using storage::Connection;
using storage::RowView;
using sync::JobState;

namespace {

constexpr int partsOfStep = 2;
const char *oncePerPart = "a part of a job has one command with one outcome and one effect";
const char *trueCounts = "a job says what its parts came to";
const char *allOfIt = "a job deals with all that nobody has touched";
const char *nothingOfOthers = "a job takes back what it did and nothing else";

struct Part
{
    qint64 number;
    Uuid thing;
    QJsonObject act;
    QByteArray state;
    bool hasReason;
    /// Somebody had acted on it between the step that planned it and the one that would have done it: no command was given.
    bool isLeft;
};

struct PartOutcome
{
    QByteArray word;
    qint64 place;
    bool isSettled;
};
/// By the command.
using Outcomes = std::map<Uuid, PartOutcome>;

template <class T>
T drawn(const std::vector<T> &from, Random &chance)
{
    return from[size_t(chance.below(from.size()))];
}

std::vector<Uuid> idsOf(Connection &server, const QByteArray &sql, std::initializer_list<Value> values)
{
    std::vector<Uuid> ids;
    must(server.each(sql, values, [&ids](const RowView &view) {
        ids.push_back(view.uuid(0));
        return true;
    }));
    return ids;
}

std::vector<Part> partsOf(Connection &server, const Uuid &job)
{
    std::vector<Part> parts;
    must(server.each("SELECT number, thing, act, state, reason FROM job_part WHERE job = ? ORDER BY number", {Value(job)},
                     [&parts](const RowView &view) {
                         const QJsonObject act = QJsonDocument::fromJson(view.utf8(2)).object();
                         const bool isLeft = view.utf8(3) == "refused" && !view.isNull(4) && view.utf8(4).contains("jobs.moved_on");
                         parts.push_back({view.integer(0), view.uuid(1), act.value(QLatin1String("arguments")).toObject(),
                                          view.utf8(3), !view.isNull(4), isLeft});
                         return true;
                     }));
    return parts;
}

Outcomes outcomesOf(Connection &server)
{
    Outcomes outcomes;
    must(server.each("SELECT command_id, outcome, COALESCE(settled_seq, seq), settled_by FROM receipt", {},
                     [&outcomes](const RowView &view) {
                         outcomes.emplace(view.uuid(0), PartOutcome{view.utf8(1), view.integer(2), !view.isNull(3)});
                         return true;
                     }));
    return outcomes;
}

Uuid commandOf(const sync::Job &job, qint64 number, const char *way)
{
    return derivedUuid(job.id, way + QByteArray::number(number));
}

/// One job, with the server's own words about it.
class JobCheck
{
public:
    JobCheck(Connection &server, const Mirror &mirror, const Outcomes &outcomes, const sync::Job &job)
        : m_server(server), m_mirror(mirror), m_outcomes(outcomes), m_job(job), m_parts(partsOf(server, job.id))
    {
    }

    std::optional<Violation> check(std::set<Uuid> &known)
    {
        for (const Part &part : m_parts) {
            known.insert(commandOf(m_job, part.number, "do:"));
            known.insert(commandOf(m_job, part.number, "undo:"));
            if (auto wrong = checkPart(part))
                return wrong;
        }
        if (auto wrong = checkCounts())
            return wrong;
        return checkNamed();
    }

    std::optional<Violation> checkAllOfIt(qint64 head, const std::set<Uuid> &things) const
    {
        std::set<Uuid> dealtWith;
        for (const Part &part : m_parts)
            dealtWith.insert(part.thing);
        for (const Uuid &thing : things) {
            if (!dealtWith.contains(thing) && stillAsks(head, thing))
                return Violation{allOfIt, words() + ": " + thing.toAscii()};
        }
        for (const Part &part : m_parts) {
            if (part.isLeft && stillAsks(head, part.thing))
                return Violation{allOfIt, words(part) + ": nobody had touched it"};
        }
        return std::nullopt;
    }

private:
    QByteArray words() const
    {
        return m_job.kind + " job " + m_job.id.toAscii() + ' ' + FieldCodec<JobState>::word(m_job.state);
    }
    QByteArray words(const Part &part) const
    {
        return words() + ", part " + QByteArray::number(part.number) + ' ' + part.state + " of " + part.thing.toAscii();
    }
    const PartOutcome *outcome(const Part &part, const char *way) const
    {
        const auto found = m_outcomes.find(commandOf(m_job, part.number, way));
        return found == m_outcomes.end() ? nullptr : &found->second;
    }
    static QByteArray wordOf(const PartOutcome *outcome) { return outcome ? outcome->word : QByteArray("nothing"); }

    /// What the part says of itself is what the history says of its commands.
    std::optional<Violation> checkPart(const Part &part) const
    {
        const PartOutcome *done = outcome(part, "do:");
        const PartOutcome *undone = outcome(part, "undo:");
        if (part.isLeft && !done && !undone)
            return std::nullopt;
        static const std::map<QByteArray, std::pair<QByteArrayList, QByteArrayList>> allowed{
            {"planned", {{"nothing", "applied", "refused", "held"}, {"nothing"}}},
            {"held", {{"held"}, {"nothing"}}},
            {"applied", {{"applied"}, {"nothing"}}},
            {"refused", {{"refused"}, {"nothing"}}},
            {"undo_planned", {{"applied"}, {"nothing", "applied", "refused", "held"}}},
            {"undo_held", {{"applied"}, {"held"}}},
            {"undone", {{"applied"}, {"applied"}}},
            {"kept", {{"applied"}, {"nothing", "refused"}}}};
        const auto rule = allowed.find(part.state);
        if (rule == allowed.end() || !rule->second.first.contains(wordOf(done)) || !rule->second.second.contains(wordOf(undone)))
            return Violation{oncePerPart, words(part) + ": done " + wordOf(done) + ", taken back " + wordOf(undone)};
        for (const char *way : {"do:", "undo:"}) {
            if (auto wrong = checkEffect(part, way))
                return wrong;
        }
        if (undone && undone->word == "applied" && !undone->isSettled)
            return checkTakenBack(part, *done, *undone);
        return std::nullopt;
    }

    /// What was not applied did nothing; what was, did it once. A command that found it done already writes nothing.
    std::optional<Violation> checkEffect(const Part &part, const char *way) const
    {
        if (m_job.kind != "transfer")
            return std::nullopt;
        const PartOutcome *what = outcome(part, way);
        const RowPointer referral = m_mirror.row(tableOf<cases::Referral>(), derivedUuid(commandOf(m_job, part.number, way), "referral"));
        if (referral && (wordOf(what) != "applied" || referral->rev != 1))
            return Violation{oncePerPart, words(part) + ' ' + way + wordOf(what) + ": " + simulation::described(*referral)};
        return std::nullopt;
    }

    /// Until it was taken back nobody had touched it.
    std::optional<Violation> checkTakenBack(const Part &part, const PartOutcome &done, const PartOutcome &undone) const
    {
        const RowPointer changed = m_job.kind == "transfer" ? m_mirror.rowAt(tableOf<cases::CaseNode>(), part.thing, undone.place)
                                                            : assignmentOf(part, undone.place);
        // Where a rule found nothing to do, nothing was taken from anybody.
        if (!changed || changed->seq != undone.place)
            return std::nullopt;
        const RowPointer before = m_mirror.rowAt(*changed->table, changed->id, undone.place - 1);
        if (before && before->seq == done.place)
            return std::nullopt;
        return Violation{nothingOfOthers, words(part) + ": " + (before ? simulation::described(*before) : QByteArray("there was nothing"))};
    }

    RowPointer assignmentOf(const Part &part, qint64 place) const
    {
        const auto wanted = must(fieldsFromJson<access::ChangeRights>(part.act));
        for (const RowPointer &row : m_mirror.rows(tableOf<access::Assignment>())) {
            const auto one = fromRow<access::Assignment>(*row);
            if (one.user == wanted.user && one.role == wanted.role && one.unit == wanted.unit && one.subjectGroup == wanted.subjectGroup)
                return m_mirror.rowAt(*row->table, row->id, place);
        }
        return nullptr;
    }

    /// Of what has ended, made anew from receipts alone: there are so many parts, and these are their commands.
    std::optional<Violation> checkCounts() const
    {
        const bool isDone = m_job.state == JobState::Done;
        const bool isUndone = m_job.state == JobState::Undone;
        if (!isDone && !isUndone)
            return std::nullopt;
        std::map<QByteArray, qint64> done;
        std::map<QByteArray, qint64> undone;
        qint64 planned = 0;
        must(m_server.each("SELECT planned FROM job WHERE id = ?", {Value(m_job.id)}, [&planned](const RowView &view) {
            planned = view.integer(0);
            return false;
        }));
        for (qint64 number = 0; number < planned; ++number) {
            const auto one = m_outcomes.find(commandOf(m_job, number, "do:"));
            const auto back = m_outcomes.find(commandOf(m_job, number, "undo:"));
            ++done[one == m_outcomes.end() ? QByteArray("nothing") : one->second.word];
            ++undone[back == m_outcomes.end() ? QByteArray("nothing") : back->second.word];
        }
        const qint64 stands = done["applied"] - undone["applied"] - undone["held"];
        const sync::JobCounts &said = m_job.counts;
        const qint64 left = std::count_if(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.isLeft; });
        const bool isTrue = (m_job.partsAreGone || done["nothing"] == left) && said.refused == done["refused"] + done["nothing"] && said.held == done["held"] + undone["held"]
            && said.undone == undone["applied"] && said.applied == (isDone ? stands : 0) && said.kept == (isUndone ? stands : 0)
            && (!isDone || undone["applied"] + undone["refused"] + undone["held"] == 0);
        if (isTrue && (m_job.partsAreGone || qint64(m_parts.size()) == planned))
            return std::nullopt;
        const auto number = [](qint64 value) { return QByteArray::number(value) + ' '; };
        return Violation{trueCounts, words() + ": says applied " + number(said.applied) + "refused " + number(said.refused) + "held "
                             + number(said.held) + "undone " + number(said.undone) + "kept " + number(said.kept) + "; of "
                             + number(planned) + "parts " + number(done["applied"]) + "were applied, " + number(done["refused"])
                             + "refused, " + number(done["held"]) + "held; " + number(undone["applied"]) + "taken back"};
    }

    /// Whatever did not come to what was wanted is named, with why.
    std::optional<Violation> checkNamed() const
    {
        for (const Part &part : m_parts) {
            const bool isTrouble = QByteArrayList{"refused", "kept", "held", "undo_held"}.contains(part.state);
            if (isTrouble && !part.hasReason)
                return Violation{trueCounts, words(part) + " has no reason"};
        }
        return std::nullopt;
    }

    /// It is as it was when the job began, and the job has done nothing about it.
    bool stillAsks(qint64 head, const Uuid &thing) const
    {
        const bool isTransfer = m_job.kind == "transfer";
        const Table &table = isTransfer ? tableOf<cases::CaseNode>() : tableOf<access::Assignment>();
        const RowPointer row = m_mirror.row(table, thing);
        if (!row || row->seq > head)
            return false;
        if (isTransfer)
            return true;
        const auto asked = must(fieldsFromJson<access::GrantAsked>(m_job.arguments));
        const auto like = fromRow<access::Assignment>(*row);
        for (const RowPointer &other : m_mirror.rows(table)) {
            const auto one = fromRow<access::Assignment>(*other);
            if (one.user == like.user && one.role == asked.role && one.unit == like.unit && one.subjectGroup == like.subjectGroup)
                return false;
        }
        return true;
    }

    Connection &m_server;
    const Mirror &m_mirror;
    const Outcomes &m_outcomes;
    const sync::Job &m_job;
    const std::vector<Part> m_parts;
};

/// Commands of the server itself that no desk gave are parts of jobs, or settle what is held.
std::optional<Violation> checkStrangers(Connection &server, const std::set<Uuid> &known, const std::vector<sync::Job> &jobs)
{
    if (std::any_of(jobs.begin(), jobs.end(), [](const sync::Job &job) { return job.partsAreGone; }))
        return std::nullopt;
    static const Uuid noDesk = *Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000003"));
    for (const Uuid &command : idsOf(server, "SELECT r.command_id FROM receipt r WHERE r.desk = ? AND NOT EXISTS"
                                             " (SELECT 1 FROM receipt o WHERE o.settled_by = r.command_id)",
                                     {Value(noDesk)})) {
        // What was tried again after a restore and was held again has no receipt that names it, but an act.
        const bool isTry = !idsOf(server, "SELECT id FROM held_act WHERE id = ?", {Value(derivedUuid(command, "act"))}).empty();
        if (!known.contains(command) && !isTry)
            return Violation{oncePerPart, "command " + command.toAscii() + " of the server belongs to no part"};
    }
    return std::nullopt;
}

} // namespace

const std::vector<storage::JobKind> &smallJobKinds()
{
    static const std::vector<storage::JobKind> kinds = [] {
        std::vector<storage::JobKind> small{cases::transferJob(), access::grantJob()};
        for (storage::JobKind &kind : small)
            kind.aggregates = limits::commandAggregates / partsOfStep;
        return small;
    }();
    return kinds;
}

JobWish drawJob(Connection &server, const City &city, Random &chance)
{
    // Who has few rights finds out that a job has no more.
    const UserId by = chance.below(3) == 0 ? drawn(city.users(), chance) : access::systemUser();
    if (chance.below(3) == 0) {
        const access::GrantAsked asked{drawn(city.roles(), chance).id, drawn(city.roles(), chance).id};
        return {"grant", fieldsToJson(asked), by};
    }
    const std::vector<Uuid> holders = idsOf(
        server, "SELECT DISTINCT holder FROM case_node WHERE state = 'open' AND holder IS NOT NULL ORDER BY holder", {});
    const organisation::PostId from = holders.empty() ? drawn(city.posts(), chance).id : organisation::PostId(drawn(holders, chance));
    return {"transfer", fieldsToJson(cases::TransferAsked{from, drawn(city.posts(), chance).id, QStringLiteral("handed over")}), by};
}

void JobBook::begun(const Uuid &job, const JobWish &wish, Connection &server, qint64 head)
{
    Begun begun{head, {}};
    const bool isTransfer = wish.kind == "transfer";
    const QByteArray sql = isTransfer ? "SELECT id FROM case_node WHERE state = 'open' AND holder = ?"
                                      : "SELECT id FROM assignment WHERE active AND role = ?";
    const Uuid from = isTransfer ? must(fieldsFromJson<cases::TransferAsked>(wish.arguments)).from.uuid()
                                 : must(fieldsFromJson<access::GrantAsked>(wish.arguments)).like.uuid();
    for (const Uuid &thing : idsOf(server, sql, {Value(from)}))
        begun.things.insert(thing);
    m_begun.insert_or_assign(job, std::move(begun));
}

std::optional<Violation> JobBook::check(Connection &server, const Mirror &mirror) const
{
    const Outcomes outcomes = outcomesOf(server);
    const std::vector<sync::Job> jobs = must(sync::Jobs(server, smallJobKinds()).list());
    std::set<Uuid> known;
    for (const sync::Job &job : jobs) {
        JobCheck one(server, mirror, outcomes, job);
        if (auto wrong = one.check(known))
            return wrong;
        const auto begun = m_begun.find(job.id);
        if (job.state != JobState::Done || job.partsAreGone || begun == m_begun.end())
            continue;
        if (auto wrong = one.checkAllOfIt(begun->second.head, begun->second.things))
            return wrong;
    }
    return checkStrangers(server, known, jobs);
}

std::optional<Violation> JobBook::checkEnd(Connection &server, const Mirror &mirror) const
{
    for (const sync::Job &job : must(sync::Jobs(server, smallJobKinds()).list())) {
        if (job.state == JobState::Running || job.state == JobState::Undoing)
            return Violation{"a job comes to its end", job.kind + " job " + job.id.toAscii() + " is still under way"};
        if (job.state == JobState::Failed)
            return Violation{"a job comes to its end", job.kind + " job " + job.id.toAscii() + " failed with "
                                 + (job.reason ? job.reason->id() : QByteArray("nothing"))};
    }
    return check(server, mirror);
}

QByteArray jobTables(Connection &server)
{
    QByteArray all;
    const auto add = [&all](const RowView &view) {
        for (int column = 0; column < view.columns(); ++column)
            all += (view.isNull(column) ? QByteArray("-") : view.utf8(column)) + ' ';
        return true;
    };
    must(server.each("SELECT hex(id), state, CAST(planned AS TEXT), CAST(changed_at AS TEXT), tallied FROM job ORDER BY id", {}, add));
    must(server.each("SELECT hex(job), CAST(number AS TEXT), state, hex(waits_for) FROM job_part ORDER BY job, number", {}, add));
    return all;
}

} // namespace peygir::simulation
