// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/ui/attention_page.h"
#include "cases/core/name_queries.h"
#include "intake/core/intake_queries.h"

namespace peygir::desktop {

/// Whatever a command's arguments stand for reads by its name: codes of cases, people, posts, places, operations, fields of
/// base information, answers under their questions (`answerNames`). Both outlive what they answer.
access::AttentionPage::Naming argumentNames(intake::IntakeQueries &intake, cases::NameQueries &names);

/// The arguments with these names in the place of ids and of the operation's key.
QJsonObject withNames(const QJsonObject &arguments, const cases::ArgumentNames &names);

} // namespace peygir::desktop
