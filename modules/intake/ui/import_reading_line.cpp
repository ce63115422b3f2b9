// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/import_reading_line.h"

#include "base/limits.h"
#include "cases/ui/shown.h"
#include "intake/core/import_times.h"
#include "intake/core/import_vocabulary.h"
#include "persian/text.h"
#include "uikit/direction.h"
#include "uikit/persian_line_edit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace peygir::intake {

namespace {

/// Lists that one chooses from by typing hold more than fits.
constexpr int shownChoices = 14;

QLabel *labelled(const QString &text, QWidget &buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(&buddy);
    buddy.setAccessibleName(text);
    return label;
}

/// The combo box shows what the map says; asking is for the person's own choices only.
void showChoice(QComboBox &box, const QVariant &value, const QString &otherwise = {})
{
    const QSignalBlocker quiet(box);
    if (box.findData(value) < 0)
        box.addItem(otherwise, value);
    box.setCurrentIndex(box.findData(value));
}

} // namespace

ImportReadingLine::ImportReadingLine(QWidget *parent)
    : QWidget(parent)
    , m_encoding(new QComboBox)
    , m_separator(new QComboBox)
    , m_times(new QComboBox)
    , m_zone(new QComboBox)
    , m_source(new uikit::PersianLineEdit)
{
    fillChoices();
    layOut();
    m_source->setObjectName(QStringLiteral("importSource"));
    m_source->setMaxLength(limits::typedCodeText);
    m_source->setToolTip(tr("With the number it names each case for ever: the same for every file of that system."));
    const auto readAgain = [this] {
        Q_EMIT readingChosen(FileEncoding(m_encoding->currentData().toInt()), char(m_separator->currentData().toInt()));
    };
    connect(m_encoding, &QComboBox::activated, this, readAgain);
    connect(m_separator, &QComboBox::activated, this, readAgain);
    connect(m_times, &QComboBox::activated, this, [this] {
        Q_EMIT timesChosen(m_times->currentData().toString().split(u'\n', Qt::SkipEmptyParts));
    });
    connect(m_zone, &QComboBox::activated, this, [this] { Q_EMIT zoneChosen(QTimeZone(m_zone->currentData().toByteArray())); });
    connect(m_source, &QLineEdit::textEdited, this,
            [this](const QString &text) { Q_EMIT sourceTyped(persian::normalised(text)); });
}

void ImportReadingLine::fillChoices()
{
    m_encoding->addItem(QStringLiteral("UTF-8"), int(FileEncoding::Utf8));
    m_encoding->addItem(QStringLiteral("Windows-1256"), int(FileEncoding::Windows1256));
    for (const auto &[sign, name] : {std::pair(',', tr("Comma (,)")), std::pair(';', tr("Semicolon (;)")),
                                     std::pair('\t', tr("Tab")), std::pair('|', tr("Bar (|)"))})
        m_separator->addItem(name, int(sign));
    m_times->addItem(tr("ISO dates (Gregorian)"), QString());
    m_times->addItem(tr("Jalali dates"), jalaliTimes);
    for (const QString &form : ImportVocabulary::shipped().times())
        m_times->addItem(uikit::leftToRight(form), form);
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(zone), zone);
    showChoice(*m_zone, cases::organisationTimeZone().id());
    for (QComboBox *box : {m_times, m_zone})
        box->setMaxVisibleItems(shownChoices);
}

void ImportReadingLine::layOut()
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(labelled(tr("Name of the system"), *m_source));
    line->addWidget(m_source, 2);
    for (const auto &[box, text] : {std::pair(m_encoding, tr("Letters")), std::pair(m_separator, tr("Separator")),
                                    std::pair(m_times, tr("Times")), std::pair(m_zone, tr("Time zone"))}) {
        line->addWidget(labelled(text, *box));
        box->view()->setAccessibleName(text);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(11);
        line->addWidget(box, 1);
    }
}

void ImportReadingLine::showMap(const ImportMap &map)
{
    showChoice(*m_encoding, int(map.encoding));
    showChoice(*m_separator, int(map.separator));
    showChoice(*m_times, map.times.join(u'\n'), uikit::leftToRight(map.times.join(QStringLiteral(", "))));
    showChoice(*m_zone, map.zone.id(), QString::fromLatin1(map.zone.id()));
    // What is typed just now stays as it is typed.
    if (m_source->text() != map.source && persian::normalised(m_source->text()) != map.source)
        m_source->setText(map.source);
}

} // namespace peygir::intake
