// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

#include <array>

namespace peygir::reference {

struct SnippetTag;
using SnippetId = StrongId<SnippetTag>;

inline constexpr AggregateKind snippetKind{23, "snippet"};

/// Where a canned text is offered.
enum class SnippetUse {
    /// What a citizen says, as the intake expert writes it down.
    Description,
    /// What staff write to each other: notes and words with a referral.
    Note,
    /// What a citizen is told.
    Reply,
    /// How a call to a citizen goes; places in braces are filled in (answering/core/call_script.h).
    CallScript,
};
constexpr std::array<std::pair<SnippetUse, const char *>, 4> wordsOf(SnippetUse)
{
    return {{{SnippetUse::Description, "description"},
             {SnippetUse::Note, "note"},
             {SnippetUse::Reply, "reply"},
             {SnippetUse::CallScript, "call_script"}}};
}

/// A canned text (R108): typed by its abbreviation, put in as a whole. Everybody holds all of them.
struct Snippet
{
    static constexpr const char *tableName = "snippet";
    static constexpr AggregateKind kind = snippetKind;
    static constexpr bool root = true;

    SnippetId id;
    /// What is typed for it, in any language; two texts may share one, and then both are offered.
    QString abbreviation;
    Localized words;
    /// Never empty in a record that may be put.
    std::vector<SnippetUse> usedIn;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Snippet::id), field("abbreviation", &Snippet::abbreviation),
                          field("words", &Snippet::words), field("used_in", &Snippet::usedIn),
                          field("active", &Snippet::active)};
    }
};

} // namespace peygir::reference
