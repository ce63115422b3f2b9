// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "persian/text.h"

#include <compare>

namespace peygir::persian {

/// A text that a person typed, in the form in which it is stored: never empty, never longer than its rule allows,
/// always `normalised`. A text that may be missing is a `std::optional` of it.
///
/// `Rule` has `most` (UTF-16 units) and `lines`.
template <class Rule>
class StoredText
{
public:
    static constexpr int most = Rule::most;

    /// Fails with "persian.text.empty" when nothing visible is left, and "persian.text.too_long" {length, most}.
    static Result<StoredText> parse(const QString &typed)
    {
        QString stored = normalised(typed, Rule::lines);
        if (stored.isEmpty())
            return Error("persian.text.empty");
        if (stored.size() > most)
            return Error("persian.text.too_long",
                         {{QStringLiteral("length"), stored.size()}, {QStringLiteral("most"), most}});
        return StoredText(std::move(stored));
    }

    const QString &text() const { return m_text; }

    friend bool operator==(const StoredText &, const StoredText &) = default;
    /// For sorted containers; lists that people read are sorted by `sortKey`.
    friend std::strong_ordering operator<=>(const StoredText &a, const StoredText &b)
    {
        return QString::compare(a.m_text, b.m_text) <=> 0;
    }
    friend size_t qHash(const StoredText &text, size_t seed = 0) { return ::qHash(text.m_text, seed); }

private:
    explicit StoredText(QString stored)
        : m_text(std::move(stored))
    {}

    QString m_text;
};

struct NameRule
{
    static constexpr int most = limits::nameText;
    static constexpr Lines lines = Lines::One;
};
struct AddressRule
{
    static constexpr int most = limits::addressText;
    static constexpr Lines lines = Lines::One;
};
struct NoteRule
{
    static constexpr int most = limits::noteText;
    static constexpr Lines lines = Lines::Many;
};

using NameText = StoredText<NameRule>;
using AddressText = StoredText<AddressRule>;
/// The citizen's words, an expert's note: may have several lines.
using NoteText = StoredText<NoteRule>;

} // namespace peygir::persian
