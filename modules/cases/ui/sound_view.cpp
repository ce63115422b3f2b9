// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/ui/sound_view.h"

#include "uikit/icons.h"
#include "uikit/language.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QPushButton>
#include <QSlider>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace peygir::cases {

namespace {

constexpr qint64 stepMs = 5000;

/// "2:05", from left to right wherever it stands.
QString clockText(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const QString text = QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QChar(0x2066) + uikit::inUsersDigits(text) + QChar(0x2069);
}

} // namespace

SoundView::SoundView(QWidget *parent)
    : QWidget(parent)
    , m_time(new QLabel(this))
    , m_device(new QLabel(this))
    , m_play(new QPushButton(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Recording"));
    m_play->setFocusPolicy(Qt::NoFocus);
    m_slider->setFocusPolicy(Qt::NoFocus);
    // Time runs as on every player.
    m_slider->setLayoutDirection(Qt::LeftToRight);
    m_slider->setAccessibleName(tr("Place in the recording"));
    m_device->setProperty("role", QStringLiteral("warning"));
    m_device->setWordWrap(true);
    auto *how = new QLabel(tr("Space plays and pauses; the arrows go five seconds; Home goes to the beginning."), this);
    how->setProperty("role", QStringLiteral("muted"));
    how->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    auto *column = new QVBoxLayout(this);
    column->addStretch();
    column->addLayout(row);
    column->addWidget(how);
    column->addWidget(m_device);
    column->addStretch();
    connect(m_play, &QPushButton::clicked, this, &SoundView::playOrPause);
    connect(m_slider, &QSlider::sliderMoved, this, [this](int position) { seek(position); });
    showState();
}

SoundView::~SoundView() = default;

void SoundView::makePlayer()
{
    m_output = std::make_unique<QAudioOutput>();
    m_player = std::make_unique<QMediaPlayer>();
    m_player->setAudioOutput(m_output.get());
    connect(m_player.get(), &QMediaPlayer::positionChanged, this, &SoundView::showState);
    connect(m_player.get(), &QMediaPlayer::durationChanged, this, &SoundView::showState);
    connect(m_player.get(), &QMediaPlayer::playbackStateChanged, this, &SoundView::showState);
    const auto tell = [this](bool isSound) {
        if (std::exchange(m_told, true))
            return;
        if (isSound)
            Q_EMIT shown();
        else
            Q_EMIT failed(Error("files.not_sound"));
    };
    connect(m_player.get(), &QMediaPlayer::mediaStatusChanged, this, [this, tell](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::InvalidMedia)
            tell(false);
        else if (status == QMediaPlayer::LoadedMedia || status == QMediaPlayer::BufferedMedia)
            tell(m_player->hasAudio() || m_player->duration() > 0);
    });
    connect(m_player.get(), &QMediaPlayer::errorOccurred, this, [tell] { tell(false); });
    auto *devices = new QMediaDevices(this);
    connect(devices, &QMediaDevices::audioOutputsChanged, this, &SoundView::showDevice);
}

void SoundView::open(const std::shared_ptr<QIODevice> &content)
{
    if (!m_player)
        makePlayer();
    m_told = false;
    const auto *file = qobject_cast<QFile *>(content.get());
    if (file || !content) {
        m_player->setSource(file ? QUrl::fromLocalFile(file->fileName()) : QUrl(QStringLiteral("file:///none")));
    } else {
        // What was played before is still read until the player has the next.
        m_player->setSourceDevice(content.get());
    }
    m_content = content;
    showDevice();
    showState();
}

void SoundView::clear()
{
    m_told = true;
    if (m_player)
        m_player->setSource({});
    m_content.reset();
}

void SoundView::showDevice()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    m_device->setVisible(device.isNull());
    m_device->setText(tr("This machine has no device to play sound on. Connect one, or save the file."));
    if (!device.isNull() && m_output)
        m_output->setDevice(device);
}

void SoundView::playOrPause()
{
    if (!m_player)
        return;
    if (m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
    else
        m_player->play();
}

void SoundView::seek(qint64 position)
{
    if (m_player)
        m_player->setPosition(std::clamp<qint64>(position, 0, std::max<qint64>(0, m_player->duration())));
}

void SoundView::showState()
{
    const bool playing = m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
    m_play->setText((playing ? tr("Pause") : tr("Play")) + QStringLiteral("  ") + tr("Space"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    const qint64 position = m_player ? m_player->position() : 0;
    const qint64 duration = m_player ? m_player->duration() : 0;
    m_slider->setRange(0, int(duration));
    if (!m_slider->isSliderDown())
        m_slider->setValue(int(position));
    m_time->setText(clockText(position) + QStringLiteral(" / ") + clockText(duration));
}

void SoundView::keyPressEvent(QKeyEvent *event)
{
    const qint64 position = m_player ? m_player->position() : 0;
    switch (event->key()) {
    case Qt::Key_Space:
        return playOrPause();
    case Qt::Key_Right:
        return seek(position + stepMs);
    case Qt::Key_Left:
        return seek(position - stepMs);
    case Qt::Key_Home:
        return seek(0);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace peygir::cases
