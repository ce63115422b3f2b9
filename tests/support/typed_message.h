// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

/// Registering a message in the real window as a person does it, by keys alone: for the demo, the tests of windows and
/// `bench live`, so that one place knows the form.
namespace peygir::test {

/// What is typed into the form. Subject and street are parts of names: the first suggestion is taken.
struct TypedMessage
{
    QString phone;
    QString name;
    QString subject;
    QString street;
    QString plaque;
    QString words;
};

/// A hole in a street of the demo city, at this house number.
TypedMessage typedHole(const QString &plaque);

/// Opens the form, empties it and types all of the message; does not register it (Ctrl+Return does). False if no
/// suggestion came for subject or street.
[[nodiscard]] bool fillInMessage(QWidget &window, const TypedMessage &message);

/// The tracking code that the form shows, in ASCII digits; empty while it shows none.
QString codeShown(QWidget &window);

} // namespace peygir::test
