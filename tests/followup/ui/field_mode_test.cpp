// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "followup/core/visit_commands.h"
#include "followup/ui/field_page.h"
#include "uikit/header_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/shell.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString found = QStringLiteral("در محل چه دیدید؟");

} // namespace

/// Goal: a visit that was asked for at the desk is found in the field mode of the same program, made there by keys, and back
/// in the case, without a network (R059, R060, R088).
class FieldModeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    followup::FieldPage &page() { return *window().findChild<followup::FieldPage *>(); }
    uikit::Shell &shell() { return *window().findChild<uikit::Shell *>(); }

    QString ownPost()
    {
        QString name;
        const auto connection = m_desk->connect();
        const auto read =
            connection->each("SELECT name FROM post WHERE holder = ? AND active", {Value(m_desk->user().uuid())},
                             [&](const storage::RowView &view) {
                                 name = FieldCodec<Localized>::fromValue(view.value(0, Value::Type::Text)).fa;
                                 return false;
                             });
        return read.ok() ? name : QString();
    }
    /// It is offered when his rights have been read.
    void goOut()
    {
        QVERIFY(waitUntil([this] {
            press("Ctrl+Shift+F3");
            return page().isVisible();
        }));
    }
    /// He sends himself there today, by keys. The case that he does so for.
    QString askForAVisitToday()
    {
        press("Shift+F3");
        const bool isThere = waitUntil([this] {
            return m_desk->shows(QStringLiteral("پیگیری")) && !m_desk->currentRow().id.isEmpty();
        });
        if (!isThere)
            return {};
        const QString id = m_desk->currentRow().id;
        const QString who = QStringLiteral("چه کسی برود: بخشی از پست، واحد یا نام");
        const bool isAsked = waitUntil([&] {
            press("Shift+F4");
            QTest::qWait(100);
            return m_desk->shown<uikit::TypeAheadEdit>(who) != nullptr;
        });
        if (!isAsked)
            return {};
        type(ownPost());
        auto *visitor = m_desk->shown<uikit::TypeAheadEdit>(who);
        if (!waitUntil([visitor] { return visitor->isListOpen(); }))
            return {};
        press("Return");
        if (!waitUntil([visitor] { return visitor->chosen().has_value(); }))
            return {};
        type(QStringLiteral("گودال را ببینید"));
        press("Tab");
        press("Ctrl+A");
        type(QStringLiteral("امروز"));
        press("Ctrl+Return");
        (void)m_desk->command(1);
        return id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        qputenv("PEYGIR_TRACK", PEYGIR_TRACK_FILE);
    }
    void init() { m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::Second); }
    void cleanup() { m_desk.reset(); }

    void fieldModeIsOnePageAloneInASmallWindowAndEscBringsTheWindowBack()
    {
        goOut();
        QVERIFY(!shell().rail().isVisible());
        QVERIFY(!shell().header().isVisible());
        for (const QSize screen : {QSize(800, 480), QSize(480, 800)}) {
            window().resize(screen);
            QVERIFY(waitUntil([&] { return window().size() == screen && page().width() == screen.width(); }));
        }
        press("Escape");
        QVERIFY(waitUntil([this] { return shell().rail().isVisible() && shell().header().isVisible(); }));
        QVERIFY(!page().isVisible());
    }

    void helpOverTheFieldModeLeadsBackToIt()
    {
        goOut();
        press("F1");
        QVERIFY(waitUntil([this] { return shell().isCovered(); }));
        press("Escape");
        QVERIFY(waitUntil([this] { return page().isVisible(); }));
        QVERIFY(!shell().rail().isVisible());
    }

    void visitIsMadeInTheFieldByKeysAndStandsInTheCase()
    {
        const QString caseId = askForAVisitToday();
        QVERIFY(!caseId.isEmpty());
        goOut();
        QVERIFY(waitUntil([this] { return page().route().size() == 1; }));
        QVERIFY(waitUntil([this] { return !m_desk->list().currentId().isEmpty(); }));
        press("Return");
        QVERIFY(waitUntil([this] { return m_desk->shown<QPlainTextEdit>(found) != nullptr; }));
        type(QStringLiteral("دو گودال ژرف"));
        // Where the recorded walk is by then.
        QVERIFY(waitUntil([this] { return page().whereabouts().point().has_value(); }));
        press("Ctrl+Return");
        const Envelope report = m_desk->command(2);
        QCOMPARE(report.kind, QByteArray(followup::ReportVisit::kind));
        QCOMPARE(report.arguments.value(QLatin1String("case")).toString(), caseId);
        QVERIFY(!report.arguments.value(QLatin1String("visit")).toString().isEmpty());
        const qint64 latitude = report.arguments.value(QLatin1String("latitude")).toInteger();
        QVERIFY(latitude >= 35'699'000 && latitude < 35'700'200);
        QVERIFY(waitUntil([this] { return m_desk->message() == QStringLiteral("بازدید ثبت شد."); }));
        QVERIFY(waitUntil([this] { return page().route().empty(); }));
        // Back at the desk it stands in the case.
        press("Escape");
        press("Shift+F3");
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("پیگیری")); }));
        const auto connection = m_desk->connect();
        int made = 0;
        QVERIFY(connection
                    ->each("SELECT id FROM followup_visit WHERE state = 'visited'", {},
                           [&made](const storage::RowView &) { return ++made > 0; })
                    .ok());
        QCOMPARE(made, 1);
    }
};

QTEST_MAIN(FieldModeTest)
#include "field_mode_test.moc"
