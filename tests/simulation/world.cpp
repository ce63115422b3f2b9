// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/world.h"

#include "base/limits.h"
#include "simulation/bucket_sets.h"
#include "simulation/damage.h"

namespace peygir::simulation {

using storage::RowView;

namespace {

/// Midnight in Tehran at the beginning of 1406: cases that close before and after it are in different buckets, and so are
/// citizens who call. `Beginning::at` lies a day before such a midnight, that of autumn.
constexpr Instant newYear{1'805'574'600'000};
/// Midnight in Tehran at the beginning of the second month of autumn: a window of one month lets the summer go.
constexpr Instant summerEndsForSome{1'792'701'000'000};
constexpr int pageSizes[] = {4, 12, 60, 5000};
/// After healing, everything has to be quiet after so many rounds.
constexpr int healingRounds = 4;
constexpr int mostExchanges = 3000;
/// Of somebody who is refused one thing after the other by his own desk.
constexpr int mostTries = 4;

} // namespace

World::World(const Beginning &beginning, const Settings &settings)
    : m_beginning(beginning)
    , m_settings(settings)
    , m_random(settings.seed)
    , m_trace(settings.printed, settings.kept ? Trace::Keeping::Lines : Trace::Keeping::HashOnly)
    , m_now(Beginning::at)
    , m_begunAt(Beginning::at)
    , m_mirror(*beginning.mirror)
    , m_oracle(beginning.registry, m_mirror, m_book)
    , m_effects(beginning.registry, m_mirror)
    , m_dealer(beginning.city, beginning.registry, m_random)
    , m_jobChance(settings.seed ^ 0x10b5ull)
    , m_programChance(settings.seed ^ 0xa6e5ull)
{
    // SQLite's own numbers must not differ between two runs.
    testing::seedSqlite(int(settings.seed % 1'000'000) + 1);
    // Every run has its own mixture of what goes wrong.
    for (const FaultName &name : faultNames) {
        if (name.fault != Fault::Restore && name.fault != Fault::Jobs && name.fault != Fault::EarlierProgram)
            m_levels[name.fault] = int(m_random.below(4));
    }
    // Drawn apart, so that it moves nothing else.
    SeededRandom fate(settings.seed ^ 0x5e7ull);
    if (fate.below(4) == 0 && settings.has(Fault::Restore)) {
        m_copyAt = int(5 + fate.below(quint64(std::max(1, settings.steps / 2))));
        m_loseAt = m_copyAt + int(1 + fate.below(fate.below(2) == 0 ? 12 : quint64(std::max(1, settings.steps / 2))));
    }
    m_hasJobs = m_jobChance.below(3) == 0 && settings.has(Fault::Jobs);
    m_hasEarlier = m_programChance.below(3) == 0 && settings.has(Fault::EarlierProgram);
    if (m_hasEarlier)
        m_dealer.setNotices(20);
    if (m_hasEarlier && m_programChance.below(2) == 0)
        m_updateServerAt = int(1 + m_programChance.below(quint64(std::max(1, settings.steps))));
    const quint64 turn = m_random.below(3);
    if (turn < 2)
        m_now = (turn == 0 ? newYear : summerEndsForSome) - std::chrono::minutes(m_random.below(12 * 60));
    m_begunAt = m_now;
    const int pageRows = pageSizes[m_random.below(std::size(pageSizes))];
    const Programs &programs = beginning.programs;
    const Program &program = m_updateServerAt > 0 ? programs.earlierServer : programs.later;
    m_effects.use(program.registry);
    m_server = std::make_unique<Server>(beginning.server, program, bucketSets(), pageRows, m_random.next());
    startServer();
    must(m_effects.begin(m_server->connection()));
    makeDesks();
}

void World::makeDesks()
{
    const auto &users = m_beginning.city.users();
    std::vector<size_t> order(users.size());
    for (size_t n = 0; n < order.size(); ++n) {
        order[n] = n;
        std::swap(order[n], order[size_t(m_random.below(n + 1))]);
    }
    const int count = std::min(int(2 + m_random.below(5)), m_settings.desks);
    for (int n = 0; n < count; ++n) {
        const bool fresh = strikes(Fault::FreshDesk, 60);
        const bool second = strikes(Fault::FreshDesk, 40) && n > 0;
        const size_t user = second ? order[size_t(n) - 1] : order[size_t(n)];
        const bool isEarlier = m_hasEarlier && m_programChance.below(3) > 0;
        const Beginning::Desks &desks = isEarlier ? m_beginning.earlierDesks : m_beginning.desks;
        const DeskImage &image = fresh || second ? desks.fresh : desks.met[user];
        m_desks.push_back(std::make_unique<Desk>(n, users[user], image, *desks.program, m_random.next()));
        // Some are brought up to date when all has healed, some never.
        if (isEarlier)
            m_desks.back()->updateAt = int(1 + m_programChance.below(quint64(m_settings.steps) * 3 / 2 + 1));
        must(m_desks.back()->start(m_now));
    }
}

bool World::strikes(Fault fault, int permille)
{
    // Always drawn, so that leaving a fault out leaves the others where they were.
    const bool drawn = int(m_random.below(1000)) < permille * m_levels[fault] / 2;
    const bool does = drawn && m_settings.has(fault) && !m_healing;
    m_counts.faults[fault] += does ? 1 : 0;
    return does;
}

void World::report(std::optional<Violation> violation)
{
    if (!violation || m_violation)
        return;
    violation->step = m_trace.step();
    m_violation = std::move(violation);
}

std::optional<Violation> World::run()
{
    for (int n = 1; n <= m_settings.steps && !m_violation; ++n) {
        m_trace.setStep(n);
        step();
    }
    m_trace.setStep(m_settings.steps + 1);
    if (!m_violation)
        heal();
    return m_violation;
}

void World::step()
{
    pass(Milliseconds(m_random.below(100) < 3 ? qint64(m_random.below(48 * 3'600'000)) : qint64(m_random.below(4000))));
    if (!m_server->isRunning() && m_trace.step() >= m_serverStartsAt)
        startServer();
    if (m_trace.step() >= m_overtakenUntil)
        m_server->endOvertaken();
    liftShortages(false);
    if (m_updateServerAt > 0 && m_trace.step() >= m_updateServerAt && m_server->isRunning())
        updateServer();
    Desk &desk = *m_desks[size_t(m_random.below(m_desks.size()))];
    misfortune(desk);
    if (desk.updateAt > 0 && m_trace.step() >= desk.updateAt)
        update(desk);
    copyDisks(desk);
    changeRights();
    compactLog();
    makeSnapshots();
    restoreServer();
    workOnJobs();
    switch (m_random.below(10)) {
    case 0: case 1: case 2:
        act(desk);
        break;
    case 3: case 4: case 5: case 6:
        drive(desk);
        carry();
        break;
    default:
        carry();
        carry();
    }
}

void World::act(Desk &desk)
{
    m_dealer.use(desk.program().registry);
    // Whom the rule refuses at once does something else. Half the time he looks first at what waits for him.
    bool isDone = false;
    if (m_random.below(2) == 0) {
        for (const Act &drawn : m_dealer.drawOwnWork(desk.connection(), desk.user)) {
            isDone = tryToAct(desk, drawn);
            if (isDone)
                break;
        }
    }
    for (int tries = 0; tries < mostTries && !isDone; ++tries)
        isDone = tryToAct(desk, m_dealer.draw(desk.connection()));
    afterDesk(desk);
    if (m_settings.checked)
        report(m_oracle.checkQueue(desk));
}

bool World::tryToAct(Desk &desk, const Act &drawn)
{
    const auto done = desk.engine().submit(drawn.kind, drawn.arguments, desk.clock(m_now), drawn.codeField);
    Fates &fates = m_counts.fates[drawn.kind];
    if (!done.ok()) {
        const QByteArray reason = done.error().id();
        note(nameOf(desk) + " cannot enter " + drawn.kind + ": " + reason);
        ++fates.refusedHere;
        ++fates.reasons[reason];
        return desk.disk().isDead() || reason.startsWith("storage.");
    }
    note(nameOf(desk) + " enters " + drawn.kind + ' ' + done->command.toAscii()
         + (done->leftToServer ? " (left to the server)" : ""));
    m_book.enter({desk.number, done->command, drawn.kind, drawn.arguments, done->code, std::nullopt});
    ++m_counts.commands;
    ++fates.entered;
    if (strikes(Fault::Poison, 60)) {
        note("  and it is poison");
        m_server->poison(done->command, m_random.below(4) == 0 ? 1 : 3);
    }
    return true;
}

void World::plan(testing::SimulatedDisk &disk)
{
    if (m_random.below(2) == 0)
        disk.dieAtWrite(qint64(1 + m_random.below(60)));
    else
        disk.dieAtSync(qint64(1 + m_random.below(6)));
}

void World::misfortune(Desk &desk)
{
    if (strikes(Fault::Partition, 8)) {
        desk.offlineUntil = m_trace.step() + int(m_random.below(m_random.below(5) == 0 ? 150 : 25));
        note(nameOf(desk) + " is cut off");
    }
    if (strikes(Fault::Clock, 6)) {
        constexpr qint64 year = 366ll * 24 * 3'600'000;
        desk.clockError = Milliseconds(qint64(m_random.below(2 * year)) - year);
        note(nameOf(desk) + " has another clock");
    }
    if (strikes(Fault::DeskCrash, 12))
        plan(desk.disk());
    if (strikes(Fault::ServerCrash, 12) && m_server->isRunning())
        plan(m_server->disk());
    if (strikes(Fault::TwoLeaders, 10) && m_server->isRunning() && !m_server->hasOvertaken())
        pauseLeader();
    if (strikes(Fault::DiskFull, 8)) {
        testing::SimulatedDisk &disk = m_random.below(3) == 0 ? m_server->disk() : desk.disk();
        disk.setBytesLeft(qint64(m_random.below(40'000)));
        m_shortages.push_back({&disk, m_trace.step() + int(m_random.below(25))});
        note("a disk fills up");
    }
    if (strikes(Fault::WriteFails, 24)) {
        testing::SimulatedDisk &disk = m_random.below(3) == 0 ? m_server->disk() : desk.disk();
        disk.failWrite(qint64(1 + m_random.below(30)));
    }
}

void World::pauseLeader()
{
    pass(limits::leaderLost + Milliseconds(m_random.below(3000)));
    const auto overtaken = m_server->overtake(m_now);
    if (!m_server->disk().isDead())
        note("the leader stands still" + (overtaken.ok() ? QByteArray() : ": " + overtaken.error().id()));
    m_overtakenUntil = m_trace.step() + int(5 + m_random.below(40));
    afterServer();
}

void World::changeRights()
{
    if (!strikes(Fault::Rights, 40) || !m_server->isRunning())
        return;
    const Act drawn = m_dealer.drawRights();
    const auto said = m_server->say(drawn.kind, drawn.arguments, m_now);
    if (!m_server->disk().isDead())
        note("rights change: " + (said.ok() ? QByteArray::number(said->head) : said.error().id()));
    afterServer();
}

void World::compactLog()
{
    const bool wanted = strikes(Fault::Compaction, 50);
    const auto live = Milliseconds(m_random.below(3) == 0 ? 0 : qint64(m_random.below(6 * 3'600'000)));
    if (!wanted || !m_server->isRunning())
        return;
    const auto more = m_server->compact(live, m_now);
    if (!m_server->disk().isDead())
        note("the log forgets: " + (more.ok() ? QByteArray(*more ? "more to come" : "done") : more.error().id()));
    afterServer();
}

void World::makeSnapshots()
{
    const bool wanted = m_random.below(1000) < 40;
    const qint64 leastRows = qint64(2 + m_random.below(12));
    if (!wanted || !m_server->isRunning())
        return;
    const auto made = m_server->makeSnapshots(leastRows);
    if (!m_server->disk().isDead())
        note("snapshots are made: " + (made.ok() ? QByteArray::number(*made) : made.error().id()));
    afterServer();
}

void World::exchange(Desk &desk)
{
    for (int n = 0; n < mostExchanges && !m_violation; ++n) {
        const bool worked = drive(desk);
        if (m_wire.empty() && !worked)
            return;
        while (!m_wire.empty() && !m_violation)
            carry();
    }
    report(Violation{"an outbox is empty after healing", nameOf(desk) + " never stops asking"});
}

bool World::quiet()
{
    for (const auto &desk : m_desks) {
        const auto status = must(desk->engine().status());
        if (status.mismatches > 0)
            return false;
        const auto &queue = status.queue;
        if (queue.waiting + queue.acknowledged + queue.refused + queue.held > 0 || !status.cursor
            || status.cursor->seq != m_mirror.head().seq || status.cursor->epoch != m_mirror.head().epoch)
            return false;
    }
    return true;
}

void World::heal()
{
    m_healing = true;
    note("everything heals");
    liftShortages(true);
    m_server->forgetPoison();
    m_server->endOvertaken();
    m_server->disk().dieAtWrite(0);
    m_server->disk().dieAtSync(0);
    m_server->disk().failWrite(0);
    if (!m_server->isRunning())
        startServer();
    if (m_updateServerAt > 0)
        updateServer();
    // What is still on its way to the server arrives late; nobody waits for the answers.
    for (const auto &desk : m_desks) {
        desk->disk().dieAtWrite(0);
        desk->disk().dieAtSync(0);
        desk->disk().failWrite(0);
        desk->offlineUntil = 0;
        desk->waitsFor.reset();
        desk->engine().disconnected();
    }
    while (!m_wire.empty() && !m_violation)
        carry();
    for (int round = 0; round < healingRounds && !m_violation; ++round) {
        // In the first ones everybody brings what he has, and what is told of it comes back.
        if (m_gathers && round == 2)
            endGathering(true);
        if (round == 1)
            finishJobs();
        for (const auto &desk : m_desks) {
            pass(Milliseconds(10));
            // A copy made while a hello was on its way shares its word, and is found at the next one.
            if (round == 1)
                desk->engine().disconnected();
            if (round == 1 && desk->updateAt % 2 == 1)
                update(*desk);
            desk->engine().wantPull();
            if (!m_violation)
                exchange(*desk);
        }
    }
    // What persons have made of held parts since.
    finishJobs();
    for (const auto &desk : m_desks) {
        if (!m_violation && m_random.below(2) == 0)
            damage(*desk);
    }
    if (m_violation || !m_settings.checked)
        return;
    finalCheck();
}

void World::damage(Desk &desk)
{
    const QByteArray done = damageSomething(desk.connection(), desk.program().registry, m_random);
    if (done.isEmpty())
        return;
    note(nameOf(desk) + "'s store is damaged: " + done);
    bool isFound = false;
    for (bool isLast = false; !isLast;) {
        const auto step = must(desk.engine().checkSelf());
        isLast = step.isLast;
        isFound = isFound || step.hasFound;
    }
    // A table of which this aggregate has no row loses none.
    note(nameOf(desk) + (isFound ? " has found it" : " finds nothing"));
    m_isDamaged = true;
    exchange(desk);
    m_isDamaged = false;
    if (m_settings.checked)
        report(m_oracle.check(desk));
}

void World::finalCheck()
{
    followServer();
    report(must(m_effects.checkKeys(m_server->connection())));
    report(m_jobBook.checkEnd(m_server->connection(), m_mirror));
    report(checkServer(m_server->connection(), m_beginning.registry, m_mirror, m_book));
    checkIdentities();
    for (const auto &desk : m_desks) {
        report(m_oracle.check(*desk));
        checkSet(*desk, setsNow(desk->user));
    }
    if (!quiet())
        report(Violation{"an outbox is empty after healing",
                         "after " + QByteArray::number(healingRounds) + " rounds something still waits"});
    countFates();
}

void World::countFates()
{
    m_counts.simulated = m_now - m_begunAt;
    std::map<Uuid, std::pair<QByteArray, QByteArray>> outcomes;
    must(m_server->connection().each("SELECT command_id, outcome, reason FROM receipt", {}, [&outcomes](const RowView &view) {
        outcomes.emplace(view.uuid(0), std::pair(view.utf8(1), view.isNull(2) ? QByteArray() : view.utf8(2)));
        return true;
    }));
    for (const Book::Entry &entry : m_book.entries()) {
        Fates &fates = m_counts.fates[entry.kind];
        const auto &[outcome, reason] = outcomes[entry.command];
        if (outcome == "refused")
            ++fates.reasons[sync::errorFromJson(reason).id()];
        fates.applied += outcome == "applied" ? 1 : 0;
        fates.refused += outcome == "refused" ? 1 : 0;
        fates.held += outcome == "held" ? 1 : 0;
    }
}

} // namespace peygir::simulation
