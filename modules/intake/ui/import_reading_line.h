// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_map.h"

#include <QWidget>

class QComboBox;

namespace peygir::uikit {
class PersianLineEdit;
}

namespace peygir::intake {

/// How another system's file is read, in one line above its columns: what the system is called, letters, separator, and
/// how its times are written. Shows what a map says and tells what a person chooses; keeps no map.
class ImportReadingLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReadingLine(QWidget *parent = nullptr);

    /// What the map says; nothing of it is told back.
    void showMap(const ImportMap &map);

Q_SIGNALS:
    /// The file has to be read again, with these letters and this separator.
    void readingChosen(peygir::intake::FileEncoding encoding, char separator);
    /// Forms of times, as ImportMap has them.
    void timesChosen(const QStringList &forms);
    void zoneChosen(const QTimeZone &zone);
    /// As it is stored; may be empty.
    void sourceTyped(const QString &source);

private:
    void fillChoices();
    void layOut();

    QComboBox *m_encoding;
    QComboBox *m_separator;
    QComboBox *m_times;
    QComboBox *m_zone;
    uikit::PersianLineEdit *m_source;
};

} // namespace peygir::intake
