// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_map.h"

namespace peygir::intake {

/// The words of a file that a map gives a meaning to, each once with how many rows have it.
struct ImportWords
{
    /// More different ones belong into a column of text, and nobody maps them one by one.
    static constexpr size_t most = 1000;

    std::map<QString, qint64> statuses;
    std::map<QString, qint64> channels;
    /// As the file calls them: those that the map renames, and those that the city does not have under their own name.
    std::map<SubjectName, qint64> subjects;
    /// There were more than `most` of one kind.
    bool cut = false;

    /// Counts one more of a word; empty ones are not counted.
    template <class Word>
    void count(std::map<Word, qint64> &words, const Word &word)
    {
        if (word == Word())
            return;
        if (words.size() < most || words.contains(word))
            ++words[word];
        else
            cut = true;
    }
};

} // namespace peygir::intake
