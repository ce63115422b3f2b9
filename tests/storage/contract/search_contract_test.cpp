// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "storage/fts5_index.h"
#include "storage/tsvector_index.h"
#include "support/databases/empty_database.h"

#include <algorithm>
#include <map>

using namespace peygir;
using namespace peygir::storage;
using test::EmptyDatabase;
using test::must;

namespace {

constexpr int shelf = 7;

/// Some of what callers say, with all that is written in more than one way.
const QStringList texts{
    QStringLiteral("چاله در خیابان شهید بهشتی، پلاک ۱۲، تلفن ۰۹۱۲۳۴۵۶۷۸۹"),
    QStringLiteral("آب می‌رود؛ لوله شکسته"),
    QStringLiteral("اب ميرود و کسی نمي آید"),
    QStringLiteral("شاخه‌بری درختان میدان آزادی"),
    QStringLiteral("شاخه بری درخت خطرناک، تماس +989123456789"),
    QStringLiteral("مسئول محترم: رسیدگي به حياة پارک"),
    QStringLiteral("مسوول پارک نیامد، خیابان انقلاب"),
    QStringLiteral("کد 4820173959 آسفالت معبر"),
    QStringLiteral("کـــوچه‌ی سوم، مُشکِل روشنایی ٢٣"),
    QStringLiteral("Street lamp 23 is OUT, Beheshti street"),
    QStringLiteral("زباله‌ها را نبرده‌اند"),
    QStringLiteral("زباله ها مانده است"),
};
const QStringList questions{
    QStringLiteral("خیابان"),    QStringLiteral("خیا"),      QStringLiteral("اب"),        QStringLiteral("آب میرود"),
    QStringLiteral("می رود"),    QStringLiteral("می‌رود"),    QStringLiteral("شاخه بری"),  QStringLiteral("شاخهبر"),
    QStringLiteral("درخت"),      QStringLiteral("مسؤول"),    QStringLiteral("مسئ"),       QStringLiteral("حیاه"),
    QStringLiteral("6789"),      QStringLiteral("0912"),     QStringLiteral("۰۹۱۲۳۴۵۶۷۸۹"), QStringLiteral("98912"),
    QStringLiteral("959"),       QStringLiteral("4820"),     QStringLiteral("کوچه"),      QStringLiteral("مشکل"),
    QStringLiteral("23"),        QStringLiteral("street be"), QStringLiteral("زباله‌ها"),  QStringLiteral("زبالهها"),
    QStringLiteral("پارک خیابان"), QStringLiteral("ن"),        QStringLiteral("' OR 1:* \""), QStringLiteral("هیچ‌کدام"),
    QStringLiteral("کوچه سوم چاله"), QString(),
};

} // namespace

