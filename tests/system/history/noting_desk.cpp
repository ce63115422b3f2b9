// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/noting_desk.h"

#include "cases/core/add_note.h"
#include "intake/core/register_case.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir::history {

using front::DeskRuntime;
using storage::Connection;
using storage::RowView;
using test::must;

namespace {

/// Between two looks, so that they cost less than what is looked at.
constexpr int leastGapMs = 40;

const QByteArray allNotes = "SELECT seq, words FROM case_history WHERE what = 'noted'";
const QByteArray allMessages = "SELECT h.seq, f.words FROM case_file f JOIN case_history h ON h.aggregate = f.id"
                               " WHERE h.what = 'registered'";
/// Messages that lack a row which their registration has written.
const QByteArray halfFiles =
    "SELECT f.words FROM case_file f LEFT JOIN case_card c ON c.id = f.id WHERE c.id IS NULL"
    " OR NOT EXISTS (SELECT 1 FROM case_history h WHERE h.aggregate = f.id AND h.what = 'registered')"
    " OR NOT EXISTS (SELECT 1 FROM case_node n WHERE n.aggregate = f.id)"
    " OR (c.citizen IS NOT NULL AND NOT EXISTS (SELECT 1 FROM citizen z WHERE z.id = c.citizen))";
/// The number stands on the card as the number of the house.
const QByteArray halfCards =
    "SELECT c.plaque FROM case_card c WHERE NOT EXISTS (SELECT 1 FROM case_file f WHERE f.id = c.id)";

/// A person's rights and what he has to look at are on his desk only, and who changed base information on those of its
/// editors.
const QByteArrayList notForAll{"assignment", "attention", "record_history", "user_rights"};

/// "note 12 answers 7" and "message 12"
int numberIn(const QByteArray &words) { return words.split(' ').value(1).toInt(); }

void eachRow(Connection &store, const QByteArray &sql, const std::function<void(const RowView &)> &take)
{
    must(store.each(sql, {}, [&take](const RowView &view) {
        take(view);
        return true;
    }));
}

std::vector<int> numbersOnce(std::vector<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace

LastState lastStateOf(Connection &store, const Registry &registry)
{
    std::vector<std::pair<qint64, int>> places;
    for (const QByteArray &sql : {allNotes, allMessages})
        eachRow(store, sql,
                [&places](const RowView &view) { places.emplace_back(view.integer(0), numberIn(view.utf8(1))); });
    std::sort(places.begin(), places.end());
    LastState state;
    for (const auto &[seq, number] : places)
        state.order.push_back(number);
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            if (notForAll.contains(table->name))
                continue;
            eachRow(store, "SELECT id, rev, seq, hash FROM " + table->name, [&](const RowView &view) {
                state.rows.push_back(table->name + ' ' + view.uuid(0).toAscii() + ' ' +
                                     QByteArray::number(view.integer(1)) + ' ' + QByteArray::number(view.integer(2)) +
                                     ' ' + QByteArray::number(view.integer(3)));
            });
        }
    }
    std::sort(state.rows.begin(), state.rows.end());
    return state;
}

struct NotingDesk::Screen
{
    std::set<int> shown;
    qint64 cursor = 0;
    std::vector<int> half;
    std::vector<int> twice;
};

NotingDesk::NotingDesk(int number, const Registry &registry, Notebook &book, const UserId &user, const QString &folder,
                       const QUrl &line, const front::Trust &trust)
    : m_number(number)
    , m_book(book)
{
    front::DeskSettings settings{folder + QStringLiteral("/store"), {},       user, {},
                                 folder + QStringLiteral("/codes"), "history"};
    settings.policy.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow;
    settings.openTransport = [line, trust] { return front::openHttpsTransport(line, trust); };
    m_runtime = std::make_unique<DeskRuntime>(settings, registry, std::nullopt);
    m_next.setSingleShot(true);
    QObject::connect(&m_next, &QTimer::timeout, this, [this] { look(); });
    QObject::connect(m_runtime.get(), &DeskPort::rowsChanged, this, [this] { lookSoon(); });
    QObject::connect(m_runtime.get(), &DeskPort::statusChanged, this, [this] {
        m_status = m_runtime->status();
        lookSoon();
    });
    QObject::connect(m_runtime.get(), &DeskRuntime::failedToOpen, this,
                     [](const Error &error) { qFatal("a desk does not open: %s", error.id().constData()); });
    QEventLoop loop;
    QObject::connect(m_runtime.get(), &DeskRuntime::opened, &loop, &QEventLoop::quit);
    loop.exec();
    m_reader = must(m_runtime->reader()());
}

