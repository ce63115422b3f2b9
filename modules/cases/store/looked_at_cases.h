// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "cases/core/citizen.h"
#include "cases/core/document.h"
#include "cases/store/case_rows.h"

#include <map>
#include <memory>
#include <mutex>

namespace peygir::cases {

/// A case as the server showed it.
struct LookedAtCase
{
    CaseRows rows;
    std::vector<CaseDocument> documents;
    /// Empty where he may not read citizens.
    std::optional<Citizen> citizen;
    /// In server time.
    Instant at;
    /// What later features have hung on the file (docs/adr/0025).
    std::vector<RowPointer> more = {};
};

/// Cases that this desk does not hold and that somebody asked the server for, in memory only (ADR 8): they belong to no
/// bucket, so no pull brings them up to date and no sum counts them; and they are gone when the program ends, some time
/// after they were fetched, and when others take their place. From any thread.
class LookedAtCases
{
public:
    /// Nobody has more open at a time.
    static constexpr size_t most = 20;
    /// Then it is asked for again: rights may have gone, and the case has gone on.
    static constexpr auto live = std::chrono::minutes(30);

    /// `clock` outlives it.
    explicit LookedAtCases(const Clock &clock)
        : m_clock(clock)
    {}

    /// Takes what the server answered at `at`. Fails with "cases.unknown" where no card is in it.
    Result<CaseId> keep(const std::vector<RowPointer> &rows, Instant at);
    /// Null where it is not here, or not any more.
    std::shared_ptr<const LookedAtCase> find(const CaseId &id);
    void forgetAll();

private:
    struct Kept
    {
        std::shared_ptr<const LookedAtCase> lookedAt;
        /// By this machine's clock.
        Instant since;
    };
    void forgetOld();

    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<CaseId, Kept> m_cases;
};

} // namespace peygir::cases
