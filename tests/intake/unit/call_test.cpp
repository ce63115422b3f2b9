// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "intake/core/call.h"
#include "intake/core/register_case.h"

#include <QJsonDocument>
#include <QtTest>

using namespace peygir;
using namespace peygir::intake;

namespace {

const QString anId = QStringLiteral("00000000-0000-4000-8000-000000000020");

Call wholeCall()
{
    Call call;
    call.phone = QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷");
    call.name = QStringLiteral("مریم");
    call.subject = Chosen{anId, QStringLiteral("هرس"), QStringLiteral("فضای سبز")};
    call.place = Chosen{anId, QStringLiteral("بهار"), {}};
    call.plaque = QStringLiteral("۱۲");
    call.address = QStringLiteral("روبه‌روی مدرسه");
    call.words = QStringLiteral("شاخه شکسته است.");
    call.answer = QStringLiteral("فردا");
    call.channel = cases::Channel::Letter;
    call.urgency = cases::Urgency::Instant;
    call.answers = {{QStringLiteral("deep"), true}};
    call.referTo = Chosen{anId, QStringLiteral("ناظر"), {}};
    call.files = {QJsonObject{{QStringLiteral("path"), QStringLiteral("photos/a.jpg")}}};
    call.becameCase = *cases::CaseId::parse(anId);
    return call;
}

NoteWords noteWords()
{
    return {.subject = QStringLiteral("موضوع"),
            .place = QStringLiteral("نشانی"),
            .plaque = QStringLiteral("پلاک"),
            .address = QStringLiteral("ادامهٔ نشانی"),
            .answer = QStringLiteral("پاسخ"),
            .referTo = QStringLiteral("ارجاع"),
            .answers = {{QStringLiteral("deep"), QStringLiteral("عمیق است؟"), QStringLiteral("بله")}}};
}

} // namespace

