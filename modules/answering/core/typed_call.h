// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/record_answer.h"

#include <QJsonObject>

#include <map>

namespace peygir::answering {

/// What was typed about one message of a call, whole or not.
struct TypedAnswer
{
    std::optional<CallResult> result;
    std::optional<cases::Opinion> opinion;
    QString words;
    QString note;
    QString reason;
    /// When he is asked again.
    std::optional<Instant> askAgainAt;

    bool isEmpty() const;
    friend bool operator==(const TypedAnswer &, const TypedAnswer &) = default;
};

/// A call as it stands on the screen: what was typed about each message.
struct TypedCall
{
    /// As `CallView::id`.
    Uuid id;
    std::map<cases::CaseId, TypedAnswer> answers;

    bool isEmpty() const;
    friend bool operator==(const TypedCall &, const TypedCall &) = default;
};

/// As it is kept; what is empty is left out.
QJsonObject toJson(const TypedCall &call);
/// Reads what toJson wrote. What this version does not know is passed over.
TypedCall typedCall(const Uuid &id, const QJsonObject &json);

/// The command for one message; empty while no result was chosen.
std::optional<RecordAnswer> commandOf(const TypedAnswer &answer, const cases::CaseId &caseId,
                                      const cases::CaseNodeId &node);

} // namespace peygir::answering
