// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/file_port.h"
#include "uikit/list_row.h"

/// How documents and files are told: sizes, kinds, places and reviews in the user's language and digits.
namespace peygir::cases {

/// "1.2 MB".
QString shownSize(qint64 bytes);
QString shownKind(DocumentKind kind);
QString shownReview(DocumentReview review);
/// Where the bytes are: "on this desk", "being sent, 40 %".
QString shownPlace(const FileState &state);
/// What a person calls it: its title, else the name of its file.
QString shownName(const CaseDocument &document);

/// What a file most likely is for the one who attaches it.
DocumentKind kindOf(const QString &mediaType);

uikit::ListRow documentRow(const DocumentView &view, const FileState &state);
/// A file that is not yet a document: it is being copied (`done` of `size` bytes), or waits for its case.
uikit::ListRow copyingRow(const QString &id, const QString &name, qint64 done, qint64 size);
uikit::ListRow draftRow(const QString &id, const KeptFile &file);

/// A sentence for an error of files, with sizes as people read them.
QString fileSentence(const Error &error);

} // namespace peygir::cases
