// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/text_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace peygir::workflow {

namespace {

/// Joiners belong to Persian spelling; every other invisible or control character hides something.
bool isUnwanted(QChar c)
{
    const bool isJoiner = c == QChar(0x200c) || c == QChar(0x200d);
    return c.category() == QChar::Other_Control || (c.category() == QChar::Other_Format && !isJoiner) ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

bool isArabicOnly(QChar c)
{
    const bool isArabicDigit = c.unicode() >= 0x0660 && c.unicode() <= 0x0669;
    return c == QChar(0x064a) || c == QChar(0x0643) || c == QChar(0x0649) || isArabicDigit;
}

double linear(int channel)
{
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

/// The relative luminance of WCAG 2.1; `rgb` is 0xrrggbb.
double luminance(int rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
}

double contrast(int a, int b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

Result<void> checkLine(const QString &text, int most)
{
    if (text.isEmpty() || text.size() > most)
        return Error("workflow.process.text_length").with(QStringLiteral("most"), most);
    if (std::any_of(text.begin(), text.end(), isUnwanted) || !text.isValidUtf16() || text.front().isSpace() ||
        text.back().isSpace())
        return Error("workflow.process.text_characters");
    return {};
}

Result<void> checkPersianLine(const QString &text, int most)
{
    TRY(checkLine(text, most));
    if (std::any_of(text.begin(), text.end(), isArabicOnly))
        return Error("workflow.process.text_letters");
    return {};
}

Result<void> checkColour(const QString &colour)
{
    static const QRegularExpression form(QStringLiteral("\\A#[0-9a-f]{6}\\z"));
    if (!form.match(colour).hasMatch())
        return Error("workflow.process.colour");
    constexpr int whiteWindow = 0xffffff;
    constexpr int darkWindow = 0x121212;
    constexpr double least = 3.0;
    const int rgb = QStringView(colour).mid(1).toInt(nullptr, 16);
    if (contrast(rgb, whiteWindow) < least || contrast(rgb, darkWindow) < least)
        return Error("workflow.process.colour_contrast").with(QStringLiteral("colour"), colour);
    return {};
}

Result<void> checkPlaceholders(const QString &text, const QSet<QString> &known)
{
    const auto refusal = [](QStringView what) {
        return Error("workflow.process.sms_placeholder").with(QStringLiteral("placeholder"), what.toString());
    };
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == u'}')
            return refusal(u"}");
        if (text[at] != u'{') {
            ++at;
            continue;
        }
        const qsizetype close = text.indexOf(u'}', at);
        if (close < 0)
            return refusal(u"{");
        const QString name = text.mid(at + 1, close - at - 1);
        if (!known.contains(name))
            return refusal(name);
        at = close + 1;
    }
    return {};
}

Result<void> checkShortcut(const QString &shortcut)
{
    static const QRegularExpression form(QStringLiteral("\\A(?:(?:Ctrl\\+)?(?:Alt\\+)?(?:Shift\\+)?(?:F[1-9]|F1[0-2]|"
                                                        "Return)|(?:Ctrl\\+|Alt\\+)(?:Shift\\+)?[A-Z0-9])\\z"));
    if (!form.match(shortcut).hasMatch())
        return Error("workflow.process.shortcut").with(QStringLiteral("shortcut"), shortcut.left(40));
    return {};
}

} // namespace peygir::workflow
