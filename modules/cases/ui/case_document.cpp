// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/case_document.h"

#include "cases/ui/case_facts.h"
#include "cases/ui/document_text.h"
#include "cases/ui/history_text.h"
#include "cases/ui/shown.h"

#include <QCoreApplication>

namespace peygir::cases {

namespace {

struct CaseOnPaper
{
    Q_DECLARE_TR_FUNCTIONS(CaseOnPaper)
};

using paper::PaperDocument;
using Kind = sheets::Column::Kind;

PaperDocument::Section factSection(const CaseView &view, Instant now)
{
    PaperDocument::Section section{CaseOnPaper::tr("About the case")};
    section.facts.push_back({CaseOnPaper::tr("Tracking code"), view.line.card.code, Kind::Code});
    section.facts.push_back({CaseOnPaper::tr("Status"), shownStatus(view.line)});
    for (const CaseFact &fact : factsOf(view, now))
        section.facts.push_back({fact.name, fact.value});
    return section;
}

PaperDocument::Section documentSection(const std::vector<DocumentView> &documents)
{
    PaperDocument::Section section{CaseOnPaper::tr("Documents")};
    for (const DocumentView &view : documents) {
        const CaseDocument &document = view.document;
        QStringList parts{shownName(document), shownKind(document.what), shownSize(document.size), view.by};
        if (document.review)
            parts += shownReview(*document.review);
        parts.removeAll(QString());
        section.entries.push_back({shownTime(document.at), parts.join(QStringLiteral(" · ")), document.note});
    }
    return section;
}

} // namespace

PaperDocument caseDocument(const CaseView &view, const std::vector<DocumentView> &documents, Instant now)
{
    const QString subject = shown(view.line.subject);
    PaperDocument document;
    document.title = subject.isEmpty() ? QCoreApplication::translate("Cases", "Unknown subject") : subject;
    if (view.fetchedAt)
        document.lines += CaseOnPaper::tr("As the server showed it at %1").arg(shownTime(*view.fetchedAt));
    if (!view.file)
        document.lines += CaseOnPaper::tr("This desk holds the card of the case only: words and history are missing.");
    document.lines += CaseOnPaper::tr("Written at %1").arg(shownTime(now));
    document.sections.push_back(factSection(view, now));
    if (view.file && !view.file->words.isEmpty())
        document.sections.push_back({CaseOnPaper::tr("Words of the message"), {}, {view.file->words}});
    document.sections.push_back(documentSection(documents));
    PaperDocument::Section referrals{CaseOnPaper::tr("Referrals")};
    for (const ReferralView &one : view.referrals) {
        const uikit::HistoryLine line = referralLine(one);
        referrals.entries.push_back({line.when, line.sentence, line.note});
    }
    document.sections.push_back(std::move(referrals));
    PaperDocument::Section history{CaseOnPaper::tr("History")};
    for (const HistoryLineView &one : view.history) {
        const uikit::HistoryLine line = historyLine(one);
        history.entries.push_back({line.when, line.sentence, line.note});
    }
    document.sections.push_back(std::move(history));
    return document;
}

} // namespace peygir::cases
