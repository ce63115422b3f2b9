// SPDX-License-Identifier: GPL-3.0-or-later
//
// The staff's window as app/peygir starts it, and one line more: when its cartable could be used first. That is the end of
// the first paint of the list in which the rows that fit are all there, not their places only, while the list has the
// keyboard.
#include "bench/start/told_paint.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"

#include <QApplication>
#include <QMainWindow>

using namespace peygir;

namespace {

bool isUsable(const uikit::RowListView &list)
{
    const auto *model = static_cast<const uikit::PagedListModel *>(list.model());
    if (model->rowCount() == 0 || !list.hasFocus())
        return false;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (!list.viewport()->rect().intersects(list.visualRect(model->index(row))))
            break;
        if (!model->rowAt(row))
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    desktop::prepareApplication(application);
    const Registry registry = makeRegistry();
    desktop::DeskSession session(
        {QString::fromLocal8Bit(argc > 1 ? argv[1] : ""), QUrl(), QString(), QString(), QString(), true}, registry);
    std::unique_ptr<bench::ToldPaint> paint;
    QObject::connect(&session, &desktop::DeskSession::windowShown, &application, [&session, &paint] {
        for (uikit::RowListView *list : session.window()->findChildren<uikit::RowListView *>()) {
            if (list->isVisible())
                paint = std::make_unique<bench::ToldPaint>(*list->viewport(), [list] { return isUsable(*list); });
        }
    });
    QObject::connect(&session, &desktop::DeskSession::failed, &application, [](const Error &error) {
        std::fprintf(stderr, "bench_start_window: %s\n", error.id().constData());
        QCoreApplication::exit(1);
    });
    session.start();
    return QApplication::exec();
}
