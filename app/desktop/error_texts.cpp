// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/error_texts.h"

#include "uikit/error_sentence.h"

#include <QCoreApplication>

namespace peygir::desktop {

namespace {

// clang-format off
constexpr uikit::ErrorText errorTexts[] = {
    {"access.denied", QT_TRANSLATE_NOOP("Errors", "Your rights do not allow this here. If you need it, ask the administrator.")},
    {"access.unknown_here", QT_TRANSLATE_NOOP("Errors", "This desk does not know your rights for this. The server will decide.")},
    {"access.role_unknown", QT_TRANSLATE_NOOP("Errors", "There is no such role. Choose another one.")},
    {"access.attention_unknown", QT_TRANSLATE_NOOP("Errors", "This entry is no longer in the list.")},
    {"access.sign_in_wrong", QT_TRANSLATE_NOOP("Errors", "Name or password is wrong. Try again.")},
    {"access.sign_in_later", QT_TRANSLATE_NOOP("Errors", "Too many wrong passwords. Try again in %{seconds} seconds.")},
    {"access.token_unknown", QT_TRANSLATE_NOOP("Errors", "The server no longer knows this desk. Sign in again; your work is kept.")},
    {"access.token_of_another_desk", QT_TRANSLATE_NOOP("Errors", "This sign-in belongs to another desk. Sign in again here.")},
    {"access.unauthorized", QT_TRANSLATE_NOOP("Errors", "Sign in first.")},
    {"cases.unknown", QT_TRANSLATE_NOOP("Errors", "There is no such case here. It may have been moved to another unit.")},
    {"cases.closed", QT_TRANSLATE_NOOP("Errors", "The case has been closed by %{by} meanwhile. What you wrote is kept; add it as a note if it is needed.")},
    {"cases.node_closed", QT_TRANSLATE_NOOP("Errors", "This step has been finished by %{by} meanwhile. Look at the history and decide again.")},
    {"cases.node_unknown", QT_TRANSLATE_NOOP("Errors", "This step does not belong to the case. Open the case again.")},
    {"cases.post_unknown", QT_TRANSLATE_NOOP("Errors", "This post does not exist or is no longer used. Choose another one.")},
    {"cases.note_empty", QT_TRANSLATE_NOOP("Errors", "Write the note first.")},
    {"cases.note_too_long", QT_TRANSLATE_NOOP("Errors", "The note is too long: %{length} characters, at most %{most}. Shorten it or write two notes.")},
    {"cases.taken_by_other", QT_TRANSLATE_NOOP("Errors", "%{by} has taken this case already.")},
    {"cases.process_unknown", QT_TRANSLATE_NOOP("Errors", "The process of this case is not known here. Synchronise and try again.")},
    {"cases.not_closed", QT_TRANSLATE_NOOP("Errors", "The case is open; there is nothing to reopen.")},
    {"cases.joined", QT_TRANSLATE_NOOP("Errors", "An earlier message about the same problem was open (code %{code}); yours is a part of it. Both codes stay valid.")},
    {"cases.reason_missing", QT_TRANSLATE_NOOP("Errors", "Write why the case is opened again.")},
    {"cases.joined_to_unknown", QT_TRANSLATE_NOOP("Errors", "There is no other case with this code. Check the code.")},
    {"cases.code_changed", QT_TRANSLATE_NOOP("Errors", "The code %{told} was in use already; the case has the code %{code}. Call the citizen and tell the new code.")},
    {"intake.flagged", QT_TRANSLATE_NOOP("Errors", "The message is registered and lies with the intake supervisor, because something about it was not right.")},
    {"intake.code_malformed", QT_TRANSLATE_NOOP("Errors", "The tracking code was not well formed; the case has got another one.")},
    {"intake.code_used", QT_TRANSLATE_NOOP("Errors", "The tracking code was in use already; the case has got another one.")},
    {"intake.import_closed_early", QT_TRANSLATE_NOOP("Errors", "It was closed before it was registered; it counts as closed at once.")},
    {"intake.import_closed_without_time", QT_TRANSLATE_NOOP("Errors", "It is closed, but nobody knows when; it counts as closed at once.")},
    {"intake.import_status_contradicts", QT_TRANSLATE_NOOP("Errors", "Its status was open, but it has a time of closing; it counts as closed.")},
    {"intake.import_status_unknown", QT_TRANSLATE_NOOP("Errors", "Nobody has said what its status meant in the old system.")},
    {"intake.import_time_wrong", QT_TRANSLATE_NOOP("Errors", "One of its times cannot be right; it is kept as text.")},
    {"intake.imported_already", QT_TRANSLATE_NOOP("Errors", "This number was imported already.")},
    {"intake.import_number", QT_TRANSLATE_NOOP("Errors", "The number in the old system is missing or too long.")},
    {"intake.import_times", QT_TRANSLATE_NOOP("Errors", "It was closed before it was registered.")},
    {"intake.no_holder", QT_TRANSLATE_NOOP("Errors", "Nobody could be found who is responsible for it.")},
    {"intake.phone_malformed", QT_TRANSLATE_NOOP("Errors", "The phone number cannot be right; it was kept as typed.")},
    {"intake.place_unknown", QT_TRANSLATE_NOOP("Errors", "The place is not known.")},
    {"intake.process_missing", QT_TRANSLATE_NOOP("Errors", "The process of the subject is missing.")},
    {"intake.subject_closed", QT_TRANSLATE_NOOP("Errors", "The subject is no longer used.")},
    {"intake.subject_unknown", QT_TRANSLATE_NOOP("Errors", "The subject is not known. Choose one from the list.")},
    {"catalogue.hours", QT_TRANSLATE_NOOP("Errors", "Hours are whole numbers from 1 to %{most}.")},
    {"catalogue.checklist_too_long", QT_TRANSLATE_NOOP("Errors", "The checklist is too long: at most %{most} questions.")},
    {"catalogue.question_key", QT_TRANSLATE_NOOP("Errors", "The key “%{key}” of a question is not right: small Latin letters, digits and _, each key once.")},
    {"catalogue.question_choices", QT_TRANSLATE_NOOP("Errors", "The choices of the question “%{key}” are not right: at least two, each with a key of its own, and only where the question is one of choice.")},
    {"catalogue.answer_missing", QT_TRANSLATE_NOOP("Errors", "Ask this too: the subject needs the answer.")},
    {"catalogue.answer_malformed", QT_TRANSLATE_NOOP("Errors", "This is no answer to the question. Check what you typed.")},
    {"catalogue.answer_too_long", QT_TRANSLATE_NOOP("Errors", "The answer is too long: at most %{most} characters.")},
    {"catalogue.answer_not_asked", QT_TRANSLATE_NOOP("Errors", "This subject does not ask that.")},
    {"reference.type_unknown", QT_TRANSLATE_NOOP("Errors", "This program does not know this kind of record. Bring it up to date.")},
    {"reference.snippet_unreachable", QT_TRANSLATE_NOOP("Errors", "Give the text an abbreviation and say where it is used; otherwise nobody finds it.")},
    {"workflow.operation_unknown", QT_TRANSLATE_NOOP("Errors", "This operation is not possible at this step. Open the case again.")},
    {"workflow.note_missing", QT_TRANSLATE_NOOP("Errors", "Write why: this operation needs a note.")},
    {"workflow.input_missing", QT_TRANSLATE_NOOP("Errors", "A value is missing. Fill every field.")},
    {"workflow.input_malformed", QT_TRANSLATE_NOOP("Errors", "A value is not right. Check what you typed.")},
    {"workflow.input_unknown", QT_TRANSLATE_NOOP("Errors", "A value was given that this operation does not know.")},
    {"workflow.node_closed", QT_TRANSLATE_NOOP("Errors", "This step has been finished meanwhile. Look at the history and decide again.")},
    {"workflow.not_ended", QT_TRANSLATE_NOOP("Errors", "The case is still open.")},
    {"workflow.not_reopenable", QT_TRANSLATE_NOOP("Errors", "A case that ended like this stays closed. Register a new message.")},
    {"sync.no_codes_yet", QT_TRANSLATE_NOOP("Errors", "This desk has never met the server and has no tracking codes. Connect it once; what you typed stays here.")},
    {"sync.need_refused", QT_TRANSLATE_NOOP("Errors", "It builds on something that the server refused. Settle that first, then send this again.")},
    {"sync.need_held", QT_TRANSLATE_NOOP("Errors", "It builds on something that waits for a decision.")},
    {"sync.need_unknown", QT_TRANSLATE_NOOP("Errors", "It builds on something that the server does not know. The administrator decides.")},
    {"sync.undecided", QT_TRANSLATE_NOOP("Errors", "The server could not decide this. The administrator has to look at it.")},
    {"sync.crashed", QT_TRANSLATE_NOOP("Errors", "The server keeps this back because it failed on it. The administrator has to look at it.")},
    {"sync.database_refused", QT_TRANSLATE_NOOP("Errors", "The server's store refused this. The administrator has to look at it.")},
    {"sync.id_reused", QT_TRANSLATE_NOOP("Errors", "This has been sent before with other content. Enter it again.")},
    {"command.envelope.too_large", QT_TRANSLATE_NOOP("Errors", "This is too large to be sent. Shorten the text.")},
    {"command.unknown", QT_TRANSLATE_NOOP("Errors", "This program does not know this command. Bring it up to date.")},
    {"command.field.malformed", QT_TRANSLATE_NOOP("Errors", "The field %{field} is not right. Check what you typed.")},
    {"command.field.missing", QT_TRANSLATE_NOOP("Errors", "The field %{field} is empty.")},
    {"command.field.text", QT_TRANSLATE_NOOP("Errors", "There is a sign in the text that cannot be stored. Remove it.")},
    {"storage.disk_full", QT_TRANSLATE_NOOP("Errors", "The disk of this machine is full. Nothing was lost: free some room and press again.")},
    {"storage.busy", QT_TRANSLATE_NOOP("Errors", "The store is busy. Try again in a moment.")},
    {"storage.damaged", QT_TRANSLATE_NOOP("Errors", "The store of this desk is damaged. Nothing is deleted; call the administrator.")},
    {"storage.io", QT_TRANSLATE_NOOP("Errors", "This machine could not read or write its disk. Try again; if it stays so, call the administrator.")},
    {"storage.read_only", QT_TRANSLATE_NOOP("Errors", "The folder of this profile cannot be written. Call the administrator.")},
    {"storage.in_use", QT_TRANSLATE_NOOP("Errors", "Peygir is already open with this profile.")},
    {"storage.unencrypted_volume", QT_TRANSLATE_NOOP("Errors", "This machine's disk is not encrypted, so Peygir keeps no personal data on it. The administrator can allow it.")},
    {"storage.schema_newer", QT_TRANSLATE_NOOP("Errors", "The store was written by a newer Peygir. Bring this program up to date.")},
    {"front.unreachable", QT_TRANSLATE_NOOP("Errors", "The server cannot be reached. Work goes on here; it is sent when the line is back.")},
    {"front.timeout", QT_TRANSLATE_NOOP("Errors", "The server did not answer in time. It is tried again by itself.")},
    {"front.certificate", QT_TRANSLATE_NOOP("Errors", "The certificate of the server %{host} is not the right one. Nothing was sent. Tell the administrator.")},
    {"front.too_large", QT_TRANSLATE_NOOP("Errors", "The server's answer is too large. Tell the administrator.")},
    {"front.status", QT_TRANSLATE_NOOP("Errors", "The server answered with an error. It is tried again by itself.")},
    {"front.desk_closed", QT_TRANSLATE_NOOP("Errors", "The desk is being closed. Open Peygir again.")},
};
// clang-format on

} // namespace

void addErrorSentences() { uikit::addErrorTexts(errorTexts); }

} // namespace peygir::desktop
