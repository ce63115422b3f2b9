// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_port.h"
#include "reference/core/record_queries.h"

#include <QWidget>

class QLabel;

namespace peygir::reference {

/// Edits one declared field: its label, the sentence that says what is wrong, and whatever its kind is typed with.
/// Knows the value as it stands in the record's JSON.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    /// `field` outlives the editor.
    explicit FieldEditor(const RecordField &field, QWidget *parent = nullptr);

    const RecordField &field() const { return m_field; }

    /// Null where the field is empty.
    virtual QJsonValue value() const = 0;
    /// `names` of what the value refers to, by id. Says nothing of what is wrong.
    virtual void setValue(const QJsonValue &value, const std::map<QString, Localized> &names) = 0;
    /// The sentence that says why the value cannot be kept; empty: it can. Shown by `check`.
    virtual QString problem() const = 0;

    /// Shows what is wrong. True if nothing is.
    bool check();
    void setProblem(const QString &sentence);

Q_SIGNALS:
    /// The person changed the value.
    void edited();

protected:
    /// Puts the widget below the label; the focus of the editor is its.
    void hold(QWidget *input);
    QString missing() const;
    void tellEdited();
    /// Of what is typed on one line: that it was cut. Empty: nothing was.
    QString cutSentence() const;
    /// While a value is set from the program nothing counts as edited.
    bool m_setting = false;

private:
    const RecordField &m_field;
    QLabel *m_problem;
};

/// The editor that belongs to the kind of the field. `queries` and `files` outlive it; without files a file is only named.
FieldEditor *makeFieldEditor(const RecordField &field, RecordQueries &queries, FilePort *files, QWidget *parent);

} // namespace peygir::reference
