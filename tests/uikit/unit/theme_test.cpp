// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/application.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QtTest>

using namespace peygir::uikit;

/// Goal: whatever the theme, everything can be read, and a change of theme reaches open windows at once.
class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        Theme::current().setBrightness(Brightness::Light);
        Theme::current().setDensity(Density::Comfortable);
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // A pair that the standard's own documents give as just failing: #777777 on white.
        QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
        QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
    }

    void everyPairOfTextAndGroundCanBeRead_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("background");
        for (const Brightness brightness : {Brightness::Light, Brightness::Dark}) {
            const char *name = brightness == Brightness::Light ? "light" : "dark";
            for (const TextPair &pair : textPairs(Colours::of(brightness)))
                QTest::addRow("%s: %s", name, pair.name) << pair.text << pair.background;
        }
    }
    void everyPairOfTextAndGroundCanBeRead()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, background);
        const double ratio = contrast(text, background);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void textOnAnyDataColourCanBeRead()
    {
        for (int red = 0; red < 256; red += 15) {
            for (int green = 0; green < 256; green += 15) {
                for (int blue = 0; blue < 256; blue += 15) {
                    const QColor ground(red, green, blue);
                    QVERIFY2(contrast(readableOn(ground), ground) >= 4.5, qPrintable(ground.name()));
                }
            }
        }
    }

    void theProgramIsPersian()
    {
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
        QCOMPARE(QLocale().language(), QLocale::Persian);
        QCOMPARE(QFontInfo(QApplication::font()).family(), QStringLiteral("Vazirmatn"));
        QCOMPARE(QApplication::font().pointSize(), 10);
    }

    void aChangeOfThemeReachesOpenWindows()
    {
        QPushButton button(QStringLiteral("نمونه"));
        button.show();
        const QColor light = button.palette().color(QPalette::ButtonText);
        QSignalSpy changed(&Theme::current(), &Theme::changed);
        Theme::current().setBrightness(Brightness::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(button.palette().color(QPalette::ButtonText) != light);
        const QColor ground = button.grab().toImage().pixelColor(button.width() / 4, 6);
        QVERIFY2(ground.lightness() < 80, qPrintable(ground.name()));
    }

    void densityChangesTheHeightOfFields()
    {
        QPushButton button(QStringLiteral("نمونه"));
        button.show();
        const int comfortable = button.sizeHint().height();
        Theme::current().setDensity(Density::Dense);
        QCOMPARE(Theme::current().rowHeight(), 28);
        QVERIFY(comfortable - button.sizeHint().height() >= 4);
        QVERIFY(button.sizeHint().height() <= 28);
    }

    void everyIconOfTheListIsEmbeddedAndTakesTheThemesColour()
    {
        QFile list(QStringLiteral(":/icons/icons.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        int checked = 0;
        for (const QByteArray &line : list.readAll().split('\n')) {
            const QString name = QString::fromLatin1(line.simplified().split(' ').first());
            if (name.isEmpty() || name.startsWith(QLatin1Char('#')))
                continue;
            const QImage image = iconPixmap(name, 24, Colours::of(Brightness::Light).accent).toImage();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y).alpha() < 255)
                        continue;
                    ++inked;
                    QCOMPARE(image.pixelColor(x, y).name(), Colours::of(Brightness::Light).accent.name());
                }
            }
            QVERIFY2(inked > 10, qPrintable(name));
            ++checked;
        }
        QVERIFY(checked > 30);
    }

    void onlyDirectionsAreMirrored_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("reply") << QStringLiteral("reply") << true;
        QTest::newRow("undo") << QStringLiteral("undo-2") << true;
        QTest::newRow("phone") << QStringLiteral("phone") << false;
        QTest::newRow("clock") << QStringLiteral("clock") << false;
        QTest::newRow("check") << QStringLiteral("check") << false;
    }
    void onlyDirectionsAreMirrored()
    {
        QFETCH(QString, name);
        QFETCH(bool, mirrored);
        const QImage rightToLeft = iconPixmap(name, 24, Qt::black).toImage();
        QApplication::setLayoutDirection(Qt::LeftToRight);
        const QImage leftToRight = iconPixmap(name, 24, Qt::black).toImage();
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(rightToLeft == leftToRight.mirrored(true, false) && rightToLeft != leftToRight, mirrored);
        QCOMPARE(rightToLeft == leftToRight, !mirrored);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    ThemeTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "theme_test.moc"
