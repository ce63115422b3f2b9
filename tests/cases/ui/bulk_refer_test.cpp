// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/refer_case.h"
#include "cases/support/list_screen.h"

#include <QPlainTextEdit>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::cases::testing;
using namespace peygir::uikit::testing;

namespace {

const auto mine = idOf<organisation::PostId>(8);

} // namespace

/// Goal: many cases are marked and referred as one act with keys alone, that act is taken back as one, and a person is told what became
/// of each case (R063).
class BulkReferTest : public QObject, protected ListScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }
    void init() { begin(); }
    void cleanup() { m_page.reset(); }

    void nothingIsReferredWhileNothingIsMarked()
    {
        m_page->referMarked();
        QCOMPARE(m_refused.size(), 1);
        QVERIFY(m_refused.front().contains(QStringLiteral("Ctrl+Space")));
        QVERIFY(m_desk->submitted.empty());
    }

    void whatMayNotGoStaysMarkedAndSaysWhyAndTheOthersGo()
    {
        m_cases->lines[1].card.openNodes = 0;
        m_desk->refused = {m_cases->lines[2].card.id.toString()};
        press(*m_page, QStringLiteral("Ctrl+A"));
        QVERIFY(waitUntil([this] { return marked() == 6; }));
        referTheMarked(QStringLiteral("همه با هم"));
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("۴ پرونده از ۶ پرونده ارجاع شد."));
        QCOMPARE(m_desk->submitted.size(), size_t(4));
        QCOMPARE(marked(), 2);
        const QString told = allText();
        QVERIFY(told.contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۱")) && told.contains(QStringLiteral("۴۸۲۰۱۷۳۹۵۲")));
    }

    void markedOnesGoWithOneNoteToOnePost()
    {
        press(*m_page, QStringLiteral("Ctrl+Space"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Shift+Down"));
        QCOMPARE(marked(), 3);
        referTheMarked(QStringLiteral("فوری"));
        QVERIFY(waitUntil([this] { return !m_said.isEmpty(); }));
        QCOMPARE(m_said.back(), QStringLiteral("۳ پرونده از ۳ پرونده ارجاع شد."));
        QStringList referred;
        for (const KeepingDesk::Submitted &one : m_desk->submitted) {
            QCOMPARE(one.kind, QByteArray(ReferCase::kind));
            QCOMPARE(one.arguments.value(QLatin1String("note")).toString(), QStringLiteral("فوری"));
            QCOMPARE(one.arguments.value(QLatin1String("to")).toString(), idOf<organisation::PostId>(7).toString());
            referred.append(one.arguments.value(QLatin1String("case")).toString());
        }
        QCOMPARE(referred, QStringList({id(0), id(2), id(3)}));
        QCOMPARE(marked(), 0);
    }

    void whereNothingWasReferredNothingIsTakenBack()
    {
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("ارجاع دسته‌جمعی‌ای نیست که بتوان پس گرفت."));
        QVERIFY(m_desk->submitted.empty());
    }

    void anActOnManyIsTakenBackAsOneTheLastFirst()
    {
        referAllSix();
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
        QStringList back;
        for (size_t n = 6; n < 12; ++n) {
            QCOMPARE(m_desk->submitted[n].kind, QByteArray(ReferCase::kind));
            QCOMPARE(m_desk->submitted[n].arguments.value(QLatin1String("to")).toString(), mine.toString());
            back.append(m_desk->submitted[n].arguments.value(QLatin1String("case")).toString());
        }
        QCOMPARE(back, QStringList({id(5), id(4), id(3), id(2), id(1), id(0)}));
        // Once is enough.
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
    }

    void whatSomebodyHasActedOnSinceStaysAndIsNamed()
    {
        referAllSix();
        m_book->now[node(2)] = idOf<organisation::PostId>(99);
        m_book->now.erase(node(4));
        m_desk->refused = {id(5)};
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused.back(), QStringLiteral("۳ پرونده از ۶ پرونده پس گرفته شد."));
        QCOMPARE(m_desk->submitted.size(), size_t(9));
        for (const char16_t *code : {u"۴۸۲۰۱۷۳۹۵۲", u"۴۸۲۰۱۷۳۹۵۴", u"۴۸۲۰۱۷۳۹۵۵"})
            QVERIFY2(allText().contains(QStringView(code)), qPrintable(allText()));
        QCOMPARE(std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                               [](const BulkPart &part) { return part.state == BulkState::Kept; }),
                 3);
    }

    void whatWasInterruptedIsSaidAndGoneOnWith()
    {
        interrupt();
        QVERIFY2(allText().contains(QStringLiteral("۴ پرونده هنوز مانده است")), qPrintable(allText()));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(4));
        QCOMPARE(m_desk->submitted.front().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void whatHadGoneBeforeTheEndIsNotReferredAgainAndCounts()
    {
        interrupt();
        // Two more were given, and the end came before that was noted.
        for (int n = 2; n < 4; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(2));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void whatWasInterruptedIsTakenBackWithAllThatMayHaveGone()
    {
        interrupt();
        for (int n = 2; n < 5; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۵ پرونده از ۵ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(5));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void aFaultOfTheDeskIsNoWordAboutACaseAndTheRestIsGoneOnWith()
    {
        m_desk->room = 2;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("نیمه‌کاره ماند؛ ۴ پرونده")); }));
        const auto count = [this](BulkState state) {
            return std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                                 [state](const BulkPart &part) { return part.state == state; });
        };
        QCOMPARE(count(BulkState::Referred), 2);
        QCOMPARE(count(BulkState::Waiting), 4);
        m_desk->room = KeepingDesk::unlimited;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(6));
        QCOMPARE(m_desk->submitted.back().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
        QCOMPARE(count(BulkState::Referred), 6);
    }

    void whatTheBookHadNoRoomForIsInItWhenOneGoesOn()
    {
        m_book->isFull = true;
        m_desk->room = 0;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("نیمه‌کاره ماند؛ ۶ پرونده")); }));
        QVERIFY(!m_book->act);
        m_book->isFull = false;
        m_desk->room = KeepingDesk::unlimited;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده ارجاع شد.")); }));
        QVERIFY(m_book->act);
        QCOMPARE(std::count_if(m_book->act->parts.begin(), m_book->act->parts.end(),
                               [](const BulkPart &part) { return part.state == BulkState::Referred; }),
                 6);
        // What was typed for them is not offered for others.
        press(*m_page, QStringLiteral("Ctrl+A"));
        m_page->referMarked();
        auto *words = findNamed(QStringLiteral("یادداشت برای همه"), m_page.get());
        QVERIFY(words);
        QVERIFY(qobject_cast<QPlainTextEdit *>(words)->toPlainText().isEmpty());
    }

    void whatCannotBeTakenBackForTheDisksSakeCanBeLater()
    {
        referAllSix();
        m_desk->room = 8;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QVERIFY(!m_book->act->has(BulkState::Kept));
        m_desk->room = KeepingDesk::unlimited;
        for (int n = 4; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), mine);
        m_book->isUnreadable = true;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_refused.size() == 2; }));
        QVERIFY(!m_book->act->has(BulkState::Kept));
        m_book->isUnreadable = false;
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۴ پرونده از ۴ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(12));
    }

    void whatCouldNotBeTakenBackIsNotReferredAtAll()
    {
        m_book->isUnreadable = true;
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QVERIFY(m_desk->submitted.empty());
        QCOMPARE(marked(), 6);
        // Everything typed is still there.
        m_book->isUnreadable = false;
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۶ پرونده از ۶ پرونده ارجاع شد.")); }));
        QCOMPARE(m_desk->submitted.back().arguments.value(QLatin1String("note")).toString(), QStringLiteral("با هم"));
    }

    void whatWasInterruptedIsLeftAndNotSaidAgain()
    {
        interrupt();
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(waitUntil([this] { return m_book->act->has(BulkState::Left); }));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
        QVERIFY(m_desk->submitted.empty());
    }

    void whatWasInterruptedIsTakenBackWithTheOneThatMayHaveGone()
    {
        interrupt();
        // The third was given, and the end came before that was noted.
        m_book->now[node(2)] = idOf<organisation::PostId>(7);
        m_page->takeBackMany();
        QVERIFY(waitUntil([this] { return m_said.contains(QStringLiteral("۳ پرونده از ۳ پرونده پس گرفته شد.")); }));
        QCOMPARE(m_desk->submitted.size(), size_t(3));
        QVERIFY(!m_book->act->has(BulkState::Waiting));
    }

    void escapeLetsGoOfTheMarks()
    {
        press(*m_page, QStringLiteral("Ctrl+Space"));
        QCOMPARE(marked(), 1);
        press(*m_page, QStringLiteral("Esc"));
        QCOMPARE(marked(), 0);
    }

