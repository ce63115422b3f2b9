// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/search_queries.h"
#include "command/desk_port.h"
#include "intake/core/intake_queries.h"

#include <QObject>

namespace peygir::uikit {
class CommandPalette;
struct Suggestion;
} // namespace peygir::uikit

namespace peygir::desktop {

class DeskSearch;

/// What the palette finds besides screens and actions: cases of this desk and of the server, citizens, addresses. It
/// says how far the index is while that is being made, and what was found is to be shown by the window. It holds no
/// rule and no SQL.
class FinderCorner : public QObject
{
    Q_OBJECT

public:
    /// What it asks. All outlive it.
    struct Ports
    {
        cases::SearchQueries &cases;
        intake::IntakeQueries &addresses;
        DeskPort &desk;
        DeskSearch &search;
    };
    /// `palette` outlives it.
    FinderCorner(const Ports &ports, uikit::CommandPalette &palette, QObject *parent);

Q_SIGNALS:
    /// A case of this desk.
    void caseFound(const QString &caseId);
    /// A case that this desk does not hold, by its tracking code.
    void absentCaseFound(const QString &code);
    /// Whom or where: what is open for a citizen, and what else was called in about an address, have this in them.
    void textFound(const QString &text);

private:
    void take(const QString &kind, const uikit::Suggestion &found);
    void showState();

    DeskSearch &m_search;
    uikit::CommandPalette &m_palette;
};

} // namespace peygir::desktop
