// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/demo/clerk.h"
#include "system/demo/stage.h"

namespace peygir::demo {

/// Goes by keys to every screen that somebody has, and takes a picture of each. A tour leaves the window so that the
/// same tour can be made again in another look.
class ScreenTour
{
public:
    /// `elsewhere`: the code of a case that the desk of the expert does not keep.
    ScreenTour(Clerk &clerk, QString stageFolder, QString elsewhere)
        : m_clerk(clerk)
        , m_stage(std::move(stageFolder))
        , m_elsewhere(std::move(elsewhere))
    {}

    /// The following pictures go into this folder, numbered.
    void into(const QString &folder);

    void agentsScreens();
    void expertsScreens();
    void administratorsScreens();
    /// Some of them, for another language or another height of rows.
    void fewScreens();

    int failures() const { return m_failures; }

private:
    void callDesk();
    void callDeskWithACall();
    void agentsLists();
    void synchronisation();
    void citizensAndMessages();
    void ownPages();
    void help();
    void cartable();
    void actsOnACase();
    void partsOfACase();
    void documents();
    void importScreen();
    void baseInformation();

    void picture(const char *name);
    /// A list or page that has no key.
    void goTo(const char *name);
    /// Adds a file to the case that is shown.
    void attach(const QString &file);

    Clerk &m_clerk;
    QString m_stage;
    QString m_elsewhere;
    QString m_folder;
    int m_number = 0;
    int m_failures = 0;
    bool m_isFileOpen = false;
};

} // namespace peygir::demo
