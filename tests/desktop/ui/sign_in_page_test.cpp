// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "desktop/sign_in_page.h"
#include "uikit/testing/ui_driver.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using desktop::SignInPage;

namespace {

const QString nameField = QStringLiteral("نام کاربری");
const QString passwordField = QStringLiteral("گذرواژه");
const QString formerField = QStringLiteral("گذرواژهٔ پیشین");
const QString ownField = QStringLiteral("گذرواژه‌ای از آنِ خودتان");
const QString beginAnew = QStringLiteral("کنار گذاشتن انبار دادهٔ پیشین و شروع از نو");

QString textOf(const QString &field, const SignInPage &page)
{
    const auto *edit = find<QLineEdit>(field, &page);
    return edit ? edit->text() : QStringLiteral("not shown");
}

bool says(const SignInPage &page, const QString &text)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
}

} // namespace

/// Goal: the first page of a morning: name, Enter, password, Enter; and a sentence whenever that was not enough.
class SignInPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }

    void nothingTypedIsAskedForAndNotSent()
    {
        SignInPage page(QStringLiteral("https://localhost"), {});
        QSignalSpy wanted(&page, &SignInPage::wanted);
        QVERIFY(showActive(page));
        type(page, QStringLiteral("\n\n"));
        QCOMPARE(wanted.count(), 0);
        QVERIFY(says(page, QStringLiteral("نام و گذرواژه را بنویسید.")));
    }

    void whatWentWrongIsSaidAndOnlyThePasswordIsGone()
    {
        SignInPage page(QStringLiteral("https://localhost"), {});
        QVERIFY(showActive(page));
        type(page, QStringLiteral("agent1\nwrong\n"));
        page.setBusy(true);
        page.showProblem(Error("access.sign_in_later", {{QStringLiteral("seconds"), 12}}));
        QVERIFY(says(page, QStringLiteral("گذرواژه چند بار نادرست بود. ۱۲ ثانیهٔ دیگر دوباره بکوشید.")));
        QCOMPARE(textOf(nameField, page), QStringLiteral("agent1"));
        QCOMPARE(textOf(passwordField, page), QString());
        QVERIFY(find<QLineEdit>(passwordField, &page)->hasFocus());
    }

    void nobodyTypesWhileAnAttemptIsUnderWay()
    {
        SignInPage page(QStringLiteral("https://localhost"), QStringLiteral("agent1"));
        QVERIFY(showActive(page));
        page.setBusy(true);
        type(page, QStringLiteral("more"));
        QCOMPARE(textOf(nameField, page), QStringLiteral("agent1"));
        QVERIFY(!find<QLineEdit>(nameField, &page)->isEnabled());
    }

    void firstPasswordAsksForOneOfHisOwn() // R126
    {
        SignInPage page(QStringLiteral("https://localhost"), {});
        QSignalSpy wanted(&page, &SignInPage::wanted);
        QSignalSpy own(&page, &SignInPage::ownPasswordWanted);
        QVERIFY(showActive(page));
        QCOMPARE(textOf(ownField, page), QStringLiteral("not shown"));
        type(page, QStringLiteral("agent1\nfirst password\n"));
        QCOMPARE(wanted.count(), 1);
        page.showProblem(Error("access.password_first"));
        QVERIFY(find<QLineEdit>(ownField, &page)->hasFocus());
        type(page, QStringLiteral("agent1\nagent1\n"));
        QCOMPARE(own.count(), 0);
        QVERIFY(find<QLineEdit>(ownField, &page)->hasFocus());
        press(page, QStringLiteral("Ctrl+A"));
        type(page, QStringLiteral("a river at night\n"));
        press(page, QStringLiteral("Ctrl+A"));
        type(page, QStringLiteral("a river at day\n"));
        QCOMPARE(own.count(), 0);
        type(page, QStringLiteral("a river at night\n"));
        QCOMPARE(own.count(), 1);
        QCOMPARE(own.front(), (QVariantList{QStringLiteral("agent1"), QStringLiteral("first password"), QStringLiteral("a river at night")}));
        QCOMPARE(wanted.count(), 1);
        // The server took it, and this machine has a store that the one before opens.
        page.showProblem(Error("front.secrets_password"));
        QCOMPARE(textOf(ownField, page), QStringLiteral("not shown"));
        type(page, QStringLiteral("a river at night\n"));
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted.back().at(1).toString(), QStringLiteral("a river at night"));
    }

    void nameAndPasswordGoOutAsTyped()
    {
        SignInPage page(QStringLiteral("https://localhost"), {});
        QSignalSpy wanted(&page, &SignInPage::wanted);
        QVERIFY(showActive(page));
        type(page, QStringLiteral("agent1\n"));
        QVERIFY(find<QLineEdit>(passwordField, &page)->hasFocus());
        type(page, QStringLiteral("رمز 12ي\n"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).toString(), QStringLiteral("agent1"));
        // No Persian spelling: another letter would be another password.
        QCOMPARE(wanted.first().at(1).toString(), QStringLiteral("رمز 12ي"));
        QCOMPARE(find<QLineEdit>(passwordField, &page)->echoMode(), QLineEdit::Password);
    }

    void theFormerPasswordIsAskedForOnlyWhereItIsNeeded()
    {
        SignInPage page(QStringLiteral("https://localhost"), QStringLiteral("agent1"));
        QSignalSpy wanted(&page, &SignInPage::wanted);
        QVERIFY(showActive(page));
        QCOMPARE(textOf(formerField, page), QStringLiteral("not shown"));
        type(page, QStringLiteral("new\n"));
        page.setBusy(true);
        page.showProblem(Error("front.former_password_needed"));
        // The one that the server took need not be typed again.
        type(page, QStringLiteral("old\n"));
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted.last().at(1).toString(), QStringLiteral("new"));
        QCOMPARE(wanted.last().at(2).toString(), QStringLiteral("old"));
        QCOMPARE(find<QLineEdit>(formerField, &page)->echoMode(), QLineEdit::Password);
    }

    void whereTheKeyIsLostOneMayBeginAnew()
    {
        SignInPage page(QStringLiteral("https://localhost"), QStringLiteral("agent1"));
        QSignalSpy anew(&page, &SignInPage::anewWanted);
        QVERIFY(showActive(page));
        QVERIFY(!find<QPushButton>(beginAnew, &page));
        type(page, QStringLiteral("secret\n"));
        page.showProblem(Error("front.store_key_lost"));
        QVERIFY(find<QPushButton>(beginAnew, &page));
        find<QPushButton>(beginAnew, &page)->click();
        QCOMPARE(anew.count(), 1);
        QCOMPARE(anew.first().at(1).toString(), QStringLiteral("secret"));
        page.showProblem(Error("access.sign_in_wrong"));
        QVERIFY(!find<QPushButton>(beginAnew, &page));
        QCOMPARE(textOf(passwordField, page), QString());
    }

    void whoSignedInLastOnlyTypesThePassword()
    {
        SignInPage page(QStringLiteral("https://localhost"), QStringLiteral("agent1"));
        QSignalSpy wanted(&page, &SignInPage::wanted);
        QVERIFY(showActive(page));
        type(page, QStringLiteral("secret\n"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(0).toString(), QStringLiteral("agent1"));
    }
};

QTEST_MAIN(SignInPageTest)
#include "sign_in_page_test.moc"
