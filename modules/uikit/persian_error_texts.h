// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace peygir::uikit {

/// Adds the sentences for the errors of the kit `persian`, which shows nothing itself: dates, phones, national ids,
/// postal codes, texts. Called by applyPersian(); calling it again does nothing.
void addPersianErrorTexts();

} // namespace peygir::uikit
