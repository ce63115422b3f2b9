// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/history_view.h"

#include "uikit/digit_cells.h"
#include "uikit/direction.h"
#include "uikit/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace peygir::uikit {

namespace {

constexpr int railWidth = 28;
enum HistoryRole { WhenRole = Qt::UserRole + 1, ColourRole, NoteRole };

/// Where the parts of a line lie; the same for measuring and for drawing.
struct HistoryLayout
{
    QRect rail, when, sentence, note;
    int height;

    HistoryLayout(const QRect &room, const QFont &font, const QModelIndex &index)
    {
        const int flags = int(readingStart()) | Qt::AlignTop | Qt::TextWordWrap;
        const QFontMetrics metrics(font);
        QRect free(room.left() + 8, room.top() + 4, room.width() - 8, 10'000);
        rail = takeFromStart(free, railWidth, 0);
        when = takeFromStart(free, qCeil(digitCellsWidth(index.data(WhenRole).toString(), font)), 12);
        when.setHeight(metrics.height());
        if (free.width() < 40)
            free.setWidth(40);
        sentence = free;
        sentence.setHeight(metrics.boundingRect(free, flags, index.data().toString()).height());
        height = 8 + qMax(when.height(), sentence.height());
        const QString words = index.data(NoteRole).toString();
        if (!words.isEmpty()) {
            note = free.translated(0, sentence.height() + 2);
            note.setHeight(metrics.boundingRect(free, flags, words).height());
            height += note.height() + 2;
        }
    }
};

class HistoryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        return {60, HistoryLayout(QRect(0, 0, width, 1), option.font, index).height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &c = Theme::current().colours();
        const HistoryLayout parts(option.rect, option.font, index);
        const int flags = int(readingStart() & ~Qt::AlignVertical_Mask) | Qt::AlignTop | Qt::TextWordWrap;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(option.font);

        const int axis = parts.rail.center().x();
        const int dot = parts.when.center().y();
        const bool first = index.row() == 0;
        const bool last = index.row() == index.model()->rowCount() - 1;
        painter->setPen(QPen(c.border, 2));
        painter->drawLine(axis, first ? dot : option.rect.top(), axis, last ? dot : option.rect.bottom() + 1);
        painter->setPen(QPen(c.surface, 2));
        const auto colour = index.data(ColourRole).value<QColor>();
        painter->setBrush(colour.isValid() ? colour : c.mutedText);
        painter->drawEllipse(QPoint(axis, dot), 6, 6);

        painter->setPen(c.mutedText);
        drawDigitCells(*painter, parts.when, index.data(WhenRole).toString(), readingStart());
        painter->setPen(c.text);
        painter->drawText(parts.sentence, flags, index.data().toString());
        painter->setPen(c.mutedText);
        painter->drawText(parts.note, flags, index.data(NoteRole).toString());
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(c.focus, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new HistoryDelegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setAccessibleName(tr("History"));
}

void HistoryView::setLines(const QList<HistoryLine> &lines)
{
    const int place = verticalScrollBar()->value();
    m_model->clear();
    for (const HistoryLine &line : lines) {
        auto *item = new QStandardItem(line.sentence);
        item->setData(line.when, WhenRole);
        item->setData(line.colour, ColourRole);
        item->setData(line.note, NoteRole);
        item->setData(QStringList({line.when, line.sentence, line.note}).join(u'\n').trimmed(), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    verticalScrollBar()->setValue(place);
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Other widths wrap at other words.
    scheduleDelayedItemsLayout();
}

} // namespace peygir::uikit
