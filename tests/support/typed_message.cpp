// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/typed_message.h"

#include "persian/digits.h"
#include "uikit/digit_cells.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QLineEdit>

namespace peygir::test {

using namespace uikit::testing;

namespace {

/// Types a part of a name and takes the first suggestion.
bool choose(QWidget &window, const QString &field, const QString &part)
{
    auto *edit = find<uikit::TypeAheadEdit>(field, &window);
    if (!edit)
        return false;
    type(window, part);
    if (!waitUntil([edit] { return edit->isListOpen(); }))
        return false;
    press(window, QStringLiteral("Return"));
    return waitUntil([edit] { return edit->chosen().has_value(); });
}

/// Which field has the keyboard.
QString focusedField(const QWidget &window)
{
    const QWidget *focused = window.window()->focusWidget();
    return focused ? focused->objectName() : QString();
}

/// The first choice, yes, one of whatever is counted, or a word: each question that stands in the way.
void answerQuestions(QWidget &window)
{
    constexpr int most = 40;
    for (int n = 0; n < most && focusedField(window).startsWith(QLatin1String("question:")); ++n) {
        const QString question = focusedField(window);
        type(window, QStringLiteral("1"));
        if (focusedField(window) == question)
            press(window, QStringLiteral("Return"));
    }
}

} // namespace

TypedMessage typedHole(const QString &plaque)
{
    return {QStringLiteral("09121234567"),
            QStringLiteral("مریم احمدی"),
            QStringLiteral("آسفالت"),
            QStringLiteral("فردوسی"),
            plaque,
            QStringLiteral("چالهٔ بزرگی جلوی در مدرسه باز شده و دیروز موتورسواری زمین خورد.")};
}

bool fillInMessage(QWidget &window, const TypedMessage &message)
{
    press(window, QStringLiteral("F2"));
    // From the code of the message before to the next caller; a half-typed call asks once.
    press(window, QStringLiteral("Escape"));
    press(window, QStringLiteral("Escape"));
    type(window, message.phone + u'\n');
    // Who has called before is known, and the name is passed by.
    const auto *name = find<QLineEdit>(QStringLiteral("name"), &window);
    const bool isKnown = name && waitUntil([name] { return !name->text().isEmpty(); }, 1s);
    if (!isKnown)
        type(window, message.name + u'\n');
    if (!waitUntil([&window] { return focusedField(window) == QLatin1String("subject"); })
        || !choose(window, QStringLiteral("subject"), message.subject)
        || !choose(window, QStringLiteral("place"), message.street)) {
        qWarning("stopped at %s; name %s", qPrintable(focusedField(window)), qPrintable(name ? name->text() : QString()));
        return false;
    }
    type(window, message.plaque + u'\n');
    type(window, QStringLiteral("\n"));
    answerQuestions(window);
    press(window, QStringLiteral("Ctrl+J"));
    type(window, message.words);
    return true;
}

QString codeShown(QWidget &window)
{
    const auto *label = find<uikit::CodeLabel>(QStringLiteral("code"), &window);
    return label ? persian::toAsciiDigits(label->code()) : QString();
}

} // namespace peygir::test
