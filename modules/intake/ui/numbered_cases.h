// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "uikit/list_row.h"

#include <QListView>

class QStandardItemModel;

namespace peygir::intake {

/// A case as the call desk shows it beside the form.
struct BesideCase
{
    cases::CaseId id;
    QString code;
    uikit::ListRow row;
};

/// A few cases under each other, each with the number by which a key reaches it: code, subject, status, age, and what
/// makes it worth looking at. By keyboard also as a list: arrows move, Enter chooses.
class NumberedCases : public QListView
{
    Q_OBJECT

public:
    explicit NumberedCases(QWidget *parent = nullptr);

    /// `first` is the number of the first one. The current row stays at its case.
    void setCases(const std::vector<BesideCase> &shown, int first);
    const std::vector<BesideCase> &cases() const { return m_cases; }
    /// Rows that are seen without scrolling: never a part of one.
    void setRowsSeen(int rows);

Q_SIGNALS:
    void chosen(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();

    QStandardItemModel *m_model;
    std::vector<BesideCase> m_cases;
    int m_rowsSeen = 3;
};

} // namespace peygir::intake
