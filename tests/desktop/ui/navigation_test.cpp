// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/digits.h"
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
};

QTEST_MAIN(NavigationTest)
#include "navigation_test.moc"
