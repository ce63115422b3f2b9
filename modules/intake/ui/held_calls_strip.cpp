// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/held_calls_strip.h"

#include "intake/ui/intake_providers.h"
#include "uikit/help_topic.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace peygir::intake {

namespace {

constexpr int mostNumbered = 9;
constexpr int chipWidth = 230;

} // namespace

QString shownCall(const Call &call)
{
    QStringList parts;
    if (!call.name.trimmed().isEmpty())
        parts.append(call.name.trimmed());
    else if (!call.phone.trimmed().isEmpty())
        parts.append(shownPhone(call.phone));
    const QString subject = call.subject ? call.subject->title : call.subjectTyped.trimmed();
    if (!subject.isEmpty())
        parts.append(subject);
    if (parts.isEmpty() && !call.words.isEmpty())
        parts.append(call.words.simplified());
    return parts.isEmpty() ? HeldCallsStrip::tr("A call") : parts.join(QStringLiteral(" · "));
}

HeldCallsStrip::HeldCallsStrip(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout)
    , m_note(new QLabel)
{
    uikit::setHelpTopic(*this, QStringLiteral("call.held"));
    setProperty("role", QStringLiteral("bar"));
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setObjectName(QStringLiteral("keptNote"));
    auto *hold = new QPushButton(tr("Put on hold (F11)"));
    hold->setObjectName(QStringLiteral("hold"));
    hold->setToolTip(tr("Keeps this call as it is and begins with another caller."));
    connect(hold, &QPushButton::clicked, this, &HeldCallsStrip::holdWanted);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 4, 24, 4);
    row->setSpacing(8);
    row->addWidget(hold);
    row->addLayout(m_row);
    row->addStretch(1);
    row->addWidget(m_note);
    setCalls({});
}

void HeldCallsStrip::setCalls(const std::vector<CallKeeper::Held> &calls)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int n = 0; n < int(calls.size()); ++n) {
        const QString words = shownCall(calls[size_t(n)].call);
        const QString key = n < mostNumbered ? QStringLiteral("Ctrl+") + QLocale().toString(n + 1) : QString();
        auto *chip = new QPushButton;
        chip->setProperty("role", QStringLiteral("badge"));
        chip->setText(chip->fontMetrics().elidedText(QString(key + QStringLiteral("  ") + words).trimmed(),
                                                     Qt::ElideRight, chipWidth - 20));
        chip->setMaximumWidth(chipWidth);
        chip->setToolTip(words);
        chip->setAccessibleName(tr("On hold: %1").arg(words));
        connect(chip, &QPushButton::clicked, this, [this, n] { Q_EMIT wanted(n); });
        m_row->addWidget(chip);
    }
}

void HeldCallsStrip::setNote(const QString &sentence) { m_note->setText(sentence); }

} // namespace peygir::intake
