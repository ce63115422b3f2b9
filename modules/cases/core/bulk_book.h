// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cases/core/case_ids.h"
#include "organisation/core/chart.h"

#include <QObject>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace peygir::cases {

/// What became of one case of an act on many.
enum class BulkState {
    /// Not given yet; the first such ones of an act that was interrupted may have been.
    Waiting,
    Referred,
    /// The rule said no.
    Refused,
    /// The person has stopped before it.
    Left,
    TakenBack,
    /// Was to be taken back and could not be.
    Kept,
};
constexpr std::array<std::pair<BulkState, const char *>, 6> wordsOf(BulkState)
{
    return {{{BulkState::Waiting, "waiting"},
             {BulkState::Referred, "referred"},
             {BulkState::Refused, "refused"},
             {BulkState::Left, "left"},
             {BulkState::TakenBack, "taken_back"},
             {BulkState::Kept, "kept"}}};
}

struct BulkPart
{
    CaseId caseId;
    QString code;
    CaseNodeId node;
    /// Who had it before; empty: nobody.
    std::optional<organisation::PostId> from;
    BulkState state = BulkState::Waiting;
    /// Where it goes, if not to the post of the whole act.
    std::optional<organisation::PostId> to = {};
};

/// Many cases that one person referred as one act (R063): to one post, or each to one of its own (R121).
struct BulkAct
{
    Uuid id;
    organisation::PostId to;
    /// As it was shown.
    QString toName;
    QString note;
    std::vector<BulkPart> parts;

    const organisation::PostId &targetOf(const BulkPart &part) const { return part.to ? *part.to : to; }
    bool has(BulkState state) const
    {
        return std::any_of(parts.begin(), parts.end(), [state](const BulkPart &part) { return part.state == state; });
    }
};

/// Remembers the last act on many cases, for as long as no other is given: on the desk's disk, so that an end of the program
/// in the middle of it loses nothing. Asked on the GUI thread; nothing here blocks, and what is noted is kept in its order.
class BulkBook
{
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;
    /// By open node; a node that is closed, or not here, is not in it.
    using Holders = std::map<CaseNodeId, std::optional<organisation::PostId>>;

    /// What became of one of the parts, by its place among them.
    struct Became
    {
        int number;
        BulkState state;
    };

    virtual ~BulkBook() = default;
    /// In the place of the one before.
    virtual void keep(const BulkAct &act) = 0;
    virtual void note(const Uuid &act, const std::vector<Became> &became) = 0;
    /// The person does not want the rest: what waits is left.
    virtual void leave(const Uuid &act) = 0;
    /// Empty: none was given yet.
    virtual void last(QObject *context, Done<std::optional<BulkAct>> done) = 0;
    /// Who has these nodes now.
    virtual void holders(const std::vector<CaseNodeId> &nodes, QObject *context, Done<Holders> done) = 0;
};

} // namespace peygir::cases
