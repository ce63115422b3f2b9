// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/rights/rights_stage.h"
#include "access/rights/rights_table.h"
#include "administration/core/event_log.h"
#include "composition/registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

const RightsTable &table()
{
    static const RightsTable read = [] {
        QFile file(QStringLiteral(PEYGIR_RIGHTS_TABLE));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no table of rights");
        const auto table = readRightsTable(QString::fromUtf8(file.readAll()));
        if (!table.ok())
            qFatal("table.md: %s", qPrintable(table.error().values().value(QStringLiteral("line")).toString()));
        return *table;
    }();
    return read;
}

const RightsStage &stage()
{
    static const RightsStage stage;
    return stage;
}

/// What the server is asked under a verb of its own, which is no command and changes nothing.
const QString readsLog = QStringLiteral("ReadLog");

/// What the registry knows: each kind of command, base information once for each type of record.
QStringList registered()
{
    QStringList acts;
    for (const auto &[kind, type] : cityRules().commands()) {
        if (kind != reference::putRecordKind)
            acts += QString::fromLatin1(kind);
    }
    for (const reference::RecordType &type : makeRecordTypes())
        acts += QStringLiteral("PutRecord ") + QString::fromLatin1(type.name);
    acts += readsLog;
    return acts;
}

/// A message is never refused: that its author had no right stands in its history.
bool isMarkedDenied(const Changes &changes)
{
    return std::any_of(changes.rows().begin(), changes.rows().end(), [](const Row &row) {
        if (row.table != &tableOf<cases::HistoryEntry>())
            return false;
        const auto entry = fromRow<cases::HistoryEntry>(row);
        const QString error = entry.values.value(QStringLiteral("error")).toString();
        return entry.what == cases::HistoryKind::IntakeFlag
            && (error == QLatin1String("access.denied") || error == QLatin1String("intake.referral_denied"));
    });
}

/// "+", "-", or what else stood in the way, which is a fault of the situation.
QString signOf(const Result<Changes> &decided)
{
    if (!decided.ok() && decided.error().id() == "access.denied")
        return QStringLiteral("-");
    if (!decided.ok())
        return QLatin1Char('?') + QString::fromLatin1(decided.error().id()) + u'?';
    if (decided->isLeftToServer())
        return QStringLiteral("?left to the server?");
    return isMarkedDenied(*decided) ? QStringLiteral("-") : QStringLiteral("+");
}

QString tried(const QString &act, const Spot &spot, const UserId &author)
{
    if (act == readsLog)
        return stage().mayAsk(administration::readLog, author).ok() ? QStringLiteral("+") : QStringLiteral("-");
    const auto attempt = stage().attempt(act, spot, author);
    return attempt ? signOf(stage().decide(*attempt, author)) : QStringLiteral("?nobody has said how?");
}

} // namespace

/// Goal: who may do what is what the requirements say, act by act and person by person (R110–R128).
class RightsTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActHasALineAndEveryLineAnAct()
    {
        QStringList written;
        for (const RightsTable::Line &line : table().lines)
            written += commandOf(line.act);
        for (const QString &act : registered())
            QVERIFY2(written.contains(act), qPrintable(act + QStringLiteral(" has no line in table.md")));
        for (const QString &act : written)
            QVERIFY2(registered().contains(act), qPrintable(act + QStringLiteral(" of table.md is no command")));
    }

    void everyLineSaysByWhichRows()
    {
        static const QRegularExpression row(QStringLiteral("\\AR\\d{3}\\z"));
        for (const RightsTable::Line &line : table().lines) {
            QVERIFY2(!line.rows.isEmpty(), qPrintable(line.act));
            for (const QString &one : line.rows)
                QVERIFY2(row.match(one).hasMatch(), qPrintable(line.act));
        }
    }

    void twelvePeopleAreThere()
    {
        QCOMPARE(table().people.size(), 12);
        for (const QString &person : table().people)
            QVERIFY2(stage().actor(person), qPrintable(person));
    }

    void nothingButTheRightStandsInTheWay_data() { actsAsRows(); }
    void nothingButTheRightStandsInTheWay()
    {
        // Who may do everything can do it at every spot that the people of the table try it at.
        QFETCH(QString, act);
        for (const QString &person : table().people) {
            for (const Spot &spot : {stage().actor(person)->in, stage().actor(person)->out})
                QCOMPARE(tried(act, spot, access::systemUser()), QStringLiteral("+"));
        }
    }

    void peopleMayDoWhatTheTableSays_data() { actsAsRows(); }
    void peopleMayDoWhatTheTableSays()
    {
        QFETCH(QString, act);
        const auto line = std::find_if(table().lines.begin(), table().lines.end(),
                                       [&](const RightsTable::Line &one) { return one.act == act; });
        QStringList written;
        QStringList found;
        for (const QString &person : table().people) {
            const Actor &actor = *stage().actor(person);
            written += person + u' ' + line->cells.at(person);
            found += person + u' ' + tried(act, actor.in, actor.user) + tried(act, actor.out, actor.user);
        }
        QCOMPARE(found.join(u'\n'), written.join(u'\n'));
    }

private:
    static void actsAsRows()
    {
        QTest::addColumn<QString>("act");
        for (const RightsTable::Line &line : table().lines)
            QTest::newRow(qPrintable(line.act)) << line.act;
    }
};

QTEST_GUILESS_MAIN(RightsTableTest)
#include "rights_table_test.moc"
