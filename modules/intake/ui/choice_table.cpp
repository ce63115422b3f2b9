// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/ui/choice_table.h"

#include "uikit/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>
#include <QTimer>

namespace peygir::intake {

namespace {

class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        for (const CellChoice &choice : index.data(ChoiceTable::choicesRole).value<QList<CellChoice>>())
            box->addItem(choice.text, choice.value);
        box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        connect(box, &QComboBox::activated, this, [this, box] {
            auto *self = const_cast<ChoiceDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        QTimer::singleShot(0, box, &QComboBox::showPopup);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        if (box->currentIndex() >= 0 && box->currentData() != index.data(Qt::EditRole))
            model->setData(index, box->currentData());
    }
};

} // namespace

void dressTable(QTableView &table)
{
    table.verticalHeader()->hide();
    table.verticalHeader()->setMinimumSectionSize(1);
    table.verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight());
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.horizontalHeader()->setHighlightSections(false);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTextElideMode(Qt::ElideRight);
    QObject::connect(&uikit::Theme::current(), &uikit::Theme::changed, &table, [&table] {
        table.verticalHeader()->setDefaultSectionSize(uikit::Theme::current().rowHeight());
    });
}

ChoiceTable::ChoiceTable(int choiceColumn, QWidget *parent)
    : QTableView(parent)
    , m_choiceColumn(choiceColumn)
{
    dressTable(*this);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::DoubleClicked);
    setItemDelegateForColumn(choiceColumn, new ChoiceDelegate(this));
}

void ChoiceTable::editCurrent()
{
    const QModelIndex chosen = currentIndex().siblingAtColumn(m_choiceColumn);
    // The Enter that chose goes on to what has the keyboard then, and would open the list again.
    if (viewport()->findChild<QComboBox *>())
        return;
    if (chosen.isValid() && chosen.flags().testFlag(Qt::ItemIsEditable))
        edit(chosen);
}

void ChoiceTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_F2:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            QTableView::keyPressEvent(event);
        else
            editCurrent();
        break;
    default: QTableView::keyPressEvent(event);
    }
}

} // namespace peygir::intake
