// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/support/pursuit.h"
#include "followup/web/phone_page.h"
#include "followup/web/phone_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace peygir;
using namespace peygir::followup;
using namespace peygir::test;

namespace {

const Instant made(1'795'332'000'000);
const Uuid desk = idNamed("desk");
const BlobHash content = BlobHash::of("a picture");

Visit visitOfNima()
{
    return {VisitId(idNamed("visit")),
            cases::CaseId(idNamed("case")),
            answeringTwo(),
            made,
            {},
            reza(),
            made - std::chrono::hours(3),
            VisitState::Requested,
            {},
            {},
            {},
            {},
            {},
            {}};
}

PhoneLink linkOf(const Visit &visit)
{
    return {visit.id, visit.caseId, nima(), desk, made, made + Milliseconds(phoneLinkLives), {}};
}

PhoneStanding standingOf(const Visit &visit) { return {true, false, visit, nima()}; }

using Spoil = std::function<void(PhoneLink &link, PhoneStanding &standing, Instant &now)>;

QJsonObject photo(const char *id)
{
    return {{QStringLiteral("id"), idNamed(id).toString()},   {QStringLiteral("takenAt"), made.milliseconds()},
            {QStringLiteral("fileName"), QStringLiteral("a.jpg")}, {QStringLiteral("mediaType"), QStringLiteral("image/jpeg")},
            {QStringLiteral("size"), 9},                      {QStringLiteral("sha256"), content.text()},
            {QStringLiteral("thumbnail"), QJsonValue::Null}};
}

QJsonObject report()
{
    return {{QStringLiteral("id"), idNamed("report").toString()},
            {QStringLiteral("madeAt"), made.milliseconds()},
            {QStringLiteral("words"), QStringLiteral("two holes")},
            {QStringLiteral("latitude"), 35'699'700},
            {QStringLiteral("longitude"), 51'338'000},
            {QStringLiteral("photos"), QJsonArray{photo("one"), photo("two")}}};
}

template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s", result.error().id().constData());
    return std::move(result).value();
}

