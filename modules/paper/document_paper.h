// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_target.h"
#include "paper/paper_document.h"

namespace peygir::paper {

/// Puts a document on upright pages: no line is cut in half, a heading stays with what it is the heading of, and a fact
/// with its value where that is short. Fails as `OutPages::open` and `printPages`.
Result<void> printDocument(const OutTarget &target, const PaperDocument &document, const PaperWords &words,
                           const sheets::RowSink::Going &going);

} // namespace peygir::paper
