// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/named_verbs.h"

#include "access/core/change_rights.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "administration/core/event_log.h"
#include "answering/core/record_answer.h"
#include "cases/core/acting_for.h"
#include "cases/core/add_note.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/attach_document.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/move_deadline.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/subscribe_citizen.h"
#include "cases/core/take_case.h"
#include "catalogue/core/rules.h"
#include "catalogue/core/service_location.h"
#include "followup/core/ask_official.h"
#include "followup/core/name_expert.h"
#include "followup/core/not_ours.h"
#include "followup/core/record_reply.h"
#include "followup/core/settle_reply.h"
#include "followup/core/visit_commands.h"
#include "intake/core/import_case.h"
#include "intake/core/register_case.h"
#include "reference/core/base_information.h"
#include "workflow/core/process_row.h"

#include <QtGlobal>

namespace peygir {

const std::vector<access::NamedVerb> &namedVerbs()
{
    using access::VerbReach;
    // What stands under one feature stands together.
    static const char *const ofIntake = QT_TRANSLATE_NOOP("Verbs", "Taking messages");
    static const char *const ofWork = QT_TRANSLATE_NOOP("Verbs", "Work on cases");
    static const char *const ofFollowUp = QT_TRANSLATE_NOOP("Verbs", "Follow-up");
    static const char *const ofAnswering = QT_TRANSLATE_NOOP("Verbs", "Answering");
    static const char *const ofCitizens = QT_TRANSLATE_NOOP("Verbs", "Citizens");
    static const char *const ofBase = QT_TRANSLATE_NOOP("Verbs", "Base information");
    static const char *const ofAccess = QT_TRANSLATE_NOOP("Verbs", "Users and rights");
    static const std::vector<access::NamedVerb> verbs{
        {intake::registerCaseVerb, QT_TRANSLATE_NOOP("Verbs", "Register a message"), ofIntake},
        {intake::referDirectlyVerb, QT_TRANSLATE_NOOP("Verbs", "Refer at once while registering"), ofIntake},
        {intake::importCaseVerb, QT_TRANSLATE_NOOP("Verbs", "Bring in cases of another system"), ofIntake},
        {cases::readCardsVerb, QT_TRANSLATE_NOOP("Verbs", "See the cards of cases"), ofWork, VerbReach::Case},
        {cases::readFilesVerb, QT_TRANSLATE_NOOP("Verbs", "See the contents of cases"), ofWork, VerbReach::Case},
        {cases::takeCaseVerb, QT_TRANSLATE_NOOP("Verbs", "Take a case"), ofWork, VerbReach::Case},
        {cases::referCaseVerb, QT_TRANSLATE_NOOP("Verbs", "Refer a case"), ofWork, VerbReach::Case},
        {cases::completeNodeVerb, QT_TRANSLATE_NOOP("Verbs", "Carry out operations of a case"), ofWork,
         VerbReach::Case},
        {cases::addNoteVerb, QT_TRANSLATE_NOOP("Verbs", "Write a note"), ofWork, VerbReach::Case},
        {cases::askCitizenVerb, QT_TRANSLATE_NOOP("Verbs", "Ask the citizen, and take down his answer"), ofWork,
         VerbReach::Case},
        {cases::editMessageVerb, QT_TRANSLATE_NOOP("Verbs", "Edit the message"), ofWork, VerbReach::Case},
        {cases::attachDocumentVerb, QT_TRANSLATE_NOOP("Verbs", "Attach files"), ofWork, VerbReach::Case},
        {cases::reviewDocumentVerb, QT_TRANSLATE_NOOP("Verbs", "Review documents"), ofWork, VerbReach::Case},
        {cases::moveDeadlineVerb, QT_TRANSLATE_NOOP("Verbs", "Move promised ends"), ofWork, VerbReach::Case},
        {cases::superviseVerb, QT_TRANSLATE_NOOP("Verbs", "Supervise others’ cartables"), ofWork, VerbReach::Case},
        {cases::reopenCaseVerb, QT_TRANSLATE_NOOP("Verbs", "Reopen a case"), ofWork, VerbReach::Case},
        {followup::askOfficialVerb, QT_TRANSLATE_NOOP("Verbs", "Ask an official"), ofFollowUp, VerbReach::Case},
        {followup::recordReplyVerb, QT_TRANSLATE_NOOP("Verbs", "Record an official's reply"), ofFollowUp,
         VerbReach::Case},
        {followup::notOursVerb, QT_TRANSLATE_NOOP("Verbs", "Return a case as another unit's work"), ofFollowUp,
         VerbReach::Case},
        {followup::acceptReplyVerb, QT_TRANSLATE_NOOP("Verbs", "Accept and rate a reply"), ofFollowUp, VerbReach::Case},
        {followup::returnReplyVerb, QT_TRANSLATE_NOOP("Verbs", "Return a reply"), ofFollowUp, VerbReach::Case},
        {followup::nameExpertVerb, QT_TRANSLATE_NOOP("Verbs", "Name a case's expert"), ofFollowUp, VerbReach::Case},
        {followup::requestVisitVerb, QT_TRANSLATE_NOOP("Verbs", "Request a visit"), ofFollowUp, VerbReach::Case},
        {followup::reportVisitVerb, QT_TRANSLATE_NOOP("Verbs", "Report a visit"), ofFollowUp, VerbReach::Case},
        {answering::recordAnswerVerb, QT_TRANSLATE_NOOP("Verbs", "Record what the citizen said"), ofAnswering,
         VerbReach::Case},
        {cases::readCitizensVerb, QT_TRANSLATE_NOOP("Verbs", "See citizens"), ofCitizens},
        {cases::editCitizenVerb, QT_TRANSLATE_NOOP("Verbs", "Edit a citizen"), ofCitizens},
        {cases::subscribeCitizenVerb, QT_TRANSLATE_NOOP("Verbs", "Make a permanent subscriber"), ofCitizens},
        {reference::editOrganisation, QT_TRANSLATE_NOOP("Verbs", "Edit chart, posts and people"), ofBase},
        {reference::editPlaces, QT_TRANSLATE_NOOP("Verbs", "Edit places and addresses"), ofBase},
        {catalogue::editCatalogue, QT_TRANSLATE_NOOP("Verbs", "Edit subjects and checklists"), ofBase},
        {catalogue::editServiceLocations, QT_TRANSLATE_NOOP("Verbs", "Edit service locations of the unit"), ofBase},
        {workflow::editProcesses, QT_TRANSLATE_NOOP("Verbs", "Edit processes"), ofBase},
        {reference::editSnippets, QT_TRANSLATE_NOOP("Verbs", "Edit canned texts"), ofBase},
        {reference::editCalendars, QT_TRANSLATE_NOOP("Verbs", "Edit working calendars"), ofBase},
        {access::changeRights, QT_TRANSLATE_NOOP("Verbs", "Give roles to people and take them away"), ofAccess},
        {reference::editRoles, QT_TRANSLATE_NOOP("Verbs", "Define roles and what they may do"), ofAccess},
        {access::settleAttention, QT_TRANSLATE_NOOP("Verbs", "Put aside what needs another's attention"), ofAccess},
        {access::settleHeld, QT_TRANSLATE_NOOP("Verbs", "Decide about held commands of others"), ofAccess},
        {administration::readLog, QT_TRANSLATE_NOOP("Verbs", "Read the log of events"), ofAccess},
    };
    return verbs;
}

} // namespace peygir
