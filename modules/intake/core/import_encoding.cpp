// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_encoding.h"

#include <algorithm>
#include <array>

namespace peygir::intake {

namespace {

const QByteArray utf8Mark("\xef\xbb\xbf");
constexpr qsizetype chunkBytes = 64 * 1024;

/// The letters of the bytes from 0x80. Not Qt's: it knows this encoding only where it was built with ICU.
constexpr std::array<char16_t, 128> highHalf{
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686,
    0x0698, 0x0688, 0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122, 0x0691, 0x203A,
    0x0153, 0x200C, 0x200D, 0x06BA, 0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9,
    0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7,
    0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F, 0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625,
    0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633,
    0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643, 0x00E0, 0x0644,
    0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
    0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E,
    0x200F, 0x06D2,
};

bool isHigh(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

/// How many bytes of these are one letter of UTF-8; 0: none. A letter that the end cuts off is one.
int utf8Letter(const QByteArray &bytes, qsizetype at)
{
    const auto first = static_cast<unsigned char>(bytes.at(at));
    const int length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    for (qsizetype i = at + 1; i < at + length && i < bytes.size(); ++i) {
        if ((static_cast<unsigned char>(bytes.at(i)) & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

/// Whether it reads like Persian: of what is not ASCII, nearly all are its letters and signs.
bool isPersianText(const QByteArray &bytes)
{
    qint64 all = 0, persian = 0;
    const auto text = fromWindows1256(bytes);
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            continue;
        ++all;
        const bool sign = c.unicode() == 0x200c || c.unicode() == 0xab || c.unicode() == 0xbb || c.unicode() == 0xa0;
        persian += (c.unicode() >= 0x600 && c.unicode() <= 0x6ff) || sign ? 1 : 0;
    }
    return persian * 10 >= all * 9;
}

} // namespace

Result<RecognisedEncoding> recogniseEncoding(const QByteArray &beginning)
{
    if (beginning.startsWith("\xff\xfe") || beginning.startsWith("\xfe\xff") || beginning.left(64).contains('\0'))
        return Error("import.encoding_utf16");
    if (beginning.startsWith(utf8Mark))
        return RecognisedEncoding{FileEncoding::Utf8, true, false};
    qint64 letters = 0, wrong = 0;
    for (qsizetype i = 0; i < beginning.size();) {
        const int length = isHigh(beginning.at(i)) ? utf8Letter(beginning, i) : 1;
        letters += length > 1 ? 1 : 0;
        wrong += length == 0 ? 1 : 0;
        i += std::max(1, length);
    }
    if (wrong == 0 || letters > wrong)
        return RecognisedEncoding{FileEncoding::Utf8, false, wrong > 0};
    if (isPersianText(beginning))
        return RecognisedEncoding{FileEncoding::Windows1256, false, false};
    return Error("import.encoding_unknown");
}

QString fromWindows1256(const QByteArray &bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return QChar(value < 0x80 ? char16_t(value) : highHalf.at(value - 0x80));
    });
    return text;
}

Windows1256Device::Windows1256Device(QIODevice &source)
    : m_source(source)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 Windows1256Device::readData(char *data, qint64 most)
{
    if (m_decoded.isEmpty()) {
        const QByteArray bytes = m_source.read(chunkBytes);
        if (!std::exchange(m_begun, true))
            m_asItIs = bytes.startsWith(utf8Mark);
        m_decoded = m_asItIs ? bytes : fromWindows1256(bytes).toUtf8();
    }
    if (m_decoded.isEmpty())
        return -1;
    const qint64 size = std::min<qint64>(most, m_decoded.size());
    std::copy_n(m_decoded.constData(), size, data);
    m_decoded.remove(0, size);
    return size;
}

} // namespace peygir::intake
