// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_vocabulary.h"

#include "persian/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace peygir::intake {

namespace {

/// "created_date", "Created Date" and "createdDate" are the same two words.
QStringList wordsOfText(const QString &text)
{
    static const QRegularExpression hump(QStringLiteral("(?<=[a-z])(?=[A-Z])"));
    // What is neither letter nor digit, and what joins compounds.
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    return persian::folded(QString(text).replace(hump, QStringLiteral(" "))).split(between, Qt::SkipEmptyParts);
}

/// Where the words of the phrase stand side by side; -1: nowhere.
qsizetype placeOf(const QStringList &phrase, const QStringList &words)
{
    const auto found = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
    return phrase.isEmpty() || found == words.end() ? -1 : found - words.begin();
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &item : value.toArray())
        texts.append(item.toString());
    return texts;
}

} // namespace

const ImportVocabulary &ImportVocabulary::shipped()
{
    static const ImportVocabulary vocabulary = [] {
        QFile file(QStringLiteral(":/import/words/words.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "ImportVocabulary", "the words are not in this program");
        return ImportVocabulary(file.readAll());
    }();
    return vocabulary;
}

ImportVocabulary::ImportVocabulary(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonObject headings = object.value(QLatin1String("headings")).toObject();
    for (const ImportColumnPlace &place : importColumnPlaces())
        m_headings.emplace(place.field, phrasesOf(textsOf(headings.value(QLatin1String(place.key)))));
    m_open = phrasesOf(textsOf(object.value(QLatin1String("open"))));
    m_closed = phrasesOf(textsOf(object.value(QLatin1String("closed"))));
    const QJsonObject channels = object.value(QLatin1String("channels")).toObject();
    for (const auto &[channel, word] : wordsOf(cases::Channel()))
        m_channels.emplace_back(channel, phrasesOf(textsOf(channels.value(QLatin1String(word)))));
    for (const QString &text : textsOf(object.value(QLatin1String("empty"))))
        m_empty.append(persian::folded(text));
    m_times = textsOf(object.value(QLatin1String("times")));
}

ImportVocabulary::Phrases ImportVocabulary::phrasesOf(const QStringList &texts)
{
    Phrases phrases;
    for (const QString &text : texts)
        phrases.push_back({wordsOfText(text), text.startsWith(u'=')});
    return phrases;
}

int ImportVocabulary::likeness(const QString &heading, ImportField field) const
{
    const QStringList words = wordsOfText(heading);
    const auto phrases = m_headings.find(field);
    if (phrases == m_headings.end())
        return 0;
    int best = 0;
    for (size_t i = 0; i < phrases->second.size(); ++i) {
        const Phrase &phrase = phrases->second[i];
        // The earlier ones are the surer ones.
        const int order = int(std::min<size_t>(i, 19));
        if (phrase.words == words)
            best = std::max(best, 100 - order);
        else if (!phrase.whole && placeOf(phrase.words, words) >= 0)
            best = std::max(best, int(50 + 10 * phrase.words.size() - 8 * (words.size() - phrase.words.size())) - order);
    }
    return best;
}

bool ImportVocabulary::speaks(const QStringList &words, const Phrases &phrases)
{
    return std::any_of(phrases.begin(), phrases.end(),
                       [&words](const Phrase &phrase) { return placeOf(phrase.words, words) >= 0; });
}

std::optional<bool> ImportVocabulary::meansClosed(const QString &status) const
{
    const QStringList words = wordsOfText(status);
    // "In work, not done" has the word of what is done in it.
    if (speaks(words, m_open))
        return false;
    return speaks(words, m_closed) ? std::optional(true) : std::nullopt;
}

std::optional<cases::Channel> ImportVocabulary::channelOf(const QString &word) const
{
    const QStringList words = wordsOfText(word);
    std::optional<cases::Channel> best;
    qsizetype longest = 0;
    for (const auto &[channel, phrases] : m_channels) {
        for (const Phrase &phrase : phrases) {
            if (phrase.words.size() > longest && placeOf(phrase.words, words) >= 0) {
                best = channel;
                longest = phrase.words.size();
            }
        }
    }
    return best;
}

bool ImportVocabulary::meansNothing(const QString &text) const
{
    const QString folded = persian::folded(text);
    return m_empty.contains(folded) || m_empty.contains(wordsOfText(text).join(u' '));
}

} // namespace peygir::intake
