// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/sections.h"
#include "reference/core/base_information.h"
#include "support/rules/scene.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::RoleId;

namespace {

const RoleId managers(idNamed("role:managers"));
const RoleId clerks(idNamed("role:clerks"));

SubSection aSubSection(const char *name, SeenBy seenBy = SeenBy::Named)
{
    return {SubSectionId(idNamed(name)), {QString::fromLatin1(name), {}}, Section::Requests, 10, SectionIcon::Folder,
            WindowPlace::All, {}, {}, {}, {}, seenBy};
}

SectionAccess anAccess(const SubSection &one, AccessWay way, std::optional<RoleId> role, std::optional<UserId> user = {})
{
    static int made = 0;
    return {SectionAccessId(idNamed("access" + QByteArray::number(++made))), {QStringLiteral("access"), {}}, one.id, way, role, user};
}

template <class T>
Result<Changes> put(Scene &scene, const T &record, const UserId &author = access::systemUser())
{
    Envelope envelope{scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                      {{QStringLiteral("type"), QLatin1String(T::tableName)}, {QStringLiteral("record"), fieldsToJson(record)}}};
    return scene.submitted(envelope);
}

QByteArray refusal(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

} // namespace

/// Goal: a sub-section of the managing cartable is seen by whom the data says, and data that says nothing of use is refused (R011,
/// R012).
class SectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotEditRolesEverywhereChangesNothing()
    {
        Scene scene;
        QCOMPARE(refusal(put(scene, aSubSection("one"), sara())), QByteArray("access.denied"));
        QCOMPARE(refusal(put(scene, anAccess(aSubSection("one"), AccessWay::Shows, managers), sara())),
                 QByteArray("access.denied"));
    }

    void baseInformationIsNamedWhereItIsOpened()
    {
        Scene scene;
        SubSection one = aSubSection("one");
        one.opens = WindowPlace::Records;
        QCOMPARE(refusal(put(scene, one)), QByteArray("administration.section_type"));
        one.recordType = QStringLiteral("subject");
        QCOMPARE(refusal(put(scene, one)), QByteArray());
    }

    void accessNamesOneSubSectionAndEitherARoleOrAPerson()
    {
        Scene scene;
        const SubSection one = aSubSection("one");
        QCOMPARE(refusal(put(scene, anAccess(one, AccessWay::Shows, managers))), QByteArray("administration.section_unknown"));
        QCOMPARE(refusal(put(scene, one)), QByteArray());
        QCOMPARE(refusal(put(scene, anAccess(one, AccessWay::Shows, {}))), QByteArray("administration.access_whom"));
        QCOMPARE(refusal(put(scene, anAccess(one, AccessWay::Shows, managers, sara()))), QByteArray("administration.access_whom"));
        QCOMPARE(refusal(put(scene, anAccess(one, AccessWay::Shows, managers))), QByteArray());
        QCOMPARE(refusal(put(scene, anAccess(one, AccessWay::Hides, {}, sara()))), QByteArray());
    }

    void whatNamesAPersonCountsBeforeHisRolesAndThoseBeforeTheRest()
    {
        const SubSection one = aSubSection("one");
        const SectionViewer clerk{sara(), {clerks}};
        const SectionViewer both{sara(), {clerks, managers}};
        std::vector<SectionAccess> accesses;
        QVERIFY(!isShownTo(clerk, one, accesses));
        accesses.push_back(anAccess(one, AccessWay::Shows, clerks));
        QVERIFY(isShownTo(clerk, one, accesses));
        accesses.push_back(anAccess(one, AccessWay::Hides, managers));
        QVERIFY(isShownTo(both, one, accesses));
        accesses.push_back(anAccess(one, AccessWay::Hides, {}, sara()));
        QVERIFY(!isShownTo(both, one, accesses));
        QVERIFY(isShownTo({omid(), {clerks}}, one, accesses));
        // Switched off it says nothing.
        accesses.back().active = false;
        QVERIFY(isShownTo(both, one, accesses));
        // One about another sub-section as well.
        QVERIFY(!isShownTo(clerk, aSubSection("another"), accesses));
    }

