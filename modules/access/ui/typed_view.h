// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/ui/typed_fields.h"

#include <QWidget>

#include <map>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;

namespace peygir::access {

/// What was typed into one command: read and copied, or typed anew in its fields and given once more. What was typed anew
/// and not given is kept for each command as long as this lives, so that Esc loses nothing.
class TypedView : public QWidget
{
    Q_OBJECT

public:
    explicit TypedView(QWidget *parent = nullptr);

    /// `key` tells commands apart; the same one again keeps what is being typed.
    void show(const QString &key, const QJsonObject &arguments, const QJsonObject &named);
    void clear();
    /// All of it as lines: label and value.
    QString lines() const;
    bool canEdit() const;
    bool isEditing() const;
    void edit();
    void endEdit();
    void say(const QString &problem);
    /// The command has been given: what was typed for it is done with.
    void forget();

Q_SIGNALS:
    /// To be given once more, with what stands in the fields now.
    void sendWanted(const QJsonObject &arguments);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillForm();
    QJsonObject written() const;

    struct Editor
    {
        QStringList path;
        QPlainTextEdit *field;
    };

    QString m_key;
    QJsonObject m_arguments;
    std::vector<TypedField> m_fields;
    /// By the key of the command.
    std::map<QString, QJsonObject> m_kept;
    QStackedLayout *m_stack;
    QLabel *m_text;
    QWidget *m_editing;
    QFormLayout *m_form;
    QLabel *m_problem;
    QPushButton *m_send;
    std::vector<Editor> m_editors;
};

} // namespace peygir::access
