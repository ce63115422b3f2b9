// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/ui/attention_page.h"

#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/ui/refuse_line.h"
#include "access/ui/typed_view.h"
#include "uikit/empty_state.h"
#include "uikit/error_sentence.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::access {

namespace {

/// Long enough to see that it was the wrong one.
constexpr auto undoTime = std::chrono::seconds(6);

/// Its message is a part of another case, whose code the server told.
const QByteArray joinedError = "cases.joined";

} // namespace

AttentionPage::AttentionPage(AttentionQueries &queries, DeskPort &desk, QWidget *parent)
    : QWidget(parent)
    , m_queries(queries)
    , m_desk(desk)
    , m_stack(new QStackedLayout)
    , m_list(new QListWidget(this))
    , m_sentence(new QLabel(this))
    , m_origin(new QLabel(this))
    , m_typed(new TypedView(this))
    , m_decisions(new QLabel(this))
    , m_again(new QPushButton(tr("Send again (Ctrl+Enter)"), this))
    , m_anew(new QPushButton(tr("Type it anew (Ctrl+E)"), this))
    , m_other(new QPushButton(tr("Add to the other case (Ctrl+J)"), this))
    , m_tryAgain(new QPushButton(tr("Try again (Shift+F11)"), this))
    , m_refuse(new QPushButton(tr("Refuse with a reason (Shift+F12)"), this))
    , m_aside(new QPushButton(tr("Put aside (Del)"), this))
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
    m_origin->setProperty("role", QStringLiteral("muted"));
    m_origin->setWordWrap(true);
    m_origin->setAccessibleName(tr("Entered by"));
    m_decisions->setWordWrap(true);
    m_decisions->setTextFormat(Qt::PlainText);
    m_decisions->setAccessibleName(tr("What was decided"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_anew);
    buttons->addWidget(m_other);
    buttons->addWidget(m_again);
    buttons->addWidget(m_tryAgain);
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_aside);
    buttons->addStretch();
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 4, 8, 0);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addWidget(m_origin);
    column->addWidget(m_typed, 1);
    column->addWidget(m_decisions);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    return widget;
}

void AttentionPage::connectAll()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &AttentionPage::showCurrent);
    connect(m_again, &QPushButton::clicked, this, &AttentionPage::sendAgain);
    connect(m_aside, &QPushButton::clicked, this, [this] {
        const Item *item = current();
        if (item && item->reason == AttentionReason::Held)
            settle(tr("Taken back."));
        else
            putAside();
    });
    connect(m_tryAgain, &QPushButton::clicked, this, &AttentionPage::tryAgain);
    connect(m_refuse, &QPushButton::clicked, this, &AttentionPage::askWhy);
    connect(m_anew, &QPushButton::clicked, this, &AttentionPage::typeAnew);
    connect(m_other, &QPushButton::clicked, this, &AttentionPage::addToOther);
    connect(m_typed, &TypedView::sendWanted, this, &AttentionPage::send);
    connect(m_typed, &TypedView::putAway, this, &AttentionPage::takeFocus);
    m_settleSoon.setSingleShot(true);
    m_settleSoon.setInterval(undoTime);
    connect(&m_settleSoon, &QTimer::timeout, this, &AttentionPage::settleAsided);
    addKeys();
    connect(m_reason, &RefuseLine::refused, this, [this] {
        Q_EMIT said(tr("Refused; the server is told."));
        takeFocus();
    });
    connect(m_reason, &RefuseLine::failed, this, &AttentionPage::said);
    connect(m_reason, &RefuseLine::putAway, this, &AttentionPage::takeFocus);
}

void AttentionPage::addKeys()
{
    const auto add = [this](const QKeySequence &key, QPushButton *button) {
        connect(new QShortcut(key, this), &QShortcut::activated, button, &QPushButton::click);
    };
    add(Qt::CTRL | Qt::Key_E, m_anew);
    add(Qt::CTRL | Qt::Key_J, m_other);
    add(Qt::SHIFT | Qt::Key_F11, m_tryAgain);
    add(Qt::SHIFT | Qt::Key_F12, m_refuse);
    // In the list alone: in a field these keys mean what is typed there.
    const auto addInList = [this](const QKeySequence &key, auto act) {
        connect(new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, act);
    };
    addInList(QKeySequence::Copy, &AttentionPage::copy);
    addInList(Qt::CTRL | Qt::Key_Return, [this] {
        if (m_again->isVisible() && m_again->isEnabled())
            sendAgain();
    });
    addInList(Qt::Key_Delete, [this] {
        // What the server keeps is not given up by a slip: that cannot be taken back.
        if (const Item *item = current(); item && item->isOwn && item->reason != AttentionReason::Held)
            putAside();
    });
    connect(m_list, &QListWidget::itemActivated, this, &AttentionPage::openCase);
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

void AttentionPage::show(const std::vector<AttentionEntry> &entries)
{
    m_items.clear();
    for (const TroubledCommand &troubled : m_desk.troubled())
        m_items.push_back(itemOf(troubled));
    for (const AttentionEntry &entry : entries) {
        if (std::find(m_asided.begin(), m_asided.end(), entry.entry.id) == m_asided.end())
            m_items.push_back(itemOf(entry, m_desk.user()));
    }
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Item &item : m_items) {
        const uikit::ListRow shown = rowOf(item, m_desk.now());
        // What is read aloud of it.
        auto *added = new QListWidgetItem(shown.title + QStringLiteral(" – ") + shown.detail, m_list);
        added->setData(uikit::PagedListModel::RowRole, QVariant::fromValue(shown));
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, int(m_items.size()) - 1)));
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    showCurrent();
    Q_EMIT countChanged(int(m_items.size()));
}

