// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/support/chart_screen.h"
#include "desktop/desk_session.h"

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using organisation::Post;
using organisation::Unit;

/// Goal: by keys, and with the mouse, units and posts are moved in the chart, after the page has said what a move takes along, also below a
/// post of the unit above, and back again (R110, R111).
class ChartMovesTest : public QObject, protected ChartScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void unitIsNotMovedBelowItself()
    {
        open(regionFour);
        press("Ctrl+X");
        open(worksFour);
        press("Ctrl+V");
        QVERIFY2(effect().contains(QStringLiteral("زیر خودش")), qPrintable(effect()));
        press("Ctrl+Return");
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
    }

    void postIsNotMovedToTheTop()
    {
        open(QStringLiteral("مدیر مرکز ۱۳۷"));
        press("Ctrl+X");
        press("Ctrl+Shift+V");
        QVERIFY(!effect().isEmpty());
        press("Ctrl+Return");
        QTest::qWait(200);
        QVERIFY(m_desk->submitted().empty());
    }

    void wayBackBelowAPostThatIsGoneIsRefusedInASentence() // R111
    {
        Post aide = addPost(QStringLiteral("رابط محله‌ها"), unitNamed(regionFour).id);
        const QString name = QStringLiteral("اداره بازدید");
        open(aide.name.fa);
        press("Ctrl+N");
        type(name);
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(name) == aide.name.fa; }));
        open(name);
        press("Ctrl+X");
        open(regionFour);
        press("Ctrl+V");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(name) != aide.name.fa; }));
        aide.active = false;
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(aide)}}, m_page.get(), [](const auto &) {});
        QVERIFY(waitUntil([&] { return !outlineText().contains(aide.name.fa); }));
        const size_t before = m_desk->submitted().size();
        press("Ctrl+Z");
        QCOMPARE(effect(), QStringLiteral("در چارتی که نمایش داده می‌شود نیست."));
        press("Ctrl+Return");
        QTest::qWait(100);
        QCOMPARE(m_desk->submitted().size(), before);
    }

    void branchIsMovedAfterThePageHasSaidWhatGoesAlongAndBackAgain() // R110
    {
        open(worksFour);
        press("Ctrl+X");
        QVERIFY2(effect().contains(worksFour), qPrintable(effect()));
        open(regionFive);
        press("Ctrl+V");
        QVERIFY2(effect().contains(regionFour) && effect().contains(regionFive) && effect().contains(QStringLiteral("۱ واحد")),
                 qPrintable(effect()));
        picture("move");
        QVERIFY(m_desk->submitted().empty());
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(*unitNamed(worksFour).parent, unitNamed(regionFive).id);
        QVERIFY(waitUntil([this] { return history().contains(regionFour) && history().contains(regionFive); }));
        QVERIFY(effect().isEmpty());
        press("Ctrl+Z");
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QCOMPARE(*unitNamed(worksFour).parent, unitNamed(regionFour).id);
    }

    void unitsAreMadeBelowAPostAndMovedToAnotherPlaceByKeys() // R111
    {
        const Post aide = addPost(QStringLiteral("رابط محله‌ها"), unitNamed(regionFour).id);
        open(aide.name.fa);
        for (const QString &name : {QStringLiteral("اداره آموزش شهروندی"), QStringLiteral("اداره بازدید")}) {
            const size_t before = m_desk->submitted().size();
            open(aide.name.fa);
            press("Ctrl+N");
            type(name);
            press("Ctrl+Return");
            QVERIFY(waitUntil([&] { return m_desk->submitted().size() == before + 2; }));
            QCOMPARE(*unitNamed(name).parent, unitNamed(regionFour).id);
            QVERIFY(waitUntil([&] { return above(name) == aide.name.fa; }));
        }
        picture("below-post");
        press("Ctrl+T");
        picture("below-post-drawing");
        press("Ctrl+T");

        // To the unit itself, and by the way back below the post again.
        const QString moved = QStringLiteral("اداره بازدید");
        open(moved);
        press("Ctrl+X");
        open(regionFour);
        press("Ctrl+V");
        QVERIFY2(effect().contains(aide.name.fa) && effect().contains(regionFour), qPrintable(effect()));
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) != aide.name.fa; }));
        QCOMPARE(*unitNamed(moved).parent, unitNamed(regionFour).id);
        QVERIFY2(waitUntil([&] { return history().contains(QStringLiteral("زیرِ پست: رابط محله‌ها ← (خالی)")); }), qPrintable(history())); // R112
        QVERIFY2(history().contains(QStringLiteral("زیرِ پست: (خالی) ← رابط محله‌ها")), qPrintable(history()));
        picture("below-post-log");
        press("Ctrl+Z");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) == aide.name.fa; }));

        // To another unit, and below a post of it.
        const Post other = addPost(QStringLiteral("رابط بازارها"), unitNamed(regionFive).id);
        open(moved);
        press("Ctrl+X");
        open(other.name.fa);
        press("Ctrl+V");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return above(moved) == other.name.fa; }));
        QCOMPARE(*unitNamed(moved).parent, unitNamed(regionFive).id);
        QVERIFY(problem().isEmpty());
    }

    void escLeavesAMove()
    {
        open(worksFour);
        press("Ctrl+X");
        open(regionFive);
        press("Ctrl+V");
        press("Esc");
        QVERIFY(effect().isEmpty());
        press("Ctrl+V");
        QVERIFY(effect().isEmpty());
        QVERIFY(m_desk->submitted().empty());
    }

    void boxThatIsDraggedOntoAnotherIsProposed()
    {
        open(worksFour);
        press("Ctrl+T");
        press("Ctrl+-");
        press("Ctrl+-");
        press("Ctrl+-");
        const QRect from = drawing().placeOf(unitNamed(worksFour).id.uuid());
        QVERIFY(drawing().viewport()->rect().contains(from));
        const Unit over = unitNamed(QStringLiteral("اداره خدمات شهری منطقه ۴"));
        const QRect to = drawing().placeOf(over.id.uuid());
        QVERIFY2(drawing().viewport()->rect().contains(to), "both have to be seen");
        QTest::mousePress(drawing().viewport(), Qt::LeftButton, {}, from.center());
        QTest::mouseMove(drawing().viewport(), from.center() + QPoint(0, 20));
        QTest::mouseMove(drawing().viewport(), to.center());
        QTest::mouseRelease(drawing().viewport(), Qt::LeftButton, {}, to.center());
        QVERIFY2(effect().contains(over.name.fa), qPrintable(effect()));
        QVERIFY(m_desk->submitted().empty());
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(*unitNamed(worksFour).parent, over.id);
    }

private:
    /// As somebody else makes it.
    Post addPost(const QString &name, const organisation::UnitId &unit)
    {
        const Post post{organisation::PostId(idNamed(name.toUtf8())), unit, {name, {}}, {}, false, {}, true};
        const size_t before = m_desk->submitted().size();
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(post)}}, m_page.get(), [](const auto &) {});
        if (!waitUntil([&] { return m_desk->submitted().size() == before + 1 && outlineText().contains(name); }))
            qFatal("no post");
        return post;
    }
    /// What is written in the tree above this box.
    QString above(const QString &name)
    {
        for (QTreeWidgetItemIterator at(&outline()); *at; ++at) {
            if ((*at)->text(0) == name)
                return (*at)->parent() ? (*at)->parent()->text(0) : QString();
        }
        return {};
    }
};

QTEST_MAIN(ChartMovesTest)
#include "chart_moves_test.moc"
