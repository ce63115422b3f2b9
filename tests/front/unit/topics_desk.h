// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/desk_worker.h"
#include "front/unit/scripted_transport.h"
#include "sync/support/topic_arguments.h"

/// A desk of the topics whose line is a script.
namespace peygir::front::testing {

inline const storage::OpenPolicy inTheClear{.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow};
inline const Bucket redRoom = topics::roomBucket(QStringLiteral("red"));

/// As the desk's own line tells its requests apart.
inline sync::DeskEngine::RequestKind kindOf(const QByteArray &path)
{
    return path == "/v1/hello"    ? sync::DeskEngine::RequestKind::Hello
           : path == "/v1/push"   ? sync::DeskEngine::RequestKind::Push
           : path == "/v1/verify" ? sync::DeskEngine::RequestKind::Verify
                                  : sync::DeskEngine::RequestKind::Pull;
}

/// With store and codes in this folder.
inline DeskSettings topicsDesk(const QString &folder, const UserId &user, const std::shared_ptr<ScriptedLine> &line)
{
    return {.storeFolder = folder + QStringLiteral("/store"),
            .policy = inTheClear,
            .user = user,
            .openTransport = [line]() -> Result<std::unique_ptr<DeskTransport>> {
                return std::unique_ptr<DeskTransport>(std::make_unique<ScriptedTransport>(line));
            },
            .witnessFolder = folder + QStringLiteral("/codes"),
            .machine = "this machine"};
}

} // namespace peygir::front::testing
