// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSet>
#include <QString>

namespace peygir::workflow {

/// What definition files may say in texts that people will read. None of these changes a text: a file is mended by
/// who wrote it. Errors carry no place; the reader adds it.

/// One line of 1 to `most` UTF-16 units without control characters or space at its ends. Fails with
/// "workflow.process.text_length" or "workflow.process.text_characters".
Result<void> checkLine(const QString &text, int most);

/// As `checkLine`, and no Arabic yeh, kaf or digits: Persian is written with Persian letters. Fails also with
/// "workflow.process.text_letters".
Result<void> checkPersianLine(const QString &text, int most);

/// "#rrggbb" that is seen on a white and on a near-black window (WCAG 2.1, 1.4.11: 3:1). Fails with
/// "workflow.process.colour" or "workflow.process.colour_contrast".
Result<void> checkColour(const QString &colour);

/// Every "{name}" is one of `known`, and braces stand in pairs. Fails with "workflow.process.sms_placeholder".
Result<void> checkPlaceholders(const QString &text, const QSet<QString> &known);

/// A key with its modifiers as Qt writes it ("F8", "Ctrl+Return"). A letter or digit needs Ctrl or Alt: without them it
/// filters lists. Fails with "workflow.process.shortcut".
Result<void> checkShortcut(const QString &shortcut);

} // namespace peygir::workflow
