// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/play.h"

#include "intake/core/register_case.h"
#include "simulation/sums_oracle.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"

namespace peygir::history {

using namespace std::chrono_literals;
using storage::Connection;
using storage::RowView;
using test::must;

namespace {

constexpr int sharedCases = 4;
/// Of so many commands one is a message.
constexpr quint64 messageOneOf = 6;
/// What is answered is one of the latest so many.
constexpr quint64 latest = 30;
constexpr int mostDelayMs = 25;
constexpr auto patience = 120s;
constexpr auto leastLongest = 2000ms;

} // namespace

Play::Play(const Order &order)
    : m_order(order)
    , m_registry(makeRegistry())
    , m_database(order.database)
    , m_town(order.desks)
    , m_server(m_database)
    , m_random(order.seed)
{}

Play::~Play() = default;

bool Play::waitUntil(const std::function<bool()> &condition, Milliseconds longest)
{
    QElapsedTimer timer;
    timer.start();
    QTimer beat;
    beat.start(20);
    while (!condition()) {
        if (timer.elapsed() > longest.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

bool Play::showsAll(NotingDesk &desk) const
{
    return desk.status().waiting == 0 && desk.status().line == DeskStatus::Line::Online &&
           desk.shown().size() >= m_book.numbers.size();
}

void Play::setUp()
{
    m_town.setUp(m_server);
    m_lines = std::make_unique<FaultyLines>(m_order.desks);
    m_lines->setServer(quint16(m_server.url().port()));
    for (int number = 0; number < m_order.desks; ++number) {
        QUrl line = m_server.url();
        line.setPort(m_lines->port(number));
        m_desks.push_back(std::make_unique<NotingDesk>(number, m_registry, m_book, m_town.user(number),
                                                       m_database.folder() + QStringLiteral("/desk%1").arg(number),
                                                       line, m_server.trust()));
        m_desks.back()->signIn(m_server, Neighbours::nameOf(number), Neighbours::passwordOf(number));
    }
}

void Play::beginWithCases()
{
    const auto everyDesk = [this](const std::function<bool(NotingDesk &)> &is) {
        return std::all_of(m_desks.begin(), m_desks.end(), [&is](const auto &desk) { return is(*desk); });
    };
    if (!waitUntil([&] { return everyDesk([](NotingDesk &desk) { return !desk.status().firstSynchronisation; }); },
                   patience))
        qFatal("a desk gets nothing");
    for (int n = 0; n < sharedCases; ++n)
        m_desks.front()->enterMessage(++m_last, m_town.subject());
    if (!waitUntil(
            [&] { return m_book.answered == m_last && everyDesk([this](NotingDesk &desk) { return showsAll(desk); }); },
            patience))
        qFatal("a desk does not get the first cases");
    for (const auto &[command, number] : m_book.numbers)
        m_shared.push_back(intake::caseIdOf(command));
}

void Play::enterSomething()
{
    NotingDesk &desk = *m_desks[size_t(m_random.below(m_desks.size()))];
    const int number = ++m_last;
    if (m_random.below(messageOneOf) == 0)
        return desk.enterMessage(number, m_town.subject());
    std::optional<int> answers;
    if (m_random.below(2) == 0) {
        auto shown = desk.shown().end();
        for (quint64 back = 1 + m_random.below(std::min<quint64>(latest, desk.shown().size())); back > 0; --back)
            --shown;
        answers = *shown;
    }
    desk.enterNote(number, m_shared[size_t(m_random.below(m_shared.size()))], answers);
}

History Play::run()
{
    m_book.timer.start();
    setUp();
    beginWithCases();
    for (int desk = 0; desk < m_order.desks; ++desk)
        m_lines->setDelay(desk, int(m_random.below(mostDelayMs)));
    const auto longest = std::max<Milliseconds>(leastLongest, Milliseconds(m_order.seconds * 1000 / 8));
    {
        SeededRandom moments(m_order.seed + 1);
        Trouble trouble(m_order.fault, longest, m_order.desks, m_server, *m_lines, m_book, moments);
        trouble.begin();
        QTimer typing;
        typing.setTimerType(Qt::PreciseTimer);
        QObject::connect(&typing, &QTimer::timeout, &typing, [this] { enterSomething(); });
        typing.start(1000 / m_order.rate);
        waitUntil([] { return false; }, std::chrono::seconds(m_order.seconds));
        typing.stop();
        trouble.end();
        m_faults = trouble.faults();
    }
    History history;
    history.desks = m_order.desks;
    history.healedAt = m_book.now();
    waitUntil(
        [this] {
            return m_book.answered == m_last &&
                   std::all_of(m_desks.begin(), m_desks.end(), [this](const auto &desk) { return showsAll(*desk); });
        },
        patience);
    for (const auto &desk : m_desks)
        desk->look();
    history.endedAt = m_book.now();
    history.events = m_book.events;
    readServer(history);
    for (const auto &desk : m_desks)
        history.last.push_back(lastStateOf(desk->reader(), m_registry));
    return history;
}

std::unique_ptr<Connection> Play::server() const
{
    if (m_database.isPostgresql())
        return must(storage::openPostgresql(m_database.conninfo()));
    storage::SqliteOptions options;
    options.path = m_server.folder() + QStringLiteral("/peygir.sqlite");
    options.mustExist = true;
    return must(storage::openSqlite(options));
}

void Play::readServer(History &history) const
{
    const auto store = server();
    must(store->each("SELECT command_id FROM receipt WHERE outcome = 'applied' ORDER BY seq", {},
                     [&](const RowView &view) {
                         if (const auto number = m_book.numbers.find(view.uuid(0)); number != m_book.numbers.end())
                             history.applied.push_back(number->second);
                         return true;
                     }));
    history.server = lastStateOf(*store, m_registry);
}

QStringList Play::wrongSums()
{
    QStringList wrong;
    const auto store = server();
    if (const auto sums = simulation::checkSums(*store, m_registry))
        wrong.append(QStringLiteral("the server: ") + QString::fromUtf8(sums->oracle + ": " + sums->words));
    for (size_t number = 0; number < m_desks.size(); ++number) {
        if (const auto sums = simulation::checkDeskSums(m_desks[number]->reader(), m_registry))
            wrong.append(QStringLiteral("desk %1: ").arg(number) +
                         QString::fromUtf8(sums->oracle + ": " + sums->words));
    }
    return wrong;
}

} // namespace peygir::history
