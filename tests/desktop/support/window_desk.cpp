// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/support/window_desk.h"

#include "access/core/roles.h"
#include "bench/support/bench_desk.h"
#include "bench/support/must.h"
#include "cases/core/add_note.h"
#include "cases/core/refer_case.h"
#include "composition/registry.h"
#include "front/desk/desk_store.h"
#include "storage/door.h"
#include "uikit/history_view.h"
#include "uikit/message_bar.h"
#include "uikit/paged_list_model.h"
#include "uikit/testing/ui_driver.h"
#include "workflow/core/process_row.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>

namespace peygir::test {

using namespace uikit::testing;
using bench::must;
using storage::Connection;
using storage::RowView;

namespace {

constexpr size_t commandsBefore = 900;
constexpr int heldNotes = 2;
const storage::OpenPolicy inTheClear{storage::OpenPolicy::UnencryptedVolume::Allow};

const Registry &rules()
{
    static const Registry registry = makeRegistry();
    return registry;
}

const bench::CityDay &theDay()
{
    static const bench::CityDay day;
    return day;
}

/// The one id that the statement finds first; stops the test if there is none.
Uuid idBy(Connection &connection, const QByteArray &sql, std::initializer_list<Value> values = {})
{
    std::optional<Uuid> found;
    must(connection.each(sql, values, [&found](const RowView &view) {
        found = view.uuid(0);
        return false;
    }));
    if (!found)
        qFatal("nothing found: %s", sql.constData());
    return *found;
}

template <class C>
Envelope envelopeOf(const C &command, const UserId &author, Instant now, Random &random)
{
    return {newUuid(now, random), C::kind, C::version, author, now, std::nullopt, std::nullopt, {}, fieldsToJson(command)};
}

/// Cases for his cartable, and a note that nobody can take.
std::vector<Envelope> lastCommands(Connection &server, const UserId &user, Instant now)
{
    SeededRandom random(5);
    const organisation::PostId post(idBy(server, "SELECT id FROM post WHERE holder = ? AND active", {Value(user.uuid())}));
    std::vector<Envelope> commands;
    // What has come to him by his areas goes to a colleague, so that he has those alone of which tests know.
    const organisation::PostId other(idBy(server, "SELECT id FROM post WHERE id <> ? AND active AND role_key = 'follow_up_expert' ORDER BY id",
                                          {Value(post.uuid())}));
    must(server.each("SELECT aggregate, id FROM case_node WHERE state = 'open' AND holder = ? ORDER BY id", {Value(post.uuid())},
                     [&](const RowView &view) {
                         const cases::ReferCase refer{cases::CaseId(view.uuid(0)), cases::CaseNodeId(view.uuid(1)), other, {}};
                         commands.push_back(envelopeOf(refer, user, now, random));
                         return true;
                     }));
    must(server.each("SELECT n.aggregate, n.id FROM case_node n JOIN case_card c ON c.id = n.aggregate"
                     " WHERE n.state = 'open' AND n.node = 'follow_up' AND n.holder <> ? ORDER BY n.id LIMIT "
                         + QByteArray::number(WindowDesk::casesOfHis),
                     {Value(post.uuid())}, [&](const RowView &view) {
                         const cases::ReferCase refer{cases::CaseId(view.uuid(0)), cases::CaseNodeId(view.uuid(1)), post, {}};
                         commands.push_back(envelopeOf(refer, user, now, random));
                         return true;
                     }));
    const cases::CaseId nowhere(newUuid(now, random));
    const UserId colleague(idBy(server, "SELECT id FROM person WHERE id NOT IN (SELECT aggregate FROM assignment) ORDER BY id"));
    for (int n = 0; n < heldNotes; ++n) {
        // It builds on what never came.
        Envelope held = envelopeOf(cases::AddNote{nowhere, WindowDesk::heldNote(n)}, colleague,
                                   now - std::chrono::minutes(10 - n), random);
        held.needs = {newUuid(now, random)};
        commands.push_back(held);
    }
    commands.push_back(envelopeOf(cases::AddNote{nowhere, WindowDesk::refusedNote()}, user, now, random));
    return commands;
}

/// The folder of a desk's store that has met its server and is closed again; made at the first call.
QString preparedStore(const bench::CityDay &day)
{
    static const QTemporaryDir folder;
    static const bool made = [&day] {
        const auto serverConnection = bench::sqliteInMemory();
        bench::BenchServer server(*serverConnection, rules(), day);
        server.run(day.commands(commandsBefore, day.allRounder()));
        const auto last = lastCommands(*serverConnection, day.allRounder(), day.now());
        const qint64 applied = server.run(last);
        if (last.size() != size_t(applied) + heldNotes + 1)
            qFatal("%lld of %zu commands were applied", static_cast<long long>(applied), last.size());
        const auto store = must(front::DeskStore::open(folder.path(), inTheClear));
        bench::BenchDesk desk(store->connection(), *serverConnection, rules(), day, server.token());
        desk.greet();
        desk.pullAll();
        return true;
    }();
    Q_ASSERT(made);
    return folder.path();
}

void copyFiles(const QString &from, const QString &to)
{
    for (const QString &name : QDir(from).entryList(QDir::Files | QDir::Hidden)) {
        if (!QFile::copy(from + u'/' + name, to + u'/' + name))
            qFatal("cannot copy %s", qPrintable(name));
    }
}

/// His cases in this version of the process, as if they had always walked it: the task where they stand has the same key in both.
void walkCycle(const QString &folder, const UserId &user, int version)
{
    const auto store = must(front::DeskStore::open(folder, inTheClear));
    Connection &connection = store->connection();
    const workflow::ProcessId process(idBy(connection, "SELECT id FROM process WHERE process_key = 'cycle_137' AND version = ?",
                                           {Value(version)}));
    const organisation::PostId post(
        idBy(connection, "SELECT id FROM post WHERE holder = ? AND active", {Value(user.uuid())}));
    must(connection.begin(Connection::Access::Write));
    storage::Door door(connection);
    // Those that have come to him by his areas lie with others.
    std::vector<Uuid> elsewhere;
    must(connection.each("SELECT id FROM case_card WHERE expert = ?", {Value(post.uuid())}, [&elsewhere](const RowView &view) {
        elsewhere.push_back(view.uuid(0));
        return true;
    }));
    for (const Uuid &id : elsewhere) {
        auto card = fromRow<cases::CaseCard>(*must(door.row(tableOf<cases::CaseCard>(), id)));
        card.expert.reset();
        must(door.put(toRow(card)));
    }
    std::vector<Uuid> his;
    must(connection.each("SELECT DISTINCT aggregate FROM case_node WHERE holder = ? AND state = 'open'",
                         {Value(post.uuid())}, [&his](const RowView &view) {
                             his.push_back(view.uuid(0));
                             return true;
                         }));
    for (const Uuid &id : his) {
        auto card = fromRow<cases::CaseCard>(*must(door.row(tableOf<cases::CaseCard>(), id)));
        card.process = process;
        card.processVersion = version;
        if (version > 1)
            card.expert = post;
        must(door.put(toRow(card)));
    }
    must(connection.commit());
}

Uuid holderOf(Connection &connection, const Uuid &post)
{
    return idBy(connection, "SELECT holder FROM post WHERE id = ?", {Value(post)});
}

/// Somebody with whom nothing lies, who has this role in the unit, or everywhere.
Uuid withRole(Connection &connection, const char *key, const std::optional<organisation::UnitId> &unit = {})
{
    const Uuid user = idBy(connection, "SELECT id FROM person WHERE id NOT IN (SELECT aggregate FROM assignment) AND id NOT IN"
                                       " (SELECT p.holder FROM post p JOIN case_node n ON n.holder = p.id WHERE n.state = 'open'"
                                       " AND p.holder IS NOT NULL) ORDER BY id");
    const access::RoleId role(idBy(connection, "SELECT id FROM role WHERE role_key = ?", {Value::text(key)}));
    must(connection.begin(Connection::Access::Write));
    storage::Door door(connection);
    SeededRandom random(6);
    must(door.put(toRow(access::UserRights{UserId(user), 1})));
    must(door.put(toRow(access::Assignment{access::AssignmentId(newUuid(Instant(1), random)), UserId(user), role, unit, {}, true})));
    must(connection.commit());
    return user;
}

/// A page that is shown before it stands anywhere appears as a window of its own for a moment, and takes the keyboard.
class StrayWindows final : public QObject
{
public:
    StrayWindows() { qApp->installEventFilter(this); }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        const auto *widget = event->type() == QEvent::Show ? qobject_cast<QWidget *>(object) : nullptr;
        if (widget && widget->windowType() == Qt::Window && !widget->parentWidget() && !qobject_cast<const desktop::MainWindow *>(widget))
            qFatal("%s is shown as a window of its own", widget->metaObject()->className());
        return false;
    }
};

/// Gives a case of his to the post of somebody who answers citizens, as if it had been referred there; tells which post.
Uuid handToAnswering(Connection &connection, const UserId &user)
{
    const Uuid to = idBy(connection, "SELECT id FROM post WHERE role_key = 'answering_expert' AND active AND holder IS NOT NULL ORDER BY id");
    const Uuid stay = idBy(connection,
                           "SELECT n.id FROM case_node n JOIN post p ON p.id = n.holder WHERE p.holder = ? AND p.active"
                           " AND n.state = 'open' ORDER BY n.id",
                           {Value(user.uuid())});
    must(connection.begin(Connection::Access::Write));
    storage::Door door(connection);
    auto node = fromRow<cases::CaseNode>(*must(door.row(tableOf<cases::CaseNode>(), stay)));
    node.holder = organisation::PostId(to);
    auto card = fromRow<cases::CaseCard>(*must(door.row(tableOf<cases::CaseCard>(), node.caseId.uuid())));
    card.holder = node.holder;
    must(door.put(toRow(node)));
    must(door.put(toRow(card)));
    must(connection.commit());
    return to;
}

} // namespace

