// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/out_page.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace peygir::paper {

/// Asks what of the screen is to be written, as what and where, and shows how far it is: a strip and no dialog, so that
/// one goes on working meanwhile. Enter writes, Esc stops what is being written, else puts the strip away.
class OutPanel : public QFrame
{
    Q_OBJECT

public:
    explicit OutPanel(QWidget *parent = nullptr);

    /// At least one offer, the first one chosen. While something is being written nothing changes.
    void begin(const QList<OutOffer> &offers, OutTarget::Form form);
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void said(const QString &sentence);
    void refused(const QString &sentence);
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void offerPrinters();
    void showForm();
    void proposeFile();
    void choose();
    void write();
    void run(const Result<OutThing> &thing);
    void showMoved(qint64 done, qint64 of);
    void finish(const Result<qint64> &rows);
    void setRunning(bool isRunning);
    OutTarget target() const;

    QList<OutOffer> m_offers;
    OutRun m_run;
    OutTarget m_target;
    int m_chosen = 0;
    bool m_isRunning = false;
    bool m_isStopped = false;
    /// Of the last write: whatever else was typed is the person's own.
    QString m_proposed;
    /// The file that there is and may be replaced.
    QString m_replaced;
    QComboBox *m_what;
    QComboBox *m_form;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QPushButton *m_go;
    QPushButton *m_stop;
    QProgressBar *m_progress;
    QLabel *m_sentence;
    bool m_printersAsked = false;
    QThreadPool m_pool;
};

} // namespace peygir::paper
