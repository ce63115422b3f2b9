// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/field_edit.h"

#include <QtTest>

#include <rapidcheck.h>

#include <set>

using namespace peygir;

namespace {

using Edit = FieldEdit<QString>;
using Texts = std::vector<QString>;

QString word(int n) { return QString(QChar(u'a' + n)); }

/// A field that several people have edited, one after the other, each on what he saw.
struct Record
{
    QString first;
    QString second;
    Texts things;
    friend bool operator==(const Record &, const Record &) = default;
};

FieldMerge mergedFirst(Record &record, const Edit &edit)
{
    FieldMerge merge;
    merge.merge(QStringLiteral("first"), record.first, std::optional(edit));
    return merge;
}
FieldMerge mergedSecond(Record &record, const Edit &edit)
{
    FieldMerge merge;
    merge.merge(QStringLiteral("second"), record.second, std::optional(edit));
    return merge;
}
FieldMerge mergedThings(Record &record, const FieldEdit<Texts> &edit)
{
    FieldMerge merge;
    merge.mergeSet(QStringLiteral("things"), record.things, std::optional(edit));
    return merge;
}

QString oneWord() { return word(*rc::gen::inRange(0, 4)); }

Texts someWords()
{
    std::set<QString> words;
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n)
        words.insert(oneWord());
    return {words.begin(), words.end()};
}

std::set<QString> asSet(const Texts &texts) { return {texts.begin(), texts.end()}; }

} // namespace

