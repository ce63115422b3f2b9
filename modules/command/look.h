// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "command/fields.h"
#include "command/table.h"

#include <array>

namespace peygir {

/// What somebody did with what he was shown: personal data leaves a screen in these ways (DESIGN, data protection).
enum class LookAct { Opened, FileOpened, FileSaved, Exported, Printed };

constexpr std::array<std::pair<LookAct, const char *>, 5> wordsOf(LookAct)
{
    return {{{LookAct::Opened, "opened"},
             {LookAct::FileOpened, "file_opened"},
             {LookAct::FileSaved, "file_saved"},
             {LookAct::Exported, "exported"},
             {LookAct::Printed, "printed"}}};
}

/// One look, as the journal of a desk keeps it.
struct Look
{
    /// Made on the desk, by time: sent twice it is one look.
    Uuid id;
    /// By the desk's estimate of the server's clock.
    Instant at;
    LookAct act;
    /// Of which record; empty where it was many, as an export.
    std::optional<AggregateId> of;
    /// What kind of export, which file by its number; never words of citizens. At most `limits::lookText` UTF-16 units.
    QString detail;
};

} // namespace peygir
