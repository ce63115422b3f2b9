// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/citizen.h"

namespace peygir::cases {

/// How far the index of this desk is. As long as it is not whole, what was not looked at yet is not found.
struct SearchProgress
{
    bool whole = true;
    qint64 done = 0;
    qint64 total = 0;

    friend bool operator==(const SearchProgress &, const SearchProgress &) = default;
};

/// Where a page of what was found ended.
struct SearchPosition
{
    qint64 place;
    Uuid id;
};

struct FoundCases
{
    /// The newest first.
    std::vector<CaseLine> lines;
    /// Present where there are more: ask again after it.
    std::optional<SearchPosition> next;
    SearchProgress progress;
};

struct FoundCitizens
{
    std::vector<Citizen> citizens;
    SearchProgress progress;
};

/// Finds what this desk holds by what a person types: any part of the beginning of words, in any spelling, or the last
/// digits of a number (DESIGN §5). As `CaseQueries`: asked and answered on the GUI thread. With nothing typed that can be
/// searched for, everything is found.
class SearchQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~SearchQueries() = default;
    virtual Cancel cases(const QString &typed, const std::optional<SearchPosition> &after, int limit, QObject *context,
                         Done<FoundCases> done)
        = 0;
    /// Whether this desk has the card of a case that was told this tracking code, by the store itself: also while the
    /// index is being made.
    virtual Cancel holdsCode(const QString &code, QObject *context, Done<bool> done) = 0;
    virtual Cancel citizens(const QString &typed, int limit, QObject *context, Done<FoundCitizens> done) = 0;
};

} // namespace peygir::cases
