// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desk_session.h"
#include "intake/core/import_times.h"
#include "intake/support/import_desk.h"
#include "intake/ui/import_columns_model.h"
#include "intake/ui/import_preview_model.h"
#include "intake/ui/import_words_model.h"

#include <QComboBox>

using namespace peygir;
using namespace peygir::intake;
using namespace peygir::test;
using namespace peygir::uikit::testing;

namespace {

const QByteArray head = "کد رهگیری;تاریخ ثبت;وضعیت;زیرموضوع;منطقه;شرح پیام;تلفن\n";
const QByteArray good = "۱۰۰۱;۱۴۰۳/۱۲/۳۰ ۰۹:۱۲;مختومه;لکه‌گیری آسفالت;منطقه ۱;چاله;۰۹۱۲۱۲۳۴۵۶۷\n";

QByteArray rowNumbered(int number)
{
    return QByteArray::number(number) + ";1404/02/01;مختومه;لکه‌گیری آسفالت;منطقه ۱;چاله;09121234567\n";
}

/// The rows of the file of bad rows, with its head.
QList<QStringList> rejectedRows(const QString &csv)
{
    QFile file(csv + QStringLiteral(".rejected.csv"));
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    CsvReader reader(file, ';');
    while (const auto record = reader.next())
        rows.append(record->fields);
    return rows;
}

} // namespace

