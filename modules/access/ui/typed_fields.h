// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace peygir::access {

/// A field of a command that was not applied, as its author reads it.
struct TypedField
{
    /// Where it stands in the command's arguments: {"fields", "name", "written"}.
    QStringList path;
    QString label;
    /// In the reader's digits and calendar, beginning where reading begins.
    QString value;
    /// It was typed as it stands there and can be typed anew; everything else was chosen, or follows from something.
    bool isTyped;
};

/// All that a person had put into a command, in the order of forms, with labels in his language (R244). `arguments` are
/// the command's own; `named` the same with names in the place of what stands for something: ids that it leaves are not
/// shown, since nobody typed them. Of the edit of a field only what was written counts.
std::vector<TypedField> typedFields(const QJsonObject &arguments, const QJsonObject &named);
/// The same as lines, for reading aloud and copying.
QString linesOf(const std::vector<TypedField> &fields);

/// What stands at this place; empty where it is no text.
QString textAt(const QJsonObject &arguments, const QStringList &path);
/// The arguments with another text there.
QJsonObject withText(const QJsonObject &arguments, const QStringList &path, const QString &text);

/// Whether a field of a command has words for people, or is said to be nothing for them. Every field of every command
/// must be one of both.
bool hasWords(const QString &field);

} // namespace peygir::access
