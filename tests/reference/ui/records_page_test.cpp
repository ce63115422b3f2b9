// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/substitutes.h"
#include "base/csv_reader.h"
#include "catalogue/core/expert_area.h"
#include "desktop/desk_session.h"
#include "persian/digits.h"
#include "reference/core/snippet.h"
#include "reference/support/records_screen.h"

#include <QPushButton>
#include <QSemaphore>
#include <QtTest>

#include <semaphore>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QString holes = QStringLiteral("لکه‌گیری آسفالت");

} // namespace

/// Goal: whoever keeps base information finds, changes, makes and switches off any record by keys, is told beside the
/// field what is wrong, and loses nothing that he typed (R042, R043, R046, R049, R064, R108).
class RecordsPageTest : public QObject, protected RecordsScreen
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { openScreen(); }
    void cleanup() { closeScreen(); }

    void onlyTypesThatHeMayChangeAreOffered()
    {
        m_page->setVerbs({editOrganisation.id});
        QCOMPARE(types().count(), 4);
        for (const char *type : {"expert_area", "unit", "post", "person"})
            QVERIFY2(types().findData(QLatin1String(type)) >= 0, type);
    }

    void whatIsTypedWhileItIsSavedIsNotLost()
    {
        open(QStringLiteral("لکه"));
        typeInto("search_words", QStringLiteral("گودال"));
        saveWhile([this] { type(*m_page, QStringLiteral(" چاله")); });
        QCOMPARE(label("recordState"), QStringLiteral("تغییرکرده، ذخیره‌نشده"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QCOMPARE(record(0).value(QStringLiteral("search_words")), QJsonValue(QStringLiteral("گودال")));
        QCOMPARE(record(1).value(QStringLiteral("search_words")), QJsonValue(QStringLiteral("گودال چاله")));
        QVERIFY(waitUntil([this] { return label("recordState").isEmpty(); }));
    }

    void whatIsTypedWhileItIsSavedWaitsWhereOneHasLeftIt()
    {
        open(QStringLiteral("لکه"));
        const QString left = title();
        typeInto("search_words", QStringLiteral("گودال"));
        saveWhile([this] {
            type(*m_page, QStringLiteral(" چاله"));
            press(*m_page, QStringLiteral("Ctrl+N"));
        });
        open(QStringLiteral("زباله"));
        open(left);
        QCOMPARE(label("recordState"), QStringLiteral("تغییرکرده، ذخیره‌نشده"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 2; }));
        QCOMPARE(record(1).value(QStringLiteral("search_words")), QJsonValue(QStringLiteral("گودال چاله")));
    }

    void neededFieldThatIsEmptyIsToldBesideItAndNothingIsSaved()
    {
        open(QStringLiteral("لکه"));
        press(*m_page, QStringLiteral("Ctrl+A"));
        press(*m_page, QStringLiteral("Delete"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !problemOf("name").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void whatTheRuleRefusesIsToldBesideItsField() // R049
    {
        chooseType(QStringLiteral("place"));
        open(QStringLiteral("خیابان بهار"));
        focusField("parent");
        press(*m_page, QStringLiteral("Ctrl+A"));
        // A street lies in no street.
        chooseReference("parent", QStringLiteral("بلوار فردوسی"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !problemOf("parent").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void areaToWhichNothingWouldComeIsToldBesideThePost() // R069
    {
        makeArea(QStringLiteral("مدیر حوزه شهردار"), {});
        QVERIFY(waitUntil([this] { return !problemOf("post").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void substituteIsNamedByKeysAndACircleIsToldBesideHim() // R121
    {
        m_page->setVerbs({access::changeRights.id});
        nameSubstitute(QStringLiteral("مسعود رحیمی"), QStringLiteral("فرهاد اصفهانی"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const auto made = m_desk->facts().all<access::Substitution>();
        QCOMPARE(made.size(), size_t(1));
        QVERIFY(made.front().person != made.front().substitute && made.front().active);
        QCOMPARE(made.front().from, QStringLiteral("2026-12-02"));
        QCOMPARE(made.front().until, QStringLiteral("2026-12-05"));
        nameSubstitute(QStringLiteral("فرهاد اصفهانی"), QStringLiteral("مسعود رحیمی"));
        QVERIFY(waitUntil([this] { return problemOf("substitute").contains(QStringLiteral("جانشین")); }));
        QCOMPARE(m_desk->submitted().size(), size_t(1));
    }

    void recordThatComesToTheListLateDoesNotTakeThePlaceOfTheOneBegun()
    {
        m_page->setVerbs({access::changeRights.id});
        nameSubstitute(QStringLiteral("مسعود رحیمی"), QStringLiteral("فرهاد اصفهانی"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("فره"));
        QVERIFY(waitUntil([this] { return !list().currentId().isEmpty(); }));
        QTest::qWait(200); // what is asked for after a save has come by now
        QVERIFY(field("person")->findChild<QLineEdit *>()->text().isEmpty());
        QVERIFY(field("first_day")->findChild<QLineEdit *>()->text().isEmpty());
    }

    void areaIsGivenToAnExpertByKeys() // R069
    {
        makeArea(QStringLiteral("کارشناس پیگیری ۳"), QStringLiteral("شهرداری منطقه ۵"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const auto areas = m_desk->facts().all<catalogue::ExpertArea>();
        const auto made = std::find_if(areas.begin(), areas.end(), [](const catalogue::ExpertArea &each) {
            return each.name.fa == QStringLiteral("پیگیری منطقهٔ پنج");
        });
        QVERIFY(made != areas.end() && made->unit && made->active);
        QCOMPARE(postOf(m_desk->facts(), made->post).name.fa, QStringLiteral("کارشناس پیگیری ۳"));
        QVERIFY(!made->region && !made->subjectGroup);
        const auto books = m_desk->facts().all<catalogue::AreaBook>();
        QVERIFY(std::any_of(books.begin(), books.end(), [&](const catalogue::AreaBook &book) {
            return book.unit == made->unit && book.areas.back().area == made->id;
        }));
    }

    void fieldIsChangedByKeysAndHistorySaysSo()
    {
        open(QStringLiteral("لکه"));
        focusField("deadline_hours");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("200"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("deadline_hours")).toInt(), 200);
        QCOMPARE(record(0).value(QStringLiteral("questions")).toArray().size(), 4);
        QVERIFY(waitUntil([this] { return history().contains(QStringLiteral("۲۰۰")); }));
        QVERIFY2(history().contains(QStringLiteral("۱۶۸")), qPrintable(history()));
        QVERIFY(list().hasFocus());
    }

    void recordIsMadeByKeys() // R108
    {
        chooseType(QStringLiteral("snippet"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("آب"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("آب محل قطع است."));
        focusField("used_in");
        press(*m_page, QStringLiteral("Space"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const auto snippets = m_desk->facts().all<Snippet>();
        const auto made = std::find_if(snippets.begin(), snippets.end(),
                                       [](const Snippet &each) { return each.abbreviation == QStringLiteral("آب"); });
        QVERIFY(made != snippets.end());
        QCOMPARE(made->words.fa, QStringLiteral("آب محل قطع است."));
        QCOMPARE(made->usedIn, std::vector{SnippetUse::Description});
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("آب"); }));
    }

    void questionIsAddedToAChecklistByKeys() // R043
    {
        open(QStringLiteral("لکه"));
        auto *add = m_page->findChild<QPushButton *>(QStringLiteral("questions.add"));
        QVERIFY(add);
        add->setFocus();
        press(*m_page, QStringLiteral("Space"));
        type(*m_page, QStringLiteral("آیا آب هم ایستاده است؟"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        const QJsonArray questions = record(0).value(QStringLiteral("questions")).toArray();
        QCOMPARE(questions.size(), 5);
        const QJsonObject last = questions.last().toObject();
        QCOMPARE(nameOf(last).fa, QStringLiteral("آیا آب هم ایستاده است؟"));
        QVERIFY(!last.value(QStringLiteral("key")).toString().isEmpty());
        QCOMPARE(last.value(QStringLiteral("kind")).toString(), QStringLiteral("text"));
    }

    void whatWasTypedIsThereAgainWhenOneComesBack()
    {
        open(QStringLiteral("لکه"));
        focusField("deadline_hours");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("99"));
        search(QStringLiteral("هرس"));
        QVERIFY(waitUntil([this] { return title() != holes; }));
        search(QStringLiteral("لکه"));
        QVERIFY(waitUntil([this] { return title() == holes; }));
        QVERIFY(m_desk->submitted().empty());
        press(*m_page, QStringLiteral("Return"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("deadline_hours")).toInt(), 99);
    }

    void fieldThatSomebodyElseChangedMeanwhileStaysAsHeLeftIt()
    {
        open(QStringLiteral("لکه"));
        focusField("deadline_hours");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("99"));
        auto subjects = m_desk->facts().all<catalogue::Subject>();
        auto other = *std::find_if(subjects.begin(), subjects.end(),
                                   [](const catalogue::Subject &each) { return each.name.fa == holes; });
        other.searchWords = QStringLiteral("گودال");
        m_desk->facts().put(other);
        must(storage::Door(*m_writer).put(toRow(other)));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(record(0).value(QStringLiteral("deadline_hours")).toInt(), 99);
        QCOMPARE(record(0).value(QStringLiteral("search_words")).toString(), QStringLiteral("گودال"));
    }

    void whatIsTypedWhileTheRecordIsReadAnewStays()
    {
        open(QStringLiteral("لکه"));
        focusField("deadline_hours");
        press(*m_page, QStringLiteral("Ctrl+A"));
        // A slow disk: what is read because something has changed comes behind what is typed meanwhile.
        QSemaphore disk;
        m_thread->run<bool>(
            [&disk](storage::Connection &) -> Result<bool> {
                disk.acquire();
                return true;
            },
            m_page.get(), [](const Result<bool> &) {});
        Q_EMIT m_desk->rowsChanged();
        type(*m_page, QStringLiteral("99"));
        disk.release();
        waitForWhatWasAsked();
        QCOMPARE(label("recordState"), QStringLiteral("تغییرکرده، ذخیره‌نشده"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(given(1));
        QCOMPARE(record(0).value(QStringLiteral("deadline_hours")).toInt(), 99);
    }

    void recordOfTheTypeThatIsLeftDoesNotComeIntoTheNextForm()
    {
        const auto *editor = m_page->findChild<RecordEditor *>();
        // The type is left as soon as its record has been asked for, before it can have come.
        bool isLeft = false;
        connect(&list(), &uikit::RowListView::currentIdChanged, m_page.get(), [&](const QString &id) {
            if (id.isEmpty() || isLeft || types().currentData().toString() != QStringLiteral("place"))
                return;
            isLeft = true;
            types().setCurrentIndex(types().findData(QStringLiteral("reply_codes")));
        });
        types().setCurrentIndex(types().findData(QStringLiteral("place")));
        QVERIFY(waitUntil([&isLeft] { return isLeft; }));
        waitForWhatWasAsked();
        QCOMPARE(editor->shownRecord(), QString());
    }

    void whatIsSavedAsOneGoesOnToAnotherTypeIsSavedAndTheOtherIsShown()
    {
        open(holes);
        focusField("deadline_hours");
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("77"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        types().setCurrentIndex(types().findData(QStringLiteral("place")));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QCOMPARE(m_desk->submitted().front().arguments.value(QStringLiteral("type")).toString(), QStringLiteral("subject"));
        QCOMPARE(record(0).value(QStringLiteral("deadline_hours")).toInt(), 77);
        waitForWhatWasAsked();
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
        // Nothing of it waits to be saved once more.
        types().setCurrentIndex(types().findData(QStringLiteral("subject")));
        open(holes);
        QCOMPARE(label("recordState"), QString());
    }

    void escapeOutOfANewRecordLeadsBackToTheOneInTheListAndKeepsWhatWasTyped()
    {
        const QString shown = title();
        press(*m_page, QStringLiteral("Ctrl+N"));
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(waitUntil([&] { return isCurrentShown() && title() == shown; }));
        QVERIFY(list().hasFocus());
        QSignalSpy said(m_page.get(), &RecordsPage::said);
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("کاشی شکسته"));
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(waitUntil([&] { return isCurrentShown() && title() == shown; }));
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.front().front().toString(), QStringLiteral("آنچه آغاز کردید نگه داشته شد. Ctrl+N آن را ادامه می‌دهد."));
        QVERIFY(m_desk->submitted().empty());
        press(*m_page, QStringLiteral("Ctrl+N"));
        QCOMPARE(label("recordState"), QStringLiteral("تغییرکرده، ذخیره‌نشده"));
        QCOMPARE(field("name")->findChild<QLineEdit *>()->text(), QStringLiteral("کاشی شکسته"));
    }

    void whoComesBackToATypeSeesItsRecordAgain()
    {
        QVERIFY(isCurrentShown());
        types().setCurrentIndex(types().findData(QStringLiteral("place")));
        types().setCurrentIndex(types().findData(QStringLiteral("subject")));
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
        QVERIFY(field("name")->isVisible());
    }

    void enterBeforeTheFirstRecordHasComeLeadsIntoItsForm()
    {
        const auto *editor = m_page->findChild<RecordEditor *>();
        connect(&list(), &uikit::RowListView::currentIdChanged, m_page.get(), [&](const QString &id) {
            if (!id.isEmpty() && editor->shownRecord().isEmpty())
                press(*m_page, QStringLiteral("Return"));
        });
        list().setFocus();
        types().setCurrentIndex(types().findData(QStringLiteral("place")));
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
        QVERIFY(waitUntil([editor] { return editor->isAncestorOf(QApplication::focusWidget()); }));
    }

    void fileOfThirtySevenErrorsBringsInTheRestAndKeepsTheBadRows()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("texts.csv"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("abbreviation,words,used_in\n");
        for (int n = 0; n < 60; ++n) {
            file.write(csvLine({QStringLiteral("k%1").arg(n), QStringLiteral("متن %1").arg(n), QStringLiteral("note")}));
            if (n < 37)
                file.write(n % 2 == 0 ? csvLine({QStringLiteral("b%1").arg(n), QStringLiteral("متن"), QStringLiteral("nowhere")})
                                      : QByteArray("only,two\n"));
        }
        file.close();
        chooseType(QStringLiteral("snippet"));
        press(*m_page, QStringLiteral("Ctrl+I"));
        type(*m_page, name);
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(waitUntil([this] { return summary().contains(QStringLiteral("۳۷")); }));
        QVERIFY2(summary().contains(QStringLiteral("۶۰")), qPrintable(summary()));
        QVERIFY(m_desk->submitted().empty());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 60; }, 20s));
        const QString badName = folder.filePath(QStringLiteral("texts.bad.csv"));
        QVERIFY(waitUntil([&badName] { return QFile::exists(badName); }));
        QFile bad(badName);
        QVERIFY(bad.open(QIODevice::ReadOnly));
        CsvReader reader(bad);
        int rows = 0;
        while (const auto row = reader.next()) {
            QVERIFY(!row->error);
            ++rows;
        }
        QCOMPARE(rows, 38);
        QCOMPARE(m_desk->facts().all<Snippet>().size(), size_t(23 + 60));
    }

    void workbookThatWentOutAndComesBackChangesNothingAndItsBadRowsAreSaid() // R151
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("texts.xlsx"));
        chooseType(QStringLiteral("snippet"));
        const auto forms = allForms();
        const auto form = std::find_if(forms.begin(), forms.end(),
                                       [](const RecordForm &each) { return QByteArray(each.type) == "snippet"; });
        std::optional<Result<qint64>> written;
        m_records->writeCsv(*form, {QStringLiteral("snippet"), {}, true}, name, {}, m_page.get(),
                            [&written](const Result<qint64> &rows) { written = rows; });
        QVERIFY(waitUntil([&written] { return written.has_value(); }));
        QVERIFY2(written->ok(), written->ok() ? "" : written->error().id().constData());
        press(*m_page, QStringLiteral("Ctrl+I"));
        type(*m_page, name + u'\n');
        const QString unchanged =
            QStringLiteral("%1 رکورد بی‌تغییر").arg(persian::toPersianDigits(QString::number(**written)));
        QVERIFY2(waitUntil([&] { return summary().contains(unchanged); }), qPrintable(summary()));
        QFile cut(name);
        QVERIFY(cut.resize(cut.size() / 2));
        press(*m_page, QStringLiteral("Ctrl+I"));
        type(*m_page, name + u'\n');
        QVERIFY2(waitUntil([this] { return summary().contains(QStringLiteral("XLSX")); }), qPrintable(summary()));
        QVERIFY(m_desk->submitted().empty());
    }

private:
    /// The thread of queries answers in order.
    void waitForWhatWasAsked()
    {
        bool isRead = false;
        m_thread->run<bool>([](storage::Connection &) -> Result<bool> { return true; }, m_page.get(),
                            [&isRead](const Result<bool> &) { isRead = true; });
        QVERIFY(waitUntil([&isRead] { return isRead; }));
    }
    void nameSubstitute(const QString &substitute, const QString &person)
    {
        goToType(QStringLiteral("substitution"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        chooseReference("substitute", substitute);
        chooseReference("person", person);
        focusField("first_day");
        type(*m_page, QStringLiteral("1405/09/11"));
        focusField("last_day");
        type(*m_page, QStringLiteral("1405/09/14"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
    }

    /// Does this between Ctrl+Enter and the answer, which waits for a reading that lasts until then.
    void saveWhile(const std::function<void()> &act)
    {
        std::binary_semaphore held{0};
        m_thread->run<int>(
            [&held](storage::Connection &) -> Result<int> {
                held.acquire();
                return 0;
            },
            m_page.get(), [](const Result<int> &) {});
        press(*m_page, QStringLiteral("Ctrl+Return"));
        act();
        const bool isWaiting = m_desk->submitted().empty();
        held.release();
        QVERIFY(isWaiting);
        QVERIFY(waitUntil([this] { return m_desk->submitted().size() == 1; }));
        QTest::qWait(200);
    }

    void makeArea(const QString &post, const QString &unit)
    {
        chooseType(QStringLiteral("expert_area"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("پیگیری منطقهٔ پنج"));
        chooseReference("post", post);
        if (!unit.isEmpty())
            chooseReference("unit", unit);
        press(*m_page, QStringLiteral("Ctrl+Return"));
    }
};

QTEST_MAIN(RecordsPageTest)
#include "records_page_test.moc"
