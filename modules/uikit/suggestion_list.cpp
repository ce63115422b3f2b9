// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/suggestion_list.h"

#include "uikit/direction.h"
#include "uikit/form_field.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace peygir::uikit {

namespace {

constexpr int mostRowsShown = 8;
enum SuggestionRole { SubtitleRole = Qt::UserRole + 1, IconRole, EndRole, ForbiddenRole, HeadingRole };
constexpr int headingHeight = 26;

class SuggestionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const bool two = !index.data(SubtitleRole).toString().isEmpty();
        const int heading = index.data(HeadingRole).toString().isEmpty() ? 0 : headingHeight;
        return {100, heading + (two ? Theme::current().twoLineRowHeight() : Theme::current().rowHeight())};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &whole, const QModelIndex &index) const override
    {
        const Colours &c = Theme::current().colours();
        painter->save();
        QStyleOptionViewItem option = whole;
        const QString heading = index.data(HeadingRole).toString();
        if (!heading.isEmpty()) {
            const QRect above(option.rect.left(), option.rect.top(), option.rect.width(), headingHeight);
            option.rect.setTop(above.bottom() + 1);
            painter->setPen(c.border);
            painter->drawLine(above.topLeft(), above.topRight());
            QFont small = option.font;
            small.setBold(true);
            painter->setFont(small);
            painter->setPen(c.mutedText);
            painter->drawText(above.adjusted(10, 0, -10, 0), int(readingStart()), heading);
        }
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, c.accentSoft);
        QRect room = option.rect.adjusted(10, 2, -10, -2);
        const QString iconName = index.data(IconRole).toString();
        const bool forbidden = index.data(ForbiddenRole).toBool();
        if (!iconName.isEmpty()) {
            painter->drawPixmap(takeFromStart(room, 18, 10).left(), room.center().y() - 8,
                                iconPixmap(iconName, 18, c.mutedText, painter->device()->devicePixelRatioF()));
        }
        const QString subtitle = index.data(SubtitleRole).toString();
        QRect titleRoom = room;
        if (!subtitle.isEmpty())
            titleRoom.setHeight(room.height() / 2);
        painter->setFont(option.font);
        const QString end = index.data(EndRole).toString();
        if (!end.isEmpty()) {
            painter->setPen(c.mutedText);
            const QRect endRoom = takeFromEnd(titleRoom, option.fontMetrics.horizontalAdvance(end) + 1, 12);
            painter->drawText(endRoom, int(readingEnd()), end);
        }
        painter->setPen(forbidden ? c.mutedText : c.text);
        const auto elided = [&](const QString &text, const QRect &rect) {
            return option.fontMetrics.elidedText(text, Qt::ElideRight, rect.width());
        };
        painter->drawText(titleRoom, int(readingStart()), elided(index.data().toString(), titleRoom));
        if (!subtitle.isEmpty()) {
            const QRect below(room.left(), titleRoom.bottom(), room.width(), room.height() - titleRoom.height());
            painter->setPen(c.mutedText);
            painter->drawText(below, int(readingStart()), elided(subtitle, below));
        }
        painter->restore();
    }
};

} // namespace

quint64 nextRequestId()
{
    static quint64 last = 0;
    return ++last;
}

SuggestionList::SuggestionList(QWidget *parent)
    : QFrame(parent)
    , m_view(new QListView)
    , m_model(new QStandardItemModel(this))
{
    setProperty("role", QStringLiteral("popup"));
    setFocusPolicy(Qt::NoFocus);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SuggestionDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Suggestions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_view);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT taken(index.row()); });
    hide();
}

void SuggestionList::setSuggestions(const QList<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_model->clear();
    for (int row = 0; row < suggestions.size(); ++row) {
        const Suggestion &suggestion = suggestions[row];
        auto *item = new QStandardItem(suggestion.title);
        item->setData(suggestion.subtitle, SubtitleRole);
        item->setData(suggestion.icon, IconRole);
        item->setData(suggestion.end, EndRole);
        item->setData(m_forbidden.contains(row), ForbiddenRole);
        const QString heading = m_headings.value(row);
        item->setData(heading, HeadingRole);
        QStringList read{suggestion.title};
        if (!heading.isEmpty())
            read.prepend(heading);
        for (const QString &further : {suggestion.subtitle, suggestion.end}) {
            if (!further.isEmpty())
                read.append(further);
        }
        item->setData(read.join(u'\n'), Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    if (suggestions.isEmpty())
        hide();
    else
        setCurrentRow(0);
}

int SuggestionList::currentRow() const { return m_view->currentIndex().row(); }

void SuggestionList::setCurrentRow(int row)
{
    // An index that is none would leave the selection where it is.
    if (row < 0)
        m_view->selectionModel()->clear();
    else
        m_view->setCurrentIndex(m_model->index(row, 0));
}

bool SuggestionList::moveBy(int key)
{
    const int last = int(m_suggestions.size()) - 1;
    if (last < 0)
        return false;
    int row = currentRow();
    switch (key) {
    case Qt::Key_Down:
        row = row == last ? 0 : row + 1;
        break;
    case Qt::Key_Up:
        row = row <= 0 ? last : row - 1;
        break;
    case Qt::Key_PageDown:
        row = qMin(last, row + mostRowsShown);
        break;
    case Qt::Key_PageUp:
        row = qMax(0, row - mostRowsShown);
        break;
    default:
        return false;
    }
    setCurrentRow(row);
    return true;
}

int SuggestionList::heightOf(int rows) const
{
    // Two edges of the frame and of its layout.
    int height = 4;
    for (int row = 0; row < std::min(rows, int(m_suggestions.size())); ++row)
        height += m_view->sizeHintForRow(row);
    return height;
}

void SuggestionList::showBelow(const QWidget &field)
{
    QWidget *window = field.window();
    if (parentWidget() != window)
        setParent(window);
    const QPoint below = field.mapTo(window, QPoint(0, field.height() + 2));
    const int roomBelow = window->height() - below.y() - 4;
    // A list above its field leaves the label in sight: a question is read while its answers are chosen.
    const auto *labelled = qobject_cast<const FormField *>(field.parentWidget());
    const int top = labelled ? labelled->mapTo(window, QPoint()).y() : below.y() - field.height() - 2;
    const int roomAbove = top - 6;
    const int wanted = heightOf(mostRowsShown);
    const bool up = wanted > roomBelow && roomAbove > roomBelow;
    const int height = qMin(wanted, up ? roomAbove : roomBelow);
    setGeometry(below.x(), up ? top - 2 - height : below.y(), field.width(), height);
    raise();
    show();
}

} // namespace peygir::uikit
