// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QIODevice>
#include <QImage>
#include <QScrollArea>

#include <memory>

class QLabel;

namespace peygir::cases {

/// A picture, read in the background and never larger than a screen can use: what claims more points than
/// `limits::picturePixels` is not decoded at all (a bomb of some kilobytes unpacks to gigabytes). + and - change its
/// size, 0 fits it to the window.
class PictureView : public QScrollArea
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    /// `content` is open for reading; null shows as broken.
    void open(const std::shared_ptr<QIODevice> &content);
    void clear();

Q_SIGNALS:
    void shown();
    /// "files.picture_broken", "files.picture_too_large" {width, height}.
    void failed(const peygir::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showImage();

    QLabel *m_label;
    QImage m_image;
    /// 0: as large as the window allows.
    double m_scale = 0;
    /// What is being read for another picture is not shown.
    std::shared_ptr<int> m_round;
};

} // namespace peygir::cases
