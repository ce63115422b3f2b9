// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_run.h"

#include <QList>

#include <functional>

namespace peygir::paper {

/// One thing on the screen that can be printed or exported.
struct OutOffer
{
    using Done = std::function<void(const Result<OutThing> &)>;

    /// "List: Current cartable", translated.
    QString name;
    /// Gets it ready as it is now; answers on the GUI thread, at once or later.
    std::function<void(QObject *context, Done done)> make;
    /// It is written: the page notes that in the journal of looks. Its page is there as long as the offer.
    std::function<void(const OutTarget &target, qint64 rows)> note;
};

/// A page (a QWidget that also is this) of which something can be printed or exported. The window asks those that are
/// on the screen, first the one with the keyboard.
class OutPage
{
public:
    virtual ~OutPage() = default;
    /// Empty: there is nothing now.
    virtual QList<OutOffer> outOffers() = 0;
};

} // namespace peygir::paper