void AttentionPage::showTyped(const Item *item)
{
    if (!item)
        return m_typed->clear();
    m_typed->show(item->command.toString(), item->arguments, item->arguments);
    if (!m_naming)
        return;
    m_naming(item->arguments, this, [this, command = item->command](const QJsonObject &named) {
        // The cursor may have gone on meanwhile.
        if (const Item *now = current(); now && now->command == command)
            m_typed->show(command.toString(), now->arguments, named);
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
    const bool isRefused = item && item->reason == AttentionReason::Refused && !item->waits;
    m_again->setEnabled(isRefused);
    m_anew->setVisible(isOwn && !isHeld);
    m_anew->setEnabled(isRefused);
    m_other->setVisible(isOwn && item->error.id() == joinedError && item->attention);
    m_tryAgain->setVisible(isHeld);
    m_tryAgain->setEnabled(isHeld && !item->isDecided);
    m_refuse->setVisible(isHeld);
    m_refuse->setEnabled(isHeld && !item->isDecided);
    m_aside->setText(isHeld ? tr("Take it back") : tr("Put aside (Del)"));
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
    if (const Item *item = current())
        send(item->arguments);
}

void AttentionPage::send(const QJsonObject &arguments)
{
    const Item *item = current();
    if (!item)
        return;
    m_desk.submit(item->kind, arguments, this, [this](const Result<DeskPort::Accepted> &accepted) {
        if (!accepted.ok()) {
            const QString sentence = uikit::errorSentence(accepted.error());
            m_sentence->setText(sentence);
            m_typed->say(sentence);
            return;
        }
        m_typed->forget();
        settle(tr("Sent again."));
        takeFocus();
    });
}

void AttentionPage::typeAnew()
{
    const Item *item = current();
    if (!item || !m_anew->isEnabled())
        return;
    if (item->attention && m_openForm && m_openForm(item->kind, item->arguments, *item->attention))
        return;
    m_typed->edit();
}

void AttentionPage::addToOther()
{
    const Item *item = current();
    if (!item || !m_addToCase)
        return;
    m_addToCase(item->error.values().value(QStringLiteral("earlier")).toString(), m_typed->lines(), this,
                [this](const Result<DeskPort::Accepted> &accepted) {
                    if (accepted.ok())
                        settle(tr("Added to the other case as a note."));
                    else
                        m_sentence->setText(uikit::errorSentence(accepted.error()));
                });
}

void AttentionPage::openCase()
{
    const Item *item = current();
    const QString caseId = item ? item->arguments.value(QLatin1String("case")).toString() : QString();
    if (!caseId.isEmpty())
        Q_EMIT caseWanted(caseId);
}

void AttentionPage::copy()
{
    if (!current())
        return;
    QGuiApplication::clipboard()->setText(m_typed->lines());
    Q_EMIT said(tr("What was typed is copied."));
}

void AttentionPage::settle(const QString &sentence)
{
    const Item *item = current();
    if (item && item->attention)
        submitSettling(*item->attention, sentence);
    else
        Q_EMIT said(sentence);
}

void AttentionPage::putAside()
{
    const Item *item = current();
    if (!item || !item->attention)
        return;
    const AttentionId entry = *item->attention;
    m_asided.push_back(entry);
    m_settleSoon.start();
    refresh();
    Q_EMIT put(tr("Put aside."), [this, entry] {
        if (std::erase(m_asided, entry) > 0)
            refresh();
        else
            Q_EMIT said(tr("It is settled already."));
    });
}

void AttentionPage::settleAsided()
{
    for (const AttentionId &entry : std::exchange(m_asided, {}))
        submitSettling(entry, {});
}

void AttentionPage::submitSettling(const AttentionId &entry, const QString &sentence)
{
    m_desk.submit(SettleAttention::kind, {{QStringLiteral("attention"), entry.toString()}}, this,
                  [this, sentence](const Result<DeskPort::Accepted> &accepted) {
                      if (!accepted.ok())
                          Q_EMIT said(uikit::errorSentence(accepted.error()));
                      else if (!sentence.isEmpty())
                          Q_EMIT said(sentence);
                  });
}

void AttentionPage::hideEvent(QHideEvent *event)
{
    // Who goes on to something else has meant it.
    m_settleSoon.stop();
    settleAsided();
    QWidget::hideEvent(event);
}

} // namespace peygir::access
