// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace peygir::persian {

/// The ten-digit postal code of an address in Iran. It has no check digit: only what can be no code is refused.
class PostalCode
{
public:
    /// Fails with "persian.postal_code.empty", "….letters", "….length" {digits, needed}, "….never_issued" (0 or 2 among
    /// the first four digits, or all digits alike).
    static Result<PostalCode> parse(const QString &typed);

    /// Ten ASCII digits.
    const QString &text() const { return m_text; }
    /// "15176-34811" in ASCII digits.
    QString displayText() const { return m_text.left(5) + u'-' + m_text.right(5); }

    friend bool operator==(const PostalCode &, const PostalCode &) = default;
    friend size_t qHash(const PostalCode &code, size_t seed = 0) { return ::qHash(code.m_text, seed); }

private:
    explicit PostalCode(QString text)
        : m_text(std::move(text))
    {}
    QString m_text;
};

} // namespace peygir::persian
