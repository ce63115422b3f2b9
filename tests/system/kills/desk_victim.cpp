// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/kills/desk_victim.h"

#include "command/envelope.h"
#include "front/desk/desk_door.h"
#include "intake/core/register_case.h"
#include "simulation/sums_oracle.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"
#include "system/demo/programs.h"
#include "system/support/moment.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QThread>

#include <thread>

namespace peygir::kills {

using storage::Connection;
using storage::RowView;
using test::must;

namespace {

constexpr int manyLines = 400;
constexpr int fewLines = 8;
constexpr int patienceMs = 60'000;

QString numbered(qint64 number) { return QStringLiteral("message %1").arg(number); }

std::unique_ptr<Connection> opened(const QString &path)
{
    storage::SqliteOptions options;
    options.path = path;
    options.mustExist = true;
    return must(storage::openSqlite(options));
}

bool waitFor(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > patienceMs)
            return false;
        QThread::msleep(5);
    }
    return true;
}

} // namespace

DeskVictim::DeskVictim(Program program, test::EmptyDatabase::Kind kind)
    : m_program(program), m_registry(makeRegistry()), m_database(kind), m_server(m_database)
{
    m_town.setUp(m_server);
    commandLine({QStringLiteral("login"), QStringLiteral("--name"), QStringLiteral("sara"), QStringLiteral("--password-stdin"),
                 QStringLiteral("--server"), m_server.url().toString(), QStringLiteral("--ca"),
                 m_server.folder() + QStringLiteral("/certificates/authority.pem"), QStringLiteral("--token"),
                 QStringLiteral("plain"), QStringLiteral("--allow-unencrypted-store")},
                "sara's password\n");
    commandLine({QStringLiteral("sync")});
}

DeskVictim::~DeskVictim() = default;

QString DeskVictim::profile() const { return m_database.folder() + QStringLiteral("/desk"); }

QByteArray DeskVictim::commandLine(const QStringList &arguments, const QByteArray &input) const
{
    return demo::runProgram(QStringLiteral("peygir-cli"), QStringList{QStringLiteral("--profile"), profile()} + arguments,
                            input);
}

QByteArray DeskVictim::message(qint64 number) const
{
    const intake::RegisterCase message{QString(),
                                       test::ClerksTown::subjectOf(m_town.streets),
                                       std::nullopt,
                                       QString(),
                                       QString(),
                                       numbered(number),
                                       QStringLiteral("09121234567"),
                                       QString(),
                                       cases::Channel::Phone,
                                       cases::Urgency::FollowUp,
                                       {}};
    return QJsonDocument(fieldsToJson(message)).toJson(QJsonDocument::Compact);
}

bool DeskVictim::isInside(qint64 pid) const { return writesTo(profile() + QStringLiteral("/store/desk.db"), pid); }

std::optional<bool> DeskVictim::killAfter(QProcess &program, int afterMs, Aim aim) const
{
    // Qt writes what stands in its buffer while it waits.
    program.waitForFinished(afterMs);
    const qint64 pid = program.processId();
    const auto found = program.state() == QProcess::Running
                           ? killAt(pid, aim, [this, pid] { return isInside(pid); }, [&program] { program.waitForFinished(1); })
                           : std::nullopt;
    program.waitForFinished(patienceMs);
    return found;
}

std::optional<bool> DeskVictim::strike(Random &random, Aim aim)
{
    if (m_program == Program::Window)
        return strikeWindow(random, aim);
    return random.below(5) == 0 && m_next > 1 ? strikeSynchronising(random, aim) : strikeCommandLine(random, aim);
}

QByteArray DeskVictim::linesOf(const Life &life) const
{
    QByteArray lines;
    for (qint64 number = life.first; number < life.end; ++number)
        lines += message(number) + '\n';
    return lines;
}

DeskVictim::Life DeskVictim::beginLife(int lines)
{
    m_lives.push_back({m_next, m_next + lines});
    m_next += lines;
    return m_lives.back();
}

std::optional<bool> DeskVictim::strikeCommandLine(Random &random, Aim aim)
{
    const QStringList submit{QStringLiteral("submit"), QStringLiteral("RegisterCase"), QStringLiteral("--lines"),
                             QStringLiteral("--code-field"), QStringLiteral("code")};
    // It acknowledges at its end: a few that it may finish, then more than it gets done.
    const Life finished = beginLife(fewLines);
    commandLine(submit, linesOf(finished));
    for (qint64 number = finished.first; number < finished.end; ++number)
        m_acknowledged.insert(number);
    const Life life = beginLife(manyLines);
    QProcess program;
    program.start(demo::programPath(QStringLiteral("peygir-cli")),
                  QStringList{QStringLiteral("--profile"), profile()} + submit);
    program.write(linesOf(life));
    program.closeWriteChannel();
    if (!program.waitForStarted(patienceMs))
        qFatal("peygir-cli does not start");
    return killAfter(program, int(40 + random.below(400)), aim);
}

std::optional<bool> DeskVictim::strikeSynchronising(Random &random, Aim aim)
{
    QProcess program;
    program.start(demo::programPath(QStringLiteral("peygir-cli")),
                  {QStringLiteral("--profile"), profile(), QStringLiteral("sync")});
    return killAfter(program, int(40 + random.below(300)), aim);
}

