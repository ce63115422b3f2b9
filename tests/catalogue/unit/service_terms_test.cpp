// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "base/csv_reader.h"
#include "catalogue/core/rules.h"
#include "catalogue/core/service_terms.h"
#include "catalogue/core/term_forms.h"
#include "reference/core/put_record.h"
#include "reference/core/record_csv.h"
#include "reference/core/record_history.h"
#include "support/rules/scene.h"

#include <QBuffer>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::catalogue;
using reference::FieldKind;
using reference::Presence;
using reference::RecordField;
using reference::RecordForm;

namespace {

Result<Changes> put(Scene &scene, const QString &type, const QJsonObject &record, const UserId &author = access::systemUser())
{
    Envelope envelope = scene.envelope(aMessage(), author);
    envelope.kind = reference::putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), type}, {QStringLiteral("record"), record}};
    return scene.submitted(envelope);
}

/// What somebody could type into a field; a record that it names has the id of its type.
QJsonValue typed(const RecordField &field)
{
    switch (field.kind) {
    case FieldKind::LocalizedText:
    case FieldKind::LocalizedNote: return QJsonObject{{QStringLiteral("fa"), QStringLiteral("نمونه")}};
    case FieldKind::Choice: return QLatin1String(field.choices.back().word);
    case FieldKind::Date: return QStringLiteral("2026-11-21");
    case FieldKind::File:
        return fieldsToJson(reference::FileValue{BlobHash::of("words"), 5, QStringLiteral("words.txt"), QStringLiteral("text/plain")});
    case FieldKind::Reference:
        return QByteArray(field.refersTo) == places::Place::tableName ? regionOne().toString()
                                                                      : idNamed(field.refersTo).toString();
    default: return QStringLiteral("words");
    }
}

QJsonObject recordOf(const RecordForm &form)
{
    QJsonObject record{{QStringLiteral("id"), idNamed(form.type).toString()}, {QStringLiteral("active"), true}};
    for (const RecordField &field : form.fields)
        record.insert(QLatin1String(field.name), typed(field));
    return record;
}

const RecordForm &formOf(const QString &type)
{
    static const std::vector<RecordForm> forms = termForms();
    return *std::find_if(forms.begin(), forms.end(), [&](const RecordForm &form) { return type == QLatin1String(form.type); });
}

reference::RecordType typeOf(const QString &name)
{
    for (const reference::RecordType &type : termTypes()) {
        if (name == QLatin1String(type.name))
            return type;
    }
    qFatal("no type %s", qPrintable(name));
}

/// Puts all types in their order: each names only those before it.
void putAll(Scene &scene)
{
    for (const RecordForm &form : termForms()) {
        const auto changes = put(scene, QLatin1String(form.type), recordOf(form));
        QVERIFY2(changes.ok(), changes.ok() ? "" : changes.error().id().constData());
    }
}

void addTypes()
{
    QTest::addColumn<QString>("type");
    for (const RecordForm &form : termForms())
        QTest::newRow(form.type) << QString::fromLatin1(form.type);
}

} // namespace

