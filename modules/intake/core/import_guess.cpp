// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_guess.h"

#include "base/limits.h"
#include "intake/core/import_times.h"
#include "intake/core/import_vocabulary.h"
#include "persian/text.h"

#include <QSet>

#include <algorithm>

namespace peygir::intake {

namespace {

/// A heading that is known as surely as this stands beside a better one: two columns of words are joined.
constexpr int sureEnoughToJoin = 80;
constexpr int samplesShown = 3;

class Guessing
{
public:
    Guessing(const ImportSample &sample, const QString &source)
        : m_sample(sample)
    {
        m_guess.columns = describeColumns(sample);
        m_guess.map.source = persian::normalised(source).left(limits::typedCodeText);
        m_guess.map.zone = QTimeZone("Asia/Tehran");
        m_guess.map.separator = sample.separator;
        m_guess.map.encoding = sample.encoding;
    }

    ImportGuess guess()
    {
        byHeadings();
        byValues();
        // A district alone is known in one city only where its region is; then it is the larger of the two.
        if (m_guess.map.region.isEmpty())
            std::swap(m_guess.map.region, m_guess.map.district);
        readTimes();
        readWords();
        return std::move(m_guess);
    }

private:
    struct Likely
    {
        int likeness;
        qsizetype column;
        ImportField field;
    };

    void byHeadings()
    {
        std::vector<Likely> all;
        for (qsizetype i = 0; i < m_sample.header.size(); ++i) {
            for (const ImportColumnPlace &place : importColumnPlaces()) {
                const int likeness = ImportVocabulary::shipped().likeness(m_sample.header.at(i), place.field);
                if (likeness > 0 && fits(i, place.field))
                    all.push_back({likeness, i, place.field});
            }
        }
        std::stable_sort(all.begin(), all.end(), [](const Likely &a, const Likely &b) { return a.likeness > b.likeness; });
        for (const Likely &one : all) {
            const bool joins = (one.field == ImportField::Words || one.field == ImportField::Address)
                               && one.likeness >= sureEnoughToJoin;
            if (isFree(one.column) && (!isTaken(one.field) || joins))
                take(one.column, one.field, GuessedBy::Heading);
        }
    }

    /// What no heading has told.
    void byValues()
    {
        using enum ImportField;
        for (qsizetype i = 0; i < m_sample.header.size(); ++i) {
            const ColumnShape shape = m_guess.columns[size_t(i)].shape;
            if (!isFree(i))
                continue;
            if (shape == ColumnShape::Code && !isTaken(Number) && fits(i, Number))
                take(i, Number, GuessedBy::Values);
            else if (shape == ColumnShape::Time && !isTaken(RegisteredAt) && isFull(i))
                take(i, RegisteredAt, GuessedBy::Values);
            else if (shape == ColumnShape::Time && !isTaken(ClosedAt) && !isFull(i))
                take(i, ClosedAt, GuessedBy::Values);
            else if (shape == ColumnShape::Phone && !isTaken(CallerPhone))
                take(i, CallerPhone, GuessedBy::Values);
            else if (shape == ColumnShape::Word && !isTaken(Status) && speaks(i, [](const QString &word) {
                         return ImportVocabulary::shipped().meansClosed(word).has_value();
                     }))
                take(i, Status, GuessedBy::Values);
            else if (shape == ColumnShape::Word && !isTaken(Channel) && speaks(i, [](const QString &word) {
                         return ImportVocabulary::shipped().channelOf(word).has_value();
                     }))
                take(i, Channel, GuessedBy::Values);
        }
    }

    /// Whether what is in the column can be this, whatever it is called.
    bool fits(qsizetype column, ImportField field) const
    {
        using enum ImportField;
        const ColumnShape shape = m_guess.columns[size_t(column)].shape;
        if (!m_guess.columns[size_t(column)].canBeNamed)
            return false;
        if (field == RegisteredAt)
            return shape == ColumnShape::Time || m_sample.rows.isEmpty();
        if (field == ClosedAt || field == PromisedAt)
            return shape == ColumnShape::Time || shape == ColumnShape::Empty;
        if (field == Number)
            return shape != ColumnShape::Time && shape != ColumnShape::Coordinates && isNearlyFull(column) && isDifferent(column);
        if (shape == ColumnShape::Time || shape == ColumnShape::Coordinates)
            return false;
        if (field == Status || field == Channel)
            return shape == ColumnShape::Word || shape == ColumnShape::Empty || m_sample.rows.size() < 10;
        return field == CallerPhone || field == Address || field == Words || field == Answer || shape != ColumnShape::Phone;
    }

