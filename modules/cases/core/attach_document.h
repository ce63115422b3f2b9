// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"
#include "cases/core/dossier.h"
#include "command/registry.h"

namespace peygir::cases {

inline constexpr Verb attachDocumentVerb{"cases.attach"};

/// Adds a file to a case, open or closed (R031, R037). Conflicts with nothing. The desk has the bytes on its own disk
/// before it says this; the server may hear it before it has them. Refusals: "access.denied", "cases.unknown",
/// "cases.file_empty", "cases.file_too_large" {size, most}, "cases.title_too_long" {length, most},
/// "cases.note_too_long", "cases.documents_too_many" {most}.
struct AttachDocument
{
    static constexpr const char *kind = "AttachDocument";
    static constexpr int version = 2;

    CaseId caseId;
    DocumentKind what;
    QString title;
    /// As it came; stored as `storedFileName` makes it.
    QString fileName;
    QString mediaType;
    qint64 size;
    BlobHash sha256;
    QString note;
    /// Of a picture: a small one of it, which the desk has on its disk as well.
    std::optional<BlobHash> thumbnail = {};

    static constexpr auto fields()
    {
        return std::tuple{field("case", &AttachDocument::caseId),         field("what", &AttachDocument::what),
                          field("title", &AttachDocument::title),         field("fileName", &AttachDocument::fileName),
                          field("mediaType", &AttachDocument::mediaType), field("size", &AttachDocument::size),
                          field("sha256", &AttachDocument::sha256),       field("note", &AttachDocument::note),
                          field("thumbnail", &AttachDocument::thumbnail)};
    }
    /// The first version knew no small pictures.
    static std::vector<Upcast> upcasts();
};

Result<Changes> decide(const AttachDocument &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
