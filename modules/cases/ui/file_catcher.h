// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QMimeData;

namespace peygir::cases {

/// Lets files and pictures be dropped or pasted anywhere on a page (R031), also on its text fields, which would take the
/// path of a file for words. Where the keyboard is in a text and the clipboard holds words as well, the words are meant.
class FileCatcher : public QObject
{
    Q_OBJECT

public:
    /// `take` answers whether it found something to take. Belongs to the page.
    FileCatcher(QWidget &page, std::function<bool(const QMimeData &)> take);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_page;
    std::function<bool(const QMimeData &)> m_take;
};

} // namespace peygir::cases
