// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_page.h"

#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/ui/attention_text.h"
#include "access/ui/command_name.h"
#include "access/ui/refuse_line.h"
#include "uikit/ages.h"
#include "uikit/content_area.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"
#include "uikit/times.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::access {

AttentionPage::AttentionPage(AttentionQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_stack(new QStackedLayout)
    , m_list(new QListWidget(this))
    , m_sentence(new QLabel(this))
    , m_origin(new QLabel(this))
    , m_typed(new QLabel(this))
    , m_decisions(new QLabel(this))
    , m_again(new QPushButton(tr("Send again"), this))
    , m_tryAgain(new QPushButton(tr("Try again (Shift+F11)"), this))
    , m_refuse(new QPushButton(tr("Refuse with a reason (Shift+F12)"), this))
    , m_aside(new QPushButton(tr("Put aside"), this))
    , m_reason(new RefuseLine(desk, this))
{
    auto *heading = new QLabel(tr("Needs attention"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_list->setAccessibleName(tr("Needs attention"));
    m_list->setItemDelegate(new uikit::RowDelegate(uikit::RowLines::Two, m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *full = new QWidget(this);
    auto *halves = new QHBoxLayout(full);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(24);
    halves->addWidget(m_list, 2);
    halves->addWidget(details(), 3);
    m_stack->addWidget(full);
    m_stack->addWidget(new uikit::EmptyState(QStringLiteral("circle-check"), tr("Nothing needs your attention."),
                                             tr("What the server cannot apply as you meant it waits here, with "
                                                "everything that you typed."),
                                             this));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->addWidget(heading);
    page->addLayout(m_stack, 1);
    connectAll();
    refresh();
}

QWidget *AttentionPage::details()
{
    m_sentence->setWordWrap(true);
    m_sentence->setProperty("role", QStringLiteral("section"));
    m_typed->setWordWrap(true);
    m_typed->setTextFormat(Qt::PlainText);
    m_typed->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_typed->setAccessibleName(tr("What was typed"));
    m_origin->setProperty("role", QStringLiteral("muted"));
    m_origin->setWordWrap(true);
    m_origin->setAccessibleName(tr("Entered by"));
    m_decisions->setWordWrap(true);
    m_decisions->setTextFormat(Qt::PlainText);
    m_decisions->setAccessibleName(tr("What was decided"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_tryAgain);
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_aside);
    buttons->addStretch();
    // Of any length: it scrolls, and the buttons stay where they are.
    auto *typed = new QWidget;
    auto *typedColumn = new QVBoxLayout(typed);
    typedColumn->setContentsMargins(0, 0, 0, 0);
    typedColumn->addWidget(m_typed);
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 4, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addWidget(m_origin);
    auto *area = new uikit::ContentArea(typed);
    area->setAccessibleName(m_typed->accessibleName());
    column->addWidget(area);
    column->addWidget(m_decisions);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    column->addStretch();
    return widget;
}

void AttentionPage::connectAll()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &AttentionPage::showCurrent);
    connect(m_again, &QPushButton::clicked, this, &AttentionPage::sendAgain);
    connect(m_aside, &QPushButton::clicked, this, [this] {
        const Item *item = current();
        putAside(item && item->reason == AttentionReason::Held ? tr("Taken back.") : tr("Put aside."));
    });
    connect(m_tryAgain, &QPushButton::clicked, this, &AttentionPage::tryAgain);
    connect(m_refuse, &QPushButton::clicked, this, &AttentionPage::askWhy);
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F11, this), &QShortcut::activated, m_tryAgain, &QPushButton::click);
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F12, this), &QShortcut::activated, m_refuse, &QPushButton::click);
    connect(m_reason, &RefuseLine::refused, this, [this] {
        Q_EMIT said(tr("Refused; the server is told."));
        takeFocus();
    });
    connect(m_reason, &RefuseLine::failed, this, &AttentionPage::said);
    connect(m_reason, &RefuseLine::putAway, this, &AttentionPage::takeFocus);
}

void AttentionPage::refresh()
{
    if (m_cancel)
        m_cancel();
    m_cancel = m_queries.unsettled(m_desk.user(), this, [this](const Result<std::vector<AttentionEntry>> &entries) {
        if (entries.ok())
            show(*entries);
    });
}

void AttentionPage::takeFocus() { m_list->setFocus(); }

