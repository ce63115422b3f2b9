// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "command/file_port.h"
#include "reference/core/record_queries.h"

#include <QJsonObject>
#include <QStackedWidget>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;

namespace peygir::uikit {
class HistoryView;
}

namespace peygir::reference {

class RecordFormView;
class RecordMergePanel;

/// What a later feature does with the records of a type, in a panel that takes the place of the form. Ctrl+L begins it for the
/// record that is shown.
struct RecordAct
{
    QByteArray type;
    QString name;
    QWidget *panel;
    /// By the record's id and its name as it is shown.
    std::function<void(const Uuid &, const QString &)> begin;
};

/// The form of one record beside the list that it was chosen in, with its history, or the panel of what is being done with it. What
/// was typed and not saved is kept while one looks at others; what others saved meanwhile stays, but for the same fields.
class RecordEditor final : public QStackedWidget
{
    Q_OBJECT

public:
    /// All outlive it, and so does each form. The form of this type comes with `setForm`.
    RecordEditor(RecordQueries &queries, DeskPort &desk, const RecordForm &form, QWidget *parent = nullptr);

    /// Where the files of records are; outlives it. To be said before `setForm`; until then files are only named.
    void setFiles(FilePort &files) { m_files = &files; }
    /// Records of this type from now on; none is shown yet.
    void setForm(const RecordForm &form);
    /// Reads this record and shows it when it comes. A form of some type was set; what is no id changes nothing.
    void showRecord(const QString &id);
    /// Empty: none. A new one has an id before it is saved.
    const QString &shownRecord() const { return m_id; }
    /// Begins a new record, or goes on with one that was begun and left.
    void beginNew();
    /// Leaves a new record; what was typed into it waits for `beginNew`. Nothing where none is being made.
    void leaveNew();
    /// A new record at which the person works: whatever comes to the list meanwhile does not take its place.
    bool isBeingMade() const;
    /// Reads again what is shown; what is being typed stays.
    void refresh();
    /// Leads the keyboard into the form; where the first record has not come yet, as soon as it does.
    void takeFocus();

    // What keys and buttons do with the record that is shown; nothing where that cannot be.
    void save();
    void discard();
    void switchActive();
    /// Begins a merging of the record, or takes the one back that it stands under.
    void mergeOrPart();
    void beginAct();

    /// The editor owns its panel then.
    void addAct(RecordAct act);
    /// The form in place of a panel.
    void showForm();
    /// Says what went wrong, at the field that it is about where there is one.
    void sayProblem(const Error &error);

Q_SIGNALS:
    void said(const QString &sentence);
    /// The store has this record: the list is to be read again.
    void saved(const QString &id);
    /// A new record was given up or left: what the list stands on is to be shown.
    void newLeft();
    /// One is done here: the keyboard is to go back to the list.
    void left();

private:
    QWidget *formSide();
    void receive(const std::optional<RecordLine> &line);
    void showHistory();
    QString draftKey() const;
    void keepDraft();
    struct Saving
    {
        QJsonObject record;
        /// What stood in the form when it was to be saved.
        QJsonObject typed;
    };
    /// Sees to it that the contents which the record names and `before` did not are sent, and then gives it.
    void put(const RecordForm &form, const Saving &saving, const QJsonObject &before, const QString &sentence);
    /// Those from the nth on; of the record with this id.
    void sendContents(const QString &id, const std::vector<BlobHash> &contents, size_t n, const std::function<void()> &then);
    void give(const RecordForm &form, const Saving &saving, const std::vector<BlobHash> &contents, const QString &sentence);
    void settleDrafts(const QString &id, const Saving &saving);
    void sayRefused(const QString &id, const Error &error);
    static std::vector<BlobHash> newContents(const RecordForm &form, const QJsonObject &record, const QJsonObject &before);
    /// Null: there is none for the type that is shown.
    const RecordAct *act() const;
    void showButtons();

    /// What somebody typed into a record and has not saved: on top of what was there.
    struct Draft
    {
        QJsonObject base;
        QJsonObject typed;
        std::map<QString, Localized> names;
    };

    RecordQueries &m_queries;
    DeskPort &m_desk;
    FilePort *m_files = nullptr;
    const RecordForm *m_form;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_problem;
    QScrollArea *m_scroll;
    /// Another one for each type; null before the first.
    RecordFormView *m_fields = nullptr;
    uikit::HistoryView *m_history;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_active;
    QPushButton *m_mergeButton;
    QPushButton *m_actButton;
    RecordMergePanel *m_merge;
    std::vector<RecordAct> m_acts;

    QString m_id;
    bool m_isNew = false;
    QJsonObject m_base;
    std::map<QString, Localized> m_names;
    /// Into which the record was merged, with the name that is shown for it; empty: it stands for itself.
    std::optional<Uuid> m_mergedInto;
    Localized m_shownAs;
    bool m_dirty = false;
    bool m_focusWhenShown = false;
    std::map<QString, Draft> m_drafts;
    RecordQueries::Cancel m_cancelRecord;
    RecordQueries::Cancel m_cancelHistory;
};

} // namespace peygir::reference
