// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/numbered_cases.h"

#include "uikit/direction.h"
#include "uikit/language.h"
#include "uikit/paged_list_model.h"
#include "uikit/row_delegate.h"
#include "uikit/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>

namespace peygir::intake {

using uikit::PagedListModel;
using uikit::Theme;

namespace {

enum { NumberRole = Qt::UserRole + 100 };
constexpr int lastNumber = 9;

/// A row of a list with the key that reaches it at its beginning.
class NumberedDelegate final : public uikit::RowDelegate
{
public:
    explicit NumberedDelegate(QObject *parent) : RowDelegate(uikit::RowLines::Two, parent) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int number = index.data(NumberRole).toInt();
        QStyleOptionViewItem rest = option;
        constexpr int badge = 34;
        if (number <= lastNumber)
            rest.rect.setRight(option.rect.right() - badge);
        RowDelegate::paint(painter, rest, index);
        if (number > lastNumber)
            return;
        const uikit::Colours &c = Theme::current().colours();
        const QRect key(option.rect.right() - badge + 4, option.rect.center().y() - 12, 24, 24);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.border, 1));
        painter->setBrush(c.window);
        painter->drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(c.text);
        painter->drawText(key, Qt::AlignCenter, QLocale().toString(number));
        painter->restore();
    }
};

} // namespace

NumberedCases::NumberedCases(QWidget *parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new NumberedDelegate(this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(true);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    connect(&Theme::current(), &Theme::changed, this, [this] {
        doItemsLayout();
        fit();
    });
    // Where there is no row, there is nothing to be seen.
    viewport()->setAutoFillBackground(false);
    fit();
}

void NumberedCases::setCases(const std::vector<BesideCase> &shown, int first)
{
    const int current = currentIndex().row();
    std::optional<cases::CaseId> stayed;
    if (current >= 0 && current < int(m_cases.size()))
        stayed = m_cases[size_t(current)].id;
    m_cases = shown;
    m_model->clear();
    for (int n = 0; n < int(shown.size()); ++n) {
        const uikit::ListRow &row = shown[size_t(n)].row;
        auto *item = new QStandardItem(row.title);
        item->setData(QVariant::fromValue(row), PagedListModel::RowRole);
        item->setData(first + n, NumberRole);
        item->setData(QStringList{QLocale().toString(first + n), uikit::inUsersDigits(row.code), row.title, row.detail, row.status, row.age}
                          .join(QStringLiteral(", ")),
                      Qt::AccessibleTextRole);
        item->setToolTip(row.fullDate);
        m_model->appendRow(item);
        if (stayed == shown[size_t(n)].id)
            setCurrentIndex(m_model->index(n, 0));
    }
}

void NumberedCases::setRowsSeen(int rows)
{
    m_rowsSeen = rows;
    fit();
}

void NumberedCases::fit() { setFixedHeight(m_rowsSeen * Theme::current().twoLineRowHeight()); }

void NumberedCases::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT chosen(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

} // namespace peygir::intake