QString WindowDesk::refusedNote() { return QStringLiteral("شهروند دوباره تماس گرفت و گله داشت"); }

QString WindowDesk::heldNote(int n)
{
    return n == 0 ? QStringLiteral("پیمانکار فردا می‌آید") : QStringLiteral("همسایه‌ها هم امضا کرده‌اند");
}

WindowDesk::WindowDesk(Cycle cycle) : m_registry(rules())
{
    copyFiles(preparedStore(theDay()), m_folder.path());
    if (cycle != Cycle::AsMade)
        walkCycle(m_folder.path(), theDay().allRounder(), cycle == Cycle::Second ? 2 : 1);
    show(theDay().allRounder());
    if (!waitUntil([this] { return rows().size() == size_t(casesOfHis); }))
        qFatal("the cartable does not come");
    if (!waitUntil([this] { return !currentRow().id.isEmpty() && !history().isEmpty(); }))
        qFatal("the first case does not come");
}

WindowDesk::WindowDesk(Colleague colleague) : m_registry(rules())
{
    copyFiles(preparedStore(theDay()), m_folder.path());
    const UserId user([&] {
        const auto store = must(front::DeskStore::open(m_folder.path(), inTheClear));
        Connection &connection = store->connection();
        if (colleague == Colleague::Administers)
            return withRole(connection, "administrator");
        if (colleague == Colleague::SystemManager)
            return withRole(connection, "system_manager");
        if (colleague == Colleague::OfficeManager)
            return withRole(connection, "office_manager");
        if (colleague == Colleague::PublicRelations)
            return withRole(connection, "public_relations");
        if (colleague == Colleague::HeadsAUnit) {
            return withRole(connection, "official",
                            organisation::UnitId(idBy(connection, "SELECT id FROM unit WHERE active AND parent IS NOT NULL AND id IN"
                                                                  " (SELECT parent FROM unit WHERE active) ORDER BY id")));
        }
        if (colleague == Colleague::Registers)
            return idBy(connection, "SELECT c.registered_by FROM case_card c JOIN case_referral r ON r.aggregate = c.id"
                                    " ORDER BY c.id LIMIT 1");
        return holderOf(connection, handToAnswering(connection, theDay().allRounder()));
    }());
    show(user);
}

