// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/reopen_case.h"
#include "cases/ui/history_text.h"
#include "uikit/application.h"

#include <QJsonArray>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using catalogue::QuestionKind;

namespace {

const QString where = QStringLiteral("کجای معبر است؟");

QJsonObject change(const QJsonValue &from, const QJsonValue &to)
{
    return {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
}

AnswerView answer(const QString &question, QuestionKind kind, const QJsonValue &value, const QString &choice = {})
{
    return {{question, {}}, QStringLiteral("q"), kind, value, {choice, {}}};
}

/// The note below the line of an edit that changed these.
QString told(const QJsonObject &changed, std::vector<AnswerChange> answers)
{
    const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
    const HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Edited, UserId(id), Instant(1'795'000'000'000), {}, {},
                             {{QStringLiteral("changed"), changed}}};
    return historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, std::move(answers)}).note;
}

} // namespace

/// Goal: who reads a history sees what stood in a field and what stands there now, as it was asked and as people say it.
class HistoryTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { uikit::applyPersian(*qApp); }

    void whatWasDoneForAnotherNamesBoth() // R129
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Taken, UserId(id), Instant(1'795'000'000'000), {}, {}, {}};
        QVERIFY(!historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).sentence.contains(QStringLiteral("به جای")));
        entry.values = {{QStringLiteral("for"), UserId(id).toString()}, {QStringLiteral("for_name"), QStringLiteral("مینا")}};
        const QString line = historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).sentence;
        QVERIFY2(line.contains(QStringLiteral("رضا")) && line.endsWith(QStringLiteral("، به جای مینا")), qPrintable(line));
    }

    void whatGoesOnInAProcessThatWasSwitchedAwayIsSaid() // R071
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Reopened, UserId(id), Instant(1'795'000'000'000), {}, {}, {}};
        QCOMPARE(historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).sentence, QStringLiteral("بازگشایی به دست رضا"));
        entry.values = {{QLatin1String(leftInProcess), QStringLiteral("چرخهٔ ۱۳۷ (1)")}};
        QCOMPARE(historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).sentence,
                 QStringLiteral("بازگشایی به دست رضا؛ در «چرخهٔ ۱۳۷ (۱)» پیش می‌رود، چون فرآیندی که جای آن آمده این وضعیت را ندارد"));
    }

    void whatIsAskedOfTheCitizenIsSaidInWords() // R234
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        const auto line = [&id](const char *act) {
            const HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Acted, UserId(id),
                                     Instant(1'795'000'000'000), {}, QStringLiteral("کدام خانه؟"),
                                     {{QStringLiteral("act"), QLatin1String(act)}}};
            return historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}});
        };
        QCOMPARE(line("cases.citizen_asked").sentence, QStringLiteral("رضا از شهروند پرسید و منتظر پاسخ اوست"));
        QCOMPARE(line("cases.citizen_asked").note, QStringLiteral("کدام خانه؟"));
        QCOMPARE(line("cases.citizen_answered").sentence, QStringLiteral("رضا پاسخ شهروند را نوشت"));
        QCOMPARE(line("cases.citizen_not_asked").sentence, QStringLiteral("رضا دیگر منتظر شهروند نیست"));
    }

    void dueTimesThatMovedAreTold() // R234
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        const QJsonObject due{{QStringLiteral("node"), id.toString()},
                              {QStringLiteral("from"), qint64(1'795'000'000'000)},
                              {QStringLiteral("to"), qint64(1'795'086'400'000)}};
        const HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Edited, UserId(id),
                                 Instant(1'795'000'000'000), {}, {}, {{QStringLiteral("dues"), QJsonArray{due}}}};
        const QString note = historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).note;
        QVERIFY2(note.startsWith(QStringLiteral("مهلت مرحله: از «")) && note.contains(QStringLiteral("۱۴۰۵/۰۸/۲۸")),
                 qPrintable(note));
    }

    void wordsAreToldWithWhatTheyWere()
    {
        QCOMPARE(told({{QStringLiteral("callerName"), change(QStringLiteral("مریم"), QStringLiteral("مریم احمدی"))}}, {}),
                 QStringLiteral("نام تماس‌گیرنده: از «مریم» به «مریم احمدی»"));
    }

    void anAnswerStandsUnderItsQuestion_data() // R043
    {
        QTest::addColumn<QJsonValue>("from");
        QTest::addColumn<QJsonValue>("to");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QJsonValue &from, const QJsonValue &to, QuestionKind kind, const char16_t *words) {
            QTest::newRow(name) << from << to << int(kind) << where + QString::fromUtf16(words);
        };
        row("first answer", QJsonValue(), 30, QuestionKind::Number, u": از «هیچ» به «۳۰»");
        row("taken away", true, QJsonValue(), QuestionKind::YesNo, u": از «بله» به «هیچ»");
        row("a day", QStringLiteral("2026-11-21"), QStringLiteral("2026-11-22"), QuestionKind::Date,
            u": از «\u2066۱۴۰۵/۰۸/۳۰\u2069» به «\u2066۱۴۰۵/۰۹/۰۱\u2069»");
        row("empty before", QString(), QStringLiteral("x"), QuestionKind::Text, u": از «هیچ» به «x»");
        row("emptied", QStringLiteral("x"), QString(), QuestionKind::Text, u": از «x» به «هیچ»");
        // It looks like the id of something, and is what the citizen said.
        row("words", QStringLiteral("019b761a-6540-7000-8000-6c6172676572"), QStringLiteral("x"), QuestionKind::Text,
            u": از «019b761a-6540-7000-8000-6c6172676572» به «x»");
    }
    void anAnswerStandsUnderItsQuestion()
    {
        QFETCH(QJsonValue, from);
        QFETCH(QJsonValue, to);
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        const AnswerChange both{answer(where, QuestionKind(kind), from), answer(where, QuestionKind(kind), to)};
        QCOMPARE(told({{QStringLiteral("answer:q"), change(from, to)}}, {both}), sentence);
    }

    void aChoiceIsToldByItsName()
    {
        const AnswerChange both{
            answer(where, QuestionKind::Choice, QStringLiteral("road"), QStringLiteral("سواره‌رو")),
            answer(where, QuestionKind::Choice, QStringLiteral("pavement"), QStringLiteral("پیاده‌رو"))};
        QCOMPARE(
            told({{QStringLiteral("answer:q"), change(QStringLiteral("road"), QStringLiteral("pavement"))}}, {both}),
            where + QStringLiteral(": از «سواره‌رو» به «پیاده‌رو»"));
    }

    void anActIsToldByWhatItsEdgeIsCalledElseByWhatItIs()
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        const auto told = [&id](const char *act, const Localized &operation, const Localized &status) {
            const HistoryEntry entry{HistoryEntryId(id),
                                     CaseId(id),
                                     HistoryKind::Acted,
                                     UserId(id),
                                     Instant(1'795'000'000'000),
                                     {},
                                     {},
                                     {{QStringLiteral("act"), QString::fromLatin1(act)}}};
            return historyLine({entry, QStringLiteral("رضا"), operation, status, {}, {}}).sentence;
        };
        QCOMPARE(told("followup.ask", {QStringLiteral("پرسش از مسئول"), {}}, {QStringLiteral("در انتظار پاسخ"), {}}),
                 QStringLiteral("پرسش از مسئول به دست رضا؛ اکنون: در انتظار پاسخ"));
        QCOMPARE(told("followup.reply", {}, {}), QStringLiteral("رضا جوابیهٔ مسئول را ثبت کرد"));
        QCOMPARE(told("a_later_feature.does", {}, {}), QStringLiteral("رضا روی پیام کار کرد"));
    }

    void whatTheCitizenSaidBySmsIsToldAsHis() // R101 R102
    {
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        const auto told = [&id](const QString &channel, const Localized &operation, const Localized &status) {
            const HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Acted, UserId(id), Instant(1'795'000'000'000), {}, {},
                                     {{QStringLiteral("act"), QStringLiteral("answering.done")}, {QStringLiteral("channel"), channel}}};
            return historyLine({entry, {}, operation, status, {}, {}}).sentence;
        };
        const QString sms = QStringLiteral("sms");
        QCOMPARE(told(sms, {}, {}), QStringLiteral("پاسخ شهروند با پیامک"));
        QCOMPARE(told(sms, {QStringLiteral("اعلام انجام"), {}}, {QStringLiteral("انجام‌شده"), {}}),
                 QStringLiteral("پاسخ شهروند با پیامک: اعلام انجام؛ اکنون: انجام‌شده"));
        QVERIFY(!told(QStringLiteral("phone"), {}, {}).contains(QStringLiteral("پیامک")));
    }

    void whatTheCitizenThinksOf137StandsBelowTheWords_data() // R105
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("opinion");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("note");
        const QString none;
        QTest::newRow("not asked") << QStringLiteral("فردا") << none << none << QStringLiteral("فردا");
        QTest::newRow("said, nothing else") << none << QStringLiteral("satisfied") << none
                                            << QStringLiteral("نظر دربارهٔ ۱۳۷: راضی");
        QTest::newRow("said, with words") << QStringLiteral("سپاس") << QStringLiteral("dissatisfied") << none
                                          << QStringLiteral("سپاس\nنظر دربارهٔ ۱۳۷: ناراضی");
        QTest::newRow("not had, with the reason") << QStringLiteral("انجام شد") << QStringLiteral("not_had")
                                                  << QStringLiteral("شتاب داشت")
                                                  << QStringLiteral("انجام شد\nنظر دربارهٔ ۱۳۷: گرفته نشد (شتاب داشت)");
        QTest::newRow("not had, the words say why") << QStringLiteral("شتاب داشت") << QStringLiteral("not_had")
                                                    << QStringLiteral("شتاب داشت")
                                                    << QStringLiteral("شتاب داشت\nنظر دربارهٔ ۱۳۷: گرفته نشد");
        QTest::newRow("of a later program") << QStringLiteral("سپاس") << QStringLiteral("delighted") << none
                                            << QStringLiteral("سپاس");
    }
    void whatTheCitizenThinksOf137StandsBelowTheWords()
    {
        QFETCH(QString, words);
        QFETCH(QString, opinion);
        QFETCH(QString, reason);
        QFETCH(QString, note);
        const Uuid id = *Uuid::parse(QStringView(u"019b761a-6540-7000-8000-6c6172676572"));
        QJsonObject values{{QStringLiteral("act"), QStringLiteral("answering.done")}};
        if (!opinion.isEmpty())
            values.insert(QStringLiteral("opinion"), opinion);
        if (!reason.isEmpty())
            values.insert(QStringLiteral("reason"), reason);
        const HistoryEntry entry{HistoryEntryId(id), CaseId(id), HistoryKind::Acted, UserId(id), Instant(1'795'000'000'000),
                                 {}, words, values};
        QCOMPARE(historyLine({entry, QStringLiteral("رضا"), {}, {}, {}, {}}).note, note);
    }

    void anAnswerWhoseQuestionIsGoneIsToldAllTheSame()
    {
        const AnswerChange both{answer({}, QuestionKind::Text, 1), answer({}, QuestionKind::Text, 2)};
        const QString sentence = told({{QStringLiteral("answer:q"), change(1, 2)}}, {both});
        QVERIFY2(!sentence.startsWith(u':') && sentence.contains(QStringLiteral("«1» به «2»")), qPrintable(sentence));
    }
};

QTEST_MAIN(HistoryTextTest)
#include "history_text_test.moc"
