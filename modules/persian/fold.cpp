// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/digits.h"
#include "persian/letters.h"
#include "persian/text.h"

#include <array>
#include <utility>

namespace peygir::persian {

namespace {

constexpr char16_t knownFolds = 0x0700;
// Marks in the table; neither can be the result of folding.
constexpr char16_t unknownFold = 0xFFFF;
constexpr char16_t foldsToNothing = 0xFFFE;

constexpr std::array<char16_t, knownFolds> makeFolds()
{
    using namespace letter;
    std::array<char16_t, knownFolds> folds{};
    folds.fill(unknownFold);
    for (char16_t c = 0; c < 0x80; ++c)
        folds[c] = c >= 0x20 && c < 0x7F ? c : foldsToNothing;
    for (const char16_t c : {u'\t', u'\n', u'\v', u'\f', u'\r'})
        folds[c] = u' ';
    for (char16_t c = u'A'; c <= u'Z'; ++c)
        folds[c] = char16_t(c - u'A' + u'a');
    for (char16_t c = hamza; c <= yeh; ++c)
        folds[c] = c;
    // Compatibility letters with a high hamza: the long way takes them apart.
    for (char16_t c = 0x0674; c <= 0x0678; ++c)
        folds[c] = unknownFold;
    for (char16_t c = tatweel; c <= 0x065F; c = char16_t(c == tatweel ? fathatan : c + 1))
        folds[c] = foldsToNothing;
    // A hamza apart from its letter, or on an Urdu one: `normalised` makes the Persian letter of it first.
    for (const char16_t c : {maddaAbove, hamzaAbove, hamzaBelow, yehBarreeHamza})
        folds[c] = unknownFold;
    for (const char16_t c : {hamza, superscriptAlef})
        folds[c] = foldsToNothing;
    for (const char16_t c : {alefMadda, alefHamzaAbove, alefHamzaBelow, alefWasla})
        folds[c] = alef;
    folds[vavHamza] = vav;
    for (const char16_t c : {tehMarbuta, hehYeh, hehDoachashmee, hehGoal, hehGoalHamza, tehMarbutaGoal, ae})
        folds[c] = heh;
    for (const char16_t c : {arabicKaf, swashKaf})
        folds[c] = kaf;
    for (const char16_t c : {alefMaksura, arabicYeh, yehHamza, yehBarree})
        folds[c] = yeh;
    for (char16_t value = 0; value < 10; ++value) {
        folds[arabicZero + value] = char16_t(u'0' + value);
        folds[persianZero + value] = char16_t(u'0' + value);
    }
    folds[0x060C] = u',';
    folds[0x061B] = u';';
    folds[0x061F] = u'?';
    folds[0x066A] = u'%';
    folds[0x066B] = u'.';
    folds[0x066C] = u',';
    return folds;
}

constexpr auto folds = makeFolds();

/// Nobody sees it by itself, and search does not either.
bool isMarkOrInvisible(QChar c)
{
    return !c.isSurrogate() &&
           (c.isMark() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control);
}

struct Pass
{
    QString text;
    bool whole = true; // every character was in the table
};

/// Takes every character that the table knows; leaves the others as they are.
Pass throughTable(const QString &text)
{
    Pass pass{QString(text.size(), Qt::Uninitialized)};
    QChar *const target = pass.text.data();
    qsizetype length = 0;
    qsizetype yehHamzaAt = -1;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        char16_t fold = code < knownFolds ? folds[code] : code == letter::zeroWidthNonJoiner ? code : unknownFold;
        if (fold == foldsToNothing)
            continue;
        bool invisible = code == letter::zeroWidthNonJoiner;
        if (fold == unknownFold) {
            pass.whole = false;
            fold = code;
            invisible = isMarkOrInvisible(c);
        }
        // The same word is written with hamza on yeh, on vav, and with two vavs: "mas'ul" ("responsible").
        if (yehHamzaAt >= 0 && fold == letter::vav)
            target[yehHamzaAt] = QChar(letter::vav);
        if (!invisible)
            yehHamzaAt = code == letter::yehHamza ? length : -1;
        target[length++] = QChar(fold);
    }
    pass.text.truncate(length);
    return pass;
}

/// For text with anything outside the table: spelled apart, without marks, and then through the table again.
QString foldedLongWay(const QString &text)
{
    // Spelling apart would part a hamza from its yeh, hence the table first.
    const QString apart = throughTable(normalised(text))
                              .text.normalized(QString::NormalizationForm_KD)
                              .toCaseFolded()
                              .normalized(QString::NormalizationForm_KD);
    QString out = throughTable(apart).text;
    out.removeIf([](QChar c) { return isMarkOrInvisible(c) && c.unicode() != letter::zeroWidthNonJoiner; });
    for (QChar &c : out) {
        if (c.isSpace())
            c = u' ';
    }
    return out;
}

} // namespace

QString folded(const QString &text)
{
    Pass pass = throughTable(text);
    return pass.whole ? std::move(pass.text) : foldedLongWay(text);
}

QString searchForm(const QString &text)
{
    QString form = folded(text);
    form.removeIf([](QChar c) { return c == u' ' || c.unicode() == letter::zeroWidthNonJoiner; });
    return form;
}

} // namespace peygir::persian
