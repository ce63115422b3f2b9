// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "intake/core/import_columns.h"

#include <QStringList>

#include <map>
#include <vector>

namespace peygir::intake {

/// The words by which the columns of unknown files are guessed, in Persian and English: data, in
/// `resources/import/words/words.json`, since they are Persian and a city may have others.
class ImportVocabulary
{
public:
    /// The words that ship.
    static const ImportVocabulary &shipped();

    /// How surely a heading means the field: 0 (not at all) to 100.
    int likeness(const QString &heading, ImportField field) const;
    /// Whether a status of this word is of a closed case; absent where no word of it is known.
    std::optional<bool> meansClosed(const QString &status) const;
    std::optional<cases::Channel> channelOf(const QString &word) const;
    /// Whether a text says that there is nothing.
    bool meansNothing(const QString &text) const;
    /// Forms of times that are tried, as in a map.
    const QStringList &times() const { return m_times; }

private:
    struct Phrase
    {
        QStringList words;
        /// Means it only alone.
        bool whole;
    };
    using Phrases = std::vector<Phrase>;

    explicit ImportVocabulary(const QByteArray &json);
    static Phrases phrasesOf(const QStringList &texts);
    static bool speaks(const QStringList &words, const Phrases &phrases);

    std::map<ImportField, Phrases> m_headings;
    Phrases m_open;
    Phrases m_closed;
    std::vector<std::pair<cases::Channel, Phrases>> m_channels;
    QStringList m_empty;
    QStringList m_times;
};

} // namespace peygir::intake
