// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "uikit/view_settings.h"

namespace peygir::desktop {

/// What whoever works here wants of the files on this desk.
struct FileWishes
{
    /// How many bytes they may take, more than 0.
    qint64 most = limits::filesKept;
    /// Those of one's own open work come before one asks for them.
    bool comeAhead = true;

    friend bool operator==(const FileWishes &, const FileWishes &) = default;
};

/// As they were left; what was never chosen, or cannot be understood, is as above.
FileWishes fileWishes(const uikit::ViewSettings &settings);
void rememberFileWishes(uikit::ViewSettings &settings, const FileWishes &wishes);

} // namespace peygir::desktop
