// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/demo/story.h"

#include "uikit/testing/ui_driver.h"

#include <cstdio>

namespace peygir::demo {

bool Story::line(const QString &words, bool happened)
{
    std::printf("%s %s\n", happened ? "ok    " : "FAILED", qPrintable(words));
    std::fflush(stdout);
    m_failed = m_failed || !happened;
    return happened;
}

void Story::picture(QWidget &window, const char *name)
{
    const QString path = QStringLiteral("%1/%2-%3.png")
                             .arg(m_folder)
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(QLatin1String(name));
    line(QStringLiteral("picture %1").arg(path), uikit::testing::screenshot(window, path));
}

} // namespace peygir::demo