    void whereNothingNamesHimItsOwnWordCounts()
    {
        const SectionViewer clerk{sara(), {clerks}};
        const SectionViewer manager{sara(), {}, true};
        QVERIFY(isShownTo(clerk, aSubSection("one", SeenBy::Everybody), {}));
        QVERIFY(!isShownTo(clerk, aSubSection("one", SeenBy::Managers), {}));
        QVERIFY(isShownTo(manager, aSubSection("one", SeenBy::Managers), {}));
        QVERIFY(!isShownTo(manager, aSubSection("one", SeenBy::Named), {}));
        const SubSection everybodys = aSubSection("one", SeenBy::Everybody);
        QVERIFY(!isShownTo(clerk, everybodys, {anAccess(everybodys, AccessWay::Hides, clerks)}));
    }

    void administratorSeesWhatIsNotHiddenFromHimByNameAndNobodyWhatIsSwitchedOff()
    {
        SubSection one = aSubSection("one");
        const SectionViewer administrator{omid(), {clerks}, false, true};
        QVERIFY(isShownTo(administrator, one, {anAccess(one, AccessWay::Hides, clerks)}));
        QVERIFY(!isShownTo(administrator, one, {anAccess(one, AccessWay::Hides, {}, omid())}));
        one.active = false;
        QVERIFY(!isShownTo(administrator, one, {}));
    }

    void theyStandBySectionAndPlace()
    {
        std::vector<SubSection> all{aSubSection("c"), aSubSection("b"), aSubSection("a"), aSubSection("first"), aSubSection("users")};
        all[3].place = 5;
        all[4].section = Section::Users;
        QString names;
        for (const SubSection &one : shownTo({omid(), {}, false, true}, all, {}))
            names += one.name.fa + u' ';
        QCOMPARE(names, QStringLiteral("users first a b c "));
    }

    void whatIsShippedIsTakenAndHasSomethingInEachSection()
    {
        QFile file(QStringLiteral(":/sections/sections.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        Scene scene;
        std::set<Section> sections;
        const auto forms = recordForms();
        const reference::RecordField *types = forms.front().field(QStringLiteral("record_type"));
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("records")).toArray()) {
            const auto one = fieldsFromJson<SubSection>(value.toObject().value(QLatin1String("record")).toObject());
            QVERIFY(one.ok());
            QCOMPARE(refusal(put(scene, *one)), QByteArray());
            sections.insert(one->section);
            QVERIFY(!one->recordType || std::any_of(types->choices.begin(), types->choices.end(), [&one](const auto &choice) {
                return *one->recordType == QLatin1String(choice.word);
            }));
        }
        QCOMPARE(sections.size(), size_t(5));
    }

    void formsOfferEveryWordThatTheRowsKnow()
    {
        const auto forms = recordForms();
        const auto words = [&forms](const char *name) {
            std::set<QByteArray> found;
            for (const auto &form : forms) {
                const auto *field = form.field(QLatin1String(name));
                for (const auto &choice : field ? field->choices : std::vector<reference::ChoiceWord>())
                    found.insert(choice.word);
            }
            return found;
        };
        const auto known = [](const auto &list) {
            std::set<QByteArray> found;
            for (const auto &[one, word] : list)
                found.insert(word);
            return found;
        };
        QCOMPARE(words("section"), known(wordsOf(Section{})));
        QCOMPARE(words("opens"), known(wordsOf(WindowPlace{})));
        QCOMPARE(words("icon"), known(wordsOf(SectionIcon{})));
        QCOMPARE(words("standing"), known(wordsOf(Standing{})));
        QCOMPARE(words("seen_by"), known(wordsOf(SeenBy{})));
        QCOMPARE(words("way"), known(wordsOf(AccessWay{})));
    }
};

QTEST_GUILESS_MAIN(SectionsTest)
#include "sections_test.moc"
