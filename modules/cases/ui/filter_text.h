// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"

#include <QJsonObject>

namespace peygir::cases {

/// What a person has chosen a list to be: its order and filters, without the list and the user. Text and dates are as
/// they were typed, so that "today" is another day tomorrow.
struct ChosenFilter
{
    CaseOrder order = CaseOrder::Newest;
    std::optional<StatusKey> status = {};
    std::optional<catalogue::SubjectGroupId> group = {};
    std::optional<places::PlaceId> region = {};
    bool late = false;
    CaseDate date = CaseDate::Registered;
    QString from = {};
    QString until = {};
    QString text = {};

    friend bool operator==(const ChosenFilter &, const ChosenFilter &) = default;
};

/// For remembering. What cannot be read again, or does not suit the list, is left out: a filter is only comfort. One
/// that was saved before texts were has none.
QJsonObject toJson(const ChosenFilter &chosen);
ChosenFilter chosenFilter(const QJsonObject &json, CaseList list);

/// The filter for a question asked at `now`. A date that is none is left out.
CaseFilter filterOf(const ChosenFilter &chosen, CaseList list, const UserId &user, Instant now);

/// What is filtered, in a line: "text «lamp» · Region 5 · late"; empty where nothing is. `choices` has the names.
QString describe(const ChosenFilter &chosen, const CaseChoices &choices);

QString nameOf(CaseOrder order);
QString nameOf(const CaseChoices::Status &status);

} // namespace peygir::cases