std::optional<bool> DeskVictim::strikeWindow(Random &random, Aim aim)
{
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    window.setProcessEnvironment(environment);
    window.setStandardOutputFile(QProcess::nullDevice());
    window.setStandardErrorFile(QProcess::nullDevice());
    QFile::remove(profile() + QStringLiteral("/window"));
    window.start(demo::programPath(QStringLiteral("peygir")),
                 {QStringLiteral("--profile"), profile(), QStringLiteral("--server"), m_server.url().toString(),
                  QStringLiteral("--authority"), m_server.folder() + QStringLiteral("/certificates/authority.pem"),
                  QStringLiteral("--allow-unencrypted-store")});
    const auto ask = [this](const QJsonObject &request) {
        return front::DeskDoor::ask(profile(), request, Milliseconds(patienceMs));
    };
    if (!window.waitForStarted(patienceMs)
        || !waitFor([&] { return ask({{QStringLiteral("do"), QStringLiteral("status")}}).ok(); }))
        qFatal("no window");
    const qint64 pid = window.processId();
    std::optional<bool> found;
    std::thread killer([&, wait = 20 + random.below(500)] {
        std::this_thread::sleep_for(Milliseconds(qint64(wait)));
        found = killAt(pid, aim, [&] { return isInside(pid); }, [] { std::this_thread::sleep_for(Milliseconds(1)); });
    });
    Life life{m_next, m_next};
    for (bool isThere = true; isThere; ++life.end) {
        isThere = ask({{QStringLiteral("do"), QStringLiteral("submit")},
                       {QStringLiteral("kind"), QLatin1String(intake::RegisterCase::kind)},
                       {QStringLiteral("arguments"), QJsonDocument::fromJson(message(life.end)).object()},
                       {QStringLiteral("code_field"), QStringLiteral("code")}})
                      .ok();
        if (isThere)
            m_acknowledged.insert(life.end);
    }
    killer.join();
    window.waitForFinished(patienceMs);
    m_next = life.end;
    m_lives.push_back(life);
    return found;
}

std::vector<qint64> DeskVictim::kept(Connection &desk) const
{
    std::vector<qint64> numbers;
    must(desk.each("SELECT bytes FROM outbox ORDER BY n", {}, [&numbers](const RowView &view) {
        const QString words = must(Envelope::decode(view.bytes(0))).arguments.value(QLatin1String("words")).toString();
        numbers.push_back(words.mid(words.indexOf(u' ') + 1).toLongLong());
        return true;
    }));
    return numbers;
}

QString DeskVictim::wrong()
{
    // The program itself opens what was left.
    commandLine({QStringLiteral("status")});
    const auto desk = opened(profile() + QStringLiteral("/store/desk.db"));
    bool isWhole = false;
    must(desk->each("PRAGMA quick_check", {}, [&isWhole](const RowView &view) {
        isWhole = view.utf8(0) == "ok";
        return false;
    }));
    if (!isWhole)
        return QStringLiteral("the file is damaged");
    const std::vector<qint64> numbers = kept(*desk);
    const std::set<qint64> there(numbers.begin(), numbers.end());
    if (there.size() != numbers.size() || !std::is_sorted(numbers.begin(), numbers.end()))
        return QStringLiteral("the outbox has a message twice, or out of its order");
    if (!std::includes(there.begin(), there.end(), m_acknowledged.begin(), m_acknowledged.end()))
        return QStringLiteral("a message that was acknowledged is not in the outbox");
    for (const Life &life : m_lives) {
        // Of what was being taken in, the first are there and the last are not.
        const auto from = there.lower_bound(life.first);
        const auto to = there.lower_bound(life.end);
        if (from != to && *std::prev(to) - life.first + 1 != std::distance(from, to))
            return QStringLiteral("the outbox has a hole");
    }
    const auto sums = simulation::checkDeskSums(*desk, m_registry);
    return sums ? QString::fromUtf8(sums->oracle + ": " + sums->words) : QString();
}

QString DeskVictim::wrongAtTheEnd()
{
    commandLine({QStringLiteral("sync"), QStringLiteral("--until-quiet")});
    if (const QString found = wrong(); !found.isEmpty())
        return found;
    std::set<Uuid> entered;
    qint64 cases = 0;
    {
        const auto desk = opened(profile() + QStringLiteral("/store/desk.db"));
        must(desk->each("SELECT command_id FROM outbox", {}, [&entered](const RowView &view) {
            entered.insert(view.uuid(0));
            return true;
        }));
        must(desk->each("SELECT COUNT(*) FROM case_card", {}, [&cases](const RowView &view) {
            cases = view.integer(0);
            return false;
        }));
    }
    const auto server = m_database.isPostgresql() ? must(storage::openPostgresql(m_database.conninfo()))
                                                  : opened(m_server.folder() + QStringLiteral("/peygir.sqlite"));
    std::set<Uuid> applied;
    must(server->each("SELECT command_id FROM receipt WHERE outcome = 'applied'", {}, [&](const RowView &view) {
        if (entered.contains(view.uuid(0)))
            applied.insert(view.uuid(0));
        return true;
    }));
    qint64 there = 0;
    must(server->each("SELECT COUNT(*) FROM case_card", {}, [&there](const RowView &view) {
        there = view.integer(0);
        return false;
    }));
    if (applied != entered || there != qint64(entered.size()) || cases != there)
        return QStringLiteral("%1 messages were taken in, %2 applied; the server has %3 cases and the desk %4")
            .arg(entered.size()).arg(applied.size()).arg(there).arg(cases);
    const auto sums = simulation::checkSums(*server, m_registry);
    return sums ? QString::fromUtf8(sums->oracle + ": " + sums->words) : QString();
}

} // namespace peygir::kills
