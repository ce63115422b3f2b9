// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "catalogue/core/subject.h"
#include "organisation/core/chart.h"
#include "workflow/core/process_row.h"

namespace peygir::cases {

/// What only those may see who work on the case: its words, and who called. Root of the file; nodes, referrals and
/// history hang on it.
struct CaseFile
{
    static constexpr const char *tableName = "case_file";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = true;

    CaseId id;
    QString words;
    /// As given; the citizen whom they lead to is on the card.
    QString callerName;
    QString callerPhone;
    /// Answers to the questions of the subject, by question.
    QJsonObject answers;
    /// The units whose posts hold or held one of the nodes, in the order in which they came: the file's buckets.
    std::vector<Uuid> units;
    /// As on the card, where each says why.
    std::optional<catalogue::SubjectGroupId> subjectGroup;
    std::optional<int> closedPeriod;
    /// Who took the message, as long as it lies at the node where it began: his own desk holds the file, whatever he may
    /// read otherwise, so that he can go on with it (R041).
    std::optional<UserId> withAuthor = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CaseFile::id),
                          field("words", &CaseFile::words),
                          field("caller_name", &CaseFile::callerName),
                          field("caller_phone", &CaseFile::callerPhone),
                          field("answers", &CaseFile::answers),
                          field("units", &CaseFile::units),
                          field("subject_group", &CaseFile::subjectGroup),
                          field("closed_period", &CaseFile::closedPeriod),
                          field("with_author", &CaseFile::withAuthor)};
    }

    friend bool operator==(const CaseFile &, const CaseFile &) = default;
};

/// One stay of the case at a node of its process (`workflow::Opening`), with those who had to do with it.
struct CaseNode
{
    static constexpr const char *tableName = "case_node";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = false;

    CaseNodeId id;
    CaseId caseId;
    /// Key in the process, or `intakeNode`.
    QString node;
    workflow::OpeningState state;
    QString branch;
    /// Who holds it, or held it last, and the unit of that post when it came to it. Ends and joins have none.
    std::optional<organisation::PostId> holder;
    std::optional<organisation::UnitId> unit;
    /// Who of those behind the post does it, and since when; both or neither. A referral takes it away.
    std::optional<UserId> takenBy;
    std::optional<Instant> takenAt;
    Instant openedAt;
    UserId openedBy;
    /// All three or none; `operation` only where the node was closed by one.
    std::optional<Instant> closedAt;
    std::optional<UserId> closedBy;
    std::optional<workflow::ClosedBy> closing;
    std::optional<QString> operation;
    /// Until when the task was to be done, as the process and the subject's calendar had it when the case came there; empty:
    /// any time, or the citizen is asked there (case_wait.h).
    std::optional<Instant> dueAt = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CaseNode::id),
                          field("aggregate", &CaseNode::caseId),
                          field("node", &CaseNode::node),
                          field("state", &CaseNode::state),
                          field("branch", &CaseNode::branch),
                          field("holder", &CaseNode::holder),
                          field("unit", &CaseNode::unit),
                          field("taken_by", &CaseNode::takenBy),
                          field("taken_at", &CaseNode::takenAt),
                          field("opened_at", &CaseNode::openedAt),
                          field("opened_by", &CaseNode::openedBy),
                          field("closed_at", &CaseNode::closedAt),
                          field("closed_by", &CaseNode::closedBy),
                          field("closing", &CaseNode::closing),
                          field("operation", &CaseNode::operation),
                          field("due_at", &CaseNode::dueAt)};
    }

    friend bool operator==(const CaseNode &, const CaseNode &) = default;
};

/// A node handed from one post to another (R007, R081, R082). Never changed.
struct Referral
{
    static constexpr const char *tableName = "case_referral";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = false;

    ReferralId id;
    CaseId caseId;
    CaseNodeId node;
    /// Empty where nobody held the node.
    std::optional<organisation::PostId> from;
    organisation::PostId to;
    QString note;
    UserId by;
    Instant at;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Referral::id),     field("aggregate", &Referral::caseId),
                          field("node", &Referral::node), field("from_post", &Referral::from),
                          field("to_post", &Referral::to), field("note", &Referral::note),
                          field("by_user", &Referral::by), field("at", &Referral::at)};
    }

    friend bool operator==(const Referral &, const Referral &) = default;
};

/// What happened to a case. A note is an entry with words and nothing else.
enum class HistoryKind {
    Registered, Referred, Taken, Noted, Completed, Reopened, Joined, CodeChanged, IntakeFlag, Imported,
    Attached, Reviewed, Edited, Settled, Acted, Released
};
constexpr std::array<std::pair<HistoryKind, const char *>, 16> wordsOf(HistoryKind)
{
    return {{{HistoryKind::Registered, "registered"},
             {HistoryKind::Referred, "referred"},
             {HistoryKind::Taken, "taken"},
             {HistoryKind::Noted, "noted"},
             {HistoryKind::Completed, "completed"},
             {HistoryKind::Reopened, "reopened"},
             {HistoryKind::Joined, "joined"},
             {HistoryKind::CodeChanged, "code_changed"},
             {HistoryKind::IntakeFlag, "intake_flag"},
             {HistoryKind::Imported, "imported"},
             {HistoryKind::Attached, "attached"},
             {HistoryKind::Reviewed, "reviewed"},
             {HistoryKind::Edited, "edited"},
             {HistoryKind::Settled, "settled"},
             {HistoryKind::Acted, "acted"},
             {HistoryKind::Released, "released"}}};
}

/// One line of a case's history: only ever added.
struct HistoryEntry
{
    static constexpr const char *tableName = "case_history";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = false;

    HistoryEntryId id;
    CaseId caseId;
    HistoryKind what;
    UserId by;
    Instant at;
    /// The stay that it is about; empty: the case as a whole.
    std::optional<CaseNodeId> node;
    /// What the person wrote.
    QString words;
    /// referred: from, to (posts) · completed: node, operation, inputs · joined: to or from (case), code ·
    /// code_changed: told, code · intake_flag: error and the error's values · imported: source, number, code · noted,
    /// where a text was too long for its place: field · attached: document, name · reviewed: document, name, review ·
    /// edited: `FieldMerge::summary` · settled (a proposal): field, wanted, how, and changed as edited · acted (what a
    /// feature's command did): node, act, operation where the case moved, and what the feature adds.
    QJsonObject values;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &HistoryEntry::id),     field("aggregate", &HistoryEntry::caseId),
                          field("what", &HistoryEntry::what), field("by_user", &HistoryEntry::by),
                          field("at", &HistoryEntry::at),     field("node", &HistoryEntry::node),
                          field("words", &HistoryEntry::words), field("details", &HistoryEntry::values)};
    }

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

} // namespace peygir::cases
