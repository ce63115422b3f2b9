// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QIODevice>
#include <QWidget>

#include <memory>

class QAudioOutput;
class QLabel;
class QMediaPlayer;
class QPushButton;
class QSlider;

namespace peygir::cases {

/// Plays a recording (R037): Space plays and pauses, the arrows go five seconds on and back, Home to the beginning.
/// Says so where the machine has nothing to play it on.
class SoundView : public QWidget
{
    Q_OBJECT

public:
    explicit SoundView(QWidget *parent = nullptr);
    ~SoundView() override;

    /// `content` is open for reading, and is kept as long as it plays; null shows as no sound.
    void open(const std::shared_ptr<QIODevice> &content);
    /// Silence.
    void clear();

Q_SIGNALS:
    void shown();
    /// "files.not_sound".
    void failed(const peygir::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makePlayer();
    void playOrPause();
    void seek(qint64 position);
    void showState();
    void showDevice();

    QLabel *m_time;
    QLabel *m_device;
    QPushButton *m_play;
    QSlider *m_slider;
    /// Made when the first recording is opened: it loads half a media library.
    std::unique_ptr<QAudioOutput> m_output;
    /// Before the player, which reads it.
    std::shared_ptr<QIODevice> m_content;
    std::unique_ptr<QMediaPlayer> m_player;
    bool m_told = false;
};

} // namespace peygir::cases
