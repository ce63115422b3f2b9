// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/digits.h"
#include "persian/national_id.h"
#include "persian/phone.h"
#include "uikit/application.h"
#include "uikit/digit_cells.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/jalali_calendar.h"
#include "uikit/jalali_date_edit.h"
#include "uikit/line_limit.h"
#include "uikit/number_edit.h"
#include "uikit/persian_text_edit.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"
#include "uikit/content_area.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit;
using namespace peygir::uikit::testing;
using persian::JalaliDate;

namespace {

JalaliDate day(int year, int month, int dayOfMonth) { return *JalaliDate::fromParts(year, month, dayOfMonth); }

/// Columns of a picture that hold ink of about this colour.
QList<int> inkedColumns(const QImage &image, const QColor &ink)
{
    QList<int> columns;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            const QColor c = image.pixelColor(x, y);
            if (qAbs(c.red() - ink.red()) + qAbs(c.green() - ink.green()) + qAbs(c.blue() - ink.blue()) < 90) {
                columns.append(x);
                break;
            }
        }
    }
    return columns;
}

} // namespace

/// A window with one field and a button to go to.
struct Form
{
    explicit Form(PersianLineEdit *edit)
        : field(edit)
        , form(new FormField(QStringLiteral("&نمونه:"), edit))
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(form);
        column->addWidget(new QPushButton(QStringLiteral("بعدی")));
        window.resize(360, 120);
        shown = showActive(window);
        field->setFocus();
    }

    QWidget window;
    PersianLineEdit *field;
    FormField *form;
    bool shown = false;
};

