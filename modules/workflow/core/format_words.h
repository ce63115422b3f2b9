// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/edge.h"

/// The words of process files, once for who reads them and who writes them.
namespace peygir::workflow {

/// Which words and fields a file may have; each has all of those before it.
enum class Format { One = 1, Two = 2 };

/// One of the few words that a field may hold, with its meaning.
template <class Value>
struct Word
{
    const char *text;
    Value value;
};

enum class NodeKind { Task, Split, Join, End };

inline constexpr Word<NodeKind> nodeKindWords[] = {
    {"task", NodeKind::Task}, {"split", NodeKind::Split}, {"join", NodeKind::Join}, {"end", NodeKind::End}};

inline constexpr Word<EdgeKind> edgeKindWords[] = {{"forward", EdgeKind::Forward}, {"back", EdgeKind::Back},
                                                   {"reject", EdgeKind::Reject},   {"branch", EdgeKind::Branch},
                                                   {"onward", EdgeKind::Onward},   {"reopen", EdgeKind::Reopen}};

inline constexpr Word<InputType> inputTypeWords[] = {
    {"text", InputType::Text}, {"digits", InputType::Digits}, {"date", InputType::Date}};

inline constexpr Word<Responsibility> responsibilityWords[] = {{"subject_in_region", Responsibility::SubjectInRegion},
                                                               {"region", Responsibility::Region},
                                                               {"subject", Responsibility::Subject},
                                                               {"organisation", Responsibility::Organisation}};

inline constexpr Word<FieldAccess> fieldAccessWords[] = {
    {"read", FieldAccess::Read}, {"write", FieldAccess::Write}, {"both", FieldAccess::Both}};

inline constexpr Word<Outcome> outcomeWords[] = {{"done", Outcome::Done},
                                                 {"rejected", Outcome::Rejected},
                                                 {"joined", Outcome::Joined},
                                                 {"withdrawn", Outcome::Withdrawn}};

/// Of format 2.
inline constexpr Word<Purpose> purposeWords[] = {{"intake", Purpose::Intake},     {"follow_up", Purpose::FollowUp},
                                                 {"official", Purpose::Official}, {"check", Purpose::Check},
                                                 {"answer", Purpose::Answer},     {"later", Purpose::Later}};

/// The word for `value`, which must be one of those in `words`.
template <class Value, size_t count>
const char *wordFor(Value value, const Word<Value> (&words)[count])
{
    for (const Word<Value> &word : words)
        if (word.value == value)
            return word.text;
    Q_UNREACHABLE();
}

} // namespace peygir::workflow
