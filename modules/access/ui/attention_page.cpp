// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_page.h"

#include "access/core/settle_attention.h"
#include "access/ui/command_name.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/icons.h"
#include "uikit/language.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace peygir::access {

namespace {

/// Fields that hold the key of what was chosen; nobody typed it.
constexpr std::array chosenFields = {QLatin1String("operation"), QLatin1String("channel"), QLatin1String("urgency"),
                                     QLatin1String("how")};

bool isChosen(const QString &field)
{
    return std::find(chosenFields.begin(), chosenFields.end(), field) != chosenFields.end();
}

void addWords(const QString &field, const QJsonValue &value, QStringList &words)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            addWords(field, item, words);
        return;
    }
    if (value.isObject()) {
        // Of the edit of a field only what was written; what was seen nobody typed.
        const QJsonObject object = value.toObject();
        const bool isEdit = object.contains(QLatin1String("seen")) && object.contains(QLatin1String("written"));
        if (isEdit)
            return addWords(field, object.value(QLatin1String("written")), words);
        for (auto member = object.begin(); member != object.end(); ++member)
            addWords(member.key(), member.value(), words);
        return;
    }
    const QString text = value.toString();
    if (!isChosen(field) && !text.isEmpty() && !Uuid::parse(QStringView(text)).ok())
        words.append(uikit::inUsersDigits(text));
}

/// The words that the person had typed: every other text of the command that is no id.
QString typedWords(const QJsonObject &arguments)
{
    QStringList words;
    for (auto field = arguments.begin(); field != arguments.end(); ++field)
        addWords(field.key(), field.value(), words);
    return words.join(u'\n');
}

} // namespace

AttentionPage::AttentionPage(AttentionQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_stack(new QStackedLayout)
    , m_list(new QListWidget(this))
    , m_sentence(new QLabel(this))
    , m_typed(new QLabel(this))
    , m_again(new QPushButton(tr("Send again"), this))
    , m_aside(new QPushButton(tr("Put aside"), this))
{
    auto *heading = new QLabel(tr("Needs attention"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_list->setAccessibleName(tr("Needs attention"));
    m_sentence->setWordWrap(true);
    m_typed->setWordWrap(true);
    m_typed->setTextFormat(Qt::PlainText);
    m_typed->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_typed->setAccessibleName(tr("What was typed"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_aside);
    buttons->addStretch();
    auto *full = new QWidget(this);
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 2);
    column->addWidget(m_sentence);
    column->addWidget(m_typed, 1);
    column->addLayout(buttons);
    m_stack->addWidget(full);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("circle-check"), tr("Nothing needs your attention."),
                                             tr("What the server cannot apply as you meant it waits here, with "
                                                "everything that you typed."),
                                             this));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->addWidget(heading);
    page->addLayout(m_stack, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, &AttentionPage::showCurrent);
    connect(m_again, &QPushButton::clicked, this, &AttentionPage::sendAgain);
    connect(m_aside, &QPushButton::clicked, this, [this] { putAside(tr("Put aside.")); });
    refresh();
}

void AttentionPage::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.unsettled(m_desk.user(), this, [this](const Result<std::vector<Attention>> &entries) {
        if (entries.ok())
            show(*entries);
    });
}

void AttentionPage::takeFocus() { m_list->setFocus(); }

void AttentionPage::show(const std::vector<Attention> &entries)
{
    m_items.clear();
    for (const TroubledCommand &troubled : m_desk.troubled()) {
        const bool waits = troubled.standing == TroubledCommand::Standing::Waiting;
        const QString reason = uikit::errorSentence(troubled.reason);
        m_items.push_back({std::nullopt,
                           troubled.standing == TroubledCommand::Standing::Refused ? AttentionReason::Refused
                                                                                   : AttentionReason::Held,
                           waits ? tr("Waits to be sent and has no effect here now: %1 The server decides.").arg(reason)
                                 : reason,
                           troubled.kind, troubled.arguments, waits});
    }
    for (const Attention &entry : entries) {
        m_items.push_back({entry.id, entry.reason,
                           uikit::errorSentence(Error(entry.errorId.toLatin1(), entry.errorValues.toVariantMap())),
                           entry.commandKind.toLatin1(), entry.arguments});
    }
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Item &item : m_items) {
        auto *line = new QListWidgetItem(uikit::icon(item.waits ? QStringLiteral("clock") : QStringLiteral("circle-alert"),
                                                     uikit::IconTint::Attention),
                                         commandName(item.kind) + QStringLiteral(" – ") + item.sentence);
        m_list->addItem(line);
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, int(m_items.size()) - 1)));
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    showCurrent();
    Q_EMIT countChanged(int(m_items.size()));
}

const AttentionPage::Item *AttentionPage::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_items.size()) ? &m_items[size_t(row)] : nullptr;
}

void AttentionPage::showCurrent()
{
    const Item *item = current();
    m_sentence->setText(item ? item->sentence : QString());
    m_typed->setText(item ? typedWords(item->arguments) : QString());
    // What was applied, only not as it was meant, would be done twice; and so would what is still on its way.
    m_again->setEnabled(item && item->reason != AttentionReason::Changed && !item->waits);
    m_aside->setEnabled(item && item->attention);
}

void AttentionPage::sendAgain()
{
    const Item *item = current();
    if (!item)
        return;
    m_desk.submit(item->kind, item->arguments, this, [this](const Result<DeskPort::Accepted> &accepted) {
        if (accepted.ok())
            putAside(tr("Sent again."));
        else
            m_sentence->setText(uikit::errorSentence(accepted.error()));
    });
}

void AttentionPage::putAside(const QString &sentence)
{
    const Item *item = current();
    if (!item || !item->attention) {
        Q_EMIT said(sentence);
        return;
    }
    m_desk.submit(SettleAttention::kind, {{QStringLiteral("attention"), item->attention->toString()}}, this,
                  [this, sentence](const Result<DeskPort::Accepted> &accepted) {
                      Q_EMIT said(accepted.ok() ? sentence : uikit::errorSentence(accepted.error()));
                  });
}

} // namespace peygir::access
