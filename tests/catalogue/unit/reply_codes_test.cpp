// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/core/reply_codes.h"
#include "access/core/roles.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using catalogue::ReplyCodes;

namespace {

Result<Changes> put(Scene &scene, const QString &accept, const QString &object, const UserId &author = access::systemUser())
{
    Envelope envelope = scene.envelope(aMessage(), author);
    envelope.kind = reference::putRecordKind;
    const ReplyCodes codes{catalogue::ReplyCodesId(idNamed("codes")), {QStringLiteral("کدها"), {}}, accept, object};
    envelope.arguments = {{QStringLiteral("type"), QLatin1String(ReplyCodes::tableName)},
                          {QStringLiteral("record"), fieldsToJson(codes)}};
    return scene.submitted(envelope);
}

} // namespace

/// Goal: the pair of codes of replies by SMS is two short numbers that differ, put by those who may.
class ReplyCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotKeepTheCatalogueIsDenied()
    {
        Scene scene;
        QCOMPARE(put(scene, QStringLiteral("1"), QStringLiteral("2"), sara()).error().id(), QByteArray("access.denied"));
    }

    void whatIsNoPairIsRefusedBesideItsField_data()
    {
        QTest::addColumn<QString>("accept");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("field");
        const QByteArray wrong("catalogue.reply_code");
        const QByteArray same("catalogue.reply_codes_same");
        const QString accept = QStringLiteral("accept");
        const QString object = QStringLiteral("object");
        QTest::newRow("none") << QString() << QStringLiteral("33") << wrong << accept;
        QTest::newRow("spaces") << QStringLiteral("31") << QStringLiteral("  ") << wrong << object;
        QTest::newRow("a word") << QStringLiteral("yes") << QStringLiteral("33") << wrong << accept;
        QTest::newRow("a sign") << QStringLiteral("31") << QStringLiteral("3-3") << wrong << object;
        QTest::newRow("too long") << QStringLiteral("31") << QStringLiteral("33333") << wrong << object;
        QTest::newRow("the same") << QStringLiteral("31") << QStringLiteral("31") << same << object;
        QTest::newRow("the same in other digits") << QStringLiteral("31") << QStringLiteral("۳۱ ") << same << object;
    }
    void whatIsNoPairIsRefusedBesideItsField()
    {
        QFETCH(QString, accept);
        QFETCH(QString, object);
        QFETCH(QByteArray, error);
        QFETCH(QString, field);
        Scene scene;
        const auto refused = put(scene, accept, object);
        QCOMPARE(refused.error().id(), error);
        QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), field);
        QVERIFY(scene.store.all<ReplyCodes>().empty());
    }

    void aPairIsStoredInAsciiDigits()
    {
        Scene scene;
        QVERIFY(put(scene, QStringLiteral(" ۳۱"), QStringLiteral("٠٠٣٣ ")).ok());
        const ReplyCodes stored = scene.store.all<ReplyCodes>().front();
        QCOMPARE(stored.accept, QStringLiteral("31"));
        QCOMPARE(stored.object, QStringLiteral("0033"));
    }
};

QTEST_GUILESS_MAIN(ReplyCodesTest)
#include "reply_codes_test.moc"
