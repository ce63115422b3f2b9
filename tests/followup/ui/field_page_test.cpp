// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/support/document_fakes.h"
#include "cases/support/kept_files.h"
#include "desktop/support/told_server.h"
#include "cases/ui/documents_widget.h"
#include "desktop/desk_session.h"
#include "followup/core/visit_commands.h"
#include "followup/support/told_visits.h"
#include "followup/ui/days.h"
#include "followup/ui/field_page.h"
#include "followup/ui/typed_place.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_list_view.h"
#include "uikit/testing/ui_driver.h"
#include "uikit/view_settings.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QNmeaPositionInfoSource>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::followup;
using namespace peygir::uikit::testing;
using followup::testing::at;
using followup::testing::FieldDesk;
using followup::testing::idOf;
using followup::testing::ToldVisits;
using followup::testing::visitOf;

/// A receiver in the hand of a test.
class ToldSource final : public QGeoPositionInfoSource
{
public:
    explicit ToldSource(bool &isOn)
        : QGeoPositionInfoSource(nullptr)
        , m_isOn(isOn)
    {}

    void tell(const GeoPoint &point, std::optional<double> within = {})
    {
        QGeoPositionInfo info(QGeoCoordinate(double(point.latitude) / 1e6, double(point.longitude) / 1e6),
                              QDateTime::currentDateTimeUtc());
        if (within)
            info.setAttribute(QGeoPositionInfo::HorizontalAccuracy, *within);
        Q_EMIT positionUpdated(info);
    }
    void fail(Error error) { Q_EMIT errorOccurred(error); }

    QGeoPositionInfo lastKnownPosition(bool) const override { return {}; }
    PositioningMethods supportedPositioningMethods() const override { return AllPositioningMethods; }
    int minimumUpdateInterval() const override { return 1; }
    Error error() const override { return NoError; }
    void startUpdates() override { m_isOn = true; }
    void stopUpdates() override { m_isOn = false; }
    void requestUpdate(int) override {}

private:
    bool &m_isOn;
};

namespace {

const QString wordsName = QStringLiteral("در محل چه دیدید؟");
const QString placeName = QStringLiteral("موقعیت");
const QString whereName = QStringLiteral("کجا هستید");

std::unique_ptr<QGeoPositionInfoSource> recordedTrack()
{
    auto source = std::make_unique<QNmeaPositionInfoSource>(QNmeaPositionInfoSource::SimulationMode);
    source->setDevice(new QFile(QStringLiteral(PEYGIR_TRACK_FILE), source.get()));
    return source;
}

} // namespace

