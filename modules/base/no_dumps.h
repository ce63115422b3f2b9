// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peygir {

/// What lies in a program's memory, rows and keys, goes into no core file and is shown to no other program of the same
/// person (R253; DESIGN §9). The first thing that a program does. Builds for developers are left as they are, so that a
/// debugger may look.
void keepOutOfDumps();

} // namespace peygir
