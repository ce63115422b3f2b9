// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/sort_key.h"

#include "persian/digits.h"
#include "persian/letters.h"
#include "persian/text.h"

#include <array>

namespace peygir::persian {

namespace {

constexpr qsizetype charactersThatCount = 128;

// The first byte of a character's weight. 0 ends the weights and begins the differences.
namespace weight {
constexpr quint8 space = 0x02;
constexpr quint8 asciiSign = 0x03; // and the 31 after it
constexpr quint8 otherSign = 0x28; // followed by UTF-8
constexpr quint8 number = 0x2A;    // followed by the count of digits and the digits
constexpr quint8 persian = 0x30;   // and every second after it
constexpr quint8 arabic = 0x7E;    // followed by UTF-8
constexpr quint8 latin = 0x80;     // and every second after it
constexpr quint8 other = 0xFE;     // followed by UTF-8
} // namespace weight

/// What tells two characters of equal weight apart; 1 is the plain one.
constexpr quint8 plain = 1;
constexpr quint8 upperCase = 2;
constexpr quint8 marked = 3;

struct Weight
{
    quint8 primary = 0; // 0: not in the table
    quint8 difference = plain;
};

constexpr char16_t knownWeights = 0x0700;

constexpr std::array<Weight, knownWeights> makeWeights()
{
    using namespace letter;
    std::array<Weight, knownWeights> weights{};
    weights[u' '] = {weight::space, plain};
    // A line break of a text with several lines.
    weights[u'\n'] = {weight::space, marked};
    quint8 sign = weight::asciiSign;
    for (char16_t c = 0x21; c < 0x7F; ++c) {
        const bool lower = c >= u'a' && c <= u'z';
        const bool upper = c >= u'A' && c <= u'Z';
        if (lower || upper)
            weights[c] = {quint8(weight::latin + 2 * (c - (lower ? u'a' : u'A'))), lower ? plain : upperCase};
        else if (!isAsciiDigit(c))
            weights[c] = {sign++, plain};
    }
    // Hamza has its place between alef and beh, with all its carriers.
    constexpr char16_t alphabet[] = {alefMadda, alef, hamza, beh,  peh, teh,  theh, jim, cheh, hah, khah, dal,
                                     zal,       reh,  zeh,   zheh, sin, shin, sad,  zad, tah,  zah, ein,  ghein,
                                     feh,       qaf,  kaf,   gaf,  lam, mim,  nun,  vav, heh,  yeh};
    quint8 primary = weight::persian;
    for (const char16_t c : alphabet) {
        weights[c] = {primary, plain};
        primary = quint8(primary + 2);
    }
    const auto variant = [&weights](char16_t c, char16_t of, quint8 nth) {
        weights[c] = {weights[of].primary, quint8(plain + nth)};
    };
    variant(alefWasla, alef, 1);
    variant(alefHamzaAbove, hamza, 1);
    variant(alefHamzaBelow, hamza, 2);
    variant(vavHamza, hamza, 3);
    variant(yehHamza, hamza, 4);
    variant(tehMarbuta, heh, 1);
    variant(hehYeh, heh, 2);
    return weights;
}

constexpr auto weights = makeWeights();

/// The two levels of the key while it grows.
class Weights
{
public:
    /// Returns how many UTF-16 units it has taken from `text`.
    qsizetype addFrom(QStringView text)
    {
        const char16_t c = text[0].unicode();
        if (digitValue(c) >= 0)
            return addNumber(text);
        if (c < knownWeights && weights[c].primary > 0) {
            m_weights += char(weights[c].primary);
            m_differences += char(weights[c].difference);
            return 1;
        }
        const qsizetype units = text[0].isHighSurrogate() && text.size() > 1 ? 2 : 1;
        addRare(text.first(units));
        return units;
    }

    QByteArray key() &&
    {
        // Most texts have no difference worth a byte.
        while (m_differences.endsWith(char(plain)))
            m_differences.chop(1);
        if (!m_differences.isEmpty())
            m_weights += '\0' + m_differences;
        return std::move(m_weights);
    }

private:
    qsizetype addNumber(QStringView text)
    {
        qsizetype taken = 0;
        QByteArray digits;
        for (; taken < text.size() && digitValue(text[taken].unicode()) >= 0; ++taken) {
            const int value = digitValue(text[taken].unicode());
            if (value > 0 || !digits.isEmpty())
                digits += char('0' + value);
        }
        // More digits, greater number; the whole text is not longer than fits a byte.
        m_weights += char(weight::number);
        m_weights += char(digits.size() + 1);
        m_weights += digits;
        // "07" after "7".
        m_differences += char(plain + taken - digits.size());
        return taken;
    }

    void addRare(QStringView character)
    {
        const QChar c = character[0];
        if (c.isMark() || c.category() == QChar::Other_Format || c.unicode() == letter::tatweel) {
            // Says nothing but that the text before it is not plain.
            m_differences += char(marked);
            return;
        }
        // A Latin letter with an accent is that letter; its mark follows by itself.
        const QString apart = character.toString().normalized(QString::NormalizationForm_KD);
        if (apart.size() > 1 && apart[0].unicode() < 0x80 && apart[0].isLetter()) {
            addFrom(apart);
            m_differences += char(marked);
            return;
        }
        const bool isLetter = c.isLetter() || c.isSurrogate();
        m_weights += char(!isLetter ? weight::otherSign : letter::isArabic(c) ? weight::arabic : weight::other);
        m_weights += character.toUtf8();
        m_differences += char(plain);
    }

    QByteArray m_weights;
    QByteArray m_differences;
};

} // namespace

QByteArray sortKey(const QString &text)
{
    const QString stored = normalised(text);
    const QStringView counted = QStringView(stored).first(std::min(stored.size(), charactersThatCount));
    Weights levels;
    for (qsizetype i = 0; i < counted.size();)
        i += levels.addFrom(counted.mid(i));
    return std::move(levels).key();
}

} // namespace peygir::persian
