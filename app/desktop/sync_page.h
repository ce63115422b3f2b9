// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/name_queries.h"
#include "command/desk_port.h"
#include "command/sync_port.h"

#include <QTimer>
#include <QWidget>

class QFormLayout;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace peygir::desktop {

/// What a person sees of synchronisation (R245): line, speed and store as they are, what waits and why, which parts are
/// here and whether they agree with the server, and a check of everything. Reads again when there are news and only while
/// it is looked at.
class SyncPage : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it. `program`: its name and version, for whoever helps.
    SyncPage(DeskPort &desk, SyncPort &sync, cases::NameQueries &names, const QString &program, QWidget *parent = nullptr);

    void takeFocus();
    void checkEverything();
    /// Puts what whoever helps asks for on the clipboard.
    void copyReport();

Q_SIGNALS:
    void said(const QString &sentence);
    /// What could not be done is to be shown.
    void attentionWanted();
    /// The case of a waiting command is to be shown.
    void caseWanted(const QString &caseId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *facts();
    QWidget *checking();
    QWidget *lists();
    void connectAll();
    /// Soon, and once for many news.
    void refresh();
    void read();
    void show(const SyncOverview &overview);
    void showFacts();
    void showCheck();
    void showQueue();
    void showParts(const cases::StoreParts &parts);

    DeskPort &m_desk;
    SyncPort &m_sync;
    cases::NameQueries &m_names;
    const QString m_program;
    /// Empty until it was read once.
    std::optional<SyncOverview> m_overview;
    std::vector<cases::ArgumentNames> m_queueNames;

    QLabel *m_first;
    QFormLayout *m_facts;
    QPushButton *m_now;
    QPushButton *m_check;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    QPushButton *m_attention;
    QProgressBar *m_progress;
    QLabel *m_checkText;
    QLabel *m_queueTitle;
    QListWidget *m_queue;
    QStackedLayout *m_queueStack;
    QListWidget *m_parts;
    QLabel *m_findingsTitle;
    QListWidget *m_findings;
    QTimer m_soon;
    /// Ages grow while nothing happens.
    QTimer m_minute;
    cases::NameQueries::Cancel m_cancelNames;
    cases::NameQueries::Cancel m_cancelParts;
};

} // namespace peygir::desktop
