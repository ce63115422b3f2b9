// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peygir::desktop {

/// Registers what a person is told about the failures of rules, store and line (uikit/error_sentence.h). Once, before
/// the first window.
void addErrorSentences();

} // namespace peygir::desktop