/// Goal: SQLite and PostgreSQL answer every question with the same documents in the same order, and with those that have
/// the words.
class SearchContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->open();
        makeIndex({});
    }
    void cleanup()
    {
        m_index.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whatWasRemovedIsNotFound()
    {
        fill();
        const Uuid gone = m_documents.front().id;
        must(m_index->remove(shelf, std::array{gone, newUuid(Instant(0), m_random)}));
        for (const QString &question : questions) {
            const std::vector<Uuid> found = ask(question);
            QVERIFY2(std::find(found.begin(), found.end(), gone) == found.end(), qPrintable(question));
        }
    }

    void anotherShelfIsNotFound()
    {
        fill();
        if (!m_database->isPostgresql())
            must(Fts5Index::makeShelf(*m_connection, shelf + 1, {}));
        QVERIFY(must(m_index->find(shelf + 1, persian::queryWords(questions.front()), {}, 50)).empty());
    }

    void everyQuestionFindsWhatHasTheWordsTheNewestFirst_data()
    {
        QTest::addColumn<bool>("common");
        QTest::newRow("no word is common") << false;
        // The same under a mark of their own: what is asked must not depend on it.
        QTest::newRow("every word is common") << true;
    }
    void everyQuestionFindsWhatHasTheWordsTheNewestFirst()
    {
        QFETCH(bool, common);
        if (common) {
            CommonWords words;
            for (const QString &text : texts) {
                for (const persian::IndexToken &token : persian::indexTokensWithHeads(text))
                    words.insert(Fts5Index::indexWord(token));
            }
            makeIndex(words);
        }
        fill();
        for (const QString &question : questions)
            QVERIFY2(ask(question) == expected(question), qPrintable(question));
    }

    void pagesGoOnWhereTheLastOneEnded()
    {
        fill();
        for (const QString &question : questions) {
            std::vector<Uuid> all;
            std::optional<SearchPlace> after;
            for (;;) {
                const auto page = must(m_index->find(shelf, persian::queryWords(question), after, 2));
                if (page.empty())
                    break;
                for (const SearchPlace &place : page)
                    all.push_back(place.id);
                after = page.back();
            }
            QVERIFY2(all == expected(question), qPrintable(question));
        }
    }

    void documentsOfOneOrderAreAllFound()
    {
        std::vector<SearchDocument> same;
        for (int i = 0; i < 40; ++i)
            same.push_back({newUuid(Instant(i), m_random), 1'700'000'000, persian::indexTokensWithHeads(texts.front())});
        must(m_index->put(shelf, same));
        QCOMPARE(must(m_index->find(shelf, persian::queryWords(questions.front()), {}, 100)).size(), same.size());
    }

    void laterTimeMovesADocumentAndNewWordsFindIt()
    {
        fill();
        SearchDocument moved = m_documents.front();
        moved.order += 10'000'000;
        moved.tokens = persian::indexTokensWithHeads(texts.front() + QStringLiteral(" یادداشت تازه"));
        QCOMPARE(must(m_index->changed(shelf, {&moved, 1})), std::vector{moved.id});
        must(m_index->put(shelf, {&moved, 1}));
        QCOMPARE(must(m_index->changed(shelf, {&moved, 1})), std::vector<Uuid>());
        QCOMPARE(ask(QString()).front(), moved.id);
        QCOMPARE(ask(QStringLiteral("تازه")), std::vector{moved.id});
        QCOMPARE(ask(QString()).size(), m_documents.size());
    }

private:
    void makeIndex(const CommonWords &common)
    {
        if (m_database->isPostgresql()) {
            must(TsvectorIndex::makeTable(*m_connection));
            m_index = std::make_unique<TsvectorIndex>(*m_connection);
            return;
        }
        if (!common.empty()) {
            m_index.reset();
            m_connection.reset();
            m_database = std::make_unique<EmptyDatabase>();
            m_connection = m_database->open();
        }
        must(Fts5Index::makeShelf(*m_connection, shelf, common));
        m_index = std::make_unique<Fts5Index>(*m_connection);
    }

    /// In an order that is not that of their times.
    void fill()
    {
        m_documents.clear();
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const qint64 order = 1'700'000'000 + (i * 5 % texts.size()) * 1000;
            m_documents.push_back({newUuid(Instant(i), m_random), order, persian::indexTokensWithHeads(texts[i])});
        }
        must(m_index->put(shelf, m_documents));
    }

    std::vector<Uuid> ask(const QString &question)
    {
        std::vector<Uuid> ids;
        for (const SearchPlace &place : must(m_index->find(shelf, persian::queryWords(question), {}, 50)))
            ids.push_back(place.id);
        return ids;
    }

    std::vector<Uuid> expected(const QString &question)
    {
        std::map<qint64, Uuid> found;
        for (const SearchDocument &document : m_documents) {
            if (persian::isFound(document.tokens, persian::queryWords(question)))
                found.emplace(-document.order, document.id);
        }
        std::vector<Uuid> ids;
        for (const auto &[order, id] : found)
            ids.push_back(id);
        return ids;
    }

    SeededRandom m_random{11};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<SearchIndex> m_index;
    std::vector<SearchDocument> m_documents;
};

QTEST_GUILESS_MAIN(SearchContractTest)
#include "search_contract_test.moc"
