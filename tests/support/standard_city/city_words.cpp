// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/city_words.h"

namespace peygir::standard_city {

namespace {

/// As a Persian clerk types it.
QString persianNumber(int number)
{
    QString text = QString::number(number);
    for (QChar &digit : text)
        digit = QChar(ushort(digit.unicode() - u'0' + 0x06F0));
    return text;
}

} // namespace

CityWords::CityWords(const CityPlan &plan, Texts texts, quint64 seed, qint64 caseIndex)
    : m_plan(plan), m_texts(texts), m_chance(seed, Chance::For::Words, quint64(caseIndex))
{}

QString CityWords::say(const QStringList &choices)
{
    if (m_texts == Texts::LeftOut)
        return {};
    return m_chance.oneOf(choices);
}

QString CityWords::description(int subject, const Place &place)
{
    if (m_texts == Texts::LeftOut)
        return {};
    const PhraseBook &book = m_plan.phrases;
    QString words = m_chance.oneOf(book.openings);
    words += m_chance.oneOf(book.descriptions.at(m_plan.subjects[size_t(subject)].key));
    words += m_chance.oneOf(book.closings);
    words.replace(QLatin1String("{street}"), m_plan.streets[size_t(place.street)].name.fa);
    words.replace(QLatin1String("{plaque}"), persianNumber(place.plaque));
    words.replace(QLatin1String("{landmark}"), m_chance.oneOf(book.landmarks));
    words.replace(QLatin1String("{days}"), persianNumber(2 + m_chance.below(9)));
    return words;
}

} // namespace peygir::standard_city
