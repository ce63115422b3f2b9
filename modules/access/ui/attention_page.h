// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/ui/attention_item.h"
#include "command/desk_port.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedLayout;

namespace peygir::access {

class RefuseLine;
class TypedView;

/// Everything that the server did not apply as it was meant, with what was typed and what can be done about it (R244); for
/// those who may settle it (`settleHeld`) also what it keeps of others (SYNC 6). An entry leaves this list when somebody has
/// settled it.
///
///     Return     the case that it is about        Ctrl+C     copy what was typed
///     Ctrl+Enter send it again as it is           Del        put it aside; can be taken back for a while
///     Ctrl+E     type it anew and send it         Ctrl+J     add it to the other case
///     Shift+F11  have it tried again              Shift+F12  refuse it with a reason
class AttentionPage : public QWidget
{
    Q_OBJECT

public:
    AttentionPage(AttentionQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Answers a command's arguments with names in the place of keys and what is known by them, for reading; later, as long
    /// as `context` lives, or never where nothing stands for something else. May be set once, before the page is shown.
    using Naming = std::function<void(const QJsonObject &arguments, QObject *context,
                                      const std::function<void(const QJsonObject &named)> &done)>;
    void setNaming(Naming naming) { m_naming = std::move(naming); }
    /// Opens the form that a command came from with all that was typed, for typing it anew; false where there is none, and
    /// then this page has fields for it. `entry`: to be settled when it has been given. May be set once, as `setNaming`.
    using OpenForm = std::function<bool(const QByteArray &kind, const QJsonObject &arguments, const AttentionId &entry)>;
    void setForms(OpenForm openForm) { m_openForm = std::move(openForm); }
    /// Adds words to the case with this code; `done` as `DeskPort::Done`. Once, as `setNaming`.
    using AddToCase = std::function<void(const QString &code, const QString &words, QObject *context, const DeskPort::Done &done)>;
    void setAddToCase(AddToCase addToCase) { m_addToCase = std::move(addToCase); }

    void refresh();
    void takeFocus();
    /// Something else was given in the place of what an entry is about.
    void settleEntry(const AttentionId &entry) { submitSettling(entry, {}); }

Q_SIGNALS:
    void said(const QString &sentence);
    void countChanged(int count);
    /// Said, and can be taken back by `undo` for a while.
    void put(const QString &sentence, const std::function<void()> &undo);
    /// The case of an entry is to be shown.
    void caseWanted(const QString &caseId);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    using Item = AttentionItem;

    void show(const std::vector<AttentionEntry> &entries);
    QWidget *details();
    void connectAll();
    void addKeys();
    void showCurrent();
    void showTyped(const Item *item);
    void sendAgain();
    void send(const QJsonObject &arguments);
    void typeAnew();
    void addToOther();
    void openCase();
    void copy();
    void tryAgain();
    void askWhy();
    /// Settles the entry that is shown, at once.
    void settle(const QString &sentence);
    /// Takes it out of the list and settles it a little later, unless that is taken back.
    void putAside();
    void settleAsided();
    void submitSettling(const AttentionId &entry, const QString &sentence);
    const Item *current() const;

    AttentionQueries &m_queries;
    DeskPort &m_desk;
    std::vector<Item> m_items;
    QStackedLayout *m_stack;
    QListWidget *m_list;
    QLabel *m_sentence;
    QLabel *m_origin;
    TypedView *m_typed;
    QLabel *m_decisions;
    QPushButton *m_again;
    QPushButton *m_anew;
    QPushButton *m_other;
    QPushButton *m_tryAgain;
    QPushButton *m_refuse;
    QPushButton *m_aside;
    RefuseLine *m_reason;
    AttentionQueries::Cancel m_cancel;
    Naming m_naming;
    OpenForm m_openForm;
    AddToCase m_addToCase;
    /// Put aside, and not settled yet.
    std::vector<AttentionId> m_asided;
    QTimer m_settleSoon;
};

} // namespace peygir::access
