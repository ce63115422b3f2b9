// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/document_text.h"

#include "cases/ui/shown.h"
#include "persian/text.h"
#include "uikit/error_sentence.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QLocale>

namespace peygir::cases {

namespace {

struct Documents
{
    Q_DECLARE_TR_FUNCTIONS(Documents)
};

QString percentOf(const FileState &state)
{
    return QLocale().toString(state.size > 0 ? state.done * 100 / state.size : 0);
}

/// A name may be Latin, Persian or both: alone in its own direction, or the sentence around it falls apart.
/// Marks inside of it that turn text round are gone: "photo exe.jpg" must not read as what it is not.
QString isolated(const QString &name) { return QChar(0x2068) + persian::normalised(name) + QChar(0x2069); }

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

QString shownSize(qint64 bytes)
{
    const QLocale locale;
    constexpr double kilo = 1024;
    if (bytes < 1024)
        return Documents::tr("%1 bytes").arg(locale.toString(bytes));
    if (bytes < 1024 * 1024)
        return Documents::tr("%1 KB").arg(locale.toString(qRound64(double(bytes) / kilo)));
    const double mega = double(bytes) / (kilo * kilo);
    return Documents::tr("%1 MB").arg(mega < 10 ? locale.toString(mega, 'f', 1) : locale.toString(qRound64(mega)));
}

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

QString shownPlace(const FileState &state)
{
    switch (state.place) {
    case FileState::Place::Elsewhere:
        return Documents::tr("at the server");
    case FileState::Place::Coming:
        return state.problem ? Documents::tr("comes when the line is back")
                             : Documents::tr("coming, %1 %").arg(percentOf(state));
    case FileState::Place::Here:
        return Documents::tr("on this desk");
    case FileState::Place::Waiting:
        return Documents::tr("on this desk, waits to be sent");
    case FileState::Place::Going:
        return Documents::tr("being sent, %1 %").arg(percentOf(state));
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
    uikit::ListRow row{document.id.toString(), {}, isolated(shownName(document)), {}, {}};
    QStringList detail{shownKind(document.what), shownSize(document.size), shownPlace(state)};
    if (!view.by.isEmpty())
        detail.append(view.by);
    if (document.reviewNote && !document.reviewNote->isEmpty())
        detail.append(isolated(*document.reviewNote));
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
    return {id, {}, isolated(name), Documents::tr("being copied, %1 %").arg(percentOf(state)), {}};
}

uikit::ListRow draftRow(const QString &id, const KeptFile &file)
{
    uikit::ListRow row{id, {}, isolated(file.name), Documents::tr("is attached when the message is registered"), {}};
    // At the far side, where no name is too long for it.
    row.age = shownKind(kindOf(file.mediaType)) + QStringLiteral(" · ") + shownSize(file.size);
    return row;
}

QString fileSentence(const Error &error)
{
    QVariantMap values = error.values();
    for (const char *key : {"size", "most"}) {
        const auto found = values.find(QLatin1String(key));
        if (found != values.end() && error.id().endsWith("too_large"))
            *found = shownSize(found->toLongLong());
    }
    const auto name = values.find(QStringLiteral("name"));
    if (name != values.end()) {
        // A name of three hundred letters would push the sentence off the screen.
        constexpr qsizetype most = 60;
        const QString text = name->toString();
        *name = isolated(text.size() > most ? text.first(most) + QChar(0x2026) : text);
    }
    return uikit::errorSentence(Error(error.id(), values));
}

} // namespace peygir::cases
