// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/sections.h"
#include "cases/core/case_queries.h"
#include "command/desk_port.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace peygir::administration {

/// The managing cartable (R011): five sections side by side, with the sub-sections that the person is shown; where one opens a
/// list of cases, with how many are in it now. By keys: up and down within a section, left and right to the next one, Enter
/// opens; administrators change what they stand on with Ctrl+E, add one with Ctrl+N and come to its accesses with Ctrl+L.
class ManagingPage final : public QWidget
{
    Q_OBJECT

public:
    /// Whether the window has what this opens, for this person and now.
    using MayOpen = std::function<bool(const SubSection &)>;

    /// Both outlive the page.
    ManagingPage(cases::CaseQueries &cases, DeskPort &desk, MayOpen mayOpen, QWidget *parent = nullptr);

    void setSections(const SectionQueries::Sections &sections);
    /// Other places of the window have come, and with them what may be opened.
    void offerAgain();
    /// Rows have changed somewhere: counts again; while nobody looks, when it is shown.
    void refresh();
    void takeFocus();

Q_SIGNALS:
    void opened(const peygir::administration::SubSection &one);
    void editWanted(const peygir::administration::SubSectionId &id);
    void newWanted();
    void accessesWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void count();
    void showTotal(const SubSection &one, const std::optional<cases::CaseTotal> &total);
    /// To the nearest section on this side that has something.
    void goToSection(int from, int step);
    /// Null where no section has the keyboard, or its list is empty.
    const SubSection *current() const;
    void open();
    /// A key of administrators.
    bool isTaken(const QKeyEvent &key);

    cases::CaseQueries &m_cases;
    DeskPort &m_desk;
    MayOpen m_mayOpen;
    SectionQueries::Sections m_sections;
    /// What of them the window has, in the order of the lists.
    std::vector<SubSection> m_offered;
    /// By the place of its section.
    std::vector<QListWidget *> m_lists;
    /// What is said instead of an empty one.
    std::vector<QLabel *> m_empty;
    std::map<SubSectionId, QListWidgetItem *> m_items;
    /// Where one was last.
    int m_last = 0;
    QPushButton *m_edit;
    QPushButton *m_new;
    QPushButton *m_accesses;
    QTimer m_countSoon;
    bool m_changedUnseen = true;
    /// Somebody has come to the page: where he stands is kept.
    bool m_visited = false;
    std::vector<cases::CaseQueries::Cancel> m_counting;
};

} // namespace peygir::administration
