// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rules/scene.h"

#include <QDir>
#include <QJsonDocument>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

const QString folder = QStringLiteral(PEYGIR_GOLDEN_COMMANDS);

/// A command as a program of its time wrote it, and what it means today.
struct Golden
{
    QJsonObject accepted;
    QJsonObject today;
};

QString fileOf(const QByteArray &kind, int version)
{
    return QStringLiteral("%1@%2.json").arg(QString::fromLatin1(kind)).arg(version);
}

Golden read(const QString &file)
{
    QFile source(folder + QLatin1Char('/') + file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(source.readAll()).object();
    return {object.value(QLatin1String("accepted")).toObject(), object.value(QLatin1String("today")).toObject()};
}

} // namespace

/// Goal: a command that was ever accepted is understood for ever (SYNC 10). A desk may have been offline for months, and
/// its queue holds what a program of that time wrote. Golden files are never changed but for `today`; a new version
/// brings its own file.
class GoldenCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVersionHasItsFileAndNoFileIsForgotten()
    {
        QStringList expected;
        for (const auto &[kind, type] : cityRules().commands()) {
            for (int version = 1; version <= type.version; ++version)
                expected << fileOf(kind, version);
        }
        expected.sort();
        QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name | QDir::LocaleAware), expected);
    }

    void whatWasAcceptedIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("version");
        for (const auto &[kind, type] : cityRules().commands()) {
            for (int version = 1; version <= type.version; ++version)
                QTest::addRow("%s@%d", kind.constData(), version) << kind << version;
        }
    }
    void whatWasAcceptedIsUnderstood()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, version);
        const Golden golden = read(fileOf(kind, version));
        QVERIFY(!golden.accepted.isEmpty());
        const CommandType *type = cityRules().command(kind, version);
        QVERIFY(type);
        QCOMPARE(type->upcast(version, golden.accepted), golden.today);
        const auto checked = type->check(golden.today);
        QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().id().constData());
    }
};

QTEST_GUILESS_MAIN(GoldenCommandsTest)
#include "golden_commands_test.moc"
