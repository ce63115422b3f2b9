// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/desk_port.h"
#include "reference/core/record_queries.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace peygir::reference {
class RecordFormView;
}
namespace peygir::uikit {
class HistoryView;
}

namespace peygir::administration {

class PostRightsView;
class UserQueries;

/// One unit or post of the chart beside it: its fields, switched off and on, what a post gives to whoever holds it (R113), and who changed
/// what in it (R112). Where it stands is
/// not typed here: it is moved in the chart. What it writes is base information like all other (`PutRecord`).
class ChartItemPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All outlive it.
    ChartItemPanel(reference::RecordQueries &records, UserQueries &users, DeskPort &desk, QWidget *parent = nullptr);

    /// Reads it and shows it. What is typed and not saved is lost: ask `isDirty` first.
    void showItem(bool isPost, const Uuid &id);
    /// A new one below this unit; a unit below none is a new top.
    void beginNew(bool isPost, const std::optional<Uuid> &above);
    bool isDirty() const { return m_dirty; }
    bool isNew() const { return m_isNew; }
    /// Of what is shown or made; empty: nothing yet.
    const std::optional<Uuid> &itemId() const { return m_id; }
    void save();
    void discard();
    void switchActive();
    /// Reads what is shown again; what is being typed stays.
    void refresh();
    void takeFocus();
    PostRightsView &rights() { return *m_rights; }
    /// Says what a rule refused: beside its field where there is one.
    void sayProblem(const Error &error);

Q_SIGNALS:
    void said(const QString &sentence);
    void saved(const peygir::Uuid &id);
    /// A new one was given up.
    void dropped();

private:
    void layOut();
    void useForm(bool isPost);
    void receive(const Result<std::optional<reference::RecordLine>> &line);
    void put(const QJsonObject &record, const QString &sentence);
    void showHistory();
    void showButtons();
    /// Whether the fields are those of the box that is shown: until it was read they are of another one, and nothing is done with them.
    bool isRead() const;
    const reference::RecordForm &form() const { return m_isPost ? m_postForm : m_unitForm; }

    reference::RecordQueries &m_records;
    DeskPort &m_desk;
    /// Without the field that says where it stands.
    const reference::RecordForm m_unitForm;
    const reference::RecordForm m_postForm;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_problem;
    QScrollArea *m_scroll;
    reference::RecordFormView *m_fields = nullptr;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_active;
    PostRightsView *m_rights;
    uikit::HistoryView *m_history;

    bool m_isPost = false;
    bool m_isNew = false;
    bool m_dirty = false;
    std::optional<Uuid> m_id;
    QJsonObject m_base;
    reference::RecordQueries::Cancel m_cancel;
    reference::RecordQueries::Cancel m_cancelHistory;
};

} // namespace peygir::administration
