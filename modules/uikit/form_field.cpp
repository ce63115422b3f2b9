// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/form_field.h"

#include "uikit/persian_line_edit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace peygir::uikit {

FormField::FormField(const QString &label, PersianLineEdit *edit, QWidget *parent)
    : FormField(label, static_cast<QWidget *>(edit), parent)
{
    connect(edit, &PersianLineEdit::problemChanged, this, &FormField::setProblem);
    setProblem(edit->problem());
}

FormField::FormField(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_problem(new QLabel)
{
    auto *name = new QLabel(label);
    name->setBuddy(field);
    name->setProperty("role", QStringLiteral("muted"));
    QString plain = label;
    field->setAccessibleName(plain.remove(QLatin1Char('&')));
    // Its list is a window of its own, which takes the keyboard.
    if (const auto *box = qobject_cast<QComboBox *>(field))
        box->view()->setAccessibleName(plain);
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    // A long sentence is cut by the width of the form and whole in its tool tip.
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *head = new QHBoxLayout;
    // Wide enough that the sentence is not read on from the label.
    head->setSpacing(16);
    head->addWidget(name);
    head->addWidget(m_problem, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(field);
    setFocusProxy(field);
}

void FormField::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setToolTip(sentence);
}

} // namespace peygir::uikit
