// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_text.h"
#include "workflow/support/json_edit.h"
#include "workflow/support/random_contents.h"
#include "workflow/support/random_process.h"
#include "workflow/support/small_process.h"
#include "workflow/support/walker.h"

#include <QDir>
#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

namespace {

QJsonObject objectOf(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

int formatOf(const ProcessDraft &draft) { return objectOf(textOf(draft)).value(QLatin1String("format")).toInt(); }

ProcessDraft small() { return parseProcess(smallProcess()).value().draft(); }

Task &firstTask(ProcessDraft &draft) { return *std::get_if<Task>(&draft.nodes.front().kind); }

} // namespace

/// Goal: what is written as a file is read as what it was, and written the same again (R010, R184).
class ProcessTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenDraftIsWrittenAndRefusedByTheParser()
    {
        ProcessDraft draft = small();
        firstTask(draft).status.name.fa = QStringLiteral("a\n\"b");
        draft.nodes.pop_back();
        const QByteArray text = textOf(draft);
        QVERIFY(!QJsonDocument::fromJson(text).isNull());
        QCOMPARE(parseProcess(text).error().id(), QByteArray("workflow.process.text_characters"));
    }

    void strangeFieldNamesStayFieldNames()
    {
        ProcessDraft draft = small();
        firstTask(draft).form->fields = {{QStringLiteral("a\": \"read\", \"b"), FieldAccess::Both}};
        QCOMPARE(parseProcess(textOf(draft)).error().id(), QByteArray("workflow.process.duplicate_field"));
    }

    void shippedFilesAreReadAsTheyWere_data()
    {
        QTest::addColumn<QString>("key");
        for (const QString &file : QDir(QStringLiteral(":/processes")).entryList())
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }
    void shippedFilesAreReadAsTheyWere()
    {
        QFETCH(QString, key);
        const QByteArray file = shippedFile(key);
        const ProcessDraft draft = parseProcess(file).value().draft();
        // The same fields with the same values: nothing was left out and nothing added.
        QCOMPARE(objectOf(textOf(draft)), objectOf(file));
        QVERIFY(parseProcess(textOf(draft)).value().draft() == draft);
    }

    void everyDraftIsReadAsItWas()
    {
        QVERIFY(rc::check([] {
            const ProcessDraft draft = withContents(wellNestedDraft());
            const QByteArray text = textOf(draft);
            const auto read = parseProcess(text);
            if (!read.ok())
                RC_FAIL(read.error().id().toStdString());
            RC_ASSERT(read->draft() == draft);
            RC_ASSERT(textOf(read->draft()) == text);
        }));
    }

    void oneChangeChangesOneLine()
    {
        ProcessDraft draft = small();
        const QList<QByteArray> before = textOf(draft).split('\n');
        firstTask(draft).deadlineHours = 5;
        const QList<QByteArray> after = textOf(draft).split('\n');
        QCOMPARE(after.size(), before.size());
        int changedLines = 0;
        for (qsizetype i = 0; i < after.size(); ++i)
            changedLines += after[i] == before[i] ? 0 : 1;
        QCOMPARE(changedLines, 1);
        QCOMPARE(before.size(), qsizetype(8 + 2 + 2 + small().nodes.size() + small().edges.size() + 1));
    }

    void formatIsTheLowestThatHasTheWords()
    {
        QCOMPARE(formatOf(small()), 1);
        QCOMPARE(formatOf(parseProcess(changed(smallProcess(), QStringLiteral("format"), QStringLiteral("2")))
                              .value()
                              .draft()),
                 1);
        ProcessDraft draft = small();
        firstTask(draft).purposes = {Purpose::Intake};
        QCOMPARE(formatOf(draft), 2);
        draft = small();
        firstTask(draft).holder = AreaHolds{QStringLiteral("expert")};
        QCOMPARE(formatOf(draft), 2);
        firstTask(draft).holder = ExpertHolds{QStringLiteral("expert")};
        QCOMPARE(formatOf(draft), 2);
        draft = small();
        draft.edges.front().act = ActName::parse(u"followup.ask").value();
        QCOMPARE(formatOf(draft), 2);
    }
};

QTEST_GUILESS_MAIN(ProcessTextTest)
#include "process_text_test.moc"
