// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/merge_citizens.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/support/held_answers.h"
#include "cases/ui/citizen_page.h"
#include "cases/ui/proposal_bar.h"
#include "desktop/error_texts.h"
#include "uikit/application.h"
#include "uikit/digit_cells.h"
#include "uikit/persian_line_edit.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::uikit::testing;
using Texts = std::vector<QString>;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const QString mobile = QStringLiteral("+989121234567");

void turn() { settle(20ms); }

/// Takes every command, or refuses it, and notes it.
class NotedDesk final : public DeskPort
{
public:
    UserId user() const override { return UserId(numbered(1)); }
    void submit(const QByteArray &kind, const QJsonObject &arguments, QObject *context, Done done,
                const char *codeField) override
    {
        const Result<Accepted> answer = refusal ? Result<Accepted>(*refusal)
                                                : Accepted{numbered(99), codeField ? code : QString(), false};
        submitted.push_back({kind, arguments});
        answers.give(context, [done, answer] { done(answer); });
    }
    DeskStatus status() const override { return {}; }
    std::vector<TroubledCommand> troubled() const override { return {}; }
    Instant now() const override { return Instant(1'795'000'000'000); }
    void synchroniseNow() override {}

    QString code = QStringLiteral("4820173959");
    std::optional<Error> refusal;
    std::vector<std::pair<QByteArray, QJsonObject>> submitted;
    test::HeldAnswers answers;
};

/// One citizen, whom a test may change behind the page's back.
class OneCitizen final : public CitizenQueries
{
public:
    OneCitizen()
        : view{Citizen{.id = CitizenId(numbered(2)), .phone = mobile, .name = QStringLiteral("علی رضایی"),
                       .firstSeenAt = Instant(1'790'000'000'000), .lastContactYear = 1405},
               {QStringLiteral("+982188776655")}, {QStringLiteral("خیابان بهار، پلاک ۱۲")}, {}, 0, {}, {}}
    {}
    Cancel citizen(const CitizenId &id, QObject *context, Done<CitizenView> done) override
    {
        answers.give(context, [this, id, done] { done(other && other->citizen.id == id ? *other : view); });
        return [] {};
    }
    Cancel proposals(const CaseId &, QObject *context, Done<std::vector<ProposalView>> done) override
    {
        QTimer::singleShot(0, context, [this, done] { done(view.proposals); });
        return [] {};
    }
    Cancel ownerOf(const QString &phone, QObject *context, Done<std::optional<Citizen>> done) override
    {
        QTimer::singleShot(0, context, [this, phone, done] {
            done(phone == takenPhone ? std::optional(Citizen{CitizenId(numbered(3)), phone, QStringLiteral("مریم"),
                                                             Instant(0), 1405})
                                     : std::optional<Citizen>());
        });
        return [] {};
    }
    Cancel subscriber(const QString &, QObject *, Done<std::optional<Citizen>>) override { return [] {}; }
    Cancel like(const QString &typed, int, QObject *context, Done<std::vector<Citizen>> done) override
    {
        QTimer::singleShot(0, context, [this, typed, done] {
            std::vector<Citizen> found{view.citizen};
            if (other && other->citizen.name.startsWith(typed))
                found.push_back(other->citizen);
            done(found);
        });
        return [] {};
    }

    CitizenView view;
    /// Somebody else whom one can find.
    std::optional<CitizenView> other;
    QString takenPhone;
    test::HeldAnswers answers;
};

