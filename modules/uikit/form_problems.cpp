// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/form_problems.h"

#include "uikit/error_sentence.h"
#include "uikit/form_field.h"
#include "uikit/persian_line_edit.h"

namespace peygir::uikit {

FormProblems::FormProblems(QWidget *parent)
    : QLabel(parent)
{
    setProperty("role", QStringLiteral("problem"));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    hide();
}

void FormProblems::add(const QString &name, QWidget &edit, FormField &field)
{
    edit.setObjectName(name);
    m_places.insert_or_assign(name, Place{&edit, &field});
}

void FormProblems::say(const Error &error)
{
    const auto place = m_places.find(error.values().value(QStringLiteral("field")).toString());
    if (place == m_places.end() || !place->second.edit)
        return say(errorSentence(error));
    sayBeside(place->second, errorSentence(error));
    place->second.edit->setFocus(Qt::OtherFocusReason);
}

void FormProblems::say(const QString &sentence)
{
    setText(sentence);
    show();
}

void FormProblems::clearAll()
{
    for (const auto &[name, place] : m_places)
        sayBeside(place, {});
    hide();
}

void FormProblems::sayBeside(const Place &place, const QString &sentence)
{
    // An edit that shows its own problems hands them on to the field around it.
    if (auto *line = qobject_cast<PersianLineEdit *>(place.edit))
        line->setProblem(sentence);
    else if (place.field)
        place.field->setProblem(sentence);
}

} // namespace peygir::uikit
