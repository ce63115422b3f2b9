// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresql_tools.h"

#include <libpq-fe.h>

#include <memory>

namespace peygir::storage {

Result<std::vector<std::pair<QByteArray, QByteArray>>> postgresqlEnvironment(const QByteArray &conninfo)
{
    char *complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(
        PQconninfoParse(conninfo.constData(), &complaint), PQconninfoFree);
    const QString detail = QString::fromUtf8(complaint ? complaint : "");
    PQfreemem(complaint);
    if (!options)
        return Error("storage.unreachable", {{QStringLiteral("detail"), detail}});
    std::vector<std::pair<QByteArray, QByteArray>> environment;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->envvar && option->val)
            environment.emplace_back(option->envvar, option->val);
    }
    return environment;
}

} // namespace peygir::storage
