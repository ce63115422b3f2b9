// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/ui/filter_text.h"
#include "persian/jalali_date.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace peygir::uikit {
class JalaliDateEdit;
class PersianLineEdit;
} // namespace peygir::uikit

namespace peygir::cases {

/// Where a person says how a list stands and what of it he wants to see, and keeps that under a name (R095). Part of the
/// list, no dialog; every change counts at once. Esc puts it away, what is chosen stays.
class FilterPanel : public QFrame
{
    Q_OBJECT

public:
    /// `now` is asked for what relative dates mean.
    FilterPanel(CaseList list, std::function<Instant()> now, QWidget *parent = nullptr);

    const ChosenFilter &chosen() const { return m_chosen; }
    /// Does not emit changed().
    void setChosen(const ChosenFilter &chosen);
    /// What is typed above the panel: it is saved with the rest. Does not emit changed().
    void setText(const QString &text) { m_chosen.text = text; }
    void setChoices(const CaseChoices &choices);
    const CaseChoices &choices() const { return m_choices; }
    /// By name, in the order in which they were saved.
    using Saved = QList<std::pair<QString, ChosenFilter>>;
    void setSaved(const Saved &saved);
    const Saved &saved() const { return m_saved; }
    void takeFocus();

Q_SIGNALS:
    void changed();
    void savedChanged();
    void putAway();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QComboBox *combo(const QString &name);
    void layOut(bool withDeadline);
    void display(const ChosenFilter &chosen);
    QString typedIn(const uikit::JalaliDateEdit &edit, const QString &before) const;
    void take();
    void save();
    void forget();
    void applySaved(int place);
    void refill();

    CaseList m_list;
    std::function<persian::JalaliDate()> m_today;
    ChosenFilter m_chosen;
    CaseChoices m_choices;
    Saved m_saved;
    bool m_showing = false;

    QComboBox *m_order;
    QComboBox *m_status;
    QComboBox *m_group;
    QComboBox *m_region;
    QComboBox *m_date;
    uikit::JalaliDateEdit *m_from;
    uikit::JalaliDateEdit *m_until;
    QCheckBox *m_late;
    QComboBox *m_savedNames;
    uikit::PersianLineEdit *m_name;
    QPushButton *m_save;
    QPushButton *m_forget;
};

} // namespace peygir::cases
