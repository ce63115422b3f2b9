// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/door.h"

#include "command/row_type.h"

#include <QtTest>

using namespace peygir;

namespace {

struct ThingTag;
using ThingId = StrongId<ThingTag>;

/// A column of each type.
struct Thing
{
    static constexpr const char *tableName = "thing";
    static constexpr AggregateKind kind{91, "thing"};
    static constexpr bool root = true;
    ThingId id;
    QString words;
    qint64 number;
    bool truth;
    std::optional<Uuid> other;
    std::optional<QString> maybe;
    static constexpr auto fields()
    {
        return std::tuple{field("id", &Thing::id),       field("words", &Thing::words), field("number", &Thing::number),
                          field("truth", &Thing::truth), field("other", &Thing::other), field("maybe", &Thing::maybe)};
    }
};

Row aRow(std::optional<Uuid> other)
{
    const Uuid id = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-000000000001")).value();
    Row row = toRow(Thing{ThingId(id), QStringLiteral("چاله"), -7, true, other, std::nullopt});
    row.rev = 3;
    row.seq = qint64(1) << 40;
    row.hash = -1;
    return row;
}

} // namespace

/// Goal: the image of a row under waiting work is that row, and one that was torn is said to be damaged.
class ImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tornImageIsDamagedOrARowThatEndsEarlier()
    {
        const Row row = aRow(std::nullopt);
        const QByteArray image = storage::encodeImage(row);
        int whole = 0;
        for (qsizetype size = 0; size < image.size(); ++size) {
            const auto read = storage::decodeImage(*row.table, image.first(size));
            if (!read.ok()) {
                QCOMPARE(read.error().id(), QByteArray("storage.damaged"));
                continue;
            }
            // Only where a value ends: so looks the image of a program that had fewer columns.
            ++whole;
            QCOMPARE((*read)->values.size(), row.values.size());
        }
        QCOMPARE(whole, int(row.values.size()));
    }

    void whatIsBehindTheLastColumnIsDamage()
    {
        const Row row = aRow(std::nullopt);
        const QByteArray image = storage::encodeImage(row);
        QCOMPARE(storage::decodeImage(*row.table, image + '\0').error().id(), QByteArray("storage.damaged"));
        QCOMPARE(storage::decodeImage(*row.table, image + image).error().id(), QByteArray("storage.damaged"));
    }

    void aCellThatIsNoneOfItsColumnIsDamage_data()
    {
        QTest::addColumn<bool>("isNull");
        QTest::newRow("of another type") << false;
        QTest::newRow("nothing where something must be") << true;
    }
    void aCellThatIsNoneOfItsColumnIsDamage()
    {
        QFETCH(bool, isNull);
        Row row = aRow(std::nullopt);
        row.values[0] = isNull ? Value() : Value(7);
        const auto read = storage::decodeImage(*row.table, storage::encodeImage(row));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("storage.damaged"));
    }

    void imageIsTheRow()
    {
        for (const auto &other : {std::optional<Uuid>(), std::optional(aRow(std::nullopt).id)}) {
            const Row row = aRow(other);
            const RowPointer read = storage::decodeImage(*row.table, storage::encodeImage(row)).value();
            QVERIFY(read->sameContent(row));
            QCOMPARE(read->id, row.id);
            QCOMPARE(read->aggregate, row.aggregate);
            QCOMPARE(read->rev, row.rev);
            QCOMPARE(read->seq, row.seq);
            QCOMPARE(read->hash, row.hash);
        }
    }
};

QTEST_GUILESS_MAIN(ImageTest)
#include "image_test.moc"
