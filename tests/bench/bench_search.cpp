// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench search: the first page of what is found among a million cards: words of every frequency, pairs of the commonest
// words, pairs of common words that never meet, beginnings of one to three letters; and what is proposed while a subject,
// an address and a caller are typed, and what is open about the same problem. Bare is FTS5 asked the same on the same index,
// without looking at what it answers.
//
//     bench_search [--cards 1000000] [--page 50]
#include "bench/support/big_desk.h"
#include "bench/support/figures.h"
#include "bench/support/laid_desk.h"
#include "bench/support/must.h"
#include "bench/support/search_questions.h"
#include "cases/store/case_search.h"
#include "cases/store/sql_search_queries.h"
#include "indexing/search_sources.h"
#include "intake/store/caller_lookup.h"
#include "intake/store/duplicate_lookup.h"
#include "intake/store/sql_intake_queries.h"
#include "intake/store/type_ahead.h"
#include "storage/door.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostP99 = 30;
constexpr double mostWorst = 150;
constexpr double mostTypeAhead = 16;
constexpr double mostDuplicates = 50;

struct Asked
{
    QString typed;
    double ours = 0;
    double bare = 0;
};

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

class SearchBench
{
public:
    SearchBench(const BigDesk &big, const LaidDesk &desk, int page)
        : m_page(page)
        , m_store(desk.open(true))
        , m_reader(desk.board())
    {
        // The same index, in clear.
        m_bare = must(storage::openSqlite({.path = storage::SearchBoard(big.store()).path(), .readOnly = true}));
        m_index = std::make_unique<storage::Fts5Index>(*m_bare);
    }

    void measure(const char *kind, const QStringList &typed)
    {
        std::vector<double> times;
        double worst = 0;
        QString slowest;
        for (const QString &text : typed) {
            const Asked asked = ask(text);
            times.push_back(asked.ours);
            m_all.push_back(asked);
            if (asked.ours > worst) {
                worst = asked.ours;
                slowest = text;
            }
        }
        if (!times.empty())
            std::printf("      %-28s %4zu asked, median %5.1f ms, worst %6.1f ms (%s)\n", kind, times.size(),
                        median(times), worst, qPrintable(slowest));
    }

    /// Found by nothing, though each word by itself finds much.
    bool neverMeet(const QString &a, const QString &b)
    {
        return must(m_index->find(cases::CaseSearch().shelf(), persian::queryWords(a + u' ' + b), {}, 1)).empty();
    }

    void figures(Figures &figures) const
    {
        std::vector<double> ours;
        std::vector<double> ratios;
        for (const Asked &asked : m_all) {
            ours.push_back(asked.ours);
            ratios.push_back(asked.ours / asked.bare);
        }
        figures.atMost("search.p99", quantile(ours, 0.99), "ms", mostP99, median(ratios));
        figures.atMost("search.worst", *std::max_element(ours.begin(), ours.end()), "ms", mostWorst);
    }

    void typeAhead(Figures &figures)
    {
        std::vector<double> times;
        const auto timed = [&times](const auto &act) {
            const StopWatch watch;
            act();
            times.push_back(watch.elapsed().count() * 1000);
        };
        for (const char *table : {"subject", "place"}) {
            std::vector<QString> names;
            must(m_store->each("SELECT name FROM " + QByteArray(table) + " ORDER BY id LIMIT 60", {},
                               [&names](const storage::RowView &row) {
                                   names.push_back(FieldCodec<Localized>::fromValue(Value::text(row.utf8(0))).fa);
                                   return true;
                               }));
            for (const QString &name : names) {
                for (const qsizetype letters : {1, 2, 3, 5, 8}) {
                    const QString typed = name.left(letters);
                    timed([&] {
                        if (qstrcmp(table, "subject") == 0)
                            must(intake::findSubjects(*m_store, m_reader, typed, 20));
                        else
                            must(intake::findAddresses(*m_store, m_reader, typed, 20));
                    });
                }
            }
        }
        std::vector<std::pair<QString, QString>> citizens;
        must(m_store->each("SELECT phone, name FROM citizen ORDER BY id LIMIT 100", {},
                           [&citizens](const storage::RowView &row) {
                               citizens.emplace_back(row.text(0), row.text(1));
                               return true;
                           }));
        for (const auto &[phone, name] : citizens) {
            for (const QString &typed : {phone.right(4), phone.right(6), name.left(3), name}) {
                if (!typed.isEmpty())
                    timed([&, typed = typed] { must(cases::searchCitizens(*m_store, m_reader, typed, 20)); });
            }
            timed([&, phone = phone] { must(intake::readCaller(*m_store, phone)); });
            // The family name first, as clerks type it, and a beginning that very many share.
            const QString family = name.section(u' ', -1), given = name.section(u' ', 0, 0);
            for (const QString &typed : {family.left(2), family.left(3), family, QString(family + u' ' + given), phone.right(4)}) {
                if (!typed.isEmpty())
                    timed([&, typed = typed] { must(intake::readCallers(*m_store, typed, 20, &m_reader)); });
            }
        }
        figures.atMost("typeahead.p99", quantile(times, 0.99), "ms", mostTypeAhead);
        std::printf("      %zu asked, median %.2f ms, worst %.1f ms\n", times.size(), median(times),
                    *std::max_element(times.begin(), times.end()));
    }

