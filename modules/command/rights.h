// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uuid.h"

#include <QByteArray>

#include <optional>

namespace peygir {

struct UserTag;
using UserId = StrongId<UserTag>;

/// Something that a person may be allowed to do: "cases.refer". Each feature declares its own beside its rules.
struct Verb
{
    const char *id;
    friend bool operator==(const Verb &a, const Verb &b) { return qstrcmp(a.id, b.id) == 0; }
};

/// Where he would do it. An empty part means that the question does not depend on it; or all of it, where the act reaches
/// everywhere (`everywhere`): then a right that counts in one unit or subject group only is not enough.
struct Scope
{
    std::optional<Uuid> unit = std::nullopt;
    std::optional<Uuid> subjectGroup = std::nullopt;
    bool everywhere = false;
};

/// Whoever gave the command, as the rules see him.
class Rights
{
public:
    virtual ~Rights() = default;
    /// Refusals: "access.denied" (with "verb"), "access.unknown_here" (the desk does not hold what would tell: the
    /// server decides).
    virtual Result<void> may(const Verb &verb, const Scope &scope) const = 0;
};

} // namespace peygir