/// Goal: what Qt 6.4 gets wrong from right to left is right in our fields, and each field forgives and explains.
class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSentenceRunsInItsOwnDirectionWhateverItQuotesFirst_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("asIf");
        const auto row = [](const char *name, QChar mark, const QString &sentence) {
            QTest::newRow(name) << sentence << mark + sentence;
        };
        row("Latin name", QChar(0x200F), QStringLiteral("«kharab.mp3» پیوست شد."));
        row("isolated name", QChar(0x200F), QChar(0x2068) + QStringLiteral("kharab.mp3") + QChar(0x2069) + QStringLiteral(" پیوست شد."));
        row("Persian name", QChar(0x200E), QStringLiteral("“بهار” is attached."));
        row("nothing but a name", QChar(0x200E), QStringLiteral("«kharab.mp3»"));
        row("no name", QChar(0x200F), QStringLiteral("پیوست شد: kharab.mp3."));
        row("without its end", QChar(0x200E), QStringLiteral("«kharab پیوست شد."));
    }
    void aSentenceRunsInItsOwnDirectionWhateverItQuotesFirst()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, asIf);
        const auto picture = [](const QString &text) {
            QLabel label(text);
            label.setFixedSize(400, 40);
            return label.grab().toImage();
        };
        QCOMPARE(picture(sentence), picture(asIf));
    }

    void aProblemIsSaidOnLeavingAndNotWhileTyping()
    {
        Form form(new PersianLineEdit);
        QVERIFY(form.shown);
        form.field->setCheck([](const QString &text) {
            return text.size() < 3 ? QStringLiteral("دست‌کم سه حرف بنویسید.") : QString();
        });
        type(form.window, QStringLiteral("اب"));
        QCOMPARE(form.field->problem(), QString());
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(form.field->problem(), QStringLiteral("دست‌کم سه حرف بنویسید."));
        const auto labels = form.form->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == QStringLiteral("دست‌کم سه حرف بنویسید.");
        }));
        QCOMPARE(form.field->accessibleDescription(), form.field->problem());
        press(form.window, QStringLiteral("Shift+Tab"));
        type(form.window, QStringLiteral("پ"));
        QCOMPARE(form.field->problem(), QString());
    }

    void aLabelShowsTagsAsTheyAreWritten()
    {
        QWidget window;
        auto *label = new QLabel(QStringLiteral("<b>چاله</b>"), &window);
        (new QVBoxLayout(&window))->addWidget(label);
        QVERIFY(showActive(window));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->sizeHint().width() >= label->fontMetrics().horizontalAdvance(label->text()));
    }

    void aPartOfAnyHeightYieldsToWhatStandsBelow()
    {
        QWidget window;
        auto *words = new QLabel(QStringLiteral("چاله"));
        words->setWordWrap(true);
        auto *area = new ContentArea(words);
        auto *below = new QPushButton(QStringLiteral("ثبت"));
        auto *column = new QVBoxLayout(&window);
        column->addWidget(area);
        column->addStretch();
        column->addWidget(below);
        window.resize(360, 300);
        QVERIFY(showActive(window));
        // As high as its one line while there is room.
        QVERIFY(area->height() < 2 * words->fontMetrics().lineSpacing());
        words->setText(QStringLiteral("چاله ").repeated(2'000));
        QVERIFY(waitUntil([area] { return area->height() > 200; }));
        QCOMPARE(window.size(), QSize(360, 300));
        QVERIFY(below->isVisible() && below->geometry().bottom() < window.height());
        QVERIFY(words->height() > area->height());
    }

    void aSentenceDoesNotMoveTheForm()
    {
        Form form(new PersianLineEdit);
        const int before = form.field->mapTo(&form.window, QPoint()).y();
        form.field->setProblem(QStringLiteral("چیزی نادرست است و باید درست شود."));
        QCoreApplication::processEvents();
        QCOMPARE(form.field->mapTo(&form.window, QPoint()).y(), before);
    }

    void theFieldHasTheNameOfItsLabel()
    {
        Form form(new PersianLineEdit);
        QCOMPARE(form.field->accessibleName(), QStringLiteral("نمونه:"));
        QCOMPARE(findNamed(QStringLiteral("نمونه:")), form.field);
    }

    void whatComesInIsSpelledAsWeStoreIt_data()
    {
        QTest::addColumn<QString>("incoming");
        QTest::addColumn<QString>("spelled");
        QTest::newRow("Arabic yeh and kaf") << QStringLiteral("علي كريمي") << QStringLiteral("علی کریمی");
        QTest::newRow("Latin digits") << QStringLiteral("پلاک 12") << QStringLiteral("پلاک ۱۲");
        QTest::newRow("Arabic digits") << QStringLiteral("٠١٢٣") << QStringLiteral("۰۱۲۳");
        QTest::newRow("half-space stays") << QStringLiteral("می‌رود") << QStringLiteral("می‌رود");
    }
    void whatComesInIsSpelledAsWeStoreIt()
    {
        QFETCH(QString, incoming);
        QFETCH(QString, spelled);
        Form form(new PersianLineEdit);
        type(form.window, incoming);
        QCOMPARE(form.field->text(), spelled);
        form.field->clear();
        paste(form.window, incoming);
        QCOMPARE(form.field->text(), spelled);
        form.field->clear();
        QInputMethodEvent commit;
        commit.setCommitString(incoming);
        QCoreApplication::sendEvent(form.field, &commit);
        QCOMPARE(form.field->text(), spelled);
    }

    void aTextThatDoesNotFitIsCutAndThatIsSaid()
    {
        Form form(new PersianLineEdit);
        paste(form.window, QString(1'000'000, QChar(u'ب')));
        QCOMPARE(form.field->text().size(), form.field->maxLength());
        QVERIFY(waitUntil([&] { return form.field->problem().contains(QStringLiteral("۳۲٬۷۶۷")); }));
        const auto labels = form.form->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == form.field->problem();
        }));
        // It stays said when the field is left, and refuses nothing.
        press(form.window, QStringLiteral("Tab"));
        QVERIFY(!form.field->problem().isEmpty());
        QVERIFY(form.field->check());
        press(form.window, QStringLiteral("Shift+Tab"));
        press(form.window, QStringLiteral("Backspace"));
        QCOMPARE(form.field->problem(), QString());
    }

    void aFullFieldSaysThatALetterMoreWasLeftOut()
    {
        Form form(new PersianLineEdit);
        form.field->setMaxLength(3);
        type(form.window, QStringLiteral("ابپ"));
        QCoreApplication::processEvents();
        QCOMPARE(form.field->problem(), QString());
        type(form.window, QStringLiteral("ت"));
        QVERIFY(waitUntil([&] { return !form.field->problem().isEmpty(); }));
        QCOMPARE(form.field->text(), QStringLiteral("ابپ"));
    }

    void whatIsWrongIsSaidInPlaceOfWhatWasCut()
    {
        Form form(new PersianLineEdit);
        form.field->setMaxLength(3);
        form.field->setCheck([](const QString &) { return QStringLiteral("نام نیست."); });
        paste(form.window, QStringLiteral("ابپت"));
        QVERIFY(waitUntil([&] { return form.field->isCut(); }));
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(form.field->problem(), QStringLiteral("نام نیست."));
        QVERIFY(!form.field->check());
    }

    void noCharacterIsCutInTwo()
    {
        Form form(new PersianLineEdit);
        form.field->setMaxLength(3);
        paste(form.window, QStringLiteral("اب😀"));
        QCOMPARE(form.field->text(), QStringLiteral("اب"));
        QVERIFY(waitUntil([&] { return form.field->isCut(); }));
    }

    void aFieldWithoutAPlaceForSentencesSaysItBelow()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *ours = new PersianLineEdit;
        auto *qts = new QLineEdit;
        sayWhenCut(*qts);
        for (QLineEdit *edit : {static_cast<QLineEdit *>(ours), qts}) {
            edit->setMaxLength(3);
            column->addWidget(edit);
        }
        QVERIFY(showActive(window));
        for (QLineEdit *edit : {static_cast<QLineEdit *>(ours), qts}) {
            edit->setFocus();
            paste(window, QStringLiteral("ابپتث"));
            QCOMPARE(edit->text(), QStringLiteral("ابپ"));
            QVERIFY(waitUntil([] { return QToolTip::text().contains(QStringLiteral("۳ ")); }));
            QToolTip::hideText();
            QVERIFY(waitUntil([] { return !QToolTip::isVisible(); }));
        }
    }

    void pasteKeepsTheSpacesAroundIt()
    {
        Form form(new PersianLineEdit);
        form.field->setText(QStringLiteral("خیابانشرقی"));
        form.field->setCursorPosition(6);
        paste(form.window, QStringLiteral(" بهار "));
        QCOMPARE(form.field->text(), QStringLiteral("خیابان بهار شرقی"));
    }

    void undoTakesAPasteBack()
    {
        Form form(new PersianLineEdit);
        type(form.window, QStringLiteral("کوچه "));
        paste(form.window, QStringLiteral("علي 5"));
        QCOMPARE(form.field->text(), QStringLiteral("کوچه علی ۵"));
        press(form.window, QStringLiteral("Ctrl+Z"));
        QCOMPARE(form.field->text(), QStringLiteral("کوچه "));
    }

    void digitsStandAtTheReadingStart()
    {
        Form form(new PersianLineEdit);
        form.field->setText(QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷"));
        press(form.window, QStringLiteral("Tab"));
        const QList<int> ink =
            inkedColumns(form.field->grab(QRect(4, 4, form.field->width() - 8, form.field->height() - 8)).toImage(),
                         Theme::current().colours().text);
        QVERIFY(!ink.isEmpty());
        QVERIFY2(ink.first() > form.field->width() / 2, qPrintable(QString::number(ink.first())));
    }

    void aNumberRefusesLettersAndGroupsDigits()
    {
        auto *number = new NumberEdit;
        Form form(number);
        type(form.window, QStringLiteral("1a2ب٣4۵"));
        QCOMPARE(number->text(), QStringLiteral("۱۲۳۴۵"));
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(number->text(), QStringLiteral("۱۲٬۳۴۵"));
        QCOMPARE(number->value().value_or(-1), 12345);
        number->clear();
        number->setFocus();
        paste(form.window, QStringLiteral("7,890"));
        QCOMPARE(number->value().value_or(-1), 7890);
    }

    void aNumberOutsideItsRangeIsExplained()
    {
        auto *number = new NumberEdit;
        Form form(number);
        number->setRange(1, 20);
        type(form.window, QStringLiteral("21"));
        QVERIFY(!number->value());
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(number->problem(), QStringLiteral("عددی از ۱ تا ۲۰ بنویسید."));
    }

    void whatCannotBeRightIsExplainedAndStays_data()
    {
        QTest::addColumn<bool>("isPhone");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("problem");
        QTest::newRow("national id with a wrong check digit")
            << false << QStringLiteral("0013542418")
            << QStringLiteral("این کد ملی نمی‌تواند درست باشد: یکی از رقم‌ها نادرست نوشته شده است. دوباره بپرسید.");
        QTest::newRow("phone with letters")
            << true << QStringLiteral("0912abc4567")
            << QStringLiteral("در شمارهٔ تلفن حرف نیست. تنها رقم بنویسید.");
    }
    void whatCannotBeRightIsExplainedAndStays()
    {
        QFETCH(bool, isPhone);
        QFETCH(QString, typed);
        QFETCH(QString, problem);
        auto *edit = new PersianLineEdit;
        Form form(edit);
        edit->setCheck([isPhone](const QString &text) {
            if (isPhone) {
                const auto phone = persian::Phone::parse(text);
                return phone.ok() ? QString() : errorSentence(phone.error());
            }
            const auto id = persian::NationalId::parse(text);
            return id.ok() ? QString() : errorSentence(id.error());
        });
        type(form.window, typed);
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(edit->problem(), problem);
        QCOMPARE(persian::toAsciiDigits(edit->text()), typed);
    }

    void aDateThatIsNotIsExplained_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("no leap year") << QStringLiteral("1404/12/30");
        QTest::newRow("no such month") << QStringLiteral("1405/13/01");
        QTest::newRow("words") << QStringLiteral("نمی‌دانم");
    }
    void aDateThatIsNotIsExplained()
    {
        QFETCH(QString, typed);
        auto *date = new JalaliDateEdit([] { return day(1405, 9, 1); });
        Form form(date);
        type(form.window, typed);
        press(form.window, QStringLiteral("Tab"));
        QVERIFY(!date->date());
        QVERIFY(!date->problem().isEmpty());
        if (typed == QLatin1String("1404/12/30"))
            QVERIFY2(date->problem().contains(QStringLiteral("۲۹ روز")), qPrintable(date->problem()));
        QCOMPARE(date->text(), date->text().trimmed());
        QVERIFY2(!date->text().isEmpty(), "what was typed is kept");
    }

    void datesAreUnderstoodAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("ASCII") << QStringLiteral("1405/8/30") << QStringLiteral("۱۴۰۵/۰۸/۳۰");
        QTest::newRow("this year") << QStringLiteral("8/30") << QStringLiteral("۱۴۰۵/۰۸/۳۰");
        QTest::newRow("leap day") << QStringLiteral("۱۴۰۳/۱۲/۳۰") << QStringLiteral("۱۴۰۳/۱۲/۳۰");
        QTest::newRow("today") << QStringLiteral("امروز") << QStringLiteral("۱۴۰۵/۰۹/۰۱");
        QTest::newRow("tomorrow, Arabic spelling") << QStringLiteral("فردا") << QStringLiteral("۱۴۰۵/۰۹/۰۲");
        QTest::newRow("in three days") << QStringLiteral("+3") << QStringLiteral("۱۴۰۵/۰۹/۰۴");
    }
    void datesAreUnderstoodAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        auto *date = new JalaliDateEdit([] { return day(1405, 9, 1); });
        Form form(date);
        int changes = 0;
        connect(date, &JalaliDateEdit::dateChanged, date, [&] { ++changes; });
        type(form.window, typed);
        press(form.window, QStringLiteral("Tab"));
        QCOMPARE(date->problem(), QString());
        QCOMPARE(date->text(), shown);
        QCOMPARE(changes, 1);
    }

    void aDayIsPickedFromTheCalendarByKeys()
    {
        auto *date = new JalaliDateEdit([] { return day(1405, 9, 1); });
        Form form(date);
        press(form.window, QStringLiteral("F4"));
        auto *calendar = date->findChild<JalaliCalendar *>();
        QVERIFY(calendar && calendar->isVisible());
        // As seen: down is next week, left is the next day.
        press(*calendar, QStringLiteral("Down"));
        press(*calendar, QStringLiteral("Left"));
        press(*calendar, QStringLiteral("Return"));
        QVERIFY(!calendar->isVisible());
        QCOMPARE(date->text(), QStringLiteral("۱۴۰۵/۰۹/۰۹"));
        QVERIFY(date->hasFocus());
    }

    void theWeekBeginsWithSaturdayAtTheRightAndFridayIsRed()
    {
        // 1405/9/1 is a Sunday; its month ends on the 30th.
        JalaliCalendar calendar(day(1405, 9, 20));
        QVERIFY(showActive(calendar));
        const QImage image = calendar.grab().toImage();
        const QColor red = Theme::current().colours().danger;
        const int column = calendar.width() / 7;
        const auto inked = [&](int x) { return inkedColumns(image.copy(x, 40, column, 240), red).size(); };
        QVERIFY2(inked(8) > 5, "Friday, at the left, is red");
        QCOMPARE(inked(calendar.width() - 8 - column), 0);
        QSignalSpy picked(&calendar, &JalaliCalendar::picked);
        // The second column from the right, first week: Sunday the first.
        click(calendar, QPoint(calendar.width() - 8 - 36 - 18, 40 + 30 + 15));
        QCOMPARE(picked.count(), 1);
        QCOMPARE(calendar.current().toString(), QStringLiteral("1405/09/01"));
    }

    void arrowsMoveADateByDaysAndMonths()
    {
        auto *date = new JalaliDateEdit([] { return day(1405, 9, 1); });
        Form form(date);
        date->setDate(day(1405, 6, 31));
        press(form.window, QStringLiteral("PgUp"));
        QCOMPARE(date->text(), QStringLiteral("۱۴۰۵/۰۷/۳۰"));
        press(form.window, QStringLiteral("Up"));
        QCOMPARE(date->text(), QStringLiteral("۱۴۰۵/۰۸/۰۱"));
        press(form.window, QStringLiteral("Down"));
        QCOMPARE(date->date()->toString(), QStringLiteral("1405/07/30"));
    }

    void digitsOfAColumnStandInEqualCells()
    {
        const QFont font = QApplication::font();
        const QFontMetricsF metrics(font);
        // The font alone gives a one less than half of the width of a wide digit: without cells this column dances.
        QVERIFY(metrics.horizontalAdvance(QStringLiteral("۱۱۱۱")) <
                metrics.horizontalAdvance(QStringLiteral("۴۴۴۴")) - 4);
        QCOMPARE(digitCellsWidth(QStringLiteral("۱۱۱۱"), font), digitCellsWidth(QStringLiteral("۴۴۴۴"), font));
        QCOMPARE(digitCellsWidth(QStringLiteral("1111"), font), digitCellsWidth(QStringLiteral("۱۱۱۱"), font));
    }

    void aCodeIsDrawnFromLeftToRightInPersianDigits()
    {
        // With a wide gap in it, the narrow digit must be at the left: "1   444".
        QImage image(200, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(Qt::RightToLeft);
        painter.setFont(QApplication::font());
        painter.setPen(Qt::black);
        drawDigitCells(painter, QRectF(0, 0, 200, 30), QStringLiteral("1       444"), Qt::AlignRight);
        painter.end();
        const QList<int> ink = inkedColumns(image, Qt::black);
        QVERIFY(ink.last() > 180);
        const int largestGapAt = [&] {
            int at = 0, largest = 0;
            for (int i = 1; i < ink.size(); ++i) {
                if (ink[i] - ink[i - 1] > largest) {
                    largest = ink[i] - ink[i - 1];
                    at = i;
                }
            }
            return at;
        }();
        QVERIFY2(largestGapAt < ink.size() / 2, "one digit before the gap, three after it");
    }

    void aCopiedCodeHasAsciiDigits()
    {
        QWidget window;
        auto *code = new CodeLabel(&window);
        code->setCode(QStringLiteral("۴۸۲۰۱۷۳۹۵۹"));
        QVERIFY(showActive(window));
        code->setFocus();
        press(window, QStringLiteral("Ctrl+C"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("4820173959"));
    }

    void aProgressBarShowsItsTextAndFillsFromTheRight()
    {
        QProgressBar bar;
        bar.setRange(0, 100);
        bar.setValue(30);
        bar.resize(300, 28);
        bar.show();
        const Colours &c = Theme::current().colours();
        const QImage with = bar.grab().toImage();
        QCOMPARE(with.pixelColor(295, 3).name(), c.accent.name());
        QCOMPARE(with.pixelColor(5, 3).name(), c.hover.name());
        QVERIFY2(!inkedColumns(with.copy(100, 0, 100, 28), c.text).isEmpty(), "the text is there");
    }

    void aCheckBoxIsSeenInBothThemes()
    {
        for (const Brightness brightness : {Brightness::Dark, Brightness::Light}) {
            Theme::current().setBrightness(brightness);
            QCheckBox box;
            box.resize(40, 30);
            box.show();
            const Colours &c = Theme::current().colours();
            const QImage image = box.grab().toImage();
            double best = 1;
            for (int x = 0; x < image.width(); ++x)
                best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), c.window));
            QVERIFY2(best >= 3, qPrintable(QString::number(best)));
        }
    }

    void aMnemonicNeitherBreaksAWordNorTakesItsColon_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("joined letter") << QStringLiteral("تلفن:");
        QTest::newRow("other joined letter") << QStringLiteral("نام شهروند:");
    }
    void aMnemonicNeitherBreaksAWordNorTakesItsColon()
    {
        QFETCH(QString, word);
        QLabel with(u'&' + word);
        QLabel without(word);
        PersianLineEdit edit;
        with.setBuddy(&edit);
        for (QLabel *label : {&with, &without}) {
            label->resize(120, 30);
            label->show();
        }
        QCOMPARE(with.grab().toImage(), without.grab().toImage());
    }

    void severalLinesBeginAtTheRightAndAreSpelled()
    {
        QWidget window;
        auto *words = new PersianTextEdit(&window);
        words->resize(300, 120);
        QVERIFY(showActive(window));
        words->setFocus();
        type(window, QStringLiteral("کوچه 5"));
        paste(window, QStringLiteral(" علي\nسطر دوم"));
        QCOMPARE(words->toPlainText(), QStringLiteral("کوچه ۵ علی\nسطر دوم"));
        press(window, QStringLiteral("Ctrl+Z"));
        QCOMPARE(words->toPlainText(), QStringLiteral("کوچه ۵"));
        words->clearFocus();
        const QImage image = words->viewport()->grab().toImage();
        QVERIFY(inkedColumns(image, Theme::current().colours().text).first() > 200);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPersian(application);
    FieldsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "fields_test.moc"
