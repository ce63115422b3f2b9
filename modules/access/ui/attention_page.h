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

/// Everything that the server did not apply as it was meant, with what was typed and what can be done about it (R244).
/// Nothing leaves this list by itself.
class AttentionPage : public QWidget
{
    Q_OBJECT

public:
    AttentionPage(AttentionQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

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
        AttentionReason reason;
        QString sentence;
        QByteArray kind;
        QJsonObject arguments;
        /// Not decided by the server yet.
        bool waits = false;
    };

    void show(const std::vector<Attention> &entries);
    void showCurrent();
    void sendAgain();
    void putAside(const QString &sentence);
    const Item *current() const;

    AttentionQueries &m_queries;
    DeskPort &m_desk;
    std::vector<Item> m_items;
    QStackedLayout *m_stack;
    QListWidget *m_list;
    QLabel *m_sentence;
    QLabel *m_typed;
    QPushButton *m_again;
    QPushButton *m_aside;
    AttentionQueries::Cancel m_cancel;
};

} // namespace peygir::access
