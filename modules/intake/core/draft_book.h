// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "base/uuid.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <vector>

namespace peygir::intake {

/// A call that was begun and not registered yet, as it is kept on this desk.
struct Draft
{
    Uuid id;
    /// As `toJson(Call)`.
    QJsonObject call;
    /// It stood on the form, not on hold.
    bool onForm;
    Instant changedAt;
};

/// Keeps half-typed calls (R040, DESIGN §7): they survive a power cut and belong to this desk alone; no rule, no server
/// and no other desk ever sees them. Asked and answered on the GUI thread, which never waits: what is asked is done in
/// its order.
class DraftBook
{
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~DraftBook() = default;
    /// New, or in place of the one with this id. `done` is called when it is durable.
    virtual void keep(const Draft &draft, QObject *context, Done<Draft> done) = 0;
    /// Unknown ids are all right.
    virtual void drop(const Uuid &id) = 0;
    /// The oldest first.
    virtual void all(QObject *context, Done<std::vector<Draft>> done) = 0;
};

} // namespace peygir::intake
