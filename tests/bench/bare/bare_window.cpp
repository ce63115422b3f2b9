// SPDX-License-Identifier: GPL-3.0-or-later
//
// What any window of Qt costs to start: a list with a few rows of text, painted once. Tells when that was, in the words
// of `bench start`, and stays until its input ends.
#include "bench/start/told_paint.h"

#include <QApplication>
#include <QListWidget>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    auto *list = new QListWidget;
    for (int row = 0; row < 20; ++row)
        list->addItem(QStringLiteral("row %1").arg(row));
    window.setCentralWidget(list);
    window.resize(1366, 768);
    const peygir::bench::ToldPaint paint(*list->viewport(), [] { return true; });
    window.show();
    return QApplication::exec();
}
