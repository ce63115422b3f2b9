// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"
#include "administration/core/user_queries.h"
#include "administration/core/why.h"
#include "command/server_port.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace peygir::uikit {
class PersianLineEdit;
class TypeAheadEdit;
} // namespace peygir::uikit

namespace peygir::administration {

class UserSuggestions;

/// Why somebody may or may not see a case, and what he may do with it: a person and a code are typed, the server
/// answers by the rules' own functions. Each verb with what gives it, or what is missing.
class WhyPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    WhyPanel(UserQueries &queries, ServerPort &server, const std::vector<access::NamedVerb> &verbs,
             QWidget *parent = nullptr);

    void takeFocus();

private:
    void ask();
    void show(const WhyAnswer &answer);
    void say(const QString &sentence);
    QString summary(const WhyAnswer &answer) const;

    ServerPort &m_server;
    const std::vector<access::NamedVerb> &m_verbs;
    uikit::TypeAheadEdit *m_person;
    uikit::PersianLineEdit *m_code;
    QLabel *m_problem;
    QLabel *m_summary;
    QTreeWidget *m_answer;
    ServerPort::Cancel m_cancel;
};

} // namespace peygir::administration
