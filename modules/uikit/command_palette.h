// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "uikit/suggestions.h"

#include <QFrame>
#include <QPointer>

class QLabel;

namespace peygir::uikit {

class ActionCatalogue;
class PersianLineEdit;
class SuggestionList;

/// Finds anything by typing a part of it: screens and actions at once, cases, citizens and addresses as their providers
/// answer, each kind under a heading. Empty, it begins with what was taken last. Enter does it; Esc closes and gives the
/// keyboard back to where it was. An action that cannot be done is listed last, with why. A child of the window, over
/// its other contents.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(ActionCatalogue &actions, QWidget &window);

    /// Further things to find, under a translated heading (may be empty); the provider must outlive the palette or be its
    /// child. `name` comes back in chosen().
    void addProvider(const QString &name, SuggestionProvider &provider, const QString &heading = {});
    /// A sentence under what was found, about what may be missing there; empty: none. Once it is gone, what is typed is
    /// asked again.
    void setNotice(const QString &sentence);

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
        QString heading;
        quint64 request = 0;
        QList<Suggestion> answers = {};
    };

    /// Something that was taken: of a source, or an action (source -1).
    struct Taken
    {
        qsizetype source;
        Suggestion suggestion;
    };
    /// One heading with what stands under it.
    struct Group
    {
        QString heading;
        QList<Taken> rows;
    };

    void ask();
    void receive(qsizetype source, quint64 requestId, const QList<Suggestion> &answers);
    void showFound();
    void take(int row);
    QList<Group> found() const;
    void addActions(QList<Group> &groups) const;
    void remember(const Taken &taken);
    void closeAndReturnFocus();

    ActionCatalogue &m_actions;
    QWidget &m_window;
    PersianLineEdit *m_edit;
    SuggestionList *m_list;
    QList<Source> m_sources;
    QLabel *m_nothing;
    QLabel *m_notice;
    /// What each row of the list is.
    QList<Taken> m_rows;
    /// The last one first; as long as the window lives, because what it names must not lie outside the store.
    QList<Taken> m_lately;
    QPointer<QWidget> m_focusBefore;
};

} // namespace peygir::uikit
