// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench cartable: the first page of every list, in every order, under every filter that the screens offer, over a
// desk with a million cards; the worst is what counts. Then, in a process of its own, the window of that desk with
// Page-Down pressed from the first to the last of all cards, and the memory that it has afterwards.
//
//     bench_cartable [--cards 1000000]
//     bench_cartable --window [--cards 1000000] [--picture FILE]
#include "answering/store/sql_call_book.h"
#include "bench/support/big_desk.h"
#include "bench/support/figures.h"
#include "bench/support/idle_desk.h"
#include "bench/support/laid_desk.h"
#include "bench/support/memory.h"
#include "bench/support/must.h"
#include "cases/store/case_lists.h"
#include "cases/store/sql_bulk_book.h"
#include "desktop/desk_search.h"
#include "desktop/desk_session.h"
#include "desktop/main_window.h"
#include "desktop/support/told_server.h"
#include "front/desk/file_service.h"
#include "intake/store/sql_draft_book.h"
#include "storage/sqlite_connection.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/view_settings.h"

#include <QApplication>
#include <QKeyEvent>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;
using cases::CaseFilter;
using cases::CaseFilterKind;
using cases::CaseList;
using cases::CaseOrder;

namespace {

constexpr double mostFirstPage = 16;
constexpr double mostMemory = 150;
/// A key that is held down comes faster than the window is painted.
constexpr int keysPerPainting = 5;
/// As the screens ask.
constexpr int pageRows = 100;
constexpr Milliseconds day = std::chrono::hours(24);

const char *wordOf(CaseList list)
{
    switch (list) {
    case CaseList::Current: return "current";
    case CaseList::Referred: return "referred";
    case CaseList::Registered: return "registered";
    case CaseList::Archive: return "archive";
    case CaseList::Final: return "final";
    case CaseList::All: return "all";
    }
    Q_UNREACHABLE();
}

const char *wordOf(CaseOrder order)
{
    switch (order) {
    case CaseOrder::Urgent: return "urgent";
    case CaseOrder::Newest: return "newest";
    case CaseOrder::Oldest: return "oldest";
    case CaseOrder::ByRegion: return "by region";
    case CaseOrder::ByStatus: return "by status";
    case CaseOrder::Closed: return "closed";
    }
    Q_UNREACHABLE();
}

/// A filter with a word for it.
struct Narrowed
{
    QByteArray name;
    CaseFilter filter;
};

/// Every value that a filter of this kind can have on this desk; of dates, a narrow and a wide stretch, new and old.
std::vector<Narrowed> narrowedBy(CaseFilterKind kind, const CaseFilter &whole, const cases::CaseChoices &choices,
                                 Instant now)
{
    std::vector<Narrowed> all;
    const auto with = [&](const QByteArray &name, auto change) {
        all.push_back({name, whole});
        change(all.back().filter);
    };
    const auto dates = [&](const char *name, cases::CaseDate date) {
        for (const auto &[from, until] : {std::pair(-1, 0), std::pair(-7, 0), std::pair(-400, -370), std::pair(-900, -899),
                                          std::pair(-1000, -10), std::pair(0, 3), std::pair(3, 9)})
            with(QByteArray(name) + ' ' + QByteArray::number(from) + ".." + QByteArray::number(until),
                 [&, f = from, u = until](CaseFilter &filter) {
                     filter.date = date;
                     filter.from = now + f * day;
                     filter.until = now + u * day;
                 });
    };
    switch (kind) {
    case CaseFilterKind::Status:
        for (const auto &status : choices.statuses)
            with("status " + status.key.node.toUtf8(), [&](CaseFilter &filter) { filter.status = status.key; });
        break;
    case CaseFilterKind::Group:
        for (const auto &[id, name] : choices.groups)
            with("group " + name.en.toUtf8(), [&, given = id](CaseFilter &filter) { filter.group = given; });
        break;
    case CaseFilterKind::Region:
        for (const auto &[id, name] : choices.regions)
            with("region " + name.en.toUtf8(), [&, given = id](CaseFilter &filter) { filter.region = given; });
        break;
    case CaseFilterKind::Late:
        with("late", [&](CaseFilter &filter) { filter.lateAt = now; });
        break;
    case CaseFilterKind::Registered: dates("registered", cases::CaseDate::Registered); break;
    case CaseFilterKind::Deadline: dates("deadline", cases::CaseDate::Deadline); break;
    case CaseFilterKind::Text: break; // bench search
    }
    return all;
}

struct Measured
{
    double milliseconds;
    QByteArray what;
};

/// The first page of one filter, as it is when its list has been looked at before: what is kept of other filters stays.
double firstPage(cases::CaseLists &lists, storage::Connection &connection, const CaseFilter &filter)
{
    must(connection.begin(storage::Connection::Access::Read));
    const StopWatch watch;
    must(lists.page(connection, filter, 0, pageRows));
    const double time = watch.elapsed().count() * 1000;
    connection.rollback();
    return time;
}

UserId busiestAgent(storage::Connection &connection)
{
    std::optional<Uuid> agent;
    must(connection.each("SELECT registered_by FROM case_card GROUP BY registered_by ORDER BY COUNT(*) DESC LIMIT 1", {},
                         [&agent](const storage::RowView &view) {
                             agent = view.uuid(0);
                             return false;
                         }));
    return UserId(*agent);
}

void report(std::vector<Measured> measured, Figures &figures)
{
    std::sort(measured.begin(), measured.end(),
              [](const Measured &a, const Measured &b) { return a.milliseconds > b.milliseconds; });
    figures.atMost("cartable.first-page", measured.front().milliseconds, "ms", mostFirstPage);
    std::printf("      %zu pages: median %.2f ms; worst:\n", measured.size(),
                measured[measured.size() / 2].milliseconds);
    for (size_t i = 0; i < std::min<size_t>(measured.size(), 8); ++i)
        std::printf("      %6.2f ms %s\n", measured[i].milliseconds, measured[i].what.constData());
}

uikit::RowListView *listShown(QWidget &window)
{
    for (auto *view : window.findChildren<uikit::RowListView *>()) {
        if (view->isVisible())
            return view;
    }
    qFatal("no list is shown");
}

void press(QWidget &target, int key, Qt::KeyboardModifiers modifiers = {})
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(&target, &down);
}

