// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/bulk_refer_run.h"

#include "base/random.h"
#include "cases/core/refer_case.h"
#include "persian/digits.h"
#include "uikit/error_sentence.h"

#include <algorithm>

namespace peygir::cases {

/// The desk could not do it; the rules have not been asked, or nothing was kept of their answer. What a store refuses for the
/// sake of its content is none: it would be refused each time.
static bool isFault(const Error &error)
{
    constexpr const char *faults[] = {"storage.disk_full", "storage.io",       "storage.busy",
                                      "storage.read_only", "storage.damaged", "storage.unreachable"};
    return std::any_of(std::begin(faults), std::end(faults), [&error](const char *id) { return error.id() == id; });
}

BulkReferRun::BulkReferRun(CaseQueries &queries, DeskPort &desk, QObject *parent)
    : QObject(parent)
    , m_queries(queries)
    , m_desk(desk)
{
}

void BulkReferRun::begin(Way way, int all)
{
    m_way = way;
    m_running = true;
    m_stopped = false;
    m_interrupted = false;
    m_order.clear();
    m_next = 0;
    m_answered = 0;
    m_fault.reset();
    m_went = 0;
    m_all = all;
    m_stayed.clear();
    Q_EMIT moved(0, all);
}

void BulkReferRun::refer(const Wish &wish)
{
    begin(Way::There, int(wish.cases.size()));
    m_act.reset();
    m_queries.referable(wish.cases, wish.whose.value_or(m_desk.user()), this, [this, wish](const Result<std::vector<ReferableCase>> &cases) {
        if (!cases.ok())
            return interrupt(cases.error());
        take(*cases, wish);
    });
}

void BulkReferRun::take(const std::vector<ReferableCase> &cases, const Wish &wish)
{
    SystemRandom random;
    m_act = BulkAct{newUuid(m_desk.now(), random), wish.to, wish.toName, wish.note, {}};
    std::vector<CaseNodeId> nodes;
    for (const ReferableCase &one : cases) {
        if (!one.node) {
            stay(one.code, tr("it is closed, or its file is not on this desk."));
            continue;
        }
        m_act->parts.push_back({one.id, one.code, *one.node, {}, BulkState::Waiting});
        nodes.push_back(*one.node);
    }
    if (!m_book)
        return setOut();
    m_book->holders(nodes, this, [this](const Result<BulkBook::Holders> &holders) {
        if (!holders.ok()) {
            // Given without it, none of them could be taken back.
            m_act.reset();
            return interrupt(holders.error());
        }
        for (BulkPart &part : m_act->parts) {
            if (holders->contains(part.node))
                part.from = holders->at(part.node);
        }
        // Before the first of them is given: what ends the program later finds it.
        m_book->keep(*m_act);
        setOut();
    });
}

void BulkReferRun::setOut()
{
    for (int number = 0; number < int(m_act->parts.size()); ++number) {
        if (m_act->parts[size_t(number)].state == BulkState::Waiting)
            m_order.push_back(number);
    }
    next();
}

void BulkReferRun::goOn(const BulkAct &act)
{
    begin(Way::There, int(std::count_if(act.parts.begin(), act.parts.end(), [](const BulkPart &part) {
              return part.state == BulkState::Waiting;
          })));
    m_act = act;
    if (!m_book)
        return setOut();
    // The disk that had no room for a case may have had none for the book.
    m_book->keep(*m_act);
    std::vector<CaseNodeId> nodes;
    for (const BulkPart &part : m_act->parts) {
        if (part.state == BulkState::Waiting)
            nodes.push_back(part.node);
    }
    m_book->holders(nodes, this, [this](const Result<BulkBook::Holders> &holders) {
        if (!holders.ok())
            return interrupt(holders.error());
        seeWhatHasGone(*holders);
        setOut();
    });
}

void BulkReferRun::seeWhatHasGone(const BulkBook::Holders &holders)
{
    std::vector<BulkBook::Became> gone;
    for (int number = 0; number < int(m_act->parts.size()); ++number) {
        const BulkPart &part = m_act->parts[size_t(number)];
        const auto found = holders.find(part.node);
        const bool isThere = found != holders.end() && found->second == m_act->targetOf(part);
        if (part.state == BulkState::Waiting && isThere && part.from != m_act->targetOf(part))
            gone.push_back({number, BulkState::Referred});
    }
    m_went += int(gone.size());
    note(gone);
    for (const auto &[number, state] : gone)
        Q_EMIT referred(m_act->parts[size_t(number)].caseId.toString());
}

void BulkReferRun::takeBack(const BulkAct &act)
{
    m_act = act;
    std::vector<int> order;
    int waiting = 0;
    for (int number = 0; number < int(act.parts.size()); ++number) {
        const BulkState state = act.parts[size_t(number)].state;
        // The program may have ended after these were given and before that was noted.
        const bool maybe = state == BulkState::Waiting && waiting++ < underWay;
        if (state == BulkState::Referred || maybe)
            order.push_back(number);
    }
    std::reverse(order.begin(), order.end());
    begin(Way::Back, int(order.size()));
    m_order = std::move(order);
    m_book->leave(act.id);
    next();
}

std::vector<int> BulkReferRun::nextNumbers()
{
    const auto from = m_order.begin() + qsizetype(m_next);
    std::vector<int> numbers(from, from + std::min<qsizetype>(atOnce, m_order.end() - from));
    m_next += numbers.size();
    return numbers;
}

void BulkReferRun::next()
{
    const auto isLast = [this] { return m_fault || m_stopped || m_next == m_order.size(); };
    if (isLast()) {
        if (m_unanswered == 0)
            m_fault ? interrupt(*m_fault) : finish();
        return;
    }
    if (m_way == Way::Back)
        return takeSomeBack(nextNumbers());
    while (!isLast() && m_unanswered < underWay / atOnce) {
        const std::vector<int> numbers = nextNumbers();
        std::vector<organisation::PostId> to;
        for (const int number : numbers)
            to.push_back(m_act->targetOf(m_act->parts[size_t(number)]));
        submit(numbers, to, m_act->note);
    }
}

void BulkReferRun::takeSomeBack(const std::vector<int> &numbers)
{
    std::vector<CaseNodeId> nodes;
    for (const int number : numbers)
        nodes.push_back(m_act->parts[size_t(number)].node);
    m_book->holders(nodes, this, [this, numbers](const Result<BulkBook::Holders> &holders) {
        if (!holders.ok())
            return interrupt(holders.error());
        std::vector<int> back;
        std::vector<organisation::PostId> to;
        std::vector<BulkBook::Became> kept;
        for (const int number : numbers) {
            const BulkPart &asked = m_act->parts[size_t(number)];
            const auto found = holders->find(asked.node);
            const bool isThere = found != holders->end() && found->second == m_act->targetOf(asked);
            if (isThere && asked.from) {
                back.push_back(number);
                to.push_back(*asked.from);
            } else if (asked.state == BulkState::Waiting) {
                // It never went.
                --m_all;
            } else {
                kept.push_back({number, BulkState::Kept});
                stay(asked.code, isThere ? tr("nobody had it before.") : tr("somebody has acted on it since."));
            }
        }
        note(kept);
        m_answered += int(numbers.size() - back.size());
        submit(back, to, {});
    });
}

void BulkReferRun::submit(const std::vector<int> &numbers, const std::vector<organisation::PostId> &to, const QString &words)
{
    if (numbers.empty())
        return next();
    std::vector<QJsonObject> commands;
    for (size_t i = 0; i < numbers.size(); ++i) {
        const BulkPart &part = m_act->parts[size_t(numbers[i])];
        commands.push_back(fieldsToJson(ReferCase{part.caseId, part.node, to[i], words}));
    }
    ++m_unanswered;
    m_desk.submitAll(ReferCase::kind, commands, this,
                     [this, numbers](const std::vector<Result<DeskPort::Accepted>> &accepted) { submitted(numbers, accepted); });
}

void BulkReferRun::submitted(const std::vector<int> &numbers, const std::vector<Result<DeskPort::Accepted>> &accepted)
{
    const bool there = m_way == Way::There;
    --m_unanswered;
    std::vector<BulkBook::Became> became;
    std::optional<Error> fault;
    for (size_t i = 0; i < numbers.size() && !fault; ++i) {
        const BulkPart &given = m_act->parts[size_t(numbers[i])];
        if (accepted[i].ok()) {
            ++m_went;
            became.push_back({numbers[i], there ? BulkState::Referred : BulkState::TakenBack});
            if (there)
                Q_EMIT referred(given.caseId.toString());
        } else if (isFault(accepted[i].error())) {
            fault = accepted[i].error();
        } else {
            became.push_back({numbers[i], there ? BulkState::Refused : BulkState::Kept});
            stay(given.code, uikit::errorSentence(accepted[i].error()));
        }
    }
    note(became);
    if (fault)
        m_fault = fault;
    m_answered += int(numbers.size());
    Q_EMIT moved(m_answered, int(m_order.size()));
    next();
}

void BulkReferRun::note(const std::vector<BulkBook::Became> &became)
{
    if (became.empty())
        return;
    for (const auto &[number, state] : became)
        m_act->parts[size_t(number)].state = state;
    if (m_book)
        m_book->note(m_act->id, became);
}

void BulkReferRun::stay(const QString &code, const QString &why)
{
    m_stayed.append(tr("%1: %2").arg(persian::toPersianDigits(code), why));
}

void BulkReferRun::interrupt(const Error &fault)
{
    m_interrupted = true;
    m_stayed.append(uikit::errorSentence(fault));
    finish();
}

void BulkReferRun::finish()
{
    m_running = false;
    if (m_stopped && !m_interrupted && m_act && m_book)
        m_book->leave(m_act->id);
    Q_EMIT finished();
}

} // namespace peygir::cases
