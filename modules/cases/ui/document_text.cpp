// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/document_text.h"

#include "cases/ui/shown.h"
#include "uikit/theme.h"

#include <QCoreApplication>

namespace peygir::cases {

namespace {

struct Documents
{
    Q_DECLARE_TR_FUNCTIONS(Documents)
};

QColor colourOf(DocumentReview review)
{
    const uikit::Colours &colours = uikit::Theme::current().colours();
    switch (review) {
    case DocumentReview::Confirmed:
        return colours.done;
    case DocumentReview::Deficient:
        return colours.attention;
    case DocumentReview::Rejected:
        return colours.danger;
    }
    Q_UNREACHABLE();
}

} // namespace

QString shownKind(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Document:
        return Documents::tr("Document");
    case DocumentKind::Photo:
        return Documents::tr("Photo");
    case DocumentKind::Recording:
        return Documents::tr("Recording");
    }
    Q_UNREACHABLE();
}

QString shownReview(DocumentReview review)
{
    switch (review) {
    case DocumentReview::Confirmed:
        return Documents::tr("Confirmed");
    case DocumentReview::Deficient:
        return Documents::tr("Deficient");
    case DocumentReview::Rejected:
        return Documents::tr("Rejected");
    }
    Q_UNREACHABLE();
}

QString shownName(const CaseDocument &document)
{
    return document.title.isEmpty() ? document.fileName : document.title;
}

DocumentKind kindOf(const QString &mediaType)
{
    if (mediaType.startsWith(QLatin1String("image/")))
        return DocumentKind::Photo;
    if (mediaType.startsWith(QLatin1String("audio/")))
        return DocumentKind::Recording;
    return DocumentKind::Document;
}

uikit::ListRow documentRow(const DocumentView &view, const FileState &state)
{
    const CaseDocument &document = view.document;
    uikit::ListRow row{document.id.toString(), {}, uikit::isolated(shownName(document)), {}, {}};
    QStringList detail{shownKind(document.what), shownSize(document.size), shownPlace(state)};
    if (!view.by.isEmpty())
        detail.append(view.by);
    if (document.reviewNote && !document.reviewNote->isEmpty())
        detail.append(uikit::isolated(*document.reviewNote));
    row.detail = detail.join(QStringLiteral(" · "));
    if (document.review) {
        row.status = shownReview(*document.review);
        row.statusColour = colourOf(*document.review);
    }
    row.age = shownTime(document.at);
    row.fullDate = row.age;
    return row;
}

uikit::ListRow copyingRow(const QString &id, const QString &name, qint64 done, qint64 size)
{
    const FileState state{FileState::Place::Here, done, size, std::nullopt};
    return {id, {}, uikit::isolated(name), Documents::tr("being copied, %1 %").arg(uikit::percentOf(state)), {}};
}

uikit::ListRow draftRow(const QString &id, const KeptFile &file)
{
    uikit::ListRow row{id, {}, uikit::isolated(file.name), Documents::tr("is attached when the message is registered"), {}};
    // At the far side, where no name is too long for it.
    row.age = shownKind(kindOf(file.mediaType)) + QStringLiteral(" · ") + shownSize(file.size);
    return row;
}

} // namespace peygir::cases