/// Goal: an expert outside finds the way through his visits on a small touch screen and reports each where he stands, with
/// photos, without a network; nothing that he typed is lost (R059, R060, R088).
class FieldPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_visits = std::make_unique<ToldVisits>();
        m_documents = std::make_unique<test::FixedDocuments>();
        m_files = std::make_unique<test::KeptFiles>();
        m_desk = std::make_unique<FieldDesk>();
        m_settings = std::make_unique<uikit::PassingViewSettings>();
        m_said.clear();
        m_refused.clear();
    }
    void cleanup() { m_page.reset(); }

    // --- what is not there ---

    void noVisitIsSaidInASentence()
    {
        show();
        QVERIFY(waitUntil([this] { return m_visits->asked > 0; }));
        QVERIFY(!list().isVisible());
        // The way out has the keyboard.
        bool isLeft = false;
        connect(m_page.get(), &FieldPage::leaveWanted, this, [&isLeft] { isLeft = true; });
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(isLeft);
        QVERIFY(!button(QStringLiteral("چیدن دوباره"))->isEnabled());
    }

    void machineWithoutAReceiverAsksWhereOneIs()
    {
        threeOnAStreet();
        show();
        QVERIFY(waitUntil([this] { return rows().size() == 3; }));
        auto *where = find<QLineEdit>(whereName, m_page.get());
        QVERIFY(where);
        where->setFocus();
        type(*m_page, QStringLiteral("نزدیک مسجد"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(m_refused.startsWith(QStringLiteral("نخست عرض")));
        where->clear();
        type(*m_page, writtenPlace(at(50, 0).latitude, at(50, 0).longitude));
        press(*m_page, QStringLiteral("Return"));
        QCOMPARE(route(), (std::vector{3, 1, 2}));
        QVERIFY(waitUntil([this] { return rows().front().age.contains(QStringLiteral("کیلومتر")); }));
    }

    void receiverThatOneMayNotAskIsSaid()
    {
        threeOnAStreet();
        show(told());
        QVERIFY(says(QStringLiteral("در جست‌وجوی موقعیت شما…")));
        m_source->fail(QGeoPositionInfoSource::AccessError);
        QVERIFY(find<QLineEdit>(whereName, m_page.get()));
        openFirst();
        press(*m_page, QStringLiteral("Ctrl+L"));
        QVERIFY(waitUntil([this] { return says(QStringLiteral("این دستگاه موقعیت خود را نمی‌داند: خودتان بنویسید.")); }));
    }

    void receiverThatIsSilentForAWhileMayStillSpeak()
    {
        threeOnAStreet();
        show(told());
        m_source->fail(QGeoPositionInfoSource::UpdateTimeoutError);
        QCOMPARE(m_page->whereabouts().state(), Whereabouts::State::Searching);
        m_source->tell(at(0, 0));
        QCOMPARE(m_page->whereabouts().point(), std::optional(at(0, 0)));
    }

    void howWellThePlaceIsKnownIsSaid_data()
    {
        QTest::addColumn<double>("within");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not said") << -1.0 << QStringLiteral("موقعیت شما پیدا شد.");
        QTest::newRow("nothing is meant by it") << 0.0 << QStringLiteral("موقعیت شما پیدا شد.");
        QTest::newRow("better than can be") << 2.5 << QStringLiteral("موقعیت شما با دقت ۱۰ متر پیدا شد.");
        QTest::newRow("as of a telephone") << 31.5 << QStringLiteral("موقعیت شما با دقت ۳۰ متر پیدا شد.");
    }
    void howWellThePlaceIsKnownIsSaid()
    {
        QFETCH(double, within);
        QFETCH(QString, sentence);
        threeOnAStreet();
        show(told());
        m_source->tell(at(0, 0), within < 0 ? std::nullopt : std::optional(within));
        QVERIFY(says(sentence));
    }

    // --- the route ---

    void visitsComeInTheOrderOfTheWayAndThoseThatAreNotOnTheMapLast()
    {
        m_visits->known = {visitOf(1, "لکه‌گیری", at(30, 0)), visitOf(2, "زباله", std::nullopt),
                           visitOf(3, "شاخه‌بری", at(10, 0)), visitOf(4, "روشنایی", at(20, 0))};
        show(told());
        m_source->tell(at(0, 0));
        QVERIFY(waitUntil([this] { return rows().size() == 4; }));
        QCOMPARE(route(), (std::vector{3, 4, 1, 2}));
        QCOMPARE(rows()[0].code, QStringLiteral("1"));
        QCOMPARE(rows()[0].age, QStringLiteral("۹۰۰ متر"));
        QCOMPARE(rows()[3].age, QStringLiteral("بی موقعیت"));
    }

    void recordedTrackOrdersTheVisitsAndIsThePlaceOfTheReport()
    {
        // The track begins at 35.6990 51.3370 and goes north east.
        m_visits->known = {visitOf(1, "لکه‌گیری", at(60, 40)), visitOf(2, "زباله", at(8, 10)), visitOf(3, "شاخه‌بری", at(30, 20))};
        show(recordedTrack());
        QVERIFY(waitUntil([this] { return route() == std::vector{2, 3, 1}; }));
        openFirst();
        type(*m_page, QStringLiteral("دو گودال ژرف"));
        QVERIFY(waitUntil([this] { return !edit(placeName).isEmpty(); }));
        const QString first = edit(placeName);
        QVERIFY2(waitUntil([&] { return edit(placeName) != first && !edit(placeName).isEmpty(); }), "it goes with him");
        press(*m_page, QStringLiteral("Ctrl+Return"));
        const ReportVisit report = reported(1);
        QCOMPARE(report.visit, std::optional(idOf<VisitId>(2)));
        QCOMPARE(report.words, QStringLiteral("دو گودال ژرف"));
        QVERIFY(report.latitude && *report.latitude > 35'699'000 && *report.latitude < 35'700'200);
        QVERIFY(report.longitude && *report.longitude > 51'337'000 && *report.longitude < 51'338'700);
    }

    void orderStaysUnderTheFingerUntilItIsAskedForAnew()
    {
        threeOnAStreet();
        show(told());
        m_source->tell(at(0, 0));
        QVERIFY(waitUntil([this] { return route() == std::vector{2, 1, 3}; }));
        m_source->tell(at(50, 0));
        m_page->refresh();
        QTest::qWait(50);
        QCOMPARE(route(), (std::vector{2, 1, 3}));
        press(*m_page, QStringLiteral("Ctrl+R"));
        QCOMPARE(route(), (std::vector{3, 1, 2}));
    }

    void visitThatWasMadeLeavesTheOthersWhereTheyAre()
    {
        threeOnAStreet();
        show(told());
        m_source->tell(at(0, 0));
        QVERIFY(waitUntil([this] { return route() == std::vector{2, 1, 3}; }));
        m_source->tell(at(50, 0));
        Visit &made = m_visits->known[1].visit.visit;
        made.state = VisitState::Visited;
        made.at = followup::testing::now;
        m_page->refresh();
        QVERIFY(waitUntil([this] { return route() == std::vector{1, 3}; }));
        QVERIFY(waitUntil([this] { return rows().size() == 3 && rows()[2].status == QStringLiteral("دیده شد"); }));
        QVERIFY(says(QStringLiteral("۱ از ۳ انجام شده")));
        // One more to make: all are ordered from where he is now.
        m_visits->known.push_back(visitOf(4, "روشنایی", at(45, 0)));
        m_page->refresh();
        QVERIFY(waitUntil([this] { return route() == std::vector{4, 3, 1}; }));
    }

    void visitsOfTodayAndThoseLeftOverAreAskedFor()
    {
        OwnVisit old = visitOf(1, "لکه‌گیری", at(1, 0));
        old.visit.visit.day = followup::testing::now - 2 * followup::testing::day;
        OwnVisit longMade = visitOf(2, "زباله", at(2, 0));
        longMade.visit.visit.state = VisitState::Visited;
        longMade.visit.visit.at = followup::testing::now - followup::testing::day;
        m_visits->known = {old, longMade};
        show();
        QVERIFY(waitUntil([this] { return rows().size() == 1; }));
        QCOMPARE(rows().front().late, QStringLiteral("برای ۱۴۰۵/۰۸/۲۹ بود"));
        const auto today = dayOf(followup::testing::now);
        QCOMPARE(m_visits->until, *beginningOf(today.plusDays(1)));
        QCOMPARE(m_visits->from, *beginningOf(today.plusDays(-FieldPage::daysLeftOver)));
    }

    void machineIsAskedOnlyWhileThePageIsSeen()
    {
        show(told());
        QVERIFY(m_isOn);
        m_page->hide();
        QVERIFY(!m_isOn);
        m_page->show();
        QVERIFY(m_isOn);
    }

    // --- the report ---

    void refusalIsSaidAndNothingIsLost()
    {
        threeOnAStreet();
        show();
        openFirst();
        type(*m_page, QStringLiteral("گودال"));
        m_desk->refusals.push_back(Error("storage.disk_full"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return saysPart(QStringLiteral("دیسک این رایانه پر است")); }));
        QVERIFY(m_page->isReporting());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(reported(2).words, QStringLiteral("گودال"));
        QVERIFY(waitUntil([this] { return m_said == QStringLiteral("بازدید ثبت شد."); }));
        QVERIFY(!m_page->isReporting());
    }

    void placeThatIsNoneIsSaid()
    {
        threeOnAStreet();
        show();
        openFirst();
        type(*m_page, QStringLiteral("دیدم"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("نزدیک مسجد"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(saysPart(QStringLiteral("نخست عرض و سپس طول")));
        QVERIFY(m_desk->given.empty());
    }

    void placeThatHeWroteIsHis()
    {
        threeOnAStreet();
        show(told());
        m_source->tell(at(0, 0));
        openFirst();
        QCOMPARE(typedPlace(edit(placeName)), std::optional(std::pair(at(0, 0).latitude, at(0, 0).longitude)));
        type(*m_page, QStringLiteral("دیدم"));
        press(*m_page, QStringLiteral("Tab"));
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("35.70000 51.40000"));
        m_source->tell(at(5, 5));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(reported(1).latitude, std::optional<qint64>(35'700'000));
    }

    void ownPlaceComesBackWithOneKey()
    {
        threeOnAStreet();
        show(told());
        m_source->tell(at(0, 0));
        openFirst();
        type(*m_page, QStringLiteral("دیدم"));
        press(*m_page, QStringLiteral("Tab"));
        press(*m_page, QStringLiteral("Ctrl+A"));
        type(*m_page, QStringLiteral("35.70000 51.40000"));
        press(*m_page, QStringLiteral("Ctrl+L"));
        m_source->tell(at(5, 5));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(reported(1).latitude, std::optional(at(5, 5).latitude));
    }

    void halfTypedReportSurvivesLeavingItAndTheEndOfTheProgram()
    {
        threeOnAStreet();
        show();
        openFirst();
        type(*m_page, QStringLiteral("نیمه‌کاره"));
        press(*m_page, QStringLiteral("Tab"));
        type(*m_page, QStringLiteral("35.70000 51.40000"));
        press(*m_page, QStringLiteral("Escape"));
        press(*m_page, QStringLiteral("Down"));
        press(*m_page, QStringLiteral("Return"));
        QCOMPARE(words(), QString());
        m_page.reset();
        show();
        openFirst();
        QCOMPARE(words(), QStringLiteral("نیمه‌کاره"));
        QCOMPARE(typedPlace(edit(placeName)), std::optional(std::pair<qint64, qint64>(35'700'000, 51'400'000)));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        (void)reported(1);
        QVERIFY(waitUntil([this] { return !m_page->isReporting(); }));
        // It is given, and not there a second time.
        QVERIFY(!m_settings->value(QStringLiteral("field/drafts")).contains(QStringLiteral("نیمه‌کاره").toUtf8()));
    }

    // --- photos ---

    void photoThatWasDroppedGoesWithTheReport()
    {
        threeOnAStreet();
        show();
        openFirst();
        type(*m_page, QStringLiteral("گودال"));
        // On the words, where a path would otherwise be written.
        drop(*find<QPlainTextEdit>(wordsName, m_page.get())->viewport(), file("چاله.txt", "bytes"));
        QVERIFY(waitUntil([this] { return m_desk->given.size() == 1; }));
        QCOMPARE(m_desk->given.front().kind, QByteArray(cases::AttachDocument::kind));
        QCOMPARE(words(), QStringLiteral("گودال"));
        m_documents->views = {documentOf(21, m_desk->user(), followup::testing::now)};
        m_page->refresh();
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۱ پیوست امروز شما همراه گزارش می‌رود.")); }));
        QVERIFY(waitUntil([this] { return m_page->report().documents().attacher().items().empty(); }));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(reported(2).documents, (std::vector{idOf<cases::DocumentId>(21)}));
    }

    void reportWaitsForAPhotoThatIsBeingTakenIn()
    {
        threeOnAStreet();
        show();
        openFirst();
        type(*m_page, QStringLiteral("گودال"));
        m_files->isSlow = true;
        drop(m_page->report(), file("چاله.txt", "bytes"));
        QVERIFY(!m_page->report().documents().attacher().items().empty());
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(saysPart(QStringLiteral("عکسی هنوز دریافت می‌شود")));
        QVERIFY(m_desk->given.empty());
        m_files->finish();
        QVERIFY(waitUntil([this] { return m_page->report().documents().attacher().items().empty(); }));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        (void)reported(2);
    }

    void filesOfOthersOfOtherDaysAndOfOtherReportsStayOut()
    {
        threeOnAStreet();
        m_documents->views = {documentOf(21, m_desk->user(), followup::testing::now),
                              documentOf(22, idOf<UserId>(8), followup::testing::now),
                              documentOf(23, m_desk->user(), followup::testing::now - followup::testing::day),
                              documentOf(24, m_desk->user(), followup::testing::now)};
        VisitView other = m_visits->known[2].visit;
        other.visit.documents = {idOf<cases::DocumentId>(24)};
        m_visits->view.visits = {other};
        show();
        openFirst();
        QVERIFY(waitUntil([this] { return says(QStringLiteral("۱ پیوست امروز شما همراه گزارش می‌رود.")); }));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QCOMPARE(reported(1).documents, (std::vector{idOf<cases::DocumentId>(21)}));
    }

    // --- fingers ---

    void fingerOpensAVisitAndReportsIt()
    {
        threeOnAStreet();
        show();
        QVERIFY(waitUntil([this] { return rows().size() == 3; }));
        tap(*list().viewport(), list().visualRect(list().model()->index(1, 0)).center());
        QVERIFY(waitUntil([this] { return m_page->isReporting(); }));
        QCOMPARE(m_page->report().visit()->visit.visit.id, m_page->route()[1]);
        type(*m_page, QStringLiteral("گودال"));
        tap(*button(QStringLiteral("ثبت بازدید (Ctrl+Enter)")));
        (void)reported(1);
        QVERIFY(waitUntil([this] { return !m_page->isReporting(); }));
    }

    void everythingIsLargeEnoughForAFingerAndFitsTheScreen_data()
    {
        QTest::addColumn<QSize>("screen");
        QTest::newRow("lying") << QSize(800, 480);
        QTest::newRow("upright") << QSize(480, 800);
    }
    void everythingIsLargeEnoughForAFingerAndFitsTheScreen()
    {
        QFETCH(QSize, screen);
        constexpr int finger = 48;
        m_visits->known = {visitOf(1, "لکه‌گیری و ترمیم آسفالت معبرهای اصلی و فرعی شهر", at(30, 0)),
                           visitOf(2, "زباله", std::nullopt)};
        m_documents->views = {documentOf(21, m_desk->user(), followup::testing::now)};
        show(told(), screen);
        m_source->tell(at(0, 0));
        QVERIFY(waitUntil([this] { return rows().size() == 2; }));
        const auto look = [&] {
            QTest::qWait(50);
            QCOMPARE(m_page->size(), screen);
            for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
                const bool isTarget = qobject_cast<const QPushButton *>(widget) || qobject_cast<const QLineEdit *>(widget);
                if (!widget->isVisible() || !isTarget)
                    continue;
                QVERIFY2(widget->height() >= finger, qPrintable(widget->accessibleName() + QLatin1String(widget->metaObject()->className())));
                const QRect place(widget->mapTo(m_page.get(), QPoint()), widget->size());
                QVERIFY2(place.left() >= 0 && place.right() < screen.width(), qPrintable(widget->accessibleName()));
            }
        };
        look();
        QVERIFY(list().rowHeight(0) >= finger);
        openFirst();
        look();
        const auto *submit = button(QStringLiteral("ثبت بازدید (Ctrl+Enter)"));
        QVERIFY(submit->mapTo(m_page.get(), submit->rect().bottomLeft()).y() < screen.height());
    }

private:
    void threeOnAStreet()
    {
        m_visits->known = {visitOf(1, "لکه‌گیری", at(20, 0)), visitOf(2, "زباله", at(10, 0)),
                           visitOf(3, "شاخه‌بری", at(30, 0))};
    }
    std::unique_ptr<QGeoPositionInfoSource> told()
    {
        auto source = std::make_unique<ToldSource>(m_isOn);
        m_source = source.get();
        return source;
    }
    void show(std::unique_ptr<QGeoPositionInfoSource> source = {}, QSize screen = {480, 800})
    {
        m_page = std::make_unique<FieldPage>(
            FieldReport::Ports{*m_visits, *m_documents, *m_files, *m_desk, *m_settings, m_server});
        connect(m_page.get(), &FieldPage::said, this, [this](const QString &sentence) { m_said = sentence; });
        connect(m_page.get(), &FieldPage::refused, this, [this](const QString &sentence) { m_refused = sentence; });
        m_page->whereabouts().setSource(std::move(source));
        m_page->resize(screen);
        QVERIFY(showActive(*m_page));
        m_page->takeFocus();
    }
    uikit::RowListView &list() { return *m_page->findChild<uikit::RowListView *>(); }
    QList<uikit::ListRow> rows()
    {
        QList<uikit::ListRow> found;
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        for (int row = 0; list().isVisible() && row < model->rowCount(); ++row) {
            if (const uikit::ListRow *loaded = model->rowAt(row))
                found.append(*loaded);
        }
        return found;
    }
    std::vector<int> route()
    {
        std::vector<int> numbers;
        for (const VisitId &id : m_page->route())
            numbers.push_back(id.toString().right(2).toInt());
        return numbers;
    }
    void openFirst()
    {
        // A new order comes to the list a moment after the page knows it.
        QVERIFY(waitUntil([this] {
            return !m_page->route().empty() && !rows().isEmpty() && rows().first().id == m_page->route().front().toString();
        }));
        list().setFocus();
        press(*m_page, QStringLiteral("Home"));
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(m_page->isReporting());
    }
    QString words() { return find<QPlainTextEdit>(wordsName, m_page.get())->toPlainText(); }
    QString edit(const QString &name) { return find<QLineEdit>(name, m_page.get())->text(); }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        qFatal("no button %s", qPrintable(text));
    }
    bool saysPart(const QString &part)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }
    bool says(const QString &sentence) { return saysPart(sentence); }
    /// The report that is the command of this number; stops the test if it does not come.
    ReportVisit reported(size_t number)
    {
        if (!waitUntil([this, number] { return m_desk->given.size() == number; }))
            qFatal("%zu commands were given", m_desk->given.size());
        if (m_desk->given.back().kind != ReportVisit::kind)
            qFatal("a %s was given", m_desk->given.back().kind.constData());
        return fieldsFromJson<ReportVisit>(m_desk->given.back().arguments).value();
    }
    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static cases::DocumentView documentOf(int number, const UserId &by, Instant when)
    {
        const cases::CaseDocument document{idOf<cases::DocumentId>(number),
                                           idOf<cases::CaseId>(2),
                                           cases::DocumentKind::Photo,
                                           {},
                                           QStringLiteral("چاله.jpg"),
                                           QStringLiteral("image/jpeg"),
                                           5,
                                           BlobHash::of("bytes"),
                                           {},
                                           by,
                                           when,
                                           {},
                                           {},
                                           {},
                                           {}};
        return {document, {}, {}};
    }
    static void drop(QWidget &on, const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&on, &event);
    }
    void tap(QWidget &on, QPoint where = {})
    {
        static QPointingDevice *finger = QTest::createTouchDevice();
        const QPoint point = where.isNull() ? on.rect().center() : where;
        QTest::touchEvent(&on, finger).press(0, point, &on);
        QTest::qWait(60);
        QTest::touchEvent(&on, finger).release(0, point, &on);
        QTest::qWait(60);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ToldVisits> m_visits;
    std::unique_ptr<test::FixedDocuments> m_documents;
    std::unique_ptr<test::KeptFiles> m_files;
    std::unique_ptr<FieldDesk> m_desk;
    std::unique_ptr<uikit::PassingViewSettings> m_settings;
    test::ToldServer m_server;
    std::unique_ptr<FieldPage> m_page;
    ToldSource *m_source = nullptr;
    bool m_isOn = false;
    QString m_said;
    QString m_refused;
};

QTEST_MAIN(FieldPageTest)
#include "field_page_test.moc"
