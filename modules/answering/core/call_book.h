// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/typed_call.h"
#include "base/result.h"

#include <QObject>

#include <functional>

namespace peygir::answering {

/// Keeps what was typed in calls that are not saved yet, on this desk's disk: an end of the program loses nothing, and
/// no other desk ever sees it. Asked and answered on the GUI thread, which never waits; what is asked is done in its
/// order.
class CallBook
{
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~CallBook() = default;
    /// New, or in place of the one with this id. `done` is called when it is durable.
    virtual void keep(const TypedCall &call, Instant at, QObject *context, Done<bool> done) = 0;
    /// Unknown ids are all right.
    virtual void drop(const Uuid &id) = 0;
    /// The one that was kept last comes first.
    virtual void all(QObject *context, Done<std::vector<TypedCall>> done) = 0;
};

} // namespace peygir::answering
