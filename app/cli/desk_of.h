// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"
#include "open_desk.h"

class QFile;

namespace peygir::cli {

/// Standard input, read a line at a time or to its end.
QFile &input();

/// The next line of standard input: the password that a command was promised there.
QString passwordLine();

/// The desk that a command works on, opened with the password where one was promised. As `OpenDesk::open`. Once in a
/// program: the password is read here.
Result<std::unique_ptr<OpenDesk>> deskOf(const Arguments &arguments, const Registry &registry,
                                         OpenDesk::Network network = OpenDesk::Network::Never);

} // namespace peygir::cli
