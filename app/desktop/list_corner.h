// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/bulk_book.h"
#include "cases/core/closed_lists.h"
#include "cases/ui/case_list_page.h"
#include "command/desk_port.h"

#include <QKeySequence>
#include <QObject>

#include <map>

namespace peygir::cases {
class CasePage;
}
namespace peygir::uikit {
class ActionCatalogue;
class Shell;
class ViewSettings;
} // namespace peygir::uikit

namespace peygir::desktop {

/// The lists of cases of a window, each a place of its own with the case that it stands on beside it, and the keys that
/// act on the list that is looked at. It holds no rule and no SQL.
class ListCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        cases::CaseQueries &cases;
        cases::ClosedLists &closed;
        cases::BulkBook &acts;
        DeskPort &desk;
        uikit::ViewSettings &settings;
    };
    /// Where in the window it is. All outlive it.
    struct Window
    {
        uikit::Shell &shell;
        uikit::ActionCatalogue &actions;
        cases::CasePage &casePage;
    };
    /// `parent` owns the lists as well.
    ListCorner(const Ports &ports, const Window &window, QWidget *parent);

    /// One list, as a place of the rail. `empty` and `howTo` stand there where it has no case; `key` may be empty.
    struct Place
    {
        QString id;
        cases::CaseList list;
        QString title;
        QString icon;
        QString empty;
        QString howTo;
        QKeySequence key;
    };
    void addList(const Place &place);
    /// The keys of lists. Once.
    void addActions();

    bool has(const QString &id) const { return m_lists.contains(id); }
    /// There is one with this id.
    cases::CaseListPage &at(const QString &id) const { return *m_lists.at(id); }
    /// Shows this list with its case, and gives it the keyboard.
    void show(const QString &id);
    /// Where one is in the window, also where that is no list: the keys act on the list with this id.
    void setPlace(const QString &id);
    /// Whether any list is seen.
    bool isVisible() const;
    /// Shows this case beside the list that is seen, which moves to it.
    void openCase(const QString &caseId);
    /// The same for one that this desk does not hold: the server is asked.
    void askForCase(const QString &code);
    /// Reads again what is looked at; as rows have changed.
    void refresh();
    /// Counts anew what the rail says of them.
    void showCounts();

Q_SIGNALS:
    /// One wants to go to the list with this id.
    void placeWanted(const QString &id);
    void said(const QString &sentence);
    void refused(const QString &sentence);

private:
    void showCurrentOf(const cases::CaseListPage &list);
    /// No other case is to be opened in the place of this one when its list comes.
    void select(const QString &caseId);
    /// Null while a whole page is shown.
    cases::CaseListPage *lookedAt() const;
    /// Which of its actions there are now, and why not the others.
    void showWhatLists();

    Ports m_ports;
    Window m_window;
    QWidget *m_parent;
    std::map<QString, cases::CaseListPage *> m_lists;
    QString m_place;
    cases::CaseQueries::Cancel m_cancelCounts;
};

} // namespace peygir::desktop
