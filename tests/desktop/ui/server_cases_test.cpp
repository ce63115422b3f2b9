// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/document.h"
#include "cases/ui/case_page.h"
#include "cases/ui/search_suggestions.h"
#include "cases/ui/server_suggestions.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "persian/damm.h"
#include "persian/digits.h"
#include "storage/door.h"
#include "uikit/digit_cells.h"
#include "uikit/suggestion_list.h"
#include "uikit/testing/ui_driver.h"

#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

/// Of no case on this desk.
QString unknownCode()
{
    const QString digits = QStringLiteral("999888777");
    return digits + QString::number(*persian::damm::digit(digits));
}

const Instant answeredAt(1'795'000'000'000);
const cases::CaseId elsewhere(*Uuid::parse(QStringView(u"00000000-0000-4000-8000-000000000077")));
const QString sourceName = QStringLiteral("جای پرونده");

} // namespace

/// Goal: a case that this desk does not hold is said to be elsewhere, is one line of the palette away, and can be read
/// but not worked with; and no line ever holds the window up.
class ServerCasesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    /// What the server would say of the case under the cursor, if it were another one that is not here.
    ServerPort::Answer answerLikeTheCurrentRow()
    {
        const auto connection = m_desk->connect();
        storage::Door door(*connection);
        const Uuid id = *Uuid::parse(QStringView(m_desk->currentRow().id));
        ServerPort::Answer answer{answeredAt, {}};
        for (const Table *table : {&tableOf<cases::CaseCard>(), &tableOf<cases::CaseFile>(), &tableOf<cases::CaseNode>(),
                                   &tableOf<cases::HistoryEntry>()}) {
            for (const RowPointer &found : bench::must(door.rowsOf(*table, id))) {
                auto row = std::make_shared<Row>(*found);
                row->aggregate = elsewhere.uuid();
                if (table->root)
                    row->id = elsewhere.uuid();
                answer.rows.push_back(row);
            }
        }
        cases::CaseCard card = fromRow<cases::CaseCard>(*answer.rows.front());
        card.code = unknownCode();
        answer.rows.front() = std::make_shared<Row>(toRow(card));
        return answer;
    }

    QList<uikit::Suggestion> suggestions()
    {
        for (const auto *list : m_desk->window().findChildren<uikit::SuggestionList *>()) {
            if (list->isVisible())
                return list->suggestions();
        }
        return {};
    }
    void askByPalette()
    {
        press(m_desk->window(), QStringLiteral("Ctrl+K"));
        type(m_desk->window(), unknownCode());
        QVERIFY(waitUntil([this] { return suggestions().size() == 1; }));
        press(m_desk->window(), QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return m_desk->server().asked.size() == 1; }));
    }
    QString codeShown()
    {
        for (const auto *label : m_desk->window().findChildren<uikit::CodeLabel *>()) {
            if (label->isVisible())
                return persian::toAsciiDigits(label->code());
        }
        return {};
    }
    QString source() { return m_desk->labelled(sourceName); }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<WindowDesk>(); }
    void cleanup() { m_desk.reset(); }

    void codeThatIsMistypedOrHereIsNotAskedOfTheServer()
    {
        const QString held = m_desk->rows()[2].code;
        QString mistyped = unknownCode();
        mistyped.back() = mistyped.back() == u'5' ? u'6' : u'5';
        for (const QString &typed : {held, mistyped}) {
            QSignalSpy cases(m_desk->window().findChild<cases::CaseSuggestions *>(), &uikit::SuggestionProvider::answered);
            QSignalSpy server(m_desk->window().findChild<cases::ServerSuggestions *>(),
                              &uikit::SuggestionProvider::answered);
            press(m_desk->window(), QStringLiteral("Ctrl+K"));
            paste(m_desk->window(), typed);
            // Everybody answers, also who had nothing to ask; the index may still be in the making.
            QVERIFY(waitUntil([&] { return cases.count() >= 1 && server.count() >= 1; }));
            for (const uikit::Suggestion &suggestion : suggestions())
                QCOMPARE(suggestion.end, persian::toPersianDigits(held));
            press(m_desk->window(), QStringLiteral("Escape"));
        }
        QVERIFY(m_desk->server().asked.empty());
    }

    void serverThatIsNotThereIsSaidAndCanBeAskedAgain()
    {
        askByPalette();
        m_desk->server().answer(Error("front.unreachable"));
        QVERIFY2(source().contains(QStringLiteral("سرور در دسترس نیست")), qPrintable(source()));
        press(m_desk->window(), QStringLiteral("Ctrl+F5"));
        QCOMPARE(m_desk->server().asked.size(), size_t(2));
        m_desk->server().answer(Error("front.sign_in_needed"));
        QVERIFY2(source().contains(QStringLiteral("دوباره وارد شوید")), qPrintable(source()));
    }

    void caseThatTheServerDoesNotShowIsSaidToBeUnknown()
    {
        askByPalette();
        QCOMPARE(m_desk->server().asked.back().query, QByteArray("case"));
        QCOMPARE(m_desk->server().asked.back().arguments,
                 QJsonObject({{QStringLiteral("code"), unknownCode()}}));
        m_desk->server().answer(Error("cases.unknown"));
        QVERIFY2(source().contains(persian::toPersianDigits(unknownCode())), qPrintable(source()));
        QVERIFY(codeShown().isEmpty());
    }

    void answerThatNobodyWaitsForAnyMoreChangesNothing()
    {
        const ServerPort::Answer answer = answerLikeTheCurrentRow();
        askByPalette();
        // The keyboard is on the button that ends it.
        press(m_desk->window(), QStringLiteral("Space"));
        QVERIFY(*m_desk->server().asked.back().cancelled);
        m_desk->server().answer(answer);
        QVERIFY(codeShown().isEmpty());
        // Another case takes its place, and a question that is under way ends with it.
        press(m_desk->window(), QStringLiteral("Ctrl+F5"));
        press(m_desk->window(), QStringLiteral("F3"));
        QVERIFY(waitUntil([this] { return !codeShown().isEmpty(); }));
        const QString shown = codeShown();
        QVERIFY(*m_desk->server().asked.back().cancelled);
        m_desk->server().answer(answer);
        QCOMPARE(codeShown(), shown);
        QVERIFY(source().isEmpty());
    }

    void fetchedCaseIsReadAndNotWorkedWith()
    {
        const ServerPort::Answer answer = answerLikeTheCurrentRow();
        askByPalette();
        m_desk->server().answer(answer);
        QVERIFY(waitUntil([this] { return codeShown() == unknownCode(); }));
        QVERIFY(!m_desk->history().isEmpty());
        QVERIFY2(source().contains(QStringLiteral("از سرور گرفته شد")), qPrintable(source()));
        const QString why = QStringLiteral("این پرونده روی این رایانه نگه داشته نمی‌شود؛ اینجا تنها خواندنی است.");
        for (const char *key : {"F6", "F7", "F8", "F9", "Shift+F2"}) {
            press(m_desk->window(), QString::fromLatin1(key));
            QCOMPARE(m_desk->message(), why);
        }
        QVERIFY(m_desk->submitted().empty());
        for (const auto *button : m_desk->window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->accessibleName() == QStringLiteral("پیوست فایل…"))
                QFAIL("files can be attached");
        }
        // It is still there after this desk has read everything again.
        QSignalSpy shown(m_desk->window().findChild<cases::CasePage *>(), &cases::CasePage::caseShown);
        Q_EMIT m_desk->port().rowsChanged();
        QVERIFY(waitUntil([&shown] { return shown.count() > 0; }));
        QCOMPARE(codeShown(), unknownCode());
        const auto connection = m_desk->connect();
        storage::Door door(*connection);
        QVERIFY(!bench::must(door.row(tableOf<cases::CaseCard>(), elsewhere.uuid())));
    }
};

QTEST_MAIN(ServerCasesTest)
#include "server_cases_test.moc"
