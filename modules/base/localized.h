// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir {

/// A name that is data and is shown to people: statuses, subjects, forms (DESIGN §5). Persian is always there.
struct Localized
{
    QString fa;
    /// Empty where nobody has given an English name: Persian is shown instead.
    QString en;

    const QString &in(bool english) const { return english && !en.isEmpty() ? en : fa; }
    friend bool operator==(const Localized &, const Localized &) = default;
};

} // namespace peygir