void NotingDesk::signIn(const test::ServerProcess &server, const QString &name, const QString &password)
{
    m_runtime->setToken(test::Caller(server).signIn(name, password, *m_runtime->desk()));
}

Connection &NotingDesk::reader() { return *m_reader; }

void NotingDesk::enterNote(int number, const cases::CaseId &about, std::optional<int> answers)
{
    QString words = QStringLiteral("note %1").arg(number);
    if (answers)
        words += QStringLiteral(" answers %1").arg(*answers);
    submit(number, cases::AddNote::kind, fieldsToJson(cases::AddNote{about, words}), answers);
}

void NotingDesk::enterMessage(int number, const catalogue::SubjectId &subject)
{
    const intake::RegisterCase message{QString(),
                                       subject,
                                       std::nullopt,
                                       QString::number(number),
                                       QString(),
                                       QStringLiteral("message %1").arg(number),
                                       QStringLiteral("0912%1").arg(number, 7, 10, QLatin1Char('0')),
                                       QString(),
                                       cases::Channel::Phone,
                                       cases::Urgency::FollowUp,
                                       {}};
    submit(number, intake::RegisterCase::kind, fieldsToJson(message), std::nullopt);
}

void NotingDesk::submit(int number, const QByteArray &kind, const QJsonObject &arguments, std::optional<int> answers)
{
    m_runtime->submit(kind, arguments, this, [this, number, answers](const Result<DeskPort::Accepted> &accepted) {
        ++m_book.answered;
        if (!accepted.ok()) {
            m_book.turnedAway.append(QString::fromLatin1(accepted.error().id()));
            return;
        }
        // It would show only when the server has decided; these desks hold all that their commands are about.
        if (accepted->leftToServer)
            m_book.turnedAway.append(QStringLiteral("%1 was left to the server").arg(number));
        m_book.numbers.emplace(accepted->command, number);
        m_book.events.push_back(Entered{m_book.now(), m_number, number, answers});
        lookSoon();
    });
}

void NotingDesk::lookSoon()
{
    if (m_reader && !m_next.isActive())
        m_next.start(leastGapMs);
}

NotingDesk::Screen NotingDesk::read()
{
    Screen screen;
    const auto transaction = must(storage::Transaction::begin(*m_reader, Connection::Access::Read));
    eachRow(*m_reader, "SELECT value FROM desk_state WHERE name = 'cursor'", [&screen](const RowView &view) {
        screen.cursor = QJsonDocument::fromJson(view.bytes(0)).object().value(QLatin1String("seq")).toInteger();
    });
    for (const QByteArray &sql : {allNotes, allMessages}) {
        eachRow(*m_reader, sql, [&screen](const RowView &view) {
            const int number = numberIn(view.utf8(1));
            if (!screen.shown.insert(number).second)
                screen.twice.push_back(number);
        });
    }
    eachRow(*m_reader, halfFiles, [&screen](const RowView &view) { screen.half.push_back(numberIn(view.utf8(0))); });
    eachRow(*m_reader, halfCards, [&screen](const RowView &view) { screen.half.push_back(view.utf8(0).toInt()); });
    screen.half = numbersOnce(std::move(screen.half));
    screen.twice = numbersOnce(std::move(screen.twice));
    return screen;
}

void NotingDesk::noteRefused()
{
    for (const TroubledCommand &command : m_runtime->troubled()) {
        const auto number = m_book.numbers.find(command.command);
        if (command.standing == TroubledCommand::Standing::Refused && number != m_book.numbers.end() &&
            m_refused.insert(command.command).second)
            m_book.events.push_back(Refused{m_book.now(), m_number, number->second});
    }
}

void NotingDesk::look()
{
    noteRefused();
    ++m_book.looks;
    Screen screen = read();
    Shown event{m_book.now(), m_number, screen.cursor};
    std::set_difference(screen.shown.begin(), screen.shown.end(), m_shown.begin(), m_shown.end(),
                        std::back_inserter(event.appeared));
    std::set_difference(m_shown.begin(), m_shown.end(), screen.shown.begin(), screen.shown.end(),
                        std::back_inserter(event.vanished));
    m_shown = std::move(screen.shown);
    event.half = std::move(screen.half);
    event.twice = std::move(screen.twice);
    // A look that shows nothing new is noted as well: what was entered has to be on it.
    m_book.events.push_back(std::move(event));
}

} // namespace peygir::history
