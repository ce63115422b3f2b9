// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/help_view.h"

#include "uikit/language.h"
#include "uikit/persian_line_edit.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::uikit {

namespace {

constexpr int contentsWidth = 280;
/// Longer lines are hard to read.
constexpr int textWidth = 780;

/// A letter or digit that somebody types without meaning a shortcut.
bool isTyped(const QKeyEvent &key)
{
    const Qt::KeyboardModifiers others = key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return others == Qt::NoModifier && !key.text().isEmpty() && key.text().at(0).isLetterOrNumber();
}

} // namespace

HelpView::HelpView(HelpShelf shelf, HelpWords words, QWidget *parent)
    : QWidget(parent)
    , m_shelf(std::move(shelf))
    , m_words(std::move(words))
    , m_search(new PersianLineEdit)
    , m_list(new QListWidget)
    , m_text(new QTextBrowser)
{
    m_words.titleOf = [this](const QString &topic) {
        const HelpText *text = m_shelf.find(topic);
        return text ? text->title : topic;
    };
    m_search->setPlaceholderText(tr("A word of what you look for"));
    m_search->setAccessibleName(tr("Search in the help"));
    m_list->setAccessibleName(tr("Texts of the help"));
    m_text->setAccessibleName(tr("Text of the help"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setMaximumWidth(textWidth);
    // A hanging indent counts as too wide where one reads from the right; words always wrap.
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(12);
    m_text->document()->setIndentWidth(24);
    auto *contents = new QVBoxLayout;
    contents->setSpacing(8);
    contents->addWidget(m_search);
    contents->addWidget(m_list, 1);
    m_search->setFixedWidth(contentsWidth);
    m_list->setFixedWidth(contentsWidth);
    auto *columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 16, 24, 16);
    columns->setSpacing(24);
    columns->addLayout(contents);
    columns->addWidget(m_text, 4);
    columns->addStretch(1);
    for (QWidget *watched : std::initializer_list<QWidget *>{m_search, m_list, m_text})
        watched->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &HelpView::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_isFilling && row >= 0)
            turnTo(m_list->item(row)->data(Qt::UserRole).toString());
    });
    connect(m_list, &QListWidget::itemClicked, this, &HelpView::takeFocus);
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { follow(url.toString()); });
    connect(&Theme::current(), &Theme::changed, this, &HelpView::render);
    search();
}

void HelpView::showTopic(const QString &topic)
{
    m_before.clear();
    m_search->clear();
    turnTo(m_shelf.find(topic) ? topic : QStringLiteral("start"));
    search();
}

void HelpView::takeFocus() { m_text->setFocus(Qt::OtherFocusReason); }

void HelpView::turnTo(const QString &topic)
{
    m_topic = topic;
    render();
}

void HelpView::render()
{
    const HelpText *text = m_shelf.find(m_topic);
    const Colours &colours = Theme::current().colours();
    m_text->setHtml(text ? helpHtml(*text, m_words, !inEnglish(), colours.accent, colours.accentSoft) : QString());
}

void HelpView::search()
{
    m_isFilling = true;
    m_list->clear();
    const QStringList found = m_shelf.matching(m_search->text());
    for (const QString &topic : found) {
        auto *item = new QListWidgetItem(m_words.titleOf(topic), m_list);
        item->setData(Qt::UserRole, topic);
    }
    if (found.isEmpty()) {
        auto *nothing = new QListWidgetItem(tr("No text has these words."), m_list);
        nothing->setFlags(Qt::NoItemFlags);
    } else if (!m_search->text().isEmpty()) {
        m_list->setCurrentRow(0);
        turnTo(found.first());
    } else {
        m_list->setCurrentRow(int(found.indexOf(m_topic)));
    }
    m_isFilling = false;
}

void HelpView::follow(const QString &target)
{
    if (target.startsWith(QLatin1String("do:"))) {
        Q_EMIT actionWanted(target.mid(3));
    } else if (const QString topic = target.mid(target.indexOf(u':') + 1); m_shelf.find(topic)) {
        m_before.append(m_topic);
        turnTo(topic);
        search();
    }
}

void HelpView::back()
{
    if (m_before.isEmpty())
        return;
    m_search->clear();
    turnTo(m_before.takeLast());
    search();
}

bool HelpView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = static_cast<const QKeyEvent &>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (key.key() == Qt::Key_Escape) {
        if (m_search->text().isEmpty()) {
            Q_EMIT leaveWanted();
        } else {
            m_search->clear();
            takeFocus();
        }
        return true;
    }
    const bool moves = key.key() == Qt::Key_Down || key.key() == Qt::Key_Up || key.key() == Qt::Key_PageDown
        || key.key() == Qt::Key_PageUp;
    if (watched == m_search && moves) {
        // The list is gone through while the field keeps the keyboard.
        const int step = key.key() == Qt::Key_Down ? 1 : key.key() == Qt::Key_Up ? -1 : 0;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key.key() == Qt::Key_F && key.modifiers() == Qt::ControlModifier) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
        return true;
    }
    if (isEnter && watched != m_text) {
        takeFocus();
        return true;
    }
    if (watched != m_search && key.key() == Qt::Key_Backspace) {
        back();
        return true;
    }
    if (watched != m_search && isTyped(key)) {
        m_search->setFocus(Qt::OtherFocusReason);
        m_search->insert(key.text());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void HelpView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT leaveWanted();
    else
        QWidget::keyPressEvent(event);
}

} // namespace peygir::uikit