/// Goal: every type of the words by which services are described is whole by its declaration alone: who may, which fields, what
/// it names, its history, its way to a file and back, and its end (R152 to R159).
class ServiceTermsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotKeepTheCatalogueIsDenied_data() { addTypes(); }
    void whoMayNotKeepTheCatalogueIsDenied()
    {
        QFETCH(QString, type);
        Scene scene;
        putAll(scene);
        QCOMPARE(put(scene, type, recordOf(formOf(type)), sara()).error().id(), QByteArray("access.denied"));
    }

    void wordThatIsNoneOfItsChoicesIsRefused_data() { addTypes(); }
    void wordThatIsNoneOfItsChoicesIsRefused()
    {
        QFETCH(QString, type);
        for (const RecordField &field : formOf(type).fields) {
            if (field.kind != FieldKind::Choice)
                continue;
            Scene scene;
            putAll(scene);
            QJsonObject record = recordOf(formOf(type));
            record.insert(QLatin1String(field.name), QStringLiteral("planet"));
            QCOMPARE(put(scene, type, record).error().id(), QByteArray("command.field.malformed"));
        }
    }

    void whatIsNamedMustBeThereAndInUse_data() { addTypes(); }
    void whatIsNamedMustBeThereAndInUse()
    {
        QFETCH(QString, type);
        for (const RecordField &field : formOf(type).fields) {
            if (field.kind != FieldKind::Reference)
                continue;
            Scene scene;
            putAll(scene);
            QJsonObject record = recordOf(formOf(type));
            record.insert(QLatin1String(field.name), idNamed("nothing").toString());
            const auto refused = put(scene, type, record);
            QCOMPARE(refused.error().id(), QByteArray("catalogue.term_unknown"));
            QCOMPARE(refused.error().values().value(QStringLiteral("field")).toString(), QLatin1String(field.name));
            record.remove(QLatin1String(field.name));
            QVERIFY(put(scene, type, record).ok());
            if (QByteArray(field.refersTo) == places::Place::tableName)
                continue;
            QJsonObject gone = recordOf(formOf(QLatin1String(field.refersTo)));
            gone.insert(QStringLiteral("active"), false);
            QVERIFY(put(scene, QLatin1String(field.refersTo), gone).ok());
            QCOMPARE(put(scene, type, recordOf(formOf(type))).error().id(), QByteArray("catalogue.term_unknown"));
        }
    }

    void recordIsPutWithAllItsFieldsAndItsHistorySaysWhatChanged_data() { addTypes(); }
    void recordIsPutWithAllItsFieldsAndItsHistorySaysWhatChanged()
    {
        QFETCH(QString, type);
        Scene scene;
        putAll(scene);
        const Uuid id = idNamed(type.toLatin1().constData());
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, access::systemUser(), rights);
        const auto kept = typeOf(type).find(facts, id);
        QVERIFY(kept.isKnown());
        QCOMPARE(*kept, recordOf(formOf(type)));

        QJsonObject changed = *kept;
        changed.insert(QStringLiteral("name"), QJsonObject{{QStringLiteral("fa"), QStringLiteral("دیگر")}});
        changed.insert(QStringLiteral("active"), false);
        QVERIFY(put(scene, type, changed).ok());
        auto lines = scene.store.all<reference::RecordHistory>();
        std::erase_if(lines, [&](const reference::RecordHistory &line) { return line.record != id; });
        QCOMPARE(lines.size(), size_t(2));
        const auto change = std::find_if(lines.begin(), lines.end(), [](const reference::RecordHistory &line) {
            return line.what == reference::RecordChange::Changed;
        });
        QVERIFY(change != lines.end());
        QCOMPARE(change->changed.keys(), QStringList({QStringLiteral("active"), QStringLiteral("name")}));
        const Facts after(scene.store, access::systemUser(), rights);
        QVERIFY(!typeOf(type).find(after, id)->value(QStringLiteral("active")).toBool());
    }

    void recordGoesToAFileAndComesBackAsItWas_data() { addTypes(); }
    void recordGoesToAFileAndComesBackAsItWas()
    {
        QFETCH(QString, type);
        const RecordForm &form = formOf(type);
        const QJsonObject record = recordOf(form);
        const reference::CsvWords words;
        // What is named stands there by its name, which is the same for all here.
        const auto nameOf = [](const QString &of, const QString &) { return QStringList{of}; };
        QByteArray file = csvLine(reference::csvHead(form, words));
        file += csvLine(reference::csvCells(form, record, words, nameOf));
        QBuffer buffer(&file);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        CsvReader rows(buffer);
        reference::CsvGround ground;
        ground.byId = [&](const Uuid &id) -> Result<std::optional<reference::CsvGround::Known>> {
            return id == idNamed(form.type) ? std::optional(reference::CsvGround::Known{id, record}) : std::nullopt;
        };
        ground.byPath = [](const QString &of, const QStringList &) -> Result<std::vector<Uuid>> {
            return std::vector{of == QLatin1String(places::Place::tableName) ? regionOne().uuid()
                                                                              : idNamed(of.toLatin1().constData())};
        };
        ground.check = [](const QJsonObject &) -> Result<void> { return {}; };
        const auto read = reference::readRecords(rows, form, words, ground);
        QVERIFY(read.ok());
        QVERIFY2(read->bad.empty(), read->bad.empty() ? "" : read->bad.front().error.id().constData());
        QCOMPARE(read->unchanged, 1);
        QVERIFY(read->good.empty());
    }
};

QTEST_GUILESS_MAIN(ServiceTermsTest)
#include "service_terms_test.moc"
