// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace peygir::workflow::test {

/// One of everything: a task, two branches of which one has a loop, a join, operations with note and input, two ends,
/// a reopening. Valid as it stands; tests change one thing in it.
inline QByteArray smallProcess()
{
    return R"({
  "format": 1, "id": "9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345", "key": "small", "version": 3, "start": "first",
  "name": {"fa": "کوچک"},
  "nodes": [
    {"key": "first", "kind": "task", "deadline_hours": 4, "holder": {"by": "author"},
      "status": {"name": {"fa": "آغاز", "en": "Begun"}, "colour": "#2563eb", "sms": {"fa": "کد {code} مرجع {reference}"}},
      "form": {"key": "request", "fields": {"street": "both", "length": "read", "note": "write"}}},
    {"key": "both", "kind": "split"},
    {"key": "left", "kind": "task", "holder": {"by": "role", "role": "expert", "unit": "region"},
      "status": {"name": {"fa": "چپ"}, "colour": "#2563eb"}},
    {"key": "right", "kind": "task", "holder": {"by": "unit_head", "unit": "subject_in_region"},
      "status": {"name": {"fa": "راست"}, "colour": "#2563eb"}},
    {"key": "right_again", "kind": "task", "holder": {"by": "citizen"},
      "status": {"name": {"fa": "راست دوباره"}, "colour": "#2563eb"}},
    {"key": "together", "kind": "join", "split": "both"},
    {"key": "last", "kind": "task", "holder": {"by": "doer", "node": "left"},
      "status": {"name": {"fa": "واپسین"}, "colour": "#2563eb"}},
    {"key": "done", "kind": "end", "outcome": "done", "status": {"name": {"fa": "انجام‌شده"}, "colour": "#15803d"}},
    {"key": "rejected", "kind": "end", "outcome": "rejected", "status": {"name": {"fa": "ردشده"}, "colour": "#dc2626"}}
  ],
  "edges": [
    {"key": "send", "from": "first", "to": "both", "kind": "forward", "name": {"fa": "ارسال"}, "shortcut": "F8"},
    {"key": "to_left", "from": "both", "to": "left", "kind": "branch"},
    {"key": "to_right", "from": "both", "to": "right", "kind": "branch", "name": {"fa": "راست"}},
    {"key": "agree", "from": "left", "to": "together", "kind": "forward", "name": {"fa": "موافق"}},
    {"key": "reject", "from": "left", "to": "rejected", "kind": "reject", "name": {"fa": "رد"}, "needs_note": true},
    {"key": "start_again", "from": "left", "to": "first", "kind": "back", "name": {"fa": "از نو"}},
    {"key": "agree", "from": "right", "to": "together", "kind": "forward", "name": {"fa": "موافق"}},
    {"key": "ask", "from": "right", "to": "right_again", "kind": "back", "name": {"fa": "پرسش"}},
    {"key": "tell", "from": "right_again", "to": "right", "kind": "forward", "name": {"fa": "پاسخ"}},
    {"key": "on", "from": "together", "to": "last", "kind": "onward"},
    {"key": "finish", "from": "last", "to": "done", "kind": "forward", "name": {"fa": "پایان"},
      "inputs": [{"key": "reference", "name": {"fa": "شماره"}, "type": "digits"},
                 {"key": "remark", "name": {"fa": "یادآوری"}, "type": "text"},
                 {"key": "day", "name": {"fa": "روز"}, "type": "date"}]},
    {"key": "reopen", "from": "done", "to": "first", "kind": "reopen", "name": {"fa": "بازگشایی"}, "needs_note": true}
  ]
})";
}

} // namespace peygir::workflow::test