/// Goal: edits that people make of one record at the same time are merged field by field, and nothing that was typed is
/// lost.
class FieldEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editIsReadOnlyIfItSaysWhatWasSeenAndWhatWasWritten()
    {
        using Codec = FieldCodec<std::optional<Edit>>;
        const QJsonObject whole{{QStringLiteral("seen"), word(0)}, {QStringLiteral("written"), word(1)}};
        QCOMPARE(**Codec::fromJson(whole), (Edit{word(0), word(1)}));
        QCOMPARE(Codec::toJson(Edit{word(0), word(1)}).toObject(), whole);
        QVERIFY(!Codec::fromJson(QJsonValue::Null)->has_value());
        for (const char *part : {"seen", "written"}) {
            QJsonObject half = whole;
            half.remove(QLatin1String(part));
            QVERIFY(!Codec::fromJson(half).ok());
        }
        QJsonObject more = whole;
        more.insert(QStringLiteral("by"), word(2));
        QVERIFY(!Codec::fromJson(more).ok());
        QVERIFY(!Codec::fromJson(word(0)).ok());
        QVERIFY(!Codec::fromJson(QJsonObject{{QStringLiteral("seen"), 1}, {QStringLiteral("written"), 2}}).ok());
    }

    void fieldMergesAsTheTableSays_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("isChange");
        QTest::addColumn<bool>("isConflict");
        const auto row = [](const char *name, const char *now, const char *seen, const char *written, const char *after,
                            bool isChange, bool isConflict) {
            QTest::newRow(name) << QString::fromLatin1(now) << QString::fromLatin1(seen) << QString::fromLatin1(written)
                                << QString::fromLatin1(after) << isChange << isConflict;
        };
        row("changed by somebody else", "b", "a", "c", "b", false, true);
        row("emptied by somebody else", "", "a", "c", "", false, true);
        row("changed by somebody else, emptied here", "b", "a", "", "b", false, true);
        row("as it was seen", "a", "a", "b", "b", true, false);
        row("emptied", "a", "a", "", "", true, false);
        row("filled", "", "", "b", "b", true, false);
        row("both wrote the same", "b", "a", "b", "b", false, false);
        row("nothing wished for", "a", "a", "a", "a", false, false);
        row("nothing wished for, somebody else changed it", "b", "a", "a", "b", false, false);
    }
    void fieldMergesAsTheTableSays()
    {
        QFETCH(QString, now);
        QFETCH(QString, seen);
        QFETCH(QString, written);
        QFETCH(QString, after);
        QFETCH(bool, isChange);
        QFETCH(bool, isConflict);
        Record record{now, {}, {}};
        const FieldMerge merge = mergedFirst(record, {seen, written});
        QCOMPARE(record.first, after);
        QCOMPARE(merge.changes().size(), size_t(isChange));
        QCOMPARE(merge.changed(QStringLiteral("first")), isChange);
        QCOMPARE(merge.conflicts().size(), size_t(isConflict));
        QCOMPARE(merge.touched().size(), size_t(1));
        QCOMPARE(merge.touched().front().now, QJsonValue(after));
        if (isConflict) {
            QCOMPARE(merge.conflicts().front().seen, QJsonValue(seen));
            QCOMPARE(merge.conflicts().front().there, QJsonValue(now));
            QCOMPARE(merge.conflicts().front().wanted, QJsonValue(written));
        }
    }

    void fieldThatWasNotEditedIsNotTouched()
    {
        QString now = word(0);
        FieldMerge merge;
        merge.merge(QStringLiteral("first"), now, std::optional<Edit>());
        QVERIFY(merge.touched().empty() && merge.changedNothing());
        QCOMPARE(now, word(0));
    }

    void setTakesWhatWasAddedAndLosesWhatWasTakenAway()
    {
        Record record{{}, {}, {word(0), word(3)}};
        const FieldMerge merge = mergedThings(record, {{word(0), word(1)}, {word(1), word(2)}});
        QCOMPARE(record.things, (Texts{word(3), word(2)}));
        QVERIFY(merge.changed(QStringLiteral("things")));
        QVERIFY(merge.conflicts().empty());
    }

    void summaryNamesChangesAndProposals()
    {
        Record record{word(0), word(1), {}};
        FieldMerge merge;
        merge.merge(QStringLiteral("first"), record.first, std::optional(Edit{word(0), word(2)}));
        merge.merge(QStringLiteral("second"), record.second, std::optional(Edit{word(0), word(2)}));
        const QJsonObject summary = merge.summary();
        const QJsonObject changed = summary.value(QStringLiteral("changed")).toObject();
        QCOMPARE(changed.keys(), QStringList{QStringLiteral("first")});
        QCOMPARE(changed.value(QStringLiteral("first")).toObject().value(QStringLiteral("to")).toString(), word(2));
        QCOMPARE(summary.value(QStringLiteral("proposed")).toArray(), QJsonArray{QStringLiteral("second")});
        QVERIFY(FieldMerge().summary().isEmpty());
    }

    void orderOfEditsOfDifferentFieldsDoesNotMatter()
    {
        QVERIFY(rc::check("two edits of different fields in either order", [] {
            const Record start{oneWord(), oneWord(), someWords()};
            const Edit first{oneWord(), oneWord()};
            const Edit second{oneWord(), oneWord()};
            const FieldEdit<Texts> things{someWords(), someWords()};
            Record one = start;
            const auto a = mergedFirst(one, first);
            const auto b = mergedSecond(one, second);
            const auto c = mergedThings(one, things);
            Record other = start;
            const auto d = mergedThings(other, things);
            const auto e = mergedSecond(other, second);
            const auto f = mergedFirst(other, first);
            RC_ASSERT(one == other);
            RC_ASSERT(a.summary() == f.summary());
            RC_ASSERT(b.summary() == e.summary());
            RC_ASSERT(c.summary() == d.summary());
        }));
    }

    void nothingThatWasTypedIsLost()
    {
        QVERIFY(rc::check("what was written is in the field, in a conflict, or was seen by whoever wrote over it", [] {
            Record record{oneWord(), {}, {}};
            std::set<QString> proposed;
            const QString base = record.first;
            for (int n = *rc::gen::inRange(1, 6); n > 0; --n) {
                // Either offline, on what everybody saw first, or on what stands there now.
                const Edit edit{*rc::gen::element(0, 1) ? base : record.first, oneWord()};
                const QString before = record.first;
                const FieldMerge merge = mergedFirst(record, edit);
                for (const auto &conflict : merge.conflicts())
                    proposed.insert(conflict.wanted.toString());
                const bool isThere = record.first == edit.written || proposed.contains(edit.written)
                    || edit.written == edit.seen;
                RC_ASSERT(isThere);
                // A value goes only where somebody had it before his eyes.
                if (record.first != before)
                    RC_ASSERT(edit.seen == before);
            }
        }));
    }

    void ofSetsNothingIsLostThatNobodyTookAway()
    {
        QVERIFY(rc::check("each thing is there unless somebody who saw it took it away", [] {
            Record record{{}, {}, someWords()};
            const std::set<QString> start = asSet(record.things);
            const FieldEdit<Texts> a{record.things, someWords()};
            const FieldEdit<Texts> b{record.things, someWords()};
            (void)mergedThings(record, a);
            (void)mergedThings(record, b);
            const std::set<QString> after = asSet(record.things);
            RC_ASSERT(after.size() == record.things.size());
            for (const auto *edit : {&a, &b}) {
                for (const QString &item : edit->written)
                    RC_ASSERT(after.contains(item) || start.contains(item));
            }
            for (const QString &item : start) {
                const bool kept = asSet(a.written).contains(item) && asSet(b.written).contains(item);
                RC_ASSERT(after.contains(item) == kept);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(FieldEditTest)
#include "field_edit_test.moc"
