// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rebase/typing_window.h"

#include "base/limits.h"
#include "bench/support/bench_server.h"
#include "bench/support/must.h"
#include "bench/support/waiting.h"
#include "composition/registry.h"
#include "service/offline_server.h"
#include "support/standard_city/city_loading.h"
#include "support/standard_city/city_plan.h"
#include "system/support/server_process.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>

namespace peygir::bench {

namespace city = standard_city;

namespace {

constexpr int patienceMs = 180'000;
const QString password = QStringLiteral("one who types");

QString nameOf(const UserId &user)
{
    const city::CityPlan plan = must(city::demoCityPlan());
    for (size_t i = 0; i < plan.users.size(); ++i) {
        if (plan.userId(int(i)) == user.uuid())
            return plan.users[i].key;
    }
    qFatal("nobody of the city");
}

/// The window, in a process of its own (bench_rebase_window).
class Window
{
public:
    Window(const QString &profile, const test::ServerProcess &server, const QString &name)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/bench_rebase_window"),
                        {profile, server.url().toString(),
                         server.folder() + QStringLiteral("/certificates/authority.pem"), name, password});
    }

    void tell(const QByteArray &line)
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten(patienceMs);
    }
    QByteArrayList waitFor(const QByteArray &first)
    {
        for (;;) {
            while (m_process.canReadLine()) {
                const QByteArrayList words = m_process.readLine().trimmed().split(' ');
                if (words.front() == first)
                    return words;
            }
            if (!m_process.waitForReadyRead(patienceMs))
                qFatal("the window does not say %s", first.constData());
        }
    }
    void close()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(patienceMs) || m_process.exitCode() != 0)
            qFatal("the window does not close");
    }

private:
    QProcess m_process;
};

QString storeIn(const QString &profile) { return profile + QStringLiteral("/store/desk.db"); }

/// Runs them until so many rows have been changed, in groups as a server makes them; answers how many were.
qint64 changeRows(server::OfflineServer &server, const Registry &registry, const std::vector<Envelope> &commands,
                  qint64 rows)
{
    const qint64 before = countRows(server.connection(), registry);
    qint64 changed = 0;
    for (size_t at = 0; at < commands.size() && changed < rows; at += size_t(limits::groupCommands)) {
        const auto group =
            std::span(commands).subspan(at, std::min(size_t(limits::groupCommands), commands.size() - at));
        must(server.run(group));
        changed = countRows(server.connection(), registry) - before;
    }
    return changed;
}

/// Every card, and nothing that waits over it.
QByteArrayList cardsIn(storage::Connection &connection)
{
    QByteArrayList cards;
    must(connection.each("SELECT id, hash FROM case_card ORDER BY id", {}, [&cards](const storage::RowView &row) {
        cards.append(row.uuid(0).toAscii() + QByteArray::number(row.integer(1)));
        return true;
    }));
    return cards;
}

} // namespace

TypedWhileRowsCame typeWhileRowsCome(const CityDay &day, const Registry &registry, const std::vector<Envelope> &known,
                                     const std::vector<Envelope> &waiting, const std::vector<Envelope> &foreign,
                                     qint64 rows)
{
    const BenchFolder folder;
    const QString profile = folder.file("desk");
    const QString serverFolder = folder.file("server");
    const auto offline = [&] { return must(server::OfflineServer::open({serverFolder, {}}, makeRegistry())); };
    {
        const auto filled = offline();
        must(city::runPlanned(*filled, day.baseInformation()));
        must(
            filled->putAccounts(city::accountsOf(must(city::demoCityPlan()), password), access::PasswordCost::least()));
        changeRows(*filled, registry, known, std::numeric_limits<qint64>::max());
    }
    test::ServerProcess server(folder.file(""));
    server.start();
    server.setOptions({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(server.url().port())});
    const QString name = nameOf(day.allRounder());
    {
        Window window(profile, server, name);
        window.waitFor("open");
        window.tell("fill");
        window.waitFor("filled");
        window.close();
    }
    server.stop();
    executeFirst(*sqliteFile(storeIn(profile)), registry, waiting);
    TypedWhileRowsCame felt;
    felt.rows = changeRows(*offline(), registry, foreign, rows);

    Window window(profile, server, name);
    window.waitFor("open");
    window.tell("type");
    window.waitFor("typing");
    server.start();
    const QByteArrayList words = window.waitFor("felt");
    felt.longestMs = words.at(1).toDouble();
    felt.keys = words.at(2).toInt();
    felt.seconds = words.at(3).toDouble();
    window.close();
    server.stop();
    if (cardsIn(*sqliteFile(storeIn(profile))) != cardsIn(offline()->connection()))
        qFatal("the desk does not hold what the server holds");
    return felt;
}

} // namespace peygir::bench
