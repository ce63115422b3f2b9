// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/help_text.h"

#include <QColor>
#include <QtTest>

using namespace peygir::uikit;
using Kind = HelpText::Block::Kind;

namespace {

HelpText parsed(const char *text) { return HelpText::parse(QStringLiteral("topic"), QString::fromUtf8(text)); }

HelpWords words()
{
    return {[](const QString &action) { return action == QLatin1String("case.refer") ? QStringLiteral("F7") : QString(); },
            [](const QString &action) { return QStringLiteral("<") + action; },
            [](const QString &topic) { return topic + QStringLiteral(" & more"); }};
}

QString html(const char *text) { return helpHtml(parsed(text), words(), true, Qt::blue, Qt::gray); }

} // namespace

/// Goal: a text of the help says what was written, with what its marks stand for, and is found by any of its words.
class HelpTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenBeforeTheTitleIsLeftOut()
    {
        const HelpText text = parsed("a remark\n# The title\nwords\n");
        QCOMPARE(text.title, QStringLiteral("The title"));
        QCOMPARE(text.blocks.size(), 1);
        QCOMPARE(text.blocks[0].text, QStringLiteral("words"));
    }

    void aTextWithoutTitleIsCalledByItsTopic() { QCOMPARE(parsed("words\n").title, QStringLiteral("topic")); }

    void linesGoOnUntilAnEmptyOne()
    {
        const HelpText text = parsed("# T\none\ntwo\n\nthree\n- four\n  five\n1. six\n## Seven\neight\n");
        const QList<std::pair<Kind, QString>> wanted = {
            {Kind::Paragraph, QStringLiteral("one two")}, {Kind::Paragraph, QStringLiteral("three")},
            {Kind::Point, QStringLiteral("four five")},   {Kind::Step, QStringLiteral("six")},
            {Kind::Section, QStringLiteral("Seven")},     {Kind::Paragraph, QStringLiteral("eight")}};
        QCOMPARE(text.blocks.size(), wanted.size());
        for (qsizetype n = 0; n < wanted.size(); ++n) {
            QCOMPARE(text.blocks[n].kind, wanted[n].first);
            QCOMPARE(text.blocks[n].text, wanted[n].second);
        }
    }

    void marksAreNamedOnce()
    {
        const HelpText text = parsed("# T\n[[lists]] {key:case.refer} [[case.act]]\n- {do:go.all} [[lists]] {do:case.refer}\n");
        QCOMPARE(text.links(), (QStringList{QStringLiteral("lists"), QStringLiteral("case.act")}));
        QCOMPARE(text.actions(), (QStringList{QStringLiteral("case.refer"), QStringLiteral("go.all")}));
    }

    void whatIsWrittenIsNoMarkupOfTheScreen()
    {
        const QString shown = html("# <b>T\na < b & c **<i>** [[x]] {do:go.all}\n");
        QVERIFY(shown.contains(QStringLiteral("&lt;b&gt;T")));
        QVERIFY(shown.contains(QStringLiteral("a &lt; b &amp; c <b>&lt;i&gt;</b>")));
        QVERIFY(shown.contains(QStringLiteral("x &amp; more")));
        QVERIFY(shown.contains(QStringLiteral("&lt;go.all")));
    }

    void aKeyIsTheOneThatThereIsNow()
    {
        QVERIFY(html("# T\npress {key:case.refer}\n").contains(QStringLiteral("F7")));
        QVERIFY(html("# T\n{do:case.refer}\n").contains(QStringLiteral("F7")));
        QVERIFY(!html("# T\n{do:case.note}\n").contains(QStringLiteral("background-color")));
    }

    void placesAndTextsAreLinks()
    {
        QVERIFY(html("# T\n[[lists]]\n").contains(QStringLiteral("href=\"help:lists\"")));
        QVERIFY(html("# T\n{do:go.all}\n").contains(QStringLiteral("href=\"do:go.all\"")));
        QVERIFY(!html("# T\n{do:case.refer}\n").contains(QStringLiteral("href")));
    }

    void stepsCountAnewAfterSomethingElse()
    {
        const QString shown = html("# T\n1. a\n2. b\n\nwords\n1. c\n");
        QCOMPARE(shown.count(QStringLiteral("۱.")), 2);
        QCOMPARE(shown.count(QStringLiteral("۲.")), 1);
    }

    void theShelfBeginsWithWhatTheStartLinksTo()
    {
        const HelpShelf shelf({HelpText::parse(QStringLiteral("a"), QStringLiteral("# A\n")),
                               HelpText::parse(QStringLiteral("b"), QStringLiteral("# B\n")),
                               HelpText::parse(QStringLiteral("start"), QStringLiteral("# S\n[[b]]\n"))});
        QCOMPARE(shelf.matching({}), (QStringList{QStringLiteral("start"), QStringLiteral("b"), QStringLiteral("a")}));
        QVERIFY(!shelf.find(QStringLiteral("c")));
    }

    void anySpellingFindsAndTitlesComeFirst()
    {
        const HelpShelf shelf({HelpText::parse(QStringLiteral("a"), QStringLiteral("# ثبت\nپیش‌نویس پرونده\n")),
                               HelpText::parse(QStringLiteral("b"), QStringLiteral("# پرونده‌ها\nفهرست\n"))});
        const QStringList both{QStringLiteral("b"), QStringLiteral("a")};
        QCOMPARE(shelf.matching(QStringLiteral("پرونده")), both);
        QCOMPARE(shelf.matching(QStringLiteral("پیشنويس")), QStringList{QStringLiteral("a")});
        QCOMPARE(shelf.matching(QStringLiteral("پرونده فهرست")), QStringList{QStringLiteral("b")});
        QVERIFY(shelf.matching(QStringLiteral("زرافه")).isEmpty());
    }

    void whatAMarkStandsForIsNotSearchedButStrongWordsAre()
    {
        const HelpText text = parsed("# T\n{key:case.refer} [[lists]] **strong**\n");
        QVERIFY(!text.plain().contains(QStringLiteral("case")) && !text.plain().contains(QStringLiteral("lists")));
        QVERIFY(text.plain().contains(QStringLiteral("strong")));
    }
};

QTEST_MAIN(HelpTextTest)
#include "help_text_test.moc"
