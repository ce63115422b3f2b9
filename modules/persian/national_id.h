// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <compare>

namespace peygir::persian {

/// The ten-digit number of a citizen of Iran, with a right check digit.
class NationalId
{
public:
    /// Reads any digit set; eight or nine digits get the zeros back that spreadsheets take away. Fails with
    /// "persian.national_id.empty", "….letters", "….length" {digits, needed}, "….check_digit",
    /// "….never_issued" (all digits alike, or no serial number).
    static Result<NationalId> parse(const QString &typed);

    /// Ten ASCII digits: what is stored and compared.
    const QString &text() const { return m_text; }
    /// "049-937089-9" in ASCII digits, to be read from left to right.
    QString displayText() const;

    friend bool operator==(const NationalId &, const NationalId &) = default;
    friend bool operator<(const NationalId &a, const NationalId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const NationalId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit NationalId(QString text)
        : m_text(std::move(text))
    {}
    QString m_text;
};

/// The eleven-digit number of a legal person (company, office), with a right check digit.
class LegalId
{
public:
    /// Fails as `NationalId::parse` with "persian.legal_id.…".
    static Result<LegalId> parse(const QString &typed);

    /// Eleven ASCII digits.
    const QString &text() const { return m_text; }
    const QString &displayText() const { return m_text; }

    friend bool operator==(const LegalId &, const LegalId &) = default;
    friend bool operator<(const LegalId &a, const LegalId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const LegalId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    explicit LegalId(QString text)
        : m_text(std::move(text))
    {}
    QString m_text;
};

} // namespace peygir::persian
