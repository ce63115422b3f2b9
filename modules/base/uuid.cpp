// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uuid.h"

namespace peygir {

namespace {

// Rows come with several ids each, by the hundred thousand: ids are read and written without a question per character.

constexpr std::uint8_t noDigit = 0xff;

constexpr std::array<std::uint8_t, 256> makeDigitOf()
{
    std::array<std::uint8_t, 256> digitOf{};
    for (auto &digit : digitOf)
        digit = noDigit;
    for (std::uint8_t i = 0; i < 10; ++i)
        digitOf[size_t('0' + i)] = i;
    for (std::uint8_t i = 0; i < 6; ++i)
        digitOf[size_t('a' + i)] = digitOf[size_t('A' + i)] = std::uint8_t(10 + i);
    return digitOf;
}

constexpr std::array<std::uint8_t, 256> digitOf = makeDigitOf();
/// Where in the text the two digits of each byte begin.
constexpr std::array<std::uint8_t, 16> digitsAt{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

Error malformedUuid() { return Error("base.uuid.malformed"); }

} // namespace

Result<Uuid> Uuid::parse(QByteArrayView utf8)
{
    if (utf8.size() != 36 || utf8[8] != '-' || utf8[13] != '-' || utf8[18] != '-' || utf8[23] != '-')
        return malformedUuid();
    Bytes bytes{};
    unsigned allDigits = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t high = digitOf[std::uint8_t(utf8[digitsAt[i]])];
        const std::uint8_t low = digitOf[std::uint8_t(utf8[digitsAt[i] + 1])];
        allDigits |= high | low;
        bytes[i] = std::uint8_t(high << 4 | (low & 0x0f));
    }
    if (allDigits > 0x0f || bytes == Bytes{})
        return malformedUuid();
    return Uuid(bytes);
}

Result<Uuid> Uuid::parse(QStringView text)
{
    if (text.size() != 36)
        return malformedUuid();
    return parse(QByteArrayView(text.toLatin1()));
}

Result<Uuid> Uuid::fromBytes(QByteArrayView raw)
{
    if (raw.size() != 16)
        return malformedUuid();
    Bytes bytes{};
    std::memcpy(bytes.data(), raw.data(), 16);
    if (bytes == Bytes{})
        return malformedUuid();
    return Uuid(bytes);
}

QByteArray Uuid::toAscii() const
{
    static const char digits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    char *at = text.data();
    for (size_t i = 0; i < m_bytes.size(); ++i) {
        at[digitsAt[i]] = digits[m_bytes[i] >> 4];
        at[digitsAt[i] + 1] = digits[m_bytes[i] & 15];
    }
    return text;
}

QString Uuid::toString() const { return QString::fromLatin1(toAscii()); }

} // namespace peygir
