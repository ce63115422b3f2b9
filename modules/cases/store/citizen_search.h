// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search_source.h"

namespace peygir::cases {

/// Citizens by any word of their name and by their phone, in any spelling or by its last digits. Who called first most
/// lately stands first.
class CitizenSearch final : public storage::SearchSource
{
public:
    int shelf() const override { return 3; }
    std::vector<int> kinds() const override;
    Result<std::vector<storage::SearchDocument>> read(storage::Connection &store,
                                                      std::span<const Uuid> ids) const override;
    Result<std::vector<Uuid>> all(storage::Connection &store) const override;
};

} // namespace peygir::cases
