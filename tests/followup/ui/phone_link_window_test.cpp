// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "followup/ui/field_page.h"
#include "followup/ui/qr_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/type_ahead_edit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

const QString secret = QStringLiteral("phone-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ");
const QString addressName = QStringLiteral("نشانی صفحهٔ گوشی");
const QString wordsName = QStringLiteral("در محل چه دیدید؟");

} // namespace

/// Goal: whoever has a visit to make gets by keys the QR that opens its page on his phone, in the case and in the field, and is told
/// why where there is none (R060).
class PhoneLinkWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;
    QString m_visit;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    QString oneOf(const QByteArray &sql, std::initializer_list<Value> values = {})
    {
        QString found;
        const auto connection = m_desk->connect();
        const auto read = connection->each(sql, values, [&found](const storage::RowView &view) {
            found = view.text(0);
            return false;
        });
        return read.ok() ? found : QString();
    }
    QString ownPost()
    {
        return FieldCodec<Localized>::fromValue(
                   Value::text(oneOf("SELECT name FROM post WHERE holder = ? AND active", {Value(m_desk->user().uuid())})))
            .fa;
    }
    /// He sends himself to the place of the first case of his follow-up, today.
    void askForAVisitToday()
    {
        press("Shift+F3");
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("پیگیری")) && !m_desk->currentRow().id.isEmpty(); }));
        const QString who = QStringLiteral("چه کسی برود: بخشی از پست، واحد یا نام");
        QVERIFY(waitUntil([&] {
            press("Shift+F4");
            QTest::qWait(100);
            return m_desk->shown<uikit::TypeAheadEdit>(who) != nullptr;
        }));
        type(ownPost());
        auto *visitor = m_desk->shown<uikit::TypeAheadEdit>(who);
        QVERIFY(waitUntil([visitor] { return visitor->isListOpen(); }));
        press("Return");
        QVERIFY(waitUntil([visitor] { return visitor->chosen().has_value(); }));
        type(QStringLiteral("گودال را ببینید"));
        press("Tab");
        press("Ctrl+A");
        type(QStringLiteral("امروز"));
        press("Ctrl+Return");
        (void)m_desk->command(1);
        const auto connection = m_desk->connect();
        QVERIFY(connection
                    ->each("SELECT id FROM followup_visit", {},
                           [this](const storage::RowView &view) {
                               m_visit = view.uuid(0).toString();
                               return false;
                           })
                    .ok());
        QVERIFY(!m_visit.isEmpty());
    }
    /// The server is asked for a link of his visit; the question is the newest.
    void waitForTheQuestion(const char *query, size_t count)
    {
        QVERIFY(waitUntil([&] { return m_desk->server().asked.size() >= count; }));
        QCOMPARE(m_desk->server().asked.back().query, QByteArray(query));
        QCOMPARE(m_desk->server().asked.back().arguments.value(QLatin1String("visit")).toString(), m_visit);
    }
    void answerWithALink()
    {
        m_desk->server().answer(ServerPort::Answer{
            Instant(1),
            {},
            {{QStringLiteral("secret"), secret},
             {QStringLiteral("until"), QDateTime::currentMSecsSinceEpoch() + 24 * 3'600'000},
             {QStringLiteral("base"), QStringLiteral("https://137.example:8137")}}});
    }
    QString address()
    {
        auto *edit = m_desk->shown<QPlainTextEdit>(addressName);
        return edit ? edit->toPlainText() : QString();
    }
    QString wantedAddress() { return QStringLiteral("https://137.example:8137/phone/#%1.%2").arg(m_visit, secret); }
    followup::QrView *qr()
    {
        for (auto *view : window().findChildren<followup::QrView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }
    /// For looking at, where PEYGIR_SCREENSHOTS says where to.
    void look(const char *name)
    {
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        // The pages around it give way to it.
        QTest::qWait(200);
        QVERIFY(screenshot(window(), folder + QStringLiteral("/phone-link-%1.png").arg(QLatin1String(name))));
    }
    size_t askedSoFar() { return m_desk->server().asked.size(); }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(WindowDesk::Cycle::Second); }
    void cleanup() { m_desk.reset(); }

    void caseWithoutAVisitOfOnesOwnHasNoPage()
    {
        press("Shift+F3");
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("پیگیری")) && !m_desk->currentRow().id.isEmpty(); }));
        QVERIFY(waitUntil([this] {
            press("Ctrl+Shift+F4");
            return m_desk->message() == QStringLiteral("در این پرونده بازدیدی بر عهدهٔ شما نیست.");
        }));
        QCOMPARE(askedSoFar(), size_t(0));
        QVERIFY(!qr());
    }

    void qrAndAddressOfTheVisitStandInTheCaseUntilItIsEnded()
    {
        askForAVisitToday();
        press("Ctrl+Shift+F4");
        waitForTheQuestion("phone_link", 1);
        QVERIFY(m_desk->shows(QStringLiteral("در حال گرفتن پیوند از سرور…")));
        answerWithALink();
        QVERIFY(waitUntil([this] { return address() == wantedAddress(); }));
        QVERIFY(qr());
        look("case");
        // What the camera sees is the address: its squares are as large as pixels allow, dark on white.
        const QImage seen = qr()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QImage code = followup::qrOf(wantedAddress());
        QVERIFY(!code.isNull());
        const int square = std::min(seen.width(), seen.height()) / (code.width() + 8);
        QVERIFY(square >= 3);
        const QPoint begin((seen.width() - (code.width() + 8) * square) / 2 + 4 * square, (seen.height() - (code.height() + 8) * square) / 2 + 4 * square);
        for (int y = 0; y < code.height(); ++y) {
            for (int x = 0; x < code.width(); ++x) {
                const QPoint middle = begin + QPoint(x * square + square / 2, y * square + square / 2);
                QCOMPARE(qGray(seen.pixel(middle)) < 128, qGray(code.pixel(x, y)) < 128);
            }
        }
        // Put away and looked at again it is the same link.
        press("Escape");
        QVERIFY(waitUntil([this] { return !qr(); }));
        press("Ctrl+Shift+F4");
        QVERIFY(waitUntil([this] { return address() == wantedAddress(); }));
        QCOMPARE(askedSoFar(), size_t(1));
        press("Ctrl+A");
        press("Ctrl+C");
        QCOMPARE(QGuiApplication::clipboard()->text(), wantedAddress());

        press("Delete");
        waitForTheQuestion("end_phone_link", 2);
        m_desk->server().answer(ServerPort::Answer{Instant(1), {}, {}});
        QVERIFY(waitUntil([this] { return m_desk->shows(QStringLiteral("پیوند پایان یافت. دیگر هیچ گوشی با آن نمی‌تواند این بازدید را گزارش کند.")); }));
        QVERIFY(!qr());
        QVERIFY(address().isEmpty());
    }

    void withoutALineItSaysSoAndTriesAgain()
    {
        askForAVisitToday();
        press("Ctrl+Shift+F4");
        waitForTheQuestion("phone_link", 1);
        m_desk->server().answer(Error("front.unreachable"));
        const QString why = QStringLiteral("اکنون به سرور دسترسی نیست و صفحهٔ گوشی از سرور می‌آید. بازدید را همین‌جا ثبت کنید، یا پس از وصل "
                                           "شدن شبکه دوباره بکوشید.");
        QVERIFY(waitUntil([&] { return m_desk->shows(why); }));
        QVERIFY(!qr());
        // All of the sentence can be read.
        auto *line = window().findChild<QLabel *>(QStringLiteral("phone.line"));
        for (auto *one : window().findChildren<QLabel *>(QStringLiteral("phone.line"))) {
            if (one->isVisible())
                line = one;
        }
        QVERIFY(waitUntil([line] { return line->height() >= line->heightForWidth(line->width()); }));
        look("no-line");
        press("Ctrl+R");
        waitForTheQuestion("phone_link", 2);
        m_desk->server().answer(Error("followup.visit_of_another"));
        QVERIFY(waitUntil([this] {
            return m_desk->shows(QStringLiteral("این بازدید بر عهدهٔ شما نیست. از کسی که بر عهدهٔ اوست بخواهید، یا بازدید را از پست خود بخواهید."));
        }));
        press("Ctrl+R");
        waitForTheQuestion("phone_link", 3);
        answerWithALink();
        QVERIFY(waitUntil([this] { return qr() && address() == wantedAddress(); }));
        QVERIFY(!m_desk->shows(why));
    }

    void inTheFieldItStandsInThePlaceOfTheReportAndNothingTypedIsLost()
    {
        askForAVisitToday();
        auto &page = *window().findChild<followup::FieldPage *>();
        QVERIFY(waitUntil([&] {
            press("Ctrl+Shift+F3");
            return page.isVisible();
        }));
        auto &list = *page.findChild<uikit::RowListView *>();
        QVERIFY(waitUntil([&] { return page.route().size() == 1 && list.hasFocus() && !list.currentId().isEmpty(); }));
        press("Return");
        QVERIFY(waitUntil([this] { return m_desk->shown<QPlainTextEdit>(wordsName) != nullptr; }));
        type(QStringLiteral("دو گودال"));
        press("Ctrl+G");
        waitForTheQuestion("phone_link", 1);
        answerWithALink();
        QVERIFY(waitUntil([this] { return qr() && address() == wantedAddress(); }));
        QVERIFY(!m_desk->shown<QPlainTextEdit>(wordsName));
        // A small screen, upright: all of the QR is on it.
        window().resize(480, 800);
        QVERIFY(waitUntil([&] { return page.width() == 480; }));
        QTest::qWait(50);
        look("field");
        const QRect place(qr()->mapTo(&page, QPoint()), qr()->size());
        QVERIFY(page.rect().contains(place));
        QVERIFY(std::min(place.width(), place.height()) >= qr()->minimumSizeHint().width());
        press("Escape");
        QVERIFY(waitUntil([this] { return m_desk->shown<QPlainTextEdit>(wordsName) != nullptr; }));
        QVERIFY(!qr());
        QVERIFY(page.isReporting());
        QCOMPARE(m_desk->shown<QPlainTextEdit>(wordsName)->toPlainText(), QStringLiteral("دو گودال"));
        type(QStringLiteral(" ژرف"));
        QVERIFY(m_desk->shown<QPlainTextEdit>(wordsName)->toPlainText().contains(QStringLiteral("ژرف")));
    }

    void paletteFindsItByItsName()
    {
        askForAVisitToday();
        press("Ctrl+K");
        QTest::qWait(100);
        type(QStringLiteral("ثبت بازدید با گوشی"));
        QTest::qWait(200);
        press("Return");
        waitForTheQuestion("phone_link", 1);
        answerWithALink();
        QVERIFY(waitUntil([this] { return qr() && address() == wantedAddress(); }));
    }
};

QTEST_MAIN(PhoneLinkWindowTest)
#include "phone_link_window_test.moc"
