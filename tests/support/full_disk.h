// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peygir::test {

/// Whether files take no byte more, in this whole program: the store's library and our own files find the disk full.
/// From any thread.
void setDiskFull(bool full);

} // namespace peygir::test
