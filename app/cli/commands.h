// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include <QJsonObject>

namespace peygir::cli {

/// Carries out one command and answers what is printed. Needs a QCoreApplication, not running.
Result<QJsonObject> carryOut(const Arguments &arguments);

} // namespace peygir::cli