/// The page in a window of its own, with the keyboard, the citizen on it.
struct Page
{
    explicit Page(std::function<void(Page &)> before = {})
    {
        if (before)
            before(*this);
        page = std::make_unique<CitizenPage>(queries, desk);
        page->resize(1166, 680);
        shown = showActive(*page);
        page->showCitizen(CitizenId(numbered(2)));
        turn();
        page->takeFocus();
    }
    void press(const char *chord)
    {
        uikit::testing::press(*page, QString::fromLatin1(chord));
        turn();
    }
    void type(const QString &text)
    {
        uikit::testing::type(*page, text);
        turn();
    }
    QString text(const char *field) const { return page->findChild<QLineEdit *>(QString::fromLatin1(field))->text(); }
    QString problem(const char *field) const
    {
        return page->findChild<uikit::PersianLineEdit *>(QString::fromLatin1(field))->problem();
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    QString focused() const { return page->focusWidget() ? page->focusWidget()->objectName() : QString(); }
    QJsonObject fields() const { return desk.submitted.back().second.value(QStringLiteral("fields")).toObject(); }

    OneCitizen queries;
    NotedDesk desk;
    std::unique_ptr<CitizenPage> page;
    bool shown = false;
};

CitizenView maryam()
{
    return {Citizen{.id = CitizenId(numbered(3)), .phone = QStringLiteral("+989350001122"), .name = QStringLiteral("مریم رضایی"),
                    .firstSeenAt = Instant(1'791'000'000'000), .lastContactYear = 1405},
            {}, {QStringLiteral("میدان ونک، کوچهٔ یاس")}, {}, 3, {}, {}};
}

/// Maryam's record as the page of the one that it was merged into has it.
MergedRecord mergedMaryam()
{
    MergedRecord record{maryam().citizen, {maryam().citizen.phone}, maryam().addresses, 3};
    record.citizen.mergedInto = CitizenId(numbered(2));
    return record;
}

ProposalView hassan()
{
    return {ProposalId(numbered(7)), QStringLiteral("name"), QStringLiteral("علی رضایی"), QStringLiteral("حسن"), {}, {},
            UserId(numbered(1)), QStringLiteral("سارا"), Instant(1'794'000'000'000), true};
}

/// Where somebody wants to look at it.
void saveScreenshot(QWidget &page, const char *name)
{
    const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS");
    if (!folder.isEmpty())
        QVERIFY(screenshot(page, folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".png")));
}

QJsonObject edit(const QJsonValue &seen, const QJsonValue &written)
{
    return {{QStringLiteral("seen"), seen}, {QStringLiteral("written"), written}};
}

} // namespace

