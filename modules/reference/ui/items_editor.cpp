// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/items_editor.h"

#include "reference/ui/record_form_view.h"
#include "reference/ui/record_words.h"
#include "uikit/language.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace peygir::reference {

namespace {

const QString keyField = QStringLiteral("key");

/// A key that no other item has: nobody wants to think of one.
QString newKey(const QJsonArray &items)
{
    QSet<QString> used;
    for (const QJsonValue &item : items)
        used.insert(item.toObject().value(keyField).toString());
    int number = int(items.size()) + 1;
    while (used.contains(QStringLiteral("q%1").arg(number)))
        ++number;
    return QStringLiteral("q%1").arg(number);
}

} // namespace

ItemsEditor::ItemsEditor(const RecordField &field, RecordQueries &queries, QWidget *parent)
    : FieldEditor(field, parent)
    , m_list(new QListWidget)
    , m_form(new RecordFormView(field.items, queries))
    , m_take(new QPushButton(tr("Take away")))
    , m_up(new QPushButton(tr("Up")))
    , m_down(new QPushButton(tr("Down")))
{
    auto *addButton = new QPushButton(tr("Add"));
    addButton->setObjectName(QLatin1String(field.name) + QStringLiteral(".add"));
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * 6);
    m_list->setAccessibleName(labelOf(field.label));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {addButton, m_take, m_up, m_down}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(frame);
    column->addWidget(m_list);
    column->addLayout(buttons);
    column->addWidget(m_form);
    frame->setFocusProxy(m_list);
    hold(frame);

    connect(m_list, &QListWidget::currentRowChanged, this, &ItemsEditor::showItem);
    connect(m_form, &RecordFormView::edited, this, [this] {
        keepItem();
        nameRow(m_row);
        tellEdited();
    });
    connect(addButton, &QPushButton::clicked, this, &ItemsEditor::add);
    connect(m_take, &QPushButton::clicked, this, &ItemsEditor::take);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    showItem(-1);
}

QJsonValue ItemsEditor::value() const { return m_items; }

void ItemsEditor::setValue(const QJsonValue &value, const std::map<QString, Localized> &)
{
    m_setting = true;
    m_items = value.toArray();
    m_row = -1;
    m_list->clear();
    for (int row = 0; row < int(m_items.size()); ++row) {
        m_list->addItem(QString());
        nameRow(row);
    }
    m_list->setCurrentRow(m_items.isEmpty() ? -1 : 0);
    showItem(m_list->currentRow());
    m_setting = false;
}

QString ItemsEditor::problem() const
{
    for (const QJsonValue &item : m_items) {
        for (const RecordField &field : this->field().items) {
            const bool isThere = item.toObject().contains(QLatin1String(field.name));
            if (field.presence == Presence::Required && !isThere)
                return tr("“%1” is empty in one of them.").arg(labelOf(field.label));
        }
    }
    return {};
}

void ItemsEditor::showItem(int row)
{
    m_row = row;
    const bool one = row >= 0 && row < int(m_items.size());
    m_form->setVisible(one);
    m_take->setEnabled(one);
    m_up->setEnabled(one && row > 0);
    m_down->setEnabled(one && row + 1 < int(m_items.size()));
    if (one)
        m_form->setObject(m_items.at(row).toObject(), {});
}

void ItemsEditor::keepItem()
{
    if (m_row >= 0 && m_row < int(m_items.size()))
        m_items.replace(m_row, m_form->object());
}

void ItemsEditor::add()
{
    QJsonObject item;
    for (const RecordField &field : this->field().items) {
        const QString name = QLatin1String(field.name);
        if (name == keyField)
            item.insert(name, newKey(m_items));
        else if (field.kind == FieldKind::YesNo)
            item.insert(name, false);
        else if (field.kind == FieldKind::Items || field.kind == FieldKind::Choices)
            item.insert(name, QJsonArray());
        else if (field.kind == FieldKind::Choice && field.presence == Presence::Required)
            item.insert(name, QLatin1String(field.choices.front().word));
    }
    m_items.append(item);
    m_list->addItem(QString());
    nameRow(int(m_items.size()) - 1);
    m_list->setCurrentRow(int(m_items.size()) - 1);
    m_form->takeFocus();
    tellEdited();
}

void ItemsEditor::take()
{
    const int row = m_row;
    m_items.removeAt(row);
    m_row = -1;
    delete m_list->takeItem(row);
    showItem(m_list->currentRow());
    tellEdited();
}

void ItemsEditor::move(int by)
{
    const int to = m_row + by;
    if (m_row < 0 || to < 0 || to >= int(m_items.size()))
        return;
    const QJsonValue moved = m_items.at(m_row);
    m_items.replace(m_row, m_items.at(to));
    m_items.replace(to, moved);
    nameRow(m_row);
    nameRow(to);
    m_list->setCurrentRow(to);
    tellEdited();
}

void ItemsEditor::nameRow(int row)
{
    if (row < 0 || row >= m_list->count())
        return;
    const QString name = itemText(field(), m_items.at(row).toObject());
    m_list->item(row)->setText(name.isEmpty() ? tr("(no name yet)") : uikit::inUsersDigits(name));
}

} // namespace peygir::reference
