// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/dictionary.h"
#include "sync/wire/messages.h"
#include "sync/wire/packing.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

/// Goal: a body of several frames, some made before, some packed with a dictionary, reads as if it had been packed in one; and
/// hostile frames neither pass nor take memory (SYNC 8, Proof 7).
class PackingTest : public QObject
{
    Q_OBJECT

    static constexpr qsizetype most = 1'000'000;
    const QByteArray m_page = "{\"bucket\":\"1\",\"put\":[],\"remove\":[],\"tables\":{\"a\":" + QByteArray(5000, '7') + "}}";

    const quint32 m_dictionary = dictionary::newestOf(dictionary::numbers());

    PullResponse response(std::vector<QByteArray> pages) const
    {
        return {Instant(5), {}, std::move(pages), Cursor{Uuid(Uuid::Bytes{1}), 7, QByteArray(32, 'c')}, {{3, 4, 5}}, {}};
    }

private Q_SLOTS:
    void framesOneAfterAnotherAreOneBody()
    {
        const QByteArray body = framed("one ") + framed("") + framed(QByteArray(100'000, 'x')) + framed(" end");
        QCOMPARE(*unpacked(body, most), "one " + QByteArray(100'000, 'x') + " end");
    }

    void theLimitIsThatOfAllFrames()
    {
        const QByteArray half = framed(QByteArray(600, 'x'));
        QVERIFY(unpacked(half + half, 1200).ok());
        QCOMPARE(unpacked(half + half, 1199).error().id(), QByteArray("sync.too_large"));
        QByteArray many;
        for (int i = 0; i < 1000; ++i)
            many += framed(QByteArray(1000, 'x'));
        QCOMPARE(unpacked(many, 999'999).error().id(), QByteArray("sync.too_large"));
    }

    void cutOrForeignBytesAreRefused()
    {
        const QByteArray body = framed("one") + framed(QByteArray(3000, 'y'));
        for (qsizetype length = 4; length < body.size(); ++length) {
            if (length != framed("one").size())
                QVERIFY2(!unpacked(body.first(length), most).ok(), qPrintable(QString::number(length)));
        }
        QVERIFY(!unpacked(body + "x", most).ok());
        QVERIFY(!unpacked(framed("one") + "{\"plain\":1}", most).ok());
    }

    void whatIsNoFrameOfADictionaryIsRefused()
    {
        const QByteArray body = framed(m_page, m_dictionary);
        for (qsizetype length = 4; length < body.size(); ++length)
            QVERIFY2(!unpacked(body.first(length), most).ok(), qPrintable(QString::number(length)));
        QCOMPARE(unpacked(body, m_page.size() - 1).error().id(), QByteArray("sync.too_large"));
        QVERIFY(!unpacked(body + "x", most).ok());
    }

    void aDictionaryThatNobodyHasIsNamed()
    {
        QByteArray body = framed("{\"desk\":\"a\"}", m_dictionary);
        // Magic number, what the header has, then the dictionary's number.
        QCOMPARE(quint32(quint8(body.at(5))), m_dictionary);
        body[5] = char(0xfe);
        QCOMPARE(dictionaryOf(body), quint32(0xfe));
        QCOMPARE(unpacked(body, most).error().id(), QByteArray("sync.dictionary_unknown"));
        QCOMPARE(unpacked(body, most).error().values().value(QStringLiteral("number")).toInt(), 0xfe);
        QCOMPARE(unpacked(framed("one", m_dictionary) + body, most).error().id(), QByteArray("sync.malformed"));
    }

    void whatIsSmallIsSmallerWithADictionary()
    {
        const QByteArray request = PullRequest{Uuid(Uuid::Bytes{1}), {}, 7, {}, {}, 365}.encoded();
        QVERIFY(packed(request, m_dictionary).size() * 2 < request.size());
        QCOMPARE(*unpacked(packed(request, m_dictionary), most), request);
        QCOMPARE(dictionaryOf(packed(request, m_dictionary)), m_dictionary);
        QCOMPARE(packed(request), request);
        QCOMPARE(dictionaryOf(request), quint32(0));
        // Nothing is ever longer than it was.
        QCOMPARE(packed("{}", m_dictionary), QByteArray("{}"));
    }

    void whatIsLargeIsPackedAsEver()
    {
        const QByteArray large(100'000, 'x');
        QCOMPARE(packed(large, m_dictionary), packed(large));
        QCOMPARE(dictionaryOf(packed(large, m_dictionary)), quint32(0));
    }

    void framesWithAndWithoutADictionaryAreOneBody()
    {
        const QByteArray body = framed("one ", m_dictionary) + framed(m_page) + framed(" end", m_dictionary);
        QCOMPARE(*unpacked(body, most), "one " + m_page + " end");
        QCOMPARE(*unpacked(framed(m_page) + framed(" end", m_dictionary), most), m_page + " end");
    }

    void aRequestSaysHowItMayBeAnswered()
    {
        PullRequest request{Uuid(Uuid::Bytes{1}), {}, 0, {}, {}, 1};
        QCOMPARE(PullRequest::decode(request.encoded())->dictionary, quint32(0));
        request.dictionary = m_dictionary;
        QCOMPARE(PullRequest::decode(request.encoded())->dictionary, m_dictionary);
        PullResponse answer = response({"{}", m_page});
        answer.frames = {{}, framed('\n' + m_page)};
        for (const auto form : {PullResponse::Form::Frames, PullResponse::Form::OneFrame}) {
            const QByteArray body = answer.encoded(form, m_dictionary);
            QCOMPARE(dictionaryOf(body), m_dictionary);
            QCOMPARE(PullResponse::decode(body)->pages, answer.pages);
        }
    }

    void anAnswerReadsTheSameInBothForms_data()
    {
        QTest::addColumn<QList<bool>>("packedBefore");
        QTest::newRow("all") << QList<bool>{true, true, true};
        QTest::newRow("the first") << QList<bool>{true};
        QTest::newRow("the one in the middle") << QList<bool>{false, true, false};
        QTest::newRow("the last") << QList<bool>{false, false, true};
        QTest::newRow("none") << QList<bool>{};
    }
    void anAnswerReadsTheSameInBothForms()
    {
        QFETCH(QList<bool>, packedBefore);
        PullResponse answer = response({m_page, "{}", m_page});
        for (qsizetype i = 0; i < packedBefore.size(); ++i)
            answer.frames.push_back(packedBefore[i] ? framed('\n' + answer.pages[size_t(i)]) : QByteArray());
        for (const auto form : {PullResponse::Form::Frames, PullResponse::Form::OneFrame}) {
            const auto read = PullResponse::decode(answer.encoded(form));
            QVERIFY(read.ok());
            QCOMPARE(read->pages, answer.pages);
            QCOMPARE(read->complete, answer.complete);
            QCOMPARE(read->digests.size(), size_t(1));
        }
        if (packedBefore.contains(true))
            QVERIFY(answer.encoded(PullResponse::Form::Frames) != answer.encoded());
    }

    void anAnswerThatLostAFrameIsRefused()
    {
        PullResponse answer = response({m_page, m_page});
        const QByteArray frame = framed('\n' + m_page);
        answer.frames = {frame, frame};
        const QByteArray body = answer.encoded(PullResponse::Form::Frames);
        QVERIFY(PullResponse::decode(body).ok());
        QCOMPARE(PullResponse::decode(body.chopped(frame.size())).error().id(), QByteArray("sync.malformed"));
    }

    void aDeskSaysWhetherItReadsFrames()
    {
        PullRequest request{Uuid(Uuid::Bytes{1}), {}, 0, {}, {}, 1};
        QVERIFY(!PullRequest::decode(request.encoded())->frames);
        request.frames = true;
        QVERIFY(PullRequest::decode(request.encoded())->frames);
    }
};

QTEST_GUILESS_MAIN(PackingTest)
#include "packing_test.moc"
