// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/qr_view.h"

#include <QPainter>

#include <qrcodegen.hpp>

#include <algorithm>

namespace peygir::followup {

namespace {

/// As the standard wants it, in squares.
constexpr int margin = 4;
/// In pixels of the screen: what a phone reads from an arm's length.
constexpr int leastSquare = 3;
constexpr int usualSquare = 4;
/// Of an address of usual length: the place that is kept while none is shown.
constexpr int usualSquares = 45 + 2 * margin;

} // namespace

QImage qrOf(const QString &text)
{
    // The library throws where a text has no room in any QR.
    try {
        const auto code = qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
        QImage image(code.getSize(), code.getSize(), QImage::Format_RGB32);
        for (int y = 0; y < code.getSize(); ++y) {
            for (int x = 0; x < code.getSize(); ++x)
                image.setPixel(x, y, code.getModule(x, y) ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
        }
        return image;
    } catch (const std::length_error &) {
        return {};
    }
}

QrView::QrView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void QrView::setText(const QString &text)
{
    m_qr = text.isEmpty() ? QImage() : qrOf(text);
    updateGeometry();
    update();
}

int QrView::squares() const { return m_qr.isNull() ? usualSquares : m_qr.width() + 2 * margin; }

QSize QrView::sizeHint() const { return QSize(1, 1) * squares() * usualSquare; }

QSize QrView::minimumSizeHint() const { return QSize(1, 1) * squares() * leastSquare; }

void QrView::paintEvent(QPaintEvent *)
{
    if (m_qr.isNull())
        return;
    QPainter painter(this);
    const int square = std::max(1, std::min(width(), height()) / squares());
    QRect paper(0, 0, squares() * square, squares() * square);
    paper.moveCenter(rect().center());
    painter.fillRect(paper, Qt::white);
    const int edge = margin * square;
    painter.drawImage(paper.adjusted(edge, edge, -edge, -edge), m_qr);
}

} // namespace peygir::followup
