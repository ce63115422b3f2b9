// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/finder_corner.h"

#include "cases/ui/search_suggestions.h"
#include "cases/ui/server_suggestions.h"
#include "desktop/desk_search.h"
#include "intake/ui/intake_providers.h"
#include "uikit/command_palette.h"
#include "uikit/language.h"

namespace peygir::desktop {

FinderCorner::FinderCorner(const Ports &ports, uikit::CommandPalette &palette, QObject *parent)
    : QObject(parent)
    , m_search(ports.search)
    , m_palette(palette)
{
    m_palette.addProvider(QStringLiteral("cases"), *new cases::CaseSuggestions(ports.cases, ports.desk, &m_palette),
                          tr("Cases"));
    m_palette.addProvider(QStringLiteral("server"), *new cases::ServerSuggestions(ports.cases, &m_palette),
                          tr("Not on this desk"));
    m_palette.addProvider(QStringLiteral("citizens"), *new cases::CitizenSuggestions(ports.cases, &m_palette),
                          tr("Citizens"));
    m_palette.addProvider(QStringLiteral("addresses"), *new intake::AddressProvider(ports.addresses, &m_palette),
                          tr("Addresses"));
    connect(&m_palette, &uikit::CommandPalette::chosen, this, &FinderCorner::take);
    connect(&m_search, &DeskSearch::stateChanged, this, &FinderCorner::showState);
    showState();
}

void FinderCorner::take(const QString &kind, const uikit::Suggestion &found)
{
    if (kind == QLatin1String("cases"))
        Q_EMIT caseFound(found.id);
    else if (kind == QLatin1String("server"))
        Q_EMIT absentCaseFound(found.id);
    else
        Q_EMIT textFound(kind == QLatin1String("citizens") ? found.id : found.title);
}

void FinderCorner::showState()
{
    const storage::SearchState state = m_search.board()->state();
    if (state.whole) {
        m_palette.setNotice({});
        return;
    }
    const QString done =
        state.total > 0 ? uikit::inUsersDigits(QString::number(state.done * 100 / state.total)) : QString();
    m_palette.setNotice(
        done.isEmpty() ? tr("The index of this desk is being made: not everything is found yet.")
                       : tr("The index of this desk is being made (%1 %): not everything is found yet.").arg(done));
}

} // namespace peygir::desktop
