// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/server_store.h"

#include <QCommandLineParser>

namespace peygir::server {

/// What stands behind the command's name on the command line. Every command takes `--data DIR [--postgresql CONNECTION]`.
class Arguments
{
public:
    Arguments();

    /// `name` as in "--name VALUE".
    Arguments &option(const QString &name);
    /// `name` as in "--name", which takes no value.
    Arguments &flag(const QString &name);
    /// Fails with "server.arguments" {problem}: an unknown option, a missing value, no --data.
    Result<void> parse(const QStringList &arguments);

    StoreLocation location() const;
    /// Empty where it was not given.
    QString value(const QString &name) const { return m_parser.value(name); }
    bool has(const QString &name) const { return m_parser.isSet(name); }
    /// What is no option: files.
    QStringList files() const { return m_parser.positionalArguments(); }

private:
    QCommandLineParser m_parser;
};

/// "server.arguments" with this problem.
Error wrongArguments(const QString &problem);

/// The whole content of a file of at most 64 MB. Fails with "server.file" {file}.
Result<QByteArray> contentOf(const QString &file);

} // namespace peygir::server
