// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"
#include "catalogue/core/record_forms.h"
#include "catalogue/core/rules.h"
#include "catalogue/core/service_terms.h"
#include "composition/registry.h"
#include "reference/core/base_information.h"
#include "reference/core/put_record.h"
#include "reference/core/record_merge.h"
#include "reference/core/snippet.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/city_store.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;

namespace {

std::vector<RecordForm> allForms()
{
    std::vector<RecordForm> forms = recordForms();
    for (RecordForm &form : catalogue::recordForms())
        forms.push_back(std::move(form));
    return forms;
}

const RecordForm &formOf(const char *type)
{
    static const std::vector<RecordForm> forms = allForms();
    return *std::find_if(forms.begin(), forms.end(), [type](const RecordForm &form) { return qstrcmp(form.type, type) == 0; });
}

QStringList titles(const RecordPage &page)
{
    QStringList names;
    for (const RecordLine &line : page.lines)
        names += nameOf(line.record).fa;
    return names;
}

} // namespace

/// Goal: lists, single records, their history and files of base information are read alike from both databases.
class RecordReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        fill(*m_connection, cityFacts());
        m_reader = std::make_unique<RecordReader>(makeRecordTypes(), allForms());
    }
    void cleanup()
    {
        m_reader.reset();
        m_connection.reset();
        m_database.reset();
    }

    void unknownTypeIsSaid()
    {
        QCOMPARE(idOf(m_reader->page(*m_connection, {QStringLiteral("case_card"), {}, false}, 0, 10)),
                 QByteArray("reference.type_unknown"));
    }

    void listIsInTheOrderOfTheAlphabetAndComesInPages()
    {
        const RecordWish wish{QStringLiteral("subject"), {}, false};
        const RecordPage all = must(m_reader->page(*m_connection, wish, 0, 100));
        QCOMPARE(all.total, qint64(60));
        QCOMPARE(all.lines.size(), size_t(60));
        const RecordPage second = must(m_reader->page(*m_connection, wish, 20, 20));
        QCOMPARE(titles(second), titles(all).mid(20, 20));
        QVERIFY(must(m_reader->page(*m_connection, wish, 60, 20)).lines.empty());
    }

    void anyPartOfNameOrOtherWordsFinds()
    {
        const auto found = [this](const char *type, const QString &text) {
            return titles(must(m_reader->page(*m_connection, {QLatin1String(type), text, false}, 0, 100)));
        };
        QCOMPARE(found("subject", QStringLiteral("لکه گیری")), QStringList{QStringLiteral("لکه‌گیری آسفالت")});
        QVERIFY(found("subject", QStringLiteral("چاله")).contains(QStringLiteral("لکه‌گیری آسفالت")));
        QVERIFY(found("subject", QStringLiteral("pothole")).contains(QStringLiteral("لکه‌گیری آسفالت")));
        QVERIFY(found("subject", QStringLiteral("چنین چیزی نیست")).isEmpty());
    }

    void lineTellsWhatItIsPartOfAndWhatItRefersTo()
    {
        const RecordPage page = must(m_reader->page(*m_connection, {QStringLiteral("place"), QStringLiteral("فردوسی"), false}, 0, 10));
        QVERIFY(!page.lines.empty());
        const RecordLine &street = page.lines.front();
        QCOMPARE(street.around.size(), size_t(3));
        QVERIFY(street.around.back().fa.startsWith(QStringLiteral("منطقه")));
        QCOMPARE(street.names.at(street.record.value(QStringLiteral("parent")).toString()).fa, street.around.front().fa);
    }

    void switchedOffOnesAreLeftOutUnlessWished()
    {
        auto group = cityFacts().all<catalogue::SubjectGroup>().front();
        group.active = false;
        must(storage::Door(*m_connection).put(toRow(group)));
        RecordWish wish{QStringLiteral("subject_group"), {}, false};
        QCOMPARE(must(m_reader->page(*m_connection, wish, 0, 100)).total, qint64(7));
        wish.inactiveToo = true;
        QCOMPARE(must(m_reader->page(*m_connection, wish, 0, 100)).total, qint64(8));
    }

    void changeByAnotherConnectionIsSeen()
    {
        const RecordWish wish{QStringLiteral("subject_group"), QStringLiteral("تازه"), false};
        QCOMPARE(must(m_reader->page(*m_connection, wish, 0, 10)).total, qint64(0));
        auto group = cityFacts().all<catalogue::SubjectGroup>().front();
        group.name = {QStringLiteral("گروه تازه"), {}};
        const auto other = m_database->open();
        must(storage::Door(*other).put(toRow(group)));
        QCOMPARE(must(m_reader->page(*m_connection, wish, 0, 10)).total, qint64(1));
    }

    void whatNamesAMergedRecordShowsTheOneThatStays()
    {
        using catalogue::ServiceAudience;
        const auto audience = [this](const char *name, bool active) {
            const ServiceAudience one{catalogue::ServiceAudienceId(idNamed(name)), {QString::fromLatin1(name), {}},
                                      catalogue::ServedSector::Citizens, {}, active};
            must(storage::Door(*m_connection).put(toRow(one)));
            return one.id;
        };
        const QString type = QString::fromLatin1(ServiceAudience::tableName);
        const auto people = audience("people", false);
        const auto citizens = audience("citizens", false);
        const auto public_ = audience("public", true);
        const auto merge = [&](const Uuid &record, const Uuid &kept) {
            must(storage::Door(*m_connection)
                     .put(toRow(RecordMerge{mergeIdOf(type, record), type, record, kept, true, access::systemUser(), Instant(0), true})));
        };
        merge(people.uuid(), citizens.uuid());
        merge(citizens.uuid(), public_.uuid());
        const catalogue::ServiceEvent event{catalogue::ServiceEventId(idNamed("event")), {QStringLiteral("event"), {}}, people};
        must(storage::Door(*m_connection).put(toRow(event)));

        const auto line = must(m_reader->record(*m_connection, QStringLiteral("service_event"), event.id.uuid()));
        QVERIFY(line);
        QCOMPARE(line->record.value(QStringLiteral("audience")).toString(), people.toString());
        QCOMPARE(line->names.at(people.toString()).fa, QStringLiteral("public"));
        QVERIFY(!line->mergedInto);
        const auto merged = must(m_reader->record(*m_connection, type, people.uuid()));
        QVERIFY(merged && merged->mergedInto == citizens.uuid() && merged->shownAs == public_.uuid());
        QCOMPARE(merged->shownAsName.fa, QStringLiteral("public"));
        QCOMPARE(titles(must(m_reader->page(*m_connection, {type, {}, false}, 0, 10))), QStringList{QStringLiteral("public")});

        const auto naming = must(m_reader->naming(*m_connection, type, people.uuid()));
        QCOMPARE(naming.size(), size_t(1));
        QCOMPARE(naming.front().type, QStringLiteral("service_event"));
        QCOMPARE(naming.front().count, qint64(1));
        QVERIFY(must(m_reader->naming(*m_connection, type, public_.uuid())).empty());
    }

    void tenThousandRowsComeInWithoutThirtySevenThatAreNamed() // R151
    {
        constexpr int rows = 10'000;
        constexpr int every = 270;
        QByteArray text = "abbreviation,words,used_in\n";
        std::map<qint64, QByteArray> wrong;
        for (int n = 0; n < rows; ++n) {
            const qint64 line = n + 2;
            QStringList cells{QStringLiteral("k%1").arg(n), QStringLiteral("متن %1").arg(n), QStringLiteral("note")};
            if (n % every == 3 && wrong.size() < 37) {
                const QByteArrayList faults{"reference.csv_choice", "reference.csv_missing", "reference.csv_cells", "reference.csv_twice"};
                const QByteArray fault = faults[qsizetype(wrong.size() % 4)];
                wrong.emplace(line, fault);
                if (fault == "reference.csv_choice")
                    cells[2] = QStringLiteral("nowhere");
                else if (fault == "reference.csv_missing")
                    cells[1].clear();
                else if (fault == "reference.csv_cells")
                    cells.removeLast();
                else
                    cells[0] = QStringLiteral("k%1").arg(n - 1);
            }
            text += csvLine(cells);
        }
        QCOMPARE(wrong.size(), size_t(37));
        QBuffer file(&text);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto forms = allForms();
        const auto form = std::find_if(forms.begin(), forms.end(), [](const RecordForm &one) { return QByteArray(one.type) == "snippet"; });
        const CsvImport read = must(m_reader->readCsv(*m_connection, *form, file, {}));
        std::map<qint64, QByteArray> bad;
        for (const BadCsvRow &row : read.bad)
            bad.emplace(row.line, row.error.id());
        QCOMPARE(bad, wrong);
        QCOMPARE(read.good.size(), size_t(rows - 37));
        // The rules take every one that was not named.
        FactStore facts = cityFacts();
        const size_t before = facts.all<Snippet>().size();
        SeededRandom random(7);
        for (const GoodCsvRow &row : read.good) {
            const Instant at(1'795'000'000'000);
            const Envelope envelope{newUuid(at, random), putRecordKind, 1, access::systemUser(), at, std::nullopt, std::nullopt, {},
                                    {{QStringLiteral("type"), QStringLiteral("snippet")}, {QStringLiteral("record"), row.record}}};
            const auto decided = cityRules().decide(envelope, at, facts);
            QVERIFY2(decided.ok(), decided.ok() ? "" : decided.error().id().constData());
            facts.apply(*decided);
        }
        QCOMPARE(facts.all<Snippet>().size(), before + size_t(rows - 37));
    }

    void historyNamesItsAuthorAndWhatWasReferredTo()
    {
        const auto person = cityFacts().all<organisation::Person>().front();
        const auto units = cityFacts().all<organisation::Unit>();
        const auto post = cityFacts().all<organisation::Post>().front();
        const RecordHistory entry{RecordHistoryId(idNamed("history")), QStringLiteral("post"), post.id.uuid(),
                                  RecordChange::Changed, person.id, Instant(1'791'000'000'000),
                                  {{QStringLiteral("unit"),
                                    QJsonObject{{QStringLiteral("from"), units[0].id.toString()},
                                                {QStringLiteral("to"), units[1].id.toString()}}}}};
        must(storage::Door(*m_connection).put(toRow(entry)));
        const HistoryOfRecord history = must(m_reader->history(*m_connection, QStringLiteral("post"), post.id.uuid()));
        QCOMPARE(history.entries.size(), size_t(2));
        QCOMPARE(history.entries.front().id, entry.id);
        QCOMPARE(history.entries.back().what, RecordChange::Created);
        QCOMPARE(history.names.at(person.id.toString()).fa, person.fullName);
        QCOMPARE(history.names.at(units[1].id.toString()).fa, units[1].name.fa);
    }

    void exportedFileReadBackChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const char *type : {"subject", "subject_group", "place", "unit", "post", "person", "snippet"})
            QTest::newRow(type) << QByteArray(type);
    }
    void exportedFileReadBackChangesNothing()
    {
        QFETCH(QByteArray, type);
        const RecordForm &form = formOf(type.constData());
        QBuffer file;
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 written =
            must(m_reader->writeCsv(*m_connection, form, {QString::fromLatin1(type), {}, true}, file, {}));
        QVERIFY(written > 5);
        file.seek(0);
        const CsvImport import = must(m_reader->readCsv(*m_connection, form, file, {}));
        QVERIFY2(import.bad.empty(), import.bad.empty() ? "" : qPrintable(import.bad.front().column));
        QCOMPARE(import.good.size(), size_t(0));
        QCOMPARE(import.unchanged, written);
    }

    void fileWithoutIdsFindsRecordsByTheirNames()
    {
        QBuffer file;
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("name,subject_group,deadline_hours\nلكه گيري آسفالت,,200\n");
        file.seek(0);
        const CsvImport import = must(m_reader->readCsv(*m_connection, formOf("subject"), file, {}));
        // The group is named as nothing: the cell is empty and needed.
        QCOMPARE(import.bad.size(), size_t(1));
        QCOMPARE(import.bad.front().error.id(), QByteArray("reference.csv_missing"));
        file.close();
        file.setData({});
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("name,deadline_hours\nلكه گيري آسفالت,۲۰۰\n");
        file.seek(0);
        const CsvImport again = must(m_reader->readCsv(*m_connection, formOf("subject"), file, {}));
        QVERIFY2(again.bad.empty(), again.bad.empty() ? "" : again.bad.front().error.id().constData());
        QCOMPARE(again.good.size(), size_t(1));
        QVERIFY(!again.good.front().isNew);
        QCOMPARE(again.good.front().record.value(QStringLiteral("deadline_hours")).toInt(), 200);
        QVERIFY(again.good.front().record.contains(QStringLiteral("questions")));
    }

    void verbsAreThoseOfTheRolesThatHeHas()
    {
        const std::vector<Verb> asked{editOrganisation, editPlaces, catalogue::editCatalogue};
        const auto plan = must(standard_city::demoCityPlan());
        const auto verbsOf = [&](const QString &key) {
            for (size_t n = 0; n < plan.users.size(); ++n) {
                if (plan.users[n].key == key)
                    return must(readVerbs(*m_connection, UserId(plan.userId(int(n))), asked));
            }
            return std::vector<QByteArray>{"nobody"};
        };
        QVERIFY(verbsOf(QStringLiteral("agent1")).empty());
        QCOMPARE(verbsOf(QStringLiteral("admin1")).size(), size_t(3));
        QCOMPARE(verbsOf(QStringLiteral("followupmanager1")), std::vector<QByteArray>{editOrganisation.id});
    }

private:
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<RecordReader> m_reader;
};

QTEST_GUILESS_MAIN(RecordReaderTest)
#include "record_reader_test.moc"
