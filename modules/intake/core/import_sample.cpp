// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_sample.h"

#include "base/csv_reader.h"
#include "base/limits.h"
#include "intake/core/import_times.h"
#include "intake/core/import_vocabulary.h"
#include "persian/digits.h"
#include "persian/phone.h"
#include "persian/text.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <memory>

namespace peygir::intake {

namespace {

/// Of 20 values, so many have to be times of one form: a file of bad rows is guessed too.
constexpr int timesOfTwenty = 15;
/// So many values tell what a column is.
constexpr qsizetype valuesLookedAt = 200;

/// Cheap, since every form of times is tried on what passes.
bool mayBeTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\d[\\w:/., +-]{5,39}$"));
    return form.match(persian::toAsciiDigits(text)).hasMatch();
}

template <class Is>
bool most(const QStringList &values, int ofTwenty, Is is)
{
    const auto count = std::count_if(values.begin(), values.end(), is);
    return !values.isEmpty() && count * 20 >= values.size() * ofTwenty;
}

bool isCoordinates(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\(?-?\\d{1,3}\\.\\d+(?:[, ]+-?\\d{1,3}\\.\\d+)?\\)?$"));
    return form.match(persian::toAsciiDigits(text)).hasMatch();
}

bool isExactCoordinates(const QString &text)
{
    static const QRegularExpression exact(QStringLiteral("\\.\\d{3}"));
    return persian::toAsciiDigits(text).contains(exact);
}

bool isPhone(const QString &text)
{
    const QString digits = persian::toAsciiDigits(text);
    return (digits.startsWith(u'0') || digits.startsWith(u'+')) && persian::Phone::parse(text).ok();
}

bool isCode(const QString &text)
{
    return text.size() <= limits::typedCodeText && !text.contains(u' ')
           && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

bool allAreTimes(const QStringList &values, const QString &form)
{
    const QStringList times = form.isEmpty() ? QStringList() : QStringList{form};
    return most(values, timesOfTwenty, [&](const QString &value) { return readImportTime(value, times, QTimeZone::utc()).has_value(); });
}

} // namespace

QStringList ImportSample::valuesOf(qsizetype column) const
{
    QStringList values;
    for (const QStringList &row : rows) {
        if (!row.at(column).isEmpty())
            values.append(row.at(column));
    }
    return values;
}

bool ImportSample::canBeNamed(qsizetype column) const
{
    return !header.at(column).isEmpty() && header.count(header.at(column)) == 1;
}

Result<ImportSample> readImportSample(QIODevice &csv, FileEncoding encoding, char separator, int rows)
{
    std::unique_ptr<QIODevice> decoded;
    if (encoding == FileEncoding::Windows1256)
        decoded = std::make_unique<Windows1256Device>(csv);
    CsvReader reader(decoded ? *decoded : csv, separator);
    const auto head = reader.next();
    if (!head)
        return Error("import.empty");
    if (head->error)
        return *head->error;
    ImportSample sample{encoding, separator, {}, {}, 0};
    for (const QString &name : head->fields)
        sample.header.append(persian::normalised(name));
    for (int n = 0; n < rows; ++n) {
        const auto record = reader.next();
        if (!record)
            break;
        if (record->error || record->fields.size() != sample.header.size()) {
            ++sample.badRows;
            continue;
        }
        QStringList fields;
        for (const QString &field : record->fields)
            fields.append(persian::normalised(field));
        sample.rows.append(fields);
    }
    return sample;
}

char recogniseSeparator(const QByteArray &beginning, FileEncoding encoding)
{
    constexpr int rowsLookedAt = 30;
    char best = ',';
    qsizetype most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        QBuffer buffer;
        buffer.setData(beginning);
        buffer.open(QIODevice::ReadOnly);
        const auto sample = readImportSample(buffer, encoding, separator, rowsLookedAt);
        // The header counts as a row: a file may have nothing else.
        const qsizetype score = sample.ok() ? (sample->header.size() - 1) * (sample->rows.size() + 1) : 0;
        if (score > most) {
            most = score;
            best = separator;
        }
    }
    return best;
}

std::optional<RecognisedTimes> recogniseTimes(const QStringList &all)
{
    const QStringList values = all.first(std::min(valuesLookedAt, all.size()));
    if (!most(values, timesOfTwenty, mayBeTime))
        return std::nullopt;
    if (allAreTimes(values, jalaliTimes) && !allAreTimes(values, {}))
        return RecognisedTimes{jalaliTimes, false};
    if (allAreTimes(values, {}))
        return RecognisedTimes{};
    QStringList fitting;
    for (const QString &form : ImportVocabulary::shipped().times()) {
        if (allAreTimes(values, form))
            fitting.append(form);
    }
    if (fitting.isEmpty())
        return std::nullopt;
    const auto dayFirst = [](const QString &form) { return form.startsWith(u'd'); };
    const bool both = std::any_of(fitting.begin(), fitting.end(), dayFirst)
                      && std::any_of(fitting.begin(), fitting.end(), [](const QString &form) { return form.startsWith(u'M'); });
    return RecognisedTimes{fitting.first(), both};
}

ColumnShape shapeOf(const QStringList &all)
{
    if (all.isEmpty())
        return ColumnShape::Empty;
    const QStringList values = all.first(std::min(valuesLookedAt, all.size()));
    if (recogniseTimes(values))
        return ColumnShape::Time;
    if (most(values, 16, isCoordinates) && most(values, 10, isExactCoordinates))
        return ColumnShape::Coordinates;
    if (most(values, 14, isPhone))
        return ColumnShape::Phone;
    const QSet<QString> distinct(all.begin(), all.end());
    if (most(values, 18, isCode) && distinct.size() * 10 >= all.size() * 9)
        return ColumnShape::Code;
    constexpr qsizetype fewWords = 60;
    const bool repeated = distinct.size() * 2 <= all.size() || distinct.size() <= 5;
    return distinct.size() <= fewWords && repeated ? ColumnShape::Word : ColumnShape::Text;
}

} // namespace peygir::intake
