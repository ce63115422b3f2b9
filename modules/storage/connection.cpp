// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

namespace peygir::storage {

Value RowView::value(int column, Value::Type type) const
{
    if (isNull(column))
        return {};
    switch (type) {
    case Value::Type::Null:
        break;
    case Value::Type::Integer:
        return integer(column);
    case Value::Type::Boolean:
        return boolean(column);
    case Value::Type::Text:
        return Value::text(utf8(column));
    case Value::Type::Bytes:
        return Value::bytes(bytes(column));
    case Value::Type::Uuid:
        return uuid(column);
    }
    Q_ASSERT_X(false, "RowView::value", "a value is expected to be NULL and is not");
    return {};
}

} // namespace peygir::storage
