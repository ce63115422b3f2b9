// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <optional>

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
    /// Shows one page and nothing else, neither header nor places, as on a small screen outside: the window can be made
    /// as small as that. Whatever is shown next brings both back.
    void showAlone(QWidget &page);
    bool isAlone() const { return m_isAlone; }
    /// Shows one page over what is shown, which stays behind it as it is: what is typed there, its file, where the keyboard is.
    void showOver(QWidget &page);
    /// Takes that page away again. Nothing where none is over another, or what was behind it has been left meanwhile.
    void uncover();
    bool isCovered() const { return m_covered.has_value(); }
    /// What a person looks at: a whole page, or the list or file of a pair.
    QWidget *lookedAt() const;

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
    void setAlone(bool isAlone);
    void showOne(QWidget &page);
    /// Makes it the one that is seen: what was said on another one is over.
    void turnTo(QWidget &page);

    ViewSettings &m_settings;
    HeaderBar *m_header;
    NavigationRail *m_rail;
    MessageBar *m_messages;
    QStackedLayout *m_pages;
    /// The pair that is shown; null while a whole page is.
    QSplitter *m_pair = nullptr;
    bool m_fileOpen = false;
    bool m_isAlone = false;

    /// What is behind the page that is over it.
    struct Covered
    {
        QWidget *page;
        QSplitter *pair;
        bool isFileOpen;
        /// What of it had the keyboard last, also where a rail or a popup has it now.
        QPointer<QWidget> focus;
    };
    std::optional<Covered> m_covered;
};

} // namespace peygir::uikit
