// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/merge_panel.h"

#include "cases/core/merge_citizens.h"
#include "cases/ui/field_text.h"
#include "cases/ui/shown.h"
#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/type_ahead_edit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace peygir::cases {

namespace {

QString shownTexts(const std::vector<QString> &texts, QString (*show)(const QString &))
{
    QStringList shownOnes;
    for (const QString &text : texts)
        shownOnes += show(text);
    return shownOnes.join(MergePanel::tr(", "));
}

QString asItIs(const QString &text) { return text; }

} // namespace

void CitizenProvider::request(quint64 requestId, const QString &typed, int limit)
{
    m_asked.insert(requestId, m_queries.like(typed, limit, this, [this, requestId](const auto &found) {
        m_asked.remove(requestId);
        QList<uikit::Suggestion> suggestions;
        for (const Citizen &citizen : found.ok() ? *found : std::vector<Citizen>()) {
            if (citizen.id == m_leftOut)
                continue;
            suggestions.append({citizen.id.toString(), citizen.name.isEmpty() ? tr("Without a name") : citizen.name,
                                shownPhone(citizen.phone), QStringLiteral("user")});
        }
        Q_EMIT answered(requestId, suggestions);
    }));
}

void CitizenProvider::cancel(quint64 requestId)
{
    if (const auto cancel = m_asked.take(requestId))
        cancel();
}

MergePanel::MergePanel(CitizenQueries &queries, DeskPort &desk, QWidget *parent)
    : QFrame(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_provider(new CitizenProvider(queries, this))
    , m_other(new uikit::TypeAheadEdit(*m_provider))
    , m_preview(new QLabel)
    , m_merge(new QPushButton(tr("Merge (Ctrl+Enter)")))
{
    setObjectName(QStringLiteral("mergePanel"));
    m_other->setObjectName(QStringLiteral("otherCitizen"));
    m_other->setPlaceholderText(tr("Beginning of the name, phone, or subscription code"));
    m_preview->setWordWrap(true);
    m_preview->setObjectName(QStringLiteral("mergePreview"));
    auto *away = new QPushButton(tr("Put away (Esc)"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_merge);
    buttons->addWidget(away);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(new uikit::FormField(tr("Other record of this citizen"), m_other));
    column->addWidget(m_preview);
    column->addLayout(buttons);
    hide();
    connect(m_other, &uikit::TypeAheadEdit::taken, this,
            [this](const uikit::Suggestion &taken) { preview(taken.id); });
    connect(m_other, &uikit::TypeAheadEdit::cleared, this, &MergePanel::forget);
    connect(m_merge, &QPushButton::clicked, this, &MergePanel::merge);
    connect(away, &QPushButton::clicked, this, &MergePanel::putAway);
}

void MergePanel::begin(const Citizen &keep)
{
    m_keep = keep.id;
    m_isGiven = false;
    m_provider->leaveOut(keep.id);
    m_other->setChosen(std::nullopt);
    m_other->setText(QString());
    forget();
    show();
    m_other->setFocus(Qt::OtherFocusReason);
}

void MergePanel::forget()
{
    if (m_cancel)
        m_cancel();
    m_drop.reset();
    m_preview->setText(tr("Type who it is; what comes with him is shown before anything happens."));
    m_merge->setEnabled(false);
}

void MergePanel::preview(const QString &id)
{
    forget();
    const auto asked = Uuid::parse(QStringView(id));
    if (!asked.ok())
        return;
    m_cancel = m_queries.citizen(CitizenId(*asked), this, [this](const Result<CitizenView> &view) {
        if (!view.ok()) {
            m_preview->setText(uikit::errorSentence(view.error()));
            return;
        }
        std::vector<QString> phones{view->citizen.phone};
        phones.insert(phones.end(), view->phones.begin(), view->phones.end());
        std::vector<QString> addresses = view->addresses;
        for (const MergedRecord &record : view->merged) {
            phones.insert(phones.end(), record.phones.begin(), record.phones.end());
            addresses.insert(addresses.end(), record.addresses.begin(), record.addresses.end());
        }
        QStringList lines{tr("Phones that come here: %1").arg(shownTexts(phones, shownPhone))};
        if (!addresses.empty())
            lines += tr("Addresses that come here: %1").arg(shownTexts(addresses, asItIs));
        lines += tr("Messages that come here: %1").arg(shownNumber(view->messages));
        lines += tr("Name and note of this page stay. The two can be parted again.");
        m_preview->setText(lines.join(u'\n'));
        m_drop = view->citizen.id;
        m_merge->setEnabled(true);
    });
}

void MergePanel::merge()
{
    if (!m_keep || !m_drop || m_isGiven)
        return;
    m_isGiven = true;
    m_desk.submit(MergeCitizens::kind, fieldsToJson(MergeCitizens{*m_keep, *m_drop}), this,
                  [this](const Result<DeskPort::Accepted> &accepted) {
                      m_isGiven = false;
                      if (!accepted.ok()) {
                          m_preview->setText(uikit::errorSentence(accepted.error()));
                          return;
                      }
                      Q_EMIT merged(accepted->leftToServer ? tr("Kept. It shows when the server has decided.")
                                                           : tr("Merged: the messages of both stand together."));
                  },
                  nullptr);
}

void MergePanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        merge();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT putAway();
    else
        QFrame::keyPressEvent(event);
}

} // namespace peygir::cases
