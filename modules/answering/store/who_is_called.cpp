// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/who_is_called.h"

namespace peygir::answering {

using storage::Connection;
using storage::RowView;

Result<CalledPerson> whoIsCalled(Connection &connection, const Uuid &group, const Uuid &caseId)
{
    CalledPerson who;
    bool isKnown = false;
    TRY(connection.each("SELECT code FROM case_card WHERE id = ?", {Value(caseId)}, [&who](const RowView &view) {
        who.code = view.text(0);
        return false;
    }));
    TRY(connection.each("SELECT name, phone FROM citizen WHERE id = ?", {Value(group)}, [&](const RowView &view) {
        who.name = view.text(0);
        who.phone = view.text(1);
        isKnown = true;
        return false;
    }));
    if (isKnown && !who.name.isEmpty())
        return who;
    TRY(connection.each("SELECT caller_name, caller_phone FROM case_file WHERE id = ?", {Value(caseId)},
                        [&](const RowView &view) {
                            who.name = view.text(0);
                            if (!isKnown)
                                who.phone = view.text(1);
                            return false;
                        }));
    return who;
}

Result<int> triesOf(Connection &connection, const Uuid &caseId)
{
    int tries = 0;
    TRY(connection.each("SELECT result FROM answering_call WHERE aggregate = ? ORDER BY at DESC, id DESC",
                        {Value(caseId)}, [&tries](const RowView &view) {
                            if (view.utf8(0) != "no_answer")
                                return false;
                            ++tries;
                            return true;
                        }));
    return tries;
}

} // namespace peygir::answering
