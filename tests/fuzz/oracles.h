// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "fuzz/target.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>

namespace peygir::fuzz {

/// A refusal says why by one of the ids that its caller knows.
inline void expectTyped(const Error &error, std::initializer_list<const char *> ids)
{
    const bool isKnown = std::any_of(ids.begin(), ids.end(), [&error](const char *id) { return error.id() == id; });
    if (!isKnown)
        std::fprintf(stderr, "refused with %s\n", error.id().constData());
    expect(isKnown, "what is refused is refused with an error that the caller knows");
}

/// The same by the part of the program that it is from, where that has a long list of them ("csv.").
inline void expectFrom(const Error &error, std::initializer_list<const char *> beginnings)
{
    const bool isKnown =
        std::any_of(beginnings.begin(), beginnings.end(), [&error](const char *beginning) { return error.id().startsWith(beginning); });
    if (!isKnown)
        std::fprintf(stderr, "refused with %s\n", error.id().constData());
    expect(isKnown, "what is refused is refused by whose matter it is");
}

/// T has `encoded` and `decode`. What is read is written again as something that reads the same: so nothing that a peer says
/// means two things, and what is handed on is what came.
template <class T>
void tryMessage(const QByteArray &bytes)
{
    const auto read = T::decode(bytes);
    if (!read.ok())
        return expectTyped(read.error(), {"sync.malformed", "sync.too_large", "sync.dictionary_unknown"});
    const QByteArray written = read->encoded();
    const auto again = T::decode(written);
    // Signs that have to be escaped may make it longer than a peer takes: said as such.
    if (!again.ok())
        return expectTyped(again.error(), {"sync.too_large"});
    expect(again->encoded() == written, "what was read and written is read as the same");
}

} // namespace peygir::fuzz