/// Until `wanted` holds.
void waitUntil(const std::function<bool()> &wanted)
{
    while (!wanted())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

int pageDownToTheEnd(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    IdleDesk desk(big.user, big.now);
    const BenchSeal seal(argc, argv);
    const LaidDesk laid(big, seal);
    const storage::QueryThread::Open reader = [&laid] { return Result<std::unique_ptr<storage::Connection>>(laid.open(true)); };
    const storage::QueryThread::Open writer = [&laid] { return Result<std::unique_ptr<storage::Connection>>(laid.open()); };
    storage::QueryThread queries(reader);
    desktop::DeskSearch search(desk, laid.board(), reader, writer);
    const QTemporaryDir files;
    // Nobody sends from here.
    front::FileService fileService({files.path(), [] { return Error("front.unreachable"); }, {}});
    intake::SqlDraftBook drafts(writer);
    cases::SqlBulkBook acts(writer);
    answering::SqlCallBook calls(writer);
    uikit::PassingViewSettings settings;
    test::ToldServer server;
    desktop::MainWindow window({desk, server, desk, fileService, acts, calls}, queries, drafts, search, settings, big.fullName, {});
    window.resize(1366, 768);
    window.show();
    const double atFirst = ownMemory();
    window.findChild<QAction *>(QStringLiteral("go.all"))->trigger();
    uikit::RowListView *list = listShown(window);
    waitUntil([&] { return list->model()->rowCount() == int(big.cards); });
    const StopWatch watch;
    qint64 keys = 0;
    for (int last = -1; list->currentIndex().row() != last;) {
        last = list->currentIndex().row();
        for (int i = 0; i < keysPerPainting; ++i, ++keys)
            press(*list, Qt::Key_PageDown);
        QApplication::processEvents();
    }
    waitUntil([&] { return !list->currentId().isEmpty(); });
    if (list->currentIndex().row() != int(big.cards) - 1)
        qFatal("not at the end: %d", list->currentIndex().row());
    const auto picture = std::find(argv, argv + argc, QByteArray("--picture"));
    if (picture < argv + argc - 1)
        window.grab().save(QString::fromLocal8Bit(picture[1]));
    Figures figures;
    figures.atMost("cartable.memory", ownMemory(), "MB", mostMemory);
    std::printf("      %.1f MB before; %lld times Page-Down in %.0f s\n", atFirst, static_cast<long long>(keys),
                watch.elapsed().count());
    return figures.exitStatus();
}

/// The same program again, so that what this process has read does not count.
int windowOfItsOwn(int argc, char **argv)
{
    QStringList arguments{QStringLiteral("--window")};
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    std::fflush(stdout);
    return QProcess::execute(QCoreApplication::applicationFilePath(), arguments);
}

} // namespace

int main(int argc, char **argv)
{
    if (std::find(argv, argv + argc, QByteArray("--window")) != argv + argc)
        return pageDownToTheEnd(argc, argv);
    const QCoreApplication application(argc, argv);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    const BenchSeal seal(argc, argv);
    auto laid = std::make_optional<LaidDesk>(big, seal);
    auto connection = laid->open(true);
    cases::CaseLists lists;
    const auto choices = must(lists.choices(*connection));
    const UserId agent = busiestAgent(*connection);
    std::vector<Measured> measured;
    for (const CaseList list : {CaseList::Current, CaseList::Referred, CaseList::Registered, CaseList::Archive,
                                CaseList::Final, CaseList::All}) {
        // Who registers and who follows up are not the same people.
        CaseFilter whole{list, list == CaseList::Registered ? agent : big.user};
        std::printf("      %s: read the first time in %.1f ms, ", wordOf(list), firstPage(lists, *connection, whole));
        const StopWatch counting;
        const qint64 total = must(lists.count(*connection, whole)).cases;
        std::printf("%lld cases counted in %.1f ms\n", static_cast<long long>(total), counting.elapsed().count() * 1000);
        for (const CaseOrder order : cases::ordersOf(list)) {
            whole.order = order;
            std::vector<Narrowed> all{{"everything", whole}};
            for (const CaseFilterKind kind : cases::filtersOf(list)) {
                const auto some = narrowedBy(kind, whole, choices, big.now);
                all.insert(all.end(), some.begin(), some.end());
            }
            for (const Narrowed &one : all) {
                const double time = firstPage(lists, *connection, one.filter);
                measured.push_back({time, QByteArray(wordOf(list)) + ", " + wordOf(order) + ", " + one.name});
            }
        }
    }
    Figures figures;
    report(std::move(measured), figures);
    // The window lays a desk of its own.
    connection.reset();
    laid.reset();
    return std::max(figures.exitStatus(), windowOfItsOwn(argc, argv));
}
