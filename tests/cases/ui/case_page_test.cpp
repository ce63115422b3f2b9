// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "uikit/type_ahead_edit.h"
#include "uikit/testing/ui_driver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPointer>
#include <QClipboard>
#include <QListView>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString referTo = QStringLiteral("ارجاع به");
const QString noteField = QStringLiteral("یادداشت");

/// The note of the panel that acts on the case; null while the panel is away.
QPlainTextEdit *noteEdit(WindowDesk &desk) { return desk.shown<QPlainTextEdit>(noteField); }

bool anyHas(const QStringList &lines, const QString &part)
{
    return std::any_of(lines.begin(), lines.end(), [&part](const QString &line) { return line.contains(part); });
}

} // namespace

/// Goal: what one does with a case by keys is what was meant, on that case, with what was typed; and one sees it happen.
class CasePageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QString argument(const Envelope &command, const char *name) const
    {
        return command.arguments.value(QLatin1String(name)).toString();
    }

    /// The one that says this and is on the screen.
    const QAbstractButton *button(const QString &text) const
    {
        for (const auto *one : m_desk->window().findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }

    /// What has the keyboard, as a screen reader calls it.
    QString nameOfFocus() const
    {
        const QWidget *widget = QApplication::focusWidget();
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return !widget ? QString() : button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
    }

    /// The cases whose file was looked at, as the desk's journal has them.
    QStringList looks() const
    {
        QStringList cases;
        const auto connection = m_desk->connect();
        const auto read = connection->each("SELECT aggregate FROM look_journal WHERE act = 'opened' AND kind = ? ORDER BY id",
                                           {Value(cases::caseFileKind.number)}, [&cases](const storage::RowView &view) {
                                               cases << view.uuid(0).toString();
                                               return true;
                                           });
        return read.ok() ? cases : QStringList{QString::fromLatin1(read.error().id())};
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup() { m_desk.reset(); }

    void referralWithoutAPostSaysWhatIsMissingAndKeepsTheNote()
    {
        press(m_desk->window(), QStringLiteral("F7"));
        press(m_desk->window(), QStringLiteral("Tab"));
        type(m_desk->window(), QStringLiteral("فوری است"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(m_desk->shows(QStringLiteral("گیرندهٔ ارجاع را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.")));
        QCOMPARE(noteEdit(*m_desk)->toPlainText(), QStringLiteral("فوری است"));
        QVERIFY(m_desk->submitted().empty());
    }

    void emptyNoteIsRefusedInASentence()
    {
        press(m_desk->window(), QStringLiteral("F9"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("نخست یادداشت را بنویسید.")); }));
        QVERIFY(m_desk->submitted().empty());
        QVERIFY(noteEdit(*m_desk));
    }

    void escapePutsANoteAwayAndItIsThereAgain()
    {
        press(m_desk->window(), QStringLiteral("F9"));
        type(m_desk->window(), QStringLiteral("نیمه‌کاره"));
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(!noteEdit(*m_desk));
        QVERIFY(m_desk->submitted().empty());
        press(m_desk->window(), QStringLiteral("F9"));
        QCOMPARE(noteEdit(*m_desk)->toPlainText(), QStringLiteral("نیمه‌کاره"));
    }

    void aSmallScreenHoldsTheCaseAndWhatIsBeingDone()
    {
        constexpr int smallScreen = 720;
        m_desk->window().resize(1366, smallScreen);
        press(m_desk->window(), QStringLiteral("F7"));
        QVERIFY(waitUntil([this] { return noteEdit(*m_desk) != nullptr; }));
        QTest::qWait(50);
        QCOMPARE(m_desk->window().height(), smallScreen);
        const QPlainTextEdit *note = noteEdit(*m_desk);
        QVERIFY(note->mapTo(&m_desk->window(), note->rect().bottomLeft()).y() < smallScreen);
    }

    void whatStaysOnTheScreenIsNotedAndWhatPassesIsNot()
    {
        const QString first = m_desk->currentRow().id;
        QVERIFY(waitUntil([this] { return looks().size() == 1; }));
        QCOMPARE(looks(), QStringList({first}));
        press(m_desk->window(), QStringLiteral("Down"));
        press(m_desk->window(), QStringLiteral("Down"));
        const QString third = m_desk->currentRow().id;
        QVERIFY(waitUntil([this] { return looks().size() == 2; }));
        QCOMPARE(looks(), QStringList({first, third}));
        // Read again it is the same look.
        press(m_desk->window(), QStringLiteral("F6"));
        m_desk->command(1);
        QTest::qWait(1200);
        QCOMPARE(looks(), QStringList({first, third}));
    }

    void keysOfACaseDoNothingWhereNoCaseIsShown()
    {
        // The case that was shown before lies hidden behind this page.
        press(m_desk->window(), QStringLiteral("F10"));
        for (const char *key : {"F6", "F7", "F8", "F9"})
            press(m_desk->window(), QString::fromLatin1(key));
        QVERIFY(m_desk->submitted().empty());
    }

    void f6TakesTheCaseAndTheFileSaysWhoHasIt()
    {
        const QString id = m_desk->currentRow().id;
        press(m_desk->window(), QStringLiteral("F6"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(cases::TakeCase::kind));
        QCOMPARE(argument(command, "case"), id);
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("پرونده را برداشتید."); }));
        QVERIFY(waitUntil([this] { return !m_desk->labelled(QStringLiteral("در دست")).isEmpty(); }));
    }

    void f7RefersToTheFirstSuggestionAndTheCaseLeavesTheCartable()
    {
        const uikit::ListRow row = m_desk->currentRow();
        press(m_desk->window(), QStringLiteral("F7"));
        type(m_desk->window(), QStringLiteral("پیگیری ۲"));
        auto *post = m_desk->shown<uikit::TypeAheadEdit>(referTo);
        QVERIFY(waitUntil([post] { return post->isListOpen(); }));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([post] { return post->chosen().has_value(); }));
        const QString chosen = post->chosen()->id;
        type(m_desk->window(), QStringLiteral("لطفاً امروز بررسی شود."));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(cases::ReferCase::kind));
        QCOMPARE(argument(command, "case"), row.id);
        QCOMPARE(argument(command, "to"), chosen);
        QCOMPARE(argument(command, "note"), QStringLiteral("لطفاً امروز بررسی شود."));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
        QVERIFY(waitUntil([&] { return m_desk->currentRow().id != row.id; }));
        QCOMPARE(m_desk->message(), QStringLiteral("ارجاع شد."));
    }

    void f8DoesTheFirstOperationWithItsNote()
    {
        const QString id = m_desk->currentRow().id;
        press(m_desk->window(), QStringLiteral("F8"));
        QVERIFY(m_desk->shows(QStringLiteral("ارسال به واحد مسئول")));
        type(m_desk->window(), QStringLiteral("برای اقدام واحد"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(cases::CompleteNode::kind));
        QCOMPARE(argument(command, "case"), id);
        QCOMPARE(argument(command, "operation"), QStringLiteral("send_to_unit"));
        QCOMPARE(argument(command, "note"), QStringLiteral("برای اقدام واحد"));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() == WindowDesk::casesOfHis - 1; }));
    }

    void shiftF8IsTheSecondOperationAndAsksForItsNote()
    {
        press(m_desk->window(), QStringLiteral("Shift+F8"));
        QVERIFY(m_desk->shows(QStringLiteral("رسیدگی شد، بازخوردسنجی شود")));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        // The rule says no, the panel says why, and nothing is lost.
        QVERIFY(waitUntil([this] { return noteEdit(*m_desk) && m_desk->submitted().empty(); }));
        type(m_desk->window(), QStringLiteral("در محل انجام شد"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        QCOMPARE(argument(m_desk->command(1), "operation"), QStringLiteral("settle"));
    }

    void f9WritesTheNoteIntoTheHistory()
    {
        const QString id = m_desk->currentRow().id;
        press(m_desk->window(), QStringLiteral("F9"));
        type(m_desk->window(), QStringLiteral("شهروند ساعت 5 در خانه است"));
        press(m_desk->window(), QStringLiteral("Ctrl+Return"));
        const Envelope command = m_desk->command(1);
        QCOMPARE(command.kind, QByteArray(cases::AddNote::kind));
        QCOMPARE(argument(command, "case"), id);
        QVERIFY(waitUntil([this] { return anyHas(m_desk->history(), QStringLiteral("در خانه است")); }));
        QVERIFY(!noteEdit(*m_desk));
        QCOMPARE(m_desk->message(), QStringLiteral("یادداشت در سوابق نوشته شد."));
    }

    void tabGoesThroughTheWholeCaseAndBackToTheList_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("cartable") << QStringLiteral("F3");
        QTest::newRow("all cases") << QStringLiteral("F4");
        QTest::newRow("follow-up") << QStringLiteral("Shift+F3");
    }
    void tabGoesThroughTheWholeCaseAndBackToTheList()
    {
        QFETCH(QString, place);
        // He follows up nothing in the first cycle.
        if (place == QStringLiteral("Shift+F3")) {
            m_desk.reset();
            m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::Second);
        }
        press(m_desk->window(), place);
        QVERIFY(waitUntil([this] { return !m_desk->currentRow().id.isEmpty() && !m_desk->history().isEmpty(); }));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return nameOfFocus() == QStringLiteral("سوابق"); }));
        QStringList stops;
        for (int n = 0; n < 80 && stops.count(QStringLiteral("سوابق")) < 2; ++n) {
            press(m_desk->window(), QStringLiteral("Tab"));
            stops << nameOfFocus();
        }
        for (const QString &stop : {m_desk->list().accessibleName(), QStringLiteral("پیوست فایل…"), QStringLiteral("عملیات دیگر"),
                                    QStringLiteral("یادداشت")})
            QVERIFY2(stops.contains(stop), qPrintable(stop + u'|' + stops.join(u'|')));
    }

    void keyboardStaysOnItsButtonWhileOtherCasesChange()
    {
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press(m_desk->window(), QStringLiteral("Return"));
        for (int n = 0; n < 20 && nameOfFocus() != QStringLiteral("ارجاع"); ++n)
            press(m_desk->window(), QStringLiteral("Tab"));
        const QPointer<QWidget> focused = QApplication::focusWidget();
        QCOMPARE(nameOfFocus(), QStringLiteral("ارجاع"));
        Q_EMIT m_desk->port().rowsChanged();
        QTest::qWait(300); // what is asked for after a change has come by now
        QVERIFY(focused);
        QCOMPARE(QApplication::focusWidget(), focused.data());
    }

    void oneKeyLeadsToTheDocumentsAndTheFormBelowKeepsItsHeight()
    {
        constexpr int smallScreen = 600;
        m_desk->window().resize(1366, smallScreen);
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press(m_desk->window(), QStringLiteral("Ctrl+F9"));
        QCOMPARE(nameOfFocus(), QStringLiteral("پیوست فایل…"));
        QImage picture(64, 64, QImage::Format_RGB32);
        for (int files = 1; files <= 3; ++files) {
            picture.fill(QColor(files * 40, 0, 0));
            QGuiApplication::clipboard()->setImage(picture);
            press(m_desk->window(), QStringLiteral("Ctrl+V"));
            const auto isThere = [&] {
                const auto *list = m_desk->shown<QListView>(QStringLiteral("مستندات"));
                return list && list->model()->rowCount() == files;
            };
            QVERIFY2(waitUntil(isThere), qPrintable(QStringLiteral("%1 %2").arg(files).arg(m_desk->message())));
        }
        press(m_desk->window(), QStringLiteral("F7"));
        QVERIFY(waitUntil([this] { return noteEdit(*m_desk) != nullptr; }));
        QTest::qWait(50);
        const QPlainTextEdit *note = noteEdit(*m_desk);
        QCOMPARE(note->height(), note->maximumHeight());
        const auto *away = button(QStringLiteral("انصراف (Esc)"));
        QVERIFY(away);
        QCOMPARE(away->visibleRegion().boundingRect(), away->rect());
        QVERIFY(away->mapTo(&m_desk->window(), away->rect().bottomLeft()).y() < smallScreen);
        press(m_desk->window(), QStringLiteral("Escape"));
        press(m_desk->window(), QStringLiteral("Ctrl+F9"));
        const auto *list = m_desk->shown<QListView>(QStringLiteral("مستندات"));
        QVERIFY(list);
        QVERIFY(waitUntil([list] { return list->hasFocus(); }));
        QVERIFY(waitUntil([list] { return list->visibleRegion().boundingRect().height() > list->height() / 2; }));
    }

    void thePaletteLeadsToTheDocuments()
    {
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), QStringLiteral("مستند"));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return nameOfFocus() == QStringLiteral("پیوست فایل…"); }));
    }

    void theFileShowsCodeSubjectAndStoryOfTheCurrentRow()
    {
        const uikit::ListRow row = m_desk->currentRow();
        QVERIFY(m_desk->shows(row.title));
        QVERIFY(waitUntil([this] { return !m_desk->labelled(QStringLiteral("ثبت")).isEmpty(); }));
        QVERIFY(anyHas(m_desk->history(), QStringLiteral("ارجاع")));
        QVERIFY(anyHas(m_desk->history(), QStringLiteral("ثبت به دست")));
    }
};

QTEST_MAIN(CasePageTest)
#include "case_page_test.moc"
