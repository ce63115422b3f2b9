// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/file_text.h"

#include "persian/text.h"
#include "uikit/error_sentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace peygir::uikit {

namespace {

struct Documents
{
    Q_DECLARE_TR_FUNCTIONS(Documents)
};

} // namespace

QString percentOf(const FileState &state)
{
    return QLocale().toString(state.size > 0 ? state.done * 100 / state.size : 0);
}

QString isolated(const QString &name) { return QChar(0x2068) + persian::normalised(name) + QChar(0x2069); }

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
    return errorSentence(Error(error.id(), values));
}

} // namespace peygir::uikit
