// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/ui/record_form_view.h"

#include <QJsonArray>
#include <QVBoxLayout>

namespace peygir::reference {

RecordFormView::RecordFormView(std::span<const RecordField> fields, RecordQueries &queries, FilePort *files,
                               QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (const RecordField &field : fields) {
        FieldEditor *editor = makeFieldEditor(field, queries, files, this);
        connect(editor, &FieldEditor::edited, this, &RecordFormView::edited);
        column->addWidget(editor);
        m_editors.push_back(editor);
    }
    // A form of two fields keeps each below its label.
    column->addStretch();
}

void RecordFormView::setObject(const QJsonObject &object, const std::map<QString, Localized> &names)
{
    m_object = object;
    for (FieldEditor *editor : m_editors) {
        editor->setValue(object.value(QLatin1String(editor->field().name)), names);
        editor->setProblem({});
    }
}

QJsonObject RecordFormView::object() const
{
    QJsonObject object = m_object;
    for (const FieldEditor *editor : m_editors) {
        const QString name = QLatin1String(editor->field().name);
        const QJsonValue value = editor->value();
        // An empty list is no list where the record had none.
        const bool nothing = value.isNull() || (value.isArray() && value.toArray().isEmpty() && !m_object.contains(name)
                                                && editor->field().presence == Presence::Optional
                                                && editor->field().kind == FieldKind::Items);
        if (nothing)
            object.remove(name);
        else
            object.insert(name, value);
    }
    return object;
}

bool RecordFormView::check()
{
    FieldEditor *first = nullptr;
    for (FieldEditor *editor : m_editors) {
        if (!editor->check() && !first)
            first = editor;
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

bool RecordFormView::setProblem(const QString &field, const QString &sentence)
{
    for (FieldEditor *editor : m_editors) {
        if (field == QLatin1String(editor->field().name)) {
            editor->setProblem(sentence);
            editor->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void RecordFormView::takeFocus()
{
    if (!m_editors.empty())
        m_editors.front()->setFocus(Qt::OtherFocusReason);
}

} // namespace peygir::reference
