// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QEventLoop>

#include <functional>
#include <optional>

namespace peygir::cli {

/// Runs something that calls back from the event loop, and waits for it.
template <class T>
Result<T> awaited(const std::function<void(std::function<void(Result<T>)>)> &begin)
{
    std::optional<Result<T>> outcome;
    QEventLoop loop;
    begin([&](const Result<T> &result) {
        outcome.emplace(result);
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    return *outcome;
}

} // namespace peygir::cli