    bool isFull(qsizetype column) const { return m_sample.valuesOf(column).size() == m_sample.rows.size(); }
    // A file may lack or repeat some numbers; then those rows are bad, not the column.
    bool isNearlyFull(qsizetype column) const { return m_sample.valuesOf(column).size() * 4 >= m_sample.rows.size() * 3; }
    bool isDifferent(qsizetype column) const
    {
        const QStringList values = m_sample.valuesOf(column);
        return QSet<QString>(values.begin(), values.end()).size() * 4 >= values.size() * 3;
    }
    bool isFree(qsizetype column) const
    {
        return m_guess.columns[size_t(column)].canBeNamed
               && fieldOfColumn(m_guess.map, m_sample.header.at(column)) == ImportField::Kept;
    }
    bool isTaken(ImportField field) const
    {
        return std::any_of(m_sample.header.begin(), m_sample.header.end(),
                           [&](const QString &name) { return fieldOfColumn(m_guess.map, name) == field; });
    }
    void take(qsizetype column, ImportField field, GuessedBy by)
    {
        setFieldOfColumn(m_guess.map, m_sample.header.at(column), field);
        m_guess.columns[size_t(column)].by = by;
    }
    template <class Knows>
    bool speaks(qsizetype column, Knows knows) const
    {
        const QStringList values = m_sample.valuesOf(column);
        return !values.isEmpty() && std::count_if(values.begin(), values.end(), knows) * 2 >= values.size();
    }
    QStringList valuesOf(const QString &name) const
    {
        return name.isEmpty() ? QStringList() : m_sample.valuesOf(m_sample.header.indexOf(name));
    }

    void readTimes()
    {
        for (const QString &name : {m_guess.map.registeredAt, m_guess.map.closedAt, m_guess.map.promisedAt}) {
            const auto times = recogniseTimes(valuesOf(name));
            if (!times)
                continue;
            m_guess.dayOrMonthFirst = m_guess.dayOrMonthFirst || times->ambiguous;
            if (!times->form.isEmpty() && !m_guess.map.times.contains(times->form))
                m_guess.map.times.append(times->form);
        }
    }

    void readWords()
    {
        ImportMap &map = m_guess.map;
        const ImportVocabulary &words = ImportVocabulary::shipped();
        for (const QStringList &row : m_sample.rows) {
            for (const QString &text : row) {
                if (!text.isEmpty() && text.size() < limits::keyText && words.meansNothing(text) && !map.empty.contains(text))
                    map.empty.append(text);
            }
        }
        for (const QString &status : valuesOf(map.status))
            learnStatus(map, status);
        for (const QString &word : valuesOf(map.channel)) {
            if (const auto channel = words.channelOf(word))
                map.channels.emplace(word, *channel);
        }
        if (map.channel.isEmpty() && !map.callerPhone.isEmpty())
            map.otherChannel = cases::Channel::Phone;
    }

    static void learnStatus(ImportMap &map, const QString &status)
    {
        const auto closed = ImportVocabulary::shipped().meansClosed(status);
        if (!closed)
            return;
        QStringList &list = *closed ? map.closedStatuses : map.openStatuses;
        if (!list.contains(status))
            list.append(status);
    }

    const ImportSample &m_sample;
    ImportGuess m_guess;
};

} // namespace

std::vector<GuessedColumn> describeColumns(const ImportSample &sample)
{
    std::vector<GuessedColumn> columns;
    for (qsizetype i = 0; i < sample.header.size(); ++i) {
        const QStringList values = sample.valuesOf(i);
        QStringList shown;
        for (const QString &value : values) {
            if (shown.size() < samplesShown && !shown.contains(value))
                shown.append(value);
        }
        columns.push_back({sample.header.at(i), shown, shapeOf(values), GuessedBy::Nothing, sample.canBeNamed(i)});
    }
    return columns;
}

ImportGuess guessImport(const ImportSample &sample, const QString &source) { return Guessing(sample, source).guess(); }

} // namespace peygir::intake
