// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/value.h"

#include <optional>

/// The types of columns as a page names them, one letter each.
namespace peygir::sync {

constexpr char letterOf(Value::Type type)
{
    switch (type) {
    case Value::Type::Integer: return 'i';
    case Value::Type::Boolean: return 'b';
    case Value::Type::Text: return 't';
    case Value::Type::Bytes: return 'y';
    case Value::Type::Uuid: return 'u';
    case Value::Type::Null: break;
    }
    return '-';
}

/// Nothing for a letter that stands for no type.
constexpr std::optional<Value::Type> typeOfLetter(char letter)
{
    for (const auto type : {Value::Type::Integer, Value::Type::Boolean, Value::Type::Text, Value::Type::Bytes,
                            Value::Type::Uuid}) {
        if (letterOf(type) == letter)
            return type;
    }
    return std::nullopt;
}

} // namespace peygir::sync