void WindowDesk::show(const UserId &user)
{
    front::DeskSettings settings{m_folder.path(), inTheClear, user, {}};
    settings.witnessFolder = m_folder.filePath(QStringLiteral("codes"));
    m_runtime = std::make_unique<front::DeskRuntime>(settings, m_registry, std::nullopt);
    m_queries = std::make_unique<storage::QueryThread>(m_runtime->reader());
    bool opened = false;
    QObject::connect(m_runtime.get(), &front::DeskRuntime::opened, m_runtime.get(), [&opened] { opened = true; });
    if (!waitUntil([&opened] { return opened; }, 30s))
        qFatal("the store does not open");
    m_search = std::make_unique<desktop::DeskSearch>(*m_runtime);
    // Without a token nothing is sent.
    m_files = std::make_unique<front::FileService>(front::FileWorker::Settings{m_folder.filePath(QStringLiteral("files")), {}, {}});
    m_drafts = std::make_unique<intake::SqlDraftBook>(m_runtime->writer());
    m_acts = std::make_unique<cases::SqlBulkBook>(m_runtime->writer());
    m_calls = std::make_unique<answering::SqlCallBook>(m_runtime->writer());
    m_strayWindows = std::make_unique<StrayWindows>();
    m_window = std::make_unique<desktop::MainWindow>(
        desktop::MainWindow::Ports{*m_runtime, m_server, *m_runtime, *m_files, *m_acts, *m_calls}, *m_queries, *m_drafts, *m_search, m_settings, QStringLiteral("نگار سعیدی"));
    if (!showActive(*m_window))
        qFatal("the window does not come");
}

