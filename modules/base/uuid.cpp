// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uuid.h"

namespace peygir {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool dashAt(qsizetype position) { return position == 8 || position == 13 || position == 18 || position == 23; }

} // namespace

Result<Uuid> Uuid::parse(QByteArrayView utf8)
{
    const Error malformed("base.uuid.malformed");
    if (utf8.size() != 36)
        return malformed;
    Bytes bytes{};
    int nibble = 0;
    bool anySet = false;
    for (qsizetype i = 0; i < 36; ++i) {
        if (dashAt(i)) {
            if (utf8[i] != '-')
                return malformed;
            continue;
        }
        const int digit = hexDigit(utf8[i]);
        if (digit < 0)
            return malformed;
        anySet = anySet || digit != 0;
        auto &byte = bytes[size_t(nibble / 2)];
        byte = std::uint8_t(nibble % 2 == 0 ? digit << 4 : byte | digit);
        ++nibble;
    }
    if (!anySet)
        return malformed;
    return Uuid(bytes);
}

Result<Uuid> Uuid::parse(QStringView text)
{
    if (text.size() != 36)
        return Error("base.uuid.malformed");
    return parse(QByteArrayView(text.toLatin1()));
}

Result<Uuid> Uuid::fromBytes(QByteArrayView raw)
{
    if (raw.size() != 16)
        return Error("base.uuid.malformed");
    Bytes bytes{};
    std::memcpy(bytes.data(), raw.data(), 16);
    if (bytes == Bytes{})
        return Error("base.uuid.malformed");
    return Uuid(bytes);
}

QByteArray Uuid::toAscii() const
{
    static const char digits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    qsizetype at = 0;
    for (const std::uint8_t byte : m_bytes) {
        if (dashAt(at))
            ++at;
        text[at++] = digits[byte >> 4];
        text[at++] = digits[byte & 15];
    }
    return text;
}

QString Uuid::toString() const { return QString::fromLatin1(toAscii()); }

} // namespace peygir
