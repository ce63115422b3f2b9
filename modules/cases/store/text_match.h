// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "storage/connection.h"

#include <QString>

#include <functional>

namespace peygir::cases {

/// What the text of a filter asks for, once it has been looked at.
struct TextMatch
{
    enum class Kind {
        /// Nothing that can be searched for: every case fits.
        Everything,
        /// Cases about one of these subjects or places.
        Names,
        /// These cases.
        Cases,
    };
    Kind kind = Kind::Everything;
    std::vector<Uuid> subjects;
    std::vector<Uuid> places;
    std::vector<Uuid> cases;
};

/// Cases that have all of a typed text, from wherever words of cases are kept.
using TextSearch = std::function<Result<std::vector<Uuid>>(storage::Connection &, const QString &text)>;

/// Digits are the beginning or the end of a code, words are parts of the names of subjects and places; `search`, where
/// it is given, answers for both.
Result<TextMatch> textMatch(storage::Connection &connection, const QString &text, const TextSearch &search);

} // namespace peygir::cases
