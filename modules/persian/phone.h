// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace peygir::persian {

/// A telephone number in Iran, one form for all of its spellings.
class Phone
{
public:
    enum class Kind { Mobile, Landline };

    /// Reads 09…, 9…, +98…, 0098…, 98… and landlines with their area code, in any digit set, with spaces, dashes and
    /// brackets. Eight digits alone are a landline in the area `areaCode` ("021" or "21"; empty: there is none).
    ///
    /// Fails with "persian.phone.empty", "….letters", "….signs" (something that is no part of a number),
    /// "….too_short" {digits}, "….too_long" {digits}, "….foreign" (another country's code), "….unknown_prefix"
    /// {prefix} and "….area_code_missing".
    static Result<Phone> parse(const QString &typed, const QString &areaCode = {});

    /// "+989121234567" in ASCII digits: what is stored, compared and sent to gateways.
    QString text() const { return QStringLiteral("+98") + m_significant; }
    /// "09121234567", as it is dialled inside the country.
    QString nationalText() const { return u'0' + m_significant; }
    /// "0912 123 4567" or "021 8877 6655" in ASCII digits, to be read from left to right.
    QString displayText() const;
    /// What a citizen proves himself with at the portal, beside the tracking code.
    QString lastFour() const { return m_significant.right(4); }
    Kind kind() const { return m_significant.startsWith(u'9') ? Kind::Mobile : Kind::Landline; }

    friend bool operator==(const Phone &, const Phone &) = default;
    friend bool operator<(const Phone &a, const Phone &b) { return a.m_significant < b.m_significant; }
    friend size_t qHash(const Phone &phone, size_t seed = 0) { return ::qHash(phone.m_significant, seed); }

private:
    explicit Phone(QString significant)
        : m_significant(std::move(significant))
    {}

    /// Ten digits, without country code or the 0 of long-distance calls.
    QString m_significant;
};

} // namespace peygir::persian
