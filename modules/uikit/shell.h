// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace peygir::uikit {

class HeaderBar;
class MessageBar;
class NavigationRail;
class ViewSettings;

/// The frame of the window, three panes from right to left: places, list, file. Splitters and the rail are as the user
/// left them. In a window narrower than 1280 pixels the file takes the place of the list when it is opened, and Esc
/// goes back. It knows no feature: the window of the application puts the pages in.
class Shell : public QWidget
{
    Q_OBJECT

public:
    static constexpr int threePanesFrom = 1280;

    /// `settings` must outlive the shell.
    explicit Shell(ViewSettings &settings, QWidget *parent = nullptr);

    HeaderBar &header() { return *m_header; }
    NavigationRail &rail() { return *m_rail; }
    MessageBar &messages() { return *m_messages; }

    /// Shows a list with its file beside it. The shell becomes the parent of both and keeps pages shown before; showing
    /// a pair again brings it back as it was. `name` is where its splitter is remembered.
    void showPair(const QString &name, QWidget &list, QWidget &file);
    /// Shows one page over the whole width, as the call desk.
    void showWhole(QWidget &page);

    bool isNarrow() const { return width() < threePanesFrom; }
    /// In a narrow window: the file instead of the list. In a wide one both are there; moves the keyboard in any case.
    void openFile();
    /// Back to the list, with the keyboard.
    void closeFile();
    bool isFileShown() const;

Q_SIGNALS:
    /// The user went back from the file to the list.
    void fileClosed();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void rememberSplitter();

    ViewSettings &m_settings;
    HeaderBar *m_header;
    NavigationRail *m_rail;
    MessageBar *m_messages;
    QStackedLayout *m_pages;
    /// The pair that is shown; null while a whole page is.
    QSplitter *m_pair = nullptr;
    bool m_fileOpen = false;
};

} // namespace peygir::uikit
