// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/fields.h"

#include <compare>

namespace peygir::reference {

/// What a clock on the wall shows, to the minute, or the end of the day: 00:00 to 24:00. It has no date and no zone.
class TimeOfDay
{
public:
    static constexpr int dayMinutes = 24 * 60;

    /// `minutes` since midnight, 0 to `dayMinutes`.
    static constexpr TimeOfDay fromMinutes(int minutes) { return TimeOfDay(minutes); }
    /// "07:30" as it is stored. Fails with "reference.time_malformed".
    static Result<TimeOfDay> parse(const QString &text);
    /// As people type it, in any digits: 7, 7:30, 07.30, 730, 1430. Fails with "reference.time_malformed".
    static Result<TimeOfDay> parseTyped(const QString &typed);

    constexpr int minutes() const { return m_minutes; }
    /// "07:30" in ASCII digits, which also sorts as text.
    QString toString() const;

    friend constexpr auto operator<=>(const TimeOfDay &, const TimeOfDay &) = default;

private:
    explicit constexpr TimeOfDay(int minutes)
        : m_minutes(minutes)
    {}
    int m_minutes;
};

} // namespace peygir::reference

namespace peygir {

template <>
struct FieldCodec<reference::TimeOfDay>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const reference::TimeOfDay &time) { return Value::text(time.toString()); }
    static bool isReadable(const Value &value) { return reference::TimeOfDay::parse(value.toText()).ok(); }
    static reference::TimeOfDay fromValue(const Value &value)
    {
        return reference::TimeOfDay::parse(value.toText()).value();
    }
    static QJsonValue toJson(const reference::TimeOfDay &time) { return time.toString(); }
    static Result<reference::TimeOfDay> fromJson(const QJsonValue &json)
    {
        const auto time = reference::TimeOfDay::parse(json.toString());
        if (!time.ok())
            return malformedField();
        return time;
    }
};

} // namespace peygir
