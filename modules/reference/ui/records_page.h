// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "paper/out_page.h"
#include "reference/core/record_queries.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace peygir::uikit {
class HistoryView;
class PagedListModel;
class PersianLineEdit;
class RowListView;
} // namespace peygir::uikit

namespace peygir::reference {

class CsvPanel;
class RecordFormView;
class RecordMergePanel;
class RecordRowProvider;

/// The one editor of all base information (R151): types, a list that is searched by any part, the form of the chosen
/// record beside it with its history, files in and out. By keys: letters search, Enter goes into the form, Esc back,
/// Ctrl+Enter saves, Ctrl+N begins a new record, Ctrl+D in the list switches the record off or on, and Ctrl+M
/// merges it into another one, or parts the two. What was typed and not saved is kept while one looks at others.
class RecordsPage final : public QWidget, public paper::OutPage
{
    Q_OBJECT

public:
    RecordsPage(RecordQueries &queries, DeskPort &desk, std::vector<RecordForm> forms, QWidget *parent = nullptr);

    /// Only the types of these verbs are offered.
    void setVerbs(const std::vector<QByteArray> &verbs);
    /// What a later feature does with the records of a type, in a panel that takes the place of the form; the page owns it
    /// then. Ctrl+L begins it for the record that is shown.
    struct RecordAct
    {
        QByteArray type;
        QString name;
        QWidget *panel;
        /// By the record's id and its name as it is shown.
        std::function<void(const Uuid &, const QString &)> begin;
    };
    void addAct(RecordAct act);
    /// The form in place of a panel.
    void showForm();
    /// Whether records of this type are offered now.
    bool offers(const QString &type) const;
    /// Shows this type, and the record as soon as the list has it; one that is not offered changes nothing.
    void openType(const QString &type, const QString &id = {});
    /// Begins a new record of this type.
    void beginNewOf(const QString &type);
    /// Reads again what is shown; what is being typed stays.
    void refresh();
    void takeFocus();
    /// The records of the type that is shown, as they are searched now.
    QList<paper::OutOffer> outOffers() override;

Q_SIGNALS:
    void said(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *listSide();
    QWidget *formSide();
    void showType();
    void showRecord(const QString &id);
    void receive(const std::optional<RecordLine> &line);
    void showHistory();
    void beginNew();
    /// A new record at which the person works: whatever comes to the list meanwhile does not take its place.
    bool isBeingMade() const;
    QString draftKey() const;
    void keepDraft();
    void discard();
    void save();
    void put(const QJsonObject &record, const QString &sentence);
    void switchActive();
    /// Begins a merging of the record, or takes the one back that it stands under.
    void mergeOrPart();
    void exportCsv();
    /// Null: there is none for the type that is shown.
    const RecordAct *act() const;
    void beginAct();
    void showButtons();
    void sayProblem(const Error &error);

    /// What somebody typed into a record and has not saved: on top of what was there.
    struct Draft
    {
        QJsonObject base;
        QJsonObject typed;
        std::map<QString, Localized> names;
    };

    RecordQueries &m_queries;
    DeskPort &m_desk;
    std::vector<RecordForm> m_forms;
    std::vector<QByteArray> m_verbs;
    const RecordForm *m_form = nullptr;
    RecordRowProvider *m_provider;
    uikit::PagedListModel *m_model;
    QComboBox *m_types;
    uikit::PersianLineEdit *m_search;
    QCheckBox *m_inactive;
    QLabel *m_count;
    uikit::RowListView *m_view;
    QStackedWidget *m_beside;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_problem;
    QScrollArea *m_scroll;
    RecordFormView *m_fields = nullptr;
    uikit::HistoryView *m_history;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_active;
    QPushButton *m_mergeButton;
    QPushButton *m_actButton;
    CsvPanel *m_csv;
    RecordMergePanel *m_merge;
    std::vector<RecordAct> m_acts;
    QTimer m_searchSoon;

    /// The record that the form shows; empty: none. A new one has an id before it is saved.
    QString m_id;
    bool m_isNew = false;
    QJsonObject m_base;
    std::map<QString, Localized> m_names;
    /// Into which the record was merged, with the name that is shown for it; empty: it stands for itself.
    std::optional<Uuid> m_mergedInto;
    Localized m_shownAs;
    bool m_dirty = false;
    std::map<QString, Draft> m_drafts;
    /// To be chosen when the list has it.
    QString m_wanted;
    RecordQueries::Cancel m_cancelRecord;
    RecordQueries::Cancel m_cancelHistory;
};

} // namespace peygir::reference
