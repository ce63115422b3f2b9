// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "support/standard_city/case_life.h"
#include "support/standard_city/desks.h"
#include "workflow/core/process.h"

namespace peygir::bench {

/// What a planned case leaves in the tables once it has been lived, without the commands in between: the rows that the
/// rules would have made of them, for stores too big to be filled by commands. Joined cases are left apart.
struct PlannedRows
{
    cases::CaseCard card;
    cases::CaseFile file;
    std::vector<cases::CaseNode> nodes;
    std::vector<cases::Referral> referrals;
    std::vector<cases::HistoryEntry> history;
};

/// Turns planned cases into rows. Keeps references.
class PlannedRowsWriter
{
public:
    PlannedRowsWriter(const standard_city::Desks &desks, const workflow::Process &process, quint64 seed);

    enum class Part {
        /// Everything but the card has one and the same id, and is not to be kept: half the time.
        Card,
        All,
    };
    /// `citizen` as the caller of the case is known.
    PlannedRows rows(const standard_city::PlannedCase &planned, const cases::CitizenId &citizen, Part part) const;
    /// The same rows every time: ids of what is made follow from the case's number.
    Uuid idOf(Instant at, qint64 number, quint64 part) const;

private:
    class Life;

    const standard_city::Desks &m_desks;
    const workflow::Process &m_process;
    quint64 m_seed;
};

} // namespace peygir::bench