std::unique_ptr<storage::Connection> WindowDesk::connect() { return must(m_runtime->reader()()); }

std::vector<Envelope> WindowDesk::submitted()
{
    const auto connection = must(m_runtime->reader()());
    std::vector<Envelope> commands;
    must(connection->each("SELECT bytes FROM outbox ORDER BY n", {}, [&commands](const RowView &view) {
        commands.push_back(must(Envelope::decode(view.bytes(0))));
        return true;
    }));
    return commands;
}

std::vector<std::pair<Uuid, QString>> WindowDesk::heldCommands()
{
    const auto connection = must(m_runtime->reader()());
    std::vector<std::pair<Uuid, QString>> commands;
    must(connection->each("SELECT command_id, arguments FROM attention WHERE reason = 'held' AND NOT settled", {},
                          [&commands](const RowView &view) {
                              const auto arguments = FieldCodec<QJsonObject>::fromValue(Value::text(view.utf8(1)));
                              commands.emplace_back(view.uuid(0), arguments.value(QLatin1String("note")).toString());
                              return true;
                          }));
    return commands;
}

Envelope WindowDesk::command(int count)
{
    std::vector<Envelope> all;
    if (!waitUntil([&] { return int((all = submitted()).size()) >= count; }))
        qFatal("only %d commands were given", int(all.size()));
    return all.back();
}

QString WindowDesk::message()
{
    const auto *bar = m_window->findChild<uikit::MessageBar *>();
    return bar->isVisible() ? bar->sentence() : QString();
}

uikit::RowListView &WindowDesk::list()
{
    for (uikit::RowListView *list : m_window->findChildren<uikit::RowListView *>()) {
        if (list->isVisible())
            return *list;
    }
    qFatal("no list is shown");
}

std::vector<uikit::ListRow> WindowDesk::rows()
{
    const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
    std::vector<uikit::ListRow> rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (const uikit::ListRow *loaded = model->rowAt(row))
            rows.push_back(*loaded);
    }
    return rows;
}

uikit::ListRow WindowDesk::currentRow()
{
    for (const uikit::ListRow &row : rows()) {
        if (row.id == list().currentId())
            return row;
    }
    return {};
}

QStringList WindowDesk::history()
{
    QStringList lines;
    const auto *view = m_window->findChild<uikit::HistoryView *>(QStringLiteral("case.history"));
    for (int row = 0; view->isVisible() && row < view->model()->rowCount(); ++row)
        lines.append(view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
    return lines;
}

QString WindowDesk::labelled(const QString &name)
{
    const auto *label = shown<QLabel>(name);
    return label ? label->text() : QString();
}

QStringList WindowDesk::headings()
{
    QStringList headings;
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->property("role") == QStringLiteral("title"))
            headings.append(label->text());
    }
    return headings;
}

bool WindowDesk::shows(const QString &text)
{
    const auto isShown = [&text](const auto *one) { return one->isVisible() && one->text() == text; };
    const auto labels = m_window->findChildren<QLabel *>();
    const auto buttons = m_window->findChildren<QAbstractButton *>();
    return std::any_of(labels.begin(), labels.end(), isShown) || std::any_of(buttons.begin(), buttons.end(), isShown);
}

} // namespace peygir::test
