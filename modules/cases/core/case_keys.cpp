// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_keys.h"

#include "persian/text.h"

namespace peygir::cases {

std::optional<QByteArray> problemOf(const CaseCard &card)
{
    const QByteArray house = persian::searchForm(card.plaque).toUtf8();
    if (!card.place || house.isEmpty())
        return std::nullopt;
    return card.subject.uuid().toAscii() + ':' + card.place->uuid().toAscii() + ':' + house;
}

} // namespace peygir::cases
