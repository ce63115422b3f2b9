// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "cases/core/case_queries.h"
#include "cases/support/told.h"
#include "command/desk_port.h"

#include <QTimer>

#include <limits>

namespace peygir::cases::testing {

/// Answers what a test told it, as a query thread does: later. Remembers what it was asked.
class ToldCases final : public CaseQueries
{
public:
    std::vector<CaseLine> lines;
    CaseChoices known;
    std::vector<PostChoice> postsKnown;
    std::optional<CaseView> view;
    /// The last filter that a list was asked for.
    std::optional<CaseFilter> asked;
    CaseTotal::Precision precision = CaseTotal::Precision::Exact;
    /// What counting finds.
    CaseTotal counted{12'345, CaseTotal::Precision::About};

    Cancel list(const CaseFilter &filter, qint64 offset, int limit, QObject *context, Done<CaseLines> done) override
    {
        asked = filter;
        CaseLines page{{}, {qint64(lines.size()), precision}};
        for (qint64 at = offset; at < std::min<qint64>(offset + limit, qint64(lines.size())); ++at)
            page.lines.push_back(lines[size_t(at)]);
        return told::later<CaseLines>(context, done, page);
    }
    Cancel ids(const CaseFilter &, int limit, QObject *context, Done<std::vector<CaseId>> done) override
    {
        std::vector<CaseId> found;
        for (const CaseLine &line : lines) {
            if (int(found.size()) < limit)
                found.push_back(line.card.id);
        }
        return told::later<std::vector<CaseId>>(context, done, found);
    }
    Cancel count(const CaseFilter &, QObject *context, Done<CaseTotal> done) override
    {
        return told::later<CaseTotal>(context, done, counted);
    }
    Cancel choices(QObject *context, Done<CaseChoices> done) override { return told::later<CaseChoices>(context, done, known); }
    Cancel referable(const std::vector<CaseId> &wanted, const UserId &, QObject *context,
                     Done<std::vector<ReferableCase>> done) override
    {
        std::vector<ReferableCase> found;
        for (const CaseId &id : wanted) {
            for (const CaseLine &line : lines) {
                if (line.card.id == id)
                    found.push_back({id, line.card.code,
                                     line.card.openNodes > 0 ? std::optional(CaseNodeId(id.uuid())) : std::nullopt});
            }
        }
        return told::later<std::vector<ReferableCase>>(context, done, found);
    }
    Cancel counts(const UserId &, Instant, QObject *context, Done<CaseCounts> done) override
    {
        return told::later<CaseCounts>(context, done, CaseCounts{});
    }
    Cancel open(const CaseId &, QObject *context, Done<CaseView> done) override
    {
        return told::later<CaseView>(context, done, view ? Result<CaseView>(*view) : Result<CaseView>(Error("cases.unknown")));
    }
    Cancel posts(const QString &, int, QObject *context, Done<std::vector<PostChoice>> done) override
    {
        return told::later<std::vector<PostChoice>>(context, done, postsKnown);
    }
};

/// Remembers what a test can read, and answers later. Who has a node is what the test says; else whoever got it last.
class ToldBook final : public BulkBook
{
public:
    std::optional<BulkAct> act;
    Holders now;
    /// Whoever asks who has a node is told that the disk cannot be read.
    bool isUnreadable = false;
    /// There is no room for what is to be kept; nobody is told.
    bool isFull = false;

    void keep(const BulkAct &kept) override
    {
        if (!isFull)
            act = kept;
    }
    void note(const Uuid &id, const std::vector<Became> &became) override
    {
        if (!act || act->id != id)
            return;
        for (const auto &[number, state] : became)
            act->parts[size_t(number)].state = state;
    }
    void leave(const Uuid &id) override
    {
        if (!act || act->id != id)
            return;
        for (BulkPart &part : act->parts) {
            if (part.state == BulkState::Waiting)
                part.state = BulkState::Left;
        }
    }
    void last(QObject *context, Done<std::optional<BulkAct>> done) override
    {
        QTimer::singleShot(0, context, [=, kept = act] { done(kept); });
    }
    void holders(const std::vector<CaseNodeId> &nodes, QObject *context, Done<Holders> done) override
    {
        if (isUnreadable)
            return QTimer::singleShot(0, context, [=] { done(Error("storage.io")); });
        Holders found;
        for (const CaseNodeId &node : nodes) {
            if (now.contains(node))
                found.emplace(node, now.at(node));
        }
        QTimer::singleShot(0, context, [=] { done(found); });
    }
};

/// Keeps what is submitted; refuses what a test says.
class KeepingDesk final : public DeskPort
{
public:
    struct Submitted
    {
        QByteArray kind;
        QJsonObject arguments;
    };

    KeepingDesk(const UserId &user, Instant now) : m_user(user), m_now(now) {}

    std::vector<Submitted> submitted;
    /// Ids of cases that may not be acted upon.
    QStringList refused;
    /// With so many its disk is full.
    static constexpr size_t unlimited = std::numeric_limits<size_t>::max();
    size_t room = unlimited;
    std::vector<TroubledCommand> troubledNow;
    /// "act detail", as the journal has it.
    QStringList looks;

    UserId user() const override { return m_user; }
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done, const char *) override
    {
        if (submitted.size() >= room)
            return QTimer::singleShot(0, context, [=] { done(Error("storage.disk_full")); });
        const bool no = refused.contains(arguments.value(QLatin1String("case")).toString());
        if (!no)
            submitted.push_back({kind, arguments});
        QTimer::singleShot(0, context, [=] {
            done(no ? Result<Accepted>(Error("cases.closed")) : Result<Accepted>(Accepted{*Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572")), {}, false}));
        });
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return troubledNow; }
    Instant now() const override { return m_now; }
    void synchroniseNow() override {}
    void looked(LookAct act, const std::optional<AggregateId> &, const QString &detail) override
    {
        for (const auto &[one, word] : wordsOf(act)) {
            if (one == act)
                looks.append(QLatin1String(word) + u' ' + detail);
        }
    }

private:
    UserId m_user;
    Instant m_now;
};

} // namespace peygir::cases::testing
