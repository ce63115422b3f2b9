// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/ui/lines_view.h"

#include "uikit/status_chip.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace peygir::workflow {

namespace {

constexpr int chipRole = Qt::UserRole + 1;
constexpr int quietRole = Qt::UserRole + 2;

/// A cell with a colour is a chip, as in lists of cases.
class ChipDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QColor colour = index.data(chipRole).value<QColor>();
        if (!colour.isValid())
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem empty = option;
        initStyleOption(&empty, index);
        empty.text.clear();
        const QWidget *widget = option.widget;
        (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &empty, painter, widget);
        const QString word = index.data().toString();
        const QRect room = option.rect.adjusted(6, 3, -6, -3);
        QSize size = uikit::StatusChip::sizeOf(word, option.font).boundedTo(room.size());
        uikit::StatusChip::draw(
            *painter, QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size, room), word, colour);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize plain = QStyledItemDelegate::sizeHint(option, index);
        if (!index.data(chipRole).value<QColor>().isValid())
            return plain;
        return plain.expandedTo(uikit::StatusChip::sizeOf(index.data().toString(), option.font) + QSize(12, 6));
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(quietRole).toBool())
            option->palette.setColor(QPalette::Text, uikit::Theme::current().colours().mutedText);
    }
};

} // namespace

LinesView::LinesView(const QString &name, const QStringList &headings, int widest, QWidget *parent)
    : QTableView(parent)
    , m_model(new QStandardItemModel(0, int(headings.size()), this))
    , m_widest(widest)
{
    m_model->setHorizontalHeaderLabels(headings);
    setModel(m_model);
    setAccessibleName(name);
    setItemDelegate(new ChipDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(30);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { Q_EMIT currentMoved(now.row()); });
}

void LinesView::setLines(const std::vector<TableLine> &lines)
{
    const int at = current();
    {
        const QSignalBlocker quiet(selectionModel());
        m_model->setRowCount(int(lines.size()));
        for (int row = 0; row < int(lines.size()); ++row) {
            const TableLine &line = lines[size_t(row)];
            for (int column = 0; column < int(line.cells.size()); ++column) {
                auto *item = new QStandardItem(line.cells[column]);
                item->setToolTip(line.cells[column]);
                if (column == 0 && line.chip.isValid())
                    item->setData(line.chip, chipRole);
                item->setData(line.isQuiet, quietRole);
                m_model->setItem(row, column, item);
            }
        }
        for (int column = 0; column < m_model->columnCount(); ++column)
            horizontalHeader()->setSectionResizeMode(column, column == m_widest ? QHeaderView::Stretch
                                                                                : QHeaderView::ResizeToContents);
    }
    if (!lines.empty())
        setCurrent(std::clamp(at, 0, int(lines.size()) - 1));
}

int LinesView::current() const { return currentIndex().row(); }

void LinesView::setCurrent(int line)
{
    setCurrentIndex(m_model->index(line, 0));
}

int LinesView::count() const { return m_model->rowCount(); }

} // namespace peygir::workflow
