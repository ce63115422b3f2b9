// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/localized.h"
#include "workflow/core/format_words.h"
#include "workflow/core/strict_json.h"

namespace peygir::workflow {

/// "workflow.process.unknown_value" for this field, whose text is `value`.
inline Error unknownValue(const StrictObject &object, const char *name, const QString &value)
{
    return object.at(name, Error("workflow.process.unknown_value")).with(QStringLiteral("value"), value.left(80));
}

/// A field whose text is one of a few words. Fails with "workflow.process.unknown_value".
template <class Value, size_t count>
Result<Value> readWord(const StrictObject &object, const char *name, const Word<Value> (&words)[count])
{
    TRY_LET(const QString text, object.text(name));
    for (const Word<Value> &word : words)
        if (text == QLatin1String(word.text))
            return word.value;
    return unknownValue(object, name, text);
}

template <class AnyKey>
Result<AnyKey> readKey(const StrictObject &object, const char *name)
{
    TRY_LET(const QString text, object.text(name));
    const auto key = AnyKey::parse(text);
    if (!key)
        return object.at(name, key.error());
    return key.value();
}

/// `{"fa": …, "en": …}`, each of at most `most` UTF-16 units; English may be missing. Fails with
/// "workflow.process.missing_fa" or as `text_rules.h` says.
Result<Localized> readLocalized(const StrictObject &parent, const char *name, int most);

/// An item of `nodes`. Errors carry the value `node`.
Result<Node> readNode(const StrictObject &object, Format format);

/// An item of `edges`. Errors carry the value `edge`.
Result<Edge> readEdge(const StrictObject &object, Format format);

} // namespace peygir::workflow
