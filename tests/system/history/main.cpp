// SPDX-License-Identifier: GPL-3.0-or-later
// history-check: desks at a real server with one kind of fault between them, and whether what they show may be (SYNC,
// Proof 6).
#include "system/history/check.h"
#include "system/history/play.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdio>

using namespace peygir;
using namespace peygir::history;

namespace {

/// The exit status of a test that could not be made here.
constexpr int skipped = 77;

struct Wish
{
    Order order;
    Moment patience = 0;
    QString result;
};

std::optional<Wish> readWish(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Lets desks write to each other through a real server while something is"
                       " wrong, and checks what they showed."));
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *what, const char *value, const char *standard = "") {
        parser.addOption({QLatin1String(name), QLatin1String(what), QLatin1String(value), QLatin1String(standard)});
    };
    option("database", "sqlite or postgresql", "NAME", "sqlite");
    option("fault", "none, disconnect, pause, kill or partition", "NAME", "none");
    option("seconds", "how long commands are entered", "N", "10");
    option("desks", "how many", "N", "5");
    option("rate", "commands in a second, of all desks together", "N", "20");
    option("seed", "of the moments, and of what is entered", "N", "1");
    option("patience", "seconds that a connected desk may be behind", "N", "20");
    option("result", "writes the figures there as JSON", "FILE");
    parser.process(app);
    Wish wish;
    const auto number = [&parser](const char *name) { return parser.value(QLatin1String(name)).toInt(); };
    const QString database = parser.value(QStringLiteral("database"));
    if (database == QLatin1String("postgresql"))
        wish.order.database = test::EmptyDatabase::Kind::Postgresql;
    const auto fault = faultNamed(parser.value(QStringLiteral("fault")));
    wish.order.fault = fault.value_or(Fault::None);
    wish.order.seconds = number("seconds");
    wish.order.desks = number("desks");
    wish.order.rate = number("rate");
    wish.order.seed = parser.value(QStringLiteral("seed")).toULongLong();
    wish.patience = Moment(number("patience")) * 1000;
    wish.result = parser.value(QStringLiteral("result"));
    if (fault && (database == QLatin1String("sqlite") || database == QLatin1String("postgresql")) &&
        wish.order.seconds > 0 && wish.order.desks > 1 && wish.order.rate > 0 && wish.order.rate <= 1000 &&
        wish.patience > 0 && parser.positionalArguments().isEmpty())
        return wish;
    std::fputs("history-check: wrong arguments; see history-check --help\n", stderr);
    return std::nullopt;
}

QStringList wordsOf(const std::vector<Finding> &findings)
{
    QStringList words;
    for (const Finding &finding : findings)
        words.append(
            QStringLiteral("%1, %2, after %3 s: %4")
                .arg(QLatin1String(nameOf(finding.property)),
                     finding.desk < 0 ? QStringLiteral("the server") : QStringLiteral("desk %1").arg(finding.desk))
                .arg(double(finding.at) / 1000, 0, 'f', 1)
                .arg(finding.words));
    return words;
}

void write(const QString &path, const QJsonObject &figures)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(figures).toJson()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("peygir.desk*=false"));
    const auto wish = readWish(app);
    if (!wish)
        return 2;
    const Order &order = wish->order;
    if (order.database == test::EmptyDatabase::Kind::Postgresql && !test::EmptyDatabase::hasPostgresql()) {
        std::puts("PostgreSQL absent: no history was checked");
        return skipped;
    }
    Play play(order);
    const History history = play.run();
    QStringList findings = wordsOf(check(history, wish->patience)) + play.wrongSums();
    for (const QString &refusal : play.book().turnedAway)
        findings.append(QStringLiteral("a desk did not take a command as it should: ") + refusal);
    const auto refused = std::count_if(history.events.begin(), history.events.end(),
                                       [](const Event &event) { return std::holds_alternative<Refused>(event); });
    const QString database =
        order.database == test::EmptyDatabase::Kind::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
    const QJsonObject figures{{QStringLiteral("database"), database},
                              {QStringLiteral("fault"), QLatin1String(nameOf(order.fault))},
                              {QStringLiteral("seconds"), order.seconds},
                              {QStringLiteral("desks"), order.desks},
                              {QStringLiteral("rate"), order.rate},
                              {QStringLiteral("seed"), qint64(order.seed)},
                              {QStringLiteral("faults"), play.faults()},
                              {QStringLiteral("entered"), qint64(play.book().numbers.size())},
                              {QStringLiteral("applied"), qint64(history.applied.size())},
                              {QStringLiteral("refused"), qint64(refused)},
                              {QStringLiteral("looks"), play.book().looks},
                              {QStringLiteral("healedMs"), history.endedAt - history.healedAt},
                              {QStringLiteral("behindMs"), longestBehind(history)},
                              {QStringLiteral("findings"), QJsonArray::fromStringList(findings)}};
    std::printf(
        "%s, %s, seed %llu: %d desks, %d commands entered in %d s, %d applied, %d refused; %d faults; %lld looks; all"
        " equal %.1f s after the end, a connected desk at most %.1f s behind\n",
        qPrintable(database), nameOf(order.fault), static_cast<unsigned long long>(order.seed), order.desks,
        int(play.book().numbers.size()), order.seconds, int(history.applied.size()), int(refused), play.faults(),
        static_cast<long long>(play.book().looks), double(history.endedAt - history.healedAt) / 1000,
        double(longestBehind(history)) / 1000);
    for (const QString &finding : findings)
        std::printf("FOUND %s\n", qPrintable(finding));
    if (!wish->result.isEmpty())
        write(wish->result, figures);
    return findings.isEmpty() ? 0 : 1;
}
