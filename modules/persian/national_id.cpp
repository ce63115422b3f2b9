// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/national_id.h"

#include "persian/typed_digits.h"

namespace peygir::persian {

namespace {

Error idError(const char *kind, const char *what) { return Error(QByteArray("persian.") + kind + '.' + what); }

/// The digits if they are as many as needed; `fewest` of them are filled up with zeros in front.
Result<QString> digitsOfId(const QString &typed, const char *kind, qsizetype fewest, qsizetype needed)
{
    const TypedDigits read = TypedDigits::from(typed);
    if (read.letters || read.otherSigns || read.leadingPlus)
        return idError(kind, "letters");
    if (read.digits.isEmpty())
        return idError(kind, "empty");
    if (read.digits.size() < fewest || read.digits.size() > needed)
        return idError(kind, "length")
            .with(QStringLiteral("digits"), read.digits.size())
            .with(QStringLiteral("needed"), needed);
    return read.digits.rightJustified(needed, u'0');
}

int digitAt(const QString &digits, qsizetype i) { return digits[i].unicode() - u'0'; }

/// The serial number stands in the six digits after the first three, in both kinds.
bool hasSerial(const QString &digits) { return digits.mid(3, 6).count(u'0') < 6; }

} // namespace

Result<NationalId> NationalId::parse(const QString &typed)
{
    TRY_LET(const QString digits, digitsOfId(typed, "national_id", 8, 10));
    if (!hasSerial(digits) || digits.count(digits[0]) == digits.size())
        return idError("national_id", "never_issued");
    int sum = 0;
    for (int i = 0; i < 9; ++i)
        sum += digitAt(digits, i) * (10 - i);
    const int rest = sum % 11;
    if (digitAt(digits, 9) != (rest < 2 ? rest : 11 - rest))
        return idError("national_id", "check_digit");
    return NationalId(digits);
}

QString NationalId::displayText() const { return m_text.left(3) + u'-' + m_text.mid(3, 6) + u'-' + m_text.right(1); }

Result<LegalId> LegalId::parse(const QString &typed)
{
    TRY_LET(const QString digits, digitsOfId(typed, "legal_id", 11, 11));
    if (!hasSerial(digits) || digits.count(digits[0]) == digits.size())
        return idError("legal_id", "never_issued");
    static constexpr int factors[] = {29, 27, 23, 19, 17, 29, 27, 23, 19, 17};
    const int shift = digitAt(digits, 9) + 2;
    int sum = 0;
    for (int i = 0; i < 10; ++i)
        sum += (digitAt(digits, i) + shift) * factors[i];
    if (digitAt(digits, 10) != sum % 11 % 10)
        return idError("legal_id", "check_digit");
    return LegalId(digits);
}

} // namespace peygir::persian
