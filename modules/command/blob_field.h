// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "command/fields.h"

namespace peygir {

/// The name of a content is text in columns and messages.
template <>
struct FieldCodec<BlobHash>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const BlobHash &hash) { return Value::text(hash.hex()); }
    static bool isReadable(const Value &value) { return BlobHash::parse(value.toUtf8()).ok(); }
    static BlobHash fromValue(const Value &value) { return BlobHash::parse(value.toUtf8()).value(); }
    static QJsonValue toJson(const BlobHash &hash) { return hash.text(); }
    static Result<BlobHash> fromJson(const QJsonValue &json) { return BlobHash::parse(json.toString().toLatin1()); }
};

} // namespace peygir
