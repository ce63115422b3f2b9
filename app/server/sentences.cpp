// SPDX-License-Identifier: GPL-3.0-or-later
#include "sentences.h"

#include <algorithm>
#include <iterator>

namespace peygir::server {

namespace {

struct Sentence
{
    QByteArrayView id;
    const char *text;
};

/// `{name}` stands for a value of the error.
constexpr Sentence sentences[] = {
    {"server.arguments", "{problem}; see 'peygird help'"},
    {"server.folder", "cannot make or write {folder}"},
    {"server.in_use", "another peygird is using {folder}; stop it first"},
    {"server.schema_old", "the database lacks {pending} migrations; run 'peygird migrate' first"},
    {"server.file", "cannot read {file}"},
    {"server.file_content", "{file}, line {line}: this is not what belongs there ({id})"},
    {"server.command_refused", "command {line} was {outcome}: {id} {detail}"},
    {"server.no_answer", "the running server does not answer"},
    {"server.control", "cannot listen for administrators on {folder}"},
    {"sync.not_leader", "another server leads this database; stop it first"},
    {"access.sign_in_name", "a sign-in name is empty or too long"},
    {"access.sign_in_name_taken", "this sign-in name belongs to somebody else"},
    {"access.password_short", "a password has {least} to {most} characters"},
    {"access.memory", "there is not enough memory to make a password hash"},
    {"storage.schema_newer", "the database was made by a newer peygird"},
    {"storage.unreachable", "the database cannot be reached: {detail}"},
    {"storage.disk_full", "the disk is full"},
    {"front.address", "cannot listen on {host}:{port}: {reason}"},
    {"front.server_certificate", "the certificate cannot be used: {file}: {reason}"},
    {"front.authority", "the local certificate authority cannot be used: {file}: {reason}"},
};

} // namespace

QString sentenceOf(const Error &error)
{
    const auto found = std::find_if(std::begin(sentences), std::end(sentences),
                                    [&error](const Sentence &sentence) { return sentence.id == error.id(); });
    QString text = found == std::end(sentences) ? QString::fromLatin1(error.id()) + QStringLiteral(" {detail}")
                                                : QString::fromUtf8(found->text);
    const QVariantMap &values = error.values();
    for (auto value = values.begin(); value != values.end(); ++value)
        text.replace(QLatin1Char('{') + value.key() + QLatin1Char('}'), value.value().toString());
    return text.remove(QStringLiteral(" {detail}")).trimmed();
}

} // namespace peygir::server
