// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/support/call_desk.h"
#include "uikit/application.h"
#include "uikit/persian_line_edit.h"

#include <QApplication>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

QString textOf(const CallDesk &desk, const char *field)
{
    const auto *edit = desk.find<QLineEdit>(field);
    return edit ? edit->text() : QString();
}

void knowMaryam(CallDesk &desk)
{
    desk.city.knowCaller(QStringLiteral("09121234567"), QStringLiteral("مریم احمدی"),
                         {SmallCity::line(700, QStringLiteral("جمع‌آوری زباله"))});
}

} // namespace

/// Goal: who calls is found by whatever part of number or name is typed, and nobody is taken for somebody else (R013).
class CallerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(CallDesk().shown); }

    void aCallerIsFoundByAnySpelling_data() // R013
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("plain") << QStringLiteral("09121234567");
        QTest::newRow("plus") << QStringLiteral("+989121234567");
        QTest::newRow("zeros") << QStringLiteral("00989121234567");
        QTest::newRow("Persian") << QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷");
        QTest::newRow("Arabic") << QStringLiteral("٠٩١٢١٢٣٤٥٦٧");
        QTest::newRow("spaces") << QStringLiteral("0912 123 45 67");
    }
    void aCallerIsFoundByAnySpelling()
    {
        QFETCH(QString, typed);
        CallDesk desk(knowMaryam);
        desk.type(typed + u'\n');
        QCOMPARE(textOf(desk, "name"), QStringLiteral("مریم احمدی"));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
    }

    void aCallerIsFoundByHisLastDigits()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("4567\n"));
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        QCOMPARE(textOf(desk, "name"), QStringLiteral("مریم احمدی"));
    }

    void aCallerIsFoundByHisName()
    {
        CallDesk desk(knowMaryam);
        desk.press("Return");
        desk.type(QStringLiteral("مریم"));
        desk.press("Down");
        desk.press("Return");
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
    }

    void aNewNameIsNotTakenForAKnownOne()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09351112233\n"));
        desk.type(QStringLiteral("مریم\n"));
        QCOMPARE(textOf(desk, "name"), QStringLiteral("مریم"));
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۱۱۱۲۲۳۳"));
    }

    void aNameGoesWithItsNumberAndATypedOneStays()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09121234567\n"));
        QCOMPARE(textOf(desk, "name"), QStringLiteral("مریم احمدی"));
        desk.find<QLineEdit>("phone")->setFocus();
        desk.press("Ctrl+A");
        desk.type(QStringLiteral("09351112233\n"));
        QCOMPARE(textOf(desk, "name"), QString());
        desk.type(QStringLiteral("رضا\n"));
        desk.find<QLineEdit>("phone")->setFocus();
        desk.press("Ctrl+A");
        desk.type(QStringLiteral("09121234567\n"));
        QCOMPARE(textOf(desk, "name"), QStringLiteral("رضا"));
    }

    void aPhoneWithLettersIsSaidAndKept()
    {
        CallDesk desk;
        desk.type(QStringLiteral("0912abc\n"));
        auto *phone = desk.find<uikit::PersianLineEdit>("phone");
        QVERIFY(!phone->problem().isEmpty());
        desk.type(QStringLiteral("\nهرس\n"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.focused(), QStringLiteral("phone"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("callerPhone")).toString(), QStringLiteral("0912abc"));
    }

    void theTelephoneGivesTheNumber()
    {
        CallDesk desk(knowMaryam);
        desk.type(QStringLiteral("09351112233\n"));
        desk.page->takeCaller(QStringLiteral("tel:+98-912-123-4567;ext=3"));
        CallDesk::settle();
        QCOMPARE(textOf(desk, "name"), QStringLiteral("مریم احمدی"));
        QCOMPARE(desk.focused(), QStringLiteral("subject"));
        // The one before waits.
        desk.press("Ctrl+1");
        QCOMPARE(textOf(desk, "phone"), QStringLiteral("۰۹۳۵۱۱۱۲۲۳۳"));
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    CallerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "caller_test.moc"
