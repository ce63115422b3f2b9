// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench volume: what a large city puts on each desk and on the server. Three years of cases are made one by one and
// counted bucket by bucket without a database; what a row weighs and what a command and a pull cost is measured on a
// sample that goes through the rules, the real server and real desks. `bench_volume --help` lists what can be changed.
#include "bench/support/measured_city.h"
#include "support/standard_city/larger_city.h"

#include <QCommandLineParser>

#include <cmath>
#include <cstdio>
#include <functional>

using namespace peygir;
using namespace peygir::standard_city;
using bench::MeasuredCity;

namespace {

constexpr double megabyte = 1e6;
constexpr double clerkLimitBytes = 2e9;
/// Who sees the files of all groups asks the server for what is older than his window.
constexpr double deskLimitBytes = 4e9;
constexpr double serverLimitCores = 0.5;
constexpr double secondsInYear = 365.2422 * 86'400;

struct Question
{
    CityVolume city;
    qint64 casesPerYear = 1'500'000;
    int years = 3;
    /// One case of so many is made; the counts are multiplied.
    qint64 thin = 1;
    qint64 sample = 50'000;
    int changesPerSecond = 5;
};

/// When desks are fullest: the day before a quarter and a year are let go; with a window of one month, the last day on
/// which that still reaches into the quarter before. Fixed, so that two reports can be compared.
struct Day
{
    const char *name;
    Instant now;
};
constexpr Day days[] = {{"1405/12/29, the last day of a quarter and of the year", Instant(1'805'531'400'000)},
                        {"1405/10/30, the last day of the first month of a quarter", Instant(1'800'433'800'000)}};

bool isClerk(const QString &role)
{
    return role == QLatin1String("intake_agent") || role == QLatin1String("follow_up_expert")
        || role == QLatin1String("answering_expert");
}

class Report
{
public:
    Report(const Question &question, const CityPlan &plan)
        : m_question(question), m_plan(plan), m_desks(plan),
          m_cases(question.casesPerYear * question.years / question.thin)
    {}

    /// Whether desks and server stay within their limits.
    bool print()
    {
        m_measured = bench::measureCity(m_plan, days[0].now, m_question.sample, m_question.changesPerSecond);
        printSample();
        bool fit = true;
        for (const Day &day : days) {
            const VolumeCount count = counted(day.now);
            if (&day == &days[0])
                printCity(count);
            fit = printRoles(day, count) && fit;
        }
        return printServer() && fit;
    }

private:
    VolumeCount counted(Instant now) const
    {
        VolumeCount count(m_desks, now, m_cases + 50);
        const auto span = Milliseconds(qint64(secondsInYear * 1000) * m_question.years);
        CaseLifeStream stream(m_plan, 137, m_cases, {now - span, now}, Texts::LeftOut);
        while (const auto planned = stream.next()) {
            count.meet(*planned);
            if (count.cases() % 500'000 == 0)
                std::fprintf(stderr, "%lld of %lld cases counted\n", static_cast<long long>(count.cases()),
                             static_cast<long long>(m_cases));
        }
        return count;
    }

    double scaled(qint64 number) const { return double(number) * double(m_question.thin); }
    /// As many as the rules leave.
    double fileRows(qint64 counted) const { return scaled(counted) * m_measured.fileRowsPerCounted; }

    void printSample() const
    {
        std::printf("sample: %lld cases by %lld commands in %.0f s: %lld cards, %lld file rows, %lld citizens; "
                    "%lld rows of reference, %.1f MB\n",
                    static_cast<long long>(m_measured.cases), static_cast<long long>(m_measured.commands),
                    m_measured.loadingSeconds, static_cast<long long>(m_measured.cards),
                    static_cast<long long>(m_measured.fileRows), static_cast<long long>(m_measured.citizens),
                    static_cast<long long>(m_measured.referenceRows), m_measured.referenceStored / megabyte);
        const auto row = [](const char *name, RowBytes bytes) {
            std::printf("  %-9s %4.0f bytes on the wire; on the desk %4.0f, and %4.0f (%.2f) in indexes and membership\n",
                        name, bytes.wire, bytes.stored, bytes.indexes, bytes.indexes / bytes.stored);
        };
        row("card", m_measured.sizes.card);
        row("file row", m_measured.sizes.fileRow);
        row("citizen", m_measured.sizes.citizen);
    }

    void printCity(const VolumeCount &count) const
    {
        std::printf("city: %zu units, %zu subject groups, %zu people in %zu roles\n", m_plan.units.size(),
                    m_plan.groups.size(), m_plan.people.size(), m_plan.roles.size());
        std::printf("cases: %.0f in %d years, %.0f citizens; %.2f file rows and %.2f events each; "
                    "a file lies in the buckets of %.2f units\n\n",
                    scaled(count.cases()), m_question.years, scaled(count.citizens()),
                    fileRows(count.fileRows()) / scaled(count.cases()),
                    double(count.events()) / double(count.cases()), count.unitsPerFile());
    }

    struct Desk
    {
        VolumeCount::Held held;
        double stored = 0;
        double first = 0;
    };
    Desk deskOf(int user, const VolumeCount &count) const
    {
        const RowSizes &sizes = m_measured.sizes;
        Desk desk{count.heldBy(user), m_measured.referenceStored, m_measured.referenceWire};
        const double cards = scaled(desk.held.cards);
        const double rows = fileRows(desk.held.fileRows);
        const double citizens = scaled(desk.held.citizens);
        desk.stored += cards * sizes.card.onDesk() + rows * sizes.fileRow.onDesk() + citizens * sizes.citizen.onDesk();
        desk.first += cards * sizes.card.wire + rows * sizes.fileRow.wire + citizens * sizes.citizen.wire;
        return desk;
    }

    bool printRoles(const Day &day, const VolumeCount &count) const
    {
        std::printf("%s:\n", day.name);
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
                const Desk desk = deskOf(assignment.user, count);
                if (desk.stored >= fullest.stored)
                    fullest = desk;
            }
            const QString &key = m_plan.roles[role].key;
            const double limit = isClerk(key) ? clerkLimitBytes : deskLimitBytes;
            const bool tooFull = fullest.stored > limit;
            std::printf("%-18s %6d %8lld %10.0f %11.0f %10.0f %9.0f %11.0f %s\n", qPrintable(key), people,
                        static_cast<long long>(fullest.held.buckets + 2), scaled(fullest.held.cards),
                        fileRows(fullest.held.fileRows), scaled(fullest.held.citizens), fullest.stored / megabyte,
                        fullest.first / megabyte,
                        !tooFull ? "" : isClerk(key) ? "  EXCEEDS 2 GB" : "  EXCEEDS 4 GB");
            fit = fit && !tooFull;
        }
        std::printf("(buckets with reference and person; cards, file rows and citizens: what is open, and what the windows "
                    "of the roles keep)\n\n");
        return fit;
    }

