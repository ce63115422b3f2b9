// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/ui/field_editor.h"

#include <QWidget>

#include <span>

namespace peygir::reference {

/// The declared fields of one thing, below one another: a record, or one item of a list in it.
class RecordFormView : public QWidget
{
    Q_OBJECT

public:
    /// `fields`, `queries` and `files` outlive the view.
    RecordFormView(std::span<const RecordField> fields, RecordQueries &queries, FilePort *files = nullptr, QWidget *parent = nullptr);

    /// Shows a thing. What it says of fields that are not declared stays as it is.
    void setObject(const QJsonObject &object, const std::map<QString, Localized> &names);
    /// The thing as it was typed; empty fields are left out.
    QJsonObject object() const;
    /// Shows what is wrong beside each field, and goes to the first of them. True if nothing is.
    bool check();
    /// Shows a sentence beside the field of this name; false if there is none.
    bool setProblem(const QString &field, const QString &sentence);
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    std::vector<FieldEditor *> m_editors;
    QJsonObject m_object;
};

} // namespace peygir::reference
