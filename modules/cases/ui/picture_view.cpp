// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/picture_view.h"

#include "cases/ui/picture_reading.h"
#include "persian/digits.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QThreadPool>

#include <algorithm>

namespace peygir::cases {

namespace {

/// More points on a side than any screen that we know.
constexpr int mostSide = 6000;

} // namespace

PictureView::PictureView(QWidget *parent)
    : QScrollArea(parent)
    , m_label(new QLabel(this))
    , m_round(std::make_shared<int>(0))
{
    m_label->setAlignment(Qt::AlignCenter);
    setWidget(m_label);
    setAlignment(Qt::AlignCenter);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
}

void PictureView::open(const std::shared_ptr<QIODevice> &content)
{
    clear();
    const int round = *m_round;
    QThreadPool::globalInstance()->start([this, content, round, alive = std::weak_ptr<int>(m_round)] {
        const Result<QImage> image = readPicture(content.get(), mostSide);
        QMetaObject::invokeMethod(
            qApp,
            [this, image, round, alive] {
                const auto present = alive.lock();
                if (!present || *present != round)
                    return;
                if (!image.ok()) {
                    Q_EMIT failed(image.error());
                    return;
                }
                m_image = *image;
                showImage();
                Q_EMIT shown();
            },
            Qt::QueuedConnection);
    });
}

void PictureView::clear()
{
    ++*m_round;
    m_image = {};
    m_scale = 0;
    m_label->setPixmap({});
}

void PictureView::showImage()
{
    if (m_image.isNull())
        return;
    const double ratio = devicePixelRatioF();
    const QSize room = viewport()->size() * ratio;
    const double fitting =
        std::min({1.0, double(room.width()) / m_image.width(), double(room.height()) / m_image.height()});
    const double scale = m_scale > 0 ? m_scale : fitting;
    const QSize size = (QSizeF(m_image.size()) * scale).toSize().expandedTo({1, 1});
    QPixmap pixmap = QPixmap::fromImage(
        size == m_image.size() ? m_image : m_image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(ratio);
    m_label->setPixmap(pixmap);
    m_label->resize(size / ratio);
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    constexpr double step = 1.25;
    constexpr double least = 0.05;
    constexpr double most = 4;
    const double present = m_image.isNull() ? 1 : double(m_label->width()) * devicePixelRatioF() / m_image.width();
    // A keyboard gives the digits of its layout; named keys have no letter's number.
    const bool isZero = event->key() < 0x10000 && persian::digitValue(char16_t(event->key())) == 0;
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        m_scale = std::min(most, present * step);
    else if (event->key() == Qt::Key_Minus)
        m_scale = std::max(least, present / step);
    else if (isZero || event->key() == Qt::Key_Asterisk)
        m_scale = 0;
    else
        return QScrollArea::keyPressEvent(event);
    showImage();
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (m_scale <= 0)
        showImage();
}

} // namespace peygir::cases
