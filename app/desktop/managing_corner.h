// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/store/section_reader.h"
#include "administration/ui/managing_page.h"
#include "cases/ui/filter_text.h"
#include "desktop/add_page.h"

namespace peygir::desktop {

/// What of the managing cartable there is in a window: its page, once this desk knows that the person is shown any of it, and
/// the ways that lead from there. It holds no rule and no SQL.
class ManagingCorner : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    struct Ports
    {
        storage::QueryThread &queries;
        cases::CaseQueries &cases;
        DeskPort &desk;
    };
    ManagingCorner(const Ports &ports, administration::ManagingPage::MayOpen mayOpen, AddPage addPage, QObject *parent);

    /// The window has other places now.
    void offerAgain();

Q_SIGNALS:
    /// One goes to this place of the window.
    void placeWanted(const QString &place);
    /// ... and the list there is to stand like this.
    void listWanted(const QString &place, const peygir::cases::ChosenFilter &filter);
    /// One goes to base information of this type, to the record if there is an id.
    void recordsWanted(const QString &type, const QString &id);
    void newRecordWanted(const QString &type);

private:
    void ask();
    void open(const administration::SubSection &one);

    Ports m_ports;
    administration::ManagingPage::MayOpen m_mayOpen;
    AddPage m_addPage;
    administration::SqlSectionQueries m_queries;
    /// Null until it is known that he is shown something.
    administration::ManagingPage *m_page = nullptr;
    administration::SectionQueries::Cancel m_cancel;
};

/// What the window calls this place.
QString nameOf(administration::WindowPlace place);

} // namespace peygir::desktop
