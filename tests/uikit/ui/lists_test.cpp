// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/application.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/support/answering_providers.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/type_ahead_edit.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QtTest>

#include <ctime>

using namespace peygir;
using namespace peygir::uikit;
using namespace peygir::uikit::testing;

namespace {

QList<Suggestion> twoSubjects()
{
    return {{QStringLiteral("7"), QStringLiteral("لکه‌گیری آسفالت"), QStringLiteral("معابر")},
            {QStringLiteral("9"), QStringLiteral("آسفالت کوچه"), QStringLiteral("معابر")}};
}

} // namespace

/// A list of so many rows in a window that has the keyboard.
struct ListWindow
{
    explicit ListWindow(qint64 count, std::optional<RowCount> told = {})
        : rows(count)
        , model(rows)
        , delegate(RowLines::Two)
    {
        rows.told = told;
        view.setRows(model, delegate);
        view.resize(480, 600);
        shown = showActive(view);
        settled();
    }
    void settled()
    {
        do {
            rows.answerAll();
            QCoreApplication::processEvents();
        } while (!rows.questions.isEmpty());
    }

    NumberedRows rows;
    PagedListModel model;
    RowDelegate delegate;
    RowListView view;
    bool shown = false;
};

/// A type-ahead field in a window that has the keyboard.
struct TypeAheadWindow
{
    TypeAheadWindow()
        : edit(new TypeAheadEdit(provider, &window))
    {
        window.resize(400, 300);
        edit->setGeometry(20, 20, 300, 32);
        other = new QLineEdit(&window);
        other->setGeometry(20, 200, 300, 32);
        shown = showActive(window);
        edit->setFocus();
    }
    void answerLast(const QList<Suggestion> &answers)
    {
        Q_EMIT provider.answered(provider.questions.last().id, answers);
    }

    NotedSuggestions provider;
    QWidget window;
    TypeAheadEdit *edit;
    QLineEdit *other;
    bool shown = false;
};