/// Goal: a citizen is edited, subscribed and decided about by keys alone, and what was typed is never lost (R038).
class CitizenPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        uikit::applyPersian(*qApp);
        desktop::addErrorSentences();
    }

    void refusalStandsBesideItsFieldAndKeepsWhatWasTyped()
    {
        Page page([](Page &p) {
            p.desk.refusal = Error("persian.national_id.check_digit", {{QStringLiteral("field"), QStringLiteral("nationalId")}});
        });
        page.type(QStringLiteral("حسین"));
        page.press("Ctrl+Return");
        QVERIFY(!page.problem("nationalId").isEmpty());
        QCOMPARE(page.focused(), QStringLiteral("nationalId"));
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
    }

    void whatIsTypedWhileASaveIsReadBackStaysAndIsWrittenOnWhatWasSaved()
    {
        Page page;
        page.queries.answers.isHeld = true;
        page.type(QStringLiteral("حسین"));
        page.press("Ctrl+Return");
        page.queries.view.citizen.name = QStringLiteral("حسین");
        page.type(QStringLiteral(" رضایی"));
        // At once: it waits for what is on its way, and is no edit of what he edited himself.
        page.press("Ctrl+Return");
        const auto &submitted = page.desk.submitted;
        QCOMPARE(submitted.size(), size_t(1));
        page.queries.answers.letGo();
        QVERIFY(waitUntil([&submitted] { return submitted.size() == 2; }));
        QCOMPARE(page.text("name"), QStringLiteral("حسین رضایی"));
        QCOMPARE(page.fields().value(QStringLiteral("name")), edit(QStringLiteral("حسین"), QStringLiteral("حسین رضایی")));
    }

    void newsLeaveWhatIsSelectedSelected()
    {
        Page page;
        page.press("Ctrl+A");
        page.page->refresh();
        turn();
        page.type(QStringLiteral("حسین"));
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
    }

    void newsBeforeASaveIsStoredTakeNothingAway()
    {
        Page page;
        page.desk.answers.isHeld = true;
        page.type(QStringLiteral("حسین"));
        page.press("Ctrl+Return");
        page.page->refresh();
        turn();
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
    }

    void phoneThatIsNoneIsSaidOnLeavingTheField()
    {
        Page page;
        page.press("Tab");
        page.press("Ctrl+A");
        page.type(QStringLiteral("0912"));
        QVERIFY(page.problem("phone").isEmpty());
        page.press("Tab");
        QVERIFY(!page.problem("phone").isEmpty());
    }

    void phoneOfAnotherCitizenSaysWhoseItIs()
    {
        Page page([](Page &p) { p.queries.takenPhone = QStringLiteral("+989350001122"); });
        page.press("Tab");
        page.press("Ctrl+A");
        page.type(QStringLiteral("09350001122"));
        page.press("Tab");
        QVERIFY(page.problem("phone").contains(QStringLiteral("مریم")));
    }

    void nothingChangedIsNotSent()
    {
        Page page;
        page.press("Ctrl+Return");
        QVERIFY(page.desk.submitted.empty());
    }

    void onlyWhatWasTypedIsSentWithWhatWasSeen()
    {
        Page page;
        QVERIFY(page.shown);
        QCOMPARE(page.focused(), QStringLiteral("name"));
        page.type(QStringLiteral("حسین"));
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.submitted.size(), size_t(1));
        QCOMPARE(page.desk.submitted.front().first, QByteArray(EditCitizen::kind));
        QCOMPARE(page.fields(), (QJsonObject{{QStringLiteral("name"),
                                              edit(QStringLiteral("علی رضایی"), QStringLiteral("حسین"))}}));
    }

    void theNameIsWrittenOverWhereItComesAfterTheKeyboard()
    {
        Page page;
        page.queries.answers.isHeld = true;
        page.queries.view.citizen.name = QStringLiteral("رضا");
        page.page->showCitizen(CitizenId(numbered(3)));
        page.page->takeFocus();
        page.queries.answers.letGo();
        turn();
        page.type(QStringLiteral("حسین"));
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
    }

    void furtherPhonesAndAddressesAreLines()
    {
        Page page;
        for (int n = 0; n < 2; ++n)
            page.press("Tab");
        QCOMPARE(page.focused(), QStringLiteral("phones"));
        page.press("Ctrl+End");
        page.type(QStringLiteral("\n۰۹۳۵۰۰۰۱۱۲۲"));
        page.press("Ctrl+Return");
        const QJsonArray seen{QStringLiteral("+982188776655")};
        const QJsonArray written{QStringLiteral("+982188776655"), QStringLiteral("+989350001122")};
        QCOMPARE(page.fields(), (QJsonObject{{QStringLiteral("phones"), edit(seen, written)}}));
    }

    void newsDoNotOverwriteWhatIsBeingTyped()
    {
        Page page;
        page.type(QStringLiteral("حسین"));
        page.queries.view.citizen.name = QStringLiteral("رضا");
        page.page->refresh();
        turn();
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
        page.press("Ctrl+Return");
        // Written on what was seen: the rule sees that somebody else changed it.
        QCOMPARE(page.fields().value(QStringLiteral("name")).toObject(),
                 edit(QStringLiteral("علی رضایی"), QStringLiteral("حسین")));
    }

    void escapeLeavesOnlyWhenNothingWouldBeLost()
    {
        Page page;
        QSignalSpy back(page.page.get(), &CitizenPage::backWanted);
        page.type(QStringLiteral("حسین"));
        page.press("Escape");
        QCOMPARE(back.size(), 0);
        QVERIFY(page.says(QStringLiteral("ذخیره نشده است")));
        page.press("Escape");
        QCOMPARE(back.size(), 1);
        Page untouched;
        QSignalSpy away(untouched.page.get(), &CitizenPage::backWanted);
        untouched.press("Escape");
        QCOMPARE(away.size(), 1);
    }

    void theSameCitizenShownAgainKeepsWhatWasTypedAndSaysSo()
    {
        Page page;
        page.type(QStringLiteral("حسین"));
        page.page->showCitizen(CitizenId(numbered(2)));
        page.page->takeFocus();
        turn();
        QVERIFY(page.says(QStringLiteral("ذخیره نشده")));
        // Goes on where he was, and writes over nothing.
        page.press("End");
        page.type(QStringLiteral(" رضایی"));
        QCOMPARE(page.text("name"), QStringLiteral("حسین رضایی"));
        page.press("Ctrl+Return");
        QCOMPARE(page.fields().value(QStringLiteral("name")),
                 edit(QStringLiteral("علی رضایی"), QStringLiteral("حسین رضایی")));
    }

    void keptTextIsNotSelectedToBeWrittenOver()
    {
        Page page;
        page.type(QStringLiteral("حسین"));
        page.page->showCitizen(CitizenId(numbered(2)));
        page.page->takeFocus();
        page.type(QStringLiteral("ی"));
        QCOMPARE(page.text("name"), QStringLiteral("حسینی"));
    }

    void anotherCitizenWaitsUntilWhatWasTypedIsPutAway_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("another") << false;
        QTest::newRow("somebody new") << true;
    }
    void anotherCitizenWaitsUntilWhatWasTypedIsPutAway()
    {
        QFETCH(bool, isNew);
        Page page;
        const auto show = [isNew](CitizenPage &shown) {
            if (isNew)
                shown.showNew();
            else
                shown.showCitizen(CitizenId(numbered(3)));
            turn();
        };
        page.type(QStringLiteral("حسین"));
        page.queries.view.citizen.name = QStringLiteral("رضا");
        show(*page.page);
        QCOMPARE(page.text("name"), QStringLiteral("حسین"));
        QVERIFY(page.says(QStringLiteral("«علی رضایی»")));
        page.press("Escape");
        page.press("Escape");
        show(*page.page);
        QCOMPARE(page.text("name"), isNew ? QString() : QStringLiteral("رضا"));
        QVERIFY(!page.says(QStringLiteral("«علی رضایی»")));
    }

    void somebodyNewWhoIsHalfTypedIsKept()
    {
        Page page;
        page.page->showNew();
        page.page->takeFocus();
        page.type(QStringLiteral("کریم"));
        page.page->showNew();
        turn();
        QCOMPARE(page.text("name"), QStringLiteral("کریم"));
        page.page->showCitizen(CitizenId(numbered(2)));
        turn();
        QCOMPARE(page.text("name"), QStringLiteral("کریم"));
    }

    void nothingIsMergedBeforeItWasSeen()
    {
        Page page([](Page &p) { p.queries.other = maryam(); });
        page.press("Ctrl+M");
        page.type(QStringLiteral("مریم"));
        page.press("Ctrl+Return");
        QVERIFY(page.desk.submitted.empty());
        page.press("Escape");
        page.press("Escape");
        QVERIFY(!page.page->findChild<QWidget *>(QStringLiteral("mergePanel"))->isVisible());
        QCOMPARE(page.focused(), QStringLiteral("name"));
    }

    void anotherRecordIsMergedAfterItsPreview()
    {
        Page page([](Page &p) { p.queries.other = maryam(); });
        page.press("Ctrl+M");
        page.type(QStringLiteral("مریم"));
        page.press("Return");
        // The one whose page it is was not offered, so that the first is she.
        QVERIFY(page.says(QStringLiteral("۰۹۳۵")));
        QVERIFY(page.says(QStringLiteral("میدان ونک، کوچهٔ یاس")));
        QVERIFY(page.says(QStringLiteral("پیام‌هایی که به اینجا می‌آید: ۳")));
        saveScreenshot(*page.page, "citizen-merging");
        QSignalSpy acted(page.page.get(), &CitizenPage::acted);
        page.press("Ctrl+Return");
        QCOMPARE(page.desk.submitted.size(), size_t(1));
        QCOMPARE(page.desk.submitted.back().first, QByteArray(MergeCitizens::kind));
        QCOMPARE(page.desk.submitted.back().second,
                 fieldsToJson(MergeCitizens{CitizenId(numbered(2)), CitizenId(numbered(3))}));
        QCOMPARE(acted.size(), 1);
        QVERIFY(!page.page->findChild<QWidget *>(QStringLiteral("mergePanel"))->isVisible());
    }

    void refusedMergingSaysWhyAndStays()
    {
        Page page([](Page &p) {
            p.queries.other = maryam();
            p.desk.refusal = Error("cases.citizens_differ");
        });
        page.press("Ctrl+M");
        page.type(QStringLiteral("مریم"));
        page.press("Return");
        page.press("Ctrl+Return");
        QVERIFY(page.says(QStringLiteral("پس دو نفرند")));
        QVERIFY(page.page->findChild<QWidget *>(QStringLiteral("mergePanel"))->isVisible());
    }

    void mergedRecordIsPartedByDelete()
    {
        Page page([](Page &p) { p.queries.view.merged = {mergedMaryam()}; });
        auto *merged = page.page->findChild<QListWidget *>(QStringLiteral("mergedRecords"));
        QVERIFY(merged->isVisible());
        QVERIFY(merged->item(0)->text().contains(QStringLiteral("مریم رضایی")));
        QVERIFY(merged->item(0)->text().contains(QStringLiteral("۰۹۳۵")));
        saveScreenshot(*page.page, "citizen-merged");
        // In the name it is a letter that goes.
        page.press("Delete");
        QVERIFY(page.desk.submitted.empty());
        merged->setFocus(Qt::TabFocusReason);
        page.press("Delete");
        QCOMPARE(page.desk.submitted.back().first, QByteArray(PartCitizens::kind));
        QCOMPARE(page.desk.submitted.back().second,
                 fieldsToJson(PartCitizens{CitizenId(numbered(3)), CitizenId(numbered(2))}));
        page.queries.view.merged.clear();
        page.page->refresh();
        turn();
        QVERIFY(!merged->isVisible());
    }

    void ctrlBSubscribesAndTheCodeIsTold()
    {
        Page page;
        QSignalSpy acted(page.page.get(), &CitizenPage::acted);
        page.press("Ctrl+B");
        QCOMPARE(page.desk.submitted.back().first, QByteArray(SubscribeCitizen::kind));
        QVERIFY(acted.last().first().toString().contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۹")));
        page.queries.view.citizen.subscriptionCode = page.desk.code;
        page.page->refresh();
        turn();
        const auto codes = page.page->findChildren<uikit::CodeLabel *>();
        QVERIFY(codes.front()->isVisible());
        QCOMPARE(codes.front()->code(), page.desk.code);
        const size_t sent = page.desk.submitted.size();
        page.press("Ctrl+B");
        QCOMPARE(page.desk.submitted.size(), sent);
    }

    void somebodyNewNeedsAPhone()
    {
        Page page;
        page.page->showNew();
        page.page->takeFocus();
        page.type(QStringLiteral("کریم"));
        page.press("Ctrl+B");
        QVERIFY(page.desk.submitted.empty());
        QCOMPARE(page.focused(), QStringLiteral("phone"));
        page.type(QStringLiteral("09121234567"));
        page.press("Ctrl+B");
        const QJsonObject arguments = page.desk.submitted.back().second;
        QVERIFY(!arguments.contains(QStringLiteral("citizen")));
        QCOMPARE(page.fields().value(QStringLiteral("name")).toObject(), edit(QString(), QStringLiteral("کریم")));
    }

    void shiftF11KeepsAndShiftF12Replaces_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("how");
        QTest::newRow("keep") << QStringLiteral("Shift+F11") << QStringLiteral("keep");
        QTest::newRow("replace") << QStringLiteral("Shift+F12") << QStringLiteral("replace");
    }
    void shiftF11KeepsAndShiftF12Replaces()
    {
        QFETCH(QString, key);
        QFETCH(QString, how);
        Page page([](Page &p) { p.queries.view.proposals = {hassan()}; });
        QVERIFY(page.says(QStringLiteral("«حسن»")) && page.says(QStringLiteral("«علی رضایی»")));
        page.press(key.toLatin1().constData());
        QCOMPARE(page.desk.submitted.back().first, QByteArray(SettleProposal::kind));
        const QJsonObject arguments = page.desk.submitted.back().second;
        QCOMPARE(arguments.value(QStringLiteral("how")).toString(), how);
        QCOMPARE(unboxed(arguments.value(QStringLiteral("seen")).toObject()).toString(), QStringLiteral("علی رضایی"));
        QVERIFY(!page.page->findChild<ProposalBar *>()->isVisible());
    }

    void keysOfProposalsDoNothingWhereThereIsNone()
    {
        Page page;
        page.press("Shift+F11");
        page.press("Shift+F12");
        QVERIFY(page.desk.submitted.empty());
    }

    void pageIsSeen()
    {
        const QTemporaryDir passing;
        const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS", passing.path());
        for (const auto brightness : {uikit::Brightness::Light, uikit::Brightness::Dark}) {
            uikit::Theme::current().setBrightness(brightness);
            Page page([](Page &p) {
                p.queries.view.proposals = {hassan()};
                p.queries.view.citizen.subscriptionCode = p.desk.code;
                p.queries.view.citizen.note = QStringLiteral("شب‌ها پاسخ نمی‌دهد.");
                p.queries.view.history = {{CitizenHistory{CitizenHistoryId(numbered(20)), CitizenId(numbered(2)),
                                                          CitizenChange::Edited, UserId(numbered(1)),
                                                          Instant(1'794'000'000'000),
                                                          {{QStringLiteral("changed"),
                                                            QJsonObject{{QStringLiteral("name"),
                                                                         QJsonObject{{QStringLiteral("from"), QStringLiteral("علی")},
                                                                                     {QStringLiteral("to"), QStringLiteral("علی رضایی")}}}}}}},
                                           QStringLiteral("سارا احمدی")}};
            });
            page.press("Tab");
            page.press("Ctrl+A");
            page.type(QStringLiteral("0912"));
            page.press("Tab");
            QVERIFY(screenshot(*page.page, folder + (brightness == uikit::Brightness::Light
                                                                           ? QStringLiteral("/citizen.png")
                                                                           : QStringLiteral("/citizen-dark.png"))));
        }
        uikit::Theme::current().setBrightness(uikit::Brightness::Light);
    }
};

QTEST_MAIN(CitizenPageTest)
#include "citizen_page_test.moc"
