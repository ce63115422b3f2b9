// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/phone.h"

#include "persian/typed_digits.h"

#include <algorithm>

namespace peygir::persian {

namespace {

constexpr qsizetype significantDigits = 10;
constexpr qsizetype localDigits = 8;

/// The provinces' area codes since the numbering plan of 1392–1394.
constexpr int areaCodes[] = {11, 13, 17, 21, 23, 24, 25, 26, 28, 31, 34, 35, 38, 41, 44, 45,
                             51, 54, 56, 58, 61, 66, 71, 74, 76, 77, 81, 83, 84, 86, 87};

bool isAreaCode(const QString &twoDigits)
{
    return std::binary_search(std::begin(areaCodes), std::end(areaCodes), twoDigits.toInt());
}

/// Operators have 90 to 96 and 99, of which single series come and go; the rest of 9 is not given out.
bool isMobilePrefix(const QString &twoDigits)
{
    const int prefix = twoDigits.toInt();
    return (prefix >= 90 && prefix <= 96) || prefix == 99;
}

Error phoneError(const char *what) { return Error(QByteArray("persian.phone.") + what); }

Error lengthError(const QString &digits)
{
    return phoneError(digits.size() < significantDigits ? "too_short" : "too_long")
        .with(QStringLiteral("digits"), digits.size());
}

struct WithoutCountry
{
    QString digits;
    /// Whether a country code or the 0 of long-distance calls was there: then the number cannot be a local one.
    bool longDistance = false;
};

Result<WithoutCountry> withoutCountry(QString digits, bool leadingPlus)
{
    bool abroad = leadingPlus;
    if (!leadingPlus && digits.startsWith(QLatin1String("00"))) {
        digits.remove(0, 2);
        abroad = true;
    }
    const bool iran = digits.startsWith(QLatin1String("98"));
    if (abroad && !iran)
        return digits.isEmpty() ? lengthError(digits) : phoneError("foreign");
    const bool countryCode = iran && (abroad || digits.size() > significantDigits);
    if (countryCode)
        digits.remove(0, 2);
    // Also "+98 (0)912": wrong, and seen on letterheads.
    const bool trunk = digits.startsWith(u'0');
    if (trunk)
        digits.remove(0, 1);
    return WithoutCountry{digits, countryCode || trunk};
}

} // namespace

Result<Phone> Phone::parse(const QString &typed, const QString &areaCode)
{
    const TypedDigits read = TypedDigits::from(typed);
    if (read.letters)
        return phoneError("letters");
    if (read.otherSigns)
        return phoneError("signs");
    if (read.digits.isEmpty())
        return phoneError("empty");
    TRY_LET(const WithoutCountry number, withoutCountry(read.digits, read.leadingPlus));
    QString significant = number.digits;
    if (significant.size() == localDigits && !number.longDistance) {
        const QString area = TypedDigits::from(areaCode).digits.right(2);
        if (area.isEmpty())
            return phoneError("area_code_missing");
        significant.prepend(area);
    }
    if (significant.size() != significantDigits)
        return lengthError(significant);
    const QString prefix = significant.left(2);
    if (!isMobilePrefix(prefix) && !isAreaCode(prefix))
        return phoneError("unknown_prefix").with(QStringLiteral("prefix"), QString(u'0' + prefix));
    return Phone(significant);
}

QString Phone::displayText() const
{
    const QString first = u'0' + m_significant.left(kind() == Kind::Mobile ? 3 : 2);
    const QString middle = kind() == Kind::Mobile ? m_significant.mid(3, 3) : m_significant.mid(2, 4);
    return first + u' ' + middle + u' ' + lastFour();
}

} // namespace peygir::persian
