// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "uikit/file_text.h"
#include "uikit/list_row.h"

/// How documents are told: kinds and reviews, and what is told of every file, in the user's language and digits.
namespace peygir::cases {

using uikit::fileSentence;
using uikit::shownPlace;
using uikit::shownSize;

QString shownKind(DocumentKind kind);
QString shownReview(DocumentReview review);
/// What a person calls it: its title, else the name of its file.
QString shownName(const CaseDocument &document);

/// What a file most likely is for the one who attaches it.
DocumentKind kindOf(const QString &mediaType);

uikit::ListRow documentRow(const DocumentView &view, const FileState &state);
/// A file that is not yet a document: it is being copied (`done` of `size` bytes), or waits for its case.
uikit::ListRow copyingRow(const QString &id, const QString &name, qint64 done, qint64 size);
uikit::ListRow draftRow(const QString &id, const KeptFile &file);

} // namespace peygir::cases
