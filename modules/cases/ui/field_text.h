// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QJsonObject>
#include <QString>

/// How the fields that an edit names, and their values, are said to people.
namespace peygir::cases {

/// "name", "subject", "answer:where" → words in the user's language.
QString shownField(const QString &field);
/// `name` is what a subject or place is called; empty for every other value.
QString shownValue(const QJsonValue &value, const Localized &name = {});
/// A line for each field that `FieldMerge::summary` names: what it was and is, and what was only proposed. `answers` are
/// those that it changed, under their questions.
QString shownChanges(const QJsonObject &summary, const std::vector<AnswerChange> &answers = {});
/// A canonical phone, or whatever was given, to be read from left to right.
QString shownPhone(const QString &given);

} // namespace peygir::cases
