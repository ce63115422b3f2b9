// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace peygir::server {

/// What an administrator reads on the terminal, in English.
QString sentenceOf(const Error &error);

} // namespace peygir::server
