// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/ui/chart_outline.h"

#include "organisation/ui/chart_words.h"
#include "uikit/icons.h"
#include "uikit/language.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace peygir::organisation {

namespace {

enum Column { Name, Who, Open };
constexpr int openDepth = 3;

QString idOf(const QTreeWidgetItem &item) { return item.data(Name, Qt::UserRole).toString(); }

std::optional<Uuid> uuidOf(const QTreeWidgetItem *item)
{
    const auto parsed = item ? Uuid::parse(QStringView(idOf(*item))) : Result<Uuid>(Error("base.uuid"));
    return parsed.ok() ? std::optional(*parsed) : std::nullopt;
}

} // namespace

ChartOutline::ChartOutline(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("Unit or post"), tr("Head or holder"), tr("Open")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(Who, QHeaderView::Stretch);
    header()->setSectionResizeMode(Open, QHeaderView::ResizeToContents);
    setUniformRowHeights(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::InternalMove);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (const auto id = uuidOf(item))
            Q_EMIT currentChanged(*id);
    });
    connect(this, &QTreeWidget::itemDoubleClicked, this, &ChartOutline::opened);
}

void ChartOutline::rememberOpen()
{
    m_closed.clear();
    for (const auto &[id, item] : m_items) {
        if (item->childCount() > 0 && !item->isExpanded())
            m_closed.insert(id);
    }
}

void ChartOutline::setTree(const ChartTree &tree)
{
    const auto before = current();
    rememberOpen();
    const QSignalBlocker blocker(this);
    clear();
    m_items.clear();
    for (size_t place = 0; place < tree.nodes().size(); ++place) {
        const ChartNode &node = tree.nodes()[place];
        auto *item = node.above ? new QTreeWidgetItem(m_items.at(tree.nodes()[*node.above].id)) : new QTreeWidgetItem(this);
        item->setText(Name, nameText(node));
        item->setText(Who, node.active ? whoText(tree, place) : tr("Switched off"));
        item->setText(Open, node.openStays > 0 ? uikit::inUsersDigits(QString::number(node.openStays)) : QString());
        item->setIcon(Name, uikit::icon(node.isPost ? QStringLiteral("user") : QStringLiteral("house"),
                                        node.active ? uikit::IconTint::Text : uikit::IconTint::Muted));
        item->setToolTip(Name, wholeText(tree, place));
        item->setData(Name, Qt::UserRole, node.id.toString());
        QFont font = item->font(Name);
        font.setBold(!node.isPost);
        item->setFont(Name, font);
        m_items.emplace(node.id, item);
    }
    for (size_t place = 0; place < tree.nodes().size(); ++place) {
        const ChartNode &node = tree.nodes()[place];
        // At first what is near the top; later whatever was not closed.
        m_items.at(node.id)->setExpanded(m_isFilled ? !m_closed.contains(node.id) : node.depth < openDepth);
    }
    m_isFilled = m_isFilled || !tree.nodes().empty();
    if (before && m_items.contains(*before))
        setCurrentItem(m_items.at(*before));
    else if (!tree.tops().empty())
        setCurrentItem(m_items.at(tree.nodes()[tree.tops().front()].id));
}

void ChartOutline::setCurrent(const Uuid &id)
{
    const auto found = m_items.find(id);
    if (found == m_items.end() || found->second == currentItem())
        return;
    const QSignalBlocker blocker(this);
    setCurrentItem(found->second);
    scrollToItem(found->second);
}

std::optional<Uuid> ChartOutline::current() const { return uuidOf(currentItem()); }

void ChartOutline::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT opened();
    else if (event->modifiers().testFlag(Qt::ControlModifier) || (!event->text().isEmpty() && event->text().front().isPrint()))
        // Copying, marking and looking for the beginning of a line are not what these keys mean here: the page has them.
        event->ignore();
    else
        QTreeWidget::keyPressEvent(event);
}

void ChartOutline::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    if (currentItem())
        scrollToItem(currentItem());
}

void ChartOutline::dropEvent(QDropEvent *event)
{
    const auto what = current();
    const auto onto = uuidOf(itemAt(event->position().toPoint()));
    // The line stays where it is until the move is written.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    if (what && onto && *what != *onto)
        Q_EMIT dropped(*what, *onto);
}

} // namespace peygir::organisation