    /// What the call desk asks when subject and address have been chosen, at places and of subjects as often as they come;
    /// and with the address alone.
    void duplicates(Figures &figures, const std::vector<Uuid> &cases, Instant now)
    {
        std::vector<double> times;
        size_t found = 0;
        storage::Door door(*m_store);
        for (size_t at = 0; at < cases.size(); at += std::max<size_t>(1, cases.size() / 500)) {
            const auto row = must(door.row(tableOf<cases::CaseCard>(), cases[at]));
            const auto card = fromRow<cases::CaseCard>(*row);
            for (const bool isSubjectChosen : {true, false}) {
                intake::SoughtProblem sought{{}, {}, card.place, card.plaque, now};
                if (isSubjectChosen) {
                    sought.subject = card.subject;
                    sought.group = card.subjectGroup;
                }
                const StopWatch watch;
                found += must(intake::readDuplicates(*m_store, sought, 20)).size();
                times.push_back(watch.elapsed().count() * 1000);
            }
        }
        figures.atMost("duplicates.p99", quantile(times, 0.99), "ms", mostDuplicates);
        std::printf("      %zu asked, %zu found, median %.2f ms, worst %.1f ms\n", times.size(), found, median(times),
                    *std::max_element(times.begin(), times.end()));
    }

    storage::Connection &store() { return *m_store; }

private:
    Asked ask(const QString &typed)
    {
        Asked asked{typed};
        const QList<persian::QueryWord> words = persian::queryWords(typed);
        StopWatch bare;
        must(m_index->find(cases::CaseSearch().shelf(), words, {}, m_page));
        asked.bare = bare.elapsed().count() * 1000;
        const StopWatch ours;
        must(cases::searchCases(*m_store, m_reader, typed, {}, m_page));
        asked.ours = ours.elapsed().count() * 1000;
        return asked;
    }

    int m_page;
    std::unique_ptr<storage::Connection> m_store;
    storage::SearchReader m_reader;
    std::unique_ptr<storage::Connection> m_bare;
    std::unique_ptr<storage::Fts5Index> m_index;
    std::vector<Asked> m_all;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    const BenchSeal seal(argc, argv);
    const LaidDesk desk(big, seal);
    SearchBench bench(big, desk, numberArgument(argc, argv, "--page", 50));

    const std::vector<Uuid> some = someCases(bench.store());
    const auto words = wordsOf(bench.store(), some);
    std::printf("      %zu words in a sample of %zu cases\n", words.size(), some.size());

    const QStringList pairs = pairsOf(words);
    QStringList apart;
    for (size_t sum = 1; sum < 400 && apart.size() < 5; ++sum) {
        for (size_t a = 0; a * 2 < sum && apart.size() < 5; ++a) {
            const size_t b = sum - a;
            if (b < words.size() && bench.neverMeet(words[a].first, words[b].first))
                apart += words[a].first + u' ' + words[b].first;
        }
    }
    bench.measure("words by decile", byDecile(words));
    bench.measure("pairs of the 20 commonest", pairs);
    bench.measure("common and never together", apart);
    bench.measure("beginnings of 1-3 letters", beginningsOf(words));
    Figures figures;
    bench.figures(figures);
    bench.typeAhead(figures);
    bench.duplicates(figures, some, big.now);
    return figures.exitStatus();
}
