// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/ui/chart_words.h"

#include "uikit/language.h"

#include <QCoreApplication>

namespace peygir::organisation {

namespace {

struct ChartWords
{
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

} // namespace

QString nameText(const ChartNode &node) { return uikit::inUsersDigits(uikit::shown(node.name)); }

QString whoText(const ChartTree &tree, size_t node)
{
    const ChartNode &one = tree.nodes()[node];
    if (one.isPost) {
        if (!one.isHeld)
            return ChartWords::tr("vacant");
        return one.holderName.isEmpty() ? ChartWords::tr("held by somebody unknown here") : uikit::inUsersDigits(one.holderName);
    }
    QString heads;
    for (const size_t below : one.below) {
        const ChartNode &post = tree.nodes()[below];
        if (!post.isPost || !post.isHead || !post.active)
            continue;
        const QString head = whoText(tree, below);
        heads = heads.isEmpty() ? head : ChartWords::tr("%1, %2").arg(heads, head);
    }
    return heads.isEmpty() ? ChartWords::tr("no head") : ChartWords::tr("Head: %1").arg(heads);
}

QString sumText(const BranchSum &sum)
{
    return uikit::inUsersDigits(ChartWords::tr("%1 units, %2 posts, %3 of them held, %4 open cases")
                                    .arg(sum.units)
                                    .arg(sum.posts)
                                    .arg(sum.held)
                                    .arg(sum.openStays));
}

QString wholeText(const ChartTree &tree, size_t node)
{
    const ChartNode &one = tree.nodes()[node];
    QString text = ChartWords::tr("%1 — %2").arg(nameText(one), whoText(tree, node));
    if (one.isPost && one.isHead)
        text = ChartWords::tr("%1; head of the unit").arg(text);
    if (!one.active)
        text = ChartWords::tr("%1; switched off").arg(text);
    return ChartWords::tr("%1; %2").arg(text, one.isPost ? uikit::inUsersDigits(ChartWords::tr("%1 open cases").arg(one.openStays))
                                                    : sumText(tree.sumOf(node)));
}

} // namespace peygir::organisation
