// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

namespace peygir::sync::dictionary {

/// A dictionary as it lies in `dictionaries/N.zdict`. CMake makes the source of these from the files.
struct Bytes
{
    quint32 number;
    std::span<const unsigned char> bytes;
};

/// Ascending by number.
std::span<const Bytes> allBytes();

} // namespace peygir::sync::dictionary
