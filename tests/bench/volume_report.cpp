// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a large city puts on each desk and on the server: three years of cases are made one by one and counted bucket by
// bucket; no database is touched. `volume_report --help` lists what can be given instead of the built-in figures.
#include "support/standard_city/larger_city.h"
#include "support/standard_city/volume.h"

#include <QCommandLineParser>
#include <QDateTime>

#include <cmath>
#include <cstdio>
#include <functional>

using namespace peygir;
using namespace peygir::standard_city;

namespace {

constexpr double megabyte = 1e6;
constexpr double deskLimitBytes = 2e9;
constexpr double serverLimitCores = 0.5;
constexpr double secondsInYear = 365.2422 * 86'400;

/// What the report is asked for. Rates are those that the benches `push` and `pull` print for one core.
struct Question
{
    CityVolume city;
    qint64 casesPerYear = 1'500'000;
    int years = 3;
    /// One case of so many is made; the counts are multiplied.
    qint64 thin = 1;
    qint64 sample = 50'000;
    double changesPerSecond = 5;
    double pushRate = 3'000;
    double pullRate = 60'000;
    double requestMicroseconds = 300;
    /// What indexes add to the stored rows.
    double indexShare = 0.35;
    QString card, fileRow, citizen;
};

/// What one change sends to the desks of one second.
struct Traffic
{
    double pullsPerSecond = 0;
    double rowsPerSecond = 0;
    double bytesPerSecond = 0;
};

bool isClerk(const QString &role)
{
    return role == QLatin1String("intake_agent") || role == QLatin1String("follow_up_expert")
        || role == QLatin1String("answering_expert");
}

class Report
{
public:
    Report(const Question &question, const CityPlan &plan, Instant now)
        : m_question(question), m_plan(plan), m_desks(plan), m_now(now),
          m_cases(question.casesPerYear * question.years / question.thin), m_count(m_desks, now, m_cases + 50)
    {}

