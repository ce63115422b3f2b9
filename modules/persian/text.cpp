// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/text.h"

#include "persian/letters.h"

#include <array>

namespace peygir::persian {

namespace {

/// What the look ahead in `isNormalised` needs to know of a character.
enum class Shape : quint8 {
    Other,  // may need work
    Plain,  // stands as it is wherever it is
    Letter, // a Persian letter or digit: ZWNJ may stand beside it
    Vowel,  // a short vowel sign, fine alone on a letter
};

constexpr char16_t knownShapes = 0x0700;

constexpr std::array<Shape, knownShapes> makeShapes()
{
    using namespace letter;
    std::array<Shape, knownShapes> shapes{};
    for (char16_t c = 0x21; c < 0x7F; ++c)
        shapes[c] = Shape::Plain;
    for (const char16_t c : {0x00AB, 0x00BB, 0x060C, 0x061B, 0x061F, 0x066A, 0x066B, 0x066C})
        shapes[c] = Shape::Plain;
    for (char16_t c = hamza; c <= vav; ++c)
        shapes[c] = Shape::Letter;
    // The gap in the block and what has another letter in Persian.
    for (char16_t c = 0x063B; c <= tatweel; ++c)
        shapes[c] = Shape::Other;
    shapes[arabicKaf] = Shape::Other;
    for (const char16_t c : {peh, cheh, zheh, kaf, gaf, yeh, hehYeh})
        shapes[c] = Shape::Letter;
    for (char16_t c = persianZero; c <= persianNine; ++c)
        shapes[c] = Shape::Letter;
    for (char16_t c = fathatan; c <= sukun; ++c)
        shapes[c] = Shape::Vowel;
    return shapes;
}

constexpr auto shapes = makeShapes();

Shape shapeAt(const char16_t *text, qsizetype size, qsizetype i)
{
    return i >= 0 && i < size && text[i] < knownShapes ? shapes[text[i]] : Shape::Other;
}

/// True only for text that `normalised` would give back as it is. May be false for some such text: then the long way
/// finds out.
bool isNormalised(const QString &string)
{
    const auto *text = reinterpret_cast<const char16_t *>(string.utf16());
    const qsizetype size = string.size();
    for (qsizetype i = 0; i < size; ++i) {
        const char16_t c = text[i];
        if (c == u' ') {
            if (i == 0 || i + 1 == size || text[i - 1] == u' ')
                return false;
        } else if (c == letter::zeroWidthNonJoiner) {
            if (shapeAt(text, size, i - 1) != Shape::Letter || shapeAt(text, size, i + 1) != Shape::Letter)
                return false;
        } else if (c >= knownShapes || shapes[c] == Shape::Other) {
            return false;
        } else if (shapes[c] == Shape::Vowel && shapeAt(text, size, i - 1) != Shape::Letter) {
            return false;
        }
    }
    return true;
}

char16_t canonicalLetter(char16_t c)
{
    using namespace letter;
    switch (c) {
    case arabicKaf:
    case swashKaf:
        return kaf;
    case alefMaksura:
    case arabicYeh:
    case yehBarree:
        return yeh;
    case hehDoachashmee:
    case hehGoal:
    case ae:
        return heh;
    case hehGoalHamza:
        return hehYeh;
    case tehMarbutaGoal:
        return tehMarbuta;
    case yehBarreeHamza:
        return yehHamza;
    default:
        return c >= arabicZero && c <= arabicNine ? char16_t(c - arabicZero + persianZero) : c;
    }
}

bool isPresentationForm(char16_t c) { return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC); }

/// Direction marks, byte order marks, soft hyphens, zero-width spaces: nobody sees them, and they make equal texts
/// differ. Not the joiners, which have a meaning.
bool isInvisible(char16_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool isLineBreak(char16_t c) { return c == u'\n' || c == u'\r' || c == 0x0085 || c == 0x2028 || c == 0x2029; }

/// Presentation forms of signs decompose to a space or tatweel that carries them: the carrier is not text.
QString spelledOut(QChar form)
{
    QString letters = QString(form).normalized(QString::NormalizationForm_KC);
    if (letters.size() > 1 && (letters[0] == u' ' || letters[0].unicode() == letter::tatweel) && letters[1].isMark())
        letters.remove(0, 1);
    return letters;
}

/// Each character by itself: canonical letters, well-formed, white space as ' ' or '\n', nothing invisible.
QString lettersInOrder(const QString &text, Lines lines)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t code = c.unicode();
        if (code < knownShapes && shapes[code] != Shape::Other) {
            out += c;
        } else if (c.isSurrogate()) {
            if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
                out += c, out += text[++i];
            else
                out += QChar(letter::replacement);
        } else if (isLineBreak(code)) {
            if (code == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            out += lines == Lines::Many ? u'\n' : u' ';
        } else if (c.isSpace()) {
            out += u' ';
        } else if (isPresentationForm(code)) {
            for (const QChar part : spelledOut(c))
                out += QChar(canonicalLetter(part.unicode()));
        } else if (!isInvisible(code) && c.category() != QChar::Other_Control) {
            out += QChar(canonicalLetter(code));
        }
    }
    return out;
}

char32_t characterAt(const QString &text, qsizetype i)
{
    if (i >= text.size())
        return 0;
    if (text[i].isHighSurrogate() && i + 1 < text.size())
        return QChar::surrogateToUcs4(text[i], text[i + 1]);
    return text[i].unicode();
}

/// The last character that is not a mark: composition reorders marks, and must not change what is decided here.
char32_t lastBaseOf(const QString &text)
{
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        const char32_t c = characterAt(text, i > 0 && text[i].isLowSurrogate() ? --i : i);
        if (!QChar::isMark(c))
            return c;
    }
    return 0;
}

