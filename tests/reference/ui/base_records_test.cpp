// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv_reader.h"
#include "catalogue/core/feedback_rule.h"
#include "catalogue/core/reply_codes.h"
#include "catalogue/core/service_terms.h"
#include "catalogue/core/subject.h"
#include "catalogue/core/term_forms.h"
#include "catalogue/core/service_location.h"
#include "desktop/desk_session.h"
#include "organisation/core/chart.h"
#include "persian/digits.h"
#include "places/core/place.h"
#include "reference/core/merge_records.h"
#include "reference/core/put_record.h"
#include "reference/core/record_merge.h"
#include "reference/support/records_screen.h"
#include "uikit/error_sentence.h"

#include <QCheckBox>
#include <QTemporaryDir>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::uikit::testing;
using organisation::AuthorityGroup;
using organisation::Person;
using organisation::Post;
using organisation::Unit;
using organisation::UnitLevel;
using places::Place;
using places::PlaceLevel;
using reference::RecordField;
using reference::RecordForm;

/// Goal: the tree of subjects, the tiers of addresses and the chart with its officials are made, moved and put out of use by
/// keys alone (R046, R049, R055, R064, R066, R067, R068), and so are the words by which services are described (R152
/// to R159); of two records of one thing one is made.
class BaseRecordsTest : public QObject, protected RecordsScreen
{
    Q_OBJECT

    /// So many commands `makeAudiences` gives.
    static constexpr size_t audiences = 4;
    QString m_refused;

