// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search_source.h"

namespace peygir::cases {

/// Cases, the newest first: what stands on the card, with the names of subject, place and citizen as they are called
/// now, and what this desk holds of the file.
///
/// The names are indexed with the card. Asking for the streets first and for their cases then would follow every
/// renaming by itself, but "street" is a word of most streets, and a question about it would ask for thousands of them.
/// So a renamed street has its cases looked at again (`below`), in the background.
class CaseSearch final : public storage::SearchSource
{
public:
    int shelf() const override { return 4; }
    std::vector<int> kinds() const override;
    Result<void> below(storage::Connection &store, const AggregateId &aggregate,
                       const std::function<void(const Uuid &)> &visit) const override;
    Result<std::vector<storage::SearchDocument>> read(storage::Connection &store,
                                                      std::span<const Uuid> ids) const override;
    Result<std::vector<Uuid>> all(storage::Connection &store) const override;
};

} // namespace peygir::cases
