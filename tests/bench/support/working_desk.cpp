// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/working_desk.h"

#include "access/core/roles.h"
#include "bench/support/big_index.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "storage/door.h"
#include "uikit/testing/ui_driver.h"

#include <QAction>

namespace peygir::bench {

using namespace peygir::uikit::testing;
using namespace std::chrono_literals;

namespace {

/// What he may in his own unit he may everywhere: then enough of what is open on this desk is his to act on.
void letActEverywhere(const QString &store, const UserId &user)
{
    const auto connection = must(storage::openSqlite({.path = store, .mustExist = true}));
    storage::Door door(*connection);
    must(connection->begin(storage::Connection::Access::Write));
    for (const RowPointer &row : must(door.rowsOf(tableOf<access::Assignment>(), user.uuid()))) {
        auto assignment = fromRow<access::Assignment>(*row);
        assignment.unit.reset();
        assignment.subjectGroup.reset();
        must(door.put(toRow(assignment)));
    }
    must(connection->commit());
}

} // namespace

WorkingDesk::WorkingDesk(const BigDesk &big)
    : m_registry(makeRegistry())
{
    indexWhole(big, std::make_shared<storage::SearchBoard>(big.store()));
    const QString folder = m_folder.filePath(QStringLiteral("store"));
    const QString store = big.copyStore(folder);
    letActEverywhere(store, big.user);
    const QString index = storage::SearchBoard(big.store()).path();
    if (!QFile::copy(index, storage::SearchBoard(store).path()))
        qFatal("no index at %s", qPrintable(index));
    const storage::OpenPolicy policy{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
    front::DeskSettings settings{folder, policy, big.user, {}};
    settings.witnessFolder = m_folder.filePath(QStringLiteral("codes"));
    m_runtime = std::make_unique<front::DeskRuntime>(settings, m_registry, std::nullopt);
    m_queries = std::make_unique<storage::QueryThread>(m_runtime->reader());
    bool opened = false;
    QObject::connect(m_runtime.get(), &front::DeskRuntime::opened, m_runtime.get(), [&opened] { opened = true; });
    if (!waitUntil([&opened] { return opened; }, 60s))
        qFatal("the store does not open");
    m_search = std::make_unique<desktop::DeskSearch>(*m_runtime);
    // Nobody sends from here.
    m_files = std::make_unique<front::FileService>(front::FileWorker::Settings{
        m_folder.filePath(QStringLiteral("files")), [] { return Error("front.unreachable"); }, {}});
    m_drafts = std::make_unique<intake::SqlDraftBook>(m_runtime->writer());
    m_acts = std::make_unique<cases::SqlBulkBook>(m_runtime->writer());
    m_calls = std::make_unique<answering::SqlCallBook>(m_runtime->writer());
    m_window = std::make_unique<desktop::MainWindow>(
        desktop::MainWindow::Ports{*m_runtime, m_server, *m_runtime, *m_files, *m_acts, *m_calls}, *m_queries, *m_drafts, *m_search,
        m_settings, big.fullName);
    m_window->resize(1366, 768);
    if (!showActive(*m_window))
        qFatal("no window");
    m_cases = std::make_unique<cases::SqlCaseQueries>(*m_queries);
}

std::unique_ptr<storage::Connection> WorkingDesk::connect() const { return must(m_runtime->reader()()); }

uikit::RowListView &WorkingDesk::listAt(const char *place)
{
    m_window->findChild<QAction *>(QLatin1String("go.") + QLatin1String(place))->trigger();
    for (auto *view : m_window->findChildren<uikit::RowListView *>()) {
        if (view->isVisible())
            return *view;
    }
    qFatal("no list is shown");
}

} // namespace peygir::bench
