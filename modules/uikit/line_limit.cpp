// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/line_limit.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QToolTip>

namespace peygir::uikit {

namespace {

struct LineLimit
{
    Q_DECLARE_TR_FUNCTIONS(LineLimit)
};

/// Long enough to be read twice.
constexpr int shownMilliseconds = 12'000;

} // namespace

void sayWhenCut(QLineEdit &edit, std::function<void(const QString &sentence)> say)
{
    if (!say)
        say = [&edit](const QString &sentence) { sayBelow(edit, sentence); };
    // Later: Qt says that it has cut before it says that the text has changed, which takes sentences away.
    QObject::connect(
        &edit, &QLineEdit::inputRejected, &edit,
        [&edit, say = std::move(say)] {
            // A letter that a validator does not take is something else. One place stays free in front of half a pair.
            if (edit.text().size() + 1 >= edit.maxLength())
                say(LineLimit::tr("No more than %Ln letter(s) fit here; the rest was left out.", nullptr, edit.maxLength()));
        },
        Qt::QueuedConnection);
}

void sayBelow(QLineEdit &edit, const QString &sentence)
{
    if (edit.isVisible())
        QToolTip::showText(edit.mapToGlobal(edit.rect().bottomLeft()), sentence, &edit, {}, shownMilliseconds);
}

qsizetype fitting(const QString &text, qsizetype room)
{
    if (room >= text.size())
        return text.size();
    return room > 0 && text[room - 1].isHighSurrogate() ? room - 1 : qMax<qsizetype>(0, room);
}

} // namespace peygir::uikit
