// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/attach_document.h"

#include "base/limits.h"
#include "persian/file_name.h"
#include "persian/text.h"

namespace peygir::cases {

namespace {

Result<CaseDocument> documentOf(const AttachDocument &command, const Facts &facts, const Given &given)
{
    if (command.size < 1)
        return Error("cases.file_empty");
    // What a file may have is the server's setting and is asked when its bytes come; this is what no setting allows.
    if (command.size > limits::blobBytesMost)
        return Error("cases.file_too_large",
                     {{QStringLiteral("size"), command.size}, {QStringLiteral("most"), limits::blobBytesMost}});
    const QString title = persian::normalised(command.title);
    if (title.size() > limits::nameText)
        return Error("cases.title_too_long",
                     {{QStringLiteral("length"), title.size()}, {QStringLiteral("most"), limits::nameText}});
    TRY_LET(const QString note, storedNote(command.note));
    return CaseDocument{given.idOf<DocumentId>("document"),
                        command.caseId,
                        command.what,
                        title,
                        persian::storedFileName(command.fileName),
                        persian::storedMediaType(command.mediaType),
                        command.size,
                        command.sha256,
                        note,
                        facts.author().id(),
                        given.happenedAt(),
                        std::nullopt,
                        std::nullopt,
                        std::nullopt,
                        std::nullopt,
                        command.thumbnail};
}

} // namespace

std::vector<Upcast> AttachDocument::upcasts()
{
    return {[](const QJsonObject &first) { return first; }};
}

Result<Changes> decide(const AttachDocument &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    if (const auto allowed = mayAnywhere(facts, attachDocumentVerb, dossier); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY_LET(const CaseDocument document, documentOf(command, facts, given));
    const auto present = facts.allOf<CaseDocument>(command.caseId);
    if (present.isKnown() && present->size() >= size_t(limits::caseDocuments))
        return Error("cases.documents_too_many", {{QStringLiteral("most"), limits::caseDocuments}});
    HistoryEntry entry = historyOf(HistoryKind::Attached, command.caseId, facts, given);
    entry.words = document.note;
    entry.values = {{QStringLiteral("document"), document.id.toString()},
                    {QStringLiteral("name"), document.title.isEmpty() ? document.fileName : document.title}};
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(dossier.card).put(document).put(entry);
    return changes;
}

} // namespace peygir::cases
