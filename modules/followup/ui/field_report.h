// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "command/desk_port.h"
#include "command/file_port.h"
#include "command/server_port.h"
#include "followup/core/followup_queries.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace peygir::cases {
class DocumentsWidget;
}
namespace peygir::uikit {
class ContentArea;
class PersianLineEdit;
class PersianTextEdit;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::followup {

class PhoneLinkPanel;
class Whereabouts;

/// One visit in the field: where one is to go and why, and the report of it in words, with place and photos (R059, R060,
/// R088). Made for fingers and a small screen; all of it works without a network. What is typed survives leaving it, and
/// the end of the program. Photos are documents of the case at once; those that this person has added today go with the
/// report.
class FieldReport : public QWidget
{
    Q_OBJECT

public:
    struct Ports
    {
        FollowUpQueries &queries;
        cases::DocumentQueries &documents;
        FilePort &files;
        DeskPort &desk;
        uikit::ViewSettings &settings;
        ServerPort &server;
    };
    /// All outlive it.
    FieldReport(const Ports &ports, Whereabouts &whereabouts, QWidget *parent = nullptr);

    /// Shows this visit, with what was typed for it before.
    void begin(const OwnVisit &visit);
    /// The one that is shown; empty: none was yet.
    const std::optional<OwnVisit> &visit() const { return m_visit; }
    /// Rows have changed somewhere.
    void refresh();
    /// Before it is left: keeps what is typed.
    void keep();
    void takeFocus();
    /// Shows by which QR a phone opens the page of this visit, in the place of the report; Esc leads back to it.
    void showPhonePage();
    cases::DocumentsWidget &documents() { return *m_documents; }

Q_SIGNALS:
    /// The report is kept; `sentence` says so.
    void done(const QString &sentence);
    void backWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void putPhoneAway();
    void showAbout();
    void showWhereabouts();
    /// Puts the place of this machine into the field, unless a person has written another one there.
    void followWhereabouts();
    void takeWhereabouts();
    /// Those that go with the report.
    std::vector<cases::DocumentId> photosOf(const std::vector<cases::DocumentView> &documents) const;
    void countPhotos();
    void report();
    void submit(const std::vector<cases::DocumentId> &photos);
    void say(const QString &problem);
    void recall();
    void forget(const VisitId &id);

    Ports m_ports;
    Whereabouts &m_whereabouts;
    std::optional<OwnVisit> m_visit;
    /// Documents that an earlier report or reply of the case has named.
    std::set<cases::DocumentId> m_named;
    FollowUpQueries::Cancel m_cancelView;
    cases::DocumentQueries::Cancel m_cancelCount;
    cases::DocumentQueries::Cancel m_cancelReport;
    QTimer m_keepSoon;
    /// The field holds what this machine has found out, and not what a person has written.
    bool m_followsWhereabouts = true;

    QBoxLayout *m_halves;
    QPushButton *m_back;
    QLabel *m_title;
    QLabel *m_about;
    uikit::PersianTextEdit *m_words;
    uikit::PersianLineEdit *m_place;
    QPushButton *m_here;
    QLabel *m_whereLine;
    cases::DocumentsWidget *m_documents;
    QLabel *m_photos;
    PhoneLinkPanel *m_phone;
    QPushButton *m_phoneButton;
    QLabel *m_problem;
    QPushButton *m_ok;
    uikit::ContentArea *m_content;
};

/// How it is said: "Your place is known to 12 m", "Looking for your place…".
QString whereaboutsSentence(const Whereabouts &whereabouts);

} // namespace peygir::followup
