// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/core/subject.h"
#include "storage/search_source.h"

namespace peygir::catalogue {

/// Subjects in use, found by any piece of a word of their name, by their search words and by their group.
class SubjectSearch final : public storage::SearchSource
{
public:
    int shelf() const override { return 1; }
    std::vector<int> kinds() const override { return {subjectKind.number}; }
    /// The subjects of a group have its name.
    Result<void> below(storage::Connection &store, const AggregateId &aggregate,
                       const std::function<void(const Uuid &)> &visit) const override;
    Result<std::vector<storage::SearchDocument>> read(storage::Connection &store,
                                                      std::span<const Uuid> ids) const override;
    Result<std::vector<Uuid>> all(storage::Connection &store) const override;
};

} // namespace peygir::catalogue
