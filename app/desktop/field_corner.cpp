// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/field_corner.h"

#include "desktop/right_watch.h"
#include "followup/core/visit_commands.h"
#include "followup/ui/field_page.h"
#include "uikit/action_catalogue.h"
#include "uikit/message_bar.h"
#include "uikit/navigation_rail.h"
#include "uikit/reasoned_action.h"
#include "uikit/shell.h"

#include <QFile>
#include <QNmeaPositionInfoSource>

namespace peygir::desktop {

using followup::FieldPage;
using uikit::MessageBar;

namespace {

const QString fieldPlace = QStringLiteral("field");

} // namespace

std::unique_ptr<QGeoPositionInfoSource> makePositionSource()
{
    const QString track = qEnvironmentVariable("PEYGIR_TRACK");
    if (track.isEmpty())
        return std::unique_ptr<QGeoPositionInfoSource>(QGeoPositionInfoSource::createDefaultSource(nullptr));
    auto source = std::make_unique<QNmeaPositionInfoSource>(QNmeaPositionInfoSource::SimulationMode);
    source->setDevice(new QFile(track, source.get()));
    return source;
}

FieldCorner::FieldCorner(const Ports &ports, uikit::Shell &shell, uikit::ActionCatalogue &actions,
                         const AddPage &addPage)
    : QObject(&shell)
    , m_ports(ports)
    , m_shell(shell)
    , m_actions(actions)
    , m_queries(ports.queries)
    , m_page(new FieldPage({m_queries, ports.documents, ports.files, ports.desk, ports.settings, ports.server}))
{
    connect(m_page, &FieldPage::said, this,
            [this](const QString &sentence) { m_shell.messages().say(MessageBar::Kind::Done, sentence); });
    connect(m_page, &FieldPage::refused, this,
            [this](const QString &sentence) { m_shell.messages().say(MessageBar::Kind::Problem, sentence); });
    connect(m_page, &FieldPage::leaveWanted, this, &FieldCorner::leaveWanted);
    connect(m_page, &FieldPage::countChanged, this,
            [this](qint64 toMake) { m_shell.rail().setCount(fieldPlace, toMake > 0 ? toMake : -1); });
    connect(&m_ports.desk, &DeskPort::rowsChanged, this, [this] {
        if (m_isOffered)
            m_page->refresh();
    });
    m_actions.add({QStringLiteral("field.phone_page"), tr("The visit that is open on my phone (QR)"), {}, QStringLiteral("phone"), [this] {
                       if (m_page->isVisible() && m_page->isReporting())
                           m_page->report().showPhonePage();
                       else
                           m_shell.messages().say(MessageBar::Kind::Problem, tr("Go to the field mode and open a visit there."));
                   }});
    addPage(fieldPlace, tr("Field mode"), QStringLiteral("map-pin"), Qt::CTRL | Qt::SHIFT | Qt::Key_F3, *m_page, [this] { arrive(); });
    offer(false);
    connect(new RightWatch(ports.rights, ports.desk, {followup::reportVisitVerb}, this), &RightWatch::known, this,
            [this](const std::vector<QByteArray> &allowed) {
                if (allowed.empty() == m_isOffered)
                    offer(!allowed.empty());
            });
}

cases::DocumentsWidget &FieldCorner::documents() { return m_page->report().documents(); }

void FieldCorner::arrive()
{
    // Not with the window: a machine asks its person whether a program may know where he is.
    if (!m_page->whereabouts().hasSource())
        m_page->whereabouts().setSource(makePositionSource());
    m_page->takeFocus();
}

void FieldCorner::offer(bool isOffered)
{
    m_isOffered = isOffered;
    m_shell.rail().setOffered(fieldPlace, isOffered);
    uikit::ReasonedAction *action = m_actions.find(QStringLiteral("go.") + fieldPlace);
    if (isOffered) {
        action->allow();
        m_page->refresh();
    } else {
        action->forbid(tr("You have no right to report visits."));
    }
}

} // namespace peygir::desktop
