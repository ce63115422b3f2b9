// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/attention_queries.h"
#include "command/desk_port.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedLayout;

namespace peygir::access {

class RefuseLine;

/// Everything that the server did not apply as it was meant, with what was typed and what can be done about it (R244); for
/// those who may settle it (`settleHeld`) also what it keeps of others (SYNC 6). An entry leaves this list when somebody has
/// settled it.
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

    void refresh();
    void takeFocus();

Q_SIGNALS:
    void said(const QString &sentence);
    void countChanged(int count);

private:
    /// One entry, from the server or still on its way from there.
    struct Item
    {
        /// Empty while the server's entry is not here: then it can only be sent again.
        std::optional<AttentionId> attention;
        Uuid command;
        AttentionReason reason;
        QString sentence;
        QByteArray kind;
        QJsonObject arguments;
        bool isOwn;
        /// Not decided by the server yet.
        bool waits = false;
        /// Instead of the command's name; empty: that.
        QString title = {};
        QString origin = {};
        QString decisions = {};
        /// Somebody here has said what becomes of it, and the server has not answered yet.
        bool isDecided = false;
        std::optional<Instant> at = {};
    };

    void show(const std::vector<AttentionEntry> &entries);
    Item itemOf(const AttentionEntry &read) const;
    QWidget *details();
    void connectAll();
    void addRow(const Item &item);
    void showCurrent();
    void showTyped(const Item *item);
    void sendAgain();
    void tryAgain();
    void askWhy();
    void putAside(const QString &sentence);
    const Item *current() const;

    AttentionQueries &m_queries;
    DeskPort &m_desk;
    std::vector<Item> m_items;
    QStackedLayout *m_stack;
    QListWidget *m_list;
    QLabel *m_sentence;
    QLabel *m_origin;
    QLabel *m_typed;
    QLabel *m_decisions;
    QPushButton *m_again;
    QPushButton *m_tryAgain;
    QPushButton *m_refuse;
    QPushButton *m_aside;
    RefuseLine *m_reason;
    AttentionQueries::Cancel m_cancel;
    Naming m_naming;
};

} // namespace peygir::access
