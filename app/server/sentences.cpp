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
    {"server.file_unwritable", "cannot write {file}"},
    {"sync.schema_unsupported", "the database has the schema of another peygird"},
    {"server.no_answer", "the running server does not answer"},
    {"server.journal_shared", "PostgreSQL has its own journal: archive its WAL (docs/backup.md)"},
    {"storage.journal_ahead", "the journal ends at {journal}, the store at {store}: this is an older copy of the store; restore with the journal, or give an empty folder"},
    {"storage.journal_gap", "the journal has {found} where {wanted} is needed: it does not go on from here"},
    {"storage.journal_damaged", "the journal is damaged: {file}"},
    {"doctor.trouble", "something must be done: {count}"},
    {"doctor.schema_old", "the database lacks {pending} migrations: run 'peygird migrate'"},
    {"doctor.leader_torn", "the leader's row and the state disagree: start a node, it is mended by the next election"},
    {"doctor.no_leader", "no node leads: desks wait; start one and read its log"},
    {"doctor.damaged", "a page of the database is damaged ({detail}): stop the server, and restore the last backup with its journal"},
    {"doctor.unsound", "{found} findings in the rows: stop the server, and restore the last backup with its journal"},
    {"doctor.no_backup", "there is no backup of this store: run 'peygird backup FOLDER', each night"},
    {"doctor.since_backup", "{commands} commands are in no backup yet"},
    {"doctor.no_journal", "there is no journal on another disk: see 'serve --journal'"},
    {"doctor.journal_gap", "the journal does not go on from the last backup: make a backup now"},
    {"doctor.gathering", "desks bring what was lost: {returned} of {desks} have come back, {waiting} commands wait for others"},
    {"doctor.possibly_lost", "nobody has brought the places {first} to {last} of the lost history: repeat imports, ask the desks that did not come back"},
    {"doctor.held", "{count} commands are held: somebody has to decide, in the window under needs-attention"},
    {"doctor.crashed", "{count} commands have crashed the server: send its log to who maintains it"},
    {"doctor.files_missing", "{count} files are not in the folder 'blobs': bring them back from a backup's folder 'blobs'"},
    {"doctor.files_awaited", "{count} files that records name have not come: desks send them when they have a line"},
    {"doctor.files_loose", "{count} files in the folder 'blobs' belong to nobody; they may stay"},
    {"doctor.disk", "only {megabytes} MB are free for {folder}: make room"},
    {"restore.other_database", "the backup is of the other kind of database"},
    {"restore.not_empty", "{folder} is not empty: restore into a new folder"},
    {"backup.file", "cannot read or write {file}"},
    {"backup.manifest", "{file} is not the manifest of a backup"},
    {"backup.none", "there is no backup in {folder}"},
    {"backup.changed", "{file} is not what it was when the backup was made: use another backup"},
    {"backup.unsound", "the store is damaged ({found} findings, the first is {finding}); 'peygird verify' lists them, and the last backup with its journal is the way back"},
    {"backup.program", "{program} failed: {detail}"},
    {"backup.under_way", "a backup is being made already"},
    {"storage.damaged", "the database is damaged: {detail}"},
    {"sync.audit.row", "row {id} of {table} is not what was written"},
    {"sync.audit.rows", "{table} has rows that no entry of the change log leads to"},
    {"sync.audit.membership", "record {id} is not in the buckets that it belongs to"},
    {"sync.audit.sum", "the sum of bucket {bucket} is not that of its rows"},
    {"sync.audit.chain", "the chain of the history is broken at {seq}"},
    {"sync.audit.receipts", "the receipt of command {seq} is missing or there twice"},
    {"server.control", "cannot listen for administrators on {folder}"},
    {"sync.desk_unknown", "there is no such device; 'peygird device list' shows them"},
    {"access.account_unknown", "there is no account of this name; 'peygird account list' shows them"},
    {"jobs.unknown", "there is no such job; 'peygird job list' shows them"},
    {"jobs.kind_unknown", "there is no such kind of job; there are transfer, grant, deadlines and process_switch"},
    {"jobs.wrong_state", "that cannot be done with a job that is {state}"},
    {"jobs.too_old", "it ended so long ago that what it did part by part is not known any more"},
    {"answering.sms_message", "'{field}' of the message is missing or too long"},
    {"workflow.switch.not_yet", "new messages do not walk that process yet; switch to it in the window first"},
    {"cases.same_post", "both posts are the same"},
    {"cases.post_unknown", "there is no such post, or it is not used any more"},
    {"reference.calendar_unknown", "there is no such working calendar"},
    {"access.same_role", "both roles are the same"},
    {"access.role_unknown", "there is no such role"},
    {"base.uuid.malformed", "'{field}' in the arguments is no id"},
    {"command.field.missing", "'{field}' is missing in the arguments"},
    {"command.field.malformed", "'{field}' is not what belongs there"},
    {"command.field.unknown", "the arguments have something that does not belong there"},
    {"sync.not_leader", "another server leads this database; stop it first"},
    {"access.sign_in_name", "a sign-in name is empty or too long"},
    {"access.sign_in_name_taken", "this sign-in name belongs to somebody else"},
    {"access.directory_name", "a name in the directory is empty or too long, or a password stands beside it"},
    {"access.directory_settings", "the file about the directory is wrong: {problem}"},
    {"access.password_short", "a password has {least} to {most} characters"},
    {"access.password_is_name", "a password is not the sign-in name, nor that with digits around it"},
    {"access.password_common", "a password is none of those that anybody would try first"},
    {"access.memory", "there is not enough memory to make a password hash"},
    {"storage.schema_newer", "the database was made by a newer peygird"},
    {"storage.unreachable", "the database cannot be reached: {detail}"},
    {"storage.disk_full", "the disk is full"},
    {"front.address", "cannot listen on {host}:{port}: {reason}"},
    {"front.server_certificate", "the certificate cannot be used: {file}: {reason}"},
    {"front.authority", "the local certificate authority cannot be used: {file}: {reason}"},
    {"csv.quote_in_field", "a quote stands inside of a field that is not quoted: put the field into quotes and double the quote"},
    {"csv.after_quote", "something stands between a closing quote and the next separator: double quotes inside of quoted fields"},
    {"csv.quote_open", "a quote is never closed: close it, or double it where it belongs to the text"},
    {"csv.encoding", "this is not UTF-8: save the file as 'CSV UTF-8'"},
    {"csv.record_too_long", "a record is longer than {bytes} bytes: a quote is probably never closed"},
    {"import.map_not_json", "the map is not JSON (at byte {at})"},
    {"import.map_field", "in the map, '{field}' is missing, unknown or not of the kind that belongs there"},
    {"import.map_zone", "in the map, '{zone}' is no time zone; write one like Asia/Tehran"},
    {"import.map_channel", "in the map, '{channel}' is no channel; there are phone, sms, email, web, letter, in_person, ivr, app"},
    {"import.empty", "the file is empty"},
    {"import.file_unwritable", "the file {file} cannot be written"},
    {"import.columns_missing", "the file has no column {columns}: correct the map, or the file's first line"},
    {"server.city_not_empty", "the city has units already: the deputies are for a new one; define them in the window instead"},
    {"import.no_city", "there is no organisation yet: load the base information first ('peygird load-base')"},
    {"import.fields", "the row has {found} fields where the first line has {expected}"},
    {"import.number_missing", "the row has no number"},
    {"import.number_long", "the number is longer than {most} characters"},
    {"import.number_repeated", "the number stands in line {line} already"},
    {"import.registered_unreadable", "'{text}' is no time of registration; give its form in the map's 'times'"},
    {"import.registered_later", "it was registered in the future ({text})"},
    {"import.subject_missing", "the row names neither subject nor group"},
    {"intake.import_closed_early", "closed before it was registered; taken as closed at once"},
    {"intake.import_closed_without_time", "closed, but nobody knows when; taken as closed at once"},
    {"intake.import_status_contradicts", "open by its status, but with a time of closing; taken as closed"},
    {"intake.import_status_unknown", "a status that the map does not name"},
    {"intake.import_time_wrong", "a time that is none, or lies in the future; kept as text"},
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
