// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/act_panel.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "uikit/digit_cells.h"
#include "uikit/empty_state.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: a list is worked through by keys: letters filter, arrows move the file along, Enter opens, and what is empty
/// says so.
class CaseListTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    /// The code in the file beside the list.
    QString codeOfFile()
    {
        for (const auto *label : m_desk->window().findChildren<uikit::CodeLabel *>()) {
            if (label->isVisible())
                return persian::toAsciiDigits(label->code());
        }
        return {};
    }
    bool isPanelOpen()
    {
        const auto *panel = m_desk->window().findChild<cases::ActPanel *>();
        return panel && panel->isVisible();
    }
    bool rowsBecome(size_t count)
    {
        return waitUntil([this, count] { return m_desk->rows().size() == count; });
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup() { m_desk.reset(); }

    void filterThatFindsNothingLeavesNoRow()
    {
        type(m_desk->window(), QStringLiteral("ققنوس"));
        QVERIFY(rowsBecome(0));
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("۰ مورد")); }));
    }

    void digitsTypedInTheListFindTheCode()
    {
        const auto rows = m_desk->rows();
        const QString code = rows[2].code;
        type(m_desk->window(), code);
        QVERIFY(rowsBecome(1));
        QCOMPARE(m_desk->rows().front().id, rows[2].id);
        auto *filter = m_desk->shown<QLineEdit>(QStringLiteral("پالایهٔ کارتابل جاری"));
        QVERIFY(filter);
        QCOMPARE(filter->text(), persian::toPersianDigits(code));
    }

    void lettersFindTheSubject()
    {
        const QString word = m_desk->currentRow().title.section(u' ', 0, 0);
        size_t meant = 0;
        for (const uikit::ListRow &row : m_desk->rows())
            meant += row.title.contains(word) || row.detail.contains(word);
        type(m_desk->window(), word);
        QVERIFY(rowsBecome(meant));
    }

    void arrowsMoveTheFileAlong()
    {
        const auto rows = m_desk->rows();
        QVERIFY(waitUntil([&] { return codeOfFile() == rows[0].code; }));
        press(m_desk->window(), QStringLiteral("Down"));
        QVERIFY(waitUntil([&] { return codeOfFile() == rows[1].code; }));
        press(m_desk->window(), QStringLiteral("End"));
        QVERIFY(waitUntil([&] { return codeOfFile() == rows.back().code; }));
    }

    void enterLeadsIntoTheFileAndEscapeBack()
    {
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(!m_desk->list().hasFocus());
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(m_desk->list().hasFocus());
    }

    void countIsOverTheListAndInTheRail()
    {
        QVERIFY(m_desk->shows(QStringLiteral("%1 مورد").arg(persian::toPersianDigits(QString::number(WindowDesk::casesOfHis)))));
    }

    void whatIsLateStandsFirst()
    {
        bool inTime = false;
        for (const uikit::ListRow &row : m_desk->rows()) {
            inTime = inTime || row.late.isEmpty();
            QVERIFY(!inTime || row.late.isEmpty());
        }
    }

    void workedThroughTheCartableSaysThatNothingWaits()
    {
        for (size_t left = WindowDesk::casesOfHis; left > 0; --left) {
            const QString code = m_desk->currentRow().code;
            QVERIFY(waitUntil([&] { return codeOfFile() == code; }));
            // While a list is read anew its case is, too: a key in that moment finds nothing to act on.
            QVERIFY(waitUntil([&] {
                if (!isPanelOpen())
                    press(m_desk->window(), QStringLiteral("F8"));
                return isPanelOpen();
            }));
            press(m_desk->window(), QStringLiteral("Ctrl+Return"));
            const bool isNext = waitUntil([&] {
                return left == 1 || (m_desk->rows().size() == left - 1 && m_desk->currentRow().code != code
                                     && codeOfFile() == m_desk->currentRow().code);
            });
            if (!isNext)
                QFAIL(qPrintable(QStringLiteral("%1 left, %2 rows, at %3 after %4, file %5, %6 given: %7")
                                            .arg(left)
                                            .arg(m_desk->rows().size())
                                            .arg(m_desk->currentRow().code, code, codeOfFile())
                                            .arg(m_desk->submitted().size())
                                            .arg(m_desk->message())));
        }
        QVERIFY(waitUntil([this] {
            return m_desk->shown<uikit::EmptyState>(QStringLiteral(
                "کاری در انتظار شما نیست.\nآنچه به شما ارجاع شود خودبه‌خود اینجا می‌آید."));
        }));
        QCOMPARE(m_desk->submitted().size(), size_t(WindowDesk::casesOfHis));
    }

    void allCasesAreUnderF4NewestFirst()
    {
        press(m_desk->window(), QStringLiteral("F4"));
        QVERIFY(waitUntil([this] { return m_desk->rows().size() > 20; }));
        QVERIFY(m_desk->headings().contains(QStringLiteral("همهٔ پرونده‌ها")));
    }
};

QTEST_MAIN(CaseListTest)
#include "case_list_test.moc"
