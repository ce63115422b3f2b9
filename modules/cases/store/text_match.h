// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "storage/connection.h"

#include <QString>

#include <memory>
#include <span>

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

/// Finds cases that have all of a typed text, from wherever words of cases are kept. Used by one thread, with the connection that is handed over.
class TextSearch
{
public:
    virtual ~TextSearch() = default;
    /// Whether it knows every case; until it does, lists are filtered by code, subject and place alone.
    virtual bool isReady() const = 0;
    /// The newest cases that have the text, at most `most`.
    virtual Result<std::vector<Uuid>> newest(storage::Connection &connection, const QString &text, int most) = 0;
    /// Those of `ids` that have it.
    virtual Result<std::vector<Uuid>> among(storage::Connection &connection, const QString &text,
                                            std::span<const Uuid> ids)
        = 0;
};

/// A list of every case shows so many of those that have a text, the newest: who has seen them types another word.
constexpr int mostFound = 500;

/// Whether codes are also found by how they end, where none begins so: that is a walk through all codes, which a desk can
/// afford and a server that many ask cannot.
enum class CodeEnds { Found, NotFound };

/// What is meant by a text, among these cases or, without them, among all. `search`, where it is given and ready,
/// answers; else digits are the beginning or the end of a code, and words are parts of the names of subjects and places.
Result<TextMatch> textMatch(storage::Connection &connection, const QString &text, TextSearch *search,
                            const std::vector<Uuid> *among = nullptr, CodeEnds ends = CodeEnds::Found);

} // namespace peygir::cases