    void count()
    {
        const auto span = Milliseconds(qint64(secondsInYear * 1000) * m_question.years);
        CaseLifeStream stream(m_plan, 137, m_cases, {m_now - span, m_now}, Texts::LeftOut);
        while (const auto planned = stream.next()) {
            m_count.meet(*planned);
            if (m_count.cases() % 500'000 == 0)
                std::fprintf(stderr, "%lld of %lld cases\n", static_cast<long long>(m_count.cases()),
                             static_cast<long long>(m_cases));
        }
    }

    void weigh(qint64 sample)
    {
        const auto month = Milliseconds(qint64(30) * 86'400'000);
        m_sizes = sketchRowSizes(CaseLifeStream(m_plan, 137, sample, {m_now - month, m_now}));
        const auto given = [](const QString &option, RowBytes &bytes) {
            const QStringList parts = option.split(u',');
            if (parts.size() == 2)
                bytes = {parts[0].toDouble(), parts[1].toDouble()};
        };
        given(m_question.card, m_sizes.card);
        given(m_question.fileRow, m_sizes.fileRow);
        given(m_question.citizen, m_sizes.citizen);
    }

    /// Whether desks and server stay within their limits.
    bool print()
    {
        printCity();
        const bool desksFit = printRoles();
        const bool serverFits = printServer();
        return desksFit && serverFits;
    }

private:
    double scaled(qint64 number) const { return double(number) * double(m_question.thin); }

    void printCity() const
    {
        std::printf("city: %zu units, %zu subject groups, %zu people in %zu roles\n", m_plan.units.size(),
                    m_plan.groups.size(), m_plan.people.size(), m_plan.roles.size());
        std::printf("cases: %.0f in %d years, %.0f citizens; %.2f file rows and %.2f events each; "
                    "a file lies in the buckets of %.2f units\n",
                    scaled(m_count.cases()), m_question.years, scaled(m_count.citizens()),
                    double(m_count.fileRows()) / double(m_count.cases()),
                    double(m_count.events()) / double(m_count.cases()), m_count.unitsPerFile());
        const auto row = [](const char *name, RowBytes bytes) {
            std::printf("  %-9s %6.0f bytes as a JSON array, %6.0f stored\n", name, bytes.json, bytes.stored);
        };
        row("card", m_sizes.card);
        row("file row", m_sizes.fileRow);
        row("citizen", m_sizes.citizen);
        std::printf("  zstd leaves %.2f of the JSON; indexes add %.2f to what is stored\n\n", m_sizes.compressed,
                    m_question.indexShare);
    }

    struct Desk
    {
        VolumeCount::Held held;
        double stored = 0;
        double first = 0;
    };
    Desk deskOf(int user) const
    {
        Desk desk{m_count.heldBy(user), 0, 0};
        const double cards = scaled(desk.held.cards);
        const double rows = scaled(desk.held.fileRows);
        const double citizens = scaled(desk.held.citizens);
        desk.stored = (cards * m_sizes.card.stored + rows * m_sizes.fileRow.stored + citizens * m_sizes.citizen.stored)
            * (1 + m_question.indexShare);
        desk.first = (cards * m_sizes.card.json + rows * m_sizes.fileRow.json + citizens * m_sizes.citizen.json)
            * m_sizes.compressed;
        return desk;
    }

    bool printRoles()
    {
        std::printf("%-18s %6s %8s %10s %11s %10s %9s %11s   (the fullest desk of the role)\n", "role", "people",
                    "buckets", "cards", "file rows", "citizens", "desk MB", "first MB");
        bool fit = true;
        for (size_t role = 0; role < m_plan.roles.size(); ++role) {
            Desk fullest;
            int people = 0;
            for (const Assignment &assignment : m_plan.assignments) {
                if (assignment.role != int(role))
                    continue;
                ++people;
                const Desk desk = deskOf(assignment.user);
                if (desk.stored >= fullest.stored)
                    fullest = desk;
            }
            const QString &key = m_plan.roles[role].key;
            const bool large = fullest.stored > deskLimitBytes;
            const bool tooFull = isClerk(key) && large;
            std::printf("%-18s %6d %8lld %10.0f %11.0f %10.0f %9.0f %11.0f %s\n", qPrintable(key), people,
                        static_cast<long long>(fullest.held.buckets + 2), scaled(fullest.held.cards),
                        scaled(fullest.held.fileRows), scaled(fullest.held.citizens), fullest.stored / megabyte,
                        fullest.first / megabyte, tooFull ? "  EXCEEDS 2 GB" : large ? "  over 2 GB, no clerk" : "");
            fit = fit && !tooFull;
        }
        std::printf("(buckets with reference and person; cards, file rows and citizens: what is open and what was closed, "
                    "or called, in this Jalali year and the last)\n\n");
        return fit;
    }

    /// Every desk with cards is told each second in which something changed; a file row goes to those who hold it.
    Traffic traffic() const
    {
        const double rowsPerChange = double(m_count.fileRows()) / double(m_count.events());
        const double ticks = 1 - std::exp(-m_question.changesPerSecond);
        Traffic sum;
        for (size_t user = 0; user < m_plan.users.size(); ++user) {
            const auto held = m_count.heldBy(int(user));
            if (held.cards == 0)
                continue;
            // What changes now is spread over the desks as what they keep.
            const double share = double(held.fileRows) / double(m_count.keptFileRows());
            const double fileRows = m_question.changesPerSecond * rowsPerChange * share;
            sum.pullsPerSecond += ticks;
            sum.rowsPerSecond += m_question.changesPerSecond + fileRows;
            sum.bytesPerSecond += (m_question.changesPerSecond * m_sizes.card.json + fileRows * m_sizes.fileRow.json)
                * m_sizes.compressed;
        }
        return sum;
    }
    bool printServer() const
    {
        const Traffic sent = traffic();
        const double push = m_question.changesPerSecond / m_question.pushRate;
        const double rows = sent.rowsPerSecond / m_question.pullRate;
        const double requests = sent.pullsPerSecond * m_question.requestMicroseconds / 1e6;
        const double cores = push + rows + requests;
        std::printf("at %.1f changes/s: %.0f pulls/s, %.0f rows/s, %.0f bytes/s to all desks\n",
                    m_question.changesPerSecond, sent.pullsPerSecond, sent.rowsPerSecond, sent.bytesPerSecond);
        std::printf("server: %.4f core for commands (%.0f/s), %.4f for rows (%.0f/s, each desk encoded apart), "
                    "%.4f for requests (%.0f us each) = %.3f core%s\n",
                    push, m_question.pushRate, rows, m_question.pullRate, requests, m_question.requestMicroseconds,
                    cores, cores > serverLimitCores ? "  EXCEEDS half a core" : "");
        return cores <= serverLimitCores;
    }

    Question m_question;
    const CityPlan &m_plan;
    Desks m_desks;
    Instant m_now;
    qint64 m_cases;
    VolumeCount m_count;
    RowSizes m_sizes;
};

Question ask(const QCoreApplication &app)
{
    Question question;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Counts what a large city puts on each desk and on the server, without a database. "
                       "Ends with 1 if a clerk's desk exceeds 2 GB or the server half a core."));
    parser.addHelpOption();
    std::vector<std::pair<QCommandLineOption, std::function<void(const QString &)>>> options;
    const auto number = [&](const char *name, const char *what, auto &into) {
        options.emplace_back(QCommandLineOption(QLatin1String(name), QLatin1String(what), QStringLiteral("number"),
                                                QString::number(into)),
                             [&into](const QString &text) {
                                 into = static_cast<std::decay_t<decltype(into)>>(text.toDouble());
                             });
    };
    const auto bytes = [&](const char *name, QString &into) {
        options.emplace_back(QCommandLineOption(QLatin1String(name),
                                                QStringLiteral("bytes of a real row: as JSON, stored"),
                                                QStringLiteral("json,stored")),
                             [&into](const QString &text) { into = text; });
    };
    number("units", "units of the organisation", question.city.units);
    number("groups", "subject groups", question.city.groups);
    number("people", "people with a desk", question.city.people);
    number("cases", "cases a year", question.casesPerYear);
    number("years", "years", question.years);
    number("thin", "make one case of so many and multiply", question.thin);
    number("sample", "cases whose rows are weighed", question.sample);
    number("changes", "changes in a second", question.changesPerSecond);
    number("push-rate", "commands a second that one core applies", question.pushRate);
    number("pull-rate", "rows a second that one core sends", question.pullRate);
    number("request-us", "microseconds of a core for one pull without rows", question.requestMicroseconds);
    number("index-share", "what indexes add to stored rows", question.indexShare);
    bytes("card", question.card);
    bytes("file-row", question.fileRow);
    bytes("citizen", question.citizen);
    for (const auto &[option, set] : options)
        parser.addOption(option);
    parser.process(app);
    for (const auto &[option, set] : options)
        set(parser.value(option));
    return question;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Question question = ask(app);
    const auto demo = demoCityPlan();
    if (!demo.ok()) {
        std::fprintf(stderr, "the demo city cannot be read: %s\n", demo.error().id().constData());
        return 2;
    }
    const CityPlan plan = largerCity(*demo, question.city);
    if (const auto checked = checkCityPlan(plan); !checked.ok()) {
        std::fprintf(stderr, "such a city cannot be: %s\n", checked.error().id().constData());
        return 2;
    }
    // A fixed day (1405/9/1), so that two reports can be compared.
    Report report(question, plan, Instant(1'795'332'000'000));
    report.weigh(question.sample);
    report.count();
    return report.print() ? 0 : 1;
}
