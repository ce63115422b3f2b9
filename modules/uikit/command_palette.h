// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/suggestions.h"

#include <QFrame>
#include <QPointer>

namespace peygir::uikit {

class ActionCatalogue;
class PersianLineEdit;
class SuggestionList;

/// Finds anything by typing a part of it: actions at once, cases, citizens and screens as their providers answer. Enter
/// does it; Esc closes and gives the keyboard back to where it was. An action that cannot be done is listed last, with
/// why. A child of the window, over its other contents.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(ActionCatalogue &actions, QWidget &window);

    /// Further things to find; the provider must outlive the palette or be its child. `name` comes back in chosen().
    void addProvider(const QString &name, SuggestionProvider &provider);

    /// Shows it empty, with the keyboard in it.
    void open();

Q_SIGNALS:
    /// Something of a provider was taken. Actions are triggered by the palette itself.
    void chosen(const QString &provider, const peygir::uikit::Suggestion &suggestion);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Source
    {
        QString name;
        SuggestionProvider *provider;
        quint64 request = 0;
        QList<Suggestion> answers = {};
    };

    void ask();
    void receive(qsizetype source, quint64 requestId, const QList<Suggestion> &answers);
    void showFound();
    void take(int row);
    void closeAndReturnFocus();

    ActionCatalogue &m_actions;
    QWidget &m_window;
    PersianLineEdit *m_edit;
    SuggestionList *m_list;
    QList<Source> m_sources;
    /// What each row of the list is: an action (source -1) or an answer of a source.
    QList<qsizetype> m_rowSource;
    QPointer<QWidget> m_focusBefore;
};

} // namespace peygir::uikit
