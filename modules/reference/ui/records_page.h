// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "paper/out_page.h"
#include "reference/core/record_queries.h"
#include "reference/ui/record_editor.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace peygir::uikit {
class PagedListModel;
class PersianLineEdit;
class RowListView;
} // namespace peygir::uikit

namespace peygir::reference {

class CsvPanel;
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

    /// Only the types of these verbs are offered (`RecordForm::verb`, `otherVerb`).
    void setVerbs(const std::vector<QByteArray> &verbs);
    /// The page owns the panel of the act then.
    void addAct(RecordAct act);
    /// The form in place of a panel.
    void showForm();
    /// Whether records of this type are offered now.
    bool offers(const QString &type) const;
    /// Shows this type, and the record as soon as the list has it; one that is not offered changes nothing.
    void openType(const QString &type, const QString &id = {});
    /// Shows those of the type that is shown that have this in them, as if it had been typed.
    void search(const QString &text);
    /// Begins a new record of this type.
    void beginNewOf(const QString &type);
    /// Where the files of records are; outlives it. To be said before `setVerbs`.
    void setFiles(FilePort &files);
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
    void showType();
    void beginNew();
    void bringIn();
    void exportCsv();

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
    RecordEditor *m_editor;
    CsvPanel *m_csv;
    QTimer m_searchSoon;
    /// To be chosen when the list has it.
    QString m_wanted;
};

} // namespace peygir::reference