/// Goal: a call is kept as it was typed, and becomes commands without losing a letter.
class CallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foreignDraftsAreReadAsFarAsTheyGo_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("other types") << QByteArray(R"({"phone": 5, "subject": "x", "answers": [], "channel": {}})");
        QTest::newRow("unknown words") << QByteArray(R"({"channel": "pigeon", "urgency": "never", "future": 1})");
        QTest::newRow("files of other types") << QByteArray(R"({"files": 7, "became_case": "no"})");
        QTest::newRow("malformed id") << QByteArray(R"({"subject": {"id": "no", "title": "t"}})");
    }
    void foreignDraftsAreReadAsFarAsTheyGo()
    {
        QFETCH(QByteArray, json);
        QCOMPARE(callFromJson(QJsonDocument::fromJson(json).object()), Call());
    }

    void keptCallIsTheSame()
    {
        const QByteArray kept = QJsonDocument(toJson(wholeCall())).toJson(QJsonDocument::Compact);
        QCOMPARE(callFromJson(QJsonDocument::fromJson(kept).object()), wholeCall());
        QCOMPARE(callFromJson(toJson(Call())), Call());
    }

    void naughtyTextsAreKeptAsTheyAre()
    {
        for (const QString &text : {QStringLiteral("'; DROP TABLE call_draft; --"), QString(QChar(0)),
                                    QString(QChar(0xD800)), QStringLiteral("\u202E\u200F\u200C"), QString(1, u'\n'),
                                    QStringLiteral("{\"a\": [\\u0000]}"), QStringLiteral("😀")}) {
            Call call;
            call.words = text;
            const QByteArray kept = QJsonDocument(toJson(call)).toJson(QJsonDocument::Compact);
            const QString back = callFromJson(QJsonDocument::fromJson(kept).object()).words;
            // A lone surrogate is no text; everything else is as it was.
            if (text.isValidUtf16())
                QCOMPARE(back, text);
        }
    }

    void anEmptyCallIsOneInWhichNothingWasTyped()
    {
        Call call;
        QVERIFY(call.isEmpty());
        call.files.append(QJsonObject());
        QVERIFY(!call.isEmpty());
        call.files = {};
        call.channel = cases::Channel::Web;
        call.words = QStringLiteral(" \n");
        QVERIFY(call.isEmpty());
        call.plaque = QStringLiteral("1");
        QVERIFY(!call.isEmpty());
    }

    void callBecomesARegistration()
    {
        const CallCommands commands = commandsOf(wholeCall());
        QVERIFY(commands.notes.empty());
        const auto message = fieldsFromJson<RegisterCase>(commands.arguments);
        QVERIFY(message.ok());
        QCOMPARE(message->callerPhone, QStringLiteral("0912 123 4567"));
        QCOMPARE(message->plaque, QStringLiteral("12"));
        QCOMPARE(message->referTo, std::optional(organisation::PostId::parse(anId).value()));
        QCOMPARE(message->subject.toString(), anId);
        QCOMPARE(message->channel, cases::Channel::Letter);
        QCOMPARE(message->answer, std::optional(QStringLiteral("فردا")));
    }

    void followUpCallHasNoAnswer()
    {
        Call call = wholeCall();
        call.urgency = cases::Urgency::FollowUp;
        QVERIFY(!commandsOf(call).arguments.contains(QStringLiteral("answer")));
    }

    void whatWasTypedAndNotChosenGoesAlong()
    {
        Call call;
        call.subjectTyped = QStringLiteral("قالیچه");
        call.placeTyped = QStringLiteral("ناکجا");
        call.address = QStringLiteral("ته کوچه");
        call.words = QStringLiteral("پرید");
        const auto message = fieldsFromJson<RegisterCase>(commandsOf(call).arguments);
        QVERIFY(message.ok());
        QCOMPARE(message->subject, unknownSubject());
        QCOMPARE(message->words, QStringLiteral("قالیچه\nپرید"));
        QCOMPARE(message->address, QStringLiteral("ناکجا ته کوچه"));
        QVERIFY(!message->place);
    }

    void aMegabyteOfWordsFitsIntoCommands()
    {
        Call call = wholeCall();
        call.words = QStringLiteral("آ");
        while (call.words.size() < 1024 * 1024)
            call.words += QStringLiteral("کلمه😀 ");
        const CallCommands commands = commandsOf(call);
        QVERIFY(QJsonDocument(commands.arguments).toJson().size() < limits::commandBytes);
        QString all = commands.arguments.value(QStringLiteral("words")).toString();
        for (const QString &note : commands.notes) {
            QVERIFY(note.size() <= limits::noteText);
            QVERIFY(note.isValidUtf16());
            all += note;
        }
        QCOMPARE(all, call.words);
    }

    void notesSayWhoCalledAndAllThatWasTyped()
    {
        QCOMPARE(notesOf(wholeCall(), noteWords()),
                 std::vector{QStringLiteral("مریم ۰۹۱۲ ۱۲۳ ۴۵۶۷\nشاخه شکسته است.\nپاسخ: فردا\nموضوع: هرس\nنشانی: بهار\n"
                                            "پلاک: ۱۲\nادامهٔ نشانی: روبه‌روی مدرسه\nعمیق است؟ بله\nارجاع: ناظر")});
    }

    void eachFieldAloneIsANote_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("typed");
        QTest::addColumn<QString>("note");
        const QJsonValue text(QStringLiteral(" متن "));
        QTest::newRow("words") << QStringLiteral("words") << text << QStringLiteral("متن");
        QTest::newRow("what he was told") << QStringLiteral("answer") << text << QStringLiteral("پاسخ: متن");
        QTest::newRow("subject") << QStringLiteral("subject_typed") << text << QStringLiteral("موضوع: متن");
        QTest::newRow("place") << QStringLiteral("place_typed") << text << QStringLiteral("نشانی: متن");
        QTest::newRow("plaque") << QStringLiteral("plaque") << text << QStringLiteral("پلاک: متن");
        QTest::newRow("address") << QStringLiteral("address") << text << QStringLiteral("ادامهٔ نشانی: متن");
        QTest::newRow("referral") << QStringLiteral("refer_to_typed") << text << QStringLiteral("ارجاع: متن");
        const QJsonValue deep(QJsonObject{{QStringLiteral("deep"), true}});
        QTest::newRow("answer") << QStringLiteral("answers") << deep << QStringLiteral("عمیق است؟ بله");
        const QJsonValue width(QJsonObject{{QStringLiteral("width"), 30}});
        QTest::newRow("answer not shown") << QStringLiteral("answers") << width << QStringLiteral("width: 30");
    }
    void eachFieldAloneIsANote()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, typed);
        QFETCH(QString, note);
        NoteWords names = noteWords();
        if (!typed.toObject().contains(QStringLiteral("deep")))
            names.answers.clear();
        const Call call = callFromJson({{field, typed}});
        QCOMPARE(notesOf(call, names), std::vector{note});
    }

    void whoCallsAndWhatWasChosenIsNothingNew()
    {
        Call call;
        call.phone = QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷");
        call.name = QStringLiteral("مریم");
        call.subject = Chosen{anId, QStringLiteral("هرس"), {}};
        call.place = Chosen{anId, QStringLiteral("بهار"), {}};
        call.answer = QStringLiteral("  ");
        NoteWords names = noteWords();
        names.answers.clear();
        QVERIFY(notesOf(call, names).empty());
    }

    void aLongCallIsSeveralNotes()
    {
        Call call = wholeCall();
        call.words = QString(2 * limits::noteText, u'آ');
        const std::vector<QString> notes = notesOf(call, noteWords());
        QCOMPARE(notes.size(), size_t(3));
        for (const QString &note : notes)
            QVERIFY(note.size() <= limits::noteText);
        QVERIFY(notes.back().endsWith(QStringLiteral("عمیق است؟ بله\nارجاع: ناظر")));
    }

    void numbersAreReadAsTheTelephoneGivesThem_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("number");
        QTest::newRow("plain") << QStringLiteral(" 09121234567 ") << QStringLiteral("09121234567");
        QTest::newRow("tel") << QStringLiteral("tel:+98-912-1234567") << QStringLiteral("+98-912-1234567");
        QTest::newRow("parameters") << QStringLiteral("TEL:+982188776655;ext=12;phone-context=x") << QStringLiteral("+982188776655");
        QTest::newRow("escaped") << QStringLiteral("tel:%2B98912") << QStringLiteral("+98912");
        QTest::newRow("anything") << QStringLiteral("anonymous") << QStringLiteral("anonymous");
        QTest::newRow("endless") << QString(5000, u'9') << QString(40, u'9');
    }
    void numbersAreReadAsTheTelephoneGivesThem()
    {
        QFETCH(QString, given);
        QTEST(dialledNumber(given), "number");
    }

    void houseIsReadOffTheEndOfAnAddress_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("street");
        QTest::addColumn<QString>("plaque");
        QTest::newRow("none") << QStringLiteral("بهار شرقی") << QStringLiteral("بهار شرقی") << QString();
        QTest::newRow("number") << QStringLiteral("بهار ۱۲") << QStringLiteral("بهار") << QStringLiteral("۱۲");
        QTest::newRow("word") << QStringLiteral("بهار، پلاک ٤٥") << QStringLiteral("بهار") << QStringLiteral("۴۵");
        QTest::newRow("Latin") << QStringLiteral("bahar no. 7") << QStringLiteral("bahar") << QStringLiteral("7");
        QTest::newRow("only a number") << QStringLiteral("12") << QStringLiteral("12") << QString();
        QTest::newRow("glued") << QStringLiteral("بهار12") << QStringLiteral("بهار12") << QString();
        QTest::newRow("only the word") << QStringLiteral("پلاک 12") << QStringLiteral("پلاک 12") << QString();
        QTest::newRow("more behind it") << QStringLiteral("بهار پلاک ۱۲ طبقه ۳") << QStringLiteral("بهار") << QStringLiteral("۱۲");
        QTest::newRow("first") << QStringLiteral("پلاک ۱۲ بهار") << QStringLiteral("بهار") << QStringLiteral("۱۲");
        QTest::newRow("word without a number") << QStringLiteral("پلاک کنده بهار") << QStringLiteral("پلاک کنده بهار") << QString();
    }
    void houseIsReadOffTheEndOfAnAddress()
    {
        QFETCH(QString, typed);
        const TypedAddress address = typedAddress(typed);
        QTEST(address.street, "street");
        QTEST(address.plaque, "plaque");
    }

    void anAddressIsReadEverShorter()
    {
        const auto told = [](const QString &typed) {
            QStringList lines;
            for (const TypedAddress &reading : readingsOf(typed))
                lines.append(QStringList{reading.street, reading.plaque, reading.rest, reading.isGuess ? QStringLiteral("?") : QString()}.join(u'|'));
            return lines;
        };
        QCOMPARE(told(QStringLiteral("خیابان کارگر کوچه بهار پلاک ۱۲")),
                 (QStringList{QStringLiteral("خیابان کارگر کوچه بهار پلاک ۱۲|||"), QStringLiteral("خیابان کارگر کوچه بهار|۱۲||"),
                              QStringLiteral("خیابان کارگر کوچه|۱۲|بهار|?"), QStringLiteral("خیابان کارگر|۱۲|کوچه بهار|?"),
                              QStringLiteral("خیابان|۱۲|کارگر کوچه بهار|?")}));
        // The comma is no part of the street, and the floor none of the house.
        QCOMPARE(told(QStringLiteral("کارگر، کوچه ۵ پلاک ۷ طبقه ۲")).last(), QStringLiteral("کارگر|۷|کوچه ۵، طبقه ۲|?"));
        QCOMPARE(told(QStringLiteral("کارگر")), QStringList{QStringLiteral("کارگر|||")});
        QCOMPARE(told(QString()), QStringList{QStringLiteral("|||")});
        QVERIFY(readingsOf(QStringLiteral("کلمه ").repeated(5000)).size() < 10);
    }

    void aStreetIsNamedWholeOrNot()
    {
        const auto names = [](const QString &street, const QString &name) { return namesWhole(street, name); };
        QVERIFY(names(QStringLiteral("خیابان كارگر"), QStringLiteral("خیابان کارگر")));
        QVERIFY(names(QStringLiteral("کارگر"), QStringLiteral("خیابان کارگر")));
        QVERIFY(names(QStringLiteral("منطقه ۸"), QStringLiteral("منطقهٔ 8")));
        QVERIFY(!names(QStringLiteral("خیابان"), QStringLiteral("خیابان کارگر")));
        QVERIFY(!names(QStringLiteral("خیابان شهید"), QStringLiteral("خیابان شهید همت")));
        QVERIFY(!names(QStringLiteral("خیابان کارگری"), QStringLiteral("خیابان کارگر")));
        QVERIFY(!names(QString(), QStringLiteral("کارگر")));
        QVERIFY(!names(QStringLiteral("کارگر"), QString()));
    }
};

QTEST_GUILESS_MAIN(CallTest)
#include "call_test.moc"