private:
    /// All go from his post to another, and lie there.
    void markAllSix()
    {
        for (int n = 0; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), mine);
        press(*m_page, QStringLiteral("Ctrl+A"));
        QVERIFY(waitUntil([this] { return marked() == 6; }));
    }

    void referAllSix()
    {
        markAllSix();
        referTheMarked(QStringLiteral("با هم"));
        QVERIFY(waitUntil([this] { return !m_said.isEmpty(); }));
        QCOMPARE(m_desk->submitted.size(), size_t(6));
        for (int n = 0; n < 6; ++n)
            m_book->now.insert_or_assign(node(n), idOf<organisation::PostId>(7));
    }

    /// The program had ended when two of six had gone; it has begun again.
    void interrupt()
    {
        BulkAct act{idOf<UserId>(5).uuid(), idOf<organisation::PostId>(7), QStringLiteral("کارشناس"), QStringLiteral("با هم"), {}};
        for (int n = 0; n < 6; ++n) {
            act.parts.push_back({m_cases->lines[size_t(n)].card.id, m_cases->lines[size_t(n)].card.code, node(n), mine,
                                 n < 2 ? BulkState::Referred : BulkState::Waiting});
            m_book->now.insert_or_assign(node(n), n < 2 ? idOf<organisation::PostId>(7) : mine);
        }
        m_book->act = act;
        m_page->offerUnfinished(*m_book);
        QVERIFY(waitUntil([this] { return allText().contains(QStringLiteral("برنامه هنگام ارجاع")); }));
    }

    void referTheMarked(const QString &note)
    {
        m_page->referMarked();
        type(*m_page, QStringLiteral("رضا"));
        press(*m_page, QStringLiteral("Return"));
        auto *words = findNamed(QStringLiteral("یادداشت برای همه"), m_page.get());
        QVERIFY(waitUntil([words] { return words->hasFocus(); }));
        type(*m_page, note);
        press(*m_page, QStringLiteral("Ctrl+Return"));
    }
};

QTEST_MAIN(BulkReferTest)
#include "bulk_refer_test.moc"
