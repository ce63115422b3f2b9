// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

/// The code points that the rules of this module speak of, under the names of the letters in Persian.
namespace peygir::persian::letter {

inline constexpr char16_t hamza = 0x0621, alefMadda = 0x0622, alefHamzaAbove = 0x0623, vavHamza = 0x0624;
inline constexpr char16_t alefHamzaBelow = 0x0625, yehHamza = 0x0626, alef = 0x0627, beh = 0x0628, tehMarbuta = 0x0629;
inline constexpr char16_t teh = 0x062A, theh = 0x062B, jim = 0x062C, hah = 0x062D, khah = 0x062E, dal = 0x062F;
inline constexpr char16_t zal = 0x0630, reh = 0x0631, zeh = 0x0632, sin = 0x0633, shin = 0x0634, sad = 0x0635;
inline constexpr char16_t zad = 0x0636, tah = 0x0637, zah = 0x0638, ein = 0x0639, ghein = 0x063A, feh = 0x0641;
inline constexpr char16_t qaf = 0x0642, lam = 0x0644, mim = 0x0645, nun = 0x0646, heh = 0x0647, vav = 0x0648;
inline constexpr char16_t alefWasla = 0x0671, peh = 0x067E, cheh = 0x0686, zheh = 0x0698, kaf = 0x06A9, gaf = 0x06AF;
inline constexpr char16_t hehYeh = 0x06C0, yeh = 0x06CC;

// What other keyboards and old software write for the same letters.
inline constexpr char16_t arabicKaf = 0x0643, swashKaf = 0x06AA, alefMaksura = 0x0649, arabicYeh = 0x064A;
inline constexpr char16_t hehDoachashmee = 0x06BE, hehGoal = 0x06C1, hehGoalHamza = 0x06C2, tehMarbutaGoal = 0x06C3;
inline constexpr char16_t yehBarree = 0x06D2, yehBarreeHamza = 0x06D3, ae = 0x06D5;

inline constexpr char16_t tatweel = 0x0640, fathatan = 0x064B, sukun = 0x0652, maddaAbove = 0x0653;
inline constexpr char16_t hamzaAbove = 0x0654, hamzaBelow = 0x0655, superscriptAlef = 0x0670;

inline constexpr char16_t zeroWidthNonJoiner = 0x200C, zeroWidthJoiner = 0x200D, replacement = 0xFFFD;
inline constexpr char16_t persianZero = 0x06F0, persianNine = 0x06F9, arabicZero = 0x0660, arabicNine = 0x0669;

/// A letter of the Arabic script's own block, whatever the language.
inline bool isArabic(QChar c)
{
    return c.unicode() >= 0x0620 && c.unicode() <= 0x08FF && c.isLetter() && c.unicode() != tatweel;
}

} // namespace peygir::persian::letter
