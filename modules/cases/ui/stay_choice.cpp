// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/stay_choice.h"

#include "cases/ui/shown.h"

#include <algorithm>

namespace peygir::cases {

namespace {

std::vector<CaseNodeId> openStays(const CaseView &view)
{
    std::vector<CaseNodeId> stays;
    for (const CaseNode &node : view.openNodes)
        stays.push_back(node.id);
    return stays;
}

/// What tells it from the other branches.
QString nameOf(const CaseView &view, const CaseNodeId &id)
{
    const auto found
        = std::find_if(view.stays.begin(), view.stays.end(), [&id](const StayView &one) { return one.stay.id == id; });
    if (found == view.stays.end())
        return shownStatus(view.line);
    const QString holder = shown(found->holder);
    return holder.isEmpty() ? shown(found->status) : shown(found->status) + QStringLiteral(" · ") + holder;
}

} // namespace

std::vector<CaseNodeId> staysFor(const CaseView &view, const UserId &user)
{
    const std::vector<CaseNodeId> all = openStays(view);
    std::vector<CaseNodeId> own = all;
    std::erase_if(own, [&](const CaseNodeId &id) {
        const auto whose = view.whose.find(id);
        return whose == view.whose.end() || whose->second != user;
    });
    return own.empty() ? all : own;
}

std::vector<CaseNodeId> waitingOf(const CaseView &view, const std::vector<CaseNodeId> &stays)
{
    std::vector<CaseNodeId> waiting = stays;
    std::erase_if(waiting, [&view](const CaseNodeId &id) { return !openWaitAt(view, id); });
    return waiting;
}

std::vector<CaseNodeId> answerableFor(const CaseView &view, const UserId &user)
{
    const std::vector<CaseNodeId> own = waitingOf(view, staysFor(view, user));
    return own.empty() ? waitingOf(view, openStays(view)) : own;
}

std::optional<CaseWaitId> openWaitAt(const CaseView &view, const CaseNodeId &stay)
{
    const auto found = std::find_if(view.waits.begin(), view.waits.end(),
                                    [&stay](const CaseWait &wait) { return wait.node == stay && !wait.endedAt; });
    return found == view.waits.end() ? std::nullopt : std::optional(found->id);
}

StayMenu::StayMenu(QWidget *parent) : QMenu(parent) {}

void StayMenu::ask(const CaseView &view, const std::vector<CaseNodeId> &stays, const QPoint &at, const Go &go)
{
    clear();
    if (stays.size() == 1)
        return go(stays.front());
    if (stays.empty())
        return;
    setAccessibleName(tr("Which branch is meant?"));
    addAction(accessibleName())->setEnabled(false);
    QAction *first = nullptr;
    for (const CaseNodeId &id : stays) {
        // A name may have the sign by which menus underline a letter.
        QAction *one = addAction(nameOf(view, id).replace(u'&', QStringLiteral("&&")), this, [go, id] { go(id); });
        first = first ? first : one;
    }
    popup(at);
    setActiveAction(first);
}

} // namespace peygir::cases
