// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/case_providers.h"

#include <QFrame>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace peygir::uikit {
class TypeAheadEdit;
}

namespace peygir::cases {

/// Refers many cases with one note. Each goes as a command of its own, so that one that may not go keeps none of the
/// others back; it says how many went and which did not, and why. Esc stops between two of them.
class BulkReferPanel : public QFrame
{
    Q_OBJECT

public:
    BulkReferPanel(CaseQueries &queries, DeskPort &desk, QWidget *parent = nullptr);

    /// Asks for the post and the note for these cases.
    void begin(const std::vector<CaseId> &ids);
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// This one went: it need not be marked any longer.
    void referred(const QString &caseId);
    /// The last one has been tried, or the person has stopped it; `sentence` says what came of it.
    void done(const QString &sentence, bool allWent);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void next();
    void finish();
    void say(const QString &sentence);

    CaseQueries &m_queries;
    DeskPort &m_desk;
    QLabel *m_title;
    uikit::TypeAheadEdit *m_post;
    QPlainTextEdit *m_note;
    QProgressBar *m_progress;
    QLabel *m_result;
    QPushButton *m_ok;
    QPushButton *m_away;

    std::vector<CaseId> m_ids;
    std::vector<ReferableCase> m_cases;
    size_t m_next = 0;
    int m_went = 0;
    QStringList m_stayed;
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace peygir::cases
