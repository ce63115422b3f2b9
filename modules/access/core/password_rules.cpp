// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/password_rules.h"

#include "persian/text.h"

#include <algorithm>
#include <iterator>

namespace peygir::access {

namespace {

/// In the form in which passwords are compared here, without digits at the ends: what is tried with any year behind it.
constexpr const char16_t *commonWords[] = {
    u"password", u"passwort", u"passw0rd", u"p@ssword", u"p@ssw0rd", u"mypassword", u"newpassword", u"pass", u"qwerty", u"qwertyui",
    u"qwertyuiop", u"asdfghjk", u"asdfghjkl", u"asdf", u"zxcvbnm", u"zxcvbnm,", u"qazwsx", u"qazwsxedc", u"1q2w3e4r", u"1qaz2wsx",
    u"q1w2e3r4", u"iloveyou", u"letmein", u"welcome", u"admin", u"administrator", u"root", u"user", u"test", u"guest", u"login", u"master",
    u"abc", u"abcd", u"computer", u"internet", u"football", u"sunshine", u"princess", u"dragon", u"monkey", u"secret", u"changeme",
    u"default", u"temporary", u"iran", u"tehran", u"isfahan", u"esfahan", u"shiraz", u"mashhad", u"tabriz", u"salam", u"khoda", u"doostat",
    u"dooset", u"azizam", u"persepolis", u"perspolis", u"esteghlal", u"shahrdari", u"shahrdary", u"peygir", u"samad", u"peygiri", u"karmand",
    u"mohammad", u"mohamad", u"fatemeh", u"alireza", u"hossein", u"khalij", u"khalijfars", u"goldasht",
    // "municipality", "password" (three words for it), "hello".
    u"\u0634\u0647\u0631\u062f\u0627\u0631\u06cc", u"\u06af\u0630\u0631\u0648\u0627\u0698\u0647", u"\u0631\u0645\u0632",
    u"\u0631\u0645\u0632\u0639\u0628\u0648\u0631", u"\u0633\u0644\u0627\u0645",
};

QString formOf(const QString &text) { return persian::searchForm(persian::normalised(text)); }

bool isFrame(QChar c) { return !c.isLetter(); }

/// What stands between digits and signs at its ends.
QString core(const QString &text)
{
    qsizetype first = 0;
    qsizetype end = text.size();
    while (first < end && isFrame(text[first]))
        ++first;
    while (end > first && isFrame(text[end - 1]))
        --end;
    return text.mid(first, end - first);
}

/// "12345678", "87654321", "aaaaaaaa", "abcdefgh": each character is as far from the one before it.
bool isStaircase(const QString &text)
{
    const int step = text.size() > 1 ? text[1].unicode() - text[0].unicode() : 0;
    if (std::abs(step) > 1)
        return false;
    for (qsizetype i = 1; i < text.size(); ++i) {
        // After nine comes nought.
        const bool wraps = text[i - 1] == (step > 0 ? u'9' : u'0') && text[i] == (step > 0 ? u'0' : u'9') && step != 0;
        if (!wraps && text[i].unicode() - text[i - 1].unicode() != step)
            return false;
    }
    return true;
}

/// "1234512345", "abcabcabc": one piece of at most half its length again and again.
bool isRepetition(const QString &text)
{
    for (qsizetype piece = 1; piece <= std::min<qsizetype>(4, text.size() / 2); ++piece) {
        if (text.mid(piece) == text.left(text.size() - piece))
            return true;
    }
    return false;
}

bool isCommonWord(const QString &text)
{
    return std::any_of(std::begin(commonWords), std::end(commonWords),
                       [&text](const char16_t *word) { return text == QStringView(word); });
}

} // namespace

Result<void> checkPassword(const QString &password, const QString &signInName)
{
    if (password.size() < leastPassword || password.size() > mostPassword)
        return Error("access.password_short",
                     {{QStringLiteral("least"), leastPassword}, {QStringLiteral("most"), mostPassword}});
    const QString form = formOf(password);
    const QString name = formOf(signInName);
    if (!name.isEmpty() && (form == name || (!core(name).isEmpty() && core(form) == core(name))))
        return Error("access.password_is_name");
    if (form.isEmpty() || isStaircase(form) || isRepetition(form) || isCommonWord(form) || isCommonWord(core(form)))
        return Error("access.password_common");
    return {};
}

} // namespace peygir::access