/// Goal: whoever moves a city house sees what a file will become, changes it by keys, is told of every bad row why it is
/// one, and has a map by which the server brings the file in; nothing is changed by looking (R048).
class ImportPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init() { m_desk = std::make_unique<ImportDesk>(); }
    void cleanup()
    {
        QVERIFY(m_desk->desk().submitted().empty());
        m_desk.reset();
    }

    void fileThatIsNotThereIsSaid()
    {
        m_desk->open(QStringLiteral("nowhere.csv"));
        QVERIFY(m_desk->said("importProblem").contains(QStringLiteral("nowhere.csv")));
        QVERIFY(!m_desk->named<QTableView>("importColumns")->isVisible());
    }

    void emptyFileIsSaid()
    {
        m_desk->open(QByteArray());
        QVERIFY(m_desk->said("importProblem").contains(QStringLiteral("خالی")));
        QVERIFY(!m_desk->named<QTableView>("importColumns")->isVisible());
    }

    void fileInUnknownLettersIsSaid()
    {
        m_desk->open(QByteArray("nom;pr\xe9nom;\xe9t\xe9;\xe0\n"));
        QVERIFY(m_desk->said("importProblem").contains(QStringLiteral("CSV UTF-8")));
    }

    void fileThatIsBadAfterAGoodOneLeavesNothingOfIt()
    {
        m_desk->open(head + good);
        QCOMPARE(m_desk->rows("importColumns"), 7);
        m_desk->open(QByteArray());
        QVERIFY(!m_desk->named<QTableView>("importColumns")->isVisible());
        press(m_desk->page(), QStringLiteral("Ctrl+Return"));
        QVERIFY(!m_desk->page().findChild<ImportCheckPanel *>()->isRunning());
    }

    void firstRowsAreShownAsTheyWouldComeIn()
    {
        m_desk->open(head + good);
        QCOMPARE(m_desk->said("importProblem"), QString());
        QCOMPARE(m_desk->rows("importPreview"), 1);
        using Model = ImportPreviewModel;
        QVERIFY(m_desk->cell("importPreview", 0, Model::Number).contains(QStringLiteral("۱۰۰۱")));
        QVERIFY(m_desk->cell("importPreview", 0, Model::Registered).contains(QStringLiteral("۱۴۰۳/۱۲/۳۰ ۰۹:۱۲")));
        QCOMPARE(m_desk->cell("importPreview", 0, Model::Subject), QStringLiteral("لکه‌گیری آسفالت"));
        QCOMPARE(m_desk->cell("importPreview", 0, Model::Place), QStringLiteral("منطقه ۱"));
        QVERIFY(m_desk->cell("importPreview", 0, Model::Phone).contains(QStringLiteral("۰۹۱۲۱۲۳۴۵۶۷")));
    }

    void missingColumnIsAskedForAndChosenByKeys()
    {
        m_desk->open(QByteArray("col1;col2;col3\n7001;1404/02/01;لکه‌گیری آسفالت\n7002;1404/02/02;لکه‌گیری آسفالت\n"));
        QVERIFY(m_desk->said("importDoubts").contains(QStringLiteral("موضوع")));
        QCOMPARE(m_desk->rows("importPreview"), 0);
        press(m_desk->page(), QStringLiteral("Ctrl+Return"));
        QVERIFY(!m_desk->page().findChild<ImportCheckPanel *>()->isRunning());
        // It leads to the columns; the third, by keys: two lines down, and its meaning from the list.
        press(m_desk->page(), QStringLiteral("Down"));
        press(m_desk->page(), QStringLiteral("Down"));
        chooseDown(int(ImportField::Subject));
        QCOMPARE(m_desk->page().map().subject, QStringList{QStringLiteral("col3")});
        m_desk->settle();
        QCOMPARE(m_desk->rows("importPreview"), 2);
    }

    void brokenQuoteCostsItsRowOnly()
    {
        const QString csv = m_desk->file(head + rowNumbered(1) + "2;1404/02/01;مختومه;\"باز;منطقه ۱;x;\n" + rowNumbered(3));
        m_desk->open(csv);
        QCOMPARE(m_desk->rows("importPreview"), 3);
        QVERIFY(m_desk->cell("importPreview", 1, ImportPreviewModel::Problem).contains(QStringLiteral("نقل")));
        m_desk->check();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("نادرست: ۱")));
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("تازه: ۲")));
        const auto rejected = rejectedRows(csv);
        QCOMPARE(rejected.size(), 2);
        QCOMPARE(rejected.at(1).first(), QStringLiteral("3"));
        QVERIFY(rejected.at(1).at(1).contains(QStringLiteral("نقل")));
    }

    void windows1256IsSaidAndCanGoOn()
    {
        // "کد;تاريخ ثبت;موضوع" and a row "1;1404/02/01;آسفالت", as an older Windows writes them.
        m_desk->open(QByteArray("\x98\xcf;\xca\xc7\xd1\xed\xce \xcb\xc8\xca;\xe3\xe6\xd6\xe6\xda\n1;1404/02/01;\xc2\xd3\xdd\xc7\xe1\xca\n"));
        QVERIFY(m_desk->said("importDoubts").contains(QStringLiteral("Windows-1256")));
        QCOMPARE(m_desk->cell("importColumns", 1, ImportColumnsModel::Heading), QStringLiteral("تاریخ ثبت"));
        QVERIFY(m_desk->cell("importPreview", 0, ImportPreviewModel::Subject).contains(QStringLiteral("آسفالت")));
        m_desk->check();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("تازه: ۱")));
        QVERIFY(m_desk->page().map().encoding == FileEncoding::Windows1256);
    }

    void everyOneOf37ErrorsIsNamed()
    {
        QByteArray csv = head;
        for (int n = 0; n < 100; ++n)
            csv += rowNumbered(1 + n);
        for (int n = 0; n < 37; ++n) {
            switch (n % 5) {
            case 0: csv += ";1404/02/01;مختومه;آسفالت;;;\n"; break;
            case 1: csv += QByteArray::number(500 + n) + ";1404/12/30;مختومه;آسفالت;;;\n"; break;
            case 2: csv += QByteArray::number(500 + n) + ";1404/02/01;مختومه\n"; break;
            case 3: csv += "1;1404/02/01;مختومه;آسفالت;;;\n"; break;
            default: csv += QByteArray::number(500 + n) + ";1404/02/01;مختومه;;;;\n";
            }
        }
        const QString path = m_desk->file(csv);
        m_desk->open(path);
        m_desk->check();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("نادرست: ۳۷")));
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("تازه: ۱۰۰")));
        // One line for the flag that all good rows have, and one for each bad row.
        QCOMPARE(m_desk->reasons().size(), 1 + 37);
        QVERIFY(m_desk->reasons().at(0).startsWith(QStringLiteral("نشان‌دار، ۱۰۰ سطر")));
        QVERIFY(m_desk->reasons().at(1).startsWith(QStringLiteral("سطر ۱۰۲: ")));
        QCOMPARE(rejectedRows(path).size(), 38);
    }

    void headingsOnlyAreARowOfNothing()
    {
        m_desk->open(head);
        QCOMPARE(m_desk->rows("importColumns"), 7);
        QCOMPARE(m_desk->rows("importPreview"), 0);
        m_desk->check();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("سطرها: ۰")));
    }

    void lineOfAMegabyteIsOneBadRow()
    {
        const QString csv = m_desk->file(head + rowNumbered(1) + "2;1404/02/01;مختومه;آسفالت;;" + QByteArray(1'100'000, 'x') + ";\n" + rowNumbered(3));
        m_desk->open(csv);
        m_desk->check();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("نادرست: ۱")));
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("تازه: ۲")));
    }

    void headOfAMegabyteIsNoFileOfCases()
    {
        m_desk->open(QByteArray(1'100'000, 'x') + "\n1\n");
        QVERIFY(!m_desk->said("importProblem").isEmpty());
    }

    void unknownStatusGetsItsMeaningByKeys()
    {
        m_desk->open(head + "1;1404/02/01;نیم‌بند;لکه‌گیری آسفالت;;;\n2;1404/02/01;نیم‌بند;لکه‌گیری آسفالت;;;\n");
        QVERIFY(m_desk->said("importDoubts").contains(QStringLiteral("واژه‌ها")));
        QCOMPARE(m_desk->cell("importWords", 0, ImportWordsModel::Word), QStringLiteral("نیم‌بند"));
        QCOMPARE(m_desk->cell("importWords", 0, ImportWordsModel::Count), QStringLiteral("۲"));
        goToWords();
        chooseDown(2);
        QCOMPARE(m_desk->page().map().closedStatuses, QStringList{QStringLiteral("نیم‌بند")});
        m_desk->settle();
        QVERIFY(!m_desk->cell("importPreview", 0, ImportPreviewModel::Closed).isEmpty());
    }

    void unknownSubjectBecomesOneOfOursByKeys()
    {
        m_desk->open(head + "1;1404/02/01;مختومه;چاله‌چوله;;;\n");
        QCOMPARE(m_desk->cell("importWords", 0, ImportWordsModel::Word), QStringLiteral("چاله‌چوله"));
        QVERIFY(m_desk->cell("importPreview", 0, ImportPreviewModel::Subject).contains(QStringLiteral("تازه")));
        goToWords();
        chooseDown(1);
        QCOMPARE(m_desk->page().map().subjects.size(), size_t(1));
        m_desk->settle();
        QVERIFY(!m_desk->cell("importPreview", 0, ImportPreviewModel::Subject).contains(QStringLiteral("تازه")));
        // It stays in the list, so that one may think again.
        QCOMPARE(m_desk->cell("importWords", 0, ImportWordsModel::Word), QStringLiteral("چاله‌چوله"));
    }

    void caseThatIsHereAlreadyIsCounted()
    {
        m_desk->open(head + good + rowNumbered(2));
        const ImportMap map = m_desk->page().map();
        const Instant at = *readTime(QStringLiteral("1403/12/30 09:12"));
        // As the server would have sent it.
        const ImportCase import{.source = map.source,
                                .number = QStringLiteral("1001"),
                                .subject = m_desk->desk().facts().all<catalogue::Subject>().front().id,
                                .place = {},
                                .address = {},
                                .words = {},
                                .callerPhone = {},
                                .callerName = {},
                                .channel = cases::Channel::Web,
                                .closedAt = {},
                                .promisedAt = {},
                                .answer = {},
                                .record = {},
                                .flags = {}};
        const Envelope command{importCommandId(map.source, import.number, at),
                               ImportCase::kind,
                               1,
                               access::systemUser(),
                               at,
                               0,
                               std::nullopt,
                               {},
                               fieldsToJson(import)};
        const Changes changes = must(cityRules().decide(command, at, m_desk->desk().facts()));
        storage::Door door(m_desk->connection());
        auto transaction = must(storage::Transaction::begin(m_desk->connection(), storage::Connection::Access::Write));
        for (const Row &row : changes.rows())
            must(door.put(row));
        must(transaction.commit());
        m_desk->check();
        QVERIFY2(m_desk->said("importSummary").contains(QStringLiteral("تا جایی که این رایانه می‌داند: ۱")), qPrintable(m_desk->said("importSummary")));
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("تازه: ۱")));
    }

    void stoppedCheckLeavesNoFile()
    {
        QByteArray csv = head + ";x;;;;;\n";
        for (int n = 1; n < 20'000; ++n)
            csv += rowNumbered(n);
        const QString path = m_desk->file(csv);
        m_desk->open(path);
        press(m_desk->page(), QStringLiteral("Ctrl+Return"));
        auto *panel = m_desk->page().findChild<ImportCheckPanel *>();
        QVERIFY(panel->isRunning());
        press(m_desk->page(), QStringLiteral("Escape"));
        QVERIFY(!panel->isRunning());
        m_desk->settle();
        QVERIFY(m_desk->said("importSummary").contains(QStringLiteral("متوقف")));
        QVERIFY(rejectedRows(path).isEmpty());
    }

    void savedMapIsWhatTheServerReads()
    {
        const QString csv = m_desk->file(head + good);
        m_desk->open(csv);
        m_desk->check();
        auto *command = m_desk->named<QLineEdit>("importCommand");
        QVERIFY(command->text().isEmpty());
        const QString mapFile = m_desk->file({}, QStringLiteral("old.map.json"));
        m_desk->page().saveMap(mapFile);
        QFile saved(mapFile);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const auto read = ImportMap::parse(saved.readAll());
        QVERIFY(read.ok() && *read == m_desk->page().map());
        QCOMPARE(command->text(),
                 QStringLiteral("peygird import cases \"%1\" --map \"%2\" --data DIR").arg(csv, mapFile));
        // What is changed afterwards is neither checked nor saved.
        auto *columns = m_desk->named<QTableView>("importColumns");
        columns->model()->setData(columns->model()->index(5, ImportColumnsModel::Field), int(ImportField::Kept));
        QVERIFY(command->text().isEmpty());
    }

    void mapOfAnotherFileGoesWithoutWhatIsNotHere()
    {
        m_desk->open(head + good);
        m_desk->page().loadMap(QStringLiteral(":/import/centre_137.json"));
        m_desk->settle();
        QVERIFY(m_desk->said("importProblem").contains(QStringLiteral("نام تماس‌گیرنده")));
        QCOMPARE(m_desk->page().map().source, QStringLiteral("سامانه پیشین"));
        QCOMPARE(m_desk->page().map().separator, ';');
        QCOMPARE(m_desk->rows("importPreview"), 1);
        QVERIFY(m_desk->page().map().columns().size() == 7);
    }

    void fileThatIsNoMapChangesNothing()
    {
        m_desk->open(head + good);
        const ImportMap before = m_desk->page().map();
        m_desk->page().loadMap(m_desk->file("{", QStringLiteral("bad.json")));
        QVERIFY(m_desk->said("importProblem").contains(QStringLiteral("JSON")));
        QVERIFY(m_desk->page().map() == before);
    }

private:
    static std::optional<Instant> readTime(const QString &text)
    {
        return readImportTime(text, {jalaliTimes}, QTimeZone("Asia/Tehran"));
    }
    void goToWords() { press(m_desk->page(), QStringLiteral("Ctrl+2")); }
    /// Opens the choice of the current row and takes the one so many lines further down.
    void chooseDown(int lines)
    {
        const auto combos = m_desk->page().findChildren<QComboBox *>().size();
        press(m_desk->page(), QStringLiteral("Return"));
        QVERIFY(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
        for (int n = 0; n < lines; ++n)
            press(m_desk->page(), QStringLiteral("Down"));
        press(m_desk->page(), QStringLiteral("Return"));
        // Once more the loop turns: the list must not come back by the same Enter.
        settle(20ms);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        QVERIFY(waitUntil([&] { return m_desk->page().findChildren<QComboBox *>().size() == combos; }));
    }

    std::unique_ptr<ImportDesk> m_desk;
};

QTEST_MAIN(ImportPageTest)
#include "import_page_test.moc"