    void showInactiveToo()
    {
        auto *inactive = m_page->findChild<QCheckBox *>(QStringLiteral("recordsInactive"));
        QVERIFY(inactive);
        inactive->setFocus();
        press(*m_page, QStringLiteral("Space"));
    }
    void save(size_t count)
    {
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY2(given(count), qPrintable(label("recordProblem")));
        QVERIFY(waitUntil([this] { return label("recordState").isEmpty(); }));
    }
    bool isSaidBesideAField(const QString &sentence)
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&sentence](const QLabel *one) {
            return one->property("role") == QStringLiteral("problem") && one->objectName().isEmpty() && one->text() == sentence;
        });
    }
    void begin(const char *type, const QString &name)
    {
        chooseType(QLatin1String(type));
        press(*m_page, QStringLiteral("Ctrl+N"));
        uikit::testing::type(*m_page, name);
    }
    void place(const QString &name, const char *level, const QString &parent, size_t count)
    {
        begin("place", name);
        chooseWord("level", level);
        if (!parent.isEmpty())
            chooseReference("parent", parent);
        save(count);
    }

    static const RecordForm &formOf(const QString &type)
    {
        static const std::vector<RecordForm> forms = catalogue::termForms();
        return *std::find_if(forms.begin(), forms.end(),
                             [&](const RecordForm &form) { return type == QLatin1String(form.type); });
    }
    /// Gives what a field of the new types names; 0 where that is of the city already.
    size_t makeNamed(const RecordField &field)
    {
        if (field.kind != reference::FieldKind::Reference || QByteArray(field.refersTo) == Place::tableName)
            return 0;
        const RecordForm &form = formOf(QLatin1String(field.refersTo));
        QJsonObject record{{QStringLiteral("id"), idNamed(field.refersTo).toString()},
                           {QStringLiteral("active"), true},
                           {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("نام‌برده")}}}};
        for (const RecordField &other : form.fields) {
            if (other.kind == reference::FieldKind::Choice)
                record.insert(QLatin1String(other.name), QLatin1String(other.choices.front().word));
        }
        const size_t before = m_desk->submitted().size();
        m_desk->submit(reference::putRecordKind,
                       {{QStringLiteral("type"), QLatin1String(field.refersTo)}, {QStringLiteral("record"), record}}, m_page.get(),
                       [](const Result<DeskPort::Accepted> &accepted) { QVERIFY(accepted.ok()); });
        return given(before + 1) ? 1 : 0;
    }
    void fill(const RecordField &field)
    {
        switch (field.kind) {
        case reference::FieldKind::Choice: return chooseWord(field.name, field.choices.back().word);
        case reference::FieldKind::Reference:
            return chooseReference(field.name, QByteArray(field.refersTo) == Place::tableName ? QStringLiteral("منطقه ۵")
                                                                                              : QStringLiteral("نام‌برده"));
        // With its keys: record_files_test.
        case reference::FieldKind::File: return;
        case reference::FieldKind::Date: return typeInto(field.name, QStringLiteral("1405/08/30"));
        default: return typeInto(field.name, QStringLiteral("نمونه"));
        }
    }
    /// Three audiences, and an event that names the first of them.
    void makeAudiences()
    {
        const auto put = [this](const char *type, QJsonObject record) {
            const size_t before = m_desk->submitted().size();
            record.insert(QStringLiteral("active"), true);
            m_desk->submit(reference::putRecordKind, {{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("record"), record}},
                           m_page.get(), [](const Result<DeskPort::Accepted> &accepted) { QVERIFY(accepted.ok()); });
            QVERIFY(given(before + 1));
        };
        for (const char *name : {"شهروندان", "مردم", "کسبه"}) {
            put("service_audience", {{QStringLiteral("id"), idNamed(name).toString()},
                                     {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QString::fromUtf8(name)}}},
                                     {QStringLiteral("sector"), QStringLiteral("citizens")}});
        }
        put("service_event", {{QStringLiteral("id"), idNamed("event").toString()},
                              {QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("ازدواج")}}},
                              {QStringLiteral("audience"), idNamed("شهروندان").toString()}});
    }
    /// Opens the panel on a record and chooses the one that stays.
    void beginMerge(const QString &drop, const QString &keep)
    {
        chooseType(QStringLiteral("service_audience"));
        search(drop);
        QVERIFY(waitUntil([&] { return title() == drop && rowTitles() == QStringList{drop}; }));
        press(*m_page, QStringLiteral("Ctrl+M"));
        type(*m_page, keep);
        // However late the answers come, Enter takes the first of them.
        press(*m_page, QStringLiteral("Return"));
        QVERIFY(waitUntil([&] { return label("recordMergePreview").contains(QStringLiteral("«%1»").arg(drop)); }));
    }
    void merge(const QString &drop, const QString &keep, size_t count)
    {
        beginMerge(drop, keep);
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(given(audiences + count));
    }
    QStringList rowTitles()
    {
        QStringList titles;
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (const uikit::ListRow *loaded = model->rowAt(row))
                titles += loaded->title;
        }
        return titles;
    }
    QString rowDetails()
    {
        QString details;
        const auto *model = static_cast<const uikit::PagedListModel *>(list().model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (const uikit::ListRow *loaded = model->rowAt(row))
                details += loaded->detail + u'\n';
        }
        return details;
    }
    void shoot(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("PEYGIR_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(screenshot(*m_page, folder + u'/' + name + QStringLiteral(".png")));
    }

private Q_SLOTS:
    void initTestCase_data() { addDatabaseRows(); }
    void initTestCase() { desktop::prepareApplication(*qApp); }
    void init()
    {
        m_refused.clear();
        openScreen();
    }
    void cleanup() { closeScreen(); }

    void whatIsNotSavedIsNotSwitchedOff()
    {
        open(QStringLiteral("لکه"));
        typeInto("search_words", QStringLiteral("گودال"));
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QTest::qWait(50);
        QVERIFY(m_desk->submitted().empty());
        QCOMPARE(label("recordState"), QStringLiteral("تغییرکرده، ذخیره‌نشده"));
    }

    void unitBelowItselfIsToldBesideTheField() // R067
    {
        chooseType(QStringLiteral("unit"));
        open(QStringLiteral("شهرداری منطقه ۵"));
        focusField("parent");
        press(*m_page, QStringLiteral("Ctrl+A"));
        chooseReference("parent", QStringLiteral("خدمات شهری منطقه ۵"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return !problemOf("parent").isEmpty(); }));
        QVERIFY(m_desk->submitted().empty());
    }

    void groupAndSubjectAreMadeMovedAndSwitchedOff() // R046
    {
        const QString group = QStringLiteral("آب‌های سطحی");
        const QString subject = QStringLiteral("گرفتگی جوی");
        begin("subject_group", group);
        save(1);
        begin("subject", subject);
        chooseReference("subject_group", QStringLiteral("معابر"));
        chooseWord("responsible_by", "place");
        chooseReference("unit", QStringLiteral("شهرداری سروشهر"));
        typeInto("deadline_hours", QStringLiteral("24"));
        chooseReference("process", QStringLiteral("۱۳۷"));
        save(2);
        QVERIFY(named<catalogue::Subject>(subject).has_value());
        QCOMPARE(named<catalogue::Subject>(subject)->deadlineHours, 24);

        // It was put among the roads, and belongs elsewhere.
        focusField("subject_group");
        press(*m_page, QStringLiteral("Ctrl+A"));
        chooseReference("subject_group", QStringLiteral("سطحی"));
        save(3);
        QCOMPARE(named<catalogue::Subject>(subject)->group, named<catalogue::SubjectGroup>(group)->id);

        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(4));
        QVERIFY(!named<catalogue::Subject>(subject)->active);
        chooseType(QStringLiteral("subject_group"));
        open(group);
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(5));
        QVERIFY(!named<catalogue::SubjectGroup>(group)->active);
        // It is there for who asks for what is switched off, and is taken into use again.
        showInactiveToo();
        open(group);
        QVERIFY(waitUntil([this] { return label("recordState") == QStringLiteral("کنار گذاشته"); }));
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(6));
        QVERIFY(named<catalogue::SubjectGroup>(group)->active);
    }

    void tiersOfAnAddressAreMadeAndAStreetIsMoved() // R049, R055
    {
        const QString region = QStringLiteral("منطقهٔ بیست");
        const QString district = QStringLiteral("ناحیهٔ نوبنیاد");
        const QString quarter = QStringLiteral("محلهٔ چنارستان");
        const QString street = QStringLiteral("خیابان نارون‌ها");
        place(region, "region", {}, 1);
        place(district, "district", region, 2);
        place(quarter, "neighbourhood", district, 3);
        place(street, "street", quarter, 4);
        QVERIFY(!named<Place>(region)->parent);
        QCOMPARE(named<Place>(region)->level, PlaceLevel::Region);
        QCOMPARE(*named<Place>(district)->parent, named<Place>(region)->id);
        QCOMPARE(*named<Place>(quarter)->parent, named<Place>(district)->id);
        QCOMPARE(*named<Place>(street)->parent, named<Place>(quarter)->id);

        place(QStringLiteral("محلهٔ بیدستان"), "neighbourhood", district, 5);
        open(street);
        focusField("parent");
        press(*m_page, QStringLiteral("Ctrl+A"));
        chooseReference("parent", QStringLiteral("بیدستان"));
        save(6);
        QCOMPARE(*named<Place>(street)->parent, named<Place>(QStringLiteral("محلهٔ بیدستان"))->id);
    }

    void regionIsRenamedGivenToAUnitAndPutOutOfUse() // R055
    {
        chooseType(QStringLiteral("place"));
        open(QStringLiteral("منطقه ۵"));
        const Uuid region = *Uuid::parse(QStringView(list().currentId()));
        typeInto("name", QStringLiteral("منطقهٔ پنج"));
        focusField("unit");
        press(*m_page, QStringLiteral("Ctrl+A"));
        chooseReference("unit", QStringLiteral("شهرداری منطقه ۶"));
        save(1);
        const auto now = named<Place>(QStringLiteral("منطقهٔ پنج"));
        QVERIFY(now && now->id.uuid() == region && now->level == PlaceLevel::Region);
        QCOMPARE(*now->unit, named<Unit>(QStringLiteral("شهرداری منطقه ۶"))->id.uuid());
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(2));
        QVERIFY(!named<Place>(QStringLiteral("منطقهٔ پنج"))->active);
    }

    void authorityIsMadeInItsGroupWithAUnitBelowIt() // R064, R066, R067
    {
        const QString authority = QStringLiteral("شرکت آب و فاضلاب");
        const QString unit = QStringLiteral("امداد آب");
        begin("unit", authority);
        chooseWord("level", "authority");
        chooseWord("authority_group", "company");
        chooseReference("parent", QStringLiteral("شهرداری سروشهر"));
        save(1);
        begin("unit", unit);
        chooseWord("level", "unit");
        chooseReference("parent", QStringLiteral("آب و فاضلاب"));
        save(2);
        QCOMPARE(*named<Unit>(authority)->authorityGroup, AuthorityGroup::Company);
        QCOMPARE(named<Unit>(authority)->level, UnitLevel::Authority);
        QCOMPARE(*named<Unit>(unit)->parent, named<Unit>(authority)->id);

        open(authority);
        chooseWord("authority_group", "organisation");
        save(3);
        QCOMPARE(*named<Unit>(authority)->authorityGroup, AuthorityGroup::Organisation);

        open(unit);
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(4));
        QVERIFY(!named<Unit>(unit)->active);
    }

    void everyWordOfServicesIsMadeChangedAndSwitchedOff_data() // R152 to R159
    {
        QTest::addColumn<QString>("type");
        for (const RecordForm &form : catalogue::termForms())
            QTest::newRow(form.type) << QString::fromLatin1(form.type);
    }
    void everyWordOfServicesIsMadeChangedAndSwitchedOff()
    {
        QFETCH(QString, type);
        const RecordForm &form = formOf(type);
        size_t count = 0;
        for (const RecordField &field : form.fields)
            count += makeNamed(field);
        goToType(type);
        press(*m_page, QStringLiteral("Ctrl+N"));
        for (const RecordField &field : form.fields)
            fill(field);
        save(count + 1);
        const QJsonObject made = record(count);
        for (const RecordField &field : form.fields)
            QVERIFY2(!made.value(QLatin1String(field.name)).isNull(), field.name);
        QCOMPARE(reference::nameOf(made).fa, QStringLiteral("نمونه"));

        typeInto("name", QStringLiteral("نمونهٔ دیگر"));
        save(count + 2);
        QVERIFY(waitUntil([this] { return history().contains(QStringLiteral("نمونهٔ دیگر")); }));
        QCOMPARE(record(count + 1).value(QStringLiteral("id")), made.value(QStringLiteral("id")));
        shoot(type);
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(count + 3));
        QVERIFY(!record(count + 2).value(QStringLiteral("active")).toBool());
    }

    void pairOfReplyCodesIsMadeChangedAndSwitchedOff() // R101, R102
    {
        goToType(QStringLiteral("reply_codes"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        typeInto("name", QStringLiteral("کدهای ۱۴۰۵"));
        typeInto("accept", QStringLiteral("۳۱"));
        typeInto("object", QStringLiteral("۳۱"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] {
            return isSaidBesideAField(QStringLiteral("هر دو کد یکی است. برای هر یک از دو پاسخ عددی جداگانه بنویسید."));
        }));
        typeInto("object", QStringLiteral("۳۳"));
        typeInto("objection", QStringLiteral("شهروند می‌گوید انجام نشده است."));
        save(1);
        const auto stored = [this] { return m_desk->facts().all<catalogue::ReplyCodes>().front(); };
        QCOMPARE(stored().accept, QStringLiteral("31"));
        QCOMPARE(stored().object, QStringLiteral("33"));
        typeInto("accept", QStringLiteral("۱"));
        save(2);
        QCOMPARE(stored().accept, QStringLiteral("1"));
        shoot(QStringLiteral("reply_codes"));
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(3));
        QVERIFY(!stored().active);
    }

    void serviceLocationIsMadeMovedAndSwitchedOff() // R120
    {
        goToType(QStringLiteral("service_location"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, QStringLiteral("پیشخوان منطقهٔ ۵"));
        chooseReference("unit", QStringLiteral("شهرداری منطقه ۵"));
        chooseReference("place", QStringLiteral("منطقه ۵"));
        typeInto("address", QStringLiteral("طبقهٔ دوم"));
        typeInto("phone", QStringLiteral("۰۲۱۵۵۵۵۵۵۵۵"));
        save(1);
        const auto stored = [this] { return m_desk->facts().all<catalogue::ServiceLocation>().front(); };
        QCOMPARE(stored().unit, named<Unit>(QStringLiteral("شهرداری منطقه ۵"))->id);
        QVERIFY(stored().place && !stored().calendar);
        shoot(QStringLiteral("service_location"));
        focusField("unit");
        press(*m_page, QStringLiteral("Ctrl+A"));
        chooseReference("unit", QStringLiteral("شهرداری منطقه ۶"));
        save(2);
        QCOMPARE(stored().unit, named<Unit>(QStringLiteral("شهرداری منطقه ۶"))->id);
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(3));
        QVERIFY(!stored().active);
    }

    void feedbackRuleOfASubjectIsMadeAndASecondOneIsRefused() // R109
    {
        const QString subject = m_desk->facts().all<catalogue::Subject>().front().name.fa;
        const auto newRule = [&](const QString &name, const QString &days) {
            press(*m_page, QStringLiteral("Ctrl+N"));
            type(*m_page, name);
            chooseReference("subject", subject);
            typeInto("days", days);
        };
        goToType(QStringLiteral("feedback_rule"));
        newRule(QStringLiteral("پس از یک هفته"), QStringLiteral("۷"));
        save(1);
        const auto stored = [this] { return m_desk->facts().all<catalogue::FeedbackRule>(); };
        QCOMPARE(stored().front().days, 7);
        shoot(QStringLiteral("feedback_rule"));

        newRule(QStringLiteral("پس از دو هفته"), QStringLiteral("۴۰۰"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(!problemOf("days").isEmpty());
        typeInto("days", QStringLiteral("۱۴"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return problemOf("subject").contains(QStringLiteral("پس از یک هفته")); }));
        QCOMPARE(stored().size(), size_t(1));
        shoot(QStringLiteral("feedback_rule_twice"));

        // The first one is switched off, and the second one, which is there as it was typed, takes its place.
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(waitUntil([this] { return isCurrentShown(); }));
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(waitUntil([&stored] { return !stored().front().active; }));
        press(*m_page, QStringLiteral("Ctrl+N"));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY2(waitUntil([&stored] { return stored().size() == 2; }), qPrintable(label("recordProblem")));
        QCOMPARE(m_desk->facts().all<catalogue::SubjectFeedback>().size(), size_t(1));
    }

    void wordsOfServicesComeFromAFileAndItsBadRowIsSaid() // R157
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("laws.csv"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,sort,number,issued\n");
        file.write(csvLine({QStringLiteral("قانون شهرداری"), QStringLiteral("law"), QStringLiteral("55"), QStringLiteral("1334/04/11")}));
        file.write(csvLine({QStringLiteral("بی‌نوع"), QStringLiteral("planet"), QStringLiteral("1"), QStringLiteral("1400/01/01")}));
        file.close();
        goToType(QStringLiteral("regulation"));
        press(*m_page, QStringLiteral("Ctrl+I"));
        type(*m_page, name + u'\n');
        QVERIFY2(waitUntil([this] { return summary().contains(QStringLiteral("۱ رکورد تازه")); }), qPrintable(summary()));
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(given(1));
        QCOMPARE(record(0).value(QStringLiteral("issued")).toString(), QStringLiteral("1955-07-03"));
        QVERIFY(waitUntil([&] { return QFile::exists(folder.filePath(QStringLiteral("laws.bad.csv"))); }));
    }

    void circleOfMergedOnesIsRefusedInASentence()
    {
        makeAudiences();
        merge(QStringLiteral("شهروندان"), QStringLiteral("مردم"), 1);
        // The one that stays is sought among those in use: the other way round only from an older screen.
        m_desk->submit(reference::MergeRecords::kind,
                       {{QStringLiteral("type"), QStringLiteral("service_audience")},
                        {QStringLiteral("kept"), idNamed("شهروندان").toString()},
                        {QStringLiteral("merged"), idNamed("مردم").toString()}},
                       m_page.get(), [this](const Result<DeskPort::Accepted> &accepted) {
                           QVERIFY(!accepted.ok());
                           m_refused = uikit::errorSentence(accepted.error());
                       });
        QVERIFY(waitUntil([this] { return !m_refused.isEmpty(); }));
        QCOMPARE(m_refused, QStringLiteral("رکوردی که می‌خواهید بماند خودش با نام «مردم» دیده می‌شود. نخست آن دو را از هم جدا کنید."));
    }

    void whatWasMergedOnAnotherDeskMeanwhileIsSaidInThePanel()
    {
        makeAudiences();
        beginMerge(QStringLiteral("شهروندان"), QStringLiteral("مردم"));
        // Somebody else is quicker, and has another opinion.
        m_desk->facts().put(reference::RecordMerge{
            reference::mergeIdOf(QStringLiteral("service_audience"), idNamed("شهروندان")), QStringLiteral("service_audience"),
            idNamed("شهروندان"), idNamed("کسبه"), true, access::systemUser(), m_desk->now(), true});
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(waitUntil([this] { return label("recordMergePreview").contains(QStringLiteral("«کسبه»")); }));
        QCOMPARE(m_desk->submitted().size(), audiences);
        press(*m_page, QStringLiteral("Escape"));
        QVERIFY(list().hasFocus());
    }

    void twoRecordsAreMergedAfterTheEffectIsSaidAndPartedAgain()
    {
        makeAudiences();
        beginMerge(QStringLiteral("شهروندان"), QStringLiteral("مردم"));
        QVERIFY2(label("recordMergePreview").startsWith(QStringLiteral("۱ رکورد از «شهروندان» نام برده و از این پس «مردم» را نشان می‌دهد.")),
                 qPrintable(label("recordMergePreview")));
        shoot(QStringLiteral("merge"));
        QCOMPARE(m_desk->submitted().size(), audiences);
        press(*m_page, QStringLiteral("Ctrl+Return"));
        QVERIFY(given(audiences + 1));
        QVERIFY(waitUntil([this] { return label("recordState") == QStringLiteral("با نام «مردم» دیده می‌شود"); }));

        // What named it shows the other, and is not written.
        goToType(QStringLiteral("service_event"));
        QVERIFY(waitUntil([this] { return rowTitles() == QStringList{QStringLiteral("ازدواج")}; }));
        QVERIFY2(rowDetails().contains(QStringLiteral("مردم")), qPrintable(rowDetails()));
        QCOMPARE(m_desk->facts().all<catalogue::ServiceEvent>().front().audience->uuid(), idNamed("شهروندان"));

        // It is no longer offered, but it is there for who asks for what is switched off.
        goToType(QStringLiteral("service_audience"));
        QVERIFY(waitUntil([this] { return rowTitles() == QStringList({QStringLiteral("کسبه"), QStringLiteral("مردم")}); }));
        showInactiveToo();
        QVERIFY(waitUntil([this] { return rowTitles().size() == 3; }));
        list().setFocus();
        press(*m_page, QStringLiteral("Home"));
        for (qsizetype downs = rowTitles().indexOf(QStringLiteral("شهروندان")); downs > 0; --downs)
            press(*m_page, QStringLiteral("Down"));
        QVERIFY(waitUntil([this] { return title() == QStringLiteral("شهروندان"); }));
        QVERIFY(waitUntil([this] { return label("recordState") == QStringLiteral("با نام «مردم» دیده می‌شود"); }));
        QVERIFY2(waitUntil([this] { return history().contains(QStringLiteral("یکی‌شده با")); }), qPrintable(history()));
        shoot(QStringLiteral("merged"));

        press(*m_page, QStringLiteral("Ctrl+M"));
        QVERIFY(given(audiences + 2));
        QVERIFY(waitUntil([this] { return label("recordState").isEmpty(); }));
        goToType(QStringLiteral("service_event"));
        QVERIFY(waitUntil([this] { return rowDetails().contains(QStringLiteral("شهروندان")); }));
    }

    void typeThatCasesNameOffersNoMerging()
    {
        chooseType(QStringLiteral("place"));
        press(*m_page, QStringLiteral("Ctrl+M"));
        QVERIFY(!m_page->findChild<QLineEdit *>(QStringLiteral("keptRecord")));
        QVERIFY(list().hasFocus());
    }

    void officialIsMadeWithAllDetailsAndGetsAPost() // R064, R068
    {
        const QString name = QStringLiteral("پریسا نیک‌نام");
        chooseType(QStringLiteral("person"));
        press(*m_page, QStringLiteral("Ctrl+N"));
        type(*m_page, name);
        typeInto("duty", QStringLiteral("مسئول امداد"));
        typeInto("phone", QStringLiteral("02122334455"));
        typeInto("mobile", QStringLiteral("09121234567"));
        typeInto("email", QStringLiteral("niknam@example.ir"));
        save(1);
        const auto people = m_desk->facts().all<Person>();
        const auto made = std::find_if(people.begin(), people.end(), [&](const Person &one) { return one.fullName == name; });
        QVERIFY(made != people.end() && made->active);
        QCOMPARE(*made->duty, QStringLiteral("مسئول امداد"));
        QCOMPARE(persian::toAsciiDigits(*made->phone), QStringLiteral("02122334455"));
        QCOMPARE(persian::toAsciiDigits(*made->mobile), QStringLiteral("09121234567"));
        QCOMPARE(*made->email, QStringLiteral("niknam@example.ir"));

        begin("post", QStringLiteral("رئیس امداد"));
        chooseReference("unit", QStringLiteral("خدمات شهری منطقه ۵"));
        chooseReference("holder", QStringLiteral("نیک‌نام"));
        focusField("head");
        press(*m_page, QStringLiteral("Space"));
        save(2);
        const auto post = named<Post>(QStringLiteral("رئیس امداد"));
        QVERIFY(post && post->holder == made->id && post->head);
        QCOMPARE(post->unit, named<Unit>(QStringLiteral("اداره خدمات شهری منطقه ۵"))->id);

        chooseType(QStringLiteral("person"));
        open(name);
        typeInto("duty", QStringLiteral("رئیس امداد شبانه"));
        save(3);
        list().setFocus();
        press(*m_page, QStringLiteral("Ctrl+D"));
        QVERIFY(given(4));
        QVERIFY(!record(3).value(QStringLiteral("active")).toBool());
        QCOMPARE(record(3).value(QStringLiteral("duty")).toString(), QStringLiteral("رئیس امداد شبانه"));
    }
};

QTEST_MAIN(BaseRecordsTest)
#include "base_records_test.moc"
