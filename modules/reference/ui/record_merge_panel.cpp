// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_merge_panel.h"

#include "reference/core/merge_records.h"
#include "reference/ui/record_providers.h"
#include "reference/ui/record_words.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/help_topic.h"
#include "uikit/language.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::reference {

namespace {

QString shownName(const QJsonObject &record) { return uikit::inUsersDigits(uikit::shown(nameOf(record))); }

} // namespace

RecordMergePanel::RecordMergePanel(RecordQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_title(new QLabel)
    , m_place(new QFrame)
    , m_preview(new QLabel)
    , m_merge(new QPushButton(tr("Merge (Ctrl+Enter)")))
{
    uikit::setHelpTopic(*this, QStringLiteral("records.merge"));
    setObjectName(QStringLiteral("recordMergePanel"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_preview->setObjectName(QStringLiteral("recordMergePreview"));
    m_preview->setWordWrap(true);
    m_merge->setProperty("role", QStringLiteral("primary"));
    auto *away = new QPushButton(tr("Put away (Esc)"));
    auto *inPlace = new QVBoxLayout(m_place);
    inPlace->setContentsMargins(0, 0, 0, 0);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_merge);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_title);
    column->addWidget(m_place);
    column->addWidget(m_preview);
    column->addLayout(buttons);
    column->addStretch();
    connect(m_merge, &QPushButton::clicked, this, &RecordMergePanel::merge);
    connect(away, &QPushButton::clicked, this, &RecordMergePanel::putAway);
}

void RecordMergePanel::begin(const RecordForm &form, const QJsonObject &record)
{
    m_form = &form;
    m_drop = record;
    m_isGiven = false;
    m_title->setText(tr("Merge “%1” into another one").arg(shownName(record)));
    if (QLayoutItem *before = m_place->layout()->takeAt(0)) {
        delete before->widget();
        delete before;
    }
    auto *provider = new RecordSuggestions(m_queries, QLatin1String(form.type), this);
    m_keep = new uikit::TypeAheadEdit(*provider);
    // It goes with the field.
    provider->setParent(m_keep);
    m_keep->setObjectName(QStringLiteral("keptRecord"));
    m_keep->setPlaceholderText(tr("Any part of the name"));
    m_place->layout()->addWidget(new uikit::FormField(tr("The one that stays"), m_keep));
    connect(m_keep, &uikit::TypeAheadEdit::taken, this, &RecordMergePanel::preview);
    connect(m_keep, &uikit::TypeAheadEdit::cleared, this, &RecordMergePanel::forget);
    forget();
    m_keep->setFocus(Qt::OtherFocusReason);
}

QString RecordMergePanel::dropId() const { return m_drop.value(QLatin1String("id")).toString(); }

void RecordMergePanel::forget()
{
    if (m_cancel)
        m_cancel();
    m_isKnown = false;
    m_preview->setText(tr("Choose the one that stays; what that changes is said before anything happens."));
    m_merge->setEnabled(false);
}

void RecordMergePanel::preview()
{
    forget();
    const auto id = Uuid::parse(QStringView(dropId()));
    if (!id.ok() || !m_keep->chosen())
        return;
    m_cancel = m_queries.naming(
        QLatin1String(m_form->type), *id, this,
        [this, kept = m_keep->chosen()->title](const Result<std::vector<NamingRecords>> &naming) {
            if (!naming.ok()) {
                m_preview->setText(uikit::errorSentence(naming.error()));
                return;
            }
            QStringList lines;
            qint64 all = 0;
            for (const NamingRecords &each : *naming)
                all += each.count;
            if (all == 0)
                lines += tr("No other record names “%1”.").arg(shownName(m_drop));
            else
                lines += tr("%Ln record(s) name(s) “%1” and will show “%2” instead.", nullptr, int(all)).arg(shownName(m_drop), kept);
            lines += tr("It is switched off. Nothing else is changed, and the two can be parted again.");
            m_preview->setText(lines.join(u'\n'));
            m_isKnown = true;
            m_merge->setEnabled(true);
        });
}

void RecordMergePanel::merge()
{
    if (!m_isKnown || m_isGiven || !m_keep || !m_keep->chosen())
        return;
    m_isGiven = true;
    const QJsonObject arguments{{QStringLiteral("type"), QLatin1String(m_form->type)},
                                {QStringLiteral("kept"), m_keep->chosen()->id},
                                {QStringLiteral("merged"), dropId()}};
    m_desk.submit(MergeRecords::kind, arguments, this,
                  [this, name = shownName(m_drop), kept = m_keep->chosen()->title](const Result<DeskPort::Accepted> &accepted) {
                      m_isGiven = false;
                      if (!accepted.ok()) {
                          m_preview->setText(uikit::errorSentence(accepted.error()));
                          return;
                      }
                      Q_EMIT merged(accepted->leftToServer ? tr("The server will decide about “%1” and “%2”.").arg(name, kept)
                                                           : tr("Merged: “%2” is shown for “%1”.").arg(name, kept));
                  });
}

void RecordMergePanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        merge();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT putAway();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::reference
