// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/support/call_desk.h"
#include "uikit/application.h"

#include <QApplication>
#include <QLineEdit>
#include <QLabel>
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

QString saidOfTheRegion(const CallDesk &desk) { return desk.find<QLabel>("proposed")->text(); }

} // namespace

/// Goal: where a message is about is typed as it is said, street, house and the rest in one field, and its region is proposed (R050, R051).
class CallPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(CallDesk().shown); }

    void theHouseMayBeTypedWithTheStreet() // R051
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(QStringLiteral("بهار پلاک 12\n"));
        QCOMPARE(textOf(desk, "place"), QStringLiteral("خیابان بهار شرقی"));
        QCOMPARE(textOf(desk, "plaque"), QStringLiteral("۱۲"));
        QCOMPARE(desk.focused(), QStringLiteral("words"));
    }

    void aNumberInTheNameOfAStreetIsNoHouse()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(QStringLiteral("گلستان 12\n"));
        QCOMPARE(textOf(desk, "place"), QStringLiteral("کوچهٔ ۱۲ گلستان"));
        QCOMPARE(textOf(desk, "plaque"), QString());
    }

    void regionAndDistrictAreProposed() // R050
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\nفردوسی\n"));
        QCOMPARE(desk.find<QLabel>("proposed")->text(), QStringLiteral("منطقهٔ ۵، ناحیهٔ ۲"));
    }

    void theRegionIsSaidOnce() // R050
    {
        CallDesk desk([](CallDesk &before) {
            before.city.around = {{QStringLiteral("منطقه ۸"), {}}, {QStringLiteral("ناحیه ۱ منطقه ۸"), {}}, {QStringLiteral("نارون"), {}}};
        });
        desk.type(QStringLiteral("\n\nهرس\nفردوسی\n"));
        QCOMPARE(desk.find<QLabel>("proposed")->text(), QStringLiteral("منطقه ۸، ناحیه ۱، نارون"));
    }

    void aStreetThatNobodyKnowsIsKeptAsWords()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(QStringLiteral("کوی ناکجا\n"));
        QCOMPARE(desk.focused(), QStringLiteral("plaque"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.lastRegistered().value(QStringLiteral("address")).toString(), QStringLiteral("کوی ناکجا"));
        QVERIFY(!desk.lastRegistered().contains(QStringLiteral("place")));
    }

    void aPlaceWhoseRegionIsNotFoundSaysSo() // R050
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(QStringLiteral("ناکجاآباد ۱۲"));
        QCOMPARE(saidOfTheRegion(desk), QString());
        desk.press("Tab");
        QVERIFY2(saidOfTheRegion(desk).startsWith(QStringLiteral("منطقه پیدا نشد؛")), qPrintable(saidOfTheRegion(desk)));
        // One that is found takes it away.
        desk.find<QLineEdit>("place")->setFocus();
        desk.press("Ctrl+A");
        desk.type(QStringLiteral("فردوسی\n"));
        QCOMPARE(saidOfTheRegion(desk), QStringLiteral("منطقهٔ ۵، ناحیهٔ ۲"));
        desk.find<QLineEdit>("place")->setFocus();
        desk.press("Ctrl+A");
        desk.type(QStringLiteral("ناکجاآباد"));
        desk.press("Ctrl+Return");
        QCOMPARE(desk.desk.count("RegisterCase"), 1);
        QVERIFY(desk.find<QLabel>("registeredSentence")->text().startsWith(QStringLiteral("منطقهٔ نشانی پیدا نشد.")));
        desk.press("Return");
        QCOMPARE(saidOfTheRegion(desk), QString());
        desk.type(QStringLiteral("هرس\nفردوسی\n"));
        desk.press("Ctrl+Return");
        QVERIFY(!desk.find<QLabel>("registeredSentence")->text().contains(QStringLiteral("منطقه")));
    }

    void wordsBehindTheStreetGoToTheRestOfTheAddress_data() // R051
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plaque");
        QTest::addColumn<QString>("rest");
        QTest::newRow("an alley and a house") << QStringLiteral("خیابان فردوسی کوچه سعدی پلاک 12") << QStringLiteral("۱۲")
                                              << QStringLiteral("کوچه سعدی");
        QTest::newRow("an alley") << QStringLiteral("خیابان فردوسی، کوچه سعدی") << QString() << QStringLiteral("کوچه سعدی");
        QTest::newRow("a floor") << QStringLiteral("فردوسی پلاک 12 طبقه 3") << QStringLiteral("۱۲") << QStringLiteral("طبقه ۳");
    }
    void wordsBehindTheStreetGoToTheRestOfTheAddress()
    {
        QFETCH(QString, typed);
        QFETCH(QString, plaque);
        QFETCH(QString, rest);
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(typed + u'\n');
        QCOMPARE(textOf(desk, "place"), QStringLiteral("خیابان فردوسی"));
        QCOMPARE(textOf(desk, "plaque"), plaque);
        QCOMPARE(textOf(desk, "address"), rest);
        QCOMPARE(desk.focused(), plaque.isEmpty() ? QStringLiteral("plaque") : QStringLiteral("words"));
    }

    void whatOnlyBeginsLikeAStreetIsNoStreet()
    {
        CallDesk desk;
        desk.type(QStringLiteral("\n\nهرس\n"));
        desk.type(QStringLiteral("خیابان ناکجاآباد\n"));
        QCOMPARE(textOf(desk, "place"), QStringLiteral("خیابان ناکجاآباد"));
        QCOMPARE(textOf(desk, "address"), QString());
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    uikit::applyPersian(application);
    CallPlaceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "call_place_test.moc"
