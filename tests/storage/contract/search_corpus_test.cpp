// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "persian/text.h"
#include "persian/unit/corpus.h"
#include "storage/fts5_index.h"
#include "storage/sqlite_connection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace peygir;
using namespace peygir::storage;

/// Goal: what real spellings there are of one word find one another through a real index, and a word of the lexicon finds
/// itself by its beginning. A few expected values of the corpus are typing errors: the shares are what is held.
class SearchCorpusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto opened = openSqlite({.path = QStringLiteral(":memory:")});
        QVERIFY(opened.ok());
        m_connection = std::move(*opened);
        QVERIFY(Fts5Index::makeShelf(*m_connection, 1, {}).ok());
        m_index = std::make_unique<Fts5Index>(*m_connection);
    }
    void cleanup()
    {
        m_index.reset();
        m_connection.reset();
    }

    void recordedSpellingsFindOneAnother()
    {
        QStringList typed;
        QStringList stored;
        for (const QString &line : corpus::lines("persian/normalisation/hazm_normalizer_cases.txt")) {
            typed += line.section(u'#', 0, 0);
            stored += line.section(u'#', 1, 1);
        }
        const int before = share(typed, stored);
        const int behind = share(stored, typed);
        qInfo("%d and %d of %lld", before, behind, static_cast<long long>(typed.size()));
        QVERIFY(before >= 49);
        QVERIFY(behind >= 53);
    }

    void lettersOfAnotherSuiteFindOneAnother()
    {
        QStringList typed;
        QStringList stored;
        const QJsonArray pairs =
            QJsonDocument::fromJson(corpus::read("persian/normalisation/nisaba_fa_prs.json")).array();
        for (const QJsonValue &pair : pairs) {
            if (pair[QStringLiteral("lang")].toString() != QLatin1String("FA"))
                continue;
            typed += pair[QStringLiteral("input")].toString();
            stored += pair[QStringLiteral("output")].toString();
        }
        const int found = share(typed, stored);
        qInfo("%d of %lld", found, static_cast<long long>(typed.size()));
        QVERIFY(found >= 26);
    }

    void everyWordOfTheLexiconIsFoundByItsBeginningAndInArabicLetters()
    {
        QStringList words;
        for (const QString &line : corpus::lines("persian/lexicon/hazm_words_top30k.tsv")) {
            if (const QString word = line.section(u'\t', 0, 0); !persian::queryWords(word).isEmpty())
                words += word;
        }
        QVERIFY(words.size() > 29'000);
        fill(words);
        int misses = 0;
        for (qsizetype i = 0; i < words.size(); i += 13) {
            QString arabic = words[i];
            arabic.replace(QChar(0x06CC), QChar(0x064A)).replace(QChar(0x06A9), QChar(0x0643));
            for (const QString &typed : {words[i].left(std::max<qsizetype>(2, words[i].size() - 1)), arabic}) {
                if (!findsOf(typed, i))
                    ++misses;
            }
        }
        QCOMPARE(misses, 0);
    }

private:
    void fill(const QStringList &texts)
    {
        SeededRandom random(1);
        std::vector<SearchDocument> documents;
        m_ids.clear();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            m_ids.push_back(newUuid(Instant(i), random));
            documents.push_back({m_ids.back(), 1'000'000 - i, persian::indexTokensWithHeads(texts[i])});
        }
        QVERIFY(m_index->put(1, documents).ok());
    }
    bool findsOf(const QString &typed, qsizetype text)
    {
        const auto found = m_index->find(1, persian::queryWords(typed), {}, 100'000);
        return found.ok() && std::any_of(found->begin(), found->end(), [&](const SearchPlace &place) {
                   return place.id == m_ids[size_t(text)];
               });
    }
    /// How many of the typed find the stored one beside them.
    int share(const QStringList &typed, const QStringList &stored)
    {
        cleanup();
        init();
        fill(stored);
        int found = 0;
        for (qsizetype i = 0; i < typed.size(); ++i)
            if (findsOf(typed[i], i))
                ++found;
            else
                qInfo("apart: %s | %s", qPrintable(typed[i]), qPrintable(stored[i]));
        return found;
    }

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Fts5Index> m_index;
    std::vector<Uuid> m_ids;
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(3);
    SearchCorpusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "search_corpus_test.moc"
