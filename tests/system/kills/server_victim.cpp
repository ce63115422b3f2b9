// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/kills/server_victim.h"

#include "command/envelope.h"
#include "intake/core/register_case.h"
#include "simulation/sums_oracle.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"
#include "sync/server/desk_chain.h"
#include "system/support/moment.h"

#include <QEventLoop>
#include <QTimer>

namespace peygir::kills {

using storage::Connection;
using storage::RowView;
using test::must;

namespace {

constexpr int senders = 4;
constexpr int commandsPerPush = 40;
/// The load is longer than that only where the machine is slow.
constexpr int longestLoadMs = 400;

qint64 number(Connection &connection, const QByteArray &sql)
{
    qint64 found = -1;
    must(connection.each(sql, {}, [&found](const RowView &view) {
        found = view.integer(0);
        return false;
    }));
    return found;
}

const char *wordOf(sync::Outcome outcome)
{
    return outcome == sync::Outcome::Applied ? "applied" : outcome == sync::Outcome::Refused ? "refused" : "held";
}

} // namespace

ServerVictim::ServerVictim(test::EmptyDatabase::Kind kind)
    : m_registry(makeRegistry()), m_database(kind), m_server(m_database)
{
    m_town.setUp(m_server);
    test::Caller caller(m_server);
    for (int n = 0; n < senders; ++n) {
        const Uuid desk = newUuid(SystemClock().now(), m_chance);
        const QByteArray token = caller.signIn(QStringLiteral("sara"), QStringLiteral("sara's password"), desk);
        m_senders.push_back({desk, token, sync::testing::BareChain(desk), {}, {}});
        sync::HelloRequest hello{.desk = desk, .deskTime = SystemClock().now()};
        hello.introduction = m_senders.back().chain.introduced(m_chance);
        const auto greeted = caller.post("/v1/hello", hello.encoded(), token);
        if (greeted.status != 200)
            qFatal("no hello: %d %s", greeted.status, greeted.error.constData());
    }
    m_before = number(*look(), "SELECT COUNT(*) FROM receipt");
}

ServerVictim::~ServerVictim() = default;

std::unique_ptr<Connection> ServerVictim::look() const
{
    if (m_database.isPostgresql())
        return must(storage::openPostgresql(m_database.conninfo()));
    storage::SqliteOptions options;
    options.path = m_server.folder() + QStringLiteral("/peygir.sqlite");
    options.mustExist = true;
    return must(storage::openSqlite(options));
}

void ServerVictim::fill(Sender &sender)
{
    if (!sender.body.isEmpty())
        return;
    sync::PushRequest push{sender.desk, {}};
    sender.commands.clear();
    for (int n = 0; n < commandsPerPush; ++n) {
        intake::RegisterCase message{QString(),
                                     test::ClerksTown::subjectOf(m_town.streets),
                                     std::nullopt,
                                     QString(),
                                     QString(),
                                     QStringLiteral("message %1").arg(++m_sent),
                                     QStringLiteral("09121234567"),
                                     QString(),
                                     cases::Channel::Phone,
                                     cases::Urgency::FollowUp,
                                     {}};
        const Instant now = SystemClock().now();
        const Envelope envelope{newUuid(now, m_chance), intake::RegisterCase::kind, intake::RegisterCase::version,
                                m_town.sara,            now,                        0,
                                std::nullopt,           {},                         fieldsToJson(message)};
        sender.commands.push_back(envelope.id);
        push.commands.push_back(envelope.encoded());
    }
    push.opening = sender.chain.openingFor(sender.commands);
    sender.body = push.encoded();
}

void ServerVictim::send(Sender &sender)
{
    if (m_goesOn)
        fill(sender);
    if (sender.body.isEmpty()) {
        if (m_underWay == 0 && m_quiet)
            m_quiet();
        return;
    }
    ++m_underWay;
    m_channel->post("/v1/push", sender.body, "application/octet-stream", {{"Authorization", "Bearer " + sender.token}},
                    [this, &sender](const Result<front::HttpsReply> &reply) {
                        --m_underWay;
                        if (reply.ok()) {
                            if (m_answered)
                                m_answered();
                            hear(must(sync::PushResponse::decode(reply->body)));
                            sender.body.clear();
                            send(sender);
                        } else if (m_underWay == 0 && m_quiet) {
                            m_quiet();
                        }
                    });
}

void ServerVictim::hear(const sync::PushResponse &response)
{
    for (const sync::Receipt &receipt : response.receipts) {
        const auto [at, isFirst] = m_acknowledged.emplace(receipt.command, receipt);
        if (!isFirst && (at->second.seq != receipt.seq || at->second.outcome != receipt.outcome))
            m_heardWrong = QStringLiteral("a command was answered in two ways");
    }
}

std::optional<bool> ServerVictim::strike(Random &random, Aim aim)
{
    m_channel = must(front::HttpsChannel::open(m_server.url(), m_server.trust()));
    const auto watcher = m_database.isPostgresql() ? look() : nullptr;
    const qint64 pid = m_server.processId();
    bool isInside = false;
    QEventLoop loop;
    m_quiet = [] {};
    // Nothing is lost where nothing was acknowledged: the moment is drawn from the first answer on.
    QTimer moment;
    moment.setSingleShot(true);
    moment.setTimerType(Qt::PreciseTimer);
    m_answered = [&moment, wait = int(random.below(longestLoadMs))] {
        if (!moment.isActive())
            moment.start(wait);
    };
    int looks = 0;
    QObject::connect(&moment, &QTimer::timeout, &loop, [&] {
        m_answered = nullptr;
        if (!freeze(pid))
            qFatal("peygird has ended by itself");
        isInside = watcher ? writesToPostgresql(*watcher)
                           : writesTo(m_server.folder() + QStringLiteral("/peygir.sqlite"), pid);
        // Its load is ours to send: it is looked at again after we have had our turn.
        if (aim == Aim::Inside && !isInside && ++looks < mostLooks) {
            thaw(pid);
            moment.start(1);
            return;
        }
        m_goesOn = false;
        // What the server sent before it died still arrives.
        m_quiet = [&loop] { loop.quit(); };
        m_server.kill();
        if (m_underWay == 0)
            loop.quit();
    });
    m_goesOn = true;
    for (Sender &sender : m_senders)
        send(sender);
    loop.exec();
    m_quiet = nullptr;
    m_channel.reset();
    m_underWay = 0;
    return isInside;
}

QString ServerVictim::wrongReceipts(Connection &server) const
{
    std::map<Uuid, std::pair<QByteArray, qint64>> kept;
    must(server.each("SELECT command_id, outcome, seq FROM receipt", {}, [&kept](const RowView &view) {
        kept.emplace(view.uuid(0), std::pair(view.utf8(1), view.integer(2)));
        return true;
    }));
    for (const auto &[command, told] : m_acknowledged) {
        const auto found = kept.find(command);
        if (found == kept.end())
            return QStringLiteral("an acknowledged command is lost");
        if (found->second != std::pair(QByteArray(wordOf(told.outcome)), told.seq))
            return QStringLiteral("an acknowledged command came to something else");
    }
    const qint64 head = number(server, "SELECT head FROM server_state WHERE id = 1");
    if (qint64(kept.size()) != head || number(server, "SELECT COUNT(DISTINCT seq) FROM receipt") != head)
        return QStringLiteral("commands and places in the history are not the same");
    const qint64 ofDesks = number(server, "SELECT COUNT(*) FROM receipt WHERE outcome = 'applied'") - m_before;
    if (number(server, "SELECT COUNT(*) FROM case_card") != ofDesks
        || number(server, "SELECT COUNT(*) FROM case_file") != ofDesks)
        return QStringLiteral("cases and applied messages are not the same");
    for (const auto &[command, told] : m_acknowledged) {
        // What was being run at three ends of a server waits for a person, whoever ended it (SYNC 6).
        const bool isSuspect = told.outcome == sync::Outcome::Held && told.reason && told.reason->id() == "sync.crashed";
        if (told.outcome != sync::Outcome::Applied && !isSuspect)
            return QStringLiteral("a message was not applied: %1").arg(QString::fromUtf8(told.reason ? told.reason->id() : QByteArray(wordOf(told.outcome))));
    }
    return {};
}

QString ServerVictim::wrong()
{
    m_server.start();
    if (!m_heardWrong.isEmpty())
        return m_heardWrong;
    const auto server = look();
    if (!m_database.isPostgresql()) {
        bool isWhole = false;
        must(server->each("PRAGMA quick_check", {}, [&isWhole](const RowView &view) {
            isWhole = view.utf8(0) == "ok";
            return false;
        }));
        if (!isWhole)
            return QStringLiteral("the file is damaged");
    }
    if (const QString wrong = wrongReceipts(*server); !wrong.isEmpty())
        return wrong;
    if (number(*server, "SELECT COUNT(*) FROM server_state s JOIN chain c ON c.seq = s.head AND c.hash = s.chain") != 1
        || number(*server, "SELECT COUNT(*) FROM chain c WHERE c.seq > 0 AND NOT EXISTS"
                           " (SELECT 1 FROM receipt r WHERE r.seq = c.seq)") != 0)
        return QStringLiteral("the chain does not end at the head, or names what is not there");
    const auto sums = simulation::checkSums(*server, m_registry);
    return sums ? QString::fromUtf8(sums->oracle + ": " + sums->words) : QString();
}

QString ServerVictim::wrongAtTheEnd()
{
    m_channel = must(front::HttpsChannel::open(m_server.url(), m_server.trust()));
    QEventLoop loop;
    m_goesOn = false;
    m_quiet = [&loop] { loop.quit(); };
    for (Sender &sender : m_senders)
        send(sender);
    if (m_underWay > 0)
        loop.exec();
    m_quiet = nullptr;
    m_channel.reset();
    if (acknowledged() != m_sent)
        return QStringLiteral("%1 of %2 commands came to an end").arg(acknowledged()).arg(m_sent);
    for (const Sender &sender : m_senders) {
        const auto known = must(sync::deskChains(*look(), {&sender.desk, 1}));
        if (known.size() != 1 || known.front().end != sender.chain.end())
            return QStringLiteral("the server does not know what a desk has sent");
    }
    m_server.kill();
    return wrong();
}

} // namespace peygir::kills
