// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/blob_field.h"
#include "command/rights.h"
#include "command/row_type.h"

namespace peygir::cases {

/// What a document is for whoever works on the case; how its file is shown follows from the media type.
enum class DocumentKind { Document, Photo, Recording };
constexpr std::array<std::pair<DocumentKind, const char *>, 3> wordsOf(DocumentKind)
{
    return {
        {{DocumentKind::Document, "document"}, {DocumentKind::Photo, "photo"}, {DocumentKind::Recording, "recording"}}};
}

/// What a reviewer said of a document (R092).
enum class DocumentReview { Confirmed, Deficient, Rejected };
constexpr std::array<std::pair<DocumentReview, const char *>, 3> wordsOf(DocumentReview)
{
    return {{{DocumentReview::Confirmed, "confirmed"},
             {DocumentReview::Deficient, "deficient"},
             {DocumentReview::Rejected, "rejected"}}};
}

/// A file that belongs to a case (R031, R037). Its bytes are no row: they travel beside the commands by the name of
/// their content (SYNC 20), and may still be on their way when this row is here.
struct CaseDocument
{
    static constexpr const char *tableName = "case_document";
    static constexpr AggregateKind kind = caseFileKind;
    static constexpr bool root = false;

    DocumentId id;
    CaseId caseId;
    DocumentKind what;
    /// What a person calls it; may be empty.
    QString title;
    /// As `storedFileName` makes it. Never a path.
    QString fileName;
    /// "image/jpeg": what the desk that attached it took it for. Nobody may rely on it.
    QString mediaType;
    /// In bytes, more than 0.
    qint64 size;
    BlobHash sha256;
    QString note;
    UserId by;
    Instant at;
    /// All four or none; the last review counts, all are in the history.
    std::optional<DocumentReview> review;
    std::optional<QString> reviewNote;
    std::optional<UserId> reviewedBy;
    std::optional<Instant> reviewedAt;
    /// The content of a small JPEG of it, at most `limits::thumbnailSide` on a side, that the desk which attached it has made; for
    /// lists. Nobody may rely on it. Empty: it is no picture, or none was made.
    std::optional<BlobHash> thumbnail = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CaseDocument::id),
                          field("aggregate", &CaseDocument::caseId),
                          field("what", &CaseDocument::what),
                          field("title", &CaseDocument::title),
                          field("file_name", &CaseDocument::fileName),
                          field("media_type", &CaseDocument::mediaType),
                          field("size", &CaseDocument::size),
                          field("sha256", &CaseDocument::sha256),
                          field("note", &CaseDocument::note),
                          field("by_user", &CaseDocument::by),
                          field("at", &CaseDocument::at),
                          field("review", &CaseDocument::review),
                          field("review_note", &CaseDocument::reviewNote),
                          field("reviewed_by", &CaseDocument::reviewedBy),
                          field("reviewed_at", &CaseDocument::reviewedAt),
                          field("thumbnail", &CaseDocument::thumbnail)};
    }
};

} // namespace peygir::cases