/// Goal: lists of any length and fields over them never block, never mix up answers, and need no mouse.
class ListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsLookedForIsCurrentWhenItComesAndNoOtherBefore()
    {
        ListWindow window(5000);
        QStringList told;
        QObject::connect(&window.view, &RowListView::currentIdChanged, &window.view, [&told](const QString &id) { told.append(id); });
        const QString wanted = QStringLiteral("id450");
        window.view.lookFor(wanted);
        window.model.refresh();
        window.settled();
        QCOMPARE(window.view.currentId(), QString());
        press(window.view, QStringLiteral("Return"));
        window.view.scrollTo(window.model.index(450));
        QVERIFY(waitUntil([&] {
            window.settled();
            return window.view.currentId() == wanted;
        }));
        QCOMPARE(told, QStringList({QString(), wanted}));
        press(window.view, QStringLiteral("Up"));
        QCOMPARE(window.view.currentId(), QStringLiteral("id449"));
    }

    void whoComesToTheListForItsOwnSakeIsAtItsTop()
    {
        ListWindow window(3);
        window.view.lookFor(QStringLiteral("elsewhere"));
        QCOMPARE(window.view.currentId(), QString());
        window.view.lookFor({});
        QCOMPARE(window.view.currentId(), QStringLiteral("id0"));
    }

    void aFailedPageIsToldAndAskedAgainOnlyAfterRefresh()
    {
        NumberedRows rows(0);
        PagedListModel model(rows);
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        QSignalSpy failed(&model, &PagedListModel::failed);
        Q_EMIT rows.failed(rows.questions.takeFirst().id, Error("test.no_disk"));
        QCOMPARE(failed.count(), 1);
        QVERIFY(!model.isCounted());
        model.refresh();
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
    }

    void anAnswerAskedForBeforeARefreshIsShownAndAskedForAgain()
    {
        NumberedRows rows(1);
        PagedListModel model(rows);
        QVERIFY(waitUntil([&] { return rows.questions.size() == 1; }));
        rows.answerAll();
        model.refresh();
        const auto asked = rows.questions.takeFirst();
        // Read before the change, answered after it.
        model.refresh();
        rows.answer(asked);
        QCOMPARE(model.rowCount(), 1);
        rows.total.rows = 2;
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        rows.answerAll();
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(rows.questions.isEmpty());
    }

    void whatIsLookedAtIsAskedForBeforeRefreshReturns()
    {
        ListWindow list(100'000);
        list.view.setCurrentIndex(list.model.index(50'000));
        list.settled();
        list.model.refresh();
        QCOMPARE(list.rows.questions.size(), 1);
        QVERIFY(list.rows.questions.first().offset <= 50'000 && list.rows.questions.first().offset > 49'800);
    }

    void anAnswerToAnOldFilterIsIgnored()
    {
        NumberedRows rows(300);
        PagedListModel model(rows);
        QVERIFY(waitUntil([&] { return rows.questions.size() == 1; }));
        const auto old = rows.questions.takeFirst();
        model.reload();
        QCOMPARE(rows.cancelled, QList<quint64>{old.id});
        rows.answer(old);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(waitUntil([&] { return rows.questions.size() == 1; }));
        rows.answerAll();
        QCOMPARE(model.rowCount(), 300);
    }

    void onlyWhatIsLookedAtIsLoadedAndOldPagesAreForgotten()
    {
        NumberedRows rows(1'000'000);
        PagedListModel model(rows);
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        rows.answerAll();
        QCOMPARE(model.rowCount(), 1'000'000);
        QVERIFY(!model.rowAt(500'000));
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        QCOMPARE(rows.questions.first().offset, 500'000);
        rows.answerAll();
        QCOMPARE(model.rowAt(500'000)->id, QStringLiteral("id500000"));
        for (int page = 0; page < PagedListModel::pagesKept + 5; ++page) {
            model.rowAt(600'000 + page * PagedListModel::pageRows);
            QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
            rows.answerAll();
        }
        QCOMPARE(model.rowOf(QStringLiteral("id500000")), -1);
        QVERIFY(!model.rowAt(0));
    }

    void aQuickScrollDoesNotQueueWhatItPassed()
    {
        NumberedRows rows(1'000'000);
        PagedListModel model(rows);
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        rows.answerAll();
        for (int row = 1000; row < 100'000; row += 1000)
            model.rowAt(row);
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        QCOMPARE(rows.questions.size(), PagedListModel::questionsAtOnce);
        QCOMPARE(rows.questions.first().offset, 99'000);
    }

    void aRowIsChangedInPlace()
    {
        ListWindow list(50);
        QSignalSpy changed(&list.model, &QAbstractItemModel::dataChanged);
        QVERIFY(list.model.updateRow({QStringLiteral("id7"), {}, QStringLiteral("تازه"), {}, {}}));
        QCOMPARE(list.model.index(7).data().toString(), QStringLiteral("تازه"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 7);
        QVERIFY(!list.model.updateRow({QStringLiteral("elsewhere"), {}, {}, {}, {}}));
    }

    void refreshKeepsWhatIsSeenUntilTheNewIsThere()
    {
        ListWindow list(250);
        list.model.refresh();
        QCOMPARE(list.model.rowAt(3)->id, QStringLiteral("id3"));
        list.rows.total.rows = 120;
        QVERIFY(waitUntil([&] { return !list.rows.questions.isEmpty(); }));
        list.settled();
        QCOMPARE(list.model.rowCount(), 120);
    }

    void countsAreExactOrSayAbout()
    {
        NumberedRows rows(12'000);
        PagedListModel model(rows);
        rows.total.exact = false;
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        rows.answerAll();
        QCOMPARE(model.countText(), QStringLiteral("حدود ۱۲٬۰۰۰ مورد"));
        rows.total = {128, true};
        model.reload();
        QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
        rows.answerAll();
        QCOMPARE(model.countText(), QStringLiteral("۱۲۸ مورد"));
    }

    void keysReachTheLastRowHoweverWrongTheEstimateIs_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<qint64>("estimate");
        for (const char *key : {"End", "PgDown"}) {
            for (const qint64 estimate : {0, 130, 1234, 1300, 5000})
                QTest::addRow("%s, about %d", key, int(estimate)) << QString::fromLatin1(key) << estimate;
        }
    }
    void keysReachTheLastRowHoweverWrongTheEstimateIs()
    {
        QFETCH(const QString, key);
        QFETCH(const qint64, estimate);
        ListWindow list(1234, RowCount{estimate, false});
        QVERIFY(list.shown);
        press(list.view, key);
        list.settled();
        for (int before = 0; key == QStringLiteral("PgDown") && list.view.currentIndex().row() > before;) {
            before = list.view.currentIndex().row();
            press(list.view, key);
            list.settled();
        }
        QCOMPARE(list.view.currentId(), QStringLiteral("id1233"));
        QCOMPARE(list.model.rowCount(), 1234);
        QCOMPARE(list.model.total().rows, 1234);
    }

    void anEstimateBelowWhatIsSeenHidesNoRow()
    {
        ListWindow list(150, RowCount{100, false});
        Q_EMIT list.rows.counted({0, false});
        QVERIFY(list.model.rowCount() > 100);
        QCOMPARE(list.model.countText(), QStringLiteral("حدود ۱۰۰ مورد"));
        list.view.setCurrentIndex(list.model.index(100));
        list.settled();
        QCOMPARE(list.view.currentId(), QStringLiteral("id100"));
        QCOMPARE(list.model.rowCount(), 150);
    }

    void aPageThatIsNotFullIsTheLastWhateverIsEstimated()
    {
        ListWindow list(40, RowCount{5000, false});
        QCOMPARE(list.model.rowCount(), 40);
        Q_EMIT list.rows.counted({7000, false});
        QCOMPARE(list.model.rowCount(), 40);
        // After a refresh there may be more.
        list.rows.total.rows = 700;
        list.rows.told = RowCount{650, false};
        list.model.refresh();
        list.settled();
        QCOMPARE(list.model.rowCount(), 650);
    }

    void whatIsCountedExactlyIsBelievedOverWhatWasSeen()
    {
        ListWindow list(300, RowCount{100, false});
        list.view.setCurrentIndex(list.model.index(150));
        list.settled();
        list.rows.total.rows = 20;
        list.rows.told.reset();
        list.model.refresh();
        list.settled();
        QCOMPARE(list.model.rowCount(), 20);
        QCOMPARE(list.view.currentIndex().row(), 19);
    }

    void theModelKeepsTheRulesOfModels()
    {
        NumberedRows rows(350);
        PagedListModel model(rows);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const qint64 total : {350, 120, 0, 500}) {
            rows.total.rows = total;
            model.refresh();
            QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
            rows.answerAll();
            QCOMPARE(model.rowCount(), int(total));
        }
        for (const qint64 estimate : {0, 900, 10}) {
            rows.told = RowCount{estimate, false};
            model.refresh();
            QVERIFY(waitUntil([&] { return !rows.questions.isEmpty(); }));
            rows.answerAll();
            QVERIFY(model.rowCount() > 100);
        }
        model.reload();
    }

    void keysMoveOpenAndMark()
    {
        ListWindow list(500);
        QVERIFY(list.shown);
        QSignalSpy opened(&list.view, &RowListView::opened);
        QCOMPARE(list.view.currentId(), QStringLiteral("id0"));
        press(list.view, QStringLiteral("Down"));
        press(list.view, QStringLiteral("Down"));
        press(list.view, QStringLiteral("Ctrl+Space"));
        press(list.view, QStringLiteral("Shift+Down"));
        QCOMPARE(list.model.marked(), (QSet<QString>{QStringLiteral("id2"), QStringLiteral("id3")}));
        press(list.view, QStringLiteral("Return"));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), QStringLiteral("id3"));
        press(list.view, QStringLiteral("End"));
        list.settled();
        QCOMPARE(list.view.currentId(), QStringLiteral("id499"));
        list.model.reload();
        QVERIFY(waitUntil([&] { return !list.rows.questions.isEmpty(); }));
        list.settled();
        QCOMPARE(list.model.marked().size(), 2);
    }

    void lettersFilterAndTheMenuKeyOpensAtTheRow()
    {
        ListWindow list(10);
        QSignalSpy typed(&list.view, &RowListView::typed);
        type(list.view, QStringLiteral("آب"));
        QCOMPARE(typed.count(), 2);
        QCOMPARE(typed.first().first().toString(), QStringLiteral("آ"));
        QSignalSpy menu(&list.view, &RowListView::menuWanted);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(list.view.viewport(), &key);
        QCOMPARE(menu.count(), 1);
        QVERIFY(QRect(list.view.mapToGlobal(QPoint()), list.view.size()).contains(menu.first().at(1).toPoint()));
    }

    void aMillionRowsScrollWithoutAStall()
    {
        ListWindow list(1'000'000);
        // Time of the processor: that others take it away for longer says nothing of us.
        std::clock_t longest = 0;
        for (int step = 0; step < 60; ++step) {
            const std::clock_t before = std::clock();
            list.view.verticalScrollBar()->setValue(int(qint64(list.view.verticalScrollBar()->maximum()) * step / 60));
            list.settled();
            longest = std::max(longest, std::clock() - before);
        }
        QCOMPARE(list.model.rowCount(), 1'000'000);
        // The goal is 16 ms on an idle machine.
        QVERIFY2(longest < CLOCKS_PER_SEC * 150 / 1000, qPrintable(QString::number(longest)));
    }

    void aSupersededQuestionIsCancelledAndItsAnswerIgnored()
    {
        TypeAheadWindow w;
        QVERIFY(w.shown);
        type(w.window, QStringLiteral("آس"));
        QCOMPARE(w.provider.questions.size(), 2);
        QCOMPARE(w.provider.questions.last().typed, QStringLiteral("آس"));
        QCOMPARE(w.provider.cancelled, QList<quint64>{w.provider.questions.first().id});
        Q_EMIT w.provider.answered(w.provider.questions.first().id, twoSubjects());
        QVERIFY(!w.edit->isListOpen());
        w.answerLast(twoSubjects());
        QVERIFY(w.edit->isListOpen());
    }

    void arrowsMoveAndEnterTakes()
    {
        TypeAheadWindow w;
        QSignalSpy taken(w.edit, &TypeAheadEdit::taken);
        type(w.window, QStringLiteral("آس"));
        w.answerLast(twoSubjects());
        press(w.window, QStringLiteral("Down"));
        press(w.window, QStringLiteral("Return"));
        QCOMPARE(taken.count(), 1);
        QCOMPARE(w.edit->chosen()->id, QStringLiteral("9"));
        QCOMPARE(w.edit->text(), QStringLiteral("آسفالت کوچه"));
        QVERIFY(!w.edit->isListOpen());
        QVERIFY(w.edit->check());
    }

    void enterBeforeTheAnswerTakesTheFirst()
    {
        TypeAheadWindow w;
        type(w.window, QStringLiteral("لکه"));
        press(w.window, QStringLiteral("Return"));
        QVERIFY(!w.edit->chosen());
        w.answerLast(twoSubjects());
        QCOMPARE(w.edit->chosen()->id, QStringLiteral("7"));
    }

    void enterWithNothingFoundIsExplained()
    {
        TypeAheadWindow w;
        type(w.window, QStringLiteral("ژژ"));
        press(w.window, QStringLiteral("Return"));
        w.answerLast({});
        QVERIFY(!w.edit->problem().isEmpty());
        QCOMPARE(w.edit->text(), QStringLiteral("ژژ"));
    }

    void whatAScreenReaderPutsThereIsAskedForAndWhatTheProgramPutsThereIsNot()
    {
        TypeAheadWindow w;
        w.edit->setText(QStringLiteral("بهار"));
        QVERIFY(w.provider.questions.isEmpty());
        // Qt carries EditableText of AT-SPI out by the function of QLineEdit.
        static_cast<QLineEdit *>(w.edit)->setText(QStringLiteral("آس"));
        QCOMPARE(w.provider.questions.size(), 1);
        w.answerLast(twoSubjects());
        press(w.window, QStringLiteral("Return"));
        QCOMPARE(w.edit->chosen()->id, QStringLiteral("7"));
        QCOMPARE(w.provider.questions.size(), 1);
        static_cast<QLineEdit *>(w.edit)->setText(QStringLiteral("آ"));
        QVERIFY(!w.edit->chosen());
        QCOMPARE(w.provider.questions.size(), 2);
    }

    void escapeClosesTheListAndKeepsTheText()
    {
        TypeAheadWindow w;
        type(w.window, QStringLiteral("آس"));
        w.answerLast(twoSubjects());
        press(w.window, QStringLiteral("Esc"));
        QVERIFY(!w.edit->isListOpen());
        QCOMPARE(w.edit->text(), QStringLiteral("آس"));
        w.other->setFocus();
        QVERIFY2(!w.edit->problem().isEmpty(), "text that names nothing is a problem on leaving");
    }

    void changingATakenTextUntakesIt()
    {
        TypeAheadWindow w;
        type(w.window, QStringLiteral("آس"));
        w.answerLast(twoSubjects());
        press(w.window, QStringLiteral("Return"));
        QVERIFY(w.edit->chosen());
        QSignalSpy cleared(w.edit, &TypeAheadEdit::cleared);
        type(w.window, QStringLiteral("د"));
        QVERIFY(!w.edit->chosen());
        QCOMPARE(cleared.count(), 1);
    }

    void theListStaysInsideTheWindow()
    {
        TypeAheadWindow w;
        w.edit->move(20, 250);
        type(w.window, QStringLiteral("آس"));
        w.answerLast(twoSubjects());
        const auto *list = w.window.findChild<QFrame *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(list && list->isVisible());
        QVERIFY(w.window.rect().contains(list->geometry()));
        QVERIFY(!list->geometry().intersects(w.edit->geometry()));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    ListsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "lists_test.moc"
