// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "answering/core/call_book.h"
#include "cases/support/told.h"

#include <QTimer>

#include <algorithm>

namespace peygir::answering::testing {

using told::day;
using told::idOf;
using told::now;

inline cases::CaseLine lineOf(int number, const char *subject)
{
    cases::CaseLine line
        = told::line(number, subject, QStringLiteral("answer"), QStringLiteral("آمادهٔ پاسخ به شهروند"));
    line.holder = {QStringLiteral("کارشناس پاسخگویی"), {}};
    return line;
}

/// A message that is ready, at the stay of its own number.
inline CallMessage messageOf(int number, const char *subject)
{
    CallMessage message{
        lineOf(number, subject),
        idOf<cases::CaseNodeId>(number),
        QStringLiteral(
            "جلوی خانه‌مان چاله‌ای بزرگ است و شب‌ها دیده نمی‌شود."),
        {},
        {}};
    message.replies = {{QStringLiteral("لکه‌گیری در تاریخ ۱۴۰۵/۰۸/۲۸ انجام شد."),
                        {QStringLiteral("مهندس کاظمی، ناحیه ۲"), QStringLiteral("Engineer Kazemi, district 2")},
                        now - 2 * day}};
    return message;
}

/// Answers what a test told it, as a query thread does: later. Remembers what it was asked.
class ToldAnswers final : public AnsweringQueries
{
public:
    std::vector<ReadyCitizen> citizens;
    std::map<Uuid, CallView> calls;
    std::vector<DueLine> dueLines;
    std::vector<reference::Snippet> texts;
    std::optional<ReadyFilter> askedReady;
    std::optional<DueFilter> askedDue;

    Cancel ready(const ReadyFilter &filter, qint64 offset, int limit, QObject *context, Done<ReadyPage> done) override
    {
        askedReady = filter;
        ReadyPage page{{}, qint64(citizens.size()), 0, 0};
        for (const ReadyCitizen &citizen : citizens) {
            page.toCall += citizen.hasNoReply ? 0 : 1;
            page.messages += citizen.hasNoReply ? 0 : citizen.messages;
        }
        for (qint64 at = offset; at < std::min<qint64>(offset + limit, page.total); ++at)
            page.citizens.push_back(citizens[size_t(at)]);
        return told::later<ReadyPage>(context, done, page);
    }
    Cancel call(const Uuid &id, QObject *context, Done<CallView> done) override
    {
        const auto found = calls.find(id);
        return told::later<CallView>(context, done,
                               found == calls.end() ? Result<CallView>(Error("answering.nobody_ready"))
                                                    : Result<CallView>(found->second));
    }
    Cancel due(const DueFilter &filter, qint64 offset, int limit, QObject *context, Done<DuePage> done) override
    {
        askedDue = filter;
        DuePage page{{}, qint64(dueLines.size())};
        for (qint64 at = offset; at < std::min<qint64>(offset + limit, page.total); ++at)
            page.lines.push_back(dueLines[size_t(at)]);
        return told::later<DuePage>(context, done, page);
    }
    Cancel counts(Instant, Instant, QObject *context, Done<AnsweringCounts> done) override
    {
        return told::later<AnsweringCounts>(context, done, AnsweringCounts{qint64(citizens.size()), qint64(dueLines.size())});
    }
    Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) override
    {
        return told::later<std::vector<reference::Snippet>>(context, done, texts);
    }
};

/// Remembers in memory, as long as a test wants.
class ToldCalls final : public CallBook
{
public:
    std::map<Uuid, TypedCall> kept;

    void keep(const TypedCall &call, Instant, QObject *context, Done<bool> done) override
    {
        kept.insert_or_assign(call.id, call);
        QTimer::singleShot(0, context, [done] { done(true); });
    }
    void drop(const Uuid &id) override { kept.erase(id); }
    void all(QObject *context, Done<std::vector<TypedCall>> done) override
    {
        std::vector<TypedCall> calls;
        for (const auto &[id, call] : kept)
            calls.push_back(call);
        QTimer::singleShot(0, context, [=] { done(calls); });
    }
};

/// Maryam, with two messages that are ready and one that is not.
inline const Uuid maryam = idOf<Uuid>(71);

inline void tellOfMaryam(ToldAnswers &queries)
{
    ReadyCitizen citizen{maryam, QStringLiteral("مریم احمدی"), QStringLiteral("+989121234567"),
                         2,      QStringLiteral("4820173951"), now - 5 * day};
    citizen.tries = 1;
    queries.citizens.insert(queries.citizens.begin(), citizen);
    CallView view{maryam, cases::CitizenId(maryam), citizen.name, {citizen.phone, QStringLiteral("+982188776655")}, {},
                  {}};
    view.messages = {messageOf(1, "آسفالت معبر – لکه‌گیری"), messageOf(2, "روشنایی معبر")};
    view.others = {lineOf(3, "فضای سبز – شاخه‌بری")};
    queries.calls.insert_or_assign(maryam, view);
}

} // namespace peygir::answering::testing
