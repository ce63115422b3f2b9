// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/core/document_queries.h"
#include "paper/paper_document.h"

namespace peygir::cases {

/// A case as it is put on paper: what it is about, who and where, the words, answers, documents by name, referrals and
/// what happened, the first thing first. Of a case of which this desk holds the card only, that, and it says so. `now`
/// is the server's clock.
paper::PaperDocument caseDocument(const CaseView &view, const std::vector<DocumentView> &documents, Instant now);

} // namespace peygir::cases
