// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/call_script.h"

#include <array>
#include <utility>

namespace peygir::answering {

QString filledScript(const QString &script, const ScriptWords &words)
{
    const std::array<std::pair<QLatin1String, const QString &>, 4> places{
        {{QLatin1String("{citizen}"), words.citizen},
         {QLatin1String("{expert}"), words.expert},
         {QLatin1String("{count}"), words.count},
         {QLatin1String("{subjects}"), words.subjects}}};
    // What was put in is not looked at again: a name may have braces.
    QString filled;
    qsizetype at = 0;
    while (at < script.size()) {
        bool isPlace = false;
        for (const auto &[place, text] : places) {
            if (QStringView(script).mid(at, place.size()) != place)
                continue;
            if (text.isEmpty() && filled.endsWith(u' '))
                filled.chop(1);
            filled += text;
            at += place.size();
            isPlace = true;
            break;
        }
        if (!isPlace)
            filled += script.at(at++);
    }
    return filled;
}

} // namespace peygir::answering
