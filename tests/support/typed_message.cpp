// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/typed_message.h"

#include "persian/digits.h"
#include "uikit/digit_cells.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

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
    press(window, QStringLiteral("Escape"));
    type(window, message.phone + u'\n');
    type(window, message.name + u'\n');
    if (!choose(window, QStringLiteral("subject"), message.subject)
        || !choose(window, QStringLiteral("address"), message.street))
        return false;
    type(window, message.plaque + u'\n');
    type(window, message.words);
    return true;
}

QString codeShown(QWidget &window)
{
    const auto *label = find<uikit::CodeLabel>(QStringLiteral("code"), &window);
    return label ? persian::toAsciiDigits(label->code()) : QString();
}

} // namespace peygir::test
