// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace peygir::demo {

/// What has been told so far, line by line on standard output; a line that did not happen makes the demo fail.
class Story
{
public:
    /// Pictures go into `folder`, numbered in the order in which they are taken.
    explicit Story(QString folder)
        : m_folder(std::move(folder))
    {}

    /// Says a line and whether it happened; answers that.
    bool line(const QString &words, bool happened);
    /// What the window shows now.
    void picture(QWidget &window, const char *name);
    int exitStatus() const { return m_failed ? 1 : 0; }

private:
    QString m_folder;
    int m_pictures = 0;
    bool m_failed = false;
};

} // namespace peygir::demo
