// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/clerk.h"
#include "system/demo/stage.h"
#include "system/demo/story.h"
#include "system/demo/witness.h"

#include <optional>

namespace peygir::demo {

/// Codes of what the agent took down in his day, for the expert who goes on with it.
struct AgentsMessages
{
    /// With a picture, a second call of the citizen as a note, and another open case of the same citizen.
    QString hole;
    /// Of the same caller; registered temporarily, edited later.
    QString trees;
    /// Put on hold and taken up again.
    QString waste;
    /// Taken down while the network was cut.
    QString lamps;
};

/// A day of an agent, from the sign-in, by keys alone. Null if it cannot go on.
std::optional<AgentsMessages> playAgentsDay(const Stage &stage, Witness &witness, Story &story);

/// A day of the follow-up expert who gets them, by keys alone: his cartable, and each act on a case.
void playExpertsDay(const Stage &stage, Witness &witness, Story &story, const AgentsMessages &messages);

/// What is around the work: a case that only the server has, an act that the server refuses, language, look and keys.
void playAroundTheWork(const Stage &stage, Clerk &expert, DeskLine &line, Witness &witness, Story &story,
                       const QString &disputed);

} // namespace peygir::demo
