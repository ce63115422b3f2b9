// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_keys.h"

#include "persian/text.h"

namespace peygir::cases {

std::optional<QByteArray> problemOf(const CaseCard &card, catalogue::SameProblem same)
{
    using catalogue::SameProblem;
    if (!card.place || same == SameProblem::Never)
        return std::nullopt;
    const QByteArray house = same == SameProblem::House ? persian::searchForm(card.plaque).toUtf8() : QByteArray();
    if (same == SameProblem::House && house.isEmpty())
        return std::nullopt;
    return card.subject.uuid().toAscii() + ':' + card.place->uuid().toAscii() + ':' + house;
}

} // namespace peygir::cases
