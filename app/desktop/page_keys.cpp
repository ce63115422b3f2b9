// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/page_keys.h"

#include <QCoreApplication>

namespace peygir::desktop {

namespace {

struct Row
{
    const char *id;
    const char *key;
    const char *text;
};

struct Group
{
    const char *name;
    std::initializer_list<Row> rows;
};

/// Sentences are translated in the context "PageKeys".
const std::initializer_list<Group> &groups()
{
    static const std::initializer_list<Group> groups = {
        {QT_TRANSLATE_NOOP("PageKeys", "The list"),
         {{"rows.before", "Up", QT_TRANSLATE_NOOP("PageKeys", "The line before")},
          {"rows.next", "Down", QT_TRANSLATE_NOOP("PageKeys", "The next line")},
          {"rows.page", "PgDown", QT_TRANSLATE_NOOP("PageKeys", "A page on")},
          {"rows.last", "End", QT_TRANSLATE_NOOP("PageKeys", "The last line")},
          {"rows.mark", "Ctrl+Space", QT_TRANSLATE_NOOP("PageKeys", "Mark the line, or unmark it")},
          {"rows.all", "Ctrl+A", QT_TRANSLATE_NOOP("PageKeys", "Mark all lines")},
          {"rows.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Open the case")},
          {"rows.back", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back from the case to the list")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Fields"),
         {{"field.next", "Return", QT_TRANSLATE_NOOP("PageKeys", "On to the next field, or take the suggestion")},
          {"field.finish", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Finish what is being written")},
          {"field.leave", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Leave the suggestions or the form")},
          {"field.undo", "Ctrl+Z", QT_TRANSLATE_NOOP("PageKeys", "Undo in the field")},
          {"field.calendar", "F4", QT_TRANSLATE_NOOP("PageKeys", "Open the calendar of a date")},
          {"field.tab", "Tab", QT_TRANSLATE_NOOP("PageKeys", "The next field, without taking anything")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Call desk"),
         {{"call.register", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Register the message; afterwards hand it on")},
          {"call.words", "Ctrl+J", QT_TRANSLATE_NOOP("PageKeys", "Words of the citizen")},
          {"call.questions", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Questions of the subject")},
          {"call.urgency", "Ctrl+I", QT_TRANSLATE_NOOP("PageKeys", "Instant, or to be followed up")},
          {"call.channel", "Ctrl+T", QT_TRANSLATE_NOOP("PageKeys", "Channel of the message")},
          {"call.refer", "Ctrl+E", QT_TRANSLATE_NOOP("PageKeys", "To whom it is referred directly")},
          {"call.files", "Ctrl+M", QT_TRANSLATE_NOOP("PageKeys", "Files of the call")},
          {"call.hold", "F11", QT_TRANSLATE_NOOP("PageKeys", "Put the call on hold")},
          {"call.held", "Ctrl+1", QT_TRANSLATE_NOOP("PageKeys", "Back to the first call on hold")},
          {"call.add", "Alt+1", QT_TRANSLATE_NOOP("PageKeys", "Add the call to the first case beside it")},
          {"call.drop", "Esc", QT_TRANSLATE_NOOP("PageKeys", "The next caller; twice where something is typed")},
          {"call.copy", "Ctrl+C", QT_TRANSLATE_NOOP("PageKeys", "Copy the tracking code")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Case"),
         {{"case.parts", "Ctrl+Tab", QT_TRANSLATE_NOOP("PageKeys", "The next part of the case")},
          {"act.do", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Do it")},
          {"act.away", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Put it away without doing it")},
          {"proposal.keep", "Shift+F11", QT_TRANSLATE_NOOP("PageKeys", "Keep what stands there")},
          {"proposal.replace", "Shift+F12", QT_TRANSLATE_NOOP("PageKeys", "Replace it by what is proposed")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Follow-up"),
         {{"followup.all", "Ctrl+1", QT_TRANSLATE_NOOP("PageKeys", "All of the follow-up")},
          {"followup.to_ask", "Ctrl+2", QT_TRANSLATE_NOOP("PageKeys", "What is to be asked")},
          {"followup.waiting", "Ctrl+3", QT_TRANSLATE_NOOP("PageKeys", "What waits for an official")},
          {"followup.to_check", "Ctrl+4", QT_TRANSLATE_NOOP("PageKeys", "Replies to be checked")},
          {"followup.overdue", "Ctrl+5", QT_TRANSLATE_NOOP("PageKeys", "What is overdue")},
          {"followup.silent", "Ctrl+6", QT_TRANSLATE_NOOP("PageKeys", "What nothing has moved for days")},
          {"followup.reopened", "Ctrl+7", QT_TRANSLATE_NOOP("PageKeys", "What was reopened")},
          {"followup.visits", "Ctrl+8", QT_TRANSLATE_NOOP("PageKeys", "Visits that you are to make")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Field mode"),
         {{"field_mode.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Open the visit")},
          {"field_mode.again", "Ctrl+R", QT_TRANSLATE_NOOP("PageKeys", "Order the visits anew from where you are")},
          {"field_mode.here", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Put the place of the machine into the report")},
          {"field_mode.phone", "Ctrl+G", QT_TRANSLATE_NOOP("PageKeys", "The page of the visit on the phone (QR)")},
          {"field_mode.report", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Report the visit")},
          {"field_mode.back", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back to the route, and from there to the whole window")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Page on the phone"),
         {{"phone.again", "Ctrl+R", QT_TRANSLATE_NOOP("PageKeys", "A new link in the place of this one")},
          {"phone.end", "Del", QT_TRANSLATE_NOOP("PageKeys", "End the link")},
          {"phone.copy", "Ctrl+C", QT_TRANSLATE_NOOP("PageKeys", "Copy the address")},
          {"phone.away", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Put it away; the link goes on")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Documents"),
         {{"documents.add", "Ins", QT_TRANSLATE_NOOP("PageKeys", "Add a file")},
          {"documents.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Look at the file")},
          {"documents.paste", "Ctrl+V", QT_TRANSLATE_NOOP("PageKeys", "Paste a file or picture")},
          {"documents.save", "Ctrl+S", QT_TRANSLATE_NOOP("PageKeys", "Save the file elsewhere")},
          {"documents.confirm", "Ctrl+Y", QT_TRANSLATE_NOOP("PageKeys", "Confirm the document")},
          {"documents.deficient", "Ctrl+D", QT_TRANSLATE_NOOP("PageKeys", "The document is deficient")},
          {"documents.reject", "Ctrl+R", QT_TRANSLATE_NOOP("PageKeys", "Reject the document")},
          {"documents.remove", "Del", QT_TRANSLATE_NOOP("PageKeys", "Take the file out")},
          {"document.open", "Ctrl+O", QT_TRANSLATE_NOOP("PageKeys", "Open the file with another program")},
          {"document.back", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back from the file")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Answering and feedback"),
         {{"answering.begin", "Return", QT_TRANSLATE_NOOP("PageKeys", "Take the citizen's messages and begin the call")},
          {"answering.ready", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Who is to be called")},
          {"answering.due", "Ctrl+D", QT_TRANSLATE_NOOP("PageKeys", "Whose feedback is due on a day")},
          {"answering.done", "1", QT_TRANSLATE_NOOP("PageKeys", "Result: done")},
          {"answering.not_done", "2", QT_TRANSLATE_NOOP("PageKeys", "Result: not done")},
          {"answering.later", "3", QT_TRANSLATE_NOOP("PageKeys", "Result: ask on another day")},
          {"answering.no_answer", "4", QT_TRANSLATE_NOOP("PageKeys", "Result: nobody answered")},
          {"answering.no_opinion", "5", QT_TRANSLATE_NOOP("PageKeys", "Result: no opinion to be had")},
          {"answering.satisfied", "6", QT_TRANSLATE_NOOP("PageKeys", "Opinion: satisfied")},
          {"answering.fair", "7", QT_TRANSLATE_NOOP("PageKeys", "Opinion: fair")},
          {"answering.dissatisfied", "8", QT_TRANSLATE_NOOP("PageKeys", "Opinion: dissatisfied")},
          {"answering.not_had", "9", QT_TRANSLATE_NOOP("PageKeys", "Opinion: he did not say")},
          {"answering.take_over", "0", QT_TRANSLATE_NOOP("PageKeys", "Take the message over from a colleague")},
          {"answering.fields", "Return", QT_TRANSLATE_NOOP("PageKeys", "Into the fields of the message")},
          {"answering.message", "Esc", QT_TRANSLATE_NOOP("PageKeys", "From a field back to its message; then to the list")},
          {"answering.next", "Down", QT_TRANSLATE_NOOP("PageKeys", "The next message of the call")},
          {"answering.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Save the call")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Supervision"),
         {{"supervision.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Open the cartable of the line")},
          {"supervision.mark", "Shift+Down", QT_TRANSLATE_NOOP("PageKeys", "Mark several people")},
          {"supervision.hand_over", "Ctrl+H", QT_TRANSLATE_NOOP("PageKeys", "Hand over the cartable of the line")},
          {"supervision.level", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Level the cartables of the marked people")},
          {"supervision.take_back", "Ctrl+U", QT_TRANSLATE_NOOP("PageKeys", "Take the last act on many cases back")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Citizen and message"),
         {{"page.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Save")},
          {"page.back", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back; twice where something is not saved")},
          {"citizen.subscribe", "Ctrl+B", QT_TRANSLATE_NOOP("PageKeys", "Make the citizen a permanent subscriber")},
          {"citizen.merge_key", "Ctrl+M", QT_TRANSLATE_NOOP("PageKeys", "Merge another record of the citizen")},
          {"citizen.part_key", "Del", QT_TRANSLATE_NOOP("PageKeys", "Part the merged record")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Needs attention"),
         {{"attention.case", "Return", QT_TRANSLATE_NOOP("PageKeys", "The case that it is about")},
          {"attention.anew", "Ctrl+E", QT_TRANSLATE_NOOP("PageKeys", "Type it anew and send it")},
          {"attention.again", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Send it again as it is")},
          {"attention.aside", "Del", QT_TRANSLATE_NOOP("PageKeys", "Put it aside")},
          {"attention.other", "Ctrl+J", QT_TRANSLATE_NOOP("PageKeys", "Add it to the other case")},
          {"attention.copy", "Ctrl+C", QT_TRANSLATE_NOOP("PageKeys", "Copy what was typed")},
          {"attention.try", "Shift+F11", QT_TRANSLATE_NOOP("PageKeys", "Have it tried again")},
          {"attention.refuse", "Shift+F12", QT_TRANSLATE_NOOP("PageKeys", "Refuse it with a reason")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Base information"),
         {{"records.new", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "A new record")},
          {"records.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Save the record")},
          {"records.form", "Return", QT_TRANSLATE_NOOP("PageKeys", "From the list into the form")},
          {"records.list", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back from the form to the list")},
          {"records.off", "Ctrl+D", QT_TRANSLATE_NOOP("PageKeys", "Switch the record off or on")},
          {"records.merge", "Ctrl+M", QT_TRANSLATE_NOOP("PageKeys", "Merge the record into another one, or part the two")},
          {"records.act", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Deadlines of the open cases of a calendar")},
          {"records.in", "Ctrl+I", QT_TRANSLATE_NOOP("PageKeys", "Bring records in from a file")},
          {"records.out", "Ctrl+E", QT_TRANSLATE_NOOP("PageKeys", "Write the records to a file")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Cases of another system"),
         {{"import.file", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "Choose a file")},
          {"import.map", "Ctrl+M", QT_TRANSLATE_NOOP("PageKeys", "Use a map that there is")},
          {"import.save", "Ctrl+S", QT_TRANSLATE_NOOP("PageKeys", "Save the map")},
          {"import.check", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Check the whole file")},
          {"import.stop", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Stop the check")},
          {"import.columns", "Ctrl+1", QT_TRANSLATE_NOOP("PageKeys", "Columns of the file")},
          {"import.words", "Ctrl+2", QT_TRANSLATE_NOOP("PageKeys", "Words of the file")},
          {"import.result", "Ctrl+3", QT_TRANSLATE_NOOP("PageKeys", "Result of the check")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Users and rights"),
         {{"access.users", "Ctrl+1", QT_TRANSLATE_NOOP("PageKeys", "Users and what they have")},
          {"access.roles", "Ctrl+2", QT_TRANSLATE_NOOP("PageKeys", "What roles may do")},
          {"access.why", "Ctrl+3", QT_TRANSLATE_NOOP("PageKeys", "Why somebody sees a case")},
          {"access.new", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "A new user or role")},
          {"access.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Save")},
          {"access.away", "Del", QT_TRANSLATE_NOOP("PageKeys", "Take the role away")},
          {"access.lost", "Ctrl+Del", QT_TRANSLATE_NOOP("PageKeys", "Say that the device is lost")},
          {"access.switch", "Space", QT_TRANSLATE_NOOP("PageKeys", "Give the right or take it away")},
          {"access.undo", "Ctrl+Z", QT_TRANSLATE_NOOP("PageKeys", "Take back what is not saved")},
          {"access.name", "F2", QT_TRANSLATE_NOOP("PageKeys", "Name the role")},
          {"access.off", "Ctrl+D", QT_TRANSLATE_NOOP("PageKeys", "Switch the role off or on")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Chart"),
         {{"chart.next", "Return", QT_TRANSLATE_NOOP("PageKeys", "From the chart into the fields of the box; in the search the next one found")},
          {"chart.view", "Ctrl+T", QT_TRANSLATE_NOOP("PageKeys", "The chart as a tree or as a drawing")},
          {"chart.unit", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "A new unit below")},
          {"chart.post", "Ctrl+Shift+N", QT_TRANSLATE_NOOP("PageKeys", "A new post in the unit")},
          {"chart.domain", "Ctrl+D", QT_TRANSLATE_NOOP("PageKeys", "A new domain at the top")},
          {"chart.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Save, or move what is proposed")},
          {"chart.off", "Ctrl+Del", QT_TRANSLATE_NOOP("PageKeys", "Switch the unit or post off, or use it again")},
          {"chart.cut", "Ctrl+X", QT_TRANSLATE_NOOP("PageKeys", "Choose what is moved elsewhere")},
          {"chart.put", "Ctrl+V", QT_TRANSLATE_NOOP("PageKeys", "Propose to move it here")},
          {"chart.top", "Ctrl+Shift+V", QT_TRANSLATE_NOOP("PageKeys", "Propose to move the unit to the top")},
          {"chart.back", "Ctrl+Z", QT_TRANSLATE_NOOP("PageKeys", "Propose the way back of the last move")},
          {"chart.larger", "Ctrl++", QT_TRANSLATE_NOOP("PageKeys", "The drawing larger")},
          {"chart.smaller", "Ctrl+-", QT_TRANSLATE_NOOP("PageKeys", "The drawing smaller")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Managing cartable"),
         {{"managing.next", "Left", QT_TRANSLATE_NOOP("PageKeys", "From section to section")},
          {"managing.open", "Return", QT_TRANSLATE_NOOP("PageKeys", "Open the sub-section")},
          {"managing.edit", "Ctrl+E", QT_TRANSLATE_NOOP("PageKeys", "Change the sub-section")},
          {"managing.new", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "A new sub-section")},
          {"managing.access", "Ctrl+L", QT_TRANSLATE_NOOP("PageKeys", "Who sees the sub-sections")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Processes"),
         {{"processes.statuses", "Ctrl+1", QT_TRANSLATE_NOOP("PageKeys", "Statuses with colour and message")},
          {"processes.operations", "Ctrl+2", QT_TRANSLATE_NOOP("PageKeys", "Operations and where they lead")},
          {"processes.receivers", "Ctrl+3", QT_TRANSLATE_NOOP("PageKeys", "Who receives and sends")},
          {"processes.switching", "Ctrl+4", QT_TRANSLATE_NOOP("PageKeys", "Switch to another process")},
          {"processes.line", "F2", QT_TRANSLATE_NOOP("PageKeys", "Edit the line, or choose its place")},
          {"processes.new", "Ctrl+N", QT_TRANSLATE_NOOP("PageKeys", "A new status or operation")},
          {"processes.away", "Del", QT_TRANSLATE_NOOP("PageKeys", "Take the line away")},
          {"processes.save", "Ctrl+Return", QT_TRANSLATE_NOOP("PageKeys", "Take over, save, or switch")},
          {"processes.undo", "Ctrl+Z", QT_TRANSLATE_NOOP("PageKeys", "Take the last edit or the switch back")},
          {"processes.stop", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Leave the form, or stop the switch")}}},
        {QT_TRANSLATE_NOOP("PageKeys", "Help"),
         {{"help.search", "Ctrl+F", QT_TRANSLATE_NOOP("PageKeys", "Search in the help")},
          {"help.link", "Tab", QT_TRANSLATE_NOOP("PageKeys", "The next link of the text")},
          {"help.follow", "Return", QT_TRANSLATE_NOOP("PageKeys", "Follow the link")},
          {"help.back", "Backspace", QT_TRANSLATE_NOOP("PageKeys", "Back to the text before")},
          {"help.leave", "Esc", QT_TRANSLATE_NOOP("PageKeys", "Back to where you were")}}},
    };
    return groups;
}

} // namespace

QList<PageKey> pageKeys()
{
    QList<PageKey> keys;
    const auto said = [](const char *sentence) { return QCoreApplication::translate("PageKeys", sentence); };
    for (const Group &group : groups()) {
        for (const Row &row : group.rows)
            keys.append({QLatin1String(row.id), said(group.name), QKeySequence(QLatin1String(row.key)), said(row.text)});
    }
    return keys;
}

} // namespace peygir::desktop
