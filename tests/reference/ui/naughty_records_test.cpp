// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "catalogue/core/record_forms.h"
#include "composition/registry.h"
#include "desktop/desk_session.h"
#include "persian/unit/corpus.h"
#include "reference/core/base_information.h"
#include "reference/core/put_record.h"
#include "reference/store/sql_record_queries.h"
#include "reference/support/city_store.h"
#include "reference/ui/field_editor.h"
#include "reference/ui/records_page.h"
#include "support/naughty.h"
#include "uikit/paged_list_model.h"
#include "uikit/persian_line_edit.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QtTest>

using namespace peygir;
using namespace peygir::reference;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using persian::Lines;

namespace {

/// Abbreviation, words, English words, and the search of the list.
constexpr int fieldsTried = 4;
constexpr QSize pageSize(1166, 724);

} // namespace

/// Goal: the well-known strings that break programs are base information like any other: each record is stored and read
/// back as it was typed, is found again, and nothing on the page moves or reads it as HTML (R046, R049, R108).
class NaughtyRecordsTest : public QObject
{
    Q_OBJECT

    const QStringList m_strings = corpus::naughtyStrings();
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<storage::Connection> m_writer;
    std::unique_ptr<CityDesk> m_desk;
    std::unique_ptr<storage::QueryThread> m_thread;
    std::unique_ptr<SqlRecordQueries> m_queries;
    std::unique_ptr<RecordsPage> m_page;

    QWidget &field(const char *name) { return *m_page->findChild<FieldEditor *>(QLatin1String(name)); }
    QString title() { return m_page->findChild<QLabel *>(QStringLiteral("recordTitle"))->text(); }
    uikit::RowListView &list() { return *m_page->findChild<uikit::RowListView *>(QStringLiteral("records")); }
    void put(QWidget &edit, const QString &text)
    {
        edit.setFocus(Qt::OtherFocusReason);
        press(*m_page, QStringLiteral("Ctrl+A"));
        press(*m_page, QStringLiteral("Delete"));
        paste(*m_page, text);
    }

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase()
    {
        desktop::prepareApplication(*qApp);
        QVERIFY(m_strings.size() >= 400);
    }
    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_writer = m_database->openMigrated();
        m_desk = std::make_unique<CityDesk>(*m_writer);
        m_thread = std::make_unique<storage::QueryThread>(
            [this]() -> Result<std::unique_ptr<storage::Connection>> { return m_database->open(); });
        m_queries = std::make_unique<SqlRecordQueries>(*m_thread, makeRecordTypes(), recordForms());
        m_page = std::make_unique<RecordsPage>(*m_queries, *m_desk, recordForms());
        m_page->resize(pageSize);
        m_page->setVerbs({editSnippets.id});
        QVERIFY(showActive(*m_page));
        QVERIFY(waitUntil([this] { return !list().currentId().isEmpty(); }));
    }
    void cleanup()
    {
        m_page.reset();
        m_queries.reset();
        m_thread.reset();
        m_desk.reset();
        m_writer.reset();
        m_database.reset();
    }

    void eachIsARecordThatIsReadBackAsItWasTyped()
    {
        size_t given = 0;
        for (const QString &naughty : m_strings) {
            const QString one = asStored(naughty, Lines::One);
            if (one.isEmpty())
                continue;
            press(*m_page, QStringLiteral("Ctrl+N"));
            put(*field("abbreviation").findChild<QLineEdit *>(), naughty);
            const auto notes = field("words").findChildren<QPlainTextEdit *>();
            QCOMPARE(notes.size(), 2);
            put(*notes[0], naughty);
            put(*notes[1], naughty);
            if (auto *use = field("used_in").findChild<QCheckBox *>(); !use->isChecked()) {
                use->setFocus(Qt::OtherFocusReason);
                press(*m_page, QStringLiteral("Space"));
            }
            press(*m_page, QStringLiteral("Ctrl+Return"));
            const auto refused = [this] {
                for (const QLabel *label : m_page->findChildren<QLabel *>()) {
                    if (label->isVisible() && label->property("role") == QStringLiteral("problem") && !label->text().isEmpty())
                        return true;
                }
                return false;
            };
            QVERIFY2(waitUntil([&] { return m_desk->submitted().size() == given + 1 || refused(); }), qPrintable(naughty));
            QCOMPARE(wrongLook(*m_page, pageSize), QString());
            if (m_desk->submitted().size() == given) {
                // Said, and all of it stays to be shortened.
                QVERIFY2(one.size() > limits::keyText, qPrintable(naughty));
                QVERIFY(asStored(field("abbreviation").findChild<QLineEdit *>()->text(), Lines::One) == one);
                continue;
            }
            ++given;
            const QJsonObject record = m_desk->submitted().back().arguments.value(QLatin1String("record")).toObject();
            const QJsonObject words = record.value(QLatin1String("words")).toObject();
            const QString abbreviation = record.value(QLatin1String("abbreviation")).toString();
            QVERIFY2(asStored(abbreviation, Lines::One) == one && !turnsDirection(abbreviation), qPrintable(naughty));
            for (const char *language : {"fa", "en"}) {
                const QString sent = words.value(QLatin1String(language)).toString();
                QVERIFY2(asStored(sent, Lines::Many) == asStored(naughty, Lines::Many), qPrintable(naughty));
                QVERIFY2(!turnsDirection(sent), qPrintable(naughty));
            }
            // The page has read back what it saved.
            QVERIFY2(waitUntil([&] { return asStored(title(), Lines::One) == one; }), qPrintable(naughty + u'|' + title()));
            QCOMPARE(wrongLook(*m_page, pageSize), QString());
        }
        QVERIFY(given > 300);
    }

    void inTheSearchOfTheListTheyStandAsTypedAndBreakNothing()
    {
        auto *search = m_page->findChild<QLineEdit *>(QStringLiteral("recordSearch"));
        for (const QString &naughty : m_strings) {
            put(*search, naughty);
            QVERIFY2(asStored(search->text(), Lines::One) == asStored(naughty, Lines::One), qPrintable(naughty));
            QCOMPARE(wrongLook(*m_page, pageSize), QString());
        }
        put(*search, QString());
        QVERIFY(waitUntil([this] { return !list().currentId().isEmpty(); }));
    }
};

int main(int argc, char **argv)
{
    if (!corpus::present())
        return corpus::absent(corpus::naughtyStringsThere * fieldsTried);
    QApplication application(argc, argv);
    NaughtyRecordsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "naughty_records_test.moc"
