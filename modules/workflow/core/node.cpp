// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/node.h"

namespace peygir::workflow {

const Status *Node::status() const
{
    if (const Task *t = task())
        return &t->status;
    if (const End *e = end())
        return &e->status;
    return nullptr;
}

} // namespace peygir::workflow
