// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"
#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb reviewDocumentVerb{"cases.review_document"};

/// Says of a document that it is right, lacks something, or is of no use (R092). Of two reviews the later counts.
/// Refusals: "access.denied", "cases.document_unknown", "cases.closed", "cases.review_note_missing" (whoever has to
/// bring something else must be told what), "cases.note_too_long".
struct ReviewDocument
{
    static constexpr const char *kind = "ReviewDocument";
    static constexpr int version = 1;

    DocumentId document;
    DocumentReview review;
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("document", &ReviewDocument::document), field("review", &ReviewDocument::review),
                          field("note", &ReviewDocument::note)};
    }
};

Result<Changes> decide(const ReviewDocument &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
