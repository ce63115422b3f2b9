// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QLabel>
#include <QPointer>

#include <map>

namespace peygir::uikit {

class FormField;

/// What is wrong with a form, said where it is: beside the field that an error names (its value "field"), and in this
/// label, below the fields, where it concerns none of them. Hidden while it says nothing.
class FormProblems : public QLabel
{
    Q_OBJECT

public:
    explicit FormProblems(QWidget *parent = nullptr);

    /// `name` is what errors call the field; `edit` gets it as its object name, and stands in `field`. All three live in
    /// the same form.
    void add(const QString &name, QWidget &edit, FormField &field);
    /// Says it and, where it has a field, gives that the keyboard.
    void say(const Error &error);
    void say(const QString &sentence);
    /// Nothing is wrong any more, or not known yet.
    void clearAll();

private:
    struct Place
    {
        QPointer<QWidget> edit;
        QPointer<FormField> field;
    };

    static void sayBeside(const Place &place, const QString &sentence);

    std::map<QString, Place> m_places;
};

} // namespace peygir::uikit
