// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>

struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

/// What small bodies are made of, so that a body of some hundred bytes need not say it (ADR 24): zstd dictionaries that desks
/// and servers have alike. Trained by `tests/bench/make_dictionary.cpp`; a new one gets the next number, and the older ones stay,
/// because older programs have no other and a desk may have kept what was packed with them.
namespace peygir::sync::dictionary {

/// Ascending, none of them 0. Each frame packed with one names it.
std::span<const quint32> numbers();
/// The greatest of `offered` that is known here; 0: none.
quint32 newestOf(std::span<const quint32> offered);

/// Made at the first call and kept until the program ends; null where the number is not known. From any thread.
const ZSTD_CDict_s *packing(quint32 number);
const ZSTD_DDict_s *unpacking(quint32 number);

} // namespace peygir::sync::dictionary
