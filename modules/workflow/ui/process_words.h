// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "reference/core/record_form.h"
#include "workflow/core/edit_lines.h"
#include "workflow/core/process.h"
#include "workflow/core/process_queries.h"

#include <memory>

namespace peygir::workflow {

/// What people read for the words of processes.
QString shownKind(EdgeKind kind);
QString shownPurposes(const std::set<Purpose> &purposes);
/// Who receives: "role: Clerk, of the whole organisation".
QString shownReceiver(const HolderRule &rule, const ProcessDraft &draft, const std::vector<RoleName> &roles);
/// The name of the node's status; its key where it has none.
QString shownNode(const ProcessDraft &draft, const QString &key);
/// "137 message cycle, version 2", in the digits of the language.
QString shownProcess(const Process &process);
QString shownProcess(const ProcessDefinition &record);

/// The sentence for an error, with the names of node and operation in place of their keys.
QString sentenceOf(const Error &error, const ProcessDraft &draft);

/// The fields of a form, with the words that are made for it: both live as long as this.
class LineFields
{
public:
    LineFields() = default;
    LineFields(const LineFields &) = delete;
    LineFields &operator=(const LineFields &) = delete;

    std::vector<reference::RecordField> fields;

    /// What a choice offers, kept here. `label` is shown as it is.
    reference::ChoiceWord word(const QString &word, const QString &label);

private:
    std::vector<std::unique_ptr<QByteArray>> m_texts;
};

/// For the status of `node`; null: of one that is new.
std::unique_ptr<LineFields> statusFields(const Node *node);
/// For an edge; null: for an operation that is new.
std::unique_ptr<LineFields> operationFields(const ProcessDraft &draft, const Edge *edge);
std::unique_ptr<LineFields> receiverFields(const ProcessDraft &draft, const std::vector<RoleName> &roles);

} // namespace peygir::workflow