    /// Every desk that holds cards pulls in each second in which something changed.
    bool printServer() const
    {
        const double changes = m_question.changesPerSecond;
        const double ticks = 1 - std::exp(-changes);
        double pulls = 0;
        double bytes = 0;
        double pulling = 0;
        for (const Assignment &assignment : m_plan.assignments) {
            const bench::RoleTraffic &role = m_measured.traffic[size_t(assignment.role)];
            pulls += ticks;
            bytes += ticks * role.bytesPerPull;
            pulling += ticks * role.secondsPerPull;
        }
        const double pushing = changes * m_measured.server.command;
        for (size_t role = 0; role < m_plan.roles.size(); ++role)
            std::printf("  pull of %-18s %6.0f bytes, %4.0f us of a core at the server\n",
                        qPrintable(m_plan.roles[role].key), m_measured.traffic[role].bytesPerPull,
                        m_measured.traffic[role].secondsPerPull * 1e6);
        const double cores = pushing + pulling;
        std::printf("at %.0f changes/s: %.0f pulls/s, %.0f bytes/s to all desks\n", changes, pulls, bytes);
        std::printf("server: %.4f core for commands (%.0f us each, alone in a push), %.4f for pulls = %.3f core%s; "
                    "first synchronisations %.1f us a row\n",
                    pushing, m_measured.server.command * 1e6, pulling, cores,
                    cores > serverLimitCores ? "  EXCEEDS half a core" : "", m_measured.server.row * 1e6);
        return cores <= serverLimitCores;
    }

    Question m_question;
    const CityPlan &m_plan;
    Desks m_desks;
    qint64 m_cases;
    MeasuredCity m_measured;
};

Question ask(const QCoreApplication &app)
{
    Question question;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Counts what a large city puts on each desk and on the server. "
                       "Ends with 1 if a clerk's desk exceeds 2 GB, another one 4 GB, or the server half a core."));
    parser.addHelpOption();
    std::vector<std::pair<QCommandLineOption, std::function<void(const QString &)>>> options;
    const auto number = [&](const char *name, const char *what, auto &into) {
        options.emplace_back(QCommandLineOption(QLatin1String(name), QLatin1String(what), QStringLiteral("number"),
                                                QString::number(into)),
                             [&into](const QString &text) {
                                 into = static_cast<std::decay_t<decltype(into)>>(text.toDouble());
                             });
    };
    number("units", "units of the organisation", question.city.units);
    number("groups", "subject groups", question.city.groups);
    number("people", "people with a desk", question.city.people);
    number("cases", "cases a year", question.casesPerYear);
    number("years", "years", question.years);
    number("thin", "make one case of so many and multiply", question.thin);
    number("sample", "cases that are measured", question.sample);
    number("changes", "changes in a second", question.changesPerSecond);
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
    return Report(question, plan).print() ? 0 : 1;
}
