// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_file.h"
#include "followup/core/followup_ids.h"

namespace peygir::followup {

/// How an official replied (R058, R128).
enum class ReplyChannel {
    /// He entered it himself.
    Cartable,
    Phone,
    Letter,
    InPerson,
};
constexpr std::array<std::pair<ReplyChannel, const char *>, 4> wordsOf(ReplyChannel)
{
    return {{{ReplyChannel::Cartable, "cartable"},
             {ReplyChannel::Phone, "phone"},
             {ReplyChannel::Letter, "letter"},
             {ReplyChannel::InPerson, "in_person"}}};
}

/// How well an official answered (R061).
enum class Rating { Excellent, Good, Fair, Weak };
constexpr std::array<std::pair<Rating, const char *>, 4> wordsOf(Rating)
{
    return {{{Rating::Excellent, "excellent"}, {Rating::Good, "good"}, {Rating::Fair, "fair"}, {Rating::Weak, "weak"}}};
}

/// What became of a reply.
enum class ReplyState { Given, Accepted, Returned };
constexpr std::array<std::pair<ReplyState, const char *>, 3> wordsOf(ReplyState)
{
    return {{{ReplyState::Given, "given"}, {ReplyState::Accepted, "accepted"}, {ReplyState::Returned, "returned"}}};
}

/// What an official replied (R058). Hangs on the case's file. Only what was decided about it is ever changed, once.
struct Reply
{
    static constexpr const char *tableName = "followup_reply";
    static constexpr AggregateKind kind = cases::caseFileKind;
    static constexpr bool root = false;

    /// A case has no more; each is a conversation with somebody.
    static constexpr int mostOfACase = 200;

    ReplyId id;
    cases::CaseId caseId;
    /// The stay at which it was recorded.
    cases::CaseNodeId node;
    /// The official; empty: not known to any chart.
    std::optional<organisation::PostId> from;
    QString words;
    ReplyChannel channel;
    UserId enteredBy;
    Instant at;
    /// Documents of this case.
    std::vector<cases::DocumentId> documents;
    ReplyState state;
    /// Of an accepted one; empty: nobody rated it.
    std::optional<Rating> rating;
    /// Why that rating; of a returned one, why it was returned. Together with `ratedBy` and `ratedAt` once it is not
    /// `Given`.
    std::optional<QString> ratingNote;
    std::optional<UserId> ratedBy;
    std::optional<Instant> ratedAt;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Reply::id),
                          field("aggregate", &Reply::caseId),
                          field("node", &Reply::node),
                          field("from_post", &Reply::from),
                          field("words", &Reply::words),
                          field("channel", &Reply::channel),
                          field("entered_by", &Reply::enteredBy),
                          field("at", &Reply::at),
                          field("documents", &Reply::documents),
                          field("state", &Reply::state),
                          field("rating", &Reply::rating),
                          field("rating_note", &Reply::ratingNote),
                          field("rated_by", &Reply::ratedBy),
                          field("rated_at", &Reply::ratedAt)};
    }
};

} // namespace peygir::followup
