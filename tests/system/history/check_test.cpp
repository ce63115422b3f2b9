// SPDX-License-Identifier: GPL-3.0-or-later
// Goal: the checker of histories finds each thing that a history may not contain, and nothing in one that is right.
#include "system/history/check.h"

#include <QtTest>

using namespace peygir::history;

namespace {

constexpr Moment patience = 1000;

/// Three desks: desk 0 enters 1, desk 1 sees it and answers with 2, desk 2 sees both; all have both in the end.
History rightHistory()
{
    History history;
    history.desks = 3;
    history.events = {
        Entered{10, 0, 1},     Shown{20, 0, 0, {1}},  Shown{100, 1, 1, {1}},    Entered{110, 1, 2, 1},
        Shown{120, 1, 1, {2}}, Shown{200, 0, 2, {2}}, Shown{300, 2, 2, {1, 2}},
    };
    history.applied = {1, 2};
    history.server = {{1, 2}, {"a", "b"}};
    history.last = {history.server, history.server, history.server};
    history.healedAt = 200;
    history.endedAt = 300;
    return history;
}

template <class T>
T &at(History &history, size_t place)
{
    return std::get<T>(history.events[place]);
}

QByteArray found(const History &history)
{
    QByteArray words;
    for (const Finding &finding : check(history, patience))
        words += (words.isEmpty() ? "" : ", ") + QByteArray(nameOf(finding.property)) + '@' +
                 QByteArray::number(finding.desk);
    return words;
}

} // namespace

class HistoryCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsFoundInARightHistory() { QCOMPARE(found(rightHistory()), QByteArray()); }

    void whatWasShownAndIsGoneIsFound()
    {
        History history = rightHistory();
        history.events.push_back(Shown{250, 0, 2, {}, {2}});
        history.events.push_back(Shown{260, 0, 2, {2}});
        QCOMPARE(found(history), QByteArray("monotonic reads@0"));
    }

    void whatIsGoneAfterItsAuthorWasToldIsNot()
    {
        History history = rightHistory();
        history.events = {Entered{10, 0, 1}, Shown{20, 0, 0, {1}}, Refused{30, 0, 1}, Shown{40, 0, 1, {}, {1}}};
        history.applied = {};
        history.server.order = {};
        history.last = {history.server, history.server, history.server};
        QCOMPARE(found(history), QByteArray());
    }

    void aCursorThatGoesBackIsFound()
    {
        History history = rightHistory();
        history.events.push_back(Shown{400, 2, 1});
        QCOMPARE(found(history), QByteArray("monotonic reads@2"));
    }

    void anEntryThatDoesNotShowOnItsDeskIsFound()
    {
        History history = rightHistory();
        // It comes back from the server only.
        history.events[1] = Shown{20, 0, 0};
        at<Shown>(history, 5).appeared = {1, 2};
        QCOMPARE(found(history), QByteArray("read your writes@0"));
    }

    void anAnswerWithoutWhatItAnswersIsFound()
    {
        History history = rightHistory();
        // The server's order says nothing here: both came in one and the same, the other way round.
        history.applied = {2, 1};
        history.server.order = history.applied;
        history.last = {history.server, history.server, history.server};
        history.events = {
            Entered{10, 0, 1},     Shown{20, 0, 0, {1}},  Shown{100, 1, 1, {1}}, Entered{110, 1, 2, 1},
            Shown{120, 1, 1, {2}}, Shown{150, 0, 2, {2}}, Shown{300, 2, 1, {2}}, Shown{310, 2, 2, {1}},
        };
        QVERIFY(found(history).contains("writes follow reads@2"));
    }

    void halfACommandIsFound()
    {
        History history = rightHistory();
        at<Shown>(history, 6).half = {2};
        QCOMPARE(found(history), QByteArray("atomic groups@2"));
    }

    void aLaterCommandWithoutAnEarlierOneIsFound()
    {
        History history = rightHistory();
        history.events = {Entered{10, 0, 1},     Shown{20, 0, 0, {1}},  Entered{30, 1, 2},     Shown{40, 1, 0, {2}},
                          Shown{200, 2, 2, {2}}, Shown{210, 2, 2, {1}}, Shown{220, 0, 2, {2}}, Shown{230, 1, 2, {1}}};
        QCOMPARE(found(history), QByteArray("one order@2"));
    }

    void twoCommandsOfADeskInTheOtherOrderAreFound()
    {
        History history = rightHistory();
        history.events = {Entered{10, 0, 1}, Shown{20, 0, 0, {1}}, Entered{30, 0, 2}, Shown{40, 0, 0, {2}}};
        history.applied = {2, 1};
        history.server.order = history.applied;
        history.last = {history.server, history.server, history.server};
        QCOMPARE(found(history), QByteArray("one order@0"));
    }

    void anotherOrderInTheEndIsFound()
    {
        History history = rightHistory();
        history.last[1].order = {2, 1};
        QCOMPARE(found(history), QByteArray("one order@1"));
    }

    void whatTheServerNeverAppliedIsFound()
    {
        History history = rightHistory();
        history.events.push_back(Entered{210, 0, 3});
        history.events.push_back(Shown{211, 0, 2, {3}});
        QCOMPARE(found(history), QByteArray("nothing lost@0"));
    }

    void whatADeskLacksInTheEndIsFound()
    {
        History history = rightHistory();
        history.last[2].order = {1};
        QCOMPARE(found(history), QByteArray("nothing lost@2"));
    }

    void whatWasAppliedTwiceIsFound()
    {
        History history = rightHistory();
        history.applied = {1, 2, 1};
        QVERIFY(found(history).contains("nothing twice@-1"));
    }

    void whatTheServerHasTwiceIsFound()
    {
        History history = rightHistory();
        history.server.order = {1, 2, 2};
        QCOMPARE(found(history), QByteArray("nothing twice@-1"));
    }

    void whatTheServerHasNoRowsOfIsFound()
    {
        History history = rightHistory();
        history.server.order = {2};
        QCOMPARE(found(history), QByteArray("nothing lost@-1"));
    }

    void whatIsShownTwiceIsFound()
    {
        History history = rightHistory();
        at<Shown>(history, 6).twice = {1};
        QCOMPARE(found(history), QByteArray("nothing twice@2"));
    }

    void whatIsThereTwiceInTheEndIsFound()
    {
        History history = rightHistory();
        history.last[2].order = {1, 2, 2};
        QCOMPARE(found(history), QByteArray("nothing twice@2"));
    }

    void aDeskWithOtherRowsInTheEndIsFound()
    {
        History history = rightHistory();
        history.last[0].rows = {"a", "c"};
        QCOMPARE(found(history), QByteArray("converged@0"));
    }

    void aDeskThatGetsNothingThoughItsLineIsUpIsFound()
    {
        History history = rightHistory();
        at<Shown>(history, 6).at = 1250;
        history.endedAt = 1250;
        QCOMPARE(found(history), QByteArray("no stall@2"));
        QCOMPARE(longestBehind(history), 1150);
    }

    void aDeskWhoseLineIsDownMayWait()
    {
        History history = rightHistory();
        history.events.insert(history.events.end() - 1, Line{250, 2, false});
        history.events.insert(history.events.end() - 1, Line{4'000, 2, true});
        at<Shown>(history, 8).at = 4'500;
        history.endedAt = 4'500;
        QCOMPARE(found(history), QByteArray());
        QCOMPARE(longestBehind(history), 500);
    }

    void ofOnePropertyAndDeskTheFirstOnlyIsTold()
    {
        History history = rightHistory();
        history.events.push_back(Shown{400, 2, 1});
        history.events.push_back(Shown{500, 2, 0});
        QCOMPARE(check(history, patience).front().at, 400);
        QCOMPARE(found(history), QByteArray("monotonic reads@2"));
    }
};

QTEST_APPLESS_MAIN(HistoryCheckTest)
#include "check_test.moc"
