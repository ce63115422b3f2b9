// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/ui/field_editor.h"

#include <QJsonArray>

class QListWidget;
class QPushButton;

namespace peygir::reference {

class RecordFormView;

/// A list of things inside a record, as the questions of a checklist: their names, the fields of the one that is
/// chosen below, and buttons (Alt+letter) to add one, to take it away and to move it.
class ItemsEditor final : public FieldEditor
{
    Q_OBJECT

public:
    ItemsEditor(const RecordField &field, RecordQueries &queries, QWidget *parent);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value, const std::map<QString, Localized> &names) override;
    QString problem() const override;

private:
    void showItem(int row);
    void keepItem();
    void add();
    void take();
    void move(int by);
    void nameRow(int row);

    QJsonArray m_items;
    int m_row = -1;
    QListWidget *m_list;
    RecordFormView *m_form;
    QPushButton *m_take;
    QPushButton *m_up;
    QPushButton *m_down;
};

} // namespace peygir::reference
