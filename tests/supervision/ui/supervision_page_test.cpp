// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/must.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "desktop/desk_session.h"
#include "desktop/support/window_desk.h"
#include "reference/core/put_record.h"
#include "reference/ui/field_editor.h"
#include "uikit/row_list_view.h"
#include "persian/digits.h"
#include "uikit/testing/ui_driver.h"

#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

using namespace peygir;
using namespace peygir::uikit::testing;
using test::WindowDesk;

namespace {

enum Column { Name, Posts, Online, Open };
const QString postField = QStringLiteral("سپردن به");

int numberIn(const QString &text) { return persian::toAsciiDigits(text).toInt(); }

} // namespace

/// Goal: by keys alone a supervisor sees what lies with whom, looks into a cartable and acts there for whom it belongs to,
/// hands it over, levels several, and takes that back; nothing goes before he has seen how much (R121, R129, R130).
class SupervisionPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowDesk> m_desk;

    QWidget &window() { return m_desk->window(); }
    void press(const char *chord) { uikit::testing::press(window(), QString::fromLatin1(chord)); }
    void type(const QString &text) { uikit::testing::type(window(), text); }
    QTableView &people() { return *window().findChild<QTableView *>(QStringLiteral("subordinates")); }
    QString cell(int row, int column) { return people().model()->index(row, column).data().toString(); }
    int current() { return people().currentIndex().row(); }
    int openOf(const QString &name)
    {
        for (int row = 0; row < people().model()->rowCount(); ++row) {
            if (cell(row, Name) == name)
                return numberIn(cell(row, Open));
        }
        return -1;
    }
    /// For people to look at, where PEYGIR_SCREENSHOTS names a folder.
    void picture(const char *name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            window().grab().save(folder + QStringLiteral("/supervision-") + QLatin1String(name) + QStringLiteral(".png"));
    }
    QString shownText(const char *name)
    {
        const auto *label = window().findChild<QLabel *>(QString::fromLatin1(name));
        return label && label->isVisible() ? label->text() : QString();
    }
    bool isSaid(const QString &sentence)
    {
        return waitUntil([this, sentence] { return m_desk->message() == sentence; });
    }
    bool commandsBecome(size_t count)
    {
        return waitUntil([this, count] { return m_desk->submitted().size() == count; });
    }
    /// Of the one under the cursor to the first whom this finds.
    void handOver(const QString &to)
    {
        press("Ctrl+H");
        type(to);
        QTest::qWait(400);
        press("Return");
        QVERIFY(waitUntil([this] { return shownText("movePreview").contains(QStringLiteral(" پرونده از ")); }));
        press("Ctrl+Return");
    }
    /// Goes to the one who has most, of those whose post is called so.
    QString goToFullest(const QString &post)
    {
        int best = -1;
        for (int row = 0; row < people().model()->rowCount(); ++row) {
            if (cell(row, Posts).contains(post) && (best < 0 || numberIn(cell(row, Open)) > numberIn(cell(best, Open))))
                best = row;
        }
        press("Home");
        press("Ctrl+Home");
        while (current() < best)
            press("Down");
        return cell(best, Name);
    }

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_desk = std::make_unique<WindowDesk>();
        QVERIFY(waitUntil([this] { return window().findChild<QTableView *>(QStringLiteral("subordinates")) != nullptr; }));
        press("Ctrl+F11");
        QVERIFY(waitUntil([this] { return people().isVisible() && people().model()->rowCount() > 1; }));
        QVERIFY(people().hasFocus());
    }
    void cleanup() { m_desk.reset(); }

    void levellingNeedsTwoPeople()
    {
        press("Ctrl+L");
        QVERIFY(isSaid(QStringLiteral("دست‌کم دو نفر را نشان کنید: با Shift و کلیدهای جهت، یا با Ctrl و موش‌واره.")));
    }

    void whereNothingWentNothingIsTakenBack()
    {
        press("Ctrl+U");
        QVERIFY(isSaid(QStringLiteral("ارجاع دسته‌جمعی‌ای نیست که بتوان پس گرفت.")));
    }

    void handingOverToNobodyIsRefusedInASentence()
    {
        (void)goToFullest(QStringLiteral("پیگیری"));
        press("Ctrl+H");
        press("Ctrl+Return");
        QVERIFY(waitUntil([this] {
            return shownText("moveProblem") ==
                   QStringLiteral("گیرنده را برگزینید: بخشی از پست یا نام را بنویسید و Enter بزنید.");
        }));
        QVERIFY(m_desk->submitted().empty());
        press("Esc");
        QVERIFY(people().hasFocus());
    }

    void lettersFilterByNamePostAndUnit()
    {
        const int all = people().model()->rowCount();
        type(QStringLiteral("پیگیری"));
        QVERIFY(waitUntil([this, all] { return people().model()->rowCount() < all; }));
        for (int row = 0; row < people().model()->rowCount(); ++row)
            QVERIFY((cell(row, Name) + cell(row, Posts)).contains(QStringLiteral("پیگیری")));
        press("Ctrl+A");
        press("Delete");
        QVERIFY(waitUntil([this, all] { return people().model()->rowCount() == all; }));
    }

    void whoIsConnectedIsAskedOfTheServerAndNotKnownWithoutIt() // R131
    {
        QVERIFY(waitUntil([this] { return !m_desk->server().asked.empty() && m_desk->server().asked.back().query == "online"; }));
        QCOMPARE(cell(0, Online), QStringLiteral("نامعلوم"));
        const auto connection = m_desk->connect();
        std::optional<Uuid> first;
        bench::must(connection->each("SELECT id FROM person WHERE full_name = ?", {Value::text(cell(0, Name))},
                                     [&first](const storage::RowView &view) {
                                         first = view.uuid(0);
                                         return false;
                                     }));
        m_desk->server().answer(ServerPort::Answer{m_desk->port().now(), {}, {{QStringLiteral("online"), QJsonArray{first->toString()}}}});
        QCOMPARE(cell(0, Online), QStringLiteral("برخط"));
        QCOMPARE(cell(1, Online), QStringLiteral("برون‌خط"));
        press("Shift+F3");
        press("Ctrl+F11");
        m_desk->server().answer(Error("front.unreachable"));
        QCOMPARE(cell(0, Online), QStringLiteral("نامعلوم"));
    }

    void cartableIsOpenedAndWorkThereIsDoneForWhoHasIt() // R129
    {
        // Something that nobody has taken yet, in a cartable that is not his.
        QString name, caseId;
        const auto connection = m_desk->connect();
        bench::must(connection->each("SELECT person.full_name, n.aggregate FROM case_node n JOIN post ON post.id = n.holder"
                                     " JOIN person ON person.id = post.holder WHERE n.state = 'open' AND n.taken_by IS NULL"
                                     " AND post.active AND post.holder <> ? ORDER BY n.id LIMIT 1",
                                     {Value(m_desk->user().uuid())}, [&](const storage::RowView &view) {
                                         name = view.text(0);
                                         caseId = view.uuid(1).toString();
                                         return false;
                                     }));
        QVERIFY(!name.isEmpty());
        const int open = openOf(name);
        QVERIFY(open > 0);
        press("Ctrl+Home");
        while (cell(current(), Name) != name)
            press("Down");
        press("Return");
        QVERIFY(waitUntil([this, name] { return m_desk->headings().contains(QStringLiteral("کارتابل ") + name); }));
        QVERIFY(waitUntil([this, open] { return int(m_desk->rows().size()) == open && !m_desk->currentRow().id.isEmpty(); }));
        for (int row = 0; row < open && m_desk->currentRow().id != caseId; ++row)
            press("Down");
        QCOMPARE(m_desk->currentRow().id, caseId);
        QVERIFY(waitUntil([this] { return !m_desk->history().isEmpty(); }));
        press("F6");
        const Envelope taken = m_desk->command(1);
        QCOMPARE(taken.kind, QByteArray(cases::TakeCase::kind));
        QCOMPARE(taken.arguments.value(QLatin1String("case")).toString(), caseId);
        QVERIFY(waitUntil([this, name] {
            return m_desk->history().join(u'\n').contains(QStringLiteral("، به جای ") + name);
        }));
        picture("cartable");
        press("Ctrl+F11");
        QVERIFY(people().isVisible());
    }

    void whoHasNoPostOfAnExpertHasNoAreas() // R130
    {
        QString name;
        bench::must(m_desk->connect()->each("SELECT full_name FROM person WHERE id IN (SELECT holder FROM post WHERE active) AND id NOT IN"
                                            " (SELECT holder FROM post WHERE active AND holder IS NOT NULL AND role_key IS NOT NULL)"
                                            " ORDER BY full_name LIMIT 1",
                                            {}, [&name](const auto &view) {
                                                name = view.text(0);
                                                return false;
                                            }));
        press("Ctrl+Home");
        while (cell(current(), Name) != name && current() + 1 < people().model()->rowCount())
            press("Down");
        QCOMPARE(cell(current(), Name), name);
        press("Ctrl+E");
        QVERIFY(waitUntil([this] { return m_desk->message().contains(QStringLiteral("از راه محدوده")); }));
        QVERIFY(people().isVisible());
    }

    void areaOfHisExpertIsDefinedByWhoOnlySupervises() // R130
    {
        m_desk = std::make_unique<WindowDesk>(WindowDesk::Colleague::OfficeManager);
        const auto types = [this] { return window().findChild<QComboBox *>(QStringLiteral("recordTypes")); };
        QVERIFY(waitUntil([this, &types] { return window().findChild<QTableView *>(QStringLiteral("subordinates")) && types(); }));
        press("Ctrl+F11");
        QVERIFY(waitUntil([this] { return people().isVisible() && people().model()->rowCount() > 1; }));
        (void)goToFullest(QStringLiteral("کارشناس پیگیری"));
        press("Ctrl+E");
        QVERIFY(waitUntil([&types] { return types()->isVisible(); }));
        // That and nothing else of base information is his.
        QCOMPARE(types()->count(), 1);
        QCOMPARE(types()->currentData().toString(), QStringLiteral("expert_area"));
        auto *records = window().findChild<uikit::RowListView *>(QStringLiteral("records"));
        QVERIFY(waitUntil([records] { return records->hasFocus() && records->model()->rowCount() > 0; }));
        picture("areas");
        press("Ctrl+N");
        type(QStringLiteral("معابر برای همین کارشناس"));
        window().findChild<reference::FieldEditor *>(QStringLiteral("post"))->setFocus(Qt::TabFocusReason);
        type(QStringLiteral("کارشناس پیگیری"));
        QTest::qWait(400);
        press("Return");
        window().findChild<reference::FieldEditor *>(QStringLiteral("subject_group"))->setFocus(Qt::TabFocusReason);
        type(QStringLiteral("فضای سبز"));
        QTest::qWait(400);
        press("Return");
        press("Ctrl+Return");
        QVERIFY(commandsBecome(1));
        const Envelope put = m_desk->submitted().front();
        QCOMPARE(put.kind, QByteArray(reference::putRecordKind));
        QCOMPARE(put.arguments.value(QLatin1String("type")).toString(), QStringLiteral("expert_area"));
        QVERIFY(put.arguments.value(QLatin1String("record")).toObject().contains(QLatin1String("subject_group")));
    }

    void cartableIsHandedOverAfterAPreviewAndTakenBackAsOne() // R121
    {
        const QString name = goToFullest(QStringLiteral("کارشناس پیگیری"));
        const int open = openOf(name);
        QVERIFY(open > 0);
        // Somebody else who holds a post.
        const QString to = cell(0, Name) == name ? cell(1, Name) : cell(0, Name);
        press("Ctrl+H");
        QVERIFY(waitUntil([this, open] { return numberIn(shownText("movePreview").section(u' ', 0, 0)) == open; }));
        type(to);
        QTest::qWait(400);
        press("Return");
        QVERIFY(waitUntil([this, name] { return shownText("movePreview").contains(QStringLiteral("پرونده از ") + name); }));
        QVERIFY(m_desk->submitted().empty());
        type(QStringLiteral("در مرخصی است"));
        picture("hand-over");
        press("Ctrl+Return");
        QVERIFY(commandsBecome(size_t(open)));
        picture("handed-over");
        QCOMPARE(m_desk->command(open).arguments.value(QLatin1String("note")).toString(), QStringLiteral("در مرخصی است"));
        QVERIFY(waitUntil([this, name] { return openOf(name) == 0; }));
        QVERIFY(waitUntil([this] { return people().hasFocus(); }));

        press("Ctrl+U");
        QVERIFY(commandsBecome(size_t(2 * open)));
        QVERIFY(waitUntil([this, name, open] { return openOf(name) == open; }));
    }

    void cartablesOfThoseWhoAreMarkedAreLevelled() // R121
    {
        type(QStringLiteral("کارشناس پیگیری"));
        QVERIFY(waitUntil([this] { return people().model()->rowCount() > 1 && people().model()->rowCount() < 8; }));
        press("Return");
        // What has just come to somebody, nobody has taken.
        const QString from = goToFullest(QStringLiteral("کارشناس پیگیری"));
        const QString to = cell(0, Name) == from ? cell(1, Name) : cell(0, Name);
        handOver(to);
        QVERIFY(waitUntil([this, from] { return openOf(from) == 0 && people().hasFocus(); }));
        const size_t handed = m_desk->submitted().size();
        press("Ctrl+Home");
        for (int row = 1; row < people().model()->rowCount(); ++row)
            press("Shift+Down");
        int least = INT_MAX, most = 0;
        const auto spread = [&] {
            least = INT_MAX;
            most = 0;
            for (int row = 0; row < people().model()->rowCount(); ++row) {
                least = std::min(least, numberIn(cell(row, Open)));
                most = std::max(most, numberIn(cell(row, Open)));
            }
            return most - least;
        };
        const int before = spread();
        QVERIFY(before > 1);
        press("Ctrl+L");
        QVERIFY(waitUntil([this] { return shownText("movePreview").contains(QStringLiteral(" پرونده از ")); }));
        QCOMPARE(m_desk->submitted().size(), handed);
        picture("level");
        press("Ctrl+Return");
        QVERIFY(waitUntil([&] { return spread() < before; }));
        QVERIFY(waitUntil([this] { return people().hasFocus(); }));
        for (const Envelope &command : m_desk->submitted())
            QCOMPARE(command.kind, QByteArray(cases::ReferCase::kind));
        press("Ctrl+U");
        QVERIFY(waitUntil([&] { return spread() == before; }));
    }
};

QTEST_MAIN(SupervisionPageTest)
#include "supervision_page_test.moc"
