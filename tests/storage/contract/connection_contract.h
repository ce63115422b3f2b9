// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QObject>

namespace peygir::storage {

/// What every implementation of `Connection` promises. A test derives from it, opens connections to one database of
/// its kind, and runs these tests together with what is particular to that kind.
class ConnectionContract : public QObject
{
    Q_OBJECT

protected:
    /// Removes everything that an earlier test left.
    virtual void makeEmpty() = 0;
    virtual Result<std::unique_ptr<Connection>> openAgain() = 0;
    /// The connection of the running test.
    Connection &db() { return *m_db; }
    /// The same connection is not wanted any more.
    void close() { m_db.reset(); }

private Q_SLOTS:
    void init();
    void cleanup();

    void wrongStatementIsABugOfOurs_data();
    void wrongStatementIsABugOfOurs();
    void wrongNumberOfParametersIsRefused();
    void textThatCannotBeKeptIsRefused_data();
    void textThatCannotBeKeptIsRefused();
    void secondRowWithTheSameKeyIsRefused();
    void missingValueIsRefused();
    void afterAnErrorOnlyRollbackWorks();
    void writingInAReadingTransactionIsRefused();
    void destroyedTransactionLeavesNothing();
    void interruptedStatementFailsAndTheConnectionLives();
    void failedScriptLeavesNothing();
    void failedPutManyLeavesNothing();

    void valuesComeBackAsTheyWere_data();
    void valuesComeBackAsTheyWere();
    void naughtyTextsComeBackAsTheyWere();
    void questionMarksInsideTextsAreNoParameters();
    void changedRowsAreCounted();
    void sameStatementTakesValuesOfDifferentTypes();
    void readingStopsWhenAsked();
    void rowsMayBeReadWhileOthersAreRead();
    void statementsMayRunWhileManyRowsAreRead();
    void moreStatementTextsThanAreKept();
    void schemaMayChangeUnderAPreparedStatement();
    void committedRowsAreSeenByOthers();
    void readingTransactionSeesOneState();
    void putManyInsertsAndReplaces();
    void putManyWithNothingButKeys();
    void putManyWritesEveryType();
    void putManyTakesAHundredThousandRows();

    void migrationsMakeTheSameTableOnceOnly();
    void migrationsOfAnUnknownFutureAreRefused();
    void changedMigrationIsRefusedAndAChangedCommentIsNot();
    void lateMigrationIsRefused();
    void failingMigrationLeavesNothing();

private:
    qint64 count(const QByteArray &table);
    void makePieces();

    std::unique_ptr<Connection> m_db;
};

/// "" when the result succeeded, otherwise the error's id, a space and its values.
QByteArray failureOf(const Result<void> &result);
template <class T>
QByteArray failureOf(const Result<T> &result)
{
    return failureOf(result.ok() ? Result<void>() : Result<void>(result.error()));
}

#define SUCCEEDS(expression)                                                                                           \
    do {                                                                                                               \
        const QByteArray failure = peygir::storage::failureOf(expression);                                             \
        QVERIFY2(failure.isEmpty(), failure.constData());                                                              \
    } while (false)
#define FAILS(expression, id)                                                                                          \
    do {                                                                                                               \
        const QByteArray failure = peygir::storage::failureOf(expression);                                             \
        QVERIFY2(failure.startsWith(QByteArray(id) + ' '), failure.constData());                                       \
    } while (false)

} // namespace peygir::storage