QByteArray bytesOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// Goal: a phone reports the one visit that its link was made for, as long as all holds that held when it was made, and what it sends
/// is the same work as at a desk, however often it comes (R060).
class PhoneLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkIsRefusedWithItsReason_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *error, Spoil spoil) {
            QTest::newRow(name) << std::move(spoil) << QByteArray(error);
        };
        row("ended", "followup.phone_ended", [](PhoneLink &link, PhoneStanding &, Instant &) { link.endedAt = made; });
        row("its owner's account is closed", "followup.phone_ended",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.mayComeIn = false; });
        row("its desk is lost", "followup.phone_ended",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.isDeskLost = true; });
        row("its time is over", "followup.phone_expired",
            [](PhoneLink &link, PhoneStanding &, Instant &now) { now = link.until; });
        row("no such visit", "followup.visit_unknown",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.visit.reset(); });
        row("another visit", "followup.visit_unknown",
            [](PhoneLink &link, PhoneStanding &, Instant &) { link.visit = VisitId(idNamed("another")); });
        row("another case", "followup.visit_unknown",
            [](PhoneLink &link, PhoneStanding &, Instant &) { link.caseId = cases::CaseId(idNamed("another")); });
        row("made", "followup.visit_over",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.visit->state = VisitState::Visited; });
        row("called off", "followup.visit_over",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.visit->state = VisitState::Cancelled; });
        row("moved to another expert", "followup.visit_of_another",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.visitor = mina(); });
        row("its post is vacant", "followup.visit_of_another",
            [](PhoneLink &, PhoneStanding &standing, Instant &) { standing.visitor.reset(); });
    }
    void linkIsRefusedWithItsReason()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QByteArray, error);
        PhoneLink link = linkOf(visitOfNima());
        PhoneStanding standing = standingOf(visitOfNima());
        Instant now = made + std::chrono::hours(1);
        QVERIFY(mayUse(link, standing, now).ok());
        spoil(link, standing, now);
        const auto allowed = mayUse(link, standing, now);
        QVERIFY(!allowed.ok());
        QCOMPARE(allowed.error().id(), error);
    }

    void linkIsGoodUntilItsLastMoment()
    {
        const PhoneLink link = linkOf(visitOfNima());
        QVERIFY(mayUse(link, standingOf(visitOfNima()), link.until - Milliseconds(1)).ok());
        QCOMPARE(link.until - link.madeAt, Milliseconds(std::chrono::hours(24)));
    }

    void secretIsNotGuessedFromAnotherAndNotTakenForAToken()
    {
        SeededRandom random(1);
        const QByteArray one = makePhoneSecret(random);
        const QByteArray other = makePhoneSecret(random);
        QVERIFY(one != other);
        QVERIFY(isPhoneSecret(one));
        QByteArray forged = one;
        forged[forged.size() - 1] = forged.back() == 'A' ? 'B' : 'A';
        QVERIFY(isPhoneSecret(forged));
        QVERIFY(hashOfPhoneSecret(forged) != hashOfPhoneSecret(one));
        QVERIFY(!hashOfPhoneSecret(one).contains(one.sliced(6)));
        for (const QByteArray &token : {random.bytes(32).toBase64(QByteArray::Base64UrlEncoding), one.chopped(1), one + 'A', QByteArray()})
            QVERIFY(!isPhoneSecret(token));
    }

    void secretStandsBehindTheSignThatBrowsersDoNotSend()
    {
        const VisitId visit(idNamed("visit"));
        const QString wanted = QStringLiteral("https://137.example:8443/phone/#") + visit.toString() + QStringLiteral(".phone-x");
        QCOMPARE(phoneAddress(QStringLiteral("https://137.example:8443"), visit, QStringLiteral("phone-x")), wanted);
        QCOMPARE(phoneAddress(QStringLiteral("https://137.example:8443/"), visit, QStringLiteral("phone-x")), wanted);
    }

    void hostileReportIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("error");
        const auto with = [](const char *field, const QJsonValue &value) {
            QJsonObject object = report();
            object.insert(QLatin1String(field), value);
            return bytesOf(object);
        };
        const auto withPhoto = [&with](const char *field, const QJsonValue &value) {
            QJsonObject one = photo("one");
            one.insert(QLatin1String(field), value);
            return with("photos", QJsonArray{one});
        };
        const QByteArray malformed = "followup.phone_malformed";
        QTest::newRow("nothing") << QByteArray() << malformed;
        QTest::newRow("no object") << QByteArray("[1]") << malformed;
        QTest::newRow("deep") << QByteArray(200, '[') << malformed;
        QTest::newRow("no id") << with("id", QJsonValue::Null) << malformed;
        QTest::newRow("a place in words") << with("latitude", QStringLiteral("here")) << malformed;
        QTest::newRow("no picture") << withPhoto("mediaType", QStringLiteral("text/html")) << malformed;
        QTest::newRow("a content that climbs") << withPhoto("sha256", QStringLiteral("../../etc/passwd")) << malformed;
        QTest::newRow("an empty photo") << withPhoto("size", 0) << malformed;
        QTest::newRow("one photo twice") << with("photos", QJsonArray{photo("one"), photo("one")}) << malformed;
        QTest::newRow("a huge photo") << withPhoto("size", phonePhotoBytes + 1) << QByteArray("followup.photo_too_large");
        QJsonArray many;
        for (int i = 0; i <= phonePhotos; ++i)
            many.append(photo(QByteArray::number(i).constData()));
        QTest::newRow("too many photos") << with("photos", many) << QByteArray("followup.photos_over");
        QTest::newRow("a long one") << with("words", QString(phoneReportBytes, u'a')) << QByteArray("followup.report_too_large");
    }
    void hostileReportIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, error);
        const auto read = readPhoneReport(body);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), error);
    }

    void sameReportIsTheSameBytesAndAnotherPersonsIsNot()
    {
        const auto first = commandsOf(must(readPhoneReport(bytesOf(report()))), visitOfNima(), nima());
        const auto again = commandsOf(must(readPhoneReport(bytesOf(report()))), visitOfNima(), nima());
        const auto others = commandsOf(must(readPhoneReport(bytesOf(report()))), visitOfNima(), mina());
        QCOMPARE(first.size(), size_t(3));
        for (size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].encoded(), again[i].encoded());
            QVERIFY(first[i].id != others[i].id);
        }
        QCOMPARE(first.back().needs, (std::vector{first[0].id, first[1].id}));
    }

    void photoThatWasRefusedIsGivenAgainUnderAnotherId()
    {
        const auto read = must(readPhoneReport(bytesOf(report())));
        const auto first = commandsOf(read, visitOfNima(), nima());
        std::set<Uuid> refused{first[0].id};
        const auto wasRefused = [&refused](const Uuid &command) { return refused.contains(command); };
        const auto second = commandsOf(read, visitOfNima(), nima(), wasRefused);
        QVERIFY(second[0].id != first[0].id);
        // What was taken stays the one document that it is.
        QCOMPARE(second[1].encoded(), first[1].encoded());
        QCOMPARE(second.back().needs, (std::vector{second[0].id, second[1].id}));
        refused.insert(second[0].id);
        const auto third = commandsOf(read, visitOfNima(), nima(), wasRefused);
        QVERIFY(third[0].id != first[0].id && third[0].id != second[0].id);
    }

    void nobodyReportsBeforeHeWasAskedWhateverHisPhoneSays()
    {
        QJsonObject early = report();
        early.insert(QStringLiteral("madeAt"), 1);
        const auto commands = commandsOf(must(readPhoneReport(bytesOf(early))), visitOfNima(), nima());
        QCOMPARE(happenedAt(commands.back(), made), visitOfNima().askedAt);
    }

    void reportOfAPhoneIsThatOfADesk()
    {
        Scene scene;
        const cases::CaseId id = pursued(scene);
        scene.must(visitTo(scene, id), reza());
        const Visit visit = theOnly<Visit>(scene);
        const auto commands = commandsOf(must(readPhoneReport(bytesOf(report()))), visit, nima());
        for (const Envelope &command : commands)
            QVERIFY(!must(scene.submitted(command)).isLeftToServer());
        // Sent again.
        for (const Envelope &command : commands)
            (void)scene.submitted(command);
        const Visit reported = theOnly<Visit>(scene);
        QCOMPARE(reported.state, VisitState::Visited);
        QCOMPARE(reported.words, QStringLiteral("two holes"));
        QCOMPARE(reported.latitude, 35'699'700);
        QCOMPARE(reported.by, nima());
        std::vector<cases::DocumentId> documents;
        for (const auto &document : scene.store.all<cases::CaseDocument>())
            documents.push_back(document.id);
        QVERIFY(std::is_permutation(documents.begin(), documents.end(), reported.documents.begin(), reported.documents.end()));
        QCOMPARE(documents.size(), size_t(2));
    }

    void pageRunsNothingThatIsNotItsOwn()
    {
        for (const char *name : {"", "page.css", "page.js", "keep.js", "worker.js", "words_fa.json", "words_en.json", "icon.svg"}) {
            front::HttpRequest request{"GET", "/phone/" + QByteArray(name), {}, {}, {}, {}};
            const auto response = must(phonePage(request));
            QCOMPARE(response.status, 200);
            QVERIFY(!response.body.isEmpty());
            QByteArray policy;
            QByteArray tag;
            for (const front::HttpHeader &header : response.headers) {
                policy = header.name == "Content-Security-Policy" ? header.value : policy;
                tag = header.name == "ETag" ? header.value : tag;
            }
            QVERIFY(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
            QVERIFY(!policy.contains("unsafe") && !policy.contains("http"));
            // The page itself keeps to it.
            QVERIFY(!response.body.contains("<script>") && !response.body.contains(" style=") && !response.body.contains(" onclick="));
            QVERIFY(!response.body.contains("http://") || QByteArray(name) == "icon.svg");
            QVERIFY(!response.body.contains("https://"));
            request.headers.push_back({"if-none-match", tag});
            QCOMPARE(must(phonePage(request)).status, 304);
        }
        for (const char *path : {"/phone/../access", "/phone/page", "/phone/page.html/", "/phone/CMakeLists.txt"})
            QVERIFY(!phonePage({"GET", path, {}, {}, {}, {}}).ok());
    }

    /// Goal: whoever reads the page in one language misses nothing that the other one says.
    void wordsOfThePageAreWholeInBothLanguages()
    {
        const auto words = [](const char *name) {
            return QJsonDocument::fromJson(must(phonePage({"GET", QByteArray("/phone/") + name, {}, {}, {}, {}})).body).object();
        };
        const QJsonObject fa = words("words_fa.json");
        const QJsonObject en = words("words_en.json");
        QVERIFY(fa.size() > 40);
        QCOMPARE(fa.keys(), en.keys());
        const QString page = QString::fromUtf8(must(phonePage({"GET", "/phone/", {}, {}, {}, {}})).body)
            + QString::fromUtf8(must(phonePage({"GET", "/phone/page.js", {}, {}, {}, {}})).body);
        static const QRegularExpression said(QStringLiteral("\\bsay\\(\"(\\w+)\"|data-say=\"(\\w+)\""));
        int found = 0;
        for (auto match = said.globalMatch(page); match.hasNext(); ++found) {
            const auto one = match.next();
            const QString key = one.captured(1).isEmpty() ? one.captured(2) : one.captured(1);
            QVERIFY2(fa.contains(key), qPrintable(key));
        }
        QVERIFY(found > 30);
        static const QRegularExpression place(QStringLiteral("\\{\\w+\\}"));
        for (const QString &key : fa.keys()) {
            QVERIFY2(!fa.value(key).toString().contains(QRegularExpression(QStringLiteral("[0-9]"))), qPrintable(key));
            QStringList places[2];
            for (int i = 0; i < 2; ++i) {
                for (auto match = place.globalMatch((i == 0 ? fa : en).value(key).toString()); match.hasNext();)
                    places[i].append(match.next().captured());
                places[i].sort();
            }
            QCOMPARE(places[0], places[1]);
        }
    }
};

QTEST_APPLESS_MAIN(PhoneLinkTest)
#include "phone_link_test.moc"
