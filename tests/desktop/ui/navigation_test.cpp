// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
#include "storage/connection.h"
#include "uikit/digit_cells.h"
#include "uikit/suggestion_list.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

/// Goal: every place of the window is one key away, and the palette finds the rest.
class NavigationTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    /// The field of the open palette; the button of the header has the same name.
    QLineEdit *palette()
    {
        for (auto *edit : m_desk->window().findChildren<QLineEdit *>()) {
            if (edit->isVisible() && edit->accessibleName() == QStringLiteral("یافتن هر چیزی"))
                return edit;
        }
        return nullptr;
    }
    /// One text of his store.
    QString told(const char *query)
    {
        const auto connection = m_desk->connect();
        QString text;
        bench::must(connection->each(query, {}, [&text](const storage::RowView &row) {
            text = row.text(0);
            return false;
        }));
        return text;
    }
    /// Types it into the palette and takes what is found of this kind.
    void take(const QString &icon, const QString &typed)
    {
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), typed);
        const uikit::SuggestionList *list = nullptr;
        const auto place = [&list, &icon] {
            const auto &all = list->suggestions();
            return int(std::find_if(all.begin(), all.end(), [&icon](const auto &one) { return one.icon == icon; }) - all.begin());
        };
        QVERIFY(waitUntil([&] {
            list = nullptr;
            for (const auto *one : m_desk->window().findChildren<uikit::SuggestionList *>()) {
                if (one->isVisible())
                    list = one;
            }
            return list && place() < list->suggestions().size();
        }));
        for (int n = 0; n < 40 && list->currentRow() != place(); ++n)
            press(m_desk->window(), QStringLiteral("Down"));
        press(m_desk->window(), QStringLiteral("Return"));
    }
    bool nothingFits()
    {
        const auto widgets = m_desk->window().findChildren<QWidget *>();
        return std::any_of(widgets.begin(), widgets.end(), [](const QWidget *one) {
            return one->isVisible()
                && one->accessibleName().startsWith(QStringLiteral("هیچ پرونده‌ای از این فهرست در پالایه نمی‌گنجد."));
        });
    }
    void wishEnglish()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), QStringLiteral("برنامه به انگلیسی"));
        press(m_desk->window(), QStringLiteral("Return"));
    }
    QString codeShown()
    {
        for (const auto *label : m_desk->window().findChildren<uikit::CodeLabel *>()) {
            if (label->isVisible())
                return persian::toAsciiDigits(label->code());
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup() { m_desk.reset(); }

    void keysLeadToTheirPlaces_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("heading");
        QTest::newRow("register") << QStringLiteral("F2") << QStringLiteral("ثبت پیام");
        QTest::newRow("all") << QStringLiteral("F4") << QStringLiteral("همهٔ پرونده‌ها");
        QTest::newRow("attention") << QStringLiteral("F10") << QStringLiteral("نیازمند توجه");
        QTest::newRow("current") << QStringLiteral("F3") << QStringLiteral("کارتابل جاری");
    }
    void keysLeadToTheirPlaces()
    {
        QFETCH(QString, key);
        QFETCH(QString, heading);
        if (key == QLatin1String("F3"))
            press(m_desk->window(), QStringLiteral("F10"));
        QVERIFY(!m_desk->headings().contains(heading));
        press(m_desk->window(), key);
        QVERIFY(waitUntil([&] { return m_desk->headings().contains(heading); }));
    }

    void escapeClosesThePaletteAndGivesTheKeyboardBack()
    {
        QVERIFY(m_desk->list().hasFocus());
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        QVERIFY(waitUntil([this] { return palette() && palette()->hasFocus(); }));
        type(m_desk->window(), QStringLiteral("ارجاع"));
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(!palette());
        QVERIFY(m_desk->list().hasFocus());
        QVERIFY(m_desk->submitted().empty());
    }

    void wordsOfAnActionRunIt()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), QStringLiteral("برداشتن پرونده"));
        press(m_desk->window(), QStringLiteral("Return"));
        QCOMPARE(m_desk->command(1).kind, QByteArray("TakeCase"));
    }

    void aCodeOpensItsCaseFromAnyPlace()
    {
        const QString code = m_desk->rows()[3].code;
        press(m_desk->window(), QStringLiteral("F2"));
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), code);
        // The answer comes from the store.
        QList<uikit::Suggestion> found;
        QVERIFY(waitUntil([this, &found] {
            for (const auto *list : m_desk->window().findChildren<uikit::SuggestionList *>()) {
                if (list->isVisible())
                    found = list->suggestions();
            }
            return found.size() == 1;
        }));
        // Shown as a Persian reader has it.
        QCOMPARE(found.front().end, persian::toPersianDigits(code));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this, &code] { return codeShown() == code; }));
    }

    void theListMarksTheCaseThatWasFoundOrNone_data()
    {
        QTest::addColumn<QByteArray>("order");
        QTest::newRow("the newest") << QByteArray("DESC");
        QTest::newRow("far down") << QByteArray("ASC");
    }
    void theListMarksTheCaseThatWasFoundOrNone()
    {
        QFETCH(QByteArray, order);
        const QString code = told(("SELECT code FROM case_card ORDER BY registered_at " + order + " LIMIT 1").constData());
        press(m_desk->window(), QStringLiteral("F4"));
        QVERIFY(waitUntil([this] { return !m_desk->currentRow().id.isEmpty(); }));
        take(QStringLiteral("file-text"), code);
        QVERIFY(waitUntil([&] { return codeShown() == code; }));
        // What comes from the store afterwards changes nothing.
        QTest::qWait(100);
        const QString marked = persian::toAsciiDigits(m_desk->currentRow().code);
        QVERIFY2(marked.isEmpty() || marked == code, qPrintable(marked));
        m_desk->list().setFocus();
        press(m_desk->window(), QStringLiteral("Return"));
        QTest::qWait(100);
        QCOMPARE(codeShown(), code);
    }

    void yesterdaysFilterHidesNothingOfACitizenOrAnAddress_data()
    {
        QTest::addColumn<QString>("icon");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("citizen") << QStringLiteral("user")
                                 << QByteArray("SELECT phone FROM citizen JOIN case_card ON citizen = citizen.id LIMIT 1");
        QTest::newRow("address") << QStringLiteral("map-pin")
                                 << QByteArray("SELECT json_extract(name, '$.fa') FROM place JOIN case_card ON place = place.id LIMIT 1");
    }
    void yesterdaysFilterHidesNothingOfACitizenOrAnAddress()
    {
        QFETCH(QString, icon);
        QFETCH(QByteArray, query);
        const QString until = QStringLiteral("تا تاریخ");
        press(m_desk->window(), QStringLiteral("F4"));
        press(m_desk->window(), QStringLiteral("Ctrl+F"));
        QVERIFY(waitUntil([&] { return m_desk->shown<QLineEdit>(until); }));
        for (int n = 0; n < 20 && !m_desk->shown<QLineEdit>(until)->hasFocus(); ++n)
            press(m_desk->window(), QStringLiteral("Tab"));
        type(m_desk->window(), QStringLiteral("1390/1/1"));
        press(m_desk->window(), QStringLiteral("Tab"));
        QVERIFY(waitUntil([this] { return nothingFits(); }));
        press(m_desk->window(), QStringLiteral("F3"));
        take(icon, told(query.constData()));
        QVERIFY(waitUntil([this] { return m_desk->headings().contains(QStringLiteral("همهٔ پرونده‌ها")); }));
        QVERIFY(waitUntil([&] { return !nothingFits() && !m_desk->rows().empty(); }));
    }

    void whatIsTypedOutlivesAWayAroundAndTheLanguageWaitsForIt_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("field");
        QTest::newRow("message") << QStringLiteral("Shift+F2") << QStringLiteral("address");
        QTest::newRow("citizen") << QStringLiteral("Shift+F6") << QStringLiteral("name");
    }
    void whatIsTypedOutlivesAWayAroundAndTheLanguageWaitsForIt()
    {
        QFETCH(QString, key);
        QFETCH(QString, field);
        QSignalSpy languages(&m_desk->window(), &desktop::MainWindow::languageChosen);
        const auto focused = [this] {
            const QWidget *widget = m_desk->window().focusWidget();
            return widget ? widget->objectName() : QString();
        };
        const QString typed = QStringLiteral("روبه‌روی مدرسه");
        press(m_desk->window(), key);
        QVERIFY(waitUntil([&] { return field == QLatin1String("name") ? focused() == field : focused() == QLatin1String("subject"); }));
        for (int n = 0; n < 20 && focused() != field; ++n)
            press(m_desk->window(), QStringLiteral("Tab"));
        press(m_desk->window(), QStringLiteral("Ctrl+A"));
        type(m_desk->window(), typed);
        QPointer<QLineEdit> edit(qobject_cast<QLineEdit *>(m_desk->window().focusWidget()));
        QVERIFY(edit && edit->text() == typed);

        press(m_desk->window(), QStringLiteral("F3"));
        QVERIFY(!edit->isVisible());
        press(m_desk->window(), key);
        QVERIFY(edit->isVisible());
        QCOMPARE(edit->text(), typed);

        press(m_desk->window(), QStringLiteral("F3"));
        wishEnglish();
        QCOMPARE(languages.size(), 0);
        QVERIFY2(m_desk->message().contains(QStringLiteral("ذخیره نشده")), qPrintable(m_desk->message()));
        QVERIFY(edit->isVisible());
        QCOMPARE(edit->text(), typed);

        press(m_desk->window(), QStringLiteral("Escape"));
        press(m_desk->window(), QStringLiteral("Escape"));
        QVERIFY(!edit->isVisible());
        wishEnglish();
        QCOMPARE(languages.size(), 1);
    }
};

QTEST_MAIN(NavigationTest)
#include "navigation_test.moc"
