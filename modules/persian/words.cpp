// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/words.h"

#include "persian/text.h"

#include <QHash>

namespace peygir::persian::words {

namespace {

struct Word
{
    const char16_t *text;
    int value;
};

QHash<QString, int> bySearchForm(std::initializer_list<Word> list)
{
    QHash<QString, int> found;
    for (const Word &word : list)
        found.insert(searchForm(QString::fromUtf16(word.text)), word.value);
    return found;
}

std::optional<int> valueOf(const QString &word, const QHash<QString, int> &words)
{
    const auto it = words.constFind(searchForm(word));
    return it == words.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace

std::optional<int> relativeDay(const QString &word)
{
    static const auto days = bySearchForm({
        {u"\u0627\u0645\u0631\u0648\u0632", 0},             // emruz
        {u"\u0641\u0631\u062F\u0627", 1},                   // farda
        {u"\u067E\u0633\u200C\u0641\u0631\u062F\u0627", 2}, // pas-farda
        {u"\u062F\u06CC\u0631\u0648\u0632", -1},            // diruz
        {u"\u067E\u0631\u06CC\u0631\u0648\u0632", -2},      // pariruz
        {u"today", 0},
        {u"tomorrow", 1},
        {u"yesterday", -1},
    });
    return valueOf(word, days);
}

std::optional<int> month(const QString &name)
{
    static const auto months = bySearchForm({
        {u"\u0641\u0631\u0648\u0631\u062F\u06CC\u0646", 1},       // Farvardin
        {u"\u0627\u0631\u062F\u06CC\u0628\u0647\u0634\u062A", 2}, // Ordibehesht
        {u"\u062E\u0631\u062F\u0627\u062F", 3},                   // Khordad
        {u"\u062A\u06CC\u0631", 4},                               // Tir
        {u"\u0645\u0631\u062F\u0627\u062F", 5},                   // Mordad
        {u"\u0627\u0645\u0631\u062F\u0627\u062F", 5},             // Amordad, the older name
        {u"\u0634\u0647\u0631\u06CC\u0648\u0631", 6},             // Shahrivar
        {u"\u0645\u0647\u0631", 7},                               // Mehr
        {u"\u0622\u0628\u0627\u0646", 8},                         // Aban
        {u"\u0622\u0630\u0631", 9},                               // Azar
        {u"\u062F\u06CC", 10},                                    // Dey
        {u"\u0628\u0647\u0645\u0646", 11},                        // Bahman
        {u"\u0627\u0633\u0641\u0646\u062F", 12},                  // Esfand
        {u"Farvardin", 1},
        {u"Ordibehesht", 2},
        {u"Khordad", 3},
        {u"Tir", 4},
        {u"Mordad", 5},
        {u"Shahrivar", 6},
        {u"Mehr", 7},
        {u"Aban", 8},
        {u"Azar", 9},
        {u"Dey", 10},
        {u"Bahman", 11},
        {u"Esfand", 12},
    });
    return valueOf(name, months);
}

bool saysHouseNumber(const QString &word)
{
    static const auto words = bySearchForm({
        {u"\u067E\u0644\u0627\u06A9", 1},       // pelak
        {u"\u0634\u0645\u0627\u0631\u0647", 1}, // shomareh
        {u"no", 1},
        {u"no.", 1},
    });
    return valueOf(word, words).has_value();
}

} // namespace peygir::persian::words