/// The first character from `i` on that is neither a joiner nor tatweel: the two vanish or stay by what is around them.
qsizetype pastConnectors(const QString &text, qsizetype i)
{
    while (i < text.size() && (text[i].unicode() == letter::zeroWidthNonJoiner ||
                               text[i].unicode() == letter::tatweel || text[i].unicode() == letter::zeroWidthJoiner))
        ++i;
    return i;
}

bool isArabicLetter(char32_t c) { return c < 0x10000 && letter::isArabic(QChar(char16_t(c))); }

/// A run of ZWNJ, ZWJ and tatweel between `before` and `after` as it should be. ZWNJ parts two letters; ZWJ is kept for
/// emoji and other scripts; tatweel stands for a dash where no word is beside it.
QString connectors(QStringView run, char32_t before, char32_t after)
{
    const bool parts = QChar::isLetterOrNumber(before) && QChar::isLetterOrNumber(after);
    const QChar nonJoiner(letter::zeroWidthNonJoiner);
    if (QChar::isMark(after))
        return QString();
    if (isArabicLetter(before) || isArabicLetter(after))
        return parts && run.contains(nonJoiner) ? QString(nonJoiner) : QString();
    const bool joins = before > u' ' && after > u' ';
    QString kept;
    for (const QChar c : run) {
        const bool wanted = c == nonJoiner ? parts : c.unicode() == letter::zeroWidthJoiner ? joins : true;
        if (wanted && !(c.unicode() != letter::tatweel && kept.endsWith(c)))
            kept += c;
    }
    return kept;
}

/// White space and connectors by what stands on both sides.
QString breaksInOrder(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u' ' || c == u'\n') {
            if (c == u'\n' && out.endsWith(u' '))
                out.chop(1);
            if (!out.isEmpty() && !(c == u' ' && out.back().isSpace()))
                out += c;
            continue;
        }
        const qsizetype next = pastConnectors(text, i);
        if (next == i) {
            out += c;
            continue;
        }
        out += connectors(QStringView(text).mid(i, next - i), lastBaseOf(out), characterAt(text, next));
        i = next - 1;
    }
    while (!out.isEmpty() && out.back().isSpace())
        out.chop(1);
    return out;
}

/// NFC composes yeh and heh with a hamza only in their Arabic form, which we do not store.
QString withHamzaComposed(QString text)
{
    for (qsizetype i = text.indexOf(QChar(letter::hamzaAbove)); i >= 0;
         i = text.indexOf(QChar(letter::hamzaAbove), i)) {
        qsizetype base = i - 1;
        // Signs of a lower class do not come between a letter and its hamza (Unicode, canonical composition).
        while (base >= 0 && text[base].combiningClass() > 0 && text[base].combiningClass() < 230)
            --base;
        if (base >= 0 && (text[base].unicode() == letter::yeh || text[base].unicode() == letter::heh)) {
            text[base] = QChar(text[base].unicode() == letter::yeh ? letter::yehHamza : letter::hehYeh);
            text.remove(i, 1);
        } else {
            ++i;
        }
    }
    return text;
}

} // namespace

QString normalised(const QString &text, Lines lines)
{
    if (isNormalised(text))
        return text;
    const QString letters = lettersInOrder(text, lines);
    // Most often a few Arabic letters were all that there was to do.
    if (isNormalised(letters))
        return letters;
    return withHamzaComposed(breaksInOrder(letters).normalized(QString::NormalizationForm_C));
}

} // namespace peygir::persian