AttentionPage::Item AttentionPage::itemOf(const AttentionEntry &read) const
{
    const Attention &entry = read.entry;
    Item item{entry.id,
              entry.commandId,
              entry.reason,
              uikit::errorSentence(Error(entry.errorId.toLatin1(), entry.errorValues.toVariantMap())),
              entry.commandKind.toLatin1(),
              entry.arguments,
              entry.user == m_desk.user()};
    item.at = entry.at;
    if (!item.isOwn) {
        item.title = tr("%1 of %2").arg(commandName(item.kind), read.author);
        item.origin = tr("%1 entered it at %2.").arg(read.author, uikit::timeText(entry.at));
    }
    QStringList decisions;
    for (const DecisionRead &decision : read.decisions) {
        decisions.append(decisionText(decision.act, decision.by));
        item.isDecided = item.isDecided || !decision.act.end;
    }
    item.decisions = decisions.join(u'\n');
    return item;
}

void AttentionPage::show(const std::vector<AttentionEntry> &entries)
{
    m_items.clear();
    for (const TroubledCommand &troubled : m_desk.troubled()) {
        const bool waits = troubled.standing == TroubledCommand::Standing::Waiting;
        const QString reason = uikit::errorSentence(troubled.reason);
        m_items.push_back({std::nullopt, troubled.command,
                           troubled.standing == TroubledCommand::Standing::Refused ? AttentionReason::Refused
                                                                                   : AttentionReason::Held,
                           waits ? tr("Waits to be sent and has no effect here now: %1 The server decides.").arg(reason)
                                 : reason,
                           troubled.kind, troubled.arguments, true, waits});
    }
    for (const AttentionEntry &entry : entries)
        m_items.push_back(itemOf(entry));
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Item &item : m_items)
        addRow(item);
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, int(m_items.size()) - 1)));
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    showCurrent();
    Q_EMIT countChanged(int(m_items.size()));
}

void AttentionPage::addRow(const Item &item)
{
    const QString title = item.title.isEmpty() ? commandName(item.kind) : item.title;
    // What is read aloud of it.
    auto *row = new QListWidgetItem(title + QStringLiteral(" – ") + item.sentence, m_list);
    uikit::ListRow shown{item.command.toString(), {}, title, item.sentence, {}};
    if (item.at)
        shown.age = uikit::ageText(m_desk.now() - *item.at);
    row->setData(uikit::PagedListModel::RowRole, QVariant::fromValue(shown));
}

void AttentionPage::showTyped(const Item *item)
{
    m_typed->setText(item ? typedWords(item->arguments) : QString());
    if (!item || !m_naming)
        return;
    m_naming(item->arguments, this, [this, command = item->command](const QJsonObject &named) {
        // The cursor may have gone on meanwhile.
        if (const Item *now = current(); now && now->command == command)
            m_typed->setText(typedWords(named));
    });
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
    showTyped(item);
    const auto showWords = [](QLabel *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    showWords(m_origin, item ? item->origin : QString());
    showWords(m_decisions, item ? item->decisions : QString());
    // What was applied, only not as it was meant, would be done twice; and so would what is still on its way, or what the
    // server still keeps, if it were sent as another command.
    const bool isHeld = item && item->reason == AttentionReason::Held && !item->waits;
    const bool isOwn = item && item->isOwn;
    m_again->setVisible(isOwn && !isHeld);
    m_again->setEnabled(item && item->reason == AttentionReason::Refused && !item->waits);
    m_tryAgain->setVisible(isHeld);
    m_tryAgain->setEnabled(isHeld && !item->isDecided);
    m_refuse->setVisible(isHeld && !isOwn);
    m_refuse->setEnabled(isHeld && !isOwn && !item->isDecided);
    m_aside->setText(isHeld ? tr("Take it back") : tr("Put aside"));
    m_aside->setVisible(isOwn);
    m_aside->setEnabled(isOwn && item->attention);
    m_reason->keepFor(m_refuse->isEnabled() ? std::optional(item->command) : std::nullopt);
}

void AttentionPage::tryAgain()
{
    const Item *item = current();
    if (!item)
        return;
    m_desk.submit(SettleHeld::kind, fieldsToJson(SettleHeld{item->command, HeldDecision::Retry, {}}), this,
                  [this](const Result<DeskPort::Accepted> &accepted) {
                      Q_EMIT said(accepted.ok() ? tr("The server will try it again.") : uikit::errorSentence(accepted.error()));
                  });
}

void AttentionPage::askWhy()
{
    if (const Item *item = current())
        m_reason->ask(item->command);
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
